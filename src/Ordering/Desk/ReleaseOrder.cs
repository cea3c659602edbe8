namespace Zhanggui.Ordering;

/// <summary>Sends a ready order to the warehouse by hand, where the policy does not do it by itself (ORD-14, SHIP-26).</summary>
[Needs("order.confirm")]
public sealed class ReleaseOrder
{
    private readonly OrderMoves _moves;

    internal ReleaseOrder(OrderMoves moves) => _moves = moves;

    /// <summary>Refused with <c>ordering.not_paid</c> before the money is there.</summary>
    public async Task<Result> Run(OrderId id, CancellationToken ct)
    {
        var order = await _moves.Find(id, ct);
        return order is null ? OrderErrors.NotFound : await _moves.Release(order, ct);
    }
}

/// <summary>Operations take over the tracking of a confirmed order (ORD-07, ORD-25).</summary>
[Needs("ord.view")]
public sealed class TakeOverTracking
{
    private readonly OrderMoves _moves;
    private readonly Act _act;

    internal TakeOverTracking(OrderMoves moves, Act act) => (_moves, _act) = (moves, act);

    /// <summary>Leaves a tracking note in the order's history.</summary>
    public async Task<Result> Run(OrderId id, string? note, CancellationToken ct)
    {
        var order = await _moves.Find(id, ct);
        if (order is null) return OrderErrors.NotFound;
        if (order.Progress.ConfirmedAt is null) return Refusal.Conflict("ordering.not_confirmed", "订单还没确认，不用移交", "The order is not confirmed yet.");
        _act.Record(order.Subject, ("运营接手跟单", "Tracking taken over"), note: note);
        await _moves.Finish(order, DeskToDos.HandOverKind, ct);
        return Result.Done;
    }
}
