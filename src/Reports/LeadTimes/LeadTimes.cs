using System.Runtime.CompilerServices;
using Zhanggui.Ordering;
using Zhanggui.Records;

namespace Zhanggui.Reports;

/// <summary>
/// How long orders take, stage by stage, of those that left the warehouse on these days (ORD-24, SHIP-31).
/// </summary>
internal static class LeadTimes
{
    public static readonly Report<LeadTimeRow> Report = new(
        "lead-times",
        ("履约与时效", "Lead times"),
        "ORD-24",
        ["rep.view"],
        r => r.Order.Shipped,
        r => (r.Order.No, "/office/orders/" + r.Order.No),
        [
            Measure.Count<LeadTimeRow>("orders", ("已发订单", "Orders shipped")),
            Measure.Share<LeadTimeRow>(
                "contacted-in-time",
                ("按时联系", "Contacted in time"),
                r => r.ToContact <= r.ContactWithin,
                r => r.ToContact is not null
            ),
            Measure.Time<LeadTimeRow>("to-shipping", ("下单到发出", "Placed to shipped"), r => r.ToShipping),
            Measure.Time<LeadTimeRow>("to-contact", ("受理到联系", "Accepted to contact"), r => r.ToContact),
            Stage(LeadTimeStage.Handling, "客服处理", "Handling"),
            Stage(LeadTimeStage.Picking, "分拣", "Picking"),
            Stage(LeadTimeStage.Packing, "复核打包", "Packing"),
            Stage(LeadTimeStage.Waiting, "等快递", "Waiting for the courier"),
            Stage(LeadTimeStage.Delivery, "配送", "Delivery"),
        ],
        [
            new("channel", ("渠道", "Channel"), r => r.Order.Channel)
            {
                IsFilter = true,
                Label = (r, _) => r.ChannelName,
            },
            new("person", ("受理人", "Handled by"), r => r.Order.Handler)
            {
                IsFilter = true,
                Nobody = ("系统", "System"),
            },
        ]
    )
    {
        Purpose = ("按发出的日子算；预售不计入延误", "By the day of shipping; presale does not count as late"),
        Days = 14,
        Line = "to-shipping",
        Stacked = ["handling", "picking", "packing", "waiting"],
        Outstanding = r => r.ToShipping,
        Columns =
        [
            Minutes("受理到联系（分）", "Accepted to contact (min)", r => r.ToContact),
            .. Enum.GetValues<LeadTimeStage>().Select(s => Minutes(s + "（分）", s + " (min)", r => r.Of(s))),
            Minutes("下单到发出（分）", "Placed to shipped (min)", r => r.ToShipping),
        ],
    };

    private static Measure<LeadTimeRow> Stage(LeadTimeStage stage, string zh, string en) =>
        Measure.Time<LeadTimeRow>(Key(stage), (zh, en), r => r.Of(stage)) with
        {
            IsAtTop = false,
            IsInGroups = stage == LeadTimeStage.Handling,
        };

    private static string Key(LeadTimeStage stage) => stage.ToString().ToLowerInvariant();

    private static ExportColumn<LeadTimeRow> Minutes(string zh, string en, Func<LeadTimeRow, TimeSpan?> of) =>
        new((zh, en), r => of(r) is { } length ? Math.Round(length.TotalMinutes, 1) : null);
}

/// <summary>Shipped orders, with what their channels are called.</summary>
internal sealed class LeadTimeSource(IOrderHistory orders, IChannelNames channels, Policies policies)
    : IReportSource<LeadTimeRow>
{
    public async IAsyncEnumerable<LeadTimeRow> Rows(
        ReportQuery query,
        DateTimeOffset from,
        DateTimeOffset until,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var (names, within) = (await channels.All(ct), policies.Get(OrderingPolicies.ContactWithin));
        var (channel, person) = (query.Filters.GetValueOrDefault("channel"), query.Filters.GetValueOrDefault("person"));
        await foreach (var order in orders.Shipped(from, until, channel, person, ct).WithCancellation(ct))
            yield return new LeadTimeRow(order, ChannelNaming.Of(order.Channel, names), within);
    }
}
