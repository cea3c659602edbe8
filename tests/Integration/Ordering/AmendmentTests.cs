using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Warehouse;
using static Zhanggui.Integration.GivenShop;
using static Zhanggui.Integration.Ordering.GivenAmendments;

namespace Zhanggui.Integration.Ordering;

/// <summary>
/// What a customer asks to have changed is a document of its own; the order stays what was placed (ORD-10, ORD-11,
/// C18).
/// </summary>
public sealed class AmendmentTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases, Trait("Rule", "ORD-09/no-edit"), Trait("Rule", "ORD-10/address")]
    [Trait("Rule", "ORD-10/approved"), Trait("Rule", "ORD-10/original")]
    public async Task An_approved_amendment_changes_what_is_carried_out_and_not_a_letter_of_the_order(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.ReadyToShip);
        var placed = await given.Rows(order.Id);

        var made = await given.Asked(order.Id, Input(Elsewhere with { Phone = "13900005218" }));

        made.No.ShouldStartWith("AM2026");
        made.State.ShouldBe(AmendmentState.Pending);
        (await given.Shop.Order(order.Id)).Address.ShouldBe(Home); // Nothing before somebody else has agreed.
        await Must(given.Approve(made));
        var now = await given.Shop.Order(order.Id);
        now.Address.ShouldBe(Elsewhere with { Phone = "13900005218" });
        (now.IsAmended, now.Total, now.Pieces).ShouldBe((true, order.Total, 4));
        (await given.Rows(order.Id)).ShouldBe(placed);
        (await given.App.Verify()).ShouldBeEmpty();
        (await given.App.Ask((IOrders o) => o.ByNumberAndPhone(order.No, Home.Phone, None))).ShouldBeNull();
        (
            await given.App.Ask((IOrders o) => o.ByNumberAndPhone(order.No, "13900005218", None))
        )!.Address.Street.ShouldBe(Elsewhere.Street);
    }

    [Theory, Databases, Trait("Rule", "ORD-09/in-database"), Trait("Rule", "ORD-10/original")]
    public async Task The_rows_of_orders_and_amendments_refuse_to_be_changed(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.ReadyToShip);
        await given.Approved(order.Id, Input(Elsewhere));

        foreach (
            var sql in new[]
            {
                "UPDATE ordering_order SET \"Street\" = '别处 1 号'",
                "UPDATE ordering_order_line SET \"Quantity\" = 1",
                "UPDATE ordering_amendment SET \"Reason\" = '无'",
                "UPDATE ordering_amendment_change SET \"After\" = '别处 1 号'",
                "DELETE FROM ordering_amendment_change",
                "DELETE FROM ordering_amendment",
            }
        )
            await Should.ThrowAsync<Exception>(() => given.Shop.Sql(sql));
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-10/before-picking")]
    public async Task An_order_is_amended_from_accepted_until_it_is_picked_and_no_other_time(string database)
    {
        await using var given = await GivenAmendments.Open(database, stock: 100);
        foreach (var status in new[] { OrderStatus.Accepted, OrderStatus.ReadyToShip, OrderStatus.Released })
            (await given.Ask((await given.OrderIn(status)).Id, Input(Elsewhere))).IsDone.ShouldBeTrue(
                status.ToString()
            );
        foreach (var status in new[] { OrderStatus.New, OrderStatus.Held })
            (await given.Ask((await given.OrderIn(status)).Id, Input(Elsewhere))).Refusal?.Code.ShouldBe(
                "ordering.amend_accept_first"
            );

        var gone = await given.OrderIn(OrderStatus.Released);
        var slip = await given.Shop.OutboundOrder(gone.Id);
        await Must(given.App.Run(Picker, (StartPicking u) => u.Run([slip.Id], null, None)));
        (await given.Ask(gone.Id, Input(Elsewhere))).Refusal?.Code.ShouldBe("warehouse.picking_begun");
        var shipped = await given.OrderIn(OrderStatus.Released);
        await given.Shop.Pick(await given.Shop.OutboundOrder(shipped.Id));
        (await given.Ask(shipped.Id, Input(Elsewhere))).Refusal?.Code.ShouldBe("ordering.amend_too_late");
        await given.Shop.HandOver(await given.Shop.Pack(await given.Shop.OutboundOrder(shipped.Id)));
        (await given.Ask(shipped.Id, Input(Elsewhere))).Refusal!.Message.Zh.ShouldContain("快递异常"); // ORD-30
        var cancelled = await given.OrderIn(OrderStatus.Accepted);
        await Must(given.Shop.Cancel(cancelled.Id, given.Manager));
        (await given.Ask(cancelled.Id, Input(Elsewhere))).Refusal?.Code.ShouldBe("ordering.amend_over");
        (await given.Shop.Count<Amendment>()).ShouldBe(3);
    }

    [Theory, Databases, Trait("Rule", "C18")]
    public async Task The_policies_say_whether_and_until_when(string database)
    {
        await using var given = await GivenAmendments.Open(database, stock: 100);
        var (accepted, ready) = (
            await given.OrderIn(OrderStatus.Accepted),
            await given.OrderIn(OrderStatus.ReadyToShip)
        );
        await given.Set("orders.amend.until", "Accepted");
        (await given.Ask(ready.Id, Input(Elsewhere))).Refusal?.Code.ShouldBe("ordering.amend_too_late");
        await given.Set("orders.amend.self", "on");
        (await given.Asked(accepted.Id, Input(Elsewhere))).State.ShouldBe(AmendmentState.Approved);
        (await given.Shop.Order(accepted.Id)).Address.ShouldBe(Elsewhere);
        (await given.Asked(accepted.Id, Input(null, new AmendedLine(1, Quantity: 1)))).State.ShouldBe(
            AmendmentState.Pending
        ); // Goods are no contact.
        await given.Set("orders.amend.allowed", "off");
        (await given.Ask((await given.OrderIn(OrderStatus.Accepted)).Id, Input(Elsewhere))).Refusal?.Code.ShouldBe(
            "ordering.amend_not_allowed"
        );
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-10/approved"), Trait("Rule", "ORG-28/other-person")]
    public async Task Whoever_made_it_never_approves_it(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.Accepted);
        var made = await Must(given.Ask(order.Id, Input(Elsewhere), given.Manager));

        (await given.Approve(made, given.Manager)).IsDone.ShouldBeFalse();
        (await given.Approve(made, given.Maker)).IsDone.ShouldBeFalse();
        (await given.State(made)).ShouldBe(AmendmentState.Pending);
        (await given.Shop.Order(order.Id)).Address.ShouldBe(Home);
    }

    [Theory, Databases, Trait("Rule", "ORD-10/approved")]
    public async Task A_pending_amendment_holds_the_release_until_it_is_decided(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.ReadyToShip);
        var made = await given.Asked(order.Id, Input(Elsewhere));
        (await given.Ask(order.Id, Input(Elsewhere))).Refusal?.Code.ShouldBe("ordering.amend_open_already");

        await Must(given.Shop.Pay(order));
        (await given.Shop.Status(order.Id)).ShouldBe(OrderStatus.ReadyToShip);
        (await given.App.Run(Lin, (ReleaseOrder u) => u.Run(order.Id, None))).Refusal?.Code.ShouldBe(
            "ordering.amend_pending"
        );

        await Must(given.Reject(made));
        (await given.State(made)).ShouldBe(AmendmentState.Refused);
        (await given.Shop.Status(order.Id)).ShouldBe(OrderStatus.Released); // The money is there: it goes by itself.
        var now = await given.Shop.Order(order.Id);
        (now.Address, now.IsAmended).ShouldBe((Home, false));
    }

    [Theory, Databases]
    public async Task A_withdrawn_amendment_lets_the_order_go_on_and_a_cancelled_order_takes_its_amendment_along(
        string database
    )
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.ReadyToShip);
        var made = await given.Asked(order.Id, Input(Elsewhere));
        await Must(given.Shop.Pay(order));
        (await given.App.Run(Staff(9), (WithdrawAmendment u) => u.Run(made.Id, null, None))).Refusal?.Code.ShouldBe(
            "ordering.amend_not_yours"
        );
        await Must(given.App.Run(given.Maker, (WithdrawAmendment u) => u.Run(made.Id, "客户又改主意", None)));
        (await given.State(made)).ShouldBe(AmendmentState.Withdrawn);
        (await given.Shop.Status(order.Id)).ShouldBe(OrderStatus.Released);
        (await given.Approve(made)).IsDone.ShouldBeFalse();

        var other = await given.OrderIn(OrderStatus.Accepted);
        var open = await given.Asked(other.Id, Input(Elsewhere));
        await Must(given.Shop.Cancel(other.Id, given.Manager));
        (await given.State(open)).ShouldBe(AmendmentState.Withdrawn);
        (await given.Approve(open)).IsDone.ShouldBeFalse();
        (await given.App.Verify()).ShouldBeEmpty();
    }

    private static Actor Staff(int n) =>
        new(
            ActorKind.Staff,
            new Guid($"00000000-0000-7000-8000-0000000000f{n}"),
            "别人",
            new HashSet<string> { "order.amend.request" }
        );

    [Theory, Databases, Trait("Rule", "ORD-10/sku"), Trait("Rule", "CAT-02/stock-per-sku")]
    public async Task Another_colour_takes_its_own_piece_and_gives_the_first_one_back(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.ReadyToShip, lines: 1);
        (await given.Shop.Stock(0)).Reserved.Units.ShouldBe(2);

        await given.Approved(order.Id, Input(null, new AmendedLine(1, given.Shop.Skus[2])));

        (await given.Shop.Stock(0)).Reserved.Units.ShouldBe(0);
        (await given.Shop.Stock(2)).Reserved.Units.ShouldBe(2);
        var line = (await given.Shop.Order(order.Id)).Lines.Single();
        (line.SkuCode, line.Quantity.Units, line.Total).ShouldBe(("T-003", 2, Money.Yuan(198)));
        (await given.App.Verify()).ShouldBeEmpty();
        (await given.Ask(order.Id, Input(null, new AmendedLine(1, given.Shop.Presale)))).Refusal?.Code.ShouldBe(
            "ordering.amend_variant"
        );
        (await given.Ask(order.Id, Input(null, new AmendedLine(1, Quantity: 3)))).Refusal?.Code.ShouldBe(
            "ordering.amend_quantity"
        );
    }

    [Theory, Databases, Trait("Rule", "ORD-10/sku")]
    public async Task Two_amendments_at_once_never_share_the_last_piece(string database)
    {
        await using var given = await GivenAmendments.Open(database, stock: 4);
        // One of the third is left.
        var sold = await given.Shop.PlacedOrder([new CheckoutLine(given.Shop.Skus[2], new Quantity(3))]);
        var (a, b) = (
            await given.OrderIn(OrderStatus.ReadyToShip, 1, 1),
            await given.OrderIn(OrderStatus.ReadyToShip, 1, 1)
        );
        var swap = Input(null, new AmendedLine(1, given.Shop.Skus[2]));
        var (first, second) = (await given.Asked(a.Id, swap), await given.Asked(b.Id, swap));

        var answers = await Task.WhenAll(Task.Run(() => given.Approve(first)), Task.Run(() => given.Approve(second)));

        answers.Count(r => r.IsDone).ShouldBe(1);
        answers.Single(r => !r.IsDone).Refusal!.Code.ShouldBe("ordering.amend_sold_out");
        (await given.Shop.Stock(2)).ShouldBe(new StockCard(given.Shop.Skus[2], new Quantity(4), new Quantity(4)));
        (await given.Shop.Stock(0)).Reserved.Units.ShouldBe(1);
        (await given.App.Verify()).ShouldBeEmpty();
        sold.No.ShouldNotBeNull();
    }

    [Theory, Databases, Trait("Rule", "ORD-10/quantity"), Trait("Rule", "FIN-16/partial")]
    public async Task Fewer_pieces_of_a_paid_order_pay_the_difference_back_to_the_fen_and_ship_for_the_rest(
        string database
    )
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.Released, lines: 2, units: 2);

        await given.Approved(order.Id, Input(null, new AmendedLine(1, Quantity: 1), new AmendedLine(2, Quantity: 0)));

        var owed = await given.Shop.Receivable(order.Id);
        (owed.Amount, owed.Paid, owed.Refunded).ShouldBe((order.Total - Money.Yuan(297), order.Total, Money.Yuan(297)));
        (await given.Shop.Balance(LedgerAccount.RefundsPayable)).ShouldBe(-Money.Yuan(297));
        (await given.Shop.Balance(LedgerAccount.CustomerPrepayments)).ShouldBe(-(order.Total - Money.Yuan(297)));
        (await given.Shop.Stock(0)).Reserved.Units.ShouldBe(1);
        (await given.Shop.Stock(1)).Reserved.Units.ShouldBe(0);
        (await given.App.Verify()).ShouldBeEmpty();

        await given.Shop.Pick(await given.Shop.OutboundOrder(order.Id));
        await Reverified(given, order);
        (await given.Shop.Balance(LedgerAccount.Sales)).ShouldBe(-Money.Yuan(99));
        (await given.Shop.Balance(LedgerAccount.CostOfSales)).ShouldBe(Money.Yuan(40));
        (await given.Shop.Balance(LedgerAccount.CustomerPrepayments)).ShouldBe(Money.Zero);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    private static async Task Reverified(GivenAmendments given, PlacedOrder order)
    {
        var slip = await given.Shop.OutboundOrder(order.Id);
        await Must(given.App.Run(Packer, (StartChecking u) => u.Run(slip.No, None)));
        await Must(given.App.Run(Packer, (ConfirmPacking u) => u.Run(slip.Id, "amended", None)));
        await given.Shop.HandOver(await given.Shop.Pack(slip));
        (await given.Shop.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
    }

    [Theory, Databases, Trait("Rule", "ORD-10/quantity")]
    public async Task Fewer_pieces_of_an_unpaid_order_owe_less_and_a_cancelled_one_gives_back_only_what_is_left(
        string database
    )
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.ReadyToShip, lines: 1, units: 3);
        var expires = (await given.Shop.Receivable(order.Id)).ExpiresAt;
        await given.Approved(order.Id, Input(null, new AmendedLine(1, Quantity: 2)));
        var owed = await given.Shop.Receivable(order.Id);
        (owed.Amount, owed.Paid, owed.ExpiresAt).ShouldBe((order.Total - Money.Yuan(99), Money.Zero, expires));
        (
            await given.App.Ask(
                (ShopDb db) =>
                    db.Set<Reservation>()
                        .Where(r => r.DocumentId == order.Id.Value && r.State == ReservationState.Live)
                        .Select(r => r.ExpiresAt)
                        .SingleAsync()
            )
        ).ShouldBe(expires);

        await Must(given.Shop.Pay(order with { Total = owed.Amount }));
        (await given.Shop.Status(order.Id)).ShouldBe(OrderStatus.Released);
        await given.Approved(order.Id, Input(null, new AmendedLine(1, Quantity: 1)));
        await Must(given.Shop.Cancel(order.Id, given.Manager));
        owed = await given.Shop.Receivable(order.Id);
        (owed.Paid, owed.Refunded).ShouldBe((order.Total - Money.Yuan(99), order.Total - Money.Yuan(99)));
        (await given.Shop.Stock(0)).Reserved.Units.ShouldBe(0);
        (await given.App.Verify()).ShouldBeEmpty();
        (
            await given.Ask(
                (await given.OrderIn(OrderStatus.Accepted)).Id,
                Input(null, new AmendedLine(1, Quantity: 0), new AmendedLine(2, Quantity: 0))
            )
        ).Refusal?.Code.ShouldBe("ordering.amend_all_lines");
    }

    [Theory, Databases, Trait("Rule", "ORD-11/marked"), Trait("Rule", "ORD-11/verified-again")]
    public async Task A_released_slip_is_void_and_made_anew_with_the_mark_and_must_be_verified_again(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.Released);
        var old = await given.Shop.OutboundOrder(order.Id);

        await given.Approved(order.Id, Input(Elsewhere));

        var slips = await given.App.Ask((IOutbound o) => o.OfOrder(order.Id, None));
        slips
            .Select(s => (s.Id == old.Id, s.Status))
            .ShouldBe([(true, OutboundOrderStatus.Voided), (false, OutboundOrderStatus.Waiting)]);
        var slip = slips[1];
        (
            await given.App.Ask(
                (ShopDb db) =>
                    db.Set<OutboundOrder>()
                        .Where(s => s.Id == slip.Id)
                        .Select(s => new { s.IsAmended, s.Address.Street })
                        .SingleAsync()
            )
        ).ShouldBe(new { IsAmended = true, Elsewhere.Street });

        await given.Shop.Pick(slip);
        await Must(given.App.Run(Packer, (StartChecking u) => u.Run(slip.No, None)));
        foreach (
            var line in await given.App.Ask(
                (ShopDb db) => db.Set<OutboundOrderLine>().AsNoTracking().Where(l => l.Slip == slip.Id).ToListAsync()
            )
        )
            for (var i = 0; i < line.Quantity.Units; i++)
                await Must(given.App.Run(Packer, (ScanCheck u) => u.Run(slip.Id, line.Goods.Barcode, None)));
        await Must(given.App.Run(Packer, (ConfirmPacking u) => u.Run(slip.Id, "goods", None)));
        (await given.App.Run(Packer, (FinishPacking u) => u.Run(slip.Id, null, false, None))).Refusal?.Code.ShouldBe(
            "warehouse.still_to_confirm"
        );
        await Must(given.App.Run(Packer, (ConfirmPacking u) => u.Run(slip.Id, "amended", None)));
        await Must(given.App.Run(Packer, (FinishPacking u) => u.Run(slip.Id, null, false, None)));
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-10/before-picking")]
    public async Task What_is_being_picked_when_it_is_decided_can_no_longer_be_approved(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.Released);
        var made = await given.Asked(order.Id, Input(Elsewhere));
        var slip = await given.Shop.OutboundOrder(order.Id);
        await Must(given.App.Run(Picker, (StartPicking u) => u.Run([slip.Id], null, None)));

        (await given.Approve(made)).Refusal?.Code.ShouldBe("warehouse.picking_begun");

        (await given.State(made)).ShouldBe(AmendmentState.Pending);
        (await given.Shop.Order(order.Id)).Address.ShouldBe(Home);
        (await given.Shop.OutboundOrder(order.Id)).Status.ShouldBe(OutboundOrderStatus.Picking);
        await Must(given.Reject(made));
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-10/quantity")]
    public async Task Money_on_its_way_for_the_old_amount_settles_the_order_and_the_excess_goes_back(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.ReadyToShip, lines: 1, units: 2);
        await given.Approved(order.Id, Input(null, new AmendedLine(1, Quantity: 1)));

        await Must(given.App.Run(GivenShop.System, (PaidLate u) => u.Run(order.Id.Value, order.Total)));

        var owed = await given.Shop.Receivable(order.Id);
        (owed.State, owed.Paid, owed.Refunded).ShouldBe((ReceivableState.Paid, order.Total, Money.Yuan(99)));
        (await given.Shop.Status(order.Id)).ShouldBe(OrderStatus.Released);
        (await given.App.Verify()).ShouldBeEmpty();
    }
}
