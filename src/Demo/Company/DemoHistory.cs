using System.Globalization;
using Zhanggui.Catalog;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Finance;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.ServiceDesk;
using Zhanggui.Shipping;

namespace Zhanggui.Demo;

/// <summary>
/// The orders of the last 90 days that nobody works on any more: taken over with their money, their parcels and what
/// happened to them when.
/// </summary>
internal sealed class DemoHistory(
    DemoRun run,
    DemoPeople people,
    IReadOnlyDictionary<int, SkuCard> skus,
    IReadOnlyList<AccountId> members,
    DemoOrderPlan plan
)
{
    /// <summary>
    /// The number of each order within the business date on which it was placed: what came today just after midnight,
    /// some minutes ago, may be of yesterday.
    /// </summary>
    private readonly Dictionary<int, int> _numbers = plan
        .Orders.GroupBy(o => run.Calendar.DateOf(run.PlacedAt(o)))
        .SelectMany(day => day.Select((o, n) => (o.Index, No: n + 1)))
        .ToDictionary(x => x.Index, x => x.No);

    public async Task<FollowedOrder> Order(DemoOrder o)
    {
        var at = run.PlacedAt(o);
        var customer = people.Customers[o.CustomerIndex];
        var to = DemoCompany.Address(customer.Addresses[o.AddressIndex]);
        List<(SkuCard, Quantity)> lines = [.. o.Lines.Select(l => (skus[l.SkuIndex], l.Quantity))];
        var courier = CourierOf(o);
        var weight = lines.Sum(l => l.Item1.WeightGrams * l.Item2.Units);
        var postage =
            await run.Get<IShippingRates>().Postage(courier, to.Province, to.City, weight, at, run.Ct)
            ?? Money.Yuan(10);
        var status = Enum.Parse<OrderStatus>(o.Fate.ToString());
        var milestones = Milestones(o, status, at);
        var order = new PastOrder(
            No(o, at),
            at,
            "mall",
            members[o.CustomerIndex].Value,
            to,
            courier,
            MethodOf(o.Payment),
            postage,
            o.Remark,
            lines,
            status,
            milestones.Paid is not null,
            milestones
        )
        {
            Steps = Steps(o, milestones, customer.Name),
        };
        return new FollowedOrder(order, FollowUp(o, order));
    }

    private PastFollowUp? FollowUp(DemoOrder o, PastOrder p) =>
        p.At.Confirmed is not { } confirmed
            ? null
            : new PastFollowUp(p.Id, p.No, confirmed)
            {
                EndedAt = p.At.Received ?? p.At.Cancelled,
                Owner = Taken(p.At) is { } since ? (null, Who("TRACKER", o), since) : null,
            };

    public static PastReceivable Receivable(PastOrder p) =>
        new(
            new ReceivableDraft(
                new Subject("order", p.Id.Value, p.No),
                p.Goods + p.Postage,
                p.Method,
                p.To.Name,
                p.Account,
                null,
                $"/orders/{p.No}"
            ),
            p.PlacedAt,
            p.At.Paid,
            p.At.Cancelled,
            p.At.Shipped is not null
        );

    public static PastParcel Parcel(PastOrder p) =>
        new(
            new Subject("order", p.Id.Value, p.No),
            p.Courier,
            p.To,
            p.Lines.Sum(l => l.Sku.WeightGrams * l.Quantity.Units),
            p.At.Packed ?? p.At.Shipped!.Value,
            p.Steps.FirstOrDefault(s => s.Status == OrderStatus.Packed)?.By ?? "house",
            p.At.Shipped!.Value,
            p.At.Received
        );

    /// <summary>Imported orders keep numbers of their own, so that they never meet the counter's.</summary>
    private string No(DemoOrder o, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"SO{run.Calendar.DateOf(at):yyyyMMdd}-9{_numbers[o.Index]:00000}");

    private OrderMilestones Milestones(DemoOrder o, OrderStatus status, DateTimeOffset at)
    {
        var cancelled = status == OrderStatus.Cancelled;
        // Whatever happened, happened before now.
        DateTimeOffset Before(DateTimeOffset then) => then < run.Start ? then : at + ((run.Start - at) / 2);
        DateTimeOffset Minutes(double minutes) => Before(at + TimeSpan.FromMinutes(minutes));
        DateTimeOffset Step(double hours) => Before(at + TimeSpan.FromHours(hours));
        DateTimeOffset? Reached(OrderStatus s, double hours) =>
            !cancelled && status >= s ? Step(hours + (o.Index % 7 * 0.21)) : null;
        // ORD-13: nothing prepaid is released before it is paid. Cash comes with the signature.
        var byCash = MethodOf(o.Payment) == PaymentMethod.CashOnDelivery;
        var paid =
            cancelled ? null
            : byCash ? Reached(OrderStatus.Received, 72)
            : o.PaidAfterMinutes is { } m ? Minutes(Math.Min(m, 28))
            : status >= OrderStatus.Released ? Minutes(2 + (o.Index % 5))
            : (DateTimeOffset?)null;
        return new OrderMilestones
        {
            Paid = paid,
            Accepted = cancelled ? null : Minutes(1 + (o.Index % 8)),
            Contacted = cancelled ? null : Minutes(9 + (o.Index % 9)),
            Confirmed = cancelled ? null : Minutes(9 + (o.Index % 9)),
            Released = Reached(OrderStatus.Released, 0.6),
            Picked = Reached(OrderStatus.Picked, 2),
            Packed = Reached(OrderStatus.Packed, 3.5),
            Shipped = Reached(OrderStatus.Shipped, 5),
            Received = Reached(OrderStatus.Received, 66),
            Settled = Reached(OrderStatus.Settled, 96),
            Closed = Reached(OrderStatus.Closed, 24 * 10),
            Cancelled = cancelled ? Minutes(40) : null,
            CancelReason = cancelled ? o.Reason?.Zh ?? "客户取消" : null,
            CancelCode = cancelled ? CodeOf(o.Reason?.Zh) : null,
            HandlerName = Who("CSPRE", o),
        };
    }

    /// <summary>As the use cases would have recorded it.</summary>
    private IReadOnlyList<PastStep> Steps(DemoOrder o, OrderMilestones at, string customer)
    {
        var steps = new List<PastStep>();
        void Add(DateTimeOffset? when, Text verb, string by, OrderStatus? status, string? note = null)
        {
            if (when is { } then)
                steps.Add(new PastStep(then, verb, by, status, note));
        }

        Add(at.Accepted, ("受理", "Accepted"), Who("CSPRE", o), OrderStatus.Accepted);
        Add(at.Confirmed, ("确认订单有效", "Confirmed as valid"), Who("CSPRE", o), OrderStatus.Confirmed);
        Add(at.Paid, ("收到货款", "Payment received"), customer, null);
        Add(Taken(at), ("接手跟单", "Tracking taken over"), Who("TRACKER", o), null);
        Add(at.Released, ("下发仓库", "Released to the warehouse"), Who("ORDERS", o), OrderStatus.Released);
        Add(at.Picked, ("拣货完成", "Picked"), Who("PICKER", o), OrderStatus.Picked);
        Add(at.Packed, ("复核打包完成", "Checked and packed"), Who("PACKER", o), OrderStatus.Packed);
        Add(at.Shipped, ("交给快递", "Handed to the courier"), Who("PACKER", o), OrderStatus.Shipped);
        Add(at.Received, ("快递签收", "Signed for"), customer, OrderStatus.Received);
        Add(at.Settled, ("回款结账", "Settled"), Who("CASHIER", o), OrderStatus.Settled);
        Add(at.Closed, ("关闭订单", "Closed"), "house", OrderStatus.Closed);
        Add(at.Cancelled, ("取消订单", "Cancelled"), customer, OrderStatus.Cancelled, at.CancelReason);
        return [.. steps.OrderBy(s => s.At)];
    }

    /// <summary>Operations take an order over in the afternoon of its day, before it leaves.</summary>
    private static DateTimeOffset? Taken(OrderMilestones at) =>
        at is { Confirmed: { } confirmed, Picked: { } picked } ? confirmed + ((picked - confirmed) / 2) : null;

    private string Who(string position, DemoOrder o)
    {
        var holders = people.Staff.Where(s => s.Position == position).ToList();
        return holders.Count == 0 ? "house" : holders[o.Index % holders.Count].Name.Zh;
    }

    private static string CodeOf(string? reason) =>
        reason switch
        {
            "未在时限内付款" => "unpaid",
            "拍错颜色或尺码" => "wrong",
            "联系不上客户" => "unreachable",
            "缺货，客户不愿等" => "stock",
            "重复下单" => "duplicate",
            _ => "customer",
        };

    public static string CourierOf(DemoOrder o) => o.Courier is "EMS" ? "SF" : o.Courier;

    public static PaymentMethod MethodOf(DemoPayment payment) =>
        payment switch
        {
            DemoPayment.Tenpay => PaymentMethod.Tenpay,
            DemoPayment.OnlineBanking => PaymentMethod.OnlineBank,
            DemoPayment.OfflineTransfer => PaymentMethod.OfflineTransfer,
            DemoPayment.CashOnDelivery => PaymentMethod.CashOnDelivery,
            _ => PaymentMethod.Alipay,
        };
}
