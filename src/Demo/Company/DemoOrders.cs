using Zhanggui.Catalog;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Finance;
using Zhanggui.Ordering;
using Zhanggui.OrderScreening;
using Zhanggui.Organization;
using Zhanggui.Shipping;
using Zhanggui.Warehouse;

namespace Zhanggui.Demo;

/// <summary>An order that somebody still works on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Fate">How far it was brought.</param>
/// <param name="IsPaid">The money is there.</param>
/// <param name="Parcel">What waits for the courier; null before it is packed.</param>
internal sealed record LiveOrder(OrderId Id, DemoFate Fate, bool IsPaid, PackedParcel? Parcel);

/// <summary>
/// The orders of the last 90 days. Those that are finished, or with the courier, are taken over as history; those that
/// somebody still works on are placed, confirmed, paid, picked and packed through the same use cases as real ones, at
/// their own times.
/// </summary>
internal sealed class DemoOrders(
    DemoRun run,
    DemoPeople people,
    IReadOnlyDictionary<int, SkuCard> skus,
    IReadOnlyList<AccountId> members,
    DemoOrderPlan plan
)
{
    private const int Many = 1000;

    private static readonly HashSet<DemoFate> Alive =
    [
        DemoFate.New,
        DemoFate.Held,
        DemoFate.Accepted,
        DemoFate.Confirmed,
        DemoFate.ReadyToShip,
        DemoFate.Released,
        DemoFate.Picked,
        DemoFate.Packed,
    ];

    private List<LiveOrder>? _lived;
    private List<PastLeft>? _past;

    /// <summary>The filling that they belong to.</summary>
    public DemoRun Run => run;

    /// <summary>The accounts of the planned customers.</summary>
    public IReadOnlyList<AccountId> Members => members;

    public async Task Fill()
    {
        await Past();
        await run.Do(
            "orders/scores",
            DemoRun.System,
            (ScreenPastOrders u) => u.Run(run.Start - TimeSpan.FromDays(100), run.Ct)
        );
        await Lived();
    }

    /// <summary>Waybills that are with the courier.</summary>
    public async Task<IReadOnlyList<string>> OnTheWay() => [.. (await Past()).SelectMany(p => p.OnTheWay)];

    /// <summary>Orders that wait for goods.</summary>
    public async Task<IReadOnlyList<OrderId>> Lacking() => [.. (await Past()).SelectMany(p => p.Lacking)];

    /// <summary>Orders that were signed for in the last week.</summary>
    public async Task<IReadOnlyList<string>> Received() => [.. (await Past()).SelectMany(p => p.Received)];

    private async Task<List<PastLeft>> Past()
    {
        if (_past is not null)
            return _past;
        var history = new DemoHistory(run, people, skus, members, plan);
        List<PastLeft> parts = [];
        foreach (var (n, part) in plan.Orders.Where(o => !Alive.Contains(o.Fate)).Chunk(Many).Index())
            parts.Add(await run.RunOnce($"orders/past/{n}", () => Import(n, part, history)));
        return _past = parts;
    }

    private async Task<PastLeft> Import(int n, DemoOrder[] part, DemoHistory history)
    {
        List<FollowedOrder> past = [];
        foreach (var order in part)
            past.Add(await history.Order(order));
        var tracker = (await run.Someone("TRACKER", 0)).Id!.Value;
        run.At(run.Start);
        return await run.Do(
            $"orders/past/{n}",
            DemoRun.System,
            (FillHistory u) => u.Run(past, tracker, run.Start - TimeSpan.FromDays(7), run.Ct)
        );
    }

    /// <summary>The orders that somebody still works on, oldest first.</summary>
    public async Task<IReadOnlyList<LiveOrder>> Lived()
    {
        if (_lived is not null)
            return _lived;
        List<LiveOrder> lived = [];
        foreach (var order in plan.Orders.Where(o => Alive.Contains(o.Fate)).OrderBy(run.PlacedAt))
            lived.Add(await run.RunOnce($"order/{order.Index}", () => Live(order)));
        return _lived = lived;
    }

    private async Task<LiveOrder> Live(DemoOrder o)
    {
        var (key, at) = ($"order/{o.Index}", run.PlacedAt(o));
        run.At(at);
        var placed = await Place(o, key);
        // What waits for money for hours is a bank transfer; a card payment would have lapsed.
        var isPaid = o.PaidAfterMinutes is not null && !Waits(o) && o.Fate != DemoFate.New;
        if (isPaid)
            await run.Do(
                key,
                DemoRun.System,
                (ConfirmPayment u) =>
                    u.Run(new ConfirmPaymentInput(placed.Id.Value, placed.Total, $"DEMO-{placed.No}"), run.Ct)
            );
        var live = new LiveOrder(placed.Id, o.Fate, isPaid, null);
        if (o.Fate != DemoFate.New)
            live = await Work(o, live, key, at);
        await run.Deliver();
        return live;
    }

    private async Task<PlacedOrder> Place(DemoOrder o, string key)
    {
        var (customer, checkout, to) = (people.Customers[o.CustomerIndex], run.Get<ICheckout>(), Destination(o));
        if (o is { Fate: DemoFate.Held, Reason.Zh: "疑似恶意订单" })
            await Blacklist(to.Phone, o.Index, key);
        List<CheckoutLine> lines = [.. o.Lines.Select(l => new CheckoutLine(skus[l.SkuIndex].Id, l.Quantity))];
        var courier = DemoHistory.CourierOf(o);
        var total = await run.RunOnce(
            key + "/total",
            async () =>
            {
                var quote = await checkout.QuoteFor(lines, to.Province, to.City, courier, run.Ct);
                return quote.IsDone ? quote.Value.Total : throw DemoRun.Failed(key, quote.Refusal);
            }
        );
        var member = new Actor(ActorKind.Member, members[o.CustomerIndex].Value, customer.Name, new HashSet<string>());
        var method = Waits(o) ? PaymentMethod.OfflineTransfer : Live(o.Payment);
        run.Before?.Invoke(key);
        var placed = await checkout.Place(
            member,
            new CheckoutInput(new CartOwner(null, member.Id), lines, to, courier, method, total, o.Remark),
            "demo-" + key,
            run.Ct
        );
        return placed.IsDone ? placed.Value : throw DemoRun.Failed(key, placed.Refusal);
    }

    private async Task<LiveOrder> Work(DemoOrder o, LiveOrder live, string key, DateTimeOffset at)
    {
        var service = await run.Someone("CSPRE", o.Index, "order.accept", "order.confirm");
        if (o.Fate == DemoFate.Held && !IsAudits(o))
        {
            await run.Do(key, service, (HoldOrder u) => u.Run(live.Id, o.Reason?.Zh ?? "地址不清楚", run.Ct));
            return live;
        }

        run.At(AcceptedAt(o, at));
        await run.Do(key, service, (AcceptOrder u) => u.Run(live.Id, run.Ct));
        if (o.Fate == DemoFate.Held)
            return live;
        // What the audit held was looked at by somebody, or it would not have come further.
        await Clear(live.Id, service, key);
        if (o.Fate == DemoFate.Accepted)
            return live;

        await run.Do(
            key,
            service,
            (ConfirmOrder u) => u.Run(live.Id, new ContactInput("phone", true, ContactInput.Items, "已核对"), run.Ct)
        );
        return Waits(o) || o.Fate == DemoFate.Released ? live : live with { Parcel = await Pick(o, live.Id, key) };
    }

    private async Task Clear(OrderId id, Actor service, string key)
    {
        if ((await run.Get<IOrders>().Of(id, run.Ct))!.Status == OrderStatus.Held)
            await run.Do(key, service, (ClearOrder u) => u.Run(id, "已电话核实", run.Ct));
    }

    private async Task<PackedParcel?> Pick(DemoOrder o, OrderId id, string key)
    {
        var slip = (await run.Get<IOutbound>().OfOrder(id, run.Ct)).LastOrDefault();
        if (slip is null)
            return null; // Not paid, so not released.
        var picker = await run.Someone("PICKER", o.Index, "outbound.pick");
        var batch = await run.Do(key, picker, (StartPicking u) => u.Run([slip.Id], null, run.Ct));
        var order = (await run.Get<IOrders>().Of(id, run.Ct))!;
        await ScanAll(
            order,
            key,
            (piece, code) => run.Try($"{key}/{piece}/{code}", picker, (ScanPick u) => u.Run(batch, code, run.Ct))
        );
        await run.Do(key, picker, (HandToCheck u) => u.Run(batch, run.Ct));
        if (o.Fate == DemoFate.Picked)
            return null;

        var packer = await run.Someone("PACKER", o.Index, "outbound.check");
        await run.Do(key, packer, (StartChecking u) => u.Run(slip.No, run.Ct));
        foreach (var line in order.Lines)
            for (var i = 0; i < line.Quantity.Units; i++)
                await run.Do($"{key}/{line.No}/{i}", packer, (ScanCheck u) => u.Run(slip.Id, line.Barcode, run.Ct));
        await run.Do(key + "/goods", packer, (ConfirmPacking u) => u.Run(slip.Id, "goods", run.Ct));
        foreach (var remark in order.Remarks.Where(r => r.MustAcknowledge))
            await run.Do(
                $"{key}/{remark.Id:N}",
                packer,
                (ConfirmPacking u) => u.Run(slip.Id, remark.Id.ToString(), run.Ct)
            );
        return await run.Do(key, packer, (FinishPacking u) => u.Run(slip.Id, null, false, run.Ct));
    }

    /// <summary>
    /// The walk decides which piece comes next: try the codes until none is wanted any more. Handing over refuses when
    /// something is missing.
    /// </summary>
    private async Task ScanAll(OrderView order, string key, Func<int, string, Task<Result<PickCount>>> scan)
    {
        var left = order.Lines.SelectMany(l => Enumerable.Repeat(l.Barcode, l.Quantity.Units)).ToList();
        for (var piece = 0; left.Count > 0; piece++)
        {
            var number = piece;
            var taken = await run.RunOnce(
                $"{key}/pick/{piece}",
                async () =>
                {
                    foreach (var code in left.Distinct())
                        if ((await scan(number, code)).IsDone)
                            return code;
                    return "";
                }
            );
            if (!left.Remove(taken))
                return;
        }
    }

    /// <summary>
    /// Where it goes: those that the audit is to hold for their address, and now and then a new one, have a street
    /// without a number.
    /// </summary>
    private Customers.PostalAddress Destination(DemoOrder o)
    {
        var to = DemoCompany.Address(people.Customers[o.CustomerIndex].Addresses[o.AddressIndex]);
        var isUnclear =
            o.Fate == DemoFate.Held
                ? IsAudits(o) && o.Reason!.Value.Zh != "疑似恶意订单"
                : o.Fate == DemoFate.New && o.Index % 5 == 2;
        if (!isUnclear)
            return to;
        var name = new string([.. to.Street.TakeWhile(c => !char.IsDigit(c))]).Trim();
        return to with { Street = (name.Length < 2 ? "人民路" : name) + "小区门口" };
    }

    /// <summary>The audit itself would hold it for this reason; for the others a person does.</summary>
    private static bool IsAudits(DemoOrder o) =>
        o.Reason?.Zh is "地址不清楚" or "订单信息不完整" or "收件电话少 1 位" or "疑似恶意订单";

    private async Task Blacklist(string phone, int n, string key)
    {
        var manager = await run.Someone("CSMGR", n, "order.blacklist.edit");
        var added = await run.Try(
            key,
            manager,
            (AddToBlacklist u) =>
                u.Run(new BlacklistInput(BlacklistKind.Phone, phone, "三次拒收，电话里承认不要"), run.Ct)
        );
        if (!added.IsDone && added.Refusal.Code != "ordering.blacklist_known")
            throw DemoRun.Failed(key, added.Refusal);
    }

    private static bool Waits(DemoOrder o) => o.Fate is DemoFate.Confirmed or DemoFate.ReadyToShip;

    /// <summary>Three minutes after it came; what was only just accepted, some minutes ago.</summary>
    private DateTimeOffset AcceptedAt(DemoOrder o, DateTimeOffset placed)
    {
        var age = run.Start - placed;
        return age > TimeSpan.FromMinutes(6) && o.Fate != DemoFate.Accepted
            ? placed + TimeSpan.FromMinutes(3)
            : run.Start - TimeSpan.FromMinutes(Math.Min(o.Index % 9, age.TotalMinutes / 2));
    }

    /// <summary>Today cash on delivery is not offered (C19).</summary>
    private static PaymentMethod Live(DemoPayment payment) =>
        payment is DemoPayment.CashOnDelivery ? PaymentMethod.Alipay : DemoHistory.MethodOf(payment);
}
