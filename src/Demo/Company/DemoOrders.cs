using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;
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

    public async Task Run(CancellationToken ct)
    {
        var now = clock.Now();
        await History(now, ct);
        try
        {
            foreach (var order in plan.Orders.Where(o => Lived.Contains(o.Fate)).OrderByDescending(o => o.MinutesBeforeNow ?? 0)) await Live(order, ct);
            var supply = new DemoSupply(services, operations, company, clock, house, await Someone("PURSPEC", 0, "purchase.answer"));
            Set(TimeSpan.FromMinutes(45));
            await supply.Ask(_lacking, ct);
            Set(TimeSpan.Zero);
            await supply.Answer(_lacking, ct);
            var (service, manager) = (await Someone("CSPRE", 0, "order.amend.request"), await Someone("CSMGR", 0));
            await new DemoAmendments(services.GetRequiredService<IOrders>(), services.GetRequiredService<IApprovals>(), operations, service, manager).Run(_accepted, _released, ct);
            await new DemoSpecials(services.GetRequiredService<IApprovals>(), operations, await Someone("CSPRE", 1, "price.special.request"), await Someone("CSDIR", 0)).Run(people, skus, company.Calendar.DateOf(now), ct);
            await new DemoExceptions(operations, await Someone("TRACKER", 0, "ship.exception"), await Someone("CSPOST", 0, "ship.exception")).Run(_onTheWay, ct);
            await new DemoReturns(services, operations, new DemoReturnPeople(await Someone("CSPRE", 0, "return.request"), await Someone("CSMGR", 0, "return.request"), await Someone("RETURNS", 0, "return.register"), await Someone("CSPOST", 1), await Someone("OPSDIR", 0))).Run(_received, ct);
            await new DemoFollowUps(services, operations, house, await Someone("CSPRE", 0, "order.accept", "order.confirm", "order.arrange")).Run([.. _released.Skip(1)], ct);
        }
        finally
        {
            (clock as DemoClock)?.SetBack(TimeSpan.Zero);
        }
    }

    private async Task History(DateTimeOffset now, CancellationToken ct)
    {
        var history = new DemoHistory(services.GetRequiredService<IShippingRates>(), company, people, skus, members, now);
        var past = new List<PastOrder>();
        foreach (var order in plan.Orders.Where(o => !Lived.Contains(o.Fate))) past.Add(await history.Order(order, PlacedAt(order, now), ct));
        var tracker = (await Someone("TRACKER", 0)).Id;
        foreach (var part in past.Chunk(1000))
        {
            var waybills = await operations.Run(house, (ImportParcels u) => u.Run([.. part.Where(p => p.At.Shipped is not null).Select(DemoHistory.Parcel)], ct), ct);
            if (!waybills.IsDone) throw new InvalidOperationException(waybills.Refusal.Message.En);
            PastOrder[] sent = [.. part.Select(p => p with { At = p.At with { WaybillNo = waybills.Value.GetValueOrDefault(p.Id.Value) }, Tracker = p.Tracker is { } t ? (tracker, t.Name, t.Since) : null })];
            _onTheWay.AddRange(sent.Where(p => p.At is { WaybillNo: not null, Received: null }).Select(p => p.At.WaybillNo!));
            _lacking.AddRange(sent.Where(p => p.Status == OrderStatus.AwaitingStock).Select(p => p.Id));
            _received.AddRange(sent.Where(p => p.Status == OrderStatus.Received && p.At.Received > now - TimeSpan.FromDays(6)).Select(p => p.No));
            await Must(operations.Run(house, (ImportOrders u) => u.Run(sent, ct), ct));
            await Must(operations.Run(house, (ImportReceivables u) => u.Run([.. part.Select(DemoHistory.Receivable)], ct), ct));
        }

        await Must(operations.Run(house, (AuditPastOrders u) => u.Run(now - TimeSpan.FromDays(100), ct), ct));
    }

    private async Task Live(DemoOrder o, CancellationToken ct)
    {
        var back = TimeSpan.FromMinutes(o.MinutesBeforeNow ?? 30);
        Set(back);
        var customer = people.Customers[o.CustomerIndex];
        var checkout = services.GetRequiredService<ICheckout>();
        var to = Destination(o);
        if (o is { Fate: DemoFate.Held, Reason.Zh: "疑似恶意订单" }) await Blacklist(to.Phone, o.Index, ct);
        List<CheckoutLine> lines = [.. o.Lines.Select(l => new CheckoutLine(skus[l.SkuIndex].Id, l.Quantity))];
        var courier = DemoHistory.CourierOf(o);
        var quote = await checkout.QuoteFor(lines, to.Province, to.City, courier, ct);
        if (!quote.IsDone) throw new InvalidOperationException(quote.Refusal.Message.En);
        // What waits for money for hours is a bank transfer; a card payment would have lapsed.
        var waits = o.Fate is DemoFate.Confirmed or DemoFate.ReadyToShip;
        var member = new Actor(ActorKind.Member, members[o.CustomerIndex].Value, customer.Name, new HashSet<string>());
        var placed = await checkout.Place(member, new CheckoutInput(new CartOwner(null, member.Id), lines, to, courier, waits ? PaymentMethod.OfflineTransfer : Live(o.Payment), quote.Value.Total, o.Remark), $"demo-{o.Index}", ct);
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
        if (o.Fate == DemoFate.Held && IsAudits(o))
        {
            await Must(operations.Run(service, (AcceptOrder u) => u.Run(id, ct), ct));
            return;
        }

        if (o.Fate == DemoFate.Held)
        {
            await Must(operations.Run(service, (HoldOrder u) => u.Run(id, o.Reason?.Zh ?? "地址不清楚", ct), ct));
            return;
        }

        Set(back > TimeSpan.FromMinutes(6) && o.Fate != DemoFate.Accepted ? back - TimeSpan.FromMinutes(3) : TimeSpan.FromMinutes(Math.Min(o.Index % 9, back.TotalMinutes / 2)));
        await Must(operations.Run(service, (AcceptOrder u) => u.Run(id, ct), ct));
        // What the audit held was looked at by somebody, or it would not have come further.
        if ((await services.GetRequiredService<IOrders>().Of(id, ct))!.Status == OrderStatus.Held) await Must(operations.Run(service, (ClearOrder u) => u.Run(id, "已电话核实", ct), ct));
        if (o.Fate == DemoFate.Accepted)
        {
            _accepted.Add(id);
            return;
        }

        await Must(operations.Run(service, (ConfirmOrder u) => u.Run(id, new ContactInput("phone", true, ContactInput.Items, "已核对"), ct), ct));
        if (o.Fate == DemoFate.Released && o.PaidAfterMinutes is not null) _released.Add(id);
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
        var parcel = await operations.Run(packer, (FinishPacking u) => u.Run(slip.Id, null, false, ct), ct);
        if (!parcel.IsDone) throw new InvalidOperationException(parcel.Refusal.Message.En);
        _packed.Add(parcel.Value);
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

    /// <summary>Where it goes: those that the audit is to hold for their address, and now and then a new one, have a street without a number.</summary>
    private Customers.PostalAddress Destination(DemoOrder o)
    {
        var to = DemoCompany.Address(people.Customers[o.CustomerIndex].Addresses[o.AddressIndex]);
        if (!(o.Fate == DemoFate.Held ? IsAudits(o) && o.Reason!.Value.Zh != "疑似恶意订单" : o.Fate == DemoFate.New && o.Index % 5 == 2)) return to;
        var name = new string([.. to.Street.TakeWhile(c => !char.IsDigit(c))]).Trim();
        return to with { Street = (name.Length < 2 ? "人民路" : name) + "小区门口" };
    }

    /// <summary>The audit itself would hold it for this reason; for the others a person does.</summary>
    private static bool IsAudits(DemoOrder o) => o.Reason?.Zh is "地址不清楚" or "订单信息不完整" or "收件电话少 1 位" or "疑似恶意订单";

    private async Task Blacklist(string phone, int n, CancellationToken ct)
    {
        var manager = await Someone("CSMGR", n, "order.blacklist.edit");
        var added = await operations.Run(manager, (AddToBlacklist u) => u.Run(new BlacklistInput(BlacklistKind.Phone, phone, "三次拒收，电话里承认不要"), ct), ct);
        if (!added.IsDone && added.Refusal.Code != "ordering.blacklist_known") throw new InvalidOperationException(added.Refusal.Message.En);
    }

    private async Task<Actor> Someone(string position, int n, params string[] permissions)
    {
        var act = services.GetRequiredService<IAccounts>();
        _holders.TryGetValue(position, out var holders);
        holders ??= _holders[position] = await act.Holders(position, CancellationToken.None);
        var (id, name) = holders[n % holders.Count];
        return new Actor(ActorKind.Staff, id.Value, name, permissions.ToHashSet()) { Positions = [position] };
    }

    /// <summary>Parcels that wait for their courier.</summary>
    public IReadOnlyList<PackedParcel> Packed => _packed;

    private readonly List<PackedParcel> _packed = [];
    private readonly List<string> _onTheWay = [];
    private readonly List<string> _received = [];
    private readonly List<OrderId> _lacking = [];
    private readonly List<OrderId> _accepted = [];
    private readonly List<OrderId> _released = [];

    private readonly Dictionary<string, IReadOnlyList<(AccountId Id, string Name)>> _holders = [];

    private void Set(TimeSpan back) => (clock as DemoClock)?.SetBack(back);

    private DateTimeOffset PlacedAt(DemoOrder o, DateTimeOffset now) =>
        o.MinutesBeforeNow is { } minutes ? now - TimeSpan.FromMinutes(minutes) : company.Calendar.At(company.Calendar.DateOf(now).AddDays(-o.DaysAgo), o.TimeOfDay);

    /// <summary>Today cash on delivery is not offered (C19).</summary>
    private static PaymentMethod Live(DemoPayment payment) => payment is DemoPayment.CashOnDelivery ? PaymentMethod.Alipay : DemoHistory.MethodOf(payment);

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
