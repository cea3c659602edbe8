using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Warehouse;
using static Zhanggui.Integration.Warehouse.WarehouseHouse;

namespace Zhanggui.Integration.Warehouse;

public class ManifestTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static async Task<ManifestId> Open(WarehouseHouse house) => (await house.Run(Wu, (OpenManifest u) => u.Run("STO", Ct))).Value;

    private static Task<Result<ParcelCount>> Add(WarehouseHouse house, ManifestId manifest, string code) => house.Run(Wu, (AddParcel u) => u.Run(manifest, code, Ct));

    private static Task<Result> Close(WarehouseHouse house, ManifestId manifest, int counted) => house.Run(Wu, (CloseManifest u) => u.Run(manifest, "老张", counted, Ct));

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "SHIP-05/manifest")]
    public async Task A_manifest_takes_each_packed_parcel_of_its_courier_once(string database)
    {
        await using var house = await Start(database);
        var packed = await house.Packed(house.Shop.Order(("KNIT-F", 1)));
        var other = await house.Packed(house.Shop.Change(house.Shop.Order(("KNIT-F", 1)) with { Courier = "SF" }));
        var waiting = await house.Release(("KNIT-F", 1));
        var manifest = await Open(house);
        (await Add(house, manifest, packed.WaybillNo!)).Value.Parcels.ShouldBe(1);
        (await Add(house, manifest, packed.WaybillNo!)).Refusal!.Code.ShouldBe("warehouse.parcel_twice");
        (await Add(house, manifest, other.WaybillNo!)).Refusal!.Code.ShouldBe("warehouse.wrong_courier");
        (await Add(house, manifest, waiting.No)).Refusal!.Code.ShouldBe("warehouse.waybill_not_packed");
        var view = await house.Ask((ManifestReads reads) => reads.View(manifest, Ct));
        (view!.Manifest.Parcels, view.Lines.Count).ShouldBe((1, 1));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_parcel_scanned_by_several_people_at_once_counts_once(string database)
    {
        await using var house = await Start(database);
        var packed = await house.Packed(house.Shop.Order(("KNIT-F", 1)));
        var manifest = await Open(house);
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Add(house, manifest, packed.WaybillNo!)));
        all.Count(r => r.IsDone).ShouldBe(1);
        (await house.Ask((ManifestReads reads) => reads.View(manifest, Ct)))!.Manifest.Parcels.ShouldBe(1);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "INV-01/numbered"), Trait("Rule", "INV-01/location"), Trait("Rule", "INV-04/immediate")]
    public async Task Closing_takes_the_goods_out_against_each_slip_once(string database)
    {
        await using var house = await Start(database);
        var packed = await house.Packed(house.Shop.Order(("KNIT-F", 2)));
        var manifest = await Open(house);
        await Add(house, manifest, packed.WaybillNo!);
        (await Close(house, manifest, 2)).Refusal!.Code.ShouldBe("warehouse.parcels_differ");
        house.Shop.Told.ShouldNotContain(t => t.StartsWith("out"));
        var both = await Task.WhenAll(Close(house, manifest, 1), Close(house, manifest, 1));
        both.Count(r => r.IsDone).ShouldBe(1);
        both.Single(r => !r.IsDone).Refusal!.Code.ShouldBe("warehouse.not_allowed_in_state");
        var progress = await house.Progress(packed.Slip);
        (progress.Status, progress.Shipper).ShouldBe((SlipStatus.HandedOver, "吴桐"));
        (await house.Ask((ShopDb db) => db.Set<Departure>().CountAsync(Ct))).ShouldBe(1);
        house.Shop.Told.ShouldContain($"out {packed.No} A-03-2-05 2");
        house.Shop.Told.ShouldContain("shipped STO " + packed.OrderNo);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task If_one_parcel_cannot_leave_none_does(string database)
    {
        await using var house = await Start(database);
        var (good, bad) = (await house.Packed(house.Shop.Order(("KNIT-F", 1))), await house.Packed(house.Shop.Order(("KNIT-F", 2))));
        var manifest = await Open(house);
        await Add(house, manifest, good.WaybillNo!);
        await Add(house, manifest, bad.WaybillNo!);
        house.Shop.RefuseToShip = 2;
        var refused = await Close(house, manifest, 2);
        refused.Refusal!.Message.Zh.ShouldStartWith(bad.WaybillNo!);
        (await house.Progress(good.Slip)).Status.ShouldBe(SlipStatus.Packed);
        (await house.Ask((ShopDb db) => db.Set<Departure>().CountAsync(Ct))).ShouldBe(0);
        (await house.Run(Wu, (RemoveParcel u) => u.Run(manifest, bad.Slip, Ct))).IsDone.ShouldBeTrue();
        (await Close(house, manifest, 1)).IsDone.ShouldBeTrue();
        (await house.Progress(good.Slip)).Status.ShouldBe(SlipStatus.HandedOver);
        (await house.Progress(bad.Slip)).Status.ShouldBe(SlipStatus.Packed);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_the_courier_has_cannot_be_withdrawn_and_what_waits_leaves_its_manifest(string database)
    {
        await using var house = await Start(database);
        var (gone, waiting) = (await house.Packed(house.Shop.Order(("KNIT-F", 1))), await house.Packed(house.Shop.Order(("COAT-M", 1))));
        var manifest = await Open(house);
        await Add(house, manifest, gone.WaybillNo!);
        (await Close(house, manifest, 1)).IsDone.ShouldBeTrue();
        await Should.ThrowAsync<InvalidOperationException>(() => house.Run(Actor.System("ordering"), (Tell u) => u.Run(new OrderWithdrawn(gone.Order, gone.OrderNo, "取消"), Ct)));
        (await house.Progress(gone.Slip)).Status.ShouldBe(SlipStatus.HandedOver);

        var second = await Open(house);
        await Add(house, second, waiting.WaybillNo!);
        (await house.Run(Actor.System("ordering"), (Tell u) => u.Run(new OrderWithdrawn(waiting.Order, waiting.OrderNo, "取消"), Ct))).IsDone.ShouldBeTrue();
        var view = (await house.Ask((ManifestReads reads) => reads.View(second, Ct)))!;
        (view.Manifest.Parcels, view.Lines.Count).ShouldBe((0, 0));
        house.Shop.Told.ShouldContain("waybill void");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "SHIP-05/call"), Trait("Rule", "SHIP-05/manifest")]
    public async Task A_pickup_call_is_confirmed_by_the_manifest_that_the_parcels_leave_with(string database)
    {
        await using var house = await Start(database);
        (await house.Run(Wu, (CallPickup u) => u.Run("STO", house.Clock.Now().AddHours(-1), 0, null, Ct))).Refusal!.All.Select(r => r.Field).ShouldBe(["parcels", "expected"]);
        (await house.Run(Wu, (CallPickup u) => u.Run("STO", house.Clock.Now().AddHours(1), 1, "老张接的", Ct))).IsDone.ShouldBeTrue();
        var packed = await house.Packed(house.Shop.Order(("KNIT-F", 1)));
        var manifest = await Open(house);
        await Add(house, manifest, packed.WaybillNo!);
        await Close(house, manifest, 1);
        (await house.Ask((ManifestReads reads) => reads.Calls(10, Ct))).Single().Manifest.ShouldBe(manifest);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Verify_finds_nothing_after_a_whole_day_and_everything_that_was_tampered_with(string database)
    {
        await using var house = await Start(database);
        var packed = await house.Packed(house.Shop.Order(("KNIT-F", 2)));
        await house.Release(("COAT-M", 1));
        var manifest = await Open(house);
        await Add(house, manifest, packed.WaybillNo!);
        await Close(house, manifest, 1);
        (await house.Verify()).ShouldBeEmpty();
        await house.Ask((ShopDb db) => db.Set<SlipProgress>().Where(p => p.Slip == packed.Slip).ExecuteUpdateAsync(s => s.SetProperty(p => p.CheckerId, Zhao.Id), Ct));
        await house.Ask((ShopDb db) => db.Set<Pick>().Where(p => p.Slip == packed.Slip).ExecuteUpdateAsync(s => s.SetProperty(p => p.Taken, Quantity.One), Ct));
        (await house.Verify()).Select(b => b.Check).Order().ShouldBe(["slip picks", "slip steps"]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "INV-24/in"), Trait("Rule", "INV-05/signature"), Trait("Rule", "INV-04/listed")]
    public async Task Goods_enter_the_books_only_when_a_second_person_has_verified_the_slip(string database)
    {
        await using var house = await Start(database);
        var warehouse = (await house.Shop.Warehouses(Ct))[0].Id;
        var both = Zhao with { Permissions = new HashSet<string> { "inbound.register", "inbound.post" } };
        var bad = await house.Run(both, (RegisterInbound u) => u.Run(warehouse, "", [new ArrivalLine("nix", Quantity.Zero, "", "Q")], Ct));
        bad.Refusal!.All.Select(r => r.Field).ShouldBe(["source", "code-1", "quantity-1", "lot-1", "bin-1"]);
        var slip = (await house.Run(both, (RegisterInbound u) => u.Run(warehouse, "绍兴毛织厂 送货单 88", [new ArrivalLine("690003", new Quantity(20), "2026-11A", "A-03-2-05")], Ct))).Value;
        house.Shop.Told.ShouldBeEmpty();
        (await house.Ask((InboundReads reads) => reads.Unposted(Ct))).ShouldBe(1);
        (await house.Run(both, (ReceiveGoods u) => u.Run(slip, Ct))).Refusal!.Code.ShouldBe("warehouse.receiver_cannot_verify");
        house.Shop.Told.ShouldBeEmpty();
        (await house.Run(Chief, (ReceiveGoods u) => u.Run(slip, Ct))).IsDone.ShouldBeTrue();
        house.Shop.Told.ShouldBe(["in IN20261122-000001 KNIT-F 20"]);
        (await house.Run(Chief, (ReceiveGoods u) => u.Run(slip, Ct))).Refusal!.Code.ShouldBe("warehouse.not_allowed_in_state");
        house.Shop.Told.Count.ShouldBe(1);
    }
}
