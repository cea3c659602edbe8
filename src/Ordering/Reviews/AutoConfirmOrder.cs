using Zhanggui.Finance;
using Zhanggui.OrderScreening;

namespace Zhanggui.Ordering;

/// <summary>
/// A paid order in which the audit finds nothing is accepted and confirmed by the system (policy
/// orders.audit.pass_by_itself, ORD-06). Whatever weighs anything waits for a person.
/// </summary>
[SystemOnly]
public sealed class AutoConfirmOrder
{
    private readonly OrderTransitions _transitions;
    private readonly OrderJudge _judge;
    private readonly OperationContext _context;
    private readonly Policies _policies;

    internal AutoConfirmOrder(
        OrderTransitions transitions,
        OrderJudge judge,
        OperationContext context,
        Policies policies
    ) => (_transitions, _judge, _context, _policies) = (transitions, judge, context, policies);

    /// <summary>
    /// Nothing happens while the policy is off, the order is not new or not paid, or something was found.
    /// </summary>
    public async Task<Result> Run(OrderId id, CancellationToken ct)
    {
        if (!_policies.Get(OrderScreeningPolicies.PassByItself))
            return Result.Done;
        var order = await _transitions.Find(id, ct);
        if (order is null || order.Status != OrderStatus.New || !order.Progress.IsPaid)
            return Result.Done;
        if ((await _judge.Judge(order, ct)).Score > 0)
            return Result.Done;
        var accepted = await _transitions.Move(
            order,
            p => p.Accept(_context.Actor, _context.Now, _policies.Get(OrderingPolicies.ContactWithin)),
            ("审单 0 分，自动受理", "Score 0, accepted by itself"),
            null,
            ct
        );
        if (!accepted.IsDone)
            return accepted;
        await _transitions.Finish(order, DeskToDos.AcceptKind, ct);
        var confirmed = await _transitions.Move(
            order,
            p => p.Confirm(_context.Now, _policies.Get(OrderingPolicies.HandOverWithin), contacted: false),
            ("审单 0 分，自动确认", "Score 0, confirmed by itself"),
            "按制度 orders.audit.pass_by_itself，没有联系客户",
            ct
        );
        return confirmed.IsDone ? await _transitions.CheckStock(order, ct) : confirmed;
    }
}

/// <summary>The money has come: a clean order may go on by itself.</summary>
internal sealed class AutoConfirmPaidOrders(UseCaseExecutor executor, Policies policies)
    : IIntegrationEventHandler<PaymentReceived>
{
    public async Task Handle(PaymentReceived e, Guid eventId, CancellationToken ct)
    {
        if (e.DocumentType != "order" || !policies.Get(OrderScreeningPolicies.PassByItself))
            return;
        await executor.Run(
            Actor.System("audit"),
            (AutoConfirmOrder u) => u.Run(new OrderId(e.DocumentId), ct),
            ct,
            eventId.ToString()
        );
    }
}
