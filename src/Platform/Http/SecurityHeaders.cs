using Microsoft.AspNetCore.Http;

namespace Zhanggui.Platform;

/// <summary>The headers that every answer carries.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public Task Invoke(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return next(context);
    }
}

/// <summary>
/// Refuses a write that another site's page caused. Browsers say where a request comes from (Sec-Fetch-Site, else
/// Origin), so pages need no token and can be cached. Programs with an API key or a signature send neither header and
/// use no cookie.
/// </summary>
internal sealed class SameOriginWrites(RequestDelegate next)
{
    private static readonly Refusal Foreign = Refusal.Forbidden(
        "platform.foreign_origin",
        "这个请求来自别的网站，没有执行。请回到本店页面再操作",
        "This request came from another site and was not carried out. Do it from our own page."
    );

    public Task Invoke(HttpContext context)
    {
        var request = context.Request;
        if (
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
        )
            return next(context);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var foreign =
            site.Length > 0
                ? site is not ("same-origin" or "none")
                : origin.Length > 0
                    && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
        return foreign ? Refusals.Problem(Foreign).ExecuteAsync(context) : next(context);
    }
}
