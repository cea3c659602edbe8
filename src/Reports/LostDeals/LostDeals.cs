using System.Runtime.CompilerServices;
using Zhanggui.Ordering;
using Zhanggui.Records;
using Zhanggui.ServiceDesk;

namespace Zhanggui.Reports;

/// <summary>A deal that was made or lost: a consultation that ended, or an order that was cancelled (ORD-15).</summary>
internal sealed record Deal(
    bool IsOrder,
    bool IsLost,
    string No,
    DateTimeOffset At,
    string ReasonKey,
    Text Reason,
    string? Note,
    string Person,
    IReadOnlyList<Text> Products
);

/// <summary>Why deals were lost (ORD-15, ANA-10).</summary>
internal static class LostDeals
{
    private static readonly Dictionary<string, Text> Kinds = new()
    {
        ["order"] = ("取消的订单", "Cancelled orders"),
        ["consultation"] = ("咨询", "Consultations"),
    };

    public static readonly Report<Deal> Report = new(
        "lost-deals",
        ("未成交原因", "Lost deals"),
        "ANA-10",
        ["consult.view", "consult.manage", "rep.view"],
        d => d.At,
        d => (d.No, d.IsOrder ? $"/office/orders/{d.No}" : $"/office/support/consultations/{d.No}"),
        [
            Measure.Count<Deal>("lost", ("未成交", "Lost"), d => d.IsLost) with
            {
                IsAtTop = false,
            },
            Measure.Count<Deal>("consultations", ("未成交的咨询", "Lost consultations"), d => d.IsLost && !d.IsOrder),
            Measure.Count<Deal>("orders", ("取消的订单", "Cancelled orders"), d => d.IsOrder),
            Measure.Count<Deal>("deals", ("成交的咨询", "Consultations with a deal"), d => !d.IsLost) with
            {
                IsInGroups = false,
            },
            Measure.Share<Deal>(
                "rate",
                ("咨询成交率", "Share of consultations with a deal"),
                d => !d.IsLost,
                d => !d.IsOrder
            ) with
            {
                IsInGroups = false,
            },
        ],
        [
            new("reason", ("原因", "Reason"), d => d.IsLost ? [d.ReasonKey] : []) { Label = (d, _) => d.Reason },
            new("of", ("种类", "Kind"), d => d.IsLost ? [d.IsOrder ? "order" : "consultation"] : [])
            {
                IsFilter = true,
                Label = (_, key) => Kinds[key],
            },
            new("person", ("接待人", "Handled by"), d => d.IsLost ? [d.Person] : [])
            {
                Nobody = ("没有人接手", "Nobody"),
            },
            new("product", ("商品", "Product"), d => d.Products.Select(p => p.Zh))
            {
                Label = (d, key) => d.Products.First(p => p.Zh == key),
            },
        ]
    )
    {
        Purpose = (
            "没成交的咨询和取消的订单，按登记或取消的日子算；一笔里有几款就各算一次",
            "Consultations without a deal and cancelled orders, by the day; each product counts"
        ),
        Line = "rate",
        Stacked = ["consultations", "orders"],
        IsListed = d => d.IsLost,
        Settings = new(("原因设置", "Reasons"), "/office/support/reasons", "consult.manage"),
        Columns = [new(("说明", "Explanation"), d => d.Note)],
    };
}

/// <summary>Consultations that ended, oldest first, then cancelled orders.</summary>
internal sealed class DealSource(IConsultationHistory consultations, IOrderHistory orders) : IReportSource<Deal>
{
    public async IAsyncEnumerable<Deal> Rows(
        ReportQuery query,
        DateTimeOffset from,
        DateTimeOffset until,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var c in consultations.Ended(from, until, ct))
            yield return new Deal(
                false,
                !c.IsDeal,
                c.No,
                c.At,
                c.Code,
                c.Reason,
                c.Note,
                c.Owner,
                c.IsDeal ? [] : c.Products
            );
        await foreach (var o in orders.Cancelled(from, until, ct))
            yield return new Deal(
                true,
                true,
                o.No,
                o.At,
                "order:" + o.Code,
                o.Reason,
                o.Note,
                o.Handler ?? "",
                o.Products
            );
    }
}
