using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Shipping;
using Zhanggui.Warehouse;
using Zhanggui.Work;

namespace Zhanggui.Integration.Ordering;

/// <summary>Orders of one customer in one parcel (ORD-32).</summary>
public sealed class MergeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    internal static readonly Actor Arranger = new(
        ActorKind.Staff,
        new Guid("00000000-0000-7000-8000-000000000019"),
        "苏订单",
        new HashSet<string> { "order.arrange", "ord.view", "order.cancel" }
    );

    internal static async Task<string> OutboundOrderNo(GivenShop given, OrderId id) =>
        (await given.App.Ask((IOutbound o) => o.OfOrder(id, None)))
            .Last(s => s.Status != OutboundOrderStatus.Voided)
            .No;

    internal static async Task<Result<MergeMade>> Merge(GivenShop given, params OrderId[] orders)
    {
        var slips = new List<string>();
        foreach (var order in orders)
            slips.Add(await OutboundOrderNo(given, order));
        return await given.App.Run(Arranger, (MergeOutboundOrders u) => u.Run(slips, null, None));
    }

    internal static Task<string> Rows(GivenShop given, OrderId id) =>
        given.App.Ask(
            async (ShopDb db) =>
                System.Text.Json.JsonSerializer.Serialize(
                    (
                        await db.Set<Order>()
                            .AsNoTracking()
                            .Include(o => o.Lines)
                            .Include(o => o.Progress)
                            .SingleAsync(o => o.Id == id)
                    ).Snapshot,
                    OperationContext.Json
                )
        );

    /// <summary>What the live slips of an order say of it: warehouse, part, line, SKU, pieces, cash.</summary>
    internal static Task<string> Told(GivenShop given, OrderId id) =>
        given.App.Ask(
            async (ShopDb db) =>
            {
                var slips = await db.OutboundOrdersOf(id)
                    .AsNoTracking()
                    .Where(p => p.Status != OutboundOrderStatus.Voided)
                    .OrderBy(p => p.No)
                    .ToListAsync();
                var all = new List<string>();
                foreach (var p in slips)
                {
                    var outboundOrder = await db.OutboundOrder(p.Slip, None);
                    all.Add(
                        $"{outboundOrder.WarehouseCode} part {outboundOrder.Part} {outboundOrder.Address.Name} {outboundOrder.Address.Street} {outboundOrder.Courier} {outboundOrder.CashDue} {outboundOrder.WeightGrams} {p.Status}: "
                            + string.Join(
                                ", ",
                                (await db.Lines(p.Slip, None)).Select(l => $"{l.No} {l.Goods.SkuCode} ×{l.Quantity}")
                            )
                    );
                }

                return string.Join(" | ", all);
            }
        );

    private static Task<PlacedOrder> Released(GivenShop given, int lines, int units = 1) =>
        given.ReleasedOrder(lines, units);

    [Theory, Databases, Trait("Rule", "ORD-32/merge"), Trait("Rule", "ORD-32/unchanged")]
    public async Task Two_orders_of_one_customer_go_in_one_parcel_and_each_keeps_its_number_money_and_states(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        var (a, b) = (await Released(given, 1), await Released(given, 2, 2));
        var groups = await given.App.Ask((MergeQueries r) => r.Candidates(None));
        groups.Single().Orders.Select(o => o.OrderNo).ShouldBe([a.No, b.No]);
        var (rowsA, rowsB) = (await Rows(given, a.Id), await Rows(given, b.Id));

        var made = await GivenShop.Must(Merge(given, a.Id, b.Id));

        (await given.App.Ask((MergeQueries r) => r.Candidates(None))).ShouldBeEmpty();
        var slip = await given.OutboundOrder(a.Id);
        (slip.No, (await given.OutboundOrder(b.Id)).No).ShouldBe((made.SlipNo, made.SlipNo));
        var lines = await given.App.Ask((ShopDb db) => db.Lines(slip.Id, None));
        lines
            .Select(l => (l.OrderNo, l.LineOfOrder, l.Quantity.Units))
            .ShouldBe([(a.No, 1, 1), (b.No, 1, 2), (b.No, 2, 2)]);

        await given.Pick(slip);
        (await given.Status(a.Id), await given.Status(b.Id)).ShouldBe((OrderStatus.Picked, OrderStatus.Picked));
        var parcel = await given.Pack(slip);
        await given.HandOver(parcel);

        (await given.Status(a.Id), await given.Status(b.Id)).ShouldBe((OrderStatus.Shipped, OrderStatus.Shipped));
        var parcels = await given.App.Ask((IParcels p) => p.Of([a.Id.Value, b.Id.Value], None));
        (parcels[a.Id.Value].Single().WaybillNo, parcels[b.Id.Value].Single().WaybillNo).ShouldBe(
            (parcel.WaybillNo, parcel.WaybillNo)
        );
        (await given.Count<Dispatch>()).ShouldBe(1);
        (await given.Receivable(a.Id)).Amount.ShouldBe(a.Total);
        (await given.Receivable(b.Id)).Amount.ShouldBe(b.Total);
        (await Rows(given, a.Id), await Rows(given, b.Id)).ShouldBe((rowsA, rowsB));
        (await given.Stock(0)).Reserved.Units.ShouldBe(0);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/merge"), Trait("Rule", "SHIP-25/delivered")]
    public async Task A_shared_parcel_that_is_signed_for_is_received_for_all_of_its_orders(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (a, b) = (await Released(given, 1), await Released(given, 1));
        await GivenShop.Must(Merge(given, a.Id, b.Id));
        var slip = await given.OutboundOrder(a.Id);
        await given.Pick(slip);
        var parcel = await given.Pack(slip);
        await given.HandOver(parcel);

        var notice = new CourierNotice(
            parcel.Courier,
            parcel.WaybillNo,
            "signed-1",
            TrackingKind.Signed,
            given.Clock.GetUtcNow(),
            ("已签收", "Signed"),
            "湖州",
            given.Clock.GetUtcNow()
        );
        (
            await given.App.Run(GivenShop.System, (RecordTracking u) => u.Run("local", notice, "", null, None))
        ).Value.IsTaken.ShouldBeTrue();

        (await given.Status(a.Id), await given.Status(b.Id)).ShouldBe((OrderStatus.Received, OrderStatus.Received));
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/merge")]
    public async Task Undoing_a_merge_gives_back_what_every_order_had_until_picking_begins(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (a, b) = (await Released(given, 2), await Released(given, 1, 3));
        var (toldA, toldB) = (await Told(given, a.Id), await Told(given, b.Id));
        var made = await GivenShop.Must(Merge(given, a.Id, b.Id));

        await GivenShop.Must(given.App.Run(Arranger, (UndoMerge u) => u.Run(made.No, "客户要分开", None)));
        (await Told(given, a.Id), await Told(given, b.Id)).ShouldBe((toldA, toldB));
        (await given.App.Run(Arranger, (UndoMerge u) => u.Run(made.No, "再撤", None))).Refusal!.Code.ShouldBe(
            "warehouse.merge_undone"
        );

        var again = await GivenShop.Must(Merge(given, a.Id, b.Id));
        var slip = await given.OutboundOrder(a.Id);
        await GivenShop.Must(given.App.Run(GivenShop.Picker, (StartPicking u) => u.Run([slip.Id], null, None)));
        (await given.App.Run(Arranger, (UndoMerge u) => u.Run(again.No, "晚了", None))).Refusal!.Code.ShouldBe(
            "warehouse.merge_picking"
        );
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/merge")]
    public async Task Cancelling_one_order_of_a_shared_parcel_leaves_the_other_a_slip_of_its_own_and_never_ships_the_cancelled(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        var (a, b) = (await Released(given, 1), await Released(given, 1, 2));
        var told = await Told(given, b.Id);
        await GivenShop.Must(Merge(given, a.Id, b.Id));

        await GivenShop.Must(given.Cancel(a.Id, GivenShop.Manager));

        (await given.Status(a.Id), await given.Status(b.Id)).ShouldBe((OrderStatus.Cancelled, OrderStatus.Released));
        (await Told(given, a.Id)).ShouldBe("");
        (await Told(given, b.Id)).ShouldBe(told);
        await given.Ship(b);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/merge")]
    public async Task What_differs_is_picked_or_too_much_is_refused_and_nothing_changes(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (a, b) = (await Released(given, 1), await Released(given, 1));
        var c = await given.PlacedOrder(to: GivenShop.Home with { Street = "别的路 1 号" });
        await GivenShop.Must(given.Pay(c));
        await GivenShop.Must(given.Accept(c.Id));
        await GivenShop.Must(given.Confirm(c.Id));
        (await given.App.Ask((MergeQueries r) => r.Candidates(None))).Single().Orders.Count.ShouldBe(2);
        (await Merge(given, a.Id, c.Id)).Refusal!.Code.ShouldBe("warehouse.merge_differs");
        (await Merge(given, a.Id)).Refusal!.Code.ShouldBe("warehouse.merge_too_few");
        (
            await given.App.Run(GivenShop.Picker, (MergeOutboundOrders u) => u.Run(["DN1", "DN2"], null, None))
        ).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);

        await GivenShop.Must(
            given.App.Run(
                AppFixture.Staff(Policy.Business),
                (ChangePolicy u) => u.Run(FulfilmentPolicies.MergeMax.Key, "2", "测试", None)
            )
        );
        var d = await Released(given, 1);
        (await Merge(given, a.Id, b.Id, d.Id)).Refusal!.Code.ShouldBe("warehouse.merge_too_many");
        await given.Pick(await given.OutboundOrder(a.Id));
        (await Merge(given, a.Id, b.Id)).Refusal!.Code.ShouldBe("warehouse.merge_begun");
        (await given.Count<Merge>()).ShouldBe(0);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/merge")]
    public async Task Cash_of_a_shared_parcel_is_the_sum_to_the_fen_and_prepaid_does_not_mix_with_it_unless_the_policy_lets_it(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        await GivenShop.Must(
            given.App.Run(
                AppFixture.Staff(Policy.Business),
                (ChangePolicy u) => u.Run("payment.cod.enabled", "on", "测试", None)
            )
        );
        async Task<PlacedOrder> Cash(int lines)
        {
            var order = await given.PlacedOrder(lines, 1, method: PaymentMethod.CashOnDelivery);
            await GivenShop.Must(given.Accept(order.Id));
            await GivenShop.Must(given.Confirm(order.Id));
            return order;
        }

        var (a, b, paid) = (await Cash(1), await Cash(2), await Released(given, 1));
        (await Merge(given, a.Id, paid.Id)).Refusal!.Code.ShouldBe("warehouse.merge_cash");
        var made = await GivenShop.Must(Merge(given, a.Id, b.Id));
        (
            await given.App.Ask((ShopDb db) => db.Set<OutboundOrder>().SingleAsync(s => s.No == made.SlipNo))
        ).CashDue.ShouldBe(a.Total + b.Total);

        await GivenShop.Must(given.App.Run(Arranger, (UndoMerge u) => u.Run(made.No, "重来", None)));
        await GivenShop.Must(
            given.App.Run(
                AppFixture.Staff(Policy.Business),
                (ChangePolicy u) => u.Run(FulfilmentPolicies.MergeMixCash.Key, "on", "测试", None)
            )
        );
        var mixed = await GivenShop.Must(Merge(given, a.Id, paid.Id));
        (
            await given.App.Ask((ShopDb db) => db.Set<OutboundOrder>().SingleAsync(s => s.No == mixed.SlipNo))
        ).CashDue.ShouldBe(a.Total);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/merge")]
    public async Task Merging_and_cancelling_or_picking_at_the_same_moment_never_ships_a_cancelled_order_and_never_tears_a_slip(
        string database
    )
    {
        await using var given = await GivenShop.Open(database, stock: 40);
        for (var round = 0; round < 4; round++)
        {
            var (a, b) = (await Released(given, 1), await Released(given, 1));
            var (slipA, slipB) = (await given.OutboundOrder(a.Id), await given.OutboundOrder(b.Id));
            var merge = Task.Run(() =>
                given.App.Run(Arranger, (MergeOutboundOrders u) => u.Run([slipA.No, slipB.No], null, None))
            );
            Task<Result> rival =
                round % 2 == 0
                    ? Task.Run(() => given.Cancel(a.Id, GivenShop.Manager))
                    : Task.Run(async () =>
                        await given.App.Run(GivenShop.Picker, (StartPicking u) => u.Run([slipA.Id], null, None))
                            is { IsDone: false } no
                            ? no.Refusal
                            : Result.Done
                    );
            var (merged, other) = (await merge, await rival);

            if (round % 2 == 1)
                (merged.IsDone ^ other.IsDone).ShouldBeTrue("either they share a parcel or one is being picked");
            else
            {
                other.IsDone.ShouldBeTrue();
                (await given.Status(a.Id)).ShouldBe(OrderStatus.Cancelled);
                (await Told(given, a.Id)).ShouldBe("");
            }

            (await Told(given, b.Id)).ShouldNotBe("");
            (await given.App.Verify()).ShouldBeEmpty();
        }
    }

    [Theory, Databases, Trait("Rule", "ORD-32/merge"), Trait("Rule", "ORD-12/waits")]
    public async Task Goods_of_one_order_that_are_missing_let_the_other_go_on(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (a, b) = (await Released(given, 1), await given.PaidOrder());
        await GivenShop.Must(given.Accept(b.Id));
        await GivenShop.Must(given.Confirm(b.Id));
        await GivenShop.Must(Merge(given, a.Id, b.Id));
        var slip = await given.OutboundOrder(a.Id);
        await GivenShop.Must(given.App.Run(GivenShop.Picker, (StartPicking u) => u.Run([slip.Id], null, None)));
        await GivenShop.Must(given.App.Run(GivenShop.Picker, (PickShort u) => u.Run(slip.Id, 1, null, None)));

        var (stateA, stateB) = (await given.Status(a.Id), await given.Status(b.Id));
        new[] { stateA, stateB }.ShouldBe([OrderStatus.AwaitingStock, OrderStatus.Released], ignoreOrder: true);
        (await Told(given, stateA == OrderStatus.Released ? a.Id : b.Id)).ShouldContain("Waiting");
        (await given.App.Verify()).ShouldBeEmpty();
    }
}
