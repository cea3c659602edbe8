using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Inventory;

namespace Zhanggui.Ordering;

/// <summary>
/// 定金到账: in the transaction that books it. What is reserved is the customer's now; goods that are there already let the
/// balance be asked for at once.
/// </summary>
internal sealed class DepositPaid(OrderTransitions transitions, OperationContext context, IStock stock)
    : IDomainEventHandler<FirstInstalmentReceived>
{
    public async Task Handle(FirstInstalmentReceived e, CancellationToken ct)
    {
        if (e.DocumentType != "order")
            return;
        var order = await transitions.Find(new OrderId(e.DocumentId), ct);
        if (order is null || order.Progress.IsPaid || order.Progress.FirstPaidAt is not null)
            return;
        order.Progress.FirstPaid(e.PaidAt);
        context.Changed("orders");
        context.Record(order.Subject, ("收到定金", "Deposit received"), after: new { e.Amount, e.Balance });
        await stock.MakeFirm(order.Id.Value, ct);
        var asked = await transitions.AskBalance(order, ct);
        if (!asked.IsDone)
            throw new InvalidOperationException(
                $"{order.No}: the deposit was paid but the balance could not be asked for: {asked.Refusal.Code}"
            );
    }
}

/// <summary>Tells the customer that the balance is due, and once more before it is too late.</summary>
internal sealed class TellCustomerBalance(INotices notices) : IIntegrationEventHandler<BalanceAsked>
{
    public Task Handle(BalanceAsked e, Guid eventId, CancellationToken ct) =>
        notices.Tell(
            e.IsReminder ? OrderNotices.BalanceReminder : OrderNotices.BalanceDue,
            e.Phone,
            $"{eventId:N}",
            ct,
            ("no", e.No),
            ("balance", e.Balance),
            ("until", e.Until)
        );
}

/// <summary>Tells the customer of a balance whose end is near.</summary>
[SystemOnly]
public sealed class RemindOfBalance
{
    private readonly OrderTransitions _transitions;
    private readonly Balances _balances;

    internal RemindOfBalance(OrderTransitions transitions, Balances balances) =>
        (_transitions, _balances) = (transitions, balances);

    /// <summary>Nothing happens when it was paid, or was told already.</summary>
    public async Task<Result> Run(OrderId id, CancellationToken ct)
    {
        if (await _transitions.Find(id, ct) is { Status: OrderStatus.ReadyToShip } order)
            await _balances.Remind(order, ct);
        return Result.Done;
    }
}

/// <summary>
/// Gives up an order that was not paid in time and that no reservation lapses for (ORD-13): one whose balance is
/// overdue (SHOP-25), and one of nothing but presale goods, which takes no stock when it is placed.
/// </summary>
[SystemOnly]
public sealed class ExpireUnpaid
{
    private readonly OrderTransitions _transitions;
    private readonly OrderCancellation _cancellation;
    private readonly Policies _policies;
    private readonly OperationContext _context;

    internal ExpireUnpaid(
        OrderTransitions transitions,
        OrderCancellation cancellation,
        Policies policies,
        OperationContext context
    ) => (_transitions, _cancellation, _policies, _context) = (transitions, cancellation, policies, context);

    /// <summary>
    /// Nothing happens when the money came first; a payment at the same moment wins or loses as a whole.
    /// </summary>
    public async Task<Result> Run(OrderId id, CancellationToken ct)
    {
        var order = await _transitions.Find(id, ct);
        if (
            order is null
            || order.MayBeReleased
            || !OrderStates.Table.Allows(order.Status, OrderVerb.Cancel)
            || order.Status > OrderStatus.ReadyToShip
        )
            return Result.Done;
        if (order.Progress.FirstPaidAt is not null)
            return order.Progress.BalanceUntil <= _context.Now
                ? await _cancellation.Run(order, CancelReasons.Unpaid, "尾款超时未付", ct)
                : Result.Done;
        var isOver =
            order.Lines.All(l => l.ShipsOn is not null)
            && order.PlacedAt + _policies.KeepUnpaid(order.Method) <= _context.Now;
        return isOver ? await _cancellation.Run(order, CancelReasons.Unpaid, "超时未付款", ct) : Result.Done;
    }
}
