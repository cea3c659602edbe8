using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Zhanggui.Fulfilment;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Warehouse;
using static Zhanggui.Integration.Warehouse.WarehouseFixture;

namespace Zhanggui.Integration.Warehouse;

public class PickingTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "ORD-14"), Trait("Rule", "INV-37/names"), Trait("Rule", "SHIP-06/allotted")]
    public async Task Releasing_an_order_makes_its_slip_in_clear_text_for_the_next_node(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Release(("COAT-M", 1), ("KNIT-F", 2));
        outboundOrder.Status.ShouldBe(OutboundOrderStatus.Waiting);
        outboundOrder.No.ShouldBe("DN20261122-000001");
        (outboundOrder.NodeNo, outboundOrder.CutOff).ShouldBe(
            (1, new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero))
        );
        var lines = await warehouse.Ask((ShopDb db) => db.Lines(outboundOrder.Slip, Ct));
        lines
            .Select(l => (l.Goods.Name, l.Goods.Colour, l.Goods.Size, l.Goods.Barcode, l.Quantity.Units))
            .ShouldBe([("双面呢大衣", "藏青", "M", "690001", 1), ("罗纹打底衫", "姜黄", "均码", "690003", 2)]);
        warehouse.Shop.ToDos[("outbound.pick", outboundOrder.Slip.Value)].DueAt.ShouldBe(outboundOrder.CutOff);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "INV-21/read-only")]
    public async Task A_stored_slip_can_be_neither_changed_nor_deleted(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Release(("COAT-M", 1));
        await Should.ThrowAsync<Exception>(() =>
            warehouse.Ask(
                (ShopDb db) =>
                    db.Set<OutboundOrder>()
                        .Where(s => s.Id == outboundOrder.Slip)
                        .ExecuteUpdateAsync(s => s.SetProperty(x => x.Address.Name, "别人"), Ct)
            )
        );
        await Should.ThrowAsync<Exception>(() =>
            warehouse.Ask(
                (ShopDb db) =>
                    db.Set<OutboundOrderLine>().Where(s => s.Slip == outboundOrder.Slip).ExecuteDeleteAsync(Ct)
            )
        );
        (await warehouse.Ask((ShopDb db) => db.OutboundOrder(outboundOrder.Slip, Ct))).Address.Name.ShouldBe(
            "司徒静姝"
        );
        (await warehouse.Ask((ShopDb db) => db.Lines(outboundOrder.Slip, Ct))).Count.ShouldBe(1);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    [Trait("Rule", "SHIP-02")]
    public async Task The_hand_over_to_the_picker_is_recorded_with_number_count_time_and_both_names(string database)
    {
        await using var warehouse = await Start(database);
        var slips = new[] { await warehouse.Release(("COAT-M", 1)), await warehouse.Release(("KNIT-F", 2)) };
        var started = await warehouse.Run(
            Chief,
            (StartPicking u) => u.Run([.. slips.Select(s => s.Slip)], new AccountId(Zhao.Id!.Value), Ct)
        );
        var hand = await warehouse.Ask(
            (ShopDb db) => db.Set<HandOver>().SingleAsync(h => h.Batch == started.Value, Ct)
        );
        (hand.Kind, hand.From, hand.To, hand.Orders, hand.Pieces, hand.At).ShouldBe(
            (HandOverKind.ToPicker, "周牧", "赵一鸣", 2, 3, warehouse.Clock.Now())
        );
        hand.BatchNo.ShouldBe("PK20261122-000001");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_wrong_bar_code_is_refused_naming_what_to_do_and_nothing_changes(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Release(("COAT-M", 1));
        var batch = await warehouse.Batch(Zhao, outboundOrder);
        var before = await warehouse.Progress(outboundOrder.Slip);
        var refused = await warehouse.Run(Zhao, (ScanPick u) => u.Run(batch, "690002", Ct));
        refused.Refusal!.Code.ShouldBe("warehouse.wrong_item");
        refused.Refusal.Message.Zh.ShouldBe("拿错了：这件是 L。请放回 B-07-1-13，再扫 M 码");
        (await warehouse.Picks(outboundOrder.Slip)).Single().Taken.ShouldBe(Quantity.Zero);
        (await warehouse.Progress(outboundOrder.Slip)).Version.ShouldBe(before.Version);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_scan_sent_twice_with_one_key_counts_once(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Release(("KNIT-F", 3));
        var batch = await warehouse.Batch(Zhao, outboundOrder);
        var first = await warehouse.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct), "scan-1");
        var again = await warehouse.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct), "scan-1");
        again.Value.ShouldBe(first.Value);
        (await warehouse.Picks(outboundOrder.Slip)).Single().Taken.ShouldBe(Quantity.One);
        await warehouse.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct), "scan-2");
        (await warehouse.Picks(outboundOrder.Slip)).Single().Taken.ShouldBe(new Quantity(2));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Scans_sent_at_the_same_time_each_count_once(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Release(("KNIT-F", 4));
        var batch = await warehouse.Batch(Zhao, outboundOrder);
        var all = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(i => warehouse.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct), "s" + i))
        );
        all.Count(r => r.IsDone).ShouldBe(4);
        all.Single(r => !r.IsDone).Refusal!.Code.ShouldBe("warehouse.all_picked");
        (await warehouse.Picks(outboundOrder.Slip)).Single().Taken.ShouldBe(new Quantity(4));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Two_slips_are_never_sent_for_the_same_piece(string database)
    {
        await using var warehouse = await Start(database);
        warehouse.Shop.Bins[(warehouse.Shop.Card("COAT-M").Id, "B-07-1-12")] = 1;
        warehouse.Shop.Bins[(warehouse.Shop.Card("COAT-M").Id, "Z-99-1-01")] = 1;
        var slips = new[] { await warehouse.Release(("COAT-M", 1)), await warehouse.Release(("COAT-M", 1)) };
        await Task.WhenAll(warehouse.Batch(Zhao, slips[0]), warehouse.Batch(Sun, slips[1]));
        var bins = (await warehouse.Picks(slips[0].Slip))
            .Concat(await warehouse.Picks(slips[1].Slip))
            .Select(p => p.BinCode)
            .Order();
        bins.ShouldBe(["B-07-1-12", "Z-99-1-01"]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_two_pickers_at_one_slip_one_takes_it(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Release(("KNIT-F", 1));
        var both = await Task.WhenAll(
            warehouse.Run(Zhao, (StartPicking u) => u.Run([outboundOrder.Slip], null, Ct)),
            warehouse.Run(Sun, (StartPicking u) => u.Run([outboundOrder.Slip], null, Ct))
        );
        both.Count(r => r.IsDone).ShouldBe(1);
        both.Single(r => !r.IsDone).Refusal!.Code.ShouldBe("warehouse.not_allowed_in_state");
        (await warehouse.Picks(outboundOrder.Slip)).Count.ShouldBe(1);
        (await warehouse.Ask((ShopDb db) => db.Set<HandOver>().CountAsync(Ct))).ShouldBe(1);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_batch_is_not_started_when_the_bins_do_not_hold_enough(string database)
    {
        await using var warehouse = await Start(database);
        warehouse.Shop.Bins[(warehouse.Shop.Card("COAT-M").Id, "B-07-1-12")] = 0;
        var outboundOrder = await warehouse.Release(("COAT-M", 1));
        var refused = await warehouse.Run(Zhao, (StartPicking u) => u.Run([outboundOrder.Slip], null, Ct));
        refused.Refusal!.Code.ShouldBe("warehouse.not_enough_in_bins");
        (await warehouse.Progress(outboundOrder.Slip)).Status.ShouldBe(OutboundOrderStatus.Waiting);
        (await warehouse.Picks(outboundOrder.Slip)).ShouldBeEmpty();
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Only_the_picker_of_the_batch_scans_into_it_until_it_is_reassigned(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Release(("COAT-M", 1));
        var batch = await warehouse.Batch(Zhao, outboundOrder);
        (await warehouse.Run(Sun, (ScanPick u) => u.Run(batch, "690001", Ct))).Refusal!.Code.ShouldBe(
            "warehouse.somebody_picks"
        );
        (await warehouse.Picks(outboundOrder.Slip)).Single().Taken.ShouldBe(Quantity.Zero);
        (
            await warehouse.Run(
                Chief,
                (ReassignPicker u) => u.Run(batch, new AccountId(Sun.Id!.Value), "赵一鸣下班", Ct)
            )
        ).IsDone.ShouldBeTrue();
        (await warehouse.Run(Sun, (ScanPick u) => u.Run(batch, "690001", Ct))).IsDone.ShouldBeTrue();
        var hands = await warehouse.Ask(
            (ShopDb db) => db.Set<HandOver>().Where(h => h.Kind == HandOverKind.Reassigned).ToListAsync(Ct)
        );
        (hands.Single().From, hands.Single().To).ShouldBe(("赵一鸣", "孙立"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Handing_over_tells_the_order_and_is_refused_while_pieces_are_missing(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Release(("KNIT-F", 2));
        var batch = await warehouse.Batch(Zhao, outboundOrder);
        await warehouse.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct));
        (await warehouse.Run(Zhao, (HandToCheck u) => u.Run(batch, Ct))).Refusal!.Code.ShouldBe(
            "warehouse.still_to_pick"
        );
        warehouse.Shop.Told.ShouldBeEmpty();
        await warehouse.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct));
        warehouse.Clock.Advance(TimeSpan.FromMinutes(3));
        (await warehouse.Run(Zhao, (HandToCheck u) => u.Run(batch, Ct))).Value.ShouldBe(1);
        var progress = await warehouse.Progress(outboundOrder.Slip);
        (progress.Status, progress.PickedAt).ShouldBe((OutboundOrderStatus.Picked, warehouse.Clock.Now()));
        warehouse.Shop.Told.ShouldBe(["picked " + outboundOrder.OrderNo]);
        warehouse.Shop.ToDos.Keys.ShouldBe([("outbound.check", outboundOrder.Slip.Value)]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_short_pick_voids_the_slip_puts_the_rest_back_and_avoids_the_bin_until_it_is_looked_into(
        string database
    )
    {
        await using var warehouse = await Start(database);
        warehouse.Shop.Bins[(warehouse.Shop.Card("COAT-M").Id, "B-07-1-12")] = 1;
        var outboundOrder = await warehouse.Release(("KNIT-F", 1), ("COAT-M", 1));
        var batch = await warehouse.Batch(Zhao, outboundOrder);
        await warehouse.Run(Zhao, (ScanPick u) => u.Run(batch, "690003", Ct));
        (
            await warehouse.Run(Zhao, (PickShort u) => u.Run(outboundOrder.Slip, 2, "货位是空的", Ct))
        ).IsDone.ShouldBeTrue();
        (await warehouse.Progress(outboundOrder.Slip)).Status.ShouldBe(OutboundOrderStatus.Voided);
        warehouse.Shop.Told.ShouldBe(["short " + outboundOrder.OrderNo]);
        var back = (await warehouse.Ask((PickQueries queries) => queries.PutBacks(Ct))).Single();
        (back.BinCode, back.Quantity).ShouldBe(("A-03-2-05", Quantity.One));

        var next = await warehouse.Release(("COAT-M", 1));
        (await warehouse.Run(Zhao, (StartPicking u) => u.Run([next.Slip], null, Ct))).Refusal!.Code.ShouldBe(
            "warehouse.not_enough_in_bins"
        );
        var shortage = (await warehouse.Ask((PickQueries queries) => queries.Shortages(Ct))).Single();
        (
            await warehouse.Run(Chief, (ClearShortage u) => u.Run(shortage.Id, "掉在货架后面，找到了", Ct))
        ).IsDone.ShouldBeTrue();
        (await warehouse.Run(Zhao, (StartPicking u) => u.Run([next.Slip], null, Ct))).IsDone.ShouldBeTrue();
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_withdrawn_order_voids_its_slip_and_puts_picked_goods_back(string database)
    {
        await using var warehouse = await Start(database);
        var outboundOrder = await warehouse.Picked(("KNIT-F", 2));
        (
            await warehouse.Run(
                Actor.System("ordering"),
                (Tell u) => u.Run(new OrderWithdrawn(outboundOrder.Order, outboundOrder.OrderNo, "客户取消"), Ct)
            )
        ).IsDone.ShouldBeTrue();
        var progress = await warehouse.Progress(outboundOrder.Slip);
        (progress.Status, progress.Why).ShouldBe((OutboundOrderStatus.Voided, "客户取消"));
        var item = (await warehouse.Ask((PickQueries queries) => queries.PutBacks(Ct))).Single();
        item.Quantity.ShouldBe(new Quantity(2));
        warehouse.Shop.ToDos.Keys.ShouldBe([("outbound.putback", outboundOrder.Slip.Value)]);
        (await warehouse.Run(Zhao, (RestockGoods u) => u.Run(item.Id, Ct))).IsDone.ShouldBeTrue();
        warehouse.Shop.ToDos.ShouldBeEmpty();
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_order_released_again_gets_a_new_slip_and_never_two_live_ones(string database)
    {
        await using var warehouse = await Start(database);
        var order = warehouse.Shop.Order(("KNIT-F", 1));
        var first = await warehouse.Release(order);
        (await warehouse.Release(order)).No.ShouldBe(first.No);
        await warehouse.Run(
            Actor.System("ordering"),
            (Tell u) => u.Run(new OrderWithdrawn(order.Id, order.No, "改地址"), Ct)
        );
        var second = await warehouse.Release(order);
        second.No.ShouldNotBe(first.No);
        (await warehouse.Ask((OutboundOrderQueries queries) => queries.OfOrder(order.Id, Ct)))
            .Select(c => c.Status)
            .ShouldBe([OutboundOrderStatus.Voided, OutboundOrderStatus.Waiting]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_list_of_slips_pages_through_everything_once_in_both_orders(string database)
    {
        await using var warehouse = await Start(database);
        for (var i = 0; i < 5; i++)
        {
            await warehouse.Release(("KNIT-F", 1));
            warehouse.Clock.Advance(TimeSpan.FromHours(2));
        }

        foreach (var newest in new[] { true, false })
        {
            var (seen, after) = (new List<string>(), (string?)null);
            do
            {
                var page = await warehouse.Ask(
                    (OutboundOrderQueries queries) =>
                        queries.List(
                            new OutboundOrderFilter("all", Newest: newest),
                            after,
                            2,
                            warehouse.Clock.Now(),
                            Ct
                        )
                );
                seen.AddRange(page.Rows.Select(r => r.No));
                after = page.Next;
            } while (after is not null);
            var all = Enumerable.Range(1, 5).Select(n => $"DN20261122-{n:000000}");
            seen.ShouldBe(newest ? all.Reverse() : all);
        }

        (
            await warehouse.Ask(
                (OutboundOrderQueries queries) =>
                    queries.List(new OutboundOrderFilter("late"), null, 50, warehouse.Clock.Now(), Ct)
            )
        ).Rows.Count.ShouldBe(4); // 20:00; the fifth goes tomorrow
        (
            await warehouse.Ask(
                (OutboundOrderQueries queries) =>
                    queries.List(new OutboundOrderFilter("all", Query: "司徒"), null, 50, warehouse.Clock.Now(), Ct)
            )
        ).Rows.Count.ShouldBe(5);
        (
            await warehouse.Ask(
                (OutboundOrderQueries queries) =>
                    queries.List(
                        new OutboundOrderFilter("all", Query: "so20261122-000003"),
                        null,
                        50,
                        warehouse.Clock.Now(),
                        Ct
                    )
            )
        )
            .Rows.Single()
            .No.ShouldBe("DN20261122-000003");
    }
}
