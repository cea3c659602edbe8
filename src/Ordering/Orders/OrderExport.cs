namespace Zhanggui.Ordering;

/// <summary>Orders as a table, for the page's download and for the command line.</summary>
internal sealed class OrderExport(OrderList list, Company company) : IExport
{
    public string Name => "orders";

    public IReadOnlyList<ExportColumn<Order>> Columns =>
        [
            new(("订单号", "Number"), o => o.No),
            new(("下单时间", "Placed at"), o => company.Calendar.Local(o.PlacedAt)),
            new(("状态", "State"), o => OrderStates.NameOf(o.Status).ToString()),
            new(("收件人", "Recipient"), o => o.Address.Name),
            new(("地区", "Area"), o => $"{o.Address.Province}{o.Address.City}{o.Address.District}"),
            new(
                ("商品", "Items"),
                o => string.Join("; ", o.Lines.OrderBy(x => x.No).Select(x => $"{x.Goods.SkuCode}×{x.Quantity}"))
            ),
            new(("商品金额", "Goods"), o => o.Goods),
            new(("邮费", "Postage"), o => o.Postage),
            new(("应付", "Total"), o => o.Total),
            new(("付款", "Paid"), o => OrderWords.PaymentOf(o.Standing).ToString()),
            new(("快递", "Courier"), o => o.Courier),
            new(("运单号", "Waybill"), o => o.Progress.WaybillNo),
            new(("渠道", "Channel"), o => o.Channel),
            new(("渠道订单号", "Channel order number"), o => o.ChannelNo),
        ];

    /// <summary>What the list shows with this filter, in its order.</summary>
    public IAsyncEnumerable<Order> Rows(OrderFilter filter, ListPlace place) =>
        list.Rows(filter, place, CancellationToken.None);

    public Task Write(Stream stream, string format, CancellationToken ct) =>
        Export.Write(stream, format, Columns, Rows(new OrderFilter(), default));
}
