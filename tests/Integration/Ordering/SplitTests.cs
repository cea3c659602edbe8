using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Shipping;
using Zhanggui.Warehouse;
using static Zhanggui.Integration.Ordering.MergeTests;

namespace Zhanggui.Integration.Ordering;

/// <summary>
/// An order that is sent in parts (ORD-32), parts that are scheduled for later (ORD-26), and taking it back.
/// </summary>
public sealed class SplitTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static ShipmentPartInput Part(params (int Line, int Units)[] pieces) =>
        new(null, [.. pieces.Select(p => new ShipmentPartPieces(p.Line, p.Units))]);

    private static ShipmentPartInput Later(DateOnly day, params (int Line, int Units)[] pieces) =>
        Part(pieces) with
        {
            NotBefore = day,
        };

    private static Task<Result<SplitMade>> Split(
        GivenShop given,
        OrderId order,
        SplitBy by,
        params ShipmentPartInput[] parts
    ) =>
        given.App.Run(Arranger, (SplitOrder u) => u.Run(order, by, parts.Length == 0 ? null : parts, "客户急用", None));

    private static Task<Result> Undo(GivenShop given, OrderId order) =>
        given.App.Run(Arranger, (UndoSplit u) => u.Run(order, "不拆了", None));

    private static async Task<List<OutboundCard>> Live(GivenShop given, OrderId order) =>
        [
            .. (await given.App.Ask((IOutbound o) => o.OfOrder(order, None))).Where(s =>
                s.Status != OutboundOrderStatus.Voided
            ),
        ];

    private static Task TryAgain(GivenShop given, OrderId order) =>
        GivenShop.Must(given.App.Run(GivenShop.System, (TryBackOrder u) => u.Run(order, None)));

    [Theory, Databases, Trait("Rule", "ORD-32/split"), Trait("Rule", "ORD-32/unchanged")]
    [Trait("Rule", "ORD-09/no-edit")]
    public async Task A_released_order_goes_in_two_parcels_and_is_shipped_when_the_second_has_left(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder(lines: 2, units: 3);
        var rows = await Rows(given, order.Id);

        var made = await GivenShop.Must(Split(given, order.Id, SplitBy.Hand, Part((1, 1), (2, 3)), Part((1, 2))));

        (made.Parts.Sum(p => p.Total), made.Parts.Sum(p => p.Pieces)).ShouldBe((order.Total, 6));
        var slips = await Live(given, order.Id);
        slips.Count.ShouldBe(2);
        foreach (var slip in slips)
            await given.Pick(slip);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Picked);
        await given.HandOver(await given.Pack(slips[0]));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Picked, "the second part is still to be packed");
        (await given.Stock(0)).ShouldBe(
            (await given.Stock(0)) with
            {
                OnHand = new Quantity(9),
                Reserved = new Quantity(2),
            }
        );
        await given.HandOver(await given.Pack(slips[1]));

        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await given.App.Ask((IParcels p) => p.Of([order.Id.Value], None)))[order.Id.Value].Count().ShouldBe(2);
        (await Rows(given, order.Id)).ShouldBe(rows);
        (await given.Balance(LedgerAccount.Sales)).ShouldNotBe(Money.Zero);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-26/scheduled"), Trait("Rule", "ORD-32/split")]
    public async Task A_part_that_is_scheduled_for_later_waits_for_its_day_and_is_released_then(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder(lines: 2);
        var day = new DateOnly(2026, 11, 25);
        await GivenShop.Must(Split(given, order.Id, SplitBy.Hand, Part((1, 1)), Later(day, (2, 1))));

        await given.HandOver(await Packed(given, (await Live(given, order.Id)).Single()));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released, "a part waits for its day");
        (await given.Order(order.Id))
            .Parts.Select(p => p.State)
            .ShouldBe([ShipmentPartState.Released, ShipmentPartState.Waiting]);
        await TryAgain(given, order.Id);
        (await Live(given, order.Id)).Count.ShouldBe(1, "its day has not come");
        (await given.Cancel(order.Id, GivenShop.Manager)).Refusal!.Code.ShouldBe("ordering.part_has_left");
        (await Undo(given, order.Id)).Refusal!.Code.ShouldBe("warehouse.arranging_too_late");

        given.Clock.Advance(TimeSpan.FromDays(3));
        await TryAgain(given, order.Id);
        await given.HandOver(
            await Packed(given, (await Live(given, order.Id)).Single(s => s.Status == OutboundOrderStatus.Waiting))
        );

        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await given.Stock(1)).Reserved.Units.ShouldBe(0);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/split")]
    public async Task Two_parts_leave_on_one_manifest(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder(lines: 2, units: 3);
        await GivenShop.Must(Split(given, order.Id, SplitBy.Hand, Part((1, 1), (2, 3)), Part((1, 2))));
        var slips = await Live(given, order.Id);

        await given.HandOver(await Packed(given, slips[0]), await Packed(given, slips[1]));

        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await given.Stock(0)).ShouldBe(
            (await given.Stock(0)) with
            {
                OnHand = new Quantity(7),
                Reserved = Quantity.Zero,
            }
        );
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/hold")]
    public async Task While_a_part_is_intercepted_no_other_part_goes_to_the_warehouse_and_the_order_is_cancelled_as_a_whole(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder(lines: 2);
        await GivenShop.Must(
            Split(given, order.Id, SplitBy.Hand, Part((1, 1)), Later(new DateOnly(2026, 11, 25), (2, 1)))
        );
        var first = (await Live(given, order.Id)).Single();
        await given.Pick(first);
        var manager = GivenShop.Manager with
        {
            Permissions = new HashSet<string> { "order.arrange", "order.cancel" },
        };
        await GivenShop.Must(given.App.Run(manager, (InterceptOrder u) => u.Run(order.Id, "客户不要了", true, None)));

        given.Clock.Advance(TimeSpan.FromDays(4));
        await TryAgain(given, order.Id);
        (await Live(given, order.Id)).Count.ShouldBe(1, "the second part's day has come, but the order is stopped");
        await GivenShop.Must(given.App.Run(GivenShop.Picker, (ConfirmReturned u) => u.Run(first.Id, None)));

        (await given.Status(order.Id)).ShouldBe(OrderStatus.Cancelled);
        ((await given.Stock(0)).Reserved.Units, (await given.Stock(1)).Reserved.Units).ShouldBe((0, 0));
        (await given.App.Verify()).ShouldBeEmpty();
    }

    private static async Task<PackedParcel> Packed(GivenShop given, OutboundCard slip)
    {
        await given.Pick(slip);
        return await given.Pack(slip);
    }

    [Theory, Databases, Trait("Rule", "ORD-32/split"), Trait("Rule", "ORD-12/waits")]
    public async Task By_stock_what_is_there_goes_now_and_the_rest_when_it_has_come(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 2);
        var order = await given.PlacedOrder([
            new CheckoutLine(given.Skus[0], Quantity.One),
            new CheckoutLine(given.Presale, new Quantity(2)),
        ]);
        await GivenShop.Must(given.Pay(order));
        await GivenShop.Must(given.Accept(order.Id));
        await GivenShop.Must(given.Confirm(order.Id));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.AwaitingStock);

        var made = await GivenShop.Must(Split(given, order.Id, SplitBy.Stock));

        made.Parts.Select(p => string.Join(",", p.Lines.Select(l => $"{l.LineNo}×{l.Quantity}")))
            .ShouldBe(["1×1", "2×2"]);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        await given.HandOver(await Packed(given, (await Live(given, order.Id)).Single()));
        await given.Arrives(2, 2);
        await TryAgain(given, order.Id);
        await given.HandOver(
            await Packed(given, (await Live(given, order.Id)).Single(s => s.Status == OutboundOrderStatus.Waiting))
        );
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/split"), Trait("Rule", "ORD-26/presale-date")]
    public async Task By_promised_date_and_by_warehouse_the_parts_are_proposed(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 2, elsewhere: 5);
        var order = await given.PlacedOrder([
            new CheckoutLine(given.Skus[0], Quantity.One),
            new CheckoutLine(given.Skus[1], new Quantity(2)),
            new CheckoutLine(given.Presale, Quantity.One),
        ]);
        await GivenShop.Must(given.Pay(order));
        await GivenShop.Must(given.Accept(order.Id));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Accepted);
        var dated = await GivenShop.Must(Split(given, order.Id, SplitBy.Presale));
        dated.Parts.Select(p => (p.NotBefore, p.Pieces)).ShouldBe([(null, 3), (new DateOnly(2026, 12, 20), 1)]);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Accepted, "it goes on when the customer has confirmed it");
        (await Split(given, order.Id, SplitBy.Warehouse)).Refusal!.Code.ShouldBe("ordering.split_already");
        await GivenShop.Must(Undo(given, order.Id));

        var placed = await GivenShop.Must(Split(given, order.Id, SplitBy.Warehouse));
        placed
            .Parts.Select(p => string.Join(",", p.Lines.Select(l => $"{l.LineNo}×{l.Quantity}")))
            .ShouldBe(["1×1", "2×2", "3×1"]);
        await GivenShop.Must(given.Confirm(order.Id));
        (await Live(given, order.Id)).Count.ShouldBe(2);
        (await given.Order(order.Id))
            .Parts.Select(p => p.State)
            .ShouldBe([ShipmentPartState.Released, ShipmentPartState.Released, ShipmentPartState.Waiting]);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/split")]
    public async Task Undoing_a_split_gives_back_the_slip_that_was_and_the_order_goes_as_one(string database)
    {
        await using var given = await GivenShop.Open(database);
        var chance = new Random(32);
        for (var n = 0; n < 3; n++)
        {
            var order = await given.ReleasedOrder(lines: 2, units: 2);
            var told = await Told(given, order.Id);
            var (first, second) = (chance.Next(0, 3), chance.Next(0, 3));
            if (first + second is 0 or 4)
                (first, second) = (1, 1);
            await GivenShop.Must(
                Split(
                    given,
                    order.Id,
                    SplitBy.Hand,
                    Part((1, first), (2, second)),
                    Later(new DateOnly(2026, 12, 1), (1, 2 - first), (2, 2 - second))
                )
            );
            (await Told(given, order.Id)).ShouldNotBe(told);

            await GivenShop.Must(Undo(given, order.Id));

            (await Told(given, order.Id)).ShouldBe(told);
            var view = await given.Order(order.Id);
            (view.Parts.Count, view.Status).ShouldBe((0, OrderStatus.Released));
            (await Undo(given, order.Id)).Refusal!.Code.ShouldBe("ordering.not_split");
        }

        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/split")]
    public async Task Cash_on_delivery_is_collected_part_by_part_and_together_it_is_the_order(string database)
    {
        await using var given = await GivenShop.Open(database);
        await GivenShop.Must(
            given.App.Run(
                AppFixture.Staff(Policy.Business),
                (ChangePolicy u) => u.Run("payment.cod.enabled", "on", "测试", None)
            )
        );
        var order = await given.PlacedOrder(lines: 2, units: 3, method: PaymentMethod.CashOnDelivery);
        await GivenShop.Must(given.Accept(order.Id));
        await GivenShop.Must(given.Confirm(order.Id));
        var made = await GivenShop.Must(
            Split(given, order.Id, SplitBy.Hand, Part((1, 2), (2, 1)), Part((1, 1)), Part((2, 2)))
        );

        var cash = await given.App.Ask(
            (ShopDb db) =>
                db.OutboundOrdersOf(order.Id)
                    .Where(p => p.Status != OutboundOrderStatus.Voided)
                    .Join(db.Set<OutboundOrder>(), p => p.Slip, s => s.Id, (p, s) => new { s.Part, s.CashDue })
                    .ToListAsync()
        );
        cash.OrderBy(c => c.Part).Select(c => c.CashDue!.Value).ShouldBe(made.Parts.Select(p => p.Total));
        cash.Sum(c => c.CashDue!.Value).ShouldBe(order.Total);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/split")]
    public async Task Wrong_parts_late_states_and_people_without_the_right_are_refused_and_nothing_changes(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder(lines: 2, units: 2);
        async Task Refused(string code, params ShipmentPartInput[] parts) =>
            (await Split(given, order.Id, SplitBy.Hand, parts)).Refusal!.Code.ShouldBe(code);
        await Refused("ordering.split_parts", Part((1, 2), (2, 2)));
        await Refused("ordering.split_parts", Part((1, 2), (2, 2)), Part());
        await Refused("ordering.split_pieces", Part((1, 2)), Part((2, 1)));
        await Refused("ordering.split_pieces", Part((1, 2), (2, 2)), Part((2, 1)));
        await Refused("ordering.amend_line", Part((1, 2), (2, 2)), Part((9, 1)));
        await Refused("ordering.split_date", Part((1, 2)), Later(new DateOnly(2026, 11, 1), (2, 2)));
        await Refused("ordering.split_date", Part((1, 2)), Later(new DateOnly(2028, 11, 1), (2, 2)));
        (await Split(given, order.Id, SplitBy.Warehouse)).Refusal!.Code.ShouldBe("ordering.split_one_warehouse");
        (await Split(given, order.Id, SplitBy.Stock)).Refusal!.Code.ShouldBe("ordering.split_stock");
        (await Split(given, order.Id, SplitBy.Presale)).Refusal!.Code.ShouldBe("ordering.split_presale");
        (
            await given.App.Run(GivenShop.Picker, (SplitOrder u) => u.Run(order.Id, SplitBy.Hand, null, "不该", None))
        ).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        var fresh = await given.PlacedOrder(units: 2);
        (await Split(given, fresh.Id, SplitBy.Hand, Part((1, 1)), Part((1, 1)))).Refusal!.Code.ShouldBe(
            "ordering.split_not_now"
        );
        await given.Pick(await given.OutboundOrder(order.Id));
        await Refused("ordering.split_not_now", Part((1, 2)), Part((2, 2)));
        (await given.Count<Split>()).ShouldBe(0);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-27/stock"), Trait("Rule", "ORD-27/refund")]
    public async Task A_split_order_is_cancelled_as_a_whole_and_its_parts_give_everything_back(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder(lines: 2, units: 2);
        await GivenShop.Must(
            Split(given, order.Id, SplitBy.Hand, Part((1, 2)), Later(new DateOnly(2026, 12, 1), (2, 2)))
        );
        await GivenShop.Must(given.Cancel(order.Id, GivenShop.Manager));
        (await Live(given, order.Id)).ShouldBeEmpty();
        ((await given.Stock(0)).Reserved.Units, (await given.Stock(1)).Reserved.Units).ShouldBe((0, 0));
        (await given.Receivable(order.Id)).Refunded.ShouldBe(order.Total);
        given.Clock.Advance(TimeSpan.FromDays(20));
        await TryAgain(given, order.Id);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Cancelled);
        (await Live(given, order.Id)).ShouldBeEmpty();
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-12/waits")]
    public async Task Missing_goods_of_one_part_send_the_parts_that_have_not_left_back_to_waiting(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder(lines: 2, units: 1);
        await GivenShop.Must(Split(given, order.Id, SplitBy.Hand, Part((1, 1)), Part((2, 1))));
        var slips = await Live(given, order.Id);
        await given.HandOver(await Packed(given, slips[0]));
        await GivenShop.Must(given.App.Run(GivenShop.Picker, (StartPicking u) => u.Run([slips[1].Id], null, None)));
        await GivenShop.Must(given.App.Run(GivenShop.Picker, (PickShort u) => u.Run(slips[1].Id, 1, null, None)));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.AwaitingStock);

        await TryAgain(given, order.Id);

        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        (await given.Order(order.Id)).Parts.ShouldAllBe(p => p.State == ShipmentPartState.Released);
        (await Live(given, order.Id))
            .Select(s => s.Status)
            .ShouldBe([OutboundOrderStatus.HandedOver, OutboundOrderStatus.Waiting]);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/split")]
    public async Task Splitting_and_picking_at_the_same_moment_exactly_one_wins(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 40);
        for (var round = 0; round < 4; round++)
        {
            var order = await given.ReleasedOrder(lines: 1, units: 2);
            var slip = await given.OutboundOrder(order.Id);
            var split = Task.Run(() => Split(given, order.Id, SplitBy.Hand, Part((1, 1)), Part((1, 1))));
            var pick = Task.Run(() =>
                given.App.Run(GivenShop.Picker, (StartPicking u) => u.Run([slip.Id], null, None))
            );
            ((await split).IsDone ^ (await pick).IsDone).ShouldBeTrue();
            (await Live(given, order.Id)).Count.ShouldBe((await split).IsDone ? 2 : 1);
        }

        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task An_order_that_is_split_or_shares_a_parcel_is_not_amended_before_that_is_undone(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var (a, b) = (await given.OrderIn(OrderStatus.Released), await given.OrderIn(OrderStatus.Released));
        await GivenShop.Must(Merge(given.Shop, a.Id, b.Id));
        (await given.Ask(b.Id, GivenAmendments.Input(GivenAmendments.Elsewhere))).Refusal!.Code.ShouldBe(
            "warehouse.undo_merge_first"
        );
        (await Split(given.Shop, b.Id, SplitBy.Hand, Part((1, 2)), Part((2, 2)))).Refusal!.Code.ShouldBe(
            "warehouse.undo_merge_first"
        );
        var d = await given.OrderIn(OrderStatus.Released, lines: 1, units: 1);
        await GivenShop.Must(given.App.Run(Arranger, (InterceptOrder u) => u.Run(d.Id, "等客户回话", false, None)));
        (await given.Ask(d.Id, GivenAmendments.Input(GivenAmendments.Elsewhere))).Refusal!.Code.ShouldBe(
            "warehouse.lift_first"
        );
        var c = await given.OrderIn(OrderStatus.Released);
        await GivenShop.Must(Split(given.Shop, c.Id, SplitBy.Hand, Part((1, 2)), Part((2, 2))));
        (await given.Ask(c.Id, GivenAmendments.Input(GivenAmendments.Elsewhere))).Refusal!.Code.ShouldBe(
            "ordering.undo_split_first"
        );
        await GivenShop.Must(Undo(given.Shop, c.Id));
        await given.Asked(c.Id, GivenAmendments.Input(GivenAmendments.Elsewhere));
        (await Split(given.Shop, c.Id, SplitBy.Hand, Part((1, 2)), Part((2, 2)))).Refusal!.Code.ShouldBe(
            "ordering.amend_pending"
        );
        (await given.App.Verify()).ShouldBeEmpty();
    }
}
