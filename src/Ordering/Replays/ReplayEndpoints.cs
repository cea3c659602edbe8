using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.OrderScreening;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>
/// Trying a draft of the screening's rules on the last 30 days: POST /office/order-audit/replay, GET
/// /office/order-audit/replay/progress. JSON: POST /api/v1/audit/replay.
/// </summary>
internal static class ReplayEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/office/order-audit/replay", (ReplayPage page, CancellationToken ct) => page.Try(ct))
            .Needs(ScreeningPermissions.View, ScreeningPermissions.EditRules)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapGet("/office/order-audit/replay/progress", Progress)
            .Needs(ScreeningPermissions.View, ScreeningPermissions.EditRules)
            .ExcludeFromDescription();
        routes
            .MapPost("/api/v1/audit/replay", Replay)
            .Needs(ScreeningPermissions.View, ScreeningPermissions.EditRules)
            .WithTags("Audit 审单")
            .WithName("ReplayAudit")
            .WithSummary("What a draft would have done to the last 30 days; writes nothing");
    }

    private static IResult Progress(HttpContext http, ReplayProgress progress, IStringLocalizer<OrderingTexts> l) =>
        TypedResults.Text(
            http.Actor().Id is { } me && progress.Of(me) is { } count
                ? l["已看 {0} 单", count.ToString("N0", CultureInfo.CurrentCulture)]
                : ""
        );

    private static async Task<IResult> Replay(
        ScreeningDraftBody body,
        ScreeningReplay replay,
        IScreening screening,
        CancellationToken ct
    )
    {
        var draft = ScreeningRuleSet.Draft(screening.InForce, body.Rules ?? []);
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

/// <summary>Tries the draft that stands in the form of the rules' page.</summary>
internal sealed class ReplayPage(
    IScreening screening,
    IScreeningRulesPage rules,
    ScreeningReplay replay,
    IHttpContextAccessor http,
    IStringLocalizer<OrderingTexts> l
)
{
    /// <summary>With a place in its list it answers that page alone.</summary>
    public async Task<IResult> Try(CancellationToken ct)
    {
        var form = await FormState.Read(http.HttpContext!, ct);
        var draft = ScreeningRuleSet.Draft(screening.InForce, rules.Inputs(form));
        if (!draft.IsDone)
        {
            form.Accept(draft.Refusal);
            return await rules.Show(form, null, 422, ct);
        }

        if (PagePlace.Read(form["after"]) is { } after)
        {
            var (rows, next) = await replay.Page(draft.Value, after, ct);
            return await Show(form, draft.Value, null, rows, next, ct);
        }

        var result = await replay.Run(draft.Value, ct, http.HttpContext!.Actor().Id);
        return await Show(form, draft.Value, result, result.Rows, result.Next, ct);
    }

    private Task<IResult> Show(
        FormState form,
        ScreeningRuleSet draft,
        ReplayResult? result,
        IReadOnlyList<ReplayRow> rows,
        string? next,
        CancellationToken ct
    ) =>
        rules.Show(
            form,
            ReplayViews.Tried(new ReplayViews.Model(screening.InForce, draft, result, rows, next), l),
            200,
            ct
        );
}
