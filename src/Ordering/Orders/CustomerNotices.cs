using Zhanggui.Customers;

namespace Zhanggui.Ordering;

/// <summary>
/// Tells the customer that the order was placed (SHOP-19). After the commit; the same event tells once.
/// </summary>
internal sealed class TellCustomerPlaced(INotices notices) : IIntegrationEventHandler<OrderPlaced>
{
    public Task Handle(OrderPlaced e, Guid eventId, CancellationToken ct) =>
        notices.Tell(OrderNotices.Placed, e.Phone, $"placed:{e.Id.Value:N}", ct, ("no", e.No), ("total", e.Total));
}

/// <summary>Tells the customer what they would ask about otherwise: shipped, cancelled, waiting for stock.</summary>
internal sealed class TellCustomerMoved(INotices notices, IOrders orders) : IIntegrationEventHandler<OrderMoved>
{
    public async Task Handle(OrderMoved e, Guid eventId, CancellationToken ct)
    {
        var (kind, on) = await Kind(e, ct);
        if (kind is null)
            return;
        await notices.Tell(
            kind,
            e.Phone,
            $"{eventId:N}",
            ct,
            ("no", e.No),
            ("kept", e.DepositKept),
            ("on", on ?? default)
        );
    }

    private async Task<(NoticeKind? Kind, DateOnly? On)> Kind(OrderMoved e, CancellationToken ct) =>
        e.To switch
        {
            OrderStatus.Shipped => (OrderNotices.Shipped, null),
            OrderStatus.AwaitingStock => Waits(e, (await orders.Of(e.Id, ct))?.Standing.StockOn),
            OrderStatus.Cancelled => (
                e.DepositKept > Money.Zero ? OrderNotices.DepositKept : OrderNotices.Cancelled,
                null
            ),
            _ => (null, null),
        };

    /// <summary>With the day that purchasing has named by now, unless the presale promised a later one.</summary>
    private static (NoticeKind Kind, DateOnly? On) Waits(OrderMoved e, DateOnly? stockOn) =>
        (stockOn, e.ShipsOn) switch
        {
            ({ } on, var day) when !(day >= on) => (OrderNotices.Expected, on),
            (_, { } day) => (OrderNotices.Presale, day),
            _ => (OrderNotices.Waiting, null),
        };
}
