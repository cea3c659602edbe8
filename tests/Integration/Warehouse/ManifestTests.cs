using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Zhanggui.Fulfilment;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Warehouse;
using static Zhanggui.Integration.Warehouse.WarehouseFixture;

namespace Zhanggui.Integration.Warehouse;

public class ManifestTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static async Task<ManifestId> Open(WarehouseFixture fixture) =>
        (await fixture.Run(Wu, (OpenManifest u) => u.Run("STO", Ct))).Value;

    private static Task<Result<ParcelCount>> Add(WarehouseFixture fixture, ManifestId manifest, string code) =>
        fixture.Run(Wu, (AddParcel u) => u.Run(manifest, code, Ct));

    private static Task<Result> Close(WarehouseFixture fixture, ManifestId manifest, int counted) =>
        fixture.Run(Wu, (CloseManifest u) => u.Run(manifest, "老张", counted, Ct));

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "SHIP-05/manifest")]
    public async Task A_manifest_takes_each_packed_parcel_of_its_courier_once(string database)
    {
        await using var fixture = await Start(database);
        var packed = await fixture.Packed(fixture.Shop.Order(("KNIT-F", 1)));
        var other = await fixture.Packed(
            fixture.Shop.Change(fixture.Shop.Order(("KNIT-F", 1)) with { Courier = "SF" })
        );
        var waiting = await fixture.Release(("KNIT-F", 1));
        var manifest = await Open(fixture);
        (await Add(fixture, manifest, packed.WaybillNo!)).Value.Parcels.ShouldBe(1);
        (await Add(fixture, manifest, packed.WaybillNo!)).Refusal!.Code.ShouldBe("warehouse.parcel_twice");
        (await Add(fixture, manifest, other.WaybillNo!)).Refusal!.Code.ShouldBe("warehouse.wrong_courier");
        (await Add(fixture, manifest, waiting.No)).Refusal!.Code.ShouldBe("warehouse.waybill_not_packed");
        var view = await fixture.Ask((ManifestQueries queries) => queries.View(manifest, Ct));
        (view!.Manifest.Parcels, view.Lines.Count).ShouldBe((1, 1));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_parcel_scanned_by_several_people_at_once_counts_once(string database)
    {
        await using var fixture = await Start(database);
        var packed = await fixture.Packed(fixture.Shop.Order(("KNIT-F", 1)));
        var manifest = await Open(fixture);
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Add(fixture, manifest, packed.WaybillNo!)));
        all.Count(r => r.IsDone).ShouldBe(1);
        (await fixture.Ask((ManifestQueries queries) => queries.View(manifest, Ct)))!.Manifest.Parcels.ShouldBe(1);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "INV-01/numbered"), Trait("Rule", "INV-01/location"), Trait("Rule", "INV-04/immediate")]
    public async Task Closing_takes_the_goods_out_against_each_slip_once(string database)
    {
        await using var fixture = await Start(database);
        var packed = await fixture.Packed(fixture.Shop.Order(("KNIT-F", 2)));
        var manifest = await Open(fixture);
        await Add(fixture, manifest, packed.WaybillNo!);
        (await Close(fixture, manifest, 2)).Refusal!.Code.ShouldBe("warehouse.parcels_differ");
        fixture.Shop.Told.ShouldNotContain(t => t.StartsWith("out"));
        var both = await Task.WhenAll(Close(fixture, manifest, 1), Close(fixture, manifest, 1));
        both.Count(r => r.IsDone).ShouldBe(1);
        both.Single(r => !r.IsDone).Refusal!.Code.ShouldBe("warehouse.not_allowed_in_state");
        var progress = await fixture.Progress(packed.Slip);
        (progress.Status, progress.Shipper).ShouldBe((OutboundOrderStatus.HandedOver, "吴桐"));
        (await fixture.Ask((ShopDb db) => db.Set<Dispatch>().CountAsync(Ct))).ShouldBe(1);
        fixture.Shop.Told.ShouldContain($"out {packed.No} A-03-2-05 2");
        fixture.Shop.Told.ShouldContain("shipped STO " + packed.OrderNo);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task If_one_parcel_cannot_leave_none_does(string database)
    {
        await using var fixture = await Start(database);
        var (good, bad) = (
            await fixture.Packed(fixture.Shop.Order(("KNIT-F", 1))),
            await fixture.Packed(fixture.Shop.Order(("KNIT-F", 2)))
        );
        var manifest = await Open(fixture);
        await Add(fixture, manifest, good.WaybillNo!);
        await Add(fixture, manifest, bad.WaybillNo!);
        fixture.Shop.RefuseToShip = 2;
        var refused = await Close(fixture, manifest, 2);
        refused.Refusal!.Message.Zh.ShouldStartWith(bad.WaybillNo!);
        (await fixture.Progress(good.Slip)).Status.ShouldBe(OutboundOrderStatus.Packed);
        (await fixture.Ask((ShopDb db) => db.Set<Dispatch>().CountAsync(Ct))).ShouldBe(0);
        (await fixture.Run(Wu, (RemoveParcel u) => u.Run(manifest, bad.Slip, Ct))).IsDone.ShouldBeTrue();
        (await Close(fixture, manifest, 1)).IsDone.ShouldBeTrue();
        (await fixture.Progress(good.Slip)).Status.ShouldBe(OutboundOrderStatus.HandedOver);
        (await fixture.Progress(bad.Slip)).Status.ShouldBe(OutboundOrderStatus.Packed);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_the_courier_has_cannot_be_withdrawn_and_what_waits_leaves_its_manifest(string database)
    {
        await using var fixture = await Start(database);
        var (gone, waiting) = (
            await fixture.Packed(fixture.Shop.Order(("KNIT-F", 1))),
            await fixture.Packed(fixture.Shop.Order(("COAT-M", 1)))
        );
        var manifest = await Open(fixture);
        await Add(fixture, manifest, gone.WaybillNo!);
        (await Close(fixture, manifest, 1)).IsDone.ShouldBeTrue();
        await Should.ThrowAsync<InvalidOperationException>(() =>
            fixture.Run(
                Actor.System("ordering"),
                (Tell u) => u.Run(new OrderWithdrawn(gone.Order, gone.OrderNo, "取消"), Ct)
            )
        );
        (await fixture.Progress(gone.Slip)).Status.ShouldBe(OutboundOrderStatus.HandedOver);

        var second = await Open(fixture);
        await Add(fixture, second, waiting.WaybillNo!);
        (
            await fixture.Run(
                Actor.System("ordering"),
                (Tell u) => u.Run(new OrderWithdrawn(waiting.Order, waiting.OrderNo, "取消"), Ct)
            )
        ).IsDone.ShouldBeTrue();
        var view = (await fixture.Ask((ManifestQueries queries) => queries.View(second, Ct)))!;
        (view.Manifest.Parcels, view.Lines.Count).ShouldBe((0, 0));
        fixture.Shop.Told.ShouldContain("waybill void");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "SHIP-05/call"), Trait("Rule", "SHIP-05/manifest")]
    public async Task A_pickup_call_is_confirmed_by_the_manifest_that_the_parcels_leave_with(string database)
    {
        await using var fixture = await Start(database);
        (await fixture.Run(Wu, (CallPickup u) => u.Run("STO", fixture.Clock.Now().AddHours(-1), 0, null, Ct)))
            .Refusal!.All.Select(r => r.Field)
            .ShouldBe(["parcels", "expected"]);
        (
            await fixture.Run(Wu, (CallPickup u) => u.Run("STO", fixture.Clock.Now().AddHours(1), 1, "老张接的", Ct))
        ).IsDone.ShouldBeTrue();
        var packed = await fixture.Packed(fixture.Shop.Order(("KNIT-F", 1)));
        var manifest = await Open(fixture);
        await Add(fixture, manifest, packed.WaybillNo!);
        await Close(fixture, manifest, 1);
        (await fixture.Ask((ManifestQueries queries) => queries.Calls(10, Ct))).Single().Manifest.ShouldBe(manifest);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Verify_finds_nothing_after_a_whole_day_and_everything_that_was_tampered_with(string database)
    {
        await using var fixture = await Start(database);
        var packed = await fixture.Packed(fixture.Shop.Order(("KNIT-F", 2)));
        await fixture.Release(("COAT-M", 1));
        var manifest = await Open(fixture);
        await Add(fixture, manifest, packed.WaybillNo!);
        await Close(fixture, manifest, 1);
        (await fixture.Verify()).ShouldBeEmpty();
        await fixture.Ask(
            (ShopDb db) =>
                db.Set<OutboundOrderProgress>()
                    .Where(p => p.Slip == packed.Slip)
                    .ExecuteUpdateAsync(s => s.SetProperty(p => p.CheckerId, Zhao.Id), Ct)
        );
        await fixture.Ask(
            (ShopDb db) =>
                db.Set<Pick>()
                    .Where(p => p.Slip == packed.Slip)
                    .ExecuteUpdateAsync(s => s.SetProperty(p => p.Taken, Quantity.One), Ct)
        );
        (await fixture.Verify()).Select(b => b.Check).Order().ShouldBe(["slip picks", "slip steps"]);
    }
}
