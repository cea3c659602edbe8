namespace Zhanggui.Ordering;

/// <summary>Stops an order for review, with a reason (ORD-06).</summary>
[Needs("order.accept", "order.confirm")]
public sealed class HoldOrder
{
    private readonly OrderTransitions _transitions;

    internal HoldOrder(OrderTransitions transitions) => _transitions = transitions;

    /// <summary>Possible before confirmation.</summary>
    public async Task<Result> Run(OrderId id, string reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200)
            return OrderErrors.NeedsReason;
        var order = await _transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        var moved = await _transitions.Move(order, p => p.Hold(reason.Trim()), ("挂起", "Held"), reason.Trim(), ct);
        if (!moved.IsDone)
            return moved;
        await _transitions.Finish(order, DeskToDos.AcceptKind, ct);
        await _transitions.Finish(order, DeskToDos.ContactKind, ct);
        await _transitions.ToDo(DeskToDos.Review(order), ct);
        return Result.Done;
    }
}

/// <summary>A reviewer lets a held order go on; the contact clock starts (ORD-06, ORD-04).</summary>
[Needs("order.confirm")]
public sealed class ClearOrder
{
    private readonly OrderTransitions _transitions;
    private readonly OperationContext _context;
    private readonly Policies _policies;

    internal ClearOrder(OrderTransitions transitions, OperationContext context, Policies policies) =>
        (_transitions, _context, _policies) = (transitions, context, policies);

    /// <summary>Refused when it is not held.</summary>
    public async Task<Result> Run(OrderId id, string? note, CancellationToken ct)
    {
        var order = await _transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        var moved = await _transitions.Move(
            order,
            p => p.Clear(_context.Actor, _context.Now, _policies.Get(OrderingPolicies.ContactWithin)),
            ("审核通过", "Cleared"),
            note,
            ct
        );
        if (!moved.IsDone)
            return moved;
        await _transitions.Finish(order, DeskToDos.ReviewKind, ct);
        await _transitions.ToDo(DeskToDos.Contact(order), ct);
        return Result.Done;
    }
}
