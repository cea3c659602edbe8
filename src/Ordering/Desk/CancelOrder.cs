using Zhanggui.Inventory;
using Zhanggui.OrderScreening;
using Zhanggui.Shipping;

namespace Zhanggui.Ordering;

/// <summary>
/// What cancelling means, whoever cancels (ORD-27): stock back, money back, slip void, lists cleared, in one
/// transaction.
/// </summary>
internal sealed class OrderCancellation(
    OrderTransitions transitions,
    OperationContext context,
    IStock stock,
    Balances balances,
    IParcels parcels,
    AmendmentOfCancelled amendments
)
{
    public async Task<Result> Run(Order order, string code, string reason, CancellationToken ct)
    {
        // Of an order in several parcels one may be on the road while another is still being picked.
        if ((await parcels.Of([order.Id.Value], ct))[order.Id.Value].Any(p => p.HandedOverAt is not null))
            return OrderErrors.PartHasLeft;
        var wasInWarehouse = order.Status == OrderStatus.Released;
        var moved = await transitions.Move(
            order,
            p => p.Cancel(code, reason, balances.Kept(order, code), context.Now),
            ("取消订单", "Cancelled"),
            reason,
            ct
        );
        if (!moved.IsDone)
            return moved;
        var given = await balances.GiveBack(order, reason, ct);
        if (!given.IsDone)
            return given;
        await stock.Release(order.Id.Value, ct);
        await amendments.Drop(order, reason, ct);
        await transitions.FinishAll(order, ct);
        if (wasInWarehouse)
            await context.Raise(new OrderWithdrawn(order.Id, order.No, reason), ct);
        return Result.Done;
    }
}

/// <summary>
/// Staff cancel an order with a reason (ORD-27). Before confirmation customer service may; afterwards a manager.
/// </summary>
[Needs("order.cancel", "order.cancel.before-confirmation")]
public sealed class CancelOrder
{
    private readonly OrderTransitions _transitions;
    private readonly OrderCancellation _cancellation;
    private readonly OperationContext _context;

    private readonly IBlacklist _blacklist;

    internal CancelOrder(
        OrderTransitions transitions,
        OrderCancellation cancellation,
        OperationContext context,
        IBlacklist blacklist
    ) => (_transitions, _cancellation, _context, _blacklist) = (transitions, cancellation, context, blacklist);

    /// <summary>For a reason of no particular kind.</summary>
    public Task<Result> Run(OrderId id, string reason, CancellationToken ct) =>
        Run(id, CancelReasons.Other, reason, blacklistPhone: false, ct);

    /// <summary>
    /// Refused once the warehouse has picked it. A malicious order's phone goes on the blacklist with it when that is
    /// asked for (CRM-15).
    /// </summary>
    public async Task<Result> Run(OrderId id, string code, string reason, bool blacklistPhone, CancellationToken ct)
    {
        if (!CancelReasons.Knows(code))
            return Refusal.Invalid("ordering.cancel_code", "code", "请选取消的原因", "Choose why it is cancelled.");
        if (blacklistPhone && code != CancelReasons.Malicious)
            return Refusal.Invalid(
                "ordering.blacklist_only_malicious",
                "code",
                "只有恶意订单的电话才加入黑名单",
                "Only a malicious order's phone goes on the blacklist."
            );
        if (blacklistPhone && !_context.Actor.May(ScreeningPermissions.EditBlacklist))
            return Access.Denied(ScreeningPermissions.EditBlacklist);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200)
            return OrderErrors.NeedsReason;
        var order = await _transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        if (
            !_context.Actor.May("order.cancel")
            && order.Status is not (OrderStatus.New or OrderStatus.Held or OrderStatus.Accepted)
        )
            return OrderErrors.CancelTooLate;
        if (order.Status is OrderStatus.Picked or OrderStatus.Packed)
            return OrderErrors.InterceptFirst;
        var cancelled = await _cancellation.Run(order, code, reason.Trim(), ct);
        if (!cancelled.IsDone || !blacklistPhone)
            return cancelled;
        var added = await _blacklist.Add(
            new BlacklistInput(
                BlacklistKind.Phone,
                order.Address.Phone,
                $"{order.No}：{reason.Trim()}"[..Math.Min(200, order.No.Length + 1 + reason.Trim().Length)]
            ),
            ct
        );
        return added.IsDone || added.Refusal.Code == "ordering.blacklist_known" ? cancelled : added.Refusal;
    }
}

/// <summary>The customer cancels an order of their own, until customer service has confirmed it.</summary>
[Open]
public sealed class CancelMyOrder
{
    private readonly OrderTransitions _transitions;
    private readonly OrderCancellation _cancellation;

    internal CancelMyOrder(OrderTransitions transitions, OrderCancellation cancellation) =>
        (_transitions, _cancellation) = (transitions, cancellation);

    /// <summary>Somebody else's order is answered as if it were not there.</summary>
    public async Task<Result> Run(OrderId id, Guid account, string reason, CancellationToken ct)
    {
        var order = await _transitions.Find(id, ct);
        if (order is null || order.Account != account)
            return OrderErrors.NotYours;
        if (
            order.Status
            is not (OrderStatus.New or OrderStatus.Held or OrderStatus.Accepted or OrderStatus.AwaitingStock)
        )
            return Refusal.Conflict(
                "ordering.ask_to_cancel",
                "订单已经确认备货，请联系客服取消",
                "The order is confirmed and being prepared. Ask customer service to cancel it."
            );
        return await _cancellation.Run(
            order,
            CancelReasons.Customer,
            string.IsNullOrWhiteSpace(reason) ? "客户取消" : reason.Trim()[..Math.Min(200, reason.Trim().Length)],
            ct
        );
    }
}

/// <summary>
/// An unpaid order's reservation lapsed: the order is cancelled in the same transaction (ORD-13). Was the money faster,
/// the lapse does not happen.
/// </summary>
internal sealed class ExpireOrder(OrderTransitions transitions, OrderCancellation cancellation)
    : IDomainEventHandler<ReservationExpired>
{
    public async Task Handle(ReservationExpired e, CancellationToken ct)
    {
        var order = await transitions.Find(new OrderId(e.DocumentId), ct);
        if (order is null || !OrderStates.Table.Allows(order.Status, OrderVerb.Cancel))
            return;
        // The money came between our look at the reservation and now.
        if (order.Progress.IsPaid)
            throw new ExpiryLostException(order.No, "paid");
        var result = await cancellation.Run(order, CancelReasons.Unpaid, "超时未付款", ct);
        if (!result.IsDone)
            throw new ExpiryLostException(order.No, result.Refusal.Code);
    }
}

/// <summary>The payment came first; the operation rolls back and the order stays.</summary>
internal sealed class ExpiryLostException(string no, string code)
    : ReservationKeptException($"{no} does not expire: {code}");
