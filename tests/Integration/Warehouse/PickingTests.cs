using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Warehouse;
using static Zhanggui.Integration.Warehouse.WarehouseHouse;

namespace Zhanggui.Integration.Warehouse;

public class PickingTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "ORD-14"), Trait("Rule", "INV-37/names"), Trait("Rule", "SHIP-06/allotted")]
    public async Task Releasing_an_order_makes_its_slip_in_clear_text_for_the_next_node(string database)
    {
        await using var house = await Start(database);
        var slip = await house.Release(("COAT-M", 1), ("KNIT-F", 2));
        slip.Status.ShouldBe(SlipStatus.Waiting);
        slip.No.ShouldBe("DN20261122-000001");
        (slip.NodeNo, slip.CutOff).ShouldBe((1, new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero)));
        var lines = await house.Ask((ShopDb db) => db.Lines(slip.Slip, Ct));
        lines.Select(l => (l.Name, l.Colour, l.Size, l.Barcode, l.Quantity.Units)).ShouldBe([("双面呢大衣", "藏青", "M", "690001", 1), ("罗纹打底衫", "姜黄", "均码", "690003", 2)]);
        house.Shop.ToDos[("outbound.pick", slip.Slip.Value)].DueAt.ShouldBe(slip.CutOff);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "INV-21/read-only")]
    public async Task A_stored_slip_can_be_neither_changed_nor_deleted(string database)
    {
        await using var house = await Start(database);
        var slip = await house.Release(("COAT-M", 1));
        await Should.ThrowAsync<Exception>(() => house.Ask((ShopDb db) => db.Set<Slip>().Where(s => s.Id == slip.Slip).ExecuteUpdateAsync(s => s.SetProperty(x => x.Recipient, "别人"), Ct)));
        await Should.ThrowAsync<Exception>(() => house.Ask((ShopDb db) => db.Set<SlipLine>().Where(s => s.Slip == slip.Slip).ExecuteDeleteAsync(Ct)));
        (await house.Ask((ShopDb db) => db.Slip(slip.Slip, Ct))).Recipient.ShouldBe("司徒静姝");
        (await house.Ask((ShopDb db) => db.Lines(slip.Slip, Ct))).Count.ShouldBe(1);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "SHIP-02")]
    public async Task The_hand_over_to_the_picker_is_recorded_with_number_count_time_and_both_names(string database)
    {
        await using var house = await Start(database);
        var slips = new[] { await house.Release(("COAT-M", 1)), await house.Release(("KNIT-F", 2)) };
        var started = await house.Run(Chief, (StartPicking u) => u.Run([.. slips.Select(s => s.Slip)], new AccountId(Zhao.Id!.Value), Ct));
        var hand = await house.Ask((ShopDb db) => db.Set<HandOver>().SingleAsync(h => h.Batch == started.Value, Ct));
        (hand.Kind, hand.From, hand.To, hand.Orders, hand.Pieces, hand.At).ShouldBe((HandOverKind.ToPicker, "周牧", "赵一鸣", 2, 3, house.Clock.Now()));
        hand.BatchNo.ShouldBe("PK20261122-000001");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_wrong_bar_code_is_refused_naming_what_to_do_and_nothing_changes(string database)
    {
        await using var house = await Start(database);
        var slip = await house.Release(("COAT-M", 1));
        var batch = await house.Batch(Zhao, slip);
        var before = await house.Progress(slip.Slip);
        var refused = await house.Run(Zhao, (ScanPick u) => u.Run(batch, "690002", Ct));
        refused.Refusal!.Code.ShouldBe("warehouse.wrong_item");
        refused.Refusal.Message.Zh.ShouldBe("拿错了：这件是 L。请放回 B-07-1-13，再扫 M 码");
        (await house.Picks(slip.Slip)).Single().Taken.ShouldBe(Quantity.Zero);
        (await house.Progress(slip.Slip)).Version.ShouldBe(before.Version);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_scan_sent_twice_with_one_key_counts_once(string database)
    {
        await using var house = await Start(database);
        var slip = await house.Release(("KNIT-F", 3));
        var batch = await house.Batch(Zhao, slip);
        var first = await house.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct), "scan-1");
        var again = await house.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct), "scan-1");
        again.Value.ShouldBe(first.Value);
        (await house.Picks(slip.Slip)).Single().Taken.ShouldBe(Quantity.One);
        await house.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct), "scan-2");
        (await house.Picks(slip.Slip)).Single().Taken.ShouldBe(new Quantity(2));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Scans_sent_at_the_same_time_each_count_once(string database)
    {
        await using var house = await Start(database);
        var slip = await house.Release(("KNIT-F", 4));
        var batch = await house.Batch(Zhao, slip);
        var all = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => house.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct), "s" + i)));
        all.Count(r => r.IsDone).ShouldBe(4);
        all.Single(r => !r.IsDone).Refusal!.Code.ShouldBe("warehouse.all_picked");
        (await house.Picks(slip.Slip)).Single().Taken.ShouldBe(new Quantity(4));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Two_slips_are_never_sent_for_the_same_piece(string database)
    {
        await using var house = await Start(database);
        house.Shop.Bins[(house.Shop.Card("COAT-M").Id, "B-07-1-12")] = 1;
        house.Shop.Bins[(house.Shop.Card("COAT-M").Id, "Z-99-1-01")] = 1;
        var slips = new[] { await house.Release(("COAT-M", 1)), await house.Release(("COAT-M", 1)) };
        await Task.WhenAll(house.Batch(Zhao, slips[0]), house.Batch(Sun, slips[1]));
        var bins = (await house.Picks(slips[0].Slip)).Concat(await house.Picks(slips[1].Slip)).Select(p => p.BinCode).Order();
        bins.ShouldBe(["B-07-1-12", "Z-99-1-01"]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_two_pickers_at_one_slip_one_takes_it(string database)
    {
        await using var house = await Start(database);
        var slip = await house.Release(("KNIT-F", 1));
        var both = await Task.WhenAll(house.Run(Zhao, (StartPicking u) => u.Run([slip.Slip], null, Ct)), house.Run(Sun, (StartPicking u) => u.Run([slip.Slip], null, Ct)));
        both.Count(r => r.IsDone).ShouldBe(1);
        both.Single(r => !r.IsDone).Refusal!.Code.ShouldBe("warehouse.not_allowed_in_state");
        (await house.Picks(slip.Slip)).Count.ShouldBe(1);
        (await house.Ask((ShopDb db) => db.Set<HandOver>().CountAsync(Ct))).ShouldBe(1);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_batch_is_not_started_when_the_bins_do_not_hold_enough(string database)
    {
        await using var house = await Start(database);
        house.Shop.Bins[(house.Shop.Card("COAT-M").Id, "B-07-1-12")] = 0;
        var slip = await house.Release(("COAT-M", 1));
        var refused = await house.Run(Zhao, (StartPicking u) => u.Run([slip.Slip], null, Ct));
        refused.Refusal!.Code.ShouldBe("warehouse.not_enough_in_bins");
        (await house.Progress(slip.Slip)).Status.ShouldBe(SlipStatus.Waiting);
        (await house.Picks(slip.Slip)).ShouldBeEmpty();
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Only_the_picker_of_the_batch_scans_into_it_until_it_is_reassigned(string database)
    {
        await using var house = await Start(database);
        var slip = await house.Release(("COAT-M", 1));
        var batch = await house.Batch(Zhao, slip);
        (await house.Run(Sun, (ScanPick u) => u.Run(batch, "690001", Ct))).Refusal!.Code.ShouldBe("warehouse.somebody_picks");
        (await house.Picks(slip.Slip)).Single().Taken.ShouldBe(Quantity.Zero);
        (await house.Run(Chief, (ReassignPicker u) => u.Run(batch, new AccountId(Sun.Id!.Value), "赵一鸣下班", Ct))).IsDone.ShouldBeTrue();
        (await house.Run(Sun, (ScanPick u) => u.Run(batch, "690001", Ct))).IsDone.ShouldBeTrue();
        var hands = await house.Ask((ShopDb db) => db.Set<HandOver>().Where(h => h.Kind == HandOverKind.Reassigned).ToListAsync(Ct));
        (hands.Single().From, hands.Single().To).ShouldBe(("赵一鸣", "孙立"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Handing_over_tells_the_order_and_is_refused_while_pieces_are_missing(string database)
    {
        await using var house = await Start(database);
        var slip = await house.Release(("KNIT-F", 2));
        var batch = await house.Batch(Zhao, slip);
        await house.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct));
        (await house.Run(Zhao, (HandToCheck u) => u.Run(batch, Ct))).Refusal!.Code.ShouldBe("warehouse.still_to_pick");
        house.Shop.Told.ShouldBeEmpty();
        await house.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct));
        house.Clock.Advance(TimeSpan.FromMinutes(3));
        (await house.Run(Zhao, (HandToCheck u) => u.Run(batch, Ct))).Value.ShouldBe(1);
        var progress = await house.Progress(slip.Slip);
        (progress.Status, progress.PickedAt).ShouldBe((SlipStatus.Picked, house.Clock.Now()));
        house.Shop.Told.ShouldBe(["picked " + slip.OrderNo]);
        house.Shop.ToDos.Keys.ShouldBe([("outbound.check", slip.Slip.Value)]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_short_pick_voids_the_slip_puts_the_rest_back_and_avoids_the_bin_until_it_is_looked_into(string database)
    {
        await using var house = await Start(database);
        house.Shop.Bins[(house.Shop.Card("COAT-M").Id, "B-07-1-12")] = 1;
        var slip = await house.Release(("KNIT-F", 1), ("COAT-M", 1));
        var batch = await house.Batch(Zhao, slip);
        await house.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct));
        (await house.Run(Zhao, (PickShort u) => u.Run(slip.Slip, 2, "货位是空的", Ct))).IsDone.ShouldBeTrue();
        (await house.Progress(slip.Slip)).Status.ShouldBe(SlipStatus.Voided);
        house.Shop.Told.ShouldBe(["short " + slip.OrderNo]);
        var back = (await house.Ask((PickReads reads) => reads.PutBacks(Ct))).Single();
        (back.BinCode, back.Quantity).ShouldBe(("A-03-2-05", Quantity.One));

        var next = await house.Release(("COAT-M", 1));
        (await house.Run(Zhao, (StartPicking u) => u.Run([next.Slip], null, Ct))).Refusal!.Code.ShouldBe("warehouse.not_enough_in_bins");
        var shortage = (await house.Ask((PickReads reads) => reads.Shortages(Ct))).Single();
        (await house.Run(Chief, (ClearShortage u) => u.Run(shortage.Id, "掉在货架后面，找到了", Ct))).IsDone.ShouldBeTrue();
        (await house.Run(Zhao, (StartPicking u) => u.Run([next.Slip], null, Ct))).IsDone.ShouldBeTrue();
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_withdrawn_order_voids_its_slip_and_puts_picked_goods_back(string database)
    {
        await using var house = await Start(database);
        var slip = await house.Picked(("KNIT-F", 2));
        (await house.Run(Actor.System("ordering"), (Tell u) => u.Run(new OrderWithdrawn(slip.Order, slip.OrderNo, "客户取消"), Ct))).IsDone.ShouldBeTrue();
        var progress = await house.Progress(slip.Slip);
        (progress.Status, progress.Why).ShouldBe((SlipStatus.Voided, "客户取消"));
        var item = (await house.Ask((PickReads reads) => reads.PutBacks(Ct))).Single();
        item.Quantity.ShouldBe(new Quantity(2));
        house.Shop.ToDos.Keys.ShouldBe([("outbound.putback", slip.Slip.Value)]);
        (await house.Run(Zhao, (PutBackGoods u) => u.Run(item.Id, Ct))).IsDone.ShouldBeTrue();
        house.Shop.ToDos.ShouldBeEmpty();
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_order_released_again_gets_a_new_slip_and_never_two_live_ones(string database)
    {
        await using var house = await Start(database);
        var order = house.Shop.Order(("KNIT-F", 1));
        var first = await house.Release(order);
        (await house.Release(order)).No.ShouldBe(first.No);
        await house.Run(Actor.System("ordering"), (Tell u) => u.Run(new OrderWithdrawn(order.Id, order.No, "改地址"), Ct));
        var second = await house.Release(order);
        second.No.ShouldNotBe(first.No);
        (await house.Ask((SlipReads reads) => reads.OfOrder(order.Id, Ct))).Select(c => c.Status).ShouldBe([SlipStatus.Voided, SlipStatus.Waiting]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_list_of_slips_pages_through_everything_once_in_both_orders(string database)
    {
        await using var house = await Start(database);
        for (var i = 0; i < 5; i++)
        {
            await house.Release(("KNIT-F", 1));
            house.Clock.Advance(TimeSpan.FromHours(2));
        }

        foreach (var newest in new[] { true, false })
        {
            var (seen, after) = (new List<string>(), (string?)null);
            do
            {
                var page = await house.Ask((SlipReads reads) => reads.List(new SlipFilter("all", Newest: newest), after, 2, house.Clock.Now(), Ct));
                seen.AddRange(page.Rows.Select(r => r.No));
                after = page.Next;
            }
            while (after is not null);
            var all = Enumerable.Range(1, 5).Select(n => $"DN20261122-{n:000000}");
            seen.ShouldBe(newest ? all.Reverse() : all);
        }

        (await house.Ask((SlipReads reads) => reads.List(new SlipFilter("late"), null, 50, house.Clock.Now(), Ct))).Rows.Count.ShouldBe(4); // 20:00; the fifth goes tomorrow
        (await house.Ask((SlipReads reads) => reads.List(new SlipFilter("all", Query: "司徒"), null, 50, house.Clock.Now(), Ct))).Rows.Count.ShouldBe(5);
        (await house.Ask((SlipReads reads) => reads.List(new SlipFilter("all", Query: "so20261122-000003"), null, 50, house.Clock.Now(), Ct))).Rows.Single().No.ShouldBe("DN20261122-000003");
    }
}
