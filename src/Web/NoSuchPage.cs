using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;

namespace Zhanggui.Web;

/// <summary>
/// What nobody serves. A route whose body must be JSON is passed over when the request does not say that it is: that is
/// not a wrong address.
/// </summary>
internal static class NoSuchPage
{
    public static Task Answer(HttpContext context, EndpointDataSource endpoints, IRefusalPages pages) =>
        IsServed(context, endpoints)
            ? ExceptionPages.Answer(context, WebErrors.NotJson, StatusCodes.Status415UnsupportedMediaType)
            : pages.Answer(context, WebErrors.NoSuchPage).ExecuteAsync(context);

    private static bool IsServed(HttpContext context, EndpointDataSource endpoints) =>
        endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Any(e =>
                e.Metadata.GetMetadata<IAcceptsMetadata>() is not null
                && e.Metadata.GetMetadata<IHttpMethodMetadata>()
                    ?.HttpMethods.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase) == true
                && new TemplateMatcher(new RouteTemplate(e.RoutePattern), []).TryMatch(context.Request.Path, [])
            );
}
