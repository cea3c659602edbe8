using Zhanggui.Customers;

namespace Zhanggui.Ordering;

/// <summary>Tells the customer that the order was placed (SHOP-19). After the commit; the same event tells once.</summary>
internal sealed class TellCustomerPlaced(INotices notices) : IReact<OrderPlaced>
{
    public Task React(OrderPlaced e, Guid eventId, CancellationToken ct) =>
        notices.Tell(e.Phone, $"您的订单 {e.No} 已收到，共 {e.Total.ToYuan()}。客服会在受理后 10 分钟内与您核对。", $"placed:{e.Id.Value:N}", ct);
}

/// <summary>Tells the customer what they would ask about otherwise: shipped, cancelled, waiting for stock.</summary>
internal sealed class TellCustomerMoved(INotices notices) : IReact<OrderMoved>
{
    public Task React(OrderMoved e, Guid eventId, CancellationToken ct) => e.To switch
    {
        OrderStatus.Shipped => notices.Tell(e.Phone, $"您的订单 {e.No} 已交给快递，请留意查收。", $"{eventId:N}", ct),
        OrderStatus.AwaitingStock when e.ShipsOn is { } day => notices.Tell(e.Phone, $"您的订单 {e.No} 含预售商品，预计 {day.Month} 月 {day.Day} 日发出，到货后马上安排。", $"{eventId:N}", ct),
        OrderStatus.AwaitingStock => notices.Tell(e.Phone, $"您的订单 {e.No} 有货品暂缺，到货后马上发出；您也可以在订单页取消。", $"{eventId:N}", ct),
        OrderStatus.Cancelled when e.DepositKept > Money.Zero => notices.Tell(e.Phone, $"您的订单 {e.No} 尾款没有按时付，已取消。定金 {e.DepositKept.ToYuan()} 按约定不退，其余已付的款会原路退回。", $"{eventId:N}", ct),
        OrderStatus.Cancelled => notices.Tell(e.Phone, $"您的订单 {e.No} 已取消，已付的款会原路退回。", $"{eventId:N}", ct),
        _ => Task.CompletedTask,
    };
}
