using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.OrderScreening;

/// <summary>A draft in a request.</summary>
/// <param name="Rules">The rules that are to be different; the others stay.</param>
/// <param name="Why">Why; needed to enable it.</param>
/// <param name="After">For a replay: where its list goes on.</param>
public sealed record ScreeningDraftBody(
    IReadOnlyList<ScreeningRuleInput>? Rules,
    string? Why = null,
    string? After = null
);

/// <summary>
/// The rules (the audit log lives at /office/audit): GET /office/order-audit, POST /office/order-audit puts a draft into
/// force. JSON: GET and PUT /api/v1/audit/rules, GET /api/v1/audit/revisions. Whoever knows the orders tries a draft on
/// them at /office/order-audit/replay and /api/v1/audit/replay.
/// </summary>
internal static class ScreeningEndpoints
{
    private const string Tag = "Audit 审单";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/office/order-audit",
                (ScreeningRulesPage page, CancellationToken ct, int? before = null) => page.Show(before, ct)
            )
            .Needs(ScreeningPermissions.View, ScreeningPermissions.EditRules)
            .ExcludeFromDescription();
        routes
            .MapPost("/office/order-audit", (ScreeningRulesPage page, CancellationToken ct) => page.Enable(ct))
            .Needs(ScreeningPermissions.EditRules)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/audit").WithTags(Tag);
        api.MapGet("/rules", Rules)
            .Needs(ScreeningPermissions.View, ScreeningPermissions.EditRules)
            .WithName("GetAuditRules")
            .WithSummary("The rules in force with their hits of the last 30 days (ORD-06)");
        api.MapPut("/rules", Enable)
            .Needs(ScreeningPermissions.EditRules)
            .WithName("EnableAuditRules")
            .WithSummary("Put a draft into force, with a reason; rules left out stay as they are");
        api.MapGet("/revisions", Revisions)
            .Needs(ScreeningPermissions.View, ScreeningPermissions.EditRules)
            .WithName("ListAuditRevisions")
            .WithSummary("Who changed the rules, when, why; page with `before`");
    }

    private static async Task<IResult> Rules(
        IScreening screening,
        ScreeningQueries queries,
        Policies policies,
        CancellationToken ct
    )
    {
        var (rules, records) = (screening.InForce, await queries.Records(ct));
        return TypedResults.Ok(
            new
            {
                revision = rules.Revision,
                holdAt = policies.Get(OrderScreeningPolicies.HoldAt),
                passByItself = policies.Get(OrderScreeningPolicies.PassByItself),
                rules = ScreeningCatalog.All.Select(r => new
                {
                    r.Code,
                    name = r.Name,
                    looks = r.Looks,
                    rules.Of(r).On,
                    rules.Of(r).Weight,
                    parameters = rules.Of(r).Values,
                    hits = records.GetValueOrDefault(r.Code)?.Hits ?? 0,
                    cancelled = records.GetValueOrDefault(r.Code)?.Cancelled ?? 0,
                }),
            }
        );
    }

    private static async Task<IResult> Enable(
        ScreeningDraftBody body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var done = await executor.Run(
            http.Actor(),
            (EnableScreeningRules u) => u.Run(body.Rules ?? [], body.Why, ct),
            ct,
            http.IdempotencyKey()
        );
        return done.IsDone ? TypedResults.Ok(new { revision = done.Value }) : Refusals.Problem(done.Refusal);
    }

    private static async Task<IResult> Revisions(
        ScreeningQueries queries,
        CancellationToken ct,
        int? before = null,
        int take = 50
    )
    {
        var rows = await queries.Revisions(before, Math.Clamp(take, 1, 200), ct);
        return TypedResults.Ok(
            rows.Select(r => new
            {
                revision = r.No,
                r.At,
                r.By,
                r.Why,
                changes = new Text(r.ChangesZh, r.ChangesEn),
            })
        );
    }
}
