using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Zhanggui.Web;

/// <summary>
/// How often one address may try things that guessing would exploit: signing in, registering, finding an order by
/// number and phone. Endpoints ask for it with <c>.RequireRateLimiting("guess")</c>. It ends with the host: the
/// framework's own middleware keeps a timer that holds a stopped host in memory.
/// </summary>
internal sealed class Limits : IDisposable
{
    private static readonly SlidingWindowRateLimiterOptions PerAddress = new()
    {
        PermitLimit = 60,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
    };

    private readonly PartitionedRateLimiter<HttpContext> _guesses = PartitionedRateLimiter.Create<HttpContext, string>(
        context =>
            RateLimitPartition.GetSlidingWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => PerAddress
            )
    );

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>() is not null)
        {
            using var lease = _guesses.AttemptAcquire(context);
            if (!lease.IsAcquired)
            {
                context.Response.Headers.RetryAfter = "60";
                await context
                    .RequestServices.GetRequiredService<IRefusalPages>()
                    .Answer(context, WebErrors.TooOften)
                    .ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    }

    public void Dispose() => _guesses.Dispose();
}
