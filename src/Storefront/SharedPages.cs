using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;
using Zhanggui.Ui;

namespace Zhanggui.Storefront;

/// <summary>
/// What may be kept and for whom: 200s without a cookie, by path, language, kind of htmx request and the named query
/// keys. The default policy would leave out everybody who is signed in; these pages know nobody, so they are the same
/// for members.
/// </summary>
internal sealed class SharedPages(TimeSpan kept, string tag, string[] keys) : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        // An address with other keys would be printed into links of the page: it is answered, not kept.
        var mayKeep =
            HttpMethods.IsGet(request.Method) && request.Query.Keys.All(k => keys.Contains(k, StringComparer.Ordinal));
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (
            true,
            mayKeep,
            mayKeep,
            true
        );
        context.ResponseExpirationTimeSpan = kept;
        context.Tags.Add(tag);
        context.CacheVaryByRules.QueryKeys = keys.Length == 0 ? "" : keys;
        context.CacheVaryByRules.HeaderNames = new[] { "HX-Request-Type", "HX-History-Restore-Request", "HX-Request" };
        context.CacheVaryByRules.VaryByValues["culture"] = CultureInfo.CurrentUICulture.Name;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}

/// <summary>
/// A page with a tag of its content. The tag is made once, when the page is; from then on the kept page answers "not
/// modified" by itself.
/// </summary>
internal sealed class TaggedPage(PageResult page) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var wire = httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var bytes = new MemoryStream();
        httpContext.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(bytes));
        try
        {
            await page.ExecuteAsync(httpContext);
        }
        finally
        {
            httpContext.Features.Set(wire);
        }

        var content = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        if (httpContext.Response.StatusCode == StatusCodes.Status200OK)
            httpContext.Response.Headers.ETag =
                $"\"{Convert.ToHexStringLower(SHA256.HashData(content.Span)).AsSpan(0, 32)}\"";
        httpContext.Response.ContentLength = content.Length;
        await httpContext.Response.Body.WriteAsync(content, httpContext.RequestAborted);
    }
}
