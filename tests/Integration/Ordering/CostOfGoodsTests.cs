using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Shipping;
using Zhanggui.Warehouse;
using static Zhanggui.Integration.GivenShop;

namespace Zhanggui.Integration.Ordering;

/// <summary>
/// What goods cost us, from the day they come to the parcel they leave with: the books say of the goods what lies in
/// the bins, after every step.
/// </summary>
public sealed class CostOfGoodsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static ShipmentPartInput Part(params (int Line, int Units)[] pieces) =>
        new(null, [.. pieces.Select(p => new ShipmentPartPieces(p.Line, p.Units))]);

    /// <summary>Goods, cost, sales, postage, receivables, prepayments; debit positive.</summary>
    private static async Task<Money[]> Books(GivenShop given)
    {
        LedgerAccount[] accounts =
        [
            LedgerAccount.Goods,
            LedgerAccount.CostOfSales,
            LedgerAccount.Sales,
            LedgerAccount.PostageIncome,
            LedgerAccount.Receivables,
            LedgerAccount.CustomerPrepayments,
        ];
        List<Money> balances = [];
        foreach (var account in accounts)
            balances.Add(await given.Balance(account));
        (await given.App.Verify()).ShouldBeEmpty();
        return [.. balances];
    }

    private static Money[] Yuan(params int[] amounts) => [.. amounts.Select(a => Money.Yuan(a))];

    /// <summary>One piece of the first line leaves with all three of the second, two of the first later.</summary>
    private static Task<List<OutboundCard>> InTwoParcels(GivenShop given, PlacedOrder order) =>
        InParcels(given, order, Part((1, 1), (2, 3)), Part((1, 2)));

    private static async Task<List<OutboundCard>> InParcels(
        GivenShop given,
        PlacedOrder order,
        params ShipmentPartInput[] parts
    )
    {
        await Must(
            given.App.Run(MergeTests.Arranger, (SplitOrder u) => u.Run(order.Id, SplitBy.Hand, parts, "客户急用", None))
        );
        var all = await given.App.Ask((IOutbound o) => o.OfOrder(order.Id, None));
        List<OutboundCard> slips =
        [
            .. all.Where(s => s.Status != OutboundOrderStatus.Voided).OrderBy(s => s.No, StringComparer.Ordinal),
        ];
        foreach (var slip in slips)
            await given.Pick(slip);
        return slips;
    }

    [Theory, Databases, Trait("Rule", "FIN-03/shipping")]
    public async Task Each_parcel_books_its_share_of_the_sale_and_what_its_goods_cost(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder(lines: 2, units: 3);
        var postage = (await given.Order(order.Id)).Postage;
        (await Books(given)).ShouldBe([Money.Yuan(1200), Money.Zero, Money.Zero, Money.Zero, Money.Zero, -order.Total]);
        var slips = await InTwoParcels(given, order);

        await given.HandOver(await given.Pack(slips[0]));
        (await Books(given)).ShouldBe([
            Money.Yuan(1040),
            Money.Yuan(160),
            Money.Yuan(-396),
            -postage,
            Money.Zero,
            Money.Yuan(-198),
        ]);

        await given.HandOver(await given.Pack(slips[1]));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await Books(given)).ShouldBe([
            Money.Yuan(960),
            Money.Yuan(240),
            Money.Yuan(-594),
            -postage,
            Money.Zero,
            Money.Zero,
        ]);
    }

    [Theory, Databases, Trait("Rule", "FIN-03/shipping")]
    public async Task Two_parcels_of_an_order_that_leave_together_are_the_whole_order(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder(lines: 2, units: 3);
        var slips = await InTwoParcels(given, order);

        await given.HandOver(await given.Pack(slips[0]), await given.Pack(slips[1]));

        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await Books(given))[..3].ShouldBe(Yuan(960, 240, -594));
    }

    [Theory, Databases, Trait("Rule", "FIN-03/shipping")]
    public async Task Two_parcels_of_an_order_that_leave_by_two_manifests_at_the_same_moment_are_the_whole_order(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.ReleasedOrder(lines: 2, units: 3);
        var slips = await InParcels(given, order, Part((1, 3)), Part((2, 3)));
        var first = await given.Pack(slips[0]);
        var chooser = AppFixture.Staff("courier.select", "ship.view");
        var changed = await Must(
            given.App.Run(chooser, (SwitchCourier u) => u.Run(order.Id.Value, "SF", "客户加急", None))
        );
        var second = await given.Pack(slips[1]);
        second.Courier.ShouldNotBe("SF", "a courier has one open manifest, and two are needed");
        ManifestId[] manifests =
        [
            await given.Load(first with { Courier = "SF", WaybillNo = changed.WaybillNo }),
            await given.Load(second),
        ];

        var taken = await Task.WhenAll(manifests.Select(m => Task.Run(() => given.Take(m, 1))));

        taken.ShouldAllBe(t => t.IsDone);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await Books(given))[..4].ShouldBe([.. Yuan(960, 240, -594), -(await given.Order(order.Id)).Postage]);
    }

    [Theory, Databases, Trait("Rule", "FIN-03/shipping")]
    public async Task Of_cash_on_delivery_each_parcel_is_owed_and_money_between_two_of_them_clears_both_accounts(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        await Must(
            given.App.Run(GivenShop.System, (ChangePolicy u) => u.Run("payment.cod.enabled", "on", "试行", None))
        );
        var order = await given.PlacedOrder(lines: 2, units: 3, method: PaymentMethod.CashOnDelivery);
        await Must(given.Accept(order.Id));
        await Must(given.Confirm(order.Id));
        var postage = (await given.Order(order.Id)).Postage;
        var slips = await InTwoParcels(given, order);

        await given.HandOver(await given.Pack(slips[0]));
        (await Books(given))[2..].ShouldBe([Money.Yuan(-396), -postage, Money.Yuan(396) + postage, Money.Zero]);

        await Must(given.Pay(order));
        (await Books(given))[2..].ShouldBe([Money.Yuan(-396), -postage, Money.Zero, Money.Yuan(-198)]);

        await given.HandOver(await given.Pack(slips[1]));
        (await Books(given))[2..].ShouldBe([Money.Yuan(-594), -postage, Money.Zero, Money.Zero]);
    }

    [Theory, Databases]
    public async Task Goods_leave_at_the_average_of_all_that_came_whatever_the_order_was_placed_at(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1);
        (await given.Balance(LedgerAccount.RetainedEarnings)).ShouldBe(
            Money.Yuan(-400),
            "10 pieces were there before the first day"
        );
        var order = await given.ReleasedOrder(units: 3);
        await given.Costs(0, new Money(4701));
        await given.Arrives(0, 5);
        (await given.Balance(LedgerAccount.Payables)).ShouldBe(new Money(-23505));
        (await given.Balance(LedgerAccount.Goods)).ShouldBe(new Money(63505));

        await given.Ship(order);

        (await given.Order(order.Id))
            .Lines.Single()
            .UnitCost.ShouldBe(Money.Yuan(40), "what was estimated when it was placed");
        (await Books(given))[..2].ShouldBe([new Money(50804), new Money(12701)]);
    }

    [Theory, Databases]
    public async Task The_last_piece_takes_all_value_that_is_left(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 2);
        await given.Costs(0, new Money(4701));
        await given.Arrives(0, 1);

        List<Money> goods = [];
        for (var piece = 1; piece <= 3; piece++)
        {
            await given.Ship(await given.ReleasedOrder());
            goods.Add((await Books(given))[0]);
        }

        goods.ShouldBe([new Money(8467), new Money(4233), Money.Zero]);
    }

    [Theory, Databases]
    public async Task Verify_names_stock_whose_value_is_not_in_the_books(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1);
        await given.Sql("UPDATE inventory_value SET \"Value\" = \"Value\" + 1");

        (await given.App.Verify())
            .Select(b => b.What)
            .ShouldBe([
                $"SKU {given.Skus[0].Value}: 10 pieces worth 400.01, movements add up to 10 worth 400.00",
                "The stock is worth 400.01, 400.00 stands on account 1405",
            ]);
    }

    [Theory, Databases]
    public async Task An_entry_of_goods_is_not_reversed_by_hand(string database)
    {
        await using var given = await GivenShop.Open(database);
        var opening = await given.App.Ask((ShopDb db) => db.Set<JournalEntry>().AsNoTracking().SingleAsync());

        var reversed = await given.App.Run(
            AppFixture.Staff("fin.edit"),
            (ReverseEntry u) => u.Run(opening.Id, "记错科目", None)
        );

        reversed.Refusal!.Code.ShouldBe("finance.moves_with_goods");

        (await given.Count<JournalEntry>()).ShouldBe(1);
        (await given.App.Verify()).ShouldBeEmpty();
    }
}
