namespace Zhanggui.Ordering;

/// <summary>Stops an order for review, with a reason (ORD-06).</summary>
[Needs("order.accept", "order.confirm")]
public sealed class HoldOrder
{
    private readonly OrderMoves _moves;

    internal HoldOrder(OrderMoves moves) => _moves = moves;

    /// <summary>Possible before confirmation.</summary>
    public async Task<Result> Run(OrderId id, string reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200) return OrderErrors.NeedsReason;
        var order = await _moves.Find(id, ct);
        if (order is null) return OrderErrors.NotFound;
        var moved = await _moves.Move(order, p => p.Hold(reason.Trim()), ("挂起", "Held"), reason.Trim(), ct);
        if (!moved.IsDone) return moved;
        await _moves.Finish(order, DeskToDos.AcceptKind, ct);
        await _moves.Finish(order, DeskToDos.ContactKind, ct);
        await _moves.ToDo(DeskToDos.Review(order), ct);
        return Result.Done;
    }
}

/// <summary>A reviewer lets a held order go on; the contact clock starts (ORD-06, ORD-04).</summary>
[Needs("order.confirm")]
public sealed class ClearOrder
{
    private readonly OrderMoves _moves;
    private readonly Act _act;
    private readonly Policies _policies;

    internal ClearOrder(OrderMoves moves, Act act, Policies policies) => (_moves, _act, _policies) = (moves, act, policies);

    /// <summary>Refused when it is not held.</summary>
    public async Task<Result> Run(OrderId id, string? note, CancellationToken ct)
    {
        var order = await _moves.Find(id, ct);
        if (order is null) return OrderErrors.NotFound;
        var moved = await _moves.Move(order, p => p.Clear(_act.Actor, _act.Now, _policies.Get(OrderingPolicies.ContactWithin)), ("审核通过", "Cleared"), note, ct);
        if (!moved.IsDone) return moved;
        await _moves.Finish(order, DeskToDos.ReviewKind, ct);
        await _moves.ToDo(DeskToDos.Contact(order), ct);
        return Result.Done;
    }
}
