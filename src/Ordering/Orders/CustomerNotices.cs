using Zhanggui.Customers;

namespace Zhanggui.Ordering;

/// <summary>Tells the customer that the order was placed (SHOP-19). After the commit; the same event tells once.</summary>
internal sealed class TellCustomerPlaced(INotices notices) : IIntegrationEventHandler<OrderPlaced>
{
    public Task Handle(OrderPlaced e, Guid eventId, CancellationToken ct) =>
        notices.Tell(e.Phone, $"您的订单 {e.No} 已收到，共 {e.Total.ToYuan()}。客服会在受理后 10 分钟内与您核对。", $"placed:{e.Id.Value:N}", ct);
}

/// <summary>Tells the customer what they would ask about otherwise: shipped, cancelled, waiting for stock.</summary>
internal sealed class TellCustomerMoved(INotices notices, IOrders orders) : IIntegrationEventHandler<OrderMoved>
{
    public async Task Handle(OrderMoved e, Guid eventId, CancellationToken ct)
    {
        if (await Words(e, ct) is { } words) await notices.Tell(e.Phone, words, $"{eventId:N}", ct);
    }

    private async Task<string?> Words(OrderMoved e, CancellationToken ct) => e.To switch
    {
        OrderStatus.Shipped => $"您的订单 {e.No} 已交给快递，请留意查收。",
        OrderStatus.AwaitingStock => Waits(e, (await orders.Of(e.Id, ct))?.Standing.StockOn),
        OrderStatus.Cancelled when e.DepositKept > Money.Zero => $"您的订单 {e.No} 尾款没有按时付，已取消。定金 {e.DepositKept.ToYuan()} 按约定不退，其余已付的款会原路退回。",
        OrderStatus.Cancelled => $"您的订单 {e.No} 已取消，已付的款会原路退回。",
        _ => null,
    };

    /// <summary>With the day that purchasing has named by now, unless the presale promised a later one.</summary>
    private static string Waits(OrderMoved e, DateOnly? stockOn) => (stockOn, e.ShipsOn) switch
    {
        ({ } on, var day) when !(day >= on) => TellCustomerExpected.Words(e.No, on),
        (_, { } day) => $"您的订单 {e.No} 含预售商品，预计 {day.Month} 月 {day.Day} 日发出，到货后马上安排。",
        _ => $"您的订单 {e.No} 有货品暂缺，到货后马上发出；您也可以在订单页取消。",
    };
}
