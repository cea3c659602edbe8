using Microsoft.EntityFrameworkCore;
using Zhanggui.Fulfilment;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Warehouse;
using Zhanggui.Work;
using static Zhanggui.Integration.Ordering.MergeTests;

namespace Zhanggui.Integration.Ordering;

/// <summary>Customer service stops what is released and not yet with the courier (ORD-32).</summary>
public sealed class InterceptionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static Task<Result> Intercept(GivenShop given, OrderId order, bool thenCancel = false) =>
        given.App.Run(Arranger, (InterceptOrder u) => u.Run(order, "客户打电话不要了", thenCancel, None));

    private static Task<Result> Returned(GivenShop given, OutboundOrderId outboundOrder) =>
        given.App.Run(GivenShop.Picker, (ConfirmReturned u) => u.Run(outboundOrder, None));

    [Theory, Databases, Trait("Rule", "ORD-32/hold")]
    public async Task While_it_is_intercepted_no_step_is_done_in_any_state_and_lifting_lets_it_go_on(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 20);
        var order = await given.ReleasedOrder();
        var slip = await given.OutboundOrder(order.Id);
        async Task Stopped(Func<Task<Refusal?>> step)
        {
            await GivenShop.Must(Intercept(given, order.Id));
            (await step())!.Code.ShouldBe("warehouse.intercepted");
            (
                await given.App.Ask(
                    (ShopDb db) =>
                        db.Set<WorkItem>()
                            .CountAsync(t =>
                                t.Kind == "outbound.return" && t.SubjectId == slip.Id.Value && t.State == WorkState.Open
                            )
                )
            ).ShouldBe(1);
            await GivenShop.Must(given.App.Run(Arranger, (LiftInterception u) => u.Run(slip.Id, None)));
            (
                await given.App.Ask(
                    (ShopDb db) =>
                        db.Set<WorkItem>()
                            .CountAsync(t =>
                                t.Kind == "outbound.return" && t.SubjectId == slip.Id.Value && t.State == WorkState.Open
                            )
                )
            ).ShouldBe(0);
        }

        await Stopped(async () =>
            (await given.App.Run(GivenShop.Picker, (StartPicking u) => u.Run([slip.Id], null, None))).Refusal
        );
        await given.Pick(slip);
        await Stopped(async () =>
            (await given.App.Run(GivenShop.Packer, (StartChecking u) => u.Run(slip.No, None))).Refusal
        );
        await GivenShop.Must(given.App.Run(GivenShop.Packer, (StartChecking u) => u.Run(slip.No, None)));
        await Stopped(async () =>
            (await given.App.Run(GivenShop.Packer, (ScanCheck u) => u.Run(slip.Id, "690000000001", None))).Refusal
        );
        await Stopped(async () =>
            (await given.App.Run(GivenShop.Packer, (FinishPacking u) => u.Run(slip.Id, null, false, None))).Refusal
        );
        var parcel = await given.Pack(slip);
        var manifest = await GivenShop.Must(
            given.App.Run(GivenShop.Packer, (OpenManifest u) => u.Run(parcel.Courier, None))
        );
        await GivenShop.Must(given.App.Run(GivenShop.Packer, (AddParcel u) => u.Run(manifest, parcel.WaybillNo, None)));
        await Stopped(async () =>
            (await given.App.Run(GivenShop.Packer, (AddParcel u) => u.Run(manifest, parcel.WaybillNo, None))).Refusal
        );
        (await given.App.Ask((ShopDb db) => db.Set<ManifestLine>().CountAsync())).ShouldBe(
            0,
            "it was taken off the manifest"
        );
        await given.HandOver(parcel);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await Intercept(given, order.Id)).Refusal!.Code.ShouldBe("warehouse.too_late_to_intercept");
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/hold"), Trait("Rule", "ORD-27/stock"), Trait("Rule", "ORD-27/refund")]
    public async Task A_packed_order_is_intercepted_put_back_and_then_cancelled_with_its_money_and_stock(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder(units: 2);
        var slip = await given.OutboundOrder(order.Id);
        await given.Pick(slip);
        await given.Pack(slip);
        (await given.Cancel(order.Id, GivenShop.Manager)).Refusal!.Code.ShouldBe("ordering.intercept_first");
        var service = Arranger with { Permissions = new HashSet<string> { "order.arrange" } };
        (
            await given.App.Run(service, (InterceptOrder u) => u.Run(order.Id, "客户不要了", true, None))
        ).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        (
            await given.App.Run(GivenShop.Picker, (InterceptOrder u) => u.Run(order.Id, "客户不要了", false, None))
        ).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        await GivenShop.Must(Intercept(given, order.Id, thenCancel: true));
        (await given.App.Run(Arranger, (ConfirmReturned u) => u.Run(slip.Id, None))).Refusal!.Kind.ShouldBe(
            RefusalKind.Forbidden
        );

        await GivenShop.Must(Returned(given, slip.Id));

        (await given.Status(order.Id)).ShouldBe(OrderStatus.Cancelled);
        (await given.Receivable(order.Id)).Refunded.ShouldBe(order.Total);
        var stock = await given.Stock();
        (stock.OnHand.Units, stock.Reserved.Units).ShouldBe((10, 0));
        (await given.App.Ask((ShopDb db) => db.Set<RestockItem>().ToListAsync())).ShouldAllBe(i =>
            i.DoneBy == GivenShop.Picker.Name
        );
        (await given.OutboundOrder(order.Id)).Status.ShouldBe(OutboundOrderStatus.Voided);
        (await Returned(given, slip.Id)).Refusal!.Code.ShouldBe("warehouse.not_intercepted");
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/hold")]
    public async Task After_the_goods_are_back_the_order_stands_until_somebody_releases_it_again(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder();
        var slip = await given.OutboundOrder(order.Id);
        await given.Pick(slip);
        await GivenShop.Must(Intercept(given, order.Id));
        await GivenShop.Must(Returned(given, slip.Id));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.ReadyToShip);
        (
            await given.App.Ask(
                (ShopDb db) =>
                    db.Set<WorkItem>().CountAsync(t => t.Kind == "order.stopped" && t.State == WorkState.Open)
            )
        ).ShouldBe(1);
        await GivenShop.Must(given.App.Run(GivenShop.System, (TryBackOrder u) => u.Run(order.Id, None)));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.ReadyToShip, "nothing releases it by itself");

        await GivenShop.Must(given.App.Run(GivenShop.Lin, (ReleaseOrder u) => u.Run(order.Id, None)));
        (
            await given.App.Ask(
                (ShopDb db) =>
                    db.Set<WorkItem>().CountAsync(t => t.Kind == "order.stopped" && t.State == WorkState.Open)
            )
        ).ShouldBe(0);
        await given.Ship(order);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/hold"), Trait("Rule", "ORD-32/merge")]
    public async Task Of_a_shared_parcel_that_is_intercepted_for_one_order_the_other_goes_on_alone_even_when_it_was_packed(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        var (a, b) = (await given.ReleasedOrder(), await given.ReleasedOrder(units: 2));
        await GivenShop.Must(Merge(given, a.Id, b.Id));
        var slip = await given.OutboundOrder(a.Id);
        await given.Pick(slip);
        await given.Pack(slip);
        await GivenShop.Must(Intercept(given, b.Id, thenCancel: true));
        await GivenShop.Must(Returned(given, slip.Id));

        (await given.Status(a.Id), await given.Status(b.Id)).ShouldBe((OrderStatus.Released, OrderStatus.Cancelled));
        await given.Ship(a);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/hold")]
    public async Task An_intercepted_order_of_a_batch_does_not_stop_the_picker_from_finishing_the_others(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        var (a, b) = (await given.ReleasedOrder(), await given.ReleasedOrder());
        var (slipA, slipB) = (await given.OutboundOrder(a.Id), await given.OutboundOrder(b.Id));
        var batch = await GivenShop.Must(
            given.App.Run(GivenShop.Picker, (StartPicking u) => u.Run([slipA.Id, slipB.Id], null, None))
        );
        await GivenShop.Must(Intercept(given, a.Id));
        await GivenShop.Must(given.App.Run(GivenShop.Picker, (ScanPick u) => u.Run(batch, "69000000" + "0001", None)));
        (await GivenShop.Must(given.App.Run(GivenShop.Picker, (HandToCheck u) => u.Run(batch, None)))).ShouldBe(1);
        (await given.OutboundOrder(b.Id)).Status.ShouldBe(OutboundOrderStatus.Picked);
        await GivenShop.Must(Returned(given, slipA.Id));
        (await given.Status(a.Id)).ShouldBe(OrderStatus.ReadyToShip);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/hold")]
    public async Task Intercepting_and_handing_over_at_the_same_moment_exactly_one_wins(string database)
    {
        await using var given = await GivenShop.Open(database);
        for (var round = 0; round < 3; round++)
        {
            var order = await given.ReleasedOrder();
            var slip = await given.OutboundOrder(order.Id);
            await given.Pick(slip);
            var parcel = await given.Pack(slip);
            var manifest = await GivenShop.Must(
                given.App.Run(GivenShop.Packer, (OpenManifest u) => u.Run(parcel.Courier, None))
            );
            await GivenShop.Must(
                given.App.Run(GivenShop.Packer, (AddParcel u) => u.Run(manifest, parcel.WaybillNo, None))
            );
            var close = Task.Run(() =>
                given.App.Run(GivenShop.Packer, (CloseManifest u) => u.Run(manifest, "王快递", 1, None))
            );
            var stop = Task.Run(() => Intercept(given, order.Id));
            var (closed, stopped) = (await close, await stop);
            (closed.IsDone ^ stopped.IsDone).ShouldBeTrue();
            (await given.Status(order.Id)).ShouldBe(closed.IsDone ? OrderStatus.Shipped : OrderStatus.Packed);
            if (stopped.IsDone)
                await GivenShop.Must(given.App.Run(GivenShop.Packer, (CancelManifest u) => u.Run(manifest, None)));
        }

        (await given.App.Verify()).ShouldBeEmpty();
    }
}
