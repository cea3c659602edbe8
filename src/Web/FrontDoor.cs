using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Zhanggui.Web;

/// <summary>
/// Closed while the house is being furnished (the first start fills the demo company, whose clock then stands in the past): nobody sees a shop with
/// half of its goods, and nothing can be bought in it. <c>/health/live</c> answers, <c>/health/ready</c> says not yet.
/// </summary>
internal sealed class FrontDoor : IHealthCheck
{
    private volatile bool _isClosed;

    /// <summary>Nobody comes in until <see cref="Open"/>.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Everybody may come in.</summary>
    public void Open() => _isClosed = false;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_isClosed ? HealthCheckResult.Unhealthy("The house is being prepared.") : HealthCheckResult.Healthy());

    /// <summary>Answers 503 with a page that asks again by itself, or a problem for programs.</summary>
    public async Task Invoke(HttpContext context, Func<Task> next)
    {
        if (!_isClosed || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
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
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture,
            $"<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"3\"><meta name=\"viewport\" content=\"width=device-width\"><title>掌柜</title><h1>掌柜 Zhanggui</h1><p>{message.Zh}</p><p lang=\"en\">{message.En}</p></html>"));
    }
}
