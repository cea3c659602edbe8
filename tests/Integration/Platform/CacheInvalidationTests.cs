using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>Two nodes on one PostgreSQL database: what one changes, the other forgets with the commit.</summary>
public sealed class CacheInvalidationTests
{
    [Fact]
    public async Task A_price_that_one_node_changes_is_the_price_on_the_other()
    {
        await using var given = await GivenShop.Open("postgres", skus: 1);
        await using var other = await AppFixture.On(given.App.Database, given.Clock.GetUtcNow());
        var (sku, catalog) = (given.Skus[0], other.Services.GetRequiredService<ICatalog>());
        async Task<SkuCard> There() => (await catalog.Skus([sku], CancellationToken.None))[sku];
        await Heard(other);
        var before = await There();

        await GivenShop.Must(
            given.App.Run(
                AppFixture.Staff("price.publish"),
                (ChangePrice u) =>
                    u.Run(
                        before.Product,
                        [new PriceInput(sku, new PriceTag(Money.Yuan(88), null, null, null))],
                        "换季",
                        CancellationToken.None
                    )
            )
        );

        // The clock stands still: nothing grows old, so only the news can bring the new price.
        await Until(async () => (await There()).Price == Money.Yuan(88));
    }

    [Fact]
    public async Task A_refused_change_is_no_news()
    {
        await using var given = await GivenShop.Open("postgres", skus: 1);
        await using var other = await AppFixture.On(given.App.Database, given.Clock.GetUtcNow());
        await Heard(other);
        var heard = 0;
        var invalidations = other.Services.GetRequiredService<CacheInvalidationBus>();
        invalidations.Subscribe("catalog", _ => heard++);
        invalidations.Subscribe("test", _ => heard += 100);
        var product = (await given.App.Ask((ICatalog c) => c.Skus([given.Skus[0]], CancellationToken.None)))[
            given.Skus[0]
        ].Product;

        (
            await given.App.Run(
                AppFixture.Staff("price.publish"),
                (ChangePrice u) =>
                    u.Run(
                        product,
                        [new PriceInput(given.Skus[0], new PriceTag(Money.Yuan(-1), null, null, null))],
                        "换季",
                        CancellationToken.None
                    )
            )
        ).IsDone.ShouldBeFalse();
        await GivenShop.Must(
            given.App.Run(
                AppFixture.Staff("price.publish"),
                (ChangePrice u) =>
                    u.Run(
                        product,
                        [new PriceInput(given.Skus[0], new PriceTag(Money.Yuan(77), null, null, null))],
                        "换季",
                        CancellationToken.None
                    )
            )
        );

        await Until(() => Task.FromResult(heard > 0));
        heard.ShouldBe(1);
    }

    /// <summary>Until the other node listens: from then on it remembers for longer than seconds.</summary>
    private static Task Heard(AppFixture node) =>
        Until(() =>
            Task.FromResult(node.Services.GetRequiredService<CacheInvalidationBus>().Lifetime > TimeSpan.FromMinutes(1))
        );

    private static async Task Until(Func<Task<bool>> happened)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await happened())
            await Task.Delay(20, patience.Token);
    }
}
