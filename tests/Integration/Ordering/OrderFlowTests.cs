using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Warehouse;
using Zhanggui.Work;

namespace Zhanggui.Integration.Ordering;

/// <summary>Flow F4, from the submit to the closed order, with every module in the application.</summary>
public sealed class OrderFlowTests
{
    [Theory, Databases, Trait("Rule", "ORD-12/enough"), Trait("Rule", "ORD-14"), Trait("Rule", "ORD-18/other-person")]
    [Trait("Rule", "ORD-23/closed"), Trait("Rule", "FIN-03/shipping"), Trait("Rule", "INV-04/immediate")]
    public async Task An_order_goes_from_the_submit_to_closed(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 10);
        var order = await given.PlacedOrder(lines: 2, units: 2);
        await GivenShop.Must(given.Accept(order.Id));
        await GivenShop.Must(given.Confirm(order.Id));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.ReadyToShip);
        await GivenShop.Must(given.Pay(order));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);

        var slip = await given.OutboundOrder(order.Id);
        await given.Pick(slip);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Picked);
        // Whoever picked may not check (ORD-18), though they hold the permission.
        (
            await given.App.Run(GivenShop.Picker, (StartChecking u) => u.Run(slip.No, CancellationToken.None))
        ).IsDone.ShouldBeFalse();
        (await given.OutboundOrder(order.Id)).Status.ShouldBe(OutboundOrderStatus.Picked);

        var parcel = await given.Pack(slip);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Packed);
        (await given.Stock()).OnHand.Units.ShouldBe(10);
        await given.HandOver(parcel);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await given.Stock()).ShouldBe(new StockCard(given.Skus[0], new Quantity(8), Quantity.Zero));
        await Balanced(given, sales: Money.Yuan(99 * 4), cost: Money.Yuan(40 * 4), prepayments: Money.Zero);

        await GivenShop.Must(
            given.App.Run(
                GivenShop.Member(),
                (ConfirmReceipt u) => u.Run(order.Id, GivenShop.Member().Id!.Value, CancellationToken.None)
            )
        );
        await GivenShop.Must(
            given.App.Run(GivenShop.Cashier, (SettleOrder u) => u.Run(order.Id, CancellationToken.None))
        );
        given.Clock.Advance(TimeSpan.FromDays(7));
        await given.App.RunJobs();
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Settled);
        given.Clock.Advance(TimeSpan.FromMinutes(11));
        await given.App.RunJobs();
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Closed);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-20"), Trait("Rule", "ORD-05/confirmed")]
    public async Task An_order_is_valid_only_when_all_six_items_are_ticked_off_with_the_customer(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.PaidOrder();
        await GivenShop.Must(given.Accept(order.Id));
        foreach (var left in ContactInput.Items)
            (await given.Confirm(order.Id, [.. ContactInput.Items.Where(i => i != left)])).Refusal!.Code.ShouldBe(
                "ordering.not_verified",
                left
            );
        (
            await given.App.Run(
                GivenShop.Lin,
                (ConfirmOrder u) =>
                    u.Run(
                        order.Id,
                        new ContactInput("phone", Reached: false, ContactInput.Items, null),
                        CancellationToken.None
                    )
            )
        ).Refusal!.Code.ShouldBe("ordering.not_verified");
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Accepted);
        (await given.Count<OrderContact>()).ShouldBe(0);

        await GivenShop.Must(given.Confirm(order.Id));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
    }

    [Theory, Databases, Trait("Rule", "ORD-04/ten-minutes"), Trait("Rule", "ORD-04/alarm")]
    public async Task A_customer_who_is_contacted_in_the_eleventh_minute_was_contacted_late_and_the_supervisor_hears_of_it_once(
        string database
    )
    {
        await using var given = await GivenShop.Open(
            database,
            configure: s => s.AddDomainEventHandler<ToDoOverdue, Overdue>()
        );
        var (late, inTime) = (await given.PaidOrder(), await given.PaidOrder());
        await GivenShop.Must(given.Accept(late.Id));
        await GivenShop.Must(given.Accept(inTime.Id));
        given.Clock.Advance(TimeSpan.FromMinutes(10));
        await given.App.RunJobs();
        Overdue.Of(late.Id).ShouldBeEmpty();
        await Contact(given, inTime);

        given.Clock.Advance(TimeSpan.FromSeconds(30));
        await given.App.RunJobs();
        await Contact(given, late);
        given.Clock.Advance(TimeSpan.FromMinutes(5));
        await given.App.RunJobs();

        Overdue.Of(late.Id).Select(o => (o.Kind, o.EscalatedTo)).ShouldBe([("order.contact", "CSMGR")]);
        Overdue.Of(inTime.Id).ShouldBeEmpty();
        var contacts = await given.App.Ask((ShopDb db) => db.Set<OrderContact>().AsNoTracking().ToListAsync());
        contacts.Single(c => c.OrderId == late.Id).Late.ShouldBeTrue();
        contacts.Single(c => c.OrderId == inTime.Id).Late.ShouldBeFalse();
    }

    [Theory, Databases, Trait("Rule", "ORD-13/not-released"), Trait("Rule", "FIN-02/releases")]
    public async Task A_prepaid_order_goes_to_the_warehouse_only_with_its_money(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.PlacedOrder(method: PaymentMethod.OfflineTransfer);
        await GivenShop.Must(given.Accept(order.Id));
        await GivenShop.Must(given.Confirm(order.Id));
        (
            await given.App.Run(GivenShop.Manager, (ReleaseOrder u) => u.Run(order.Id, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("ordering.not_paid");
        (await given.Status(order.Id)).ShouldBe(OrderStatus.ReadyToShip);
        (
            await given.App.Ask((IOutbound outbound) => outbound.OfOrder(order.Id, CancellationToken.None))
        ).ShouldBeEmpty();

        await GivenShop.Must(given.Pay(order));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        (
            await given.App.Ask((IOutbound outbound) => outbound.OfOrder(order.Id, CancellationToken.None))
        ).Count.ShouldBe(1);
    }

    [Theory, Databases, Trait("Rule", "ORD-27/reason"), Trait("Rule", "ORD-27/who-when"), Trait("Rule", "ORD-27/stock")]
    [Trait("Rule", "ORD-27/refund")]
    public async Task Cancelling_a_paid_order_gives_the_money_and_the_stock_back(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 2);
        var order = await given.ReleasedOrder(units: 2);
        var slip = await given.OutboundOrder(order.Id);
        (await given.Stock()).Available.Units.ShouldBe(0);

        (await given.Cancel(order.Id, GivenShop.Manager, reason: " ")).Refusal!.Code.ShouldBe("ordering.reason");
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        await GivenShop.Must(given.Cancel(order.Id, GivenShop.Manager));

        var (view, money) = (await given.Order(order.Id), await given.Receivable(order.Id));
        (view.Status, view.CancelReason).ShouldBe((OrderStatus.Cancelled, "客户改主意"));
        (money.Paid, money.Refunded).ShouldBe((order.Total, order.Total));
        (await given.Stock()).Available.Units.ShouldBe(2);
        (await given.OutboundOrder(order.Id)).Status.ShouldBe(OutboundOrderStatus.Voided);
        (await given.App.Ask((AuditTrail audit) => audit.Of("order", order.Id.Value, CancellationToken.None)))[^1]
            .ActorName.ShouldBe(GivenShop.Manager.Name);
        (await given.Cancel(order.Id, GivenShop.Manager)).Refusal!.Code.ShouldBe("ordering.not_allowed_in_state");
        (await given.Receivable(order.Id)).Refunded.ShouldBe(order.Total);
        (await given.App.Verify()).ShouldBeEmpty();
        slip.Id.ShouldBe((await given.OutboundOrder(order.Id)).Id);
    }

    [Theory, Databases, Trait("Rule", "ORD-05/cancelled")]
    public async Task Customer_service_cancels_before_confirmation_and_a_manager_afterwards(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (early, confirmed) = (await given.PlacedOrder(), await given.PlacedOrder());
        await GivenShop.Must(given.Accept(early.Id));
        await GivenShop.Must(given.Cancel(early.Id, GivenShop.Lin));
        (await given.Status(early.Id)).ShouldBe(OrderStatus.Cancelled);

        await GivenShop.Must(given.Accept(confirmed.Id));
        await GivenShop.Must(given.Confirm(confirmed.Id));
        (await given.Cancel(confirmed.Id, GivenShop.Lin)).Refusal!.Code.ShouldBe("ordering.cancel_needs_supervisor");
        (await given.Status(confirmed.Id)).ShouldBe(OrderStatus.ReadyToShip);
        (await given.Cancel(confirmed.Id, GivenShop.Picker)).Refusal!.Code.ShouldBe("platform.not_permitted");
        await GivenShop.Must(given.Cancel(confirmed.Id, GivenShop.Manager));
    }

    [Theory, Databases, Trait("Rule", "ORD-06/address"), Trait("Rule", "ORD-06/held"), Trait("Rule", "ORD-06/decided")]
    public async Task A_flagged_order_is_held_for_a_reviewer_when_it_is_accepted(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 60);
        var unclear = await given.PlacedOrder(to: GivenShop.Home with { Street = "文三路小区门口" });
        var unusual = await given.PlacedOrder(units: 20);
        var ordinary = await given.PlacedOrder(units: 19);
        foreach (var order in new[] { unclear, unusual, ordinary })
            await GivenShop.Must(given.Accept(order.Id));
        (await given.Status(unclear.Id)).ShouldBe(OrderStatus.Held);
        (await given.Status(unusual.Id)).ShouldBe(OrderStatus.Held);
        (await given.Status(ordinary.Id)).ShouldBe(OrderStatus.Accepted);

        (await given.Confirm(unclear.Id)).Refusal!.Code.ShouldBe("ordering.not_allowed_in_state");
        (await given.Status(unclear.Id)).ShouldBe(OrderStatus.Held);
        await GivenShop.Must(
            given.App.Run(GivenShop.Manager, (ClearOrder u) => u.Run(unclear.Id, "已电话核实", CancellationToken.None))
        );
        (await given.Status(unclear.Id)).ShouldBe(OrderStatus.Accepted);
    }

    [Theory, Databases, Trait("Rule", "ORD-12/waits"), Trait("Rule", "PUR-40/first-come")]
    public async Task Waiting_orders_get_what_comes_in_in_order_of_purchase(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 1);
        var waiting = new List<PlacedOrder>();
        for (var i = 0; i < 3; i++)
        {
            waiting.Add(await given.PlacedOrder([new(given.Presale, Quantity.One)]));
            given.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        // Confirmed in the opposite order: the time of purchase counts.
        foreach (var order in Enumerable.Reverse(waiting))
        {
            await GivenShop.Must(given.Pay(order));
            await GivenShop.Must(given.Accept(order.Id));
            await GivenShop.Must(given.Confirm(order.Id));
            (await given.Status(order.Id)).ShouldBe(OrderStatus.AwaitingStock);
        }

        await given.App.DeliverOutbox();
        await given.Arrives(sku: 1, units: 2);
        await given.App.DeliverOutbox();
        (await given.Status(waiting[0].Id)).ShouldBe(OrderStatus.Released);
        (await given.Status(waiting[1].Id)).ShouldBe(OrderStatus.Released);
        (await given.Status(waiting[2].Id)).ShouldBe(OrderStatus.AwaitingStock);
        (await given.Stock(1)).Available.Units.ShouldBe(0);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    private static Task Contact(GivenShop given, PlacedOrder order) =>
        GivenShop.Must(
            given.App.Run(
                GivenShop.Lin,
                (RecordContact u) =>
                    u.Run(order.Id, new ContactInput("phone", true, ["name", "phone"], null), CancellationToken.None)
            )
        );

    private static async Task Balanced(GivenShop given, Money sales, Money cost, Money prepayments)
    {
        var lines = await given.App.Ask((ShopDb db) => db.Set<JournalLineRow>().AsNoTracking().ToListAsync());
        Money Credit(LedgerAccount account) =>
            new(lines.Where(l => l.Account == account).Sum(l => l.Credit.Fen - l.Debit.Fen));
        lines.Sum(l => l.Debit.Fen).ShouldBe(lines.Sum(l => l.Credit.Fen));
        Credit(LedgerAccount.Sales).ShouldBe(sales);
        new Money(lines.Where(l => l.Account == LedgerAccount.Goods).Sum(l => l.Credit.Fen)).ShouldBe(cost);
        Credit(LedgerAccount.CostOfSales).ShouldBe(Money.Zero - cost);
        Credit(LedgerAccount.CustomerPrepayments).ShouldBe(prepayments);
    }

    /// <summary>Hears what was reported as overdue.</summary>
    private sealed class Overdue : IDomainEventHandler<ToDoOverdue>
    {
        public static readonly global::System.Collections.Concurrent.ConcurrentBag<ToDoOverdue> Heard = [];

        public static IReadOnlyList<ToDoOverdue> Of(OrderId order) =>
            [.. Heard.Where(o => o.SubjectId == order.Value && o.Kind == "order.contact")];

        public Task Handle(ToDoOverdue e, CancellationToken ct)
        {
            Heard.Add(e);
            return Task.CompletedTask;
        }
    }

    [Theory, Databases, Trait("Rule", "INV-37/names")]
    public async Task A_slip_is_written_in_Chinese_whoever_releases_it_and_English_readers_see_the_colour_in_English(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.PaidOrder();
        await GivenShop.Must(given.Accept(order.Id));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            await GivenShop.Must(given.Confirm(order.Id));
        }
        finally
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        }

        var slip = await given.OutboundOrder(order.Id);
        (
            await given.App.Ask(
                (ShopDb db) => db.Set<OutboundOrderLine>().AsNoTracking().SingleAsync(l => l.Slip == slip.Id)
            )
        ).Goods.Name.ShouldBe("测试衬衫");
        using var browser = new HttpClient { BaseAddress = given.App.Address };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var page = await (
            await browser.PostAsync(
                "/orders/find",
                new FormUrlEncodedContent(
                    new Dictionary<string, string> { ["no"] = order.No, ["phone"] = GivenShop.Home.Phone }
                )
            )
        ).Content.ReadAsStringAsync();
        page.ShouldContain("Red / 01");
        page.ShouldContain("Test shirt");
    }
}
