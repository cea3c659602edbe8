using Microsoft.EntityFrameworkCore;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Ordering;

/// <summary>The same submit is answered with the same order for as long as the policy says.</summary>
public sealed class OrderIdempotencyPurgeTests
{
    [Theory, Databases]
    public async Task Which_submit_made_which_order_is_known_for_thirty_days_and_the_order_for_ever(string database)
    {
        await using var given = await GivenShop.Open(database);
        var placed = await GivenShop.Must(
            given.Place(
                await given.Input([new CheckoutLine(given.Skus[0], new Quantity(1))]),
                idempotencyKey: "submit-1"
            )
        );

        given.Clock.Advance(TimeSpan.FromDays(30));
        (await Purge(given)).ShouldBe(0);
        (await given.Count<OrderIdempotencyRecord>()).ShouldBe(1);
        given.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await Purge(given)).ShouldBe(1);
        (await given.Count<OrderIdempotencyRecord>()).ShouldBe(0);
        (await given.App.Ask((ShopDb db) => db.Set<Order>().AsNoTracking().Select(o => o.No).SingleAsync())).ShouldBe(
            placed.No
        );
    }

    [Theory, Databases]
    public async Task The_daily_job_removes_them(string database)
    {
        await using var given = await GivenShop.Open(database);
        await GivenShop.Must(
            given.Place(
                await given.Input([new CheckoutLine(given.Skus[0], new Quantity(1))]),
                idempotencyKey: "submit-1"
            )
        );

        await given.App.RunJobs();
        (await given.Count<OrderIdempotencyRecord>()).ShouldBe(1);
        given.Clock.Advance(TimeSpan.FromDays(31));
        await given.App.RunJobs();
        (await given.Count<OrderIdempotencyRecord>()).ShouldBe(0);
    }

    private static async Task<int> Purge(GivenShop given) =>
        (await given.App.Run(GivenShop.System, (PurgeOrderIdempotency u) => u.Run(CancellationToken.None))).Value;
}
