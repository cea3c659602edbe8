namespace Zhanggui.Ordering;

/// <summary>
/// Customer service takes an order up (F4 row 2). The audit judges it: from a score on it is held for review instead
/// (ORD-06); else the ten-minute contact clock starts (ORD-04).
/// </summary>
[Needs("order.accept")]
public sealed class AcceptOrder
{
    private readonly OrderTransitions _transitions;
    private readonly OperationContext _context;
    private readonly Policies _policies;

    private readonly OrderJudge _judge;

    internal AcceptOrder(OrderTransitions transitions, OperationContext context, Policies policies, OrderJudge judge) =>
        (_transitions, _context, _policies, _judge) = (transitions, context, policies, judge);

    /// <summary>Refused when it is not new any more.</summary>
    public async Task<Result> Run(OrderId id, CancellationToken ct)
    {
        var order = await _transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        if (order.Status == OrderStatus.New && await _judge.Judge(order, ct) is var verdict && _judge.IsHeld(verdict))
        {
            var reasons = verdict.Reasons.Zh;
            var held = await _transitions.Move(
                order,
                p => p.Hold(reasons),
                ("系统拦下，待审核", "Held for review"),
                reasons,
                ct
            );
            if (!held.IsDone)
                return held;
            await _transitions.Finish(order, DeskToDos.AcceptKind, ct);
            await _transitions.ToDo(DeskToDos.Review(order), ct);
            return Result.Done;
        }

        var moved = await _transitions.Move(
            order,
            p => p.Accept(_context.Actor, _context.Now, _policies.Get(OrderingPolicies.ContactWithin)),
            ("受理", "Accepted"),
            null,
            ct
        );
        if (!moved.IsDone)
            return moved;
        await _transitions.Finish(order, DeskToDos.AcceptKind, ct);
        await _transitions.ToDo(DeskToDos.Contact(order), ct);
        return Result.Done;
    }
}
