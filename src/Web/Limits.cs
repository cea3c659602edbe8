using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Zhanggui.Web;

/// <summary>
/// How often one address may try things that guessing would exploit: signing in, registering, finding an order by number and phone.
/// Endpoints ask for it with <c>.RequireRateLimiting("guess")</c>.
/// </summary>
internal static class Limits
{
    public static void AddLimits(this IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.AddPolicy("guess", context => RateLimitPartition.GetSlidingWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = 60, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));
        o.OnRejected = async (rejected, ct) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            await rejected.HttpContext.RequestServices.GetRequiredService<IRefusalPages>().Answer(rejected.HttpContext, WebErrors.TooOften).ExecuteAsync(rejected.HttpContext);
        };
    });
}
