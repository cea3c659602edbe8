using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Zhanggui.Kernel;
using Zhanggui.Ordering;

namespace Zhanggui.Integration.Ordering;

/// <summary>How often placing an order goes to the database and back. SQLite lives in the process: only PostgreSQL has round trips.</summary>
public sealed class RoundTripTests
{
    private const int Commit = 1;

    [Fact]
    public async Task Placing_an_order_of_three_lines_takes_at_most_four_round_trips_with_its_commit()
    {
        await using var given = await GivenShop.Open("postgres", skus: 3, stock: 100);
        // The first order fills what is kept in memory: warehouses, couriers, policies, a block of numbers.
        await Warm(given);
        var input = await Three(given);

        var sent = await Sent(given, async () => (await given.Place(input, once: "counted")).IsDone.ShouldBeTrue());

        sent.Count.ShouldBeGreaterThan(0);
        (sent.Count + Commit).ShouldBeLessThanOrEqualTo(4, string.Join("\n", sent));
    }

    [Fact]
    public async Task Twenty_orders_at_once_share_their_round_trips()
    {
        await using var given = await GivenShop.Open("postgres", skus: 3, stock: 100);
        await Warm(given);
        var input = await Three(given);

        var sent = await Sent(given, async () =>
        {
            var placed = await Task.WhenAll(Enumerable.Range(1, 20).Select(n => given.Place(input with { Owner = new CartOwner(null, GivenShop.Member(n).Id) }, GivenShop.Member(n), $"once-{n}")));
            placed.ShouldAllBe(p => p.IsDone);
        });

        // One by one they would be sixty.
        sent.Count.ShouldBeLessThan(30, string.Join("\n", sent));
    }

    /// <summary>What is remembered for seconds is forgotten for as long after a change: let the opening of the shop be over.</summary>
    private static async Task Warm(GivenShop given)
    {
        given.House.Clock.Advance(TimeSpan.FromSeconds(10));
        await given.PlacedOrder(lines: 3);
    }

    private static Task<CheckoutInput> Three(GivenShop given) => given.Input([.. given.Skus.Take(3).Select(s => new CheckoutLine(s, Quantity.One))]);

    /// <summary>The driver reports each command or batch that it sends once; other tests' databases are left out.</summary>
    private static async Task<IReadOnlyCollection<string>> Sent(GivenShop given, Func<Task> act)
    {
        var database = new NpgsqlConnectionStringBuilder(given.House.Database.ConnectionString).Database;
        var sent = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = a =>
            {
                if (a.TagObjects.Any(t => t.Value is string value && value == database)) sent.Enqueue(string.Join(' ', a.TagObjects.Select(t => $"{t.Key}={t.Value}")));
            },
        };
        ActivitySource.AddActivityListener(listener);
        await act();
        return sent;
    }
}
