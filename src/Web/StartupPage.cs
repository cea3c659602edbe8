using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Zhanggui.Web;

/// <summary>
/// What is answered while the <see cref="StartupGate"/> is closed: nobody sees a shop with half of its goods, and
/// nothing can be bought in it. <c>/health/live</c> answers, <c>/health/ready</c> says not yet.
/// </summary>
internal sealed class StartupPage(StartupGate gate) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            gate.IsOpen ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The data are being prepared.")
        );

    /// <summary>Answers 503 with a page that asks again by itself, or a problem for programs.</summary>
    public async Task Invoke(HttpContext context, Func<Task> next)
    {
        if (gate.IsOpen || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            await next();
            return;
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "3";
        context.Response.Headers.CacheControl = "no-store";
        var message = WebErrors.Preparing.Message;
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await Refusals.Problem(WebErrors.Preparing).ExecuteAsync(context);
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"3\"><meta name=\"viewport\" content=\"width=device-width\"><title>掌柜</title><h1>掌柜 Zhanggui</h1><p>{message.Zh}</p><p lang=\"en\">{message.En}</p></html>"
            )
        );
    }
}
