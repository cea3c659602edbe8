using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Finance;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Shipping;
using Zhanggui.Warehouse;

namespace Zhanggui.Demo;

/// <summary>
/// The orders of the last 90 days. Those that are finished, or with the courier, are taken over as history; those that somebody still works on
/// are placed, confirmed, paid, picked and packed through the same use cases as real ones, at their own times.
/// </summary>
internal sealed class DemoOrders(IServiceProvider services, Operations operations, TimeProvider clock, Company company, DemoPeople people, IReadOnlyDictionary<int, SkuCard> skus, IReadOnlyList<AccountId> members, DemoOrderPlan plan, Actor house)
{
    private static readonly DemoFate[] Lived = [DemoFate.New, DemoFate.Held, DemoFate.Accepted, DemoFate.Confirmed, DemoFate.ReadyToShip, DemoFate.Released, DemoFate.Picked, DemoFate.Packed];
    private readonly IShippingRates _rates = services.GetRequiredService<IShippingRates>();

    public async Task Run(CancellationToken ct)
    {
        var now = clock.Now();
        await History(now, ct);
        try
        {
            foreach (var order in plan.Orders.Where(o => Lived.Contains(o.Fate)).OrderByDescending(o => o.MinutesBeforeNow ?? 0)) await Live(order, ct);
        }
        finally
        {
            (clock as DemoClock)?.SetBack(TimeSpan.Zero);
        }
    }

    private async Task History(DateTimeOffset now, CancellationToken ct)
    {
        var numbers = new Dictionary<DateOnly, int>();
        var past = new List<PastOrder>();
        foreach (var order in plan.Orders.Where(o => !Lived.Contains(o.Fate)))
        {
            var at = PlacedAt(order, now);
            var day = company.Calendar.DateOf(at);
            var n = numbers[day] = numbers.GetValueOrDefault(day) + 1;
            // Imported orders keep numbers of their own, so that they never meet the counter's.
            past.Add(await Past(order, string.Create(CultureInfo.InvariantCulture, $"SO{day:yyyyMMdd}-9{n:00000}"), at, ct));
        }

        foreach (var part in past.Chunk(1000))
        {
            await Must(operations.Run(house, (ImportOrders u) => u.Run(part, ct), ct));
            var money = part.Select(p => new PastReceivable(new ReceivableDraft(new Subject("order", p.Id.Value, p.No), p.Goods + p.Postage, p.Method, p.To.Name, p.Account, null, $"/orders/{p.No}"),
                p.PlacedAt, p.At.Paid, p.At.Cancelled, p.At.Shipped is not null)).ToList();
            await Must(operations.Run(house, (ImportReceivables u) => u.Run(money, ct), ct));
        }
    }

    private async Task<PastOrder> Past(DemoOrder o, string no, DateTimeOffset at, CancellationToken ct)
    {
        var customer = people.Customers[o.CustomerIndex];
        var to = DemoCompany.Address(customer.Addresses[o.AddressIndex]);
        List<(SkuCard, Quantity)> lines = [.. o.Lines.Select(l => (skus[l.SkuIndex], l.Quantity))];
        var courier = Courier(o);
        var options = await _rates.Options(to.Province, to.City, lines.Sum(l => l.Item1.WeightGrams * l.Item2.Units), at, ct);
        var postage = options.FirstOrDefault(x => x.Courier == courier)?.Fee ?? Money.Yuan(10);
        var status = Enum.Parse<OrderStatus>(o.Fate.ToString());
        DateTimeOffset Step(int hours) => at + TimeSpan.FromHours(hours) < clock.Now() ? at + TimeSpan.FromHours(hours) : clock.Now() - TimeSpan.FromMinutes(1);
        bool Reached(OrderStatus s) => status != OrderStatus.Cancelled && status >= s;
        var paid = o.PaidAfterMinutes is { } m && status != OrderStatus.Cancelled ? at + TimeSpan.FromMinutes(m) : Reached(OrderStatus.Received) ? Step(72) : (DateTimeOffset?)null;
        var milestones = new OrderMilestones
        {
            Paid = paid, Accepted = status == OrderStatus.Cancelled ? null : at + TimeSpan.FromMinutes(4), Contacted = status == OrderStatus.Cancelled ? null : at + TimeSpan.FromMinutes(11), Confirmed = status == OrderStatus.Cancelled ? null : at + TimeSpan.FromMinutes(11),
            Released = Reached(OrderStatus.Released) ? Step(1) : null, Picked = Reached(OrderStatus.Picked) ? Step(3) : null, Packed = Reached(OrderStatus.Packed) ? Step(4) : null, Shipped = Reached(OrderStatus.Shipped) ? Step(6) : null,
            Received = Reached(OrderStatus.Received) ? Step(70) : null, Settled = Reached(OrderStatus.Settled) ? Step(96) : null, Closed = Reached(OrderStatus.Closed) ? Step(24 * 10) : null,
            Cancelled = status == OrderStatus.Cancelled ? at + TimeSpan.FromMinutes(40) : null, CancelReason = status == OrderStatus.Cancelled ? o.Reason?.Zh ?? "客户取消" : null, HandlerName = people.Staff.First(s => s.Position == "CSPRE").Name.Zh,
        };
        return new PastOrder(no, at, "mall", members[o.CustomerIndex].Value, to, courier, Method(o.Payment), postage, o.Remark, lines, status, paid is not null, [], milestones);
    }

    private async Task Live(DemoOrder o, CancellationToken ct)
    {
        var back = TimeSpan.FromMinutes(o.MinutesBeforeNow ?? 30);
        Set(back);
        var customer = people.Customers[o.CustomerIndex];
        var checkout = services.GetRequiredService<ICheckout>();
        var to = DemoCompany.Address(customer.Addresses[o.AddressIndex]);
        List<CheckoutLine> lines = [.. o.Lines.Select(l => new CheckoutLine(skus[l.SkuIndex].Id, l.Quantity))];
        var courier = Courier(o);
        var quote = await checkout.QuoteFor(lines, to.Province, to.City, courier, ct);
        if (!quote.IsDone) throw new InvalidOperationException(quote.Refusal.Message.En);
        // What waits for money for hours is a bank transfer; a card payment would have lapsed.
        var waits = o.Fate is DemoFate.Confirmed or DemoFate.ReadyToShip;
        var member = new Actor(ActorKind.Member, members[o.CustomerIndex].Value, customer.Name, new HashSet<string>());
        var placed = await checkout.Place(member, new CheckoutInput(new CartOwner(null, member.Id), lines, to, courier, waits ? PaymentMethod.OfflineTransfer : Method(o.Payment), quote.Value.Total, o.Remark), $"demo-{o.Index}", ct);
        if (!placed.IsDone) throw new InvalidOperationException($"Demo order {o.Index}: {placed.Refusal.Message.En}");
        await Work(o, placed.Value, back, waits, ct);
    }

    private async Task Work(DemoOrder o, PlacedOrder placed, TimeSpan back, bool waits, CancellationToken ct)
    {
        var id = placed.Id;
        if (o.PaidAfterMinutes is not null && !waits && o.Fate != DemoFate.New)
            await Must(operations.Run(house, (ConfirmPayment u) => u.Run(new ConfirmPaymentInput(id.Value, placed.Total, $"DEMO-{placed.No}"), ct), ct));
        if (o.Fate == DemoFate.New) return;
        var service = await Someone("CSPRE", o.Index, "order.accept", "order.confirm");
        if (o.Fate == DemoFate.Held)
        {
            await Must(operations.Run(service, (HoldOrder u) => u.Run(id, o.Reason?.Zh ?? "地址不清楚", ct), ct));
            return;
        }

        Set(back > TimeSpan.FromMinutes(6) && o.Fate != DemoFate.Accepted ? back - TimeSpan.FromMinutes(3) : TimeSpan.FromMinutes(o.Index % 9));
        await Must(operations.Run(service, (AcceptOrder u) => u.Run(id, ct), ct));
        if (o.Fate == DemoFate.Accepted) return;
        await Must(operations.Run(service, (ConfirmOrder u) => u.Run(id, new ContactInput("phone", true, ContactInput.Items, "已核对"), ct), ct));
        if (waits || o.Fate == DemoFate.Released) return;
        await Pick(o, id, ct);
    }

    private async Task Pick(DemoOrder o, OrderId id, CancellationToken ct)
    {
        var slip = (await services.GetRequiredService<IOutbound>().OfOrder(id, ct)).LastOrDefault();
        if (slip is null) return; // Not paid, so not released.
        var picker = await Someone("PICKER", o.Index, "outbound.pick");
        var batch = await operations.Run(picker, (StartPicking u) => u.Run([slip.Id], null, ct), ct);
        if (!batch.IsDone) throw new InvalidOperationException(batch.Refusal.Message.En);
        var order = (await services.GetRequiredService<IOrders>().Of(id, ct))!;
        await ScanAll(order, code => operations.Run(picker, (ScanPick u) => u.Run(batch.Value, code, ct), ct));
        await Must(operations.Run(picker, (HandToCheck u) => u.Run(batch.Value, ct), ct));
        if (o.Fate == DemoFate.Picked) return;

        var packer = await Someone("PACKER", o.Index, "outbound.check");
        await Must(operations.Run(packer, (StartChecking u) => u.Run(slip.No, ct), ct));
        foreach (var line in order.Lines)
            for (var i = 0; i < line.Quantity.Units; i++) await Must(operations.Run(packer, (ScanCheck u) => u.Run(slip.Id, line.Barcode, ct), ct));
        await Must(operations.Run(packer, (ConfirmPacking u) => u.Run(slip.Id, "goods", ct), ct));
        foreach (var remark in order.Remarks.Where(r => r.MustAcknowledge)) await Must(operations.Run(packer, (ConfirmPacking u) => u.Run(slip.Id, remark.Id.ToString(), ct), ct));
        await Must(operations.Run(packer, (FinishPacking u) => u.Run(slip.Id, null, false, ct), ct));
    }

    /// <summary>The walk decides which piece comes next: try the codes until all are counted.</summary>
    private static async Task ScanAll(OrderView order, Func<string, Task<Result<PickCount>>> scan)
    {
        var left = order.Lines.SelectMany(l => Enumerable.Repeat(l.Barcode, l.Quantity.Units)).ToList();
        while (left.Count > 0)
        {
            var before = left.Count;
            foreach (var code in left.Distinct().ToList())
                if ((await scan(code)).IsDone)
                {
                    left.Remove(code);
                    break;
                }

            if (left.Count == before) throw new InvalidOperationException($"{order.No} could not be picked.");
        }
    }

    private async Task<Actor> Someone(string position, int n, params string[] permissions)
    {
        var act = services.GetRequiredService<IAccounts>();
        _holders.TryGetValue(position, out var holders);
        holders ??= _holders[position] = await act.Holders(position, CancellationToken.None);
        var (id, name) = holders[n % holders.Count];
        return new Actor(ActorKind.Staff, id.Value, name, permissions.ToHashSet()) { Positions = [position] };
    }

    private readonly Dictionary<string, IReadOnlyList<(AccountId Id, string Name)>> _holders = [];

    private void Set(TimeSpan back) => (clock as DemoClock)?.SetBack(back);

    private DateTimeOffset PlacedAt(DemoOrder o, DateTimeOffset now) =>
        o.MinutesBeforeNow is { } minutes ? now - TimeSpan.FromMinutes(minutes) : company.Calendar.At(company.Calendar.DateOf(now).AddDays(-o.DaysAgo), o.TimeOfDay);

    private static string Courier(DemoOrder o) => o.Courier is "EMS" ? "SF" : o.Courier;

    private static PaymentMethod Method(DemoPayment payment) => payment switch
    {
        DemoPayment.Tenpay => PaymentMethod.Tenpay,
        DemoPayment.OnlineBanking => PaymentMethod.OnlineBank,
        DemoPayment.OfflineTransfer => PaymentMethod.OfflineTransfer,
        _ => PaymentMethod.Alipay,
    };

    private static async Task Must(Task<Result> act)
    {
        var done = await act;
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }

    private static async Task Must<T>(Task<Result<T>> act)
    {
        var done = await act;
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }
}
