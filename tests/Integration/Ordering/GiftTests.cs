using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Fulfilment;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Warehouse;
using static Zhanggui.Integration.GivenShop;

namespace Zhanggui.Integration.Ordering;

/// <summary>Customer service gives goods away within its authority; beyond it another person agrees (ORD-29).</summary>
public sealed class GiftTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static Task<Result<AmendmentMade>> Give(
        GivenAmendments given,
        OrderId id,
        string position = "CSMGR",
        string sku = "T-003",
        int quantity = 1,
        string reason = "上次少发一件"
    ) =>
        given.App.Run(
            given.Maker with
            {
                Positions = [position],
            },
            (GrantGift u) => u.Run(id, sku, quantity, reason, None)
        );

    [Theory, Databases, Trait("Rule", "ORD-29/gifts")]
    public async Task Within_the_authority_a_gift_is_reserved_picked_and_sent_for_nothing(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.Released);
        var before = await given.Shop.OutboundOrder(order.Id);
        var stock = (await given.Shop.Stock(2)).Available.Units;

        (await Must(Give(given, order.Id))).State.ShouldBe(AmendmentState.Approved);

        var now = await given.Shop.Order(order.Id);
        (now.Total, now.Pieces, now.Lines[^1].Name, now.Lines[^1].Price).ShouldBe(
            (order.Total, 5, "[赠品] 测试衬衫", Money.Zero)
        );
        (await given.Shop.Stock(2)).Available.Units.ShouldBe(stock - 1);
        var slip = await given.Shop.OutboundOrder(order.Id);
        slip.No.ShouldNotBe(before.No);
        await given.Shop.Pick(slip);
        await given.Shop.HandOver(await given.Shop.Pack(slip, "amended"));
        (await given.Shop.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_gift_of_what_was_bought_keeps_its_own_line_from_the_reservation_to_the_sale(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.Released);
        var bought = (await given.Shop.Order(order.Id)).Lines[0];
        await Must(Give(given, order.Id, sku: bought.SkuCode));
        var gift = (await given.Shop.Order(order.Id)).Lines[^1];
        (gift.No, gift.Sku).ShouldBe((101, bought.Sku));
        (int, int)[] lines = [(bought.No, bought.Quantity.Units), (101, 1)];

        (await Reserved(given, order.Id, bought.Sku)).ShouldBe(lines);
        var slip = await given.Shop.OutboundOrder(order.Id);
        await given.Shop.Pick(slip);
        (await given.App.Ask((ShopDb d) => Picked(d, slip.Id, bought.Sku))).ShouldBe(lines);
        await given.Shop.HandOver(await given.Shop.Pack(slip, "amended"));
        (
            await given.App.Ask(
                (ShopDb d) =>
                    d.Set<LineSale>().Where(l => l.OrderId == order.Id).OrderBy(l => l.LineNo).ToListAsync(None)
            )
        )
            .Where(l => lines.Any(x => x.Item1 == l.LineNo))
            .Select(l => (l.LineNo, l.Quantity.Units))
            .ShouldBe(lines);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    private static async Task<List<(int, int)>> Reserved(GivenAmendments given, OrderId order, SkuId sku) =>
        [
            .. (
                await given.App.Ask(
                    (ShopDb d) =>
                        d.Set<Reservation>()
                            .Where(r => r.DocumentId == order.Value && r.Sku == sku && r.State == ReservationState.Live)
                            .OrderBy(r => r.LineNo)
                            .ToListAsync(None)
                )
            ).Select(r => (r.LineNo, r.Quantity.Units)),
        ];

    private static async Task<List<(int, int)>> Picked(ShopDb db, OutboundOrderId slip, SkuId sku) =>
        [
            .. (await db.Set<Pick>().Where(p => p.Slip == slip && p.Sku == sku).ToListAsync(None))
                .GroupBy(p => p.LineNo)
                .OrderBy(g => g.Key)
                .Select(g => (g.Key, g.Sum(p => p.Taken.Units))),
        ];

    [Theory, Databases, Trait("Rule", "ORD-29/gifts"), Trait("Rule", "ORD-29/beyond")]
    public async Task The_authority_is_the_positions_and_counts_what_was_given_before(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        // A piece is worth 99 yuan: one within 200 yuan, three are not, and CSPRE has 30.
        var order = await given.OrderIn(OrderStatus.ReadyToShip);
        (await Must(Give(given, order.Id, quantity: 2))).ApprovalNo.ShouldBeNull();
        var third = await Must(Give(given, order.Id));
        (third.State, third.ApprovalNo is null).ShouldBe((AmendmentState.Pending, false));
        (await given.Shop.Order(order.Id)).Pieces.ShouldBe(6);
        await Must(given.Approve(third));
        (await given.Shop.Order(order.Id)).Pieces.ShouldBe(7);

        var other = await given.OrderIn(OrderStatus.ReadyToShip);
        (await Must(Give(given, other.Id, "CSPRE"))).State.ShouldBe(AmendmentState.Pending);
        await Must(
            given.App.Run(
                GivenShop.System,
                (ChangePolicy u) => u.Run("orders.gift.authority", "CSPRE@99x1", "双十一", None)
            )
        );
        var third2 = await given.OrderIn(OrderStatus.ReadyToShip);
        (await Must(Give(given, third2.Id, "CSPRE"))).State.ShouldBe(AmendmentState.Approved);
        (await Must(Give(given, (await given.OrderIn(OrderStatus.ReadyToShip)).Id))).State.ShouldBe(
            AmendmentState.Pending,
            "the policy does not name CSMGR any more"
        );
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task What_can_not_be_given_is_refused_and_changes_nothing(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.ReadyToShip);
        async Task Refused(Task<Result<AmendmentMade>> asked, string code) =>
            (await asked).Refusal?.Code.ShouldBe(code);
        await Refused(Give(given, order.Id, sku: "none"), "ordering.gift_sku");
        await Refused(Give(given, order.Id, sku: ""), "ordering.gift_sku");
        await Refused(Give(given, order.Id, sku: "T-004"), "ordering.gift_presale");
        await Refused(Give(given, order.Id, quantity: 0), "ordering.gift_quantity");
        await Refused(Give(given, order.Id, quantity: -1), "ordering.gift_quantity");
        await Refused(Give(given, order.Id, quantity: 11), "ordering.gift_quantity");
        await Refused(Give(given, order.Id, reason: " "), "ordering.reason");
        await Refused(
            given.App.Run(Picker, (GrantGift u) => u.Run(order.Id, "T-003", 1, "好", None)),
            "platform.not_permitted"
        );
        var left = (await given.Shop.Stock(2)).Available.Units;
        await given.Shop.PlacedOrder([new CheckoutLine(given.Shop.Skus[2], new Quantity(left))]);
        await Refused(Give(given, order.Id), "ordering.gift_sold_out");
        await Refused(Give(given, (await given.OrderIn(OrderStatus.New)).Id), "ordering.amend_accept_first");
        (await given.Shop.Count<Amendment>()).ShouldBe(0);
        foreach (var wrong in new[] { "CSPRE", "CSPRE@30", "CSPRE@30x1 CSPRE@40x1", "cspre@30x1", "CSPRE@-1x1" })
            (
                await given.App.Run(
                    GivenShop.System,
                    (ChangePolicy u) => u.Run("orders.gift.authority", wrong, "试试", None)
                )
            ).Refusal!.Code.ShouldBe("platform.policy_out_of_range", wrong);
        (
            await given.App.Run(
                GivenShop.System,
                (ChangePolicy u) => u.Run("orders.gift.authority", "NOBODY@30x1", "试试", None)
            )
        ).Refusal!.Code.ShouldBe("organization.authority_position");
    }

    [Theory, Databases]
    public async Task A_gift_may_go_with_a_part_of_its_order_and_be_taken_back(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var order = await given.OrderIn(OrderStatus.ReadyToShip, lines: 2);
        await Must(Give(given, order.Id));
        var lines = (await given.Shop.Order(order.Id)).Lines;
        var line = lines[^1];
        await Must(
            given.App.Run(
                new Actor(ActorKind.Staff, given.Maker.Id, given.Maker.Name, new HashSet<string> { "order.arrange" }),
                (SplitOrder u) =>
                    u.Run(
                        order.Id,
                        SplitBy.Hand,
                        [
                            new ShipmentPartInput(null, [new ShipmentPartPieces(line.No, 1)]),
                            new ShipmentPartInput(
                                null,
                                [.. lines.SkipLast(1).Select(l => new ShipmentPartPieces(l.No, l.Quantity.Units))]
                            ),
                        ],
                        "赠品先发",
                        None
                    )
            )
        );
        (await given.App.Verify()).ShouldBeEmpty();

        var other = await given.OrderIn(OrderStatus.ReadyToShip);
        await Must(Give(given, other.Id));
        var stock = (await given.Shop.Stock(2)).Available.Units;
        await given.Approved(
            other.Id,
            GivenAmendments.Input(null, new AmendedLine((await given.Shop.Order(other.Id)).Lines[^1].No, Quantity: 0))
        );
        ((await given.Shop.Order(other.Id)).Pieces, (await given.Shop.Stock(2)).Available.Units).ShouldBe(
            (4, stock + 1)
        );
        (await given.App.Verify()).ShouldBeEmpty();
    }
}
