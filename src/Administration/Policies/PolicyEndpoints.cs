using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Administration;

/// <summary>A new policy value in a request.</summary>
public sealed record PolicyBody(string Value, string Why);

/// <summary>A policy in an answer.</summary>
public sealed record PolicyView(
    string Key,
    Text Name,
    string Value,
    string Factory,
    string Rule,
    Text Range,
    string Editor,
    DateTimeOffset? Since
);

/// <summary>The policies: every number of the handbooks, with history. JSON under /api/v1/policies.</summary>
internal static class PolicyEndpoints
{
    private static readonly string[] Readers = ["rep.view", Policy.Business, Policy.Technical];
    private static readonly string[] Editors = [Policy.Business, Policy.Technical];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/policies", List).Needs(Readers).ExcludeFromDescription();
        routes.MapGet("/office/policies/changes", Changes).Needs(Readers).ExcludeFromDescription();
        routes.MapGet("/office/policies/export", ExportAll).Needs(Readers).ExcludeFromDescription();
        routes.MapGet("/office/policies/{key}", One).Needs(Readers).ExcludeFromDescription();
        routes.MapPost("/office/policies/{key}", Save).Needs(Editors).DisableAntiforgery().ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/policies").WithTags("House 系统");
        api.MapGet("", ListApi)
            .Needs(Readers)
            .WithName("ListPolicies")
            .WithSummary("Policies with their values in force");
        api.MapGet(
                "/{key}/changes",
                async (string key, PolicyQueries queries, CancellationToken ct) =>
                    TypedResults.Ok(await queries.History(key, 200, ct))
            )
            .Needs(Readers)
            .WithName("ListPolicyChanges")
            .WithSummary("A policy's history, newest first");
        api.MapPut("/{key}", SaveApi)
            .Needs(Editors)
            .WithName("ChangePolicy")
            .WithSummary("Change a policy, with a reason");
    }

    private static async Task<IResult> List(HttpContext http, PolicyPages pages, CancellationToken ct) =>
        await pages.Show(http, null, new FormState(), 200, ct);

    private static async Task<IResult> One(string key, HttpContext http, PolicyPages pages, CancellationToken ct) =>
        await pages.Show(http, key, new FormState(), 200, ct);

    private static async Task<IResult> Changes(
        PolicyQueries queries,
        Policies policies,
        IStringLocalizer<AdministrationTexts> l,
        CancellationToken ct
    ) =>
        PageResult.Page(
            l["改动记录"],
            PolicyViews.Changes(await queries.History(null, 200, ct), policies, l),
            typeof(OfficeLayout)
        );

    private static async Task<IResult> ExportAll(HttpContext http, PolicyQueries queries, CancellationToken ct) =>
        Export.File(
            "policies",
            TableQuery.From(http).Filter("format"),
            [
                new ExportColumn<PolicyRow>(("参数", "Key"), r => r.Policy.Key),
                new ExportColumn<PolicyRow>(("名称", "Name"), r => r.Policy.Name),
                new ExportColumn<PolicyRow>(("现行", "Value"), r => r.Value),
                new ExportColumn<PolicyRow>(("出厂", "Factory"), r => r.Policy.DefaultText),
                new ExportColumn<PolicyRow>(("范围", "Range"), r => r.Policy.Range),
                new ExportColumn<PolicyRow>(("依据", "Rule"), r => r.Policy.Rule),
            ],
            (await queries.All(ct)).ToAsyncEnumerable()
        );

    private static async Task<IResult> Save(
        string key,
        HttpContext http,
        UseCaseExecutor executor,
        PolicyPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var result = await executor.Run(
            http.Actor(),
            (ChangePolicy u) => u.Run(key, form["value"], form["why"], ct),
            ct
        );
        if (result.IsDone)
            return PageResult.Redirect(http, $"/office/policies/{Uri.EscapeDataString(key)}");
        form.Accept(result.Refusal);
        return await pages.Show(http, key, form, Refusals.Status(result.Refusal), ct);
    }

    private static async Task<IResult> ListApi(PolicyQueries queries, CancellationToken ct, string? q = null) =>
        TypedResults.Ok(
            PolicyQueries
                .Search(await queries.All(ct), q)
                .Select(r => new PolicyView(
                    r.Policy.Key,
                    r.Policy.Name,
                    r.Value,
                    r.Policy.DefaultText,
                    r.Policy.Rule,
                    r.Policy.Range,
                    r.Policy.Editor,
                    r.Since
                ))
        );

    private static async Task<IResult> SaveApi(
        string key,
        PolicyBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var result = await executor.Run(
            http.Actor(),
            (ChangePolicy u) => u.Run(key, body.Value ?? "", body.Why ?? "", ct),
            ct
        );
        return result.ToHttp();
    }
}

/// <summary>Puts the policies page together: contents, rows, and the editor of the chosen one.</summary>
internal sealed class PolicyPages(
    PolicyQueries queries,
    IRefusalPages refusals,
    IStringLocalizer<AdministrationTexts> l
)
{
    public async Task<IResult> Show(HttpContext http, string? key, FormState form, int status, CancellationToken ct)
    {
        var all = await queries.All(ct);
        var chosen = all.FirstOrDefault(r => r.Policy.Key == key);
        if (key is not null && chosen is null)
            return refusals.Answer(
                http,
                Refusal.NotFound("platform.no_such_policy", "没有这项制度参数", "There is no such policy.")
            );
        var q = http.Request.Query["q"].ToString();
        var group = http.Request.Query["group"].ToString() is { Length: > 0 } asked
            ? asked
            : chosen?.Group ?? (q.Length > 0 ? "" : PolicyGroups.All.First(g => all.Any(r => r.Group == g.Key)).Key);
        var found = PolicyQueries.Search(all, q);
        var model = new PolicyViews.Model(
            all,
            [.. found.Where(r => group.Length == 0 || q.Length > 0 || r.Group == group)],
            group,
            q,
            chosen,
            chosen is null ? [] : await queries.History(key, 50, ct),
            await queries.Editors(ct),
            chosen is not null && http.Actor().May(chosen.Policy.Editor),
            form
        );
        return PageResult.Page(
            chosen?.Policy.Name.ToString() ?? l["制度与参数"],
            PolicyViews.Page(model, l),
            typeof(OfficeLayout),
            status
        );
    }
}
