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

public class PackingTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "ORD-18/other-person"), Trait("Rule", "INV-24/out")]
    public async Task Who_picked_cannot_check_and_is_told_who_can(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Release(("KNIT-F", 1));
        await warehouse.PickAll(Wu, await warehouse.Batch(Wu, outboundOrder));
        var refused = await warehouse.Run(Wu, (StartChecking u) => u.Run(outboundOrder.No, Ct));
        refused.Refusal!.Code.ShouldBe("warehouse.picker_cannot_check");
        refused.Refusal.Message.Zh.ShouldContain("韩雪");
        var progress = await warehouse.Progress(outboundOrder.Slip);
        (progress.Status, progress.CheckerId).ShouldBe((OutboundOrderStatus.Picked, (Guid?)null));
        (await warehouse.Run(Han, (StartChecking u) => u.Run(outboundOrder.No, Ct))).IsDone.ShouldBeTrue();
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "SHIP-03/recorded")]
    public async Task The_hand_over_from_picker_to_packer_is_recorded_with_both_names(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Picked(("KNIT-F", 1));
        await warehouse.Run(Wu, (StartChecking u) => u.Run(outboundOrder.OrderNo, Ct));
        var hand = await warehouse.Ask(
            (ShopDb db) => db.Set<HandOver>().SingleAsync(h => h.Slip == outboundOrder.Slip, Ct)
        );
        (hand.Kind, hand.From, hand.To).ShouldBe((HandOverKind.ToChecker, "赵一鸣", "吴桐"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_two_packers_at_one_slip_one_takes_it(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Picked(("KNIT-F", 1));
        var both = await Task.WhenAll(
            warehouse.Run(Wu, (StartChecking u) => u.Run(outboundOrder.No, Ct)),
            warehouse.Run(Han, (StartChecking u) => u.Run(outboundOrder.No, Ct))
        );
        both.Count(r => r.IsDone).ShouldBe(1);
        both.Single(r => !r.IsDone).Refusal!.Code.ShouldBe("warehouse.somebody_checks");
        (
            await warehouse.Ask((ShopDb db) => db.Set<HandOver>().CountAsync(h => h.Slip == outboundOrder.Slip, Ct))
        ).ShouldBe(1);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "ORD-18/goods"), Trait("Rule", "SHIP-03/re-checked")]
    public async Task A_piece_of_another_order_is_refused_and_noted_and_one_too_many_is_refused(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Picked(("COAT-M", 1));
        await warehouse.Run(Wu, (StartChecking u) => u.Run(outboundOrder.No, Ct));
        var wrong = await warehouse.Run(Wu, (ScanCheck u) => u.Run(outboundOrder.Slip, "690002", Ct), "w1");
        wrong.Value.Wrong!.Value.Zh.ShouldBe("拿错了：这件是 L。请放回 B-07-1-13，再扫 M 码");
        (
            await warehouse.Run(Wu, (ScanCheck u) => u.Run(outboundOrder.Slip, "690002", Ct), "w1")
        ).Value.Mismatches.ShouldBe(1);
        (await warehouse.Progress(outboundOrder.Slip)).Mismatches.ShouldBe(1);
        (await warehouse.Run(Wu, (ScanCheck u) => u.Run(outboundOrder.Slip, "690001", Ct))).Value.PiecesLeft.ShouldBe(
            0
        );
        (
            await warehouse.Run(Wu, (ScanCheck u) => u.Run(outboundOrder.Slip, "690001", Ct))
        ).Refusal!.Message.Zh.ShouldStartWith("多了一件");
        (await warehouse.Ask((ShopDb db) => db.Checks(outboundOrder.Slip, Ct))).Single().Checked.ShouldBe(Quantity.One);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "ORD-19/acknowledged"), Trait("Rule", "SHIP-10/goods")]
    public async Task Every_remark_and_the_quality_must_be_signed_before_the_parcel_is_closed(string database)
    {
        await using var warehouse = await Start(database);
        var remark = new OrderRemark(
            Guid.CreateVersion7(warehouse.Clock.Now()),
            "gift",
            "送人，不放价签",
            "林知夏",
            warehouse.Clock.Now(),
            true
        );
        var outboundOrder = await warehouse.Checked(
            warehouse.Shop.Change(warehouse.Shop.Order(("KNIT-F", 1)) with { Remarks = [remark] })
        );
        var refused = await warehouse.Pack(outboundOrder);
        refused.Refusal!.Code.ShouldBe("warehouse.still_to_confirm");
        refused.Refusal.Message.Zh.ShouldContain("送人，不放价签");
        var progress = await warehouse.Progress(outboundOrder.Slip);
        (progress.Status, progress.WaybillNo).ShouldBe((OutboundOrderStatus.Checking, (string?)null));
        warehouse.Shop.Parcels.ShouldBeEmpty();
        (await warehouse.Confirm(outboundOrder, remark.Id.ToString())).IsDone.ShouldBeTrue();
        (await warehouse.Pack(outboundOrder)).Refusal!.Code.ShouldBe("warehouse.still_to_confirm");
        (await warehouse.Confirm(outboundOrder, "goods")).IsDone.ShouldBeTrue();
        (await warehouse.Pack(outboundOrder)).Value.WaybillNo.ShouldBe("STO000001");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "ORD-11/verified-again")]
    public async Task An_amended_order_must_be_verified_again_and_goes_to_its_new_address(string database)
    {
        await using var warehouse = await Start(database);
        var order = warehouse.Shop.Order(("KNIT-F", 1));
        var outboundOrder = await warehouse.Checked(order);
        await warehouse.Confirm(outboundOrder, "goods");
        warehouse.Shop.Change(
            order with
            {
                IsAmended = true,
                Address = order.Address with { Street = "人民路 8 号 2 幢 101 室" },
            }
        );
        (await warehouse.Pack(outboundOrder)).Refusal!.Code.ShouldBe("warehouse.still_to_confirm");
        warehouse.Shop.Parcels.ShouldBeEmpty();
        (await warehouse.Confirm(outboundOrder, "amended")).IsDone.ShouldBeTrue();
        (await warehouse.Pack(outboundOrder)).IsDone.ShouldBeTrue();
        warehouse.Shop.Parcels[outboundOrder.Slip.Value].To.Street.ShouldBe("人民路 8 号 2 幢 101 室");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "ORD-18/goods")]
    public async Task A_parcel_is_not_closed_when_the_order_is_not_what_the_slip_says_or_pieces_are_missing(
        string database
    )
    {
        await using var warehouse = await Start(database);
        var order = warehouse.Shop.Order(("KNIT-F", 1), ("COAT-M", 1));
        var outboundOrder = await warehouse.Picked(order);
        await warehouse.Run(Wu, (StartChecking u) => u.Run(outboundOrder.No, Ct));
        await warehouse.Confirm(outboundOrder, "goods");
        (await warehouse.Pack(outboundOrder)).Refusal!.Code.ShouldBe("warehouse.still_to_check");
        warehouse.Shop.Change(order with { Lines = [order.Lines[0]] });
        (await warehouse.Pack(outboundOrder)).Refusal!.Code.ShouldBe("warehouse.order_changed");
        (await warehouse.Progress(outboundOrder.Slip)).Status.ShouldBe(OutboundOrderStatus.Checking);
        warehouse.Shop.Parcels.ShouldBeEmpty();
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_weight_far_from_the_estimate_makes_the_packer_open_the_parcel_again(string database)
    {
        await using var warehouse = await Start(database);
        // estimate 1000 g, tolerance 20%
        var outboundOrder = await warehouse.Checked(warehouse.Shop.Order(("KNIT-F", 2)));
        await warehouse.Confirm(outboundOrder, "goods");
        (await warehouse.Pack(outboundOrder, 1210)).Refusal!.Code.ShouldBe("warehouse.weight_implausible");
        (await warehouse.Progress(outboundOrder.Slip)).Status.ShouldBe(OutboundOrderStatus.Checking);
        (await warehouse.Pack(outboundOrder, 0, again: true)).Refusal!.Code.ShouldBe("warehouse.weight_out_of_range");
        (await warehouse.Pack(outboundOrder, 1200)).IsDone.ShouldBeTrue();
        (await warehouse.Progress(outboundOrder.Slip)).WeighedGrams.ShouldBe(1200);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_mismatch_goes_back_to_the_picker_and_only_what_was_not_checked_is_picked_again(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Picked(("KNIT-F", 2), ("COAT-M", 1));
        await warehouse.Run(Wu, (StartChecking u) => u.Run(outboundOrder.No, Ct));
        await warehouse.Run(Wu, (ScanCheck u) => u.Run(outboundOrder.Slip, "690003", Ct));
        await warehouse.Confirm(outboundOrder, "goods");
        (await warehouse.Run(Wu, (SendBack u) => u.Run(outboundOrder.Slip, " ", null, Ct))).Refusal!.Code.ShouldBe(
            "warehouse.needs_reason"
        );
        (
            await warehouse.Run(Wu, (SendBack u) => u.Run(outboundOrder.Slip, "少一件打底衫，大衣是 L", null, Ct))
        ).IsDone.ShouldBeTrue();
        var progress = await warehouse.Progress(outboundOrder.Slip);
        (progress.Status, progress.Picker, progress.CheckerId).ShouldBe(
            (OutboundOrderStatus.Picking, "赵一鸣", (Guid?)null)
        );
        (await warehouse.Picks(outboundOrder.Slip))
            .Select(p => (p.BinCode, p.Taken.Units))
            .ShouldBe([("A-03-2-05", 1), ("B-07-1-12", 0)]);
        (await warehouse.Ask((ShopDb db) => db.Confirmations(outboundOrder.Slip, Ct))).ShouldBeEmpty();
        warehouse.Shop.Told.ShouldContain("sent back " + outboundOrder.OrderNo);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_check_that_is_left_begins_from_nothing_for_the_next_packer(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Checked(warehouse.Shop.Order(("KNIT-F", 1)));
        (await warehouse.Run(Han, (StopChecking u) => u.Run(outboundOrder.Slip, Ct))).Refusal!.Code.ShouldBe(
            "warehouse.somebody_checks"
        );
        (await warehouse.Run(Chief, (StopChecking u) => u.Run(outboundOrder.Slip, Ct))).IsDone.ShouldBeTrue();
        (await warehouse.Run(Han, (StartChecking u) => u.Run(outboundOrder.No, Ct))).IsDone.ShouldBeTrue();
        (await warehouse.Ask((ShopDb db) => db.Checks(outboundOrder.Slip, Ct)))
            .Single()
            .Checked.ShouldBe(Quantity.Zero);
    }
}
