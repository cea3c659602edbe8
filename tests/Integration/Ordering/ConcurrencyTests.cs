using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Finance;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Ordering;

/// <summary>Many buyers at once, one submit many times, and money against the clock.</summary>
public sealed class ConcurrencyTests
{
    [Theory, Databases, Trait("Rule", "SHOP-19/reserves"), Trait("Rule", "INV-09/on-hand")]
    [Trait("Rule", "INV-09/reserved"), Trait("Rule", "INV-09/available")]
    public async Task Of_200_buyers_of_the_last_piece_one_gets_it_and_199_are_told_it_is_sold_out(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 1);
        var input = await given.Input([new CheckoutLine(given.Skus[0], Quantity.One)]);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 200)
                .Select(n =>
                    Task.Run(() =>
                        given.Place(
                            input with
                            {
                                Owner = new CartOwner(null, GivenShop.Member(n).Id),
                            },
                            GivenShop.Member(n)
                        )
                    )
                )
        );

        answers.Count(a => a.IsDone).ShouldBe(1);
        answers.Where(a => !a.IsDone).Select(a => a.Refusal!.Code).Distinct().ShouldBe(["ordering.sold_out"]);
        (await given.Count<Order>()).ShouldBe(1);
        (await given.Count<Receivable>()).ShouldBe(1);
        var stock = await given.Stock();
        (stock.OnHand.Units, stock.Reserved.Units, stock.Available.Units).ShouldBe((1, 1, 0));
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "SHOP-19/reserves")]
    public async Task Two_lines_of_one_order_that_share_a_SKU_reserve_both_and_never_more_than_there_is(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 5);
        CheckoutLine Line(int units) => new(given.Skus[0], new Quantity(units));

        (await given.Place(await given.Input([Line(3), Line(3)]))).Refusal!.Code.ShouldBe("ordering.sold_out");
        (await given.Count<Order>()).ShouldBe(0);
        (await given.Stock()).Available.Units.ShouldBe(5);

        var order = await given.PlacedOrder([Line(3), Line(2)]);
        (await given.Order(order.Id)).Pieces.ShouldBe(5);
        (await given.Stock()).Available.Units.ShouldBe(0);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task One_submit_sent_twice_and_one_sent_20_times_at_once_place_one_order_each(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 100);
        var input = await given.Input([new CheckoutLine(given.Skus[0], Quantity.One)]);

        var first = (await given.Place(input, idempotencyKey: "once-a")).Value;
        (await given.Place(input, idempotencyKey: "once-a")).Value.ShouldBe(first);
        var twins = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => given.Place(input, idempotencyKey: "once-b")))
        );

        twins.Select(t => t.Value).Distinct().Count().ShouldBe(1);
        twins[0].Value.ShouldNotBe(first);
        (await given.Count<Order>()).ShouldBe(2);
        (await given.Stock()).Reserved.Units.ShouldBe(2);
        // Another buyer's key of the same name is another key.
        (
            await given.Place(
                input with
                {
                    Owner = new CartOwner(null, GivenShop.Member(2).Id),
                },
                GivenShop.Member(2),
                "once-a"
            )
        ).Value.Id.ShouldNotBe(first.Id);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-13/expires"), Trait("Rule", "ORD-13/frees-stock")]
    public async Task Paying_and_expiring_at_the_same_moment_never_both_happen_and_late_money_goes_back(string database)
    {
        const int rounds = 12;
        await using var given = await GivenShop.Open(database, skus: 1, stock: rounds);
        var orders = new List<PlacedOrder>();
        for (var i = 0; i < rounds; i++)
            orders.Add(await given.PlacedOrder());
        given.Clock.Advance(TimeSpan.FromMinutes(30) + TimeSpan.FromSeconds(1));

        await Task.WhenAll(
            orders.SelectMany(
                (order, i) => i % 2 == 0 ? new[] { Lapse(order), Pay(order) } : [Pay(order), Lapse(order)]
            )
        );
        // The same again for whoever lost its first try: nothing may change any more.
        await Task.WhenAll(orders.Select(Lapse));

        var (paid, lapsed) = (0, 0);
        foreach (var order in orders)
        {
            var (view, money) = (await given.Order(order.Id), await given.Receivable(order.Id));
            money.Paid.ShouldBe(order.Total);
            if (view.Status == OrderStatus.Cancelled)
            {
                lapsed++;
                (view.IsPaid, money.State, money.Refunded).ShouldBe((false, ReceivableState.Cancelled, order.Total));
            }
            else
            {
                paid++;
                (view.Status, view.IsPaid, money.State, money.Refunded).ShouldBe(
                    (OrderStatus.New, true, ReceivableState.Paid, Money.Zero)
                );
            }
        }

        (paid + lapsed).ShouldBe(rounds);
        (await given.Stock()).Reserved.Units.ShouldBe(paid);
        (await given.Count<Payment>()).ShouldBe(rounds);
        (await given.App.Verify()).ShouldBeEmpty();

        Task Pay(PlacedOrder order) => Task.Run(() => GivenShop.Must(given.Pay(order)));
        Task Lapse(PlacedOrder order) =>
            Task.Run(async () =>
            {
                try
                {
                    await given.App.Run(
                        GivenShop.System,
                        (ExpireReservation u) => u.Run(order.Id.Value, CancellationToken.None)
                    );
                }
                catch (Exception e) when (e.GetType().Name == "ExpiryLostException")
                {
                    // The money was faster: the lapse rolls back.
                }
            });
    }

    [Theory, Databases, Trait("Rule", "ORD-13/expires"), Trait("Rule", "ORD-13/frees-stock")]
    public async Task An_unpaid_order_expires_by_the_job_after_its_time_and_frees_its_stock_and_not_a_second_before(
        string database
    )
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 2);
        var (left, paid) = (await given.PlacedOrder(), await given.PaidOrder());

        given.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        await given.App.RunJobs();
        (await given.Status(left.Id)).ShouldBe(OrderStatus.New);
        (await given.Stock()).Available.Units.ShouldBe(0);

        given.Clock.Advance(TimeSpan.FromSeconds(6));
        await given.App.RunJobs();
        (await given.Status(left.Id)).ShouldBe(OrderStatus.Cancelled);
        (await given.Status(paid.Id)).ShouldBe(OrderStatus.New);
        (await given.Receivable(left.Id)).State.ShouldBe(ReceivableState.Cancelled);
        (await given.Stock()).Available.Units.ShouldBe(1);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-13/expires")]
    public async Task An_order_that_can_not_lapse_does_not_keep_the_others_from_lapsing(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 5);
        var orders = new List<PlacedOrder>();
        for (var i = 0; i < 5; i++)
        {
            orders.Add(await given.PlacedOrder());
            given.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        // The money of the first has come, its reservation was not made firm yet: the expiry loses its race. The third
        // is broken.
        var (yes, paid) = (given.App.Database.IsPostgres ? "TRUE" : "1", $"{(int)ReceivableState.Paid}");
        await given.Sql($"UPDATE ordering_progress SET \"IsPaid\" = {yes} WHERE \"OrderId\" = '{Id(orders[0])}'");
        await given.Sql($"DELETE FROM finance_receivable WHERE \"Id\" = '{Id(orders[2])}'");
        await given.Sql(
            $"UPDATE finance_receivable SET \"State\" = {paid} WHERE \"Id\" = '{Id(orders[2])}' OR \"Id\" = '{Id(orders[1])}'"
        );
        given.Clock.Advance(TimeSpan.FromMinutes(31));
        await given.App.RunJobs();

        (await given.Status(orders[0].Id)).ShouldBe(OrderStatus.New);
        (await given.Status(orders[1].Id)).ShouldBe(OrderStatus.New);
        (await given.Status(orders[3].Id)).ShouldBe(OrderStatus.Cancelled);
        (await given.Status(orders[4].Id)).ShouldBe(OrderStatus.Cancelled);

        string Id(PlacedOrder order) =>
            given.App.Database.IsPostgres ? order.Id.Value.ToString() : order.Id.Value.ToString().ToUpperInvariant();
    }

    [Theory, Databases, Trait("Rule", "SHOP-16/fee")]
    public async Task Free_postage_is_free_in_the_review_step_in_its_options_and_in_the_order(string database)
    {
        await using var given = await GivenShop.Open(database);
        await GivenShop.Must(
            given.App.Run(
                AppFixture.Staff(Policy.Business),
                (ChangePolicy u) => u.Run("postage.free.from", "150.00", "满 150 包邮", CancellationToken.None)
            )
        );
        using var scope = given.App.Services.CreateScope();
        async Task<Quote> Quote(int units) =>
            (
                await given
                    .Checkout(scope)
                    .QuoteFor(
                        [new CheckoutLine(given.Skus[0], new Quantity(units))],
                        "浙江省",
                        "杭州市",
                        "STO",
                        CancellationToken.None
                    )
            ).Value;
        var (small, large) = (await Quote(1), await Quote(2));
        (small.Postage, small.Total, small.Options.First(o => o.Courier == "STO").Fee).ShouldBe(
            (Money.Yuan(5), Money.Yuan(104), Money.Yuan(5))
        );
        (large.Postage, large.Total, large.Options.First(o => o.Courier == "STO").Fee).ShouldBe(
            (Money.Zero, Money.Yuan(198), Money.Zero)
        );
        (await given.PlacedOrder(units: 2)).Total.ShouldBe(Money.Yuan(198));
    }
}
