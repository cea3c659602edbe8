using Zhanggui.Finance;

namespace Zhanggui.Ordering;

/// <summary>
/// A paid order in which the audit finds nothing is accepted and confirmed by the house (policy orders.audit.pass_by_itself, ORD-06). Whatever weighs
/// anything waits for a person.
/// </summary>
[HouseOnly]
public sealed class PassOrder
{
    private readonly OrderMoves _moves;
    private readonly AuditDesk _audit;
    private readonly Trackings _trackings;
    private readonly Act _act;
    private readonly Policies _policies;

    internal PassOrder(OrderMoves moves, AuditDesk audit, Trackings trackings, Act act, Policies policies) => (_moves, _audit, _trackings, _act, _policies) = (moves, audit, trackings, act, policies);

    /// <summary>Nothing happens while the policy is off, the order is not new or not paid, or something was found.</summary>
    public async Task<Result> Run(OrderId id, CancellationToken ct)
    {
        if (!_policies.Get(OrderingPolicies.AuditPassByItself)) return Result.Done;
        var order = await _moves.Find(id, ct);
        if (order is null || order.Status != OrderStatus.New || !order.Progress.IsPaid) return Result.Done;
        if ((await _audit.Judge(order, ct)).Score > 0) return Result.Done;
        var accepted = await _moves.Move(order, p => p.Accept(_act.Actor, _act.Now, _policies.Get(OrderingPolicies.ContactWithin)), ("审单 0 分，自动受理", "Score 0, accepted by itself"), null, ct);
        if (!accepted.IsDone) return accepted;
        await _moves.Finish(order, DeskToDos.AcceptKind, ct);
        var confirmed = await _moves.Move(order, p => p.Confirm(_act.Now, _policies.Get(OrderingPolicies.HandOverWithin), contacted: false), ("审单 0 分，自动确认", "Score 0, confirmed by itself"), "按制度 orders.audit.pass_by_itself，没有联系客户", ct);
        if (!confirmed.IsDone) return confirmed;
        await _trackings.Begin(order, ct);
        return await _moves.CheckStock(order, ct);
    }
}

/// <summary>The money has come: a clean order may go on by itself.</summary>
internal sealed class PassPaidOrders(Operations operations, Policies policies) : IReact<PaymentReceived>
{
    public async Task React(PaymentReceived e, Guid eventId, CancellationToken ct)
    {
        if (e.DocumentType != "order" || !policies.Get(OrderingPolicies.AuditPassByItself)) return;
        await operations.Run(Actor.System("audit"), (PassOrder u) => u.Run(new OrderId(e.DocumentId), ct), ct, eventId.ToString());
    }
}
