using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Zhanggui.Ui;

namespace Zhanggui.Web;

/// <summary>The JSON API described by OpenAPI, at /api/v1/openapi.json, and listed for people at /office/api.</summary>
internal static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services)
    {
        services.AddOpenApi(
            "v1",
            o =>
            {
                o.ShouldInclude = d => d.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
                o.AddSchemaTransformer(ApiExamples.Describe);
                o.AddOperationTransformer(
                    (operation, context, _) =>
                    {
                        foreach (
                            var query in context.Description.ActionDescriptor.EndpointMetadata.OfType<Organization.ApiQuery>()
                        )
                            Describe(operation, query);
                        return Task.CompletedTask;
                    }
                );
                o.AddDocumentTransformer(
                    (document, context, _) =>
                    {
                        new ApiExamples(context.ApplicationServices.GetServices<ApiWord>()).Add(document);
                        document.Info = new OpenApiInfo
                        {
                            Title = "Zhanggui 掌柜",
                            Version = "v1",
                            Description =
                                "Money is in whole fen, instants are UTC (ISO 8601), ids are UUIDs. A refusal is a problem (RFC 9457) with a stable `code`; `errors` names the fields. Every POST that creates takes an `Idempotency-Key`: the same key is answered with the first outcome. Programs authenticate with an API key (`Authorization: Bearer zk_...`).",
                        };
                        return Task.CompletedTask;
                    }
                );
            }
        );
        services.AddSingleton(new MenuItem("/office/api", ("接口文档", "API"), "api", "manage", "db.view", 90));
    }

    private static void Describe(OpenApiOperation operation, Organization.ApiQuery query)
    {
        operation.Parameters ??= [];
        foreach (var (name, says) in query.Parameters.Where(q => operation.Parameters.All(p => p.Name != q.Name)))
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Query,
                    Description = says,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                }
            );
    }

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json").Open();
        app.MapGet(
                "/office/api",
                (EndpointDataSource endpoints) =>
                    PageResult.Page(
                        new Text("接口文档", "API").ToString(),
                        Render.Component<ApiPage>(("Routes", Routes(endpoints))),
                        typeof(OfficeLayout)
                    )
            )
            .Needs("db.view")
            .ExcludeFromDescription();
    }

    private static IReadOnlyList<ApiRoute> Routes(EndpointDataSource endpoints) =>
        [
            .. endpoints
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e =>
                    e.RoutePattern.RawText?.TrimStart('/').StartsWith("api/v1", StringComparison.Ordinal) == true
                )
                .Select(e => new ApiRoute(
                    e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.FirstOrDefault() ?? "GET",
                    "/" + e.RoutePattern.RawText!.TrimStart('/'),
                    e.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IEndpointSummaryMetadata>()?.Summary
                        ?? "",
                    e.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.ITagsMetadata>()?.Tags.FirstOrDefault()
                        ?? "",
                    e.Metadata.GetMetadata<EndpointAccess>()
                ))
                .OrderBy(r => r.Tag, StringComparer.Ordinal)
                .ThenBy(r => r.Path, StringComparer.Ordinal)
                .ThenBy(r => r.Method, StringComparer.Ordinal),
        ];
}

/// <summary>One route for the page that lists the API.</summary>
public sealed record ApiRoute(string Method, string Path, string Summary, string Tag, EndpointAccess? Access)
{
    /// <summary>Who may call it.</summary>
    public string Who =>
        Access is null ? "—"
        : Access.IsOpen ? new Text("公开", "Public").ToString()
        : Access.SignedIn ? new Text("登录后", "Signed in").ToString()
        : string.Join(" / ", Access.AnyOf);
}
