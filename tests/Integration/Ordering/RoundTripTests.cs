using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Npgsql;
using Zhanggui.Integration.Pricing;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;

namespace Zhanggui.Integration.Ordering;

/// <summary>
/// How often placing an order goes to the database and back. SQLite lives in the process: only PostgreSQL has round
/// trips.
/// </summary>
public sealed class RoundTripTests
{
    [Fact]
    public async Task Placing_an_order_of_three_lines_takes_two_round_trips_with_its_commit()
    {
        await using var given = await GivenShop.Open("postgres", skus: 3, stock: 100);
        // The first order fills what is kept in memory: warehouses, couriers, policies, a block of numbers. The clock
        // stands still, so nothing of it grows old.
        await given.PlacedOrder(lines: 3);
        var input = await Three(given);

        var sent = await Sent(
            given,
            async () => (await given.Place(input, idempotencyKey: "counted")).IsDone.ShouldBeTrue()
        );

        // The questions with BEGIN, and the rows with COMMIT (docs/decisions/0002). The goal was four.
        sent.Count.ShouldBe(2, string.Join("\n", sent));
    }

    [Fact]
    public async Task A_refused_order_takes_two_round_trips_and_leaves_nothing()
    {
        await using var given = await GivenShop.Open("postgres", skus: 1, stock: 2);
        await given.PlacedOrder();
        var input = await given.Input([new CheckoutLine(given.Skus[0], new Quantity(2))]);

        var sent = await Sent(
            given,
            async () => (await given.Place(input, idempotencyKey: "counted")).IsDone.ShouldBeFalse()
        );

        sent.Count.ShouldBe(2, string.Join("\n", sent));
        (await given.App.Ask((IStock s) => s.Of([given.Skus[0]], CancellationToken.None)))[given.Skus[0]]
            .Reserved.ShouldBe(Quantity.One);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wholesale_order_takes_no_more_round_trips_than_any_other()
    {
        await using var given = await WholesaleGiven.Open("postgres", true, (10, 80));
        await GivenShop.Must(given.Buy([10, 5, 5]));
        var total = (await given.Quote(given.Member.Id, 10, 5, 5)).Value.Total;

        var sent = await Sent(
            given.Shop,
            async () => (await given.Buy([10, 5, 5], expected: total)).IsDone.ShouldBeTrue()
        );

        sent.Count.ShouldBe(2, string.Join("\n", sent));
    }

    [Fact]
    public async Task The_checkout_page_of_a_visitor_takes_two_round_trips()
    {
        await using var given = await GivenShop.Open("postgres", skus: 2, stock: 10);
        using var browser = new HttpClient { BaseAddress = given.App.Address };
        foreach (var sku in given.Skus)
            (
                await browser.PostAsJsonAsync("/api/v1/cart/lines", new { sku = sku.Value, quantity = 1 })
            ).EnsureSuccessStatusCode();
        (await browser.GetAsync("/checkout")).EnsureSuccessStatusCode();

        var sent = await Sent(given, async () => (await browser.GetStringAsync("/checkout")).ShouldContain("测试"));

        // The cart's rows and their stock; goods and prices come out of memory.
        sent.Count.ShouldBe(2, string.Join("\n", sent));
    }

    private static Task<CheckoutInput> Three(GivenShop given) =>
        given.Input([.. given.Skus.Take(3).Select(s => new CheckoutLine(s, Quantity.One))]);

    /// <summary>
    /// The driver reports each command or batch that it sends once; other tests' databases are left out, a connection
    /// that the pool opens anew, and what tells open pages twice a second that lists have changed.
    /// </summary>
    private static async Task<IReadOnlyCollection<string>> Sent(GivenShop given, Func<Task> act)
    {
        var database = new NpgsqlConnectionStringBuilder(given.App.Database.ConnectionString).Database;
        var sent = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = a =>
            {
                if (a.GetTagItem("db.query.text") is not string text)
                    return;
                if (text.StartsWith("SELECT pg_notify", StringComparison.Ordinal))
                    return;
                if (!a.TagObjects.Any(t => t.Value is string value && value == database))
                    return;
                sent.Enqueue(string.Join(' ', a.TagObjects.Select(t => $"{t.Key}={t.Value}")));
            },
        };
        ActivitySource.AddActivityListener(listener);
        await act();
        return sent;
    }
}
