using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Shipping;
using Zhanggui.Warehouse;

namespace Zhanggui.Integration.Warehouse;

/// <summary>Slips, parcels and the order agree, with every module in the application.</summary>
public sealed class ParcelTests
{
    private static readonly Actor Chooser = AppFixture.Staff("courier.select", "ship.view");

    private static Task<IReadOnlyList<OutboundCard>> OutboundOrders(GivenShop given, PlacedOrder order) =>
        given.App.Ask((IOutbound o) => o.OfOrder(order.Id, CancellationToken.None));

    [Theory, Databases, Trait("Rule", "ORD-14"), Trait("Rule", "INV-22/several")]
    public async Task An_order_from_two_warehouses_has_a_slip_and_a_parcel_in_each_and_is_as_far_as_the_slower(
        string database
    )
    {
        await using var given = await GivenShop.Open(database, skus: 2, elsewhere: 10);
        var order = await given.ReleasedOrder(lines: 2, units: 2);
        var slips = await OutboundOrders(given, order);
        slips.Count.ShouldBe(2);
        (
            await given.App.Ask(
                (ShopDb db) =>
                    db.Set<OutboundOrder>()
                        .AsNoTracking()
                        .OrderBy(s => s.No)
                        .Select(s => new
                        {
                            s.WarehouseCode,
                            s.Pieces,
                            s.WeightGrams,
                        })
                        .ToListAsync()
            )
        ).Select(s => (s.WarehouseCode, s.Pieces, s.WeightGrams)).ShouldBe([("HZ", 2, 600), ("SH", 2, 600)]);

        await given.Pick(slips[0]);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        var first = await given.Pack(slips[0]);
        await given.HandOver(first);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        (await given.Stock(0)).ShouldBe(new StockCard(given.Skus[0], new Quantity(8), Quantity.Zero));
        (await given.Stock(1)).Reserved.Units.ShouldBe(2);
        (await given.Cancel(order.Id, GivenShop.Manager)).Refusal!.Code.ShouldBe("ordering.part_has_left");

        await given.Pick(slips[1]);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Picked);
        var second = await given.Pack(slips[1]);
        second.WaybillNo.ShouldNotBe(first.WaybillNo);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Packed);
        await given.HandOver(second);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await given.Balance(LedgerAccount.Sales)).ShouldBe(-Money.Yuan(396));

        using var customer = new HttpClient { BaseAddress = given.App.Address };
        var page = await customer.GetStringAsync($"/api/v1/orders/{order.No}?phone={GivenShop.Home.Phone}");
        page.ShouldContain(first.WaybillNo);
        page.ShouldContain(second.WaybillNo);

        await Sign(given, first.WaybillNo);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        await Sign(given, second.WaybillNo);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Received);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Two_parts_picked_at_the_same_moment_make_the_order_picked(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 2, elsewhere: 10);
        var order = await given.ReleasedOrder(lines: 2);
        var slips = await OutboundOrders(given, order);
        await Task.WhenAll(slips.Select(s => Task.Run(() => given.Pick(s))));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Picked);
        foreach (var slip in slips)
            await given.Pack(slip);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Packed);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-12/waits")]
    public async Task A_part_that_is_short_waits_and_is_sent_later_while_the_other_is_on_its_way(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 2, elsewhere: 1);
        var order = await given.ReleasedOrder(lines: 2);
        var slips = await OutboundOrders(given, order);
        await given.Pick(slips[0]);
        await given.HandOver(await given.Pack(slips[0]));
        await GivenShop.Must(
            given.App.Run(GivenShop.Picker, (StartPicking u) => u.Run([slips[1].Id], null, CancellationToken.None))
        );
        await GivenShop.Must(
            given.App.Run(
                GivenShop.Picker,
                (PickShort u) => u.Run(slips[1].Id, 1, "货位是空的", CancellationToken.None)
            )
        );
        (await given.Status(order.Id)).ShouldBe(OrderStatus.AwaitingStock);

        // New goods come into the first warehouse, where the order's first part lay: the rest goes from there, and the
        // first is not sent again.
        await given.Arrives(1, 5);
        await given.App.DeliverOutbox();
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        var third = (await OutboundOrders(given, order))[^1];
        (
            await given.App.Ask(
                (ShopDb db) =>
                    db.Set<OutboundOrderLine>()
                        .AsNoTracking()
                        .Where(l => l.Slip == third.Id)
                        .Select(l => new { l.Sku, l.Quantity })
                        .SingleAsync()
            )
        ).Sku.ShouldBe(given.Skus[1]);
        await given.Pick(third);
        await given.HandOver(await given.Pack(third));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await given.Stock(0)).OnHand.Units.ShouldBe(9);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    /// <summary>The courier reports that the customer has signed.</summary>
    private static async Task Sign(GivenShop given, string waybill)
    {
        var now = given.Clock.GetUtcNow();
        var notice = new CourierNotice(
            "STO",
            waybill,
            "E-" + waybill,
            TrackingKind.Signed,
            now,
            ("已签收", "Signed for"),
            "杭州",
            now
        );
        (
            await given.App.Run(
                GivenShop.System,
                (RecordTracking u) => u.Run("local", notice, "", null, CancellationToken.None)
            )
        ).Value.IsTaken.ShouldBeTrue();
    }

    [Theory, Databases, Trait("Rule", "SHIP-11/override")]
    public async Task A_packed_parcel_that_changes_its_courier_leaves_under_the_new_waybill(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder();
        var slip = await given.OutboundOrder(order.Id);
        await given.Pick(slip);
        var packed = await given.Pack(slip);
        var sto = await GivenShop.Must(
            given.App.Run(GivenShop.Packer, (OpenManifest u) => u.Run("STO", CancellationToken.None))
        );
        await GivenShop.Must(
            given.App.Run(GivenShop.Packer, (AddParcel u) => u.Run(sto, packed.WaybillNo, CancellationToken.None))
        );

        var changed = await GivenShop.Must(
            given.App.Run(Chooser, (SwitchCourier u) => u.Run(order.Id.Value, "SF", "客户加急", CancellationToken.None))
        );
        changed.WaybillNo.ShouldNotBe(packed.WaybillNo);
        (await given.OutboundOrder(order.Id)).WaybillNo.ShouldBe(changed.WaybillNo);
        var progress = await given.App.Ask(
            (ShopDb db) => db.Set<OutboundOrderProgress>().AsNoTracking().FirstAsync(p => p.Slip == slip.Id)
        );
        (progress.Courier, progress.Manifest).ShouldBe(("SF", null));
        (await given.Count<ManifestLine>()).ShouldBe(0);
        (
            await given.App.Run(GivenShop.Packer, (AddParcel u) => u.Run(sto, packed.WaybillNo, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("warehouse.waybill_not_packed");
        // The new label is printed for the first time; the old one is void and in the log.
        (
            await GivenShop.Must(
                given.App.Run(Chooser, (PrintWaybill u) => u.Run(order.Id.Value, CancellationToken.None))
            )
        ).ShouldBe(1);
        (
            await given.App.Ask(
                (ShopDb db) =>
                    db.Set<Parcel>()
                        .AsNoTracking()
                        .OrderBy(p => p.IssuedAt)
                        .Select(p => new { p.Courier, p.State })
                        .ToListAsync()
            )
        )
            .Select(p => (p.Courier, p.State))
            .ShouldBe([("STO", ParcelState.Void), ("SF", ParcelState.Issued)], ignoreOrder: true);

        await given.HandOver(packed with { Courier = "SF", WaybillNo = changed.WaybillNo });
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await given.App.Ask((ShopDb db) => db.Set<Dispatch>().AsNoTracking().SingleAsync())).WaybillNo.ShouldBe(
            changed.WaybillNo
        );
        (
            await given.App.Run(
                Chooser,
                (SwitchCourier u) => u.Run(order.Id.Value, "YTO", "又改主意", CancellationToken.None)
            )
        ).Refusal!.Code.ShouldBe("shipping.handed_over");
        (await given.App.Verify()).ShouldBeEmpty();
    }
}
