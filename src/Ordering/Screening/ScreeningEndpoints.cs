using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

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
/// The audit's rules (the audit log lives at /office/audit): GET /office/order-audit, POST /office/order-audit/replay
/// tries a draft, POST /office/order-audit puts it into force. JSON: GET and PUT /api/v1/audit/rules, GET
/// /api/v1/audit/revisions, POST /api/v1/audit/replay.
/// </summary>
internal static class ScreeningEndpoints
{
    private const string Tag = "Audit 审单";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/office/order-audit",
                (ScreeningPages pages, CancellationToken ct, int? before = null) => pages.Show(before, ct)
            )
            .Needs(ScreeningSetup.View, ScreeningSetup.EditRules)
            .ExcludeFromDescription();
        routes
            .MapPost("/office/order-audit", (ScreeningPages pages, CancellationToken ct) => pages.Enable(ct))
            .Needs(ScreeningSetup.EditRules)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPost("/office/order-audit/replay", (ScreeningPages pages, CancellationToken ct) => pages.Replay(ct))
            .Needs(ScreeningSetup.View, ScreeningSetup.EditRules)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapGet("/office/order-audit/replay/progress", Progress)
            .Needs(ScreeningSetup.View, ScreeningSetup.EditRules)
            .ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/audit").WithTags(Tag);
        api.MapGet("/rules", Rules)
            .Needs(ScreeningSetup.View, ScreeningSetup.EditRules)
            .WithName("GetAuditRules")
            .WithSummary("The rules in force with their hits of the last 30 days (ORD-06)");
        api.MapPut("/rules", Enable)
            .Needs(ScreeningSetup.EditRules)
            .WithName("EnableAuditRules")
            .WithSummary("Put a draft into force, with a reason; rules left out stay as they are");
        api.MapGet("/revisions", Revisions)
            .Needs(ScreeningSetup.View, ScreeningSetup.EditRules)
            .WithName("ListAuditRevisions")
            .WithSummary("Who changed the rules, when, why; page with `before`");
        api.MapPost("/replay", Replay)
            .Needs(ScreeningSetup.View, ScreeningSetup.EditRules)
            .WithName("ReplayAudit")
            .WithSummary("What a draft would have done to the last 30 days; writes nothing");
    }

    private static IResult Progress(HttpContext http, ReplayProgress progress, IStringLocalizer<OrderingTexts> l) =>
        TypedResults.Text(
            http.Actor().Id is { } me && progress.Of(me) is { } count
                ? l["已看 {0} 单", count.ToString("N0", CultureInfo.CurrentCulture)]
                : ""
        );

    private static async Task<IResult> Rules(
        OrderScreening audit,
        ScreeningQueries queries,
        Policies policies,
        CancellationToken ct
    )
    {
        var (rules, records) = (audit.InForce, await queries.Records(ct));
        return TypedResults.Ok(
            new
            {
                revision = rules.Revision,
                holdAt = policies.Get(OrderingPolicies.AuditHoldAt),
                passByItself = policies.Get(OrderingPolicies.AuditPassByItself),
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

    private static async Task<IResult> Replay(
        ScreeningDraftBody body,
        ScreeningReplay replay,
        OrderScreening audit,
        CancellationToken ct
    )
    {
        var draft = ScreeningRuleSet.Draft(audit.InForce, body.Rules ?? []);
        if (!draft.IsDone)
            return Refusals.Problem(draft.Refusal);
        if (PagePlace.Read(body.After) is { } after)
        {
            var (rows, next) = await replay.Page(draft.Value, after, ct);
            return TypedResults.Ok(new { rows = rows.Select(Row), next });
        }

        var all = await replay.Run(draft.Value, ct);
        return TypedResults.Ok(
            new
            {
                orders = all.Orders,
                newlyHeld = all.Counts[ReplayChange.NewlyHeld],
                noLongerHeld = all.Counts[ReplayChange.NoLongerHeld],
                stillHeld = all.Counts[ReplayChange.StillHeld],
                stillFree = all.Counts[ReplayChange.StillFree],
                newlyHeldCancelled = all.NewlyHeldCancelled,
                noLongerHeldCancelled = all.NoLongerHeldCancelled,
                rows = all.Rows.Select(Row),
                next = all.Next,
            }
        );
    }

    private static object Row(ReplayRow r) =>
        new
        {
            r.Order.No,
            r.Order.PlacedAt,
            status = r.Status.ToString(),
            change = r.Change.ToString(),
            scoreBefore = r.Before.Score,
            scoreAfter = r.After.Score,
            before = r.Before.Hits.Select(Hit),
            after = r.After.Hits.Select(Hit),
        };

    private static object Hit(ScreeningHit h) =>
        new
        {
            h.Rule.Code,
            h.Weight,
            h.Reason,
        };
}

/// <summary>Puts the audit's page together.</summary>
internal sealed class ScreeningPages(
    OrderScreening audit,
    ScreeningQueries queries,
    ScreeningReplay replay,
    UseCaseExecutor executor,
    ScreeningFrame frame
)
{
    private const int History = 20;

    public Task<IResult> Show(int? before, CancellationToken ct) => Page(new FormState(), null, 200, before, ct);

    public async Task<IResult> Enable(CancellationToken ct)
    {
        var form = await FormState.Read(frame.Http, ct);
        var done = await executor.Run(
            frame.Http.Actor(),
            (EnableScreeningRules u) => u.Run(Inputs(form), form["why"], ct),
            ct,
            form.IdempotencyKey
        );
        if (done.IsDone)
            return PageResult.Redirect(frame.Http, "/office/order-audit", frame.L["第 {0} 版规则已启用", done.Value]);
        form.Accept(done.Refusal);
        return await Page(form, null, 422, null, ct);
    }

    /// <summary>Tries the draft that stands in the form. With a place in its list it answers that page alone.</summary>
    public async Task<IResult> Replay(CancellationToken ct)
    {
        var form = await FormState.Read(frame.Http, ct);
        var draft = ScreeningRuleSet.Draft(audit.InForce, Inputs(form));
        if (!draft.IsDone)
        {
            form.Accept(draft.Refusal);
            return await Page(form, null, 422, null, ct);
        }

        if (PagePlace.Read(form["after"]) is { } after)
        {
            var (rows, next) = await replay.Page(draft.Value, after, ct);
            return await Page(form, new ScreeningViews.Tried(draft.Value, null, rows, next), 200, null, ct);
        }

        var result = await replay.Run(draft.Value, ct, frame.Http.Actor().Id);
        return await Page(form, new ScreeningViews.Tried(draft.Value, result, result.Rows, result.Next), 200, null, ct);
    }

    private async Task<IResult> Page(
        FormState form,
        ScreeningViews.Tried? tried,
        int status,
        int? before,
        CancellationToken ct
    )
    {
        var revisions = await queries.Revisions(before, History + 1, ct);
        var model = new ScreeningViews.Model(
            audit.InForce,
            await queries.Records(ct),
            revisions.Take(History).ToList(),
            revisions.Count > History ? revisions[History - 1].No : null,
            form,
            tried,
            frame.Http.Actor(),
            frame.Policies.Get(OrderingPolicies.AuditHoldAt),
            frame.Policies.Get(OrderingPolicies.AuditPassByItself)
        );
        return PageResult.Page(frame.L["审单规则"], ScreeningViews.Page(model, frame.L), typeof(OfficeLayout), status);
    }

    /// <summary>
    /// What was typed: a rule's box, weight and numbers. A weight that is no number is as wrong as one beyond the
    /// range.
    /// </summary>
    private static List<ScreeningRuleInput> Inputs(FormState form) =>
        [
            .. ScreeningCatalog
                .All.Where(r => form.Has(r.Code + ".weight"))
                .Select(r => new ScreeningRuleInput(
                    r.Code,
                    form.Checked(r.Code + ".on"),
                    int.TryParse(
                        form[r.Code + ".weight"],
                        System.Globalization.NumberStyles.None,
                        System.Globalization.CultureInfo.InvariantCulture,
                        out var weight
                    )
                        ? weight
                        : -1,
                    r.Parameters.Where(p => form.Has($"{r.Code}.{p.Key}"))
                        .ToDictionary(p => p.Key, p => form[$"{r.Code}.{p.Key}"])
                )),
        ];
}

/// <summary>What a page of the audit needs besides its data.</summary>
internal sealed class ScreeningFrame(
    IHttpContextAccessor http,
    Policies policies,
    TimeProvider clock,
    IStringLocalizer<OrderingTexts> l
)
{
    public HttpContext Http => http.HttpContext!;
    public Policies Policies => policies;
    public TimeProvider Clock => clock;
    public IStringLocalizer<OrderingTexts> L => l;
}
