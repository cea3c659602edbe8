using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>The handbook's numbers, and how they are changed.</summary>
public sealed class PolicyTests
{
    private static readonly Actor Director = AppFixture.Staff(Policy.Business);

    [Theory, Databases]
    public async Task A_policy_is_changed_within_its_range_with_a_reason_by_whoever_may_and_counts_at_once(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        var key = OrderingPolicies.PayWithin.Key;
        Task<Result> Change(string value, string why, Actor by) =>
            given.App.Run(by, (ChangePolicy u) => u.Run(key, value, why, CancellationToken.None));

        (await Change("4", "太短", Director)).Refusal!.Code.ShouldBe("platform.policy_out_of_range");
        (await Change("10081", "太长", Director)).Refusal!.Code.ShouldBe("platform.policy_out_of_range");
        (await Change("zehn", "不是数", Director)).Refusal!.Code.ShouldBe("platform.policy_out_of_range");
        (await Change("60", "  ", Director)).Refusal!.Code.ShouldBe("platform.policy_needs_reason");
        (await Change("60", "技术部要改", AppFixture.Staff(Policy.Technical))).Refusal!.Code.ShouldBe(
            "platform.not_permitted"
        );
        (await Change("30", "没有变", Director)).Refusal!.Code.ShouldBe("platform.policy_unchanged");
        (
            await given.App.Run(Director, (ChangePolicy u) => u.Run("no.such", "1", "原因", CancellationToken.None))
        ).Refusal!.Code.ShouldBe("platform.no_such_policy");
        (await given.Count<PolicyChange>()).ShouldBe(0);

        await GivenShop.Must(Change("60", "大促期间", Director));
        await GivenShop.Must(Change("45", "大促结束", Director));
        given
            .App.Services.GetRequiredService<Policies>()
            .Get(OrderingPolicies.PayWithin)
            .ShouldBe(TimeSpan.FromMinutes(45));
        var order = await given.PlacedOrder();
        ((await given.Receivable(order.Id)).ExpiresAt - given.Clock.GetUtcNow()).ShouldBe(TimeSpan.FromMinutes(45));

        var history = await given.App.Ask(
            (ShopDb db) => db.Set<PolicyChange>().AsNoTracking().OrderBy(c => c.Seq).ToListAsync()
        );
        history.Select(h => (h.Before, h.Value, h.Why)).ShouldBe([("30", "60", "大促期间"), ("60", "45", "大促结束")]);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Only_a_text_that_may_stay_unset_is_emptied_again(string database)
    {
        await using var app = await AppFixture.Start(database);
        Task<Result> Change(string key, string value) =>
            app.Run(Director, (ChangePolicy u) => u.Run(key, value, "换仓库", CancellationToken.None));
        await GivenShop.Must(Change("returns.address", "浙江省湖州市吴兴区织里镇 1 号 退货组"));
        (await Change("returns.address", "湖州")).Refusal!.Code.ShouldBe("platform.policy_out_of_range");
        await GivenShop.Must(Change("returns.address", ""));
        app.Services.GetRequiredService<Policies>().Get(Zhanggui.AfterSales.ReturnPolicies.Address).ShouldBe("");
        (await Change(Company.BrandName.Key, "")).Refusal!.Code.ShouldBe("platform.policy_out_of_range");
    }

    [Fact]
    public async Task Every_policy_names_its_requirement_and_accepts_its_own_default()
    {
        await using var app = await AppFixture.Start("sqlite");
        var known = app.Services.GetRequiredService<Policies>().Known;
        known.Count.ShouldBeGreaterThan(20);
        known.Where(p => !p.Accepts(p.DefaultText)).Select(p => p.Key).ShouldBeEmpty();
        known
            .Where(p => !global::System.Text.RegularExpressions.Regex.IsMatch(p.Rule, "^([A-Z]{2,4}-[0-9]+|C[0-9]+)"))
            .Select(p => $"{p.Key}: {p.Rule}")
            .ShouldBeEmpty();
    }
}
