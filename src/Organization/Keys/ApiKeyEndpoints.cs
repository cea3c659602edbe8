using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>A new key in a request.</summary>
public sealed record ApiKeyBody(string Name, IReadOnlyList<string> Permissions, int? Days);

/// <summary>A key in an answer, without its secret.</summary>
public sealed record ApiKeyView(
    Guid Id,
    string Name,
    string Prefix,
    string State,
    IReadOnlyList<string> Permissions,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt
);

/// <summary>API keys of partners and scripts: page and JSON. The key's text is answered once and never again.</summary>
internal static class ApiKeyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/staff/keys", List).Needs("org.view").ExcludeFromDescription();
        routes.MapPost("/office/staff/keys", Make).Needs("org.edit").DisableAntiforgery().ExcludeFromDescription();
        routes
            .MapPost("/office/staff/keys/{id:guid}/revoke", Revoke)
            .Needs("org.edit")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/keys").WithTags("Organization 组织");
        api.MapGet("", ListApi).Needs("org.view").WithName("ListApiKeys").WithSummary("API keys without their secrets");
        api.MapPost("", MakeApi)
            .Needs("org.edit")
            .WithName("MakeApiKey")
            .WithSummary("Make a key; its text is answered this once");
        api.MapPost("/{id:guid}/revoke", RevokeApi)
            .Needs("org.edit")
            .WithName("RevokeApiKey")
            .WithSummary("End a key at once");
    }

    private static Task<IResult> List(
        HttpContext http,
        OrganizationQueries queries,
        PermissionDirectory directory,
        TimeProvider clock,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    ) => Page(new FormState(), null, 200, http, queries, directory, clock, l, ct);

    private static async Task<IResult> Page(
        FormState form,
        string? made,
        int status,
        HttpContext http,
        OrganizationQueries queries,
        PermissionDirectory directory,
        TimeProvider clock,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    )
    {
        var offered = http.Actor().May("org.edit")
            ? http.Actor().Permissions.Order(StringComparer.Ordinal).ToList()
            : [];
        return PageResult.Page(
            l["接口密钥"],
            ApiKeyViews.List(await queries.Keys(ct), offered, directory, form, made, clock.Now(), l),
            typeof(OfficeLayout),
            status
        );
    }

    private static async Task<IResult> Make(
        HttpContext http,
        UseCaseExecutor executor,
        OrganizationQueries queries,
        PermissionDirectory directory,
        TimeProvider clock,
        IStringLocalizer<OrganizationTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var days =
            form["days"].Length == 0 ? (int?)null
            : int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var d) ? d
            : 0;
        var result = await executor.Run(
            http.Actor(),
            (MakeApiKey u) => u.Run(form["name"], form.All("permissions"), days, ct),
            ct
        );
        if (result.IsDone)
            return await Page(new FormState(), result.Value.Key, 200, http, queries, directory, clock, l, ct);
        form.Accept(result.Refusal);
        return await Page(form, null, Refusals.Status(result.Refusal), http, queries, directory, clock, l, ct);
    }

    private static async Task<IResult> Revoke(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var result = await executor.Run(http.Actor(), (RevokeApiKey u) => u.Run(id, form["why"], ct), ct);
        return result.IsDone ? PageResult.Redirect(http, "/office/staff/keys") : refusals.Answer(http, result.Refusal);
    }

    private static async Task<IResult> ListApi(OrganizationQueries queries, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        return TypedResults.Ok(
            (await queries.Keys(ct)).Select(k => new ApiKeyView(
                k.Id,
                k.Name,
                k.Prefix,
                k.State(now).ToString(),
                k.PermissionList,
                k.CreatedAt,
                k.ExpiresAt,
                k.LastUsedAt
            ))
        );
    }

    private static async Task<IResult> MakeApi(
        ApiKeyBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                http.Actor(),
                (MakeApiKey u) => u.Run(body.Name ?? "", body.Permissions ?? [], body.Days, ct),
                ct
            )
        ).ToCreated(k => $"/api/v1/keys/{k.Id}");

    private static async Task<IResult> RevokeApi(
        Guid id,
        WhyBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) => (await executor.Run(http.Actor(), (RevokeApiKey u) => u.Run(id, body.Why, ct), ct)).ToHttp();
}
