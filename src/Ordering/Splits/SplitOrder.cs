using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>
/// Sends an order in parts (ORD-32): by warehouse, by stock, by promised date or by hand. The order's rows stay as they
/// are; each part has its pieces and its share of the money and goes to the warehouse when its goods are there and its
/// day has come (ORD-26).
/// </summary>
[Needs("order.arrange")]
public sealed class SplitOrder
{
    private readonly SplitRules _rules;
    private readonly SplitProposals _proposals;
    private readonly SplitWriter _writer;

    internal SplitOrder(SplitRules rules, SplitProposals proposals, SplitWriter writer) =>
        (_rules, _proposals, _writer) = (rules, proposals, writer);

    /// <summary>Splits it; nothing has been picked, and nothing of it left.</summary>
    /// <param name="id">The order.</param>
    /// <param name="by">By what; the parts are proposed accordingly when none are given.</param>
    /// <param name="parts">The parts wanted, together every piece of the order; null for the proposal.</param>
    /// <param name="reason">Why, 2 to 200 characters.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result<SplitMade>> Run(
        OrderId id,
        SplitBy by,
        IReadOnlyList<ShipmentPartInput>? parts,
        string reason,
        CancellationToken ct
    )
    {
        if (reason?.Trim() is not { Length: >= 2 and <= 200 } why)
            return OrderErrors.NeedsReason;
        if (await _writer.Find(id, ct) is not { } order)
            return OrderErrors.NotFound;
        if (SplitRules.When(order) is { } notNow)
            return notNow;
        if (await _rules.Untouched(order, ct) is { } begun)
            return begun;
        if (parts is null)
        {
            var proposed = await _proposals.For(order, by, ct);
            if (!proposed.IsDone)
                return proposed.Refusal;
            parts = proposed.Value;
        }

        if (_rules.Wrong(order, parts) is { } wrong)
            return wrong;
        return await _writer.Split(order, by, parts, why, ct);
    }
}

/// <summary>Takes a split back until picking begins: the order goes as one again.</summary>
[Needs("order.arrange")]
public sealed class UndoSplit
{
    private readonly SplitRules _rules;
    private readonly SplitWriter _writer;

    internal UndoSplit(SplitRules rules, SplitWriter writer) => (_rules, _writer) = (rules, writer);

    /// <summary>Refused once somebody picks a part of it or a part has left.</summary>
    public async Task<Result> Run(OrderId id, string reason, CancellationToken ct)
    {
        if (reason?.Trim() is not { Length: >= 2 and <= 200 } why)
            return OrderErrors.NeedsReason;
        if (await _writer.Find(id, ct) is not { } order)
            return OrderErrors.NotFound;
        if (order.Progress.Split is null)
            return SplitErrors.NotSplit;
        if (order.Status is not (>= OrderStatus.Accepted and <= OrderStatus.Released))
            return SplitErrors.NotNow;
        if (await _rules.Untouched(order, ct) is { } begun)
            return begun;
        await _writer.Undo(order, why, ct);
        return Result.Done;
    }
}

/// <summary>
/// What a split and its undo do, all in one transaction: the document, the order's pointer to it, slips void and made
/// anew, goods reserved.
/// </summary>
internal sealed class SplitWriter(
    OrderingDb db,
    OperationContext context,
    OrderTransitions transitions,
    DocumentNumbers numbers
)
{
    public Task<Order?> Find(OrderId id, CancellationToken ct) => db.Order(id, ct);

    public async Task<Result<SplitMade>> Split(
        Order order,
        SplitBy by,
        IReadOnlyList<ShipmentPartInput> parts,
        string reason,
        CancellationToken ct
    )
    {
        var id = context.NewId<SplitId>();
        var split = Document(
            id,
            await numbers.Next(db.Shop, "SP", context.Now, ct),
            order,
            by,
            reason,
            null,
            SplitMath.Divide(order, id, parts)
        );
        db.Add(split);
        context.Record(split.Subject with { IsNew = true }, ("拆单", "Order split"), after: split.Snapshot);
        context.Record(
            order.Subject,
            ($"拆单 {split.No}，{split.Parts.Count} 份", $"Split {split.No} into {split.Parts.Count} parts"),
            after: split.Parts.ToDictionary(
                p => $"第 {p.No} 份",
                p =>
                    $"{p.Lines.Sum(l => l.Quantity.Units)} 件 {p.Total.ToYuan()}{(p.NotBefore is { } day ? $"，{day:yyyy-MM-dd} 起发" : "")}"
            ),
            note: reason
        );
        await GoOn(order, id, $"拆单 {split.No}", ct);
        return new SplitMade(id, split.No, [.. split.Parts.OrderBy(p => p.No).Select(p => p.View)]);
    }

    public async Task Undo(Order order, string reason, CancellationToken ct)
    {
        var former = (await db.Split(order.Progress.Split!.Value, ct))!;
        var undo = Document(
            context.NewId<SplitId>(),
            await numbers.Next(db.Shop, "SP", context.Now, ct),
            order,
            former.By,
            reason,
            former.Id,
            []
        );
        db.Add(undo);
        context.Record(undo.Subject with { IsNew = true }, ("撤销拆单", "Split undone"), after: undo.Snapshot);
        context.Record(former.Subject, ($"由 {undo.No} 撤销", $"Undone by {undo.No}"), note: reason);
        context.Record(order.Subject, ($"撤销拆单 {former.No}", $"Split {former.No} undone"), note: reason);
        await GoOn(order, null, $"撤销拆单 {former.No}", ct);
    }

    /// <summary>
    /// An order that is with the warehouse is called back, arranged anew and released again in the same act; others go
    /// on from where they are.
    /// </summary>
    private async Task GoOn(Order order, SplitId? split, string why, CancellationToken ct)
    {
        var wasReleased = order.Status == OrderStatus.Released;
        if (wasReleased)
        {
            await context.Raise(new OrderWithdrawn(order.Id, order.No, why), ct);
            Must(
                await transitions.Move(
                    order,
                    p => p.CallBack(null),
                    ("撤回重排", "Called back to be arranged anew"),
                    why,
                    ct
                ),
                order
            );
        }

        order.Progress.GoesIn(split);
        context.Changed("orders");
        await db.Shop.SaveChangesAsync(ct); // slips are void and the parts are there before anything is released
        if (order.Status is OrderStatus.Accepted)
            return;
        Must(await transitions.CheckStock(order, ct), order);
        if (!wasReleased || order.Status != OrderStatus.ReadyToShip)
            return;
        // Where the policy lets nothing go by itself, what was released before goes again all the same.
        if (
            await transitions.Release(order, ct) is { IsDone: false, Refusal: var refusal }
            && refusal.Code != SplitErrors.NothingDue.Code
        )
            Must(refusal, order);
    }

    private Split Document(
        SplitId id,
        string no,
        Order order,
        SplitBy by,
        string reason,
        SplitId? undoes,
        List<SplitPart> parts
    ) =>
        new()
        {
            Id = id,
            No = no,
            OrderId = order.Id,
            OrderNo = order.No,
            OrderStatus = order.Status,
            MadeAt = Instants.Cut(context.Now),
            MakerId = context.Actor.Id,
            Maker = context.Actor.Name,
            Reason = reason,
            By = by,
            Goods = order.Goods,
            Discount = order.Discount,
            Postage = order.Postage,
            Total = order.Total,
            Undoes = undoes,
            Parts = parts,
        };

    private static void Must(Result result, Order order)
    {
        if (!result.IsDone)
            throw new InvalidOperationException(
                $"{order.No} was to be arranged anew and could not go on: {result.Refusal.Code}"
            );
    }
}
