using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>A bulk act in a request.</summary>
/// <param name="Act">accept, clear, release, track, hold or cancel.</param>
/// <param name="Numbers">The orders' numbers, at most 200.</param>
/// <param name="Reason">For hold and cancel.</param>
/// <param name="Preview">True to see what would happen; nothing is done.</param>
public sealed record BulkBody(string Act, IReadOnlyList<string> Numbers, string? Reason = null, bool Preview = false);

/// <summary>
/// Acts on many orders: POST /office/orders/bulk shows what would happen, with go=1 it happens; POST
/// /api/v1/desk/orders/bulk.
/// </summary>
internal static class BulkEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/office/orders/bulk", Page)
            .Needs("order.accept", "order.confirm", "order.cancel", "order.track")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPost("/api/v1/desk/orders/bulk", Api)
            .Needs("order.accept", "order.confirm", "order.cancel", "order.track")
            .WithTags("Orders 订单")
            .WithName("BulkOrders")
            .WithSummary("One act on up to 200 orders, with a result for each; `preview` shows what would happen");
    }

    private static async Task<IResult> Page(
        HttpContext http,
        BulkOrders bulk,
        BulkActs acts,
        IStringLocalizer<OrderingTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var numbers = form.All("no").Distinct(StringComparer.Ordinal).ToList();
        var act = acts.Of(form["act"]);
        if (Refuse(act, numbers, http.Actor()) is { } refusal)
            return Refusals.Problem(refusal);
        var go = form["go"] == "1";
        if (go && act!.AsksReason && string.IsNullOrWhiteSpace(form["reason"]))
            (go, form) = (false, Asked(form));
        var rows = go
            ? await bulk.Run(http.Actor(), act!, numbers, form["reason"], http.IdempotencyKey(), ct)
            : await bulk.Preview(act!, numbers, ct);
        var model = new BulkViews.BulkModel(act!, rows, go, form);
        if (!http.Request.Headers.ContainsKey("HX-Request"))
            return PageResult.Page(act!.Name.ToString(), BulkViews.Page(model, l), typeof(OfficeLayout));
        var answer = PageResult.Fragment(BulkViews.Body(model, l));
        return go ? answer.Trigger("orders-changed") : answer;
    }

    private static FormState Asked(FormState form)
    {
        form.Accept(OrderErrors.NeedsReason);
        return form;
    }

    private static async Task<IResult> Api(
        BulkBody body,
        HttpContext http,
        BulkOrders bulk,
        BulkActs acts,
        CancellationToken ct
    )
    {
        var numbers = (body.Numbers ?? []).Distinct(StringComparer.Ordinal).ToList();
        var act = acts.Of(body.Act);
        if (Refuse(act, numbers, http.Actor()) is { } refusal)
            return Refusals.Problem(refusal);
        if (act!.AsksReason && !body.Preview && string.IsNullOrWhiteSpace(body.Reason))
            return Refusals.Problem(OrderErrors.NeedsReason);
        var rows = body.Preview
            ? await bulk.Preview(act, numbers, ct)
            : await bulk.Run(http.Actor(), act, numbers, body.Reason, http.IdempotencyKey(), ct);
        return TypedResults.Ok(
            new
            {
                done = rows.Count(r => r.Refusal is null),
                refused = rows.Count(r => r.Refusal is not null),
                rows = rows.Select(r => new
                {
                    r.No,
                    status = r.Status.ToString(),
                    done = r.Refusal is null,
                    code = r.Refusal?.Code,
                    message = r.Refusal?.Message.ToString(),
                }),
            }
        );
    }

    private static Refusal? Refuse(BulkAct? act, List<string> numbers, Actor actor) =>
        act is null
            ? Refusal.Invalid(
                "ordering.bulk_act",
                "act",
                "请选要做的事：受理、审核通过、放行、接手跟单、挂起或取消",
                "Choose what to do: accept, clear, release, take over tracking, hold or cancel."
            )
        : !act.MayBeDoneBy(actor) ? Access.Denied(act.Needs[0])
        : numbers.Count is 0 or > BulkOrders.Max
            ? Refusal.Invalid(
                "ordering.bulk_count",
                "numbers",
                $"请勾选 1 到 {BulkOrders.Max} 张订单",
                $"Tick 1 to {BulkOrders.Max} orders."
            )
        : null;
}
