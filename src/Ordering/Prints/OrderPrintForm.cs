using Zhanggui.Organization;
using Zhanggui.Shipping;

namespace Zhanggui.Ordering;

/// <summary>Numbers in a request.</summary>
public sealed record PrintBody(IReadOnlyList<string> Numbers);

/// <summary>
/// 订单 on paper, one or up to 200: <see cref="PrintOrders"/> counts and records the printing, and its sheets follow
/// (ORD-17).
/// </summary>
internal static class OrderPrintForm
{
    public static readonly PrintForm<PrintedOrder> Form = new PrintForm<PrintedOrder>(
        "/office/orders/prints/{id:guid}",
        ("订单", "Order"),
        "order.print"
    )
        .Started<PrintOrders, PrintBody>(
            new(
                "/office/orders/print",
                "/api/v1/desk/orders/prints",
                (u, no, ct) => u.Run(no, ct),
                b => b.Numbers,
                Answer
            )
            {
                Operation = "PrintOrders",
                Tag = "Orders 订单",
                Summary = "Note a printing of up to 200 orders and get the address of its sheets (ORD-17)",
            }
        )
        .From<PrintQueries>((q, p) => q.Of(p.Id, p.Ct), Together, OrderErrors.NotFound)
        .Marked((s, p) => PrintViews.Marks(s, p.Texts<OrderingTexts>()))
        .Under((s, _) => PrintViews.Channel(s.Order))
        .Sheet(s => s.Order.No, (s, p) => PrintViews.Sheet(s, Courier(s, p), p.Texts<OrderingTexts>()));

    private static object Answer(Guid batch, string url, IReadOnlyList<PrintedOrder> sheets) =>
        new
        {
            batch,
            url,
            orders = sheets.Select(s => new { s.Order.No, s.Times }),
        };

    private static string Together(int orders, PrintRequest p) => p.Texts<OrderingTexts>()["{0} 张订单", orders].Value;

    private static Text Courier(PrintedOrder s, PrintRequest p) => p.Get<IShippingRates>().CourierName(s.Order.Courier);
}
