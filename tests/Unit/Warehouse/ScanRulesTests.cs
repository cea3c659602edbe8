using Shouldly;
using Xunit;
using Zhanggui.Catalog;
using Zhanggui.Fulfilment;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Warehouse;

namespace Zhanggui.Unit.Warehouse;

public class ScanRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private static readonly Person Zhao = new(Guid.CreateVersion7(Now), "赵一鸣");
    private static readonly Person Wu = new(Guid.CreateVersion7(Now), "吴桐");

    private static OutboundOrderProgress Slip(int box = 1)
    {
        var outboundOrder = new OutboundOrderProgress
        {
            Slip = Ids.New<OutboundOrderId>(Now),
            No = $"DN20261122-{box:000000}",
            Order = Ids.New<OrderId>(Now),
            OrderNo = "SO1",
            Warehouse = Ids.New<WarehouseId>(Now),
            Recipient = "司徒静姝",
            Phone = "13800000000",
            NodeNo = 1,
            CutOff = Now.AddHours(1),
            Pieces = 1,
            IsAmended = false,
        };
        outboundOrder.StartPicking(Zhao, Ids.New<BatchId>(Now), box, Now).IsDone.ShouldBeTrue();
        return outboundOrder;
    }

    private static Pick Step(OutboundOrderProgress outboundOrder, int no, string bin, int sequence, int wanted = 1) =>
        new()
        {
            Slip = outboundOrder.Slip,
            No = no,
            LineNo = no,
            Sku = new SkuId(Guid.CreateVersion7(Now)),
            Bin = Ids.New<BinId>(Now),
            BinCode = bin,
            PickSequence = sequence,
            Wanted = new Quantity(wanted),
        };

    [Fact]
    public void A_batch_is_walked_bin_after_bin_over_all_its_slips()
    {
        var (first, second) = (Slip(1), Slip(2));
        var path = new PickPath(
            [Step(first, 1, "B-07-1-12", 30), Step(second, 1, "A-01-1-03", 10), Step(first, 2, "A-03-2-05", 20)],
            [first, second]
        );
        path.Steps.Select(s => s.Pick.BinCode).ShouldBe(["A-01-1-03", "A-03-2-05", "B-07-1-12"]);
        path.Current!.Value.Pick.BinCode.ShouldBe("A-01-1-03");
        path.Next!.Value.Pick.BinCode.ShouldBe("A-03-2-05");
        path.Steps[0].Pick.TakeOne();
        path.Current!.Value.Pick.BinCode.ShouldBe("A-03-2-05");
        (path.StepsDone, path.PiecesLeft).ShouldBe((1, 2));
    }

    [Fact]
    public void A_step_never_counts_more_than_it_wants()
    {
        var step = Step(Slip(), 1, "A-01-1-03", 1);
        step.TakeOne();
        Should.Throw<InvalidOperationException>(step.TakeOne);
        step.Taken.ShouldBe(Quantity.One);
    }

    [Fact]
    [Trait("Rule", "ORD-18/other-person")]
    public void Who_picked_never_checks_and_is_told_who_can()
    {
        var outboundOrder = Slip();
        outboundOrder.HandToCheck(Now).IsDone.ShouldBeTrue();
        var refused = outboundOrder.StartChecking(Zhao, ["吴桐", "林知夏"], Now);
        refused.Refusal!.Code.ShouldBe("warehouse.picker_cannot_check");
        refused.Refusal.Message.Zh.ShouldContain("吴桐、林知夏");
        (outboundOrder.Status, outboundOrder.CheckerId).ShouldBe((OutboundOrderStatus.Picked, (Guid?)null));
        outboundOrder.StartChecking(Wu, [], Now).IsDone.ShouldBeTrue();
        outboundOrder.Status.ShouldBe(OutboundOrderStatus.Checking);
    }

    [Fact]
    [Trait("Rule", "SHIP-31/sorting"), Trait("Rule", "SHIP-31/packing")]
    public void Each_step_is_stamped_with_who_and_when()
    {
        var outboundOrder = Slip();
        outboundOrder.HandToCheck(Now.AddMinutes(5));
        outboundOrder.StartChecking(Wu, [], Now.AddMinutes(7));
        outboundOrder.FinishPacking("ST001", 900, Now.AddMinutes(9));
        outboundOrder.HandOver(Wu, Now.AddMinutes(30));
        (outboundOrder.Picker, outboundOrder.PickStartedAt, outboundOrder.PickedAt).ShouldBe(
            ("赵一鸣", Now, Now.AddMinutes(5))
        );
        (outboundOrder.Checker, outboundOrder.CheckStartedAt, outboundOrder.PackedAt).ShouldBe(
            ("吴桐", Now.AddMinutes(7), Now.AddMinutes(9))
        );
        (outboundOrder.Shipper, outboundOrder.HandedOverAt, outboundOrder.WaybillNo).ShouldBe(
            ("吴桐", Now.AddMinutes(30), "ST001")
        );
    }

    [Fact]
    public void Every_change_of_a_slip_raises_its_version_so_that_two_people_never_both_win()
    {
        var outboundOrder = Slip();
        var version = outboundOrder.Version;
        outboundOrder.Scanned();
        outboundOrder.UseTote("T-012");
        outboundOrder.HandToCheck(Now);
        outboundOrder.StartChecking(Wu, [], Now);
        outboundOrder.CountMismatch();
        outboundOrder.Version.ShouldBe(version + 5);
    }

    [Fact]
    public void A_refused_move_changes_nothing()
    {
        var outboundOrder = Slip();
        var version = outboundOrder.Version;
        outboundOrder.FinishPacking("ST001", null, Now).IsDone.ShouldBeFalse();
        outboundOrder.HandOver(Wu, Now).IsDone.ShouldBeFalse();
        (outboundOrder.Status, outboundOrder.Version, outboundOrder.WaybillNo, outboundOrder.HandedOverAt).ShouldBe(
            (OutboundOrderStatus.Picking, version, (string?)null, (DateTimeOffset?)null)
        );
    }

    [Fact]
    public void The_refusal_of_a_wrong_piece_names_only_what_differs()
    {
        var wanted = new OutboundOrderLine
        {
            Slip = Ids.New<OutboundOrderId>(Now),
            No = 1,
            Sku = new SkuId(Guid.CreateVersion7(Now)),
            Goods = new GoodsSnapshot("QH-C2602-CQ-M", "690001", "双面呢大衣", "藏青", "M", "/p"),
            Quantity = Quantity.One,
        };
        Words(WrongItem.Of(Sku("双面呢大衣", "藏青", "L"), wanted, "B-07-1-13"))
            .ShouldBe("拿错了：这件是 L。请放回 B-07-1-13，再扫 M 码");
        Words(WrongItem.Of(Sku("双面呢大衣", "焦糖", "M"), wanted, "B-07-1-15"))
            .ShouldBe("拿错了：这件是 焦糖。请放回 B-07-1-15，再扫 藏青 M");
        Words(WrongItem.Of(Sku("格纹围巾", "砖红", "均码"), wanted, null))
            .ShouldBe("拿错了：这件是 格纹围巾 砖红 均码。请交给收货员归位，再扫 双面呢大衣 藏青 / M");
        Words(WrongItem.Unknown("123", wanted)).ShouldStartWith("不认识这个条码：123");
    }

    private static string Words(Refusal refusal) => refusal.Message.Zh;

    private static SkuCard Sku(string name, string colour, string size) =>
        new(
            new SkuId(Guid.CreateVersion7(Now)),
            new ProductId(Guid.CreateVersion7(Now)),
            "X",
            "Y",
            "Z",
            (name, name),
            (colour, colour),
            size,
            Money.Zero,
            Money.Zero,
            Money.Zero,
            500,
            "/p",
            true,
            null
        );
}
