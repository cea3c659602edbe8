using Zhanggui.Finance;
using Zhanggui.Shipping;

namespace Zhanggui.Ordering;

/// <summary>The customer confirms receipt (SHOP-22); the after-sales window opens.</summary>
[Open]
public sealed class ConfirmReceipt
{
    private readonly OrderTransitions _transitions;
    private readonly OperationContext _context;
    private readonly ICourierTrouble _trouble;

    internal ConfirmReceipt(OrderTransitions transitions, OperationContext context, ICourierTrouble trouble) =>
        (_transitions, _context, _trouble) = (transitions, context, trouble);

    /// <summary>Somebody else's order is answered as if it were not there.</summary>
    public async Task<Result> Run(OrderId id, Guid account, CancellationToken ct)
    {
        var order = await _transitions.Find(id, ct);
        if (order is null || order.Account != account)
            return OrderErrors.NotYours;
        if (order.Status is OrderStatus.Received or OrderStatus.Settled or OrderStatus.Closed)
            return OrderErrors.ReceivedAlready;
        if (order.Status is not OrderStatus.Shipped)
            return OrderErrors.NotOnItsWay;
        var moved = await _transitions.Move(
            order,
            p => p.Receive(_context.Now),
            ("客户确认收货", "Receipt confirmed by the customer"),
            null,
            ct
        );
        if (moved.IsDone)
            await _trouble.Received(id.Value, ct); // SHIP-22: nobody looks for what has arrived.
        return moved;
    }
}

/// <summary>
/// The courier's sign-off counts as receipt, where the policy says so (SHOP-22, SHIP-25): that of the last of the
/// order's parcels.
/// </summary>
internal sealed class ReceiveSignedParcel(
    OrderTransitions transitions,
    OperationContext context,
    IParcels parcels,
    Policies policies
) : IDomainEventHandler<ParcelSigned>
{
    public async Task Handle(ParcelSigned e, CancellationToken ct)
    {
        if (!policies.Get(OrderingPolicies.CourierReceipt))
            return;
        var order = await transitions.Find(new OrderId(e.DocumentId), ct);
        if (order is null || order.Status != OrderStatus.Shipped)
            return; // The customer was faster, or another part has not left yet.
        if ((await parcels.Of([e.DocumentId], ct))[e.DocumentId].Any(p => p.Part != e.Part && p.SignedAt is null))
            return;
        await transitions.Move(order, p => p.Receive(context.Now), ("快递签收", "Signed for"), null, ct);
    }
}

/// <inheritdoc cref="IReturnedGoods" />
internal sealed class ReturnedGoods(
    OrderTransitions transitions,
    OrderingDb db,
    OperationContext context,
    ICourierTrouble trouble
) : IReturnedGoods
{
    public async Task<IReadOnlyDictionary<int, BookedCost>> Booked(OrderId order, CancellationToken ct) =>
        (await db.SalesOf(order, ct))
            .GroupBy(s => s.LineNo)
            .ToDictionary(
                g => g.Key,
                g => new BookedCost(new Quantity(g.Sum(s => s.Quantity.Units)), g.Sum(s => s.Cost))
            );

    public async Task<Result> CameBack(OrderId order, Text what, bool everything, CancellationToken ct)
    {
        if (await transitions.Find(order, ct) is not { } found)
            return OrderErrors.NotFound;
        if (!everything || found.Status != OrderStatus.Shipped)
        {
            context.Record(found.Subject, what);
            return Result.Done;
        }

        // A parcel that was refused at the door and came back: nothing of it is on its way any more.
        await trouble.Received(order.Value, ct);
        return await transitions.Move(found, p => p.Receive(context.Now), what, null, ct);
    }
}

/// <summary>回款结账: finance closes the money side of a received order (ORD-23).</summary>
[Needs("fin.edit", "payment.confirm")]
public sealed class SettleOrder
{
    private readonly OrderTransitions _transitions;
    private readonly OperationContext _context;
    private readonly IReceivables _receivables;
    private readonly IJournal _journal;

    internal SettleOrder(
        OrderTransitions transitions,
        OperationContext context,
        IReceivables receivables,
        IJournal journal
    ) => (_transitions, _context, _receivables, _journal) = (transitions, context, receivables, journal);

    /// <summary>
    /// Refused before receipt, and while money is outstanding. Books the provider's balance to the bank.
    /// </summary>
    public async Task<Result> Run(OrderId id, CancellationToken ct)
    {
        var order = await _transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        var card = (await _receivables.Of([id.Value], ct)).GetValueOrDefault(id.Value);
        // Nothing is owed of what came back unpaid.
        if (
            card is null
            || (
                card.State != ReceivableState.Paid
                && !(card.State == ReceivableState.Cancelled && card.Paid == card.Refunded)
            )
        )
            return Refusal.Conflict(
                "ordering.not_settled",
                "款还没收齐，不能结算",
                "The money is not complete, so it can't be settled."
            );
        var moved = await _transitions.Move(order, p => p.Settle(_context.Now), ("回款结账", "Settled"), null, ct);
        if (!moved.IsDone)
            return moved;
        if (card.Method is PaymentMethod.Alipay or PaymentMethod.Tenpay or PaymentMethod.OnlineBank)
            await _journal.Post(
                order.Subject,
                ($"{order.No} 平台回款", $"{order.No} settled by the provider"),
                [
                    JournalLine.Dr(LedgerAccount.Bank, card.Paid - card.Refunded),
                    JournalLine.Cr(LedgerAccount.ProviderBalance, card.Paid - card.Refunded),
                ],
                ct
            );
        return Result.Done;
    }
}

/// <summary>The after-sales window is over: the order is closed (F4 row 14).</summary>
[SystemOnly]
public sealed class CloseOrder
{
    private readonly OrderTransitions _transitions;
    private readonly OperationContext _context;

    internal CloseOrder(OrderTransitions transitions, OperationContext context) =>
        (_transitions, _context) = (transitions, context);

    /// <summary>Refused when it is not settled.</summary>
    public async Task<Result> Run(OrderId id, CancellationToken ct)
    {
        var order = await _transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        return await _transitions.Move(order, p => p.Close(_context.Now), ("关闭订单", "Closed"), null, ct);
    }
}
