using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;
using Zhanggui.Inventory;

namespace Zhanggui.Ordering;

/// <summary>
/// 收款确认: the money has come, in the same transaction that books it. The stock is the customer's now, and a ready order
/// goes on (ORD-13, FIN-02).
/// </summary>
internal sealed class OrderPaid(OrderTransitions transitions, OperationContext context, IStock stock)
    : IDomainEventHandler<PaymentReceived>
{
    public async Task Handle(PaymentReceived e, CancellationToken ct)
    {
        if (e.DocumentType != "order")
            return;
        var order = await transitions.Find(new OrderId(e.DocumentId), ct);
        if (order is null || order.Progress.IsPaid)
            return;
        order.Progress.Paid(e.PaidAt);
        context.Changed("orders");
        context.Record(
            order.Subject,
            ("收到货款", "Payment received"),
            after: new { e.Amount, method = e.Method.ToString() }
        );
        await stock.MakeFirm(order.Id.Value, ct);
        await transitions.Finish(order, DeskToDos.BalanceKind, ct);
        if (order.Status == OrderStatus.Packed)
            await transitions.Finish(order, DeskToDos.UnpaidKind, ct);
        var released = await transitions.ReleaseIfPaid(order, ct);
        if (!released.IsDone)
            throw new InvalidOperationException(
                $"{order.No} was paid but could not be released: {released.Refusal.Code}"
            );
    }
}

/// <summary>Stock has come in: those who wait for it get it in order of purchase (ORD-12).</summary>
internal sealed class FillBackOrders(OrderingDb db, UseCaseExecutor executor, Company company, TimeProvider clock)
    : IIntegrationEventHandler<StockArrived>
{
    public async Task Handle(StockArrived e, Guid eventId, CancellationToken ct)
    {
        var waiting = await db.WaitingOn(company.Calendar.DateOf(clock.Now()))
            .Where(p =>
                db.Shop.Set<OrderLine>().Any(l => l.OrderId == p.OrderId && l.Sku == e.Sku)
                || db.Shop.Set<AmendmentChange>().Any(c => c.OrderId == p.OrderId && c.Sku == e.Sku)
            )
            .OrderBy(p => p.PlacedAt)
            .ThenBy(p => p.OrderId)
            .Select(p => p.OrderId)
            .Take(500)
            .ToListAsync(ct);
        await OneByOne.Run(
            waiting,
            order => executor.Run(Actor.System("ordering"), (TryBackOrder u) => u.Run(order, ct), ct),
            ct
        );
    }
}

/// <summary>Looks whether a waiting order's goods are there now.</summary>
[SystemOnly]
public sealed class TryBackOrder
{
    private readonly OrderTransitions _transitions;

    internal TryBackOrder(OrderTransitions transitions) => _transitions = transitions;

    /// <summary>Nothing happens while they are not.</summary>
    public async Task<Result> Run(OrderId id, CancellationToken ct)
    {
        var order = await _transitions.Find(id, ct);
        if (order is null || (order.Status != OrderStatus.AwaitingStock && order.Progress.Split is null))
            return Result.Done;
        if (
            order.Status is not (OrderStatus.AwaitingStock or OrderStatus.ReadyToShip or OrderStatus.Released)
            || order.Progress.Stopped is not null
        )
            return Result.Done;
        var moved = await _transitions.CheckStock(order, ct);
        if (moved.IsDone && order.Status != OrderStatus.AwaitingStock)
            await _transitions.Finish(order, DeskToDos.ShortKind, ct);
        return moved;
    }
}
