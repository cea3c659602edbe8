using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Shipping;

namespace Zhanggui.Integration.Platform;

/// <summary>
/// What is remembered is forgotten when a change is committed: neither before, when others would read the old state
/// again, nor when nothing was changed.
/// </summary>
public sealed class CacheTests
{
    [Theory, Databases]
    public async Task What_others_read_before_the_commit_of_a_change_is_not_believed_after_it(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1);
        var (app, sku) = (given.App, given.Skus[0]);
        var (policies, catalog, rates) = (
            app.Services.GetRequiredService<Policies>(),
            app.Services.GetRequiredService<ICatalog>(),
            app.Services.GetRequiredService<IShippingRates>()
        );
        async Task<Money> Price() => (await catalog.Skus([sku], CancellationToken.None))[sku].Price;
        async Task<Money> Fee() =>
            (await rates.Options("浙江省", "杭州市", 500, app.Clock.GetUtcNow(), CancellationToken.None))
                .First(o => o.Courier == "STO")
                .Fee;
        var product = (await catalog.Skus([sku], CancellationToken.None))[sku].Product;

        await GivenShop.Must(
            app.Run(
                AppFixture.Staff(Policy.Business),
                async (ChangePolicy u) =>
                {
                    var done = await u.Run(OrderingPolicies.PayWithin.Key, "60", "大促期间", CancellationToken.None);
                    policies.Get(OrderingPolicies.PayWithin).ShouldBe(TimeSpan.FromMinutes(30));
                    return done;
                }
            )
        );
        await GivenShop.Must(
            app.Run(
                AppFixture.Staff("price.publish"),
                async (ChangePrice u) =>
                {
                    var done = await u.Run(
                        product,
                        [new PriceInput(sku, new PriceTag(Money.Yuan(88), null, null, null))],
                        "换季",
                        CancellationToken.None
                    );
                    (await Price()).ShouldBe(Money.Yuan(99));
                    return done;
                }
            )
        );
        await GivenShop.Must(
            app.Run(
                AppFixture.Staff("tariff.edit"),
                async (SetPostage u) =>
                {
                    var done = await u.Run(
                        new PostageInput(
                            "STO",
                            1,
                            new DateOnly(2026, 11, 1),
                            1000,
                            Money.Yuan(7),
                            1000,
                            Money.Yuan(1),
                            "调价"
                        ),
                        CancellationToken.None
                    );
                    (await Fee()).ShouldBe(Money.Yuan(5));
                    return done;
                }
            )
        );

        policies.Get(OrderingPolicies.PayWithin).ShouldBe(TimeSpan.FromMinutes(60));
        (await Price()).ShouldBe(Money.Yuan(88));
        (await Fee()).ShouldBe(Money.Yuan(7));
    }

    [Theory, Databases, Trait("Rule", "ORG-14/server-side")]
    public async Task A_request_between_a_change_of_somebodys_position_and_its_commit_does_not_prolong_what_they_may(
        string database
    )
    {
        await using var organization = await OrganizationFixture.Open(database);
        var clerk = await organization.Staff("wang", "SYSADMIN");
        using var browser = await organization.SignedIn("wang");
        async Task<bool> MaySeeStaff() => (await browser.GetAsync("/api/v1/staff")).IsSuccessStatusCode;
        (await MaySeeStaff()).ShouldBeTrue();

        await GivenShop.Must(
            organization.App.Run(
                OrganizationFixture.Administrator,
                async (EndPosition u) =>
                {
                    var done = await u.Run(clerk, "SYSADMIN", "调岗", CancellationToken.None);
                    (await MaySeeStaff()).ShouldBeTrue();
                    return done;
                }
            )
        );

        (await MaySeeStaff()).ShouldBeFalse();
    }

    [Theory, Databases]
    public async Task What_follows_a_commit_does_not_follow_a_refusal(string database)
    {
        await using var app = await AppFixture.Start(database, configure: services => services.AddUseCase<Remember>());
        var followed = 0;
        (
            await app.Run(Actor.System("test"), (Remember u) => u.Run(() => followed++, OrderRefusal))
        ).IsDone.ShouldBeFalse();
        followed.ShouldBe(0);
        await GivenShop.Must(app.Run(Actor.System("test"), (Remember u) => u.Run(() => followed++, null)));
        followed.ShouldBe(1);
    }

    [Fact]
    public void What_was_read_while_it_was_being_changed_answers_once_and_is_not_kept()
    {
        var cache = new Cached<string>(new TestClock(DateTimeOffset.UnixEpoch), TimeSpan.FromSeconds(5));
        cache
            .Get(() =>
            {
                cache.Invalidate();
                return "old";
            })
            .ShouldBe("old");
        cache.Get(() => "new").ShouldBe("new");
        cache.Get(() => "not asked").ShouldBe("new");
    }

    private static readonly Refusal OrderRefusal = Refusal.Conflict("test.refused", "不行", "No.");

    [SystemOnly]
    internal sealed class Remember(OperationContext context)
    {
        public Task<Result> Run(Action then, Refusal? refusal)
        {
            context.AfterCommit(then);
            return Task.FromResult(refusal is null ? Result.Done : refusal);
        }
    }
}
