using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Ordering;

/// <summary>A split, in a request: by hand, warehouse, stock or presale; without parts those are proposed.</summary>
public sealed record SplitBody(
    string By,
    string Reason,
    IReadOnlyList<ShipmentPartInput>? Parts = null,
    bool Preview = false
);

/// <summary>How an order is sent, as a resource.</summary>
internal static class SplitApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var order = routes.MapGroup("/api/v1/desk/orders/{no}").WithTags("Orders 订单");
        order
            .MapGet("/arrangement", Get)
            .Needs("ord.view")
            .WithName("GetArrangement")
            .WithSummary(
                "How an order is sent: its parts with their money, its parcels, and with whom it shares one (ORD-32)"
            );
        order
            .MapPost("/split", Make)
            .Needs("order.arrange")
            .WithName("SplitOrder")
            .WithSummary(
                "Send an order in parts: by hand, warehouse, stock or presale date; `preview` shows the parts and their money (ORD-32)"
            );
        order
            .MapPost("/split/undo", Undo)
            .Needs("order.arrange")
            .WithName("UndoSplit")
            .WithSummary("Take a split back until picking begins");
    }

    private static async Task<IResult> Get(
        string no,
        DeskQueries queries,
        ArrangementQueries arrangements,
        CancellationToken ct
    )
    {
        if (await queries.ByNo(no, ct) is not { } order)
            return Refusals.Problem(OrderErrors.NotFound);
        var a = await arrangements.Of(order, ct);
        return TypedResults.Ok(
            new
            {
                split = a.Split is { } s
                    ? new
                    {
                        s.No,
                        s.MadeAt,
                        s.Maker,
                        s.Reason,
                        by = s.By.ToString(),
                    }
                    : null,
                parts = a.Parts.Select(p => new
                {
                    p.No,
                    p.NotBefore,
                    state = p.State.ToString(),
                    p.Goods,
                    p.Discount,
                    p.Postage,
                    p.Total,
                    lines = p.Lines.Select(x => new { line = x.LineNo, x.Quantity }),
                }),
                parcels = a.Shipments.Select(s => new
                {
                    s.SlipNo,
                    s.Part,
                    state = s.State.ToString(),
                    s.Warehouse,
                    s.Pieces,
                    s.WaybillNo,
                    s.HandedOverAt,
                    s.With,
                    s.MergeNo,
                    s.CashDue,
                    intercepted = s.Stopped,
                }),
                a.CouldShare,
                stopped = order.Progress.Stopped,
                history = a.Former.Select(f => new
                {
                    f.No,
                    f.MadeAt,
                    f.Maker,
                    f.Reason,
                    undone = f.Undoes is not null,
                }),
            }
        );
    }

    private static async Task<IResult> Make(
        string no,
        SplitBody body,
        HttpContext http,
        DeskQueries queries,
        SplitProposals proposals,
        SplitRules rules,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        if (await queries.ByNo(no, ct) is not { } order)
            return Refusals.Problem(OrderErrors.NotFound);
        if (!Enum.TryParse<SplitBy>(body.By, ignoreCase: true, out var by) || !Enum.IsDefined(by))
            return Refusals.Problem(
                Refusal.Invalid(
                    "ordering.split_by",
                    "by",
                    "请选 hand、warehouse、stock 或 presale",
                    "Choose hand, warehouse, stock or presale."
                )
            );
        if (body.Preview)
            return await Look(order, by, body.Parts, proposals, rules, ct);
        if (body.Parts is null && by == SplitBy.Hand)
            return Refusals.Problem(SplitErrors.Parts(2));
        var made = await executor.Run(
            http.Actor(),
            (SplitOrder u) => u.Run(order.Id, by, body.Parts, body.Reason, ct),
            ct,
            http.IdempotencyKey()
        );
        return made.ToCreated(_ => $"/api/v1/desk/orders/{order.No}/arrangement");
    }

    private static async Task<IResult> Look(
        Order order,
        SplitBy by,
        IReadOnlyList<ShipmentPartInput>? parts,
        SplitProposals proposals,
        SplitRules rules,
        CancellationToken ct
    )
    {
        if (parts is null)
        {
            var proposed = await proposals.For(order, by, ct);
            if (!proposed.IsDone)
                return Refusals.Problem(proposed.Refusal);
            parts = proposed.Value;
        }

        if ((SplitRules.When(order) ?? rules.Wrong(order, parts)) is { } wrong)
            return Refusals.Problem(wrong);
        return TypedResults.Ok(SplitMath.Divide(order, default, parts).Select(p => p.View));
    }

    private static async Task<IResult> Undo(string no, ReasonBody body, Desk desk, CancellationToken ct) =>
        await desk.Do(no, (UndoSplit u, OrderId id) => u.Run(id, body.Reason ?? "", ct), ct);
}
