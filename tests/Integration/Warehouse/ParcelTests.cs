using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Shipping;
using Zhanggui.Warehouse;

namespace Zhanggui.Integration.Warehouse;

/// <summary>Slips, parcels and the order agree, with every module in the house.</summary>
public sealed class ParcelTests
{
    private static readonly Actor Chooser = House.Staff("courier.select", "ship.view");

    [Theory, Databases, Trait("Rule", "SHIP-11")]
    public async Task A_packed_parcel_that_changes_its_courier_leaves_under_the_new_waybill(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder();
        var slip = await given.Slip(order.Id);
        await given.Pick(slip);
        var packed = await given.Pack(slip);
        var sto = await GivenShop.Must(given.House.Run(GivenShop.Packer, (OpenManifest u) => u.Run("STO", CancellationToken.None)));
        await GivenShop.Must(given.House.Run(GivenShop.Packer, (AddParcel u) => u.Run(sto, packed.WaybillNo, CancellationToken.None)));

        var changed = await GivenShop.Must(given.House.Run(Chooser, (SwitchCourier u) => u.Run(order.Id.Value, "SF", "客户加急", CancellationToken.None)));
        changed.WaybillNo.ShouldNotBe(packed.WaybillNo);
        (await given.Slip(order.Id)).WaybillNo.ShouldBe(changed.WaybillNo);
        var progress = await given.House.Ask((ShopDb db) => db.Set<SlipProgress>().AsNoTracking().FirstAsync(p => p.Slip == slip.Id));
        (progress.Courier, progress.Manifest).ShouldBe(("SF", null));
        (await given.Count<ManifestLine>()).ShouldBe(0);
        (await given.House.Run(GivenShop.Packer, (AddParcel u) => u.Run(sto, packed.WaybillNo, CancellationToken.None))).Refusal!.Code.ShouldBe("warehouse.waybill_not_packed");
        // The new label is printed for the first time; the old one is void and in the log.
        (await GivenShop.Must(given.House.Run(Chooser, (PrintWaybill u) => u.Run(order.Id.Value, CancellationToken.None)))).ShouldBe(1);
        (await given.House.Ask((ShopDb db) => db.Set<Parcel>().AsNoTracking().OrderBy(p => p.IssuedAt).Select(p => new { p.Courier, p.State }).ToListAsync()))
            .Select(p => (p.Courier, p.State)).ShouldBe([("STO", ParcelState.Void), ("SF", ParcelState.Issued)], ignoreOrder: true);

        await given.HandOver(packed with { Courier = "SF", WaybillNo = changed.WaybillNo });
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await given.House.Ask((ShopDb db) => db.Set<Departure>().AsNoTracking().SingleAsync())).WaybillNo.ShouldBe(changed.WaybillNo);
        (await given.House.Run(Chooser, (SwitchCourier u) => u.Run(order.Id.Value, "YTO", "又改主意", CancellationToken.None))).Refusal!.Code.ShouldBe("shipping.handed_over");
        (await given.House.Verify()).ShouldBeEmpty();
    }
}
