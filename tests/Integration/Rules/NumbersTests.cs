using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Kernel;
using Zhanggui.Platform;
using Zhanggui.Shipping;

namespace Zhanggui.Integration.Rules;

/// <summary>
/// The handbooks' numbers that are built, one row each: the index of section 7 and the defaults of section 6, against
/// what the modules declare. The factory value, its unit and who may change it; and no policy of those requirements
/// without a row.
/// </summary>
public sealed class NumbersTests(NumbersTests.SharedApp app) : IClassFixture<NumbersTests.SharedApp>
{
    /// <summary>
    /// Rule, policy, factory value, unit as its name or range has it, and the kind of policy: business (GM and MKTDIR
    /// change it) or technical (IT).
    /// </summary>
    private const string Table = """
        ORD-03 | orders.accept_within        | 10    | 分钟 | business
        ORD-03 | orders.refresh_seconds      | 0     | 秒   | business
        ORD-04 | orders.contact_within       | 10    | 分钟 | business
        ORD-07 | orders.hand_over_within     | 1440  | 分钟 | business
        ORD-07 | orders.tracking.owner       | operations | | business
        ORD-10 | orders.amend.allowed        | on    |      | business
        ORD-10 | orders.amend.until          | Released |   | business
        ORD-14 | orders.auto_release         | on    |      | business
        AFS-26 | returns.window_days         | 7     | 天   | business
        SHIP-06 | ship.waves                 | 11:00,15:30,18:00 | | business
        SHIP-06 | ship.waves.warn_minutes    | 60    | 分钟 | business
        SHIP-15 | courier.capacity.daily     | 500   | 件   | business
        HR-01  | company.workday.opens       | 08:30 |      | business
        HR-01  | company.workday.closes      | 18:30 |      | business
        CHN-03 | shopopen.review.workdays    | 20    | 工作日 | business
        C03    | cs.online.hours             | 08:30–21:00 |  | business
        C19    | payment.cod.enabled         | off   |      | business
        ORD-13 | orders.payment.gate         | release |    | business
        C29    | courier.mode                | rule-choice | | business
        C30    | postage.free.from           | 0.00  | 元   | business
        C40    | brand.display.name          | 栖禾  |      | business
        CMS-20 | upload.limit.image          | 500   | KB   | technical
        CMS-20 | upload.limit.video          | 30000 | KB   | technical
        CMS-20 | upload.limit.document       | 1000  | KB   | technical
        ORG-19 | password.min.length         | 6     | 位   | technical
        ORG-21 | password.classes            | 2     | 类   | technical
        ORG-22 | password.max.age.days       | 90    | 天   | technical
        ORG-22 | password.max.age.members    | 0     | 天   | technical
        ORG-22 | password.remind.days        | 7     | 天   | technical
        ORG-22 | password.history            | 5     | 次   | technical
        DAT-01 | data.backup.whole.every     | daily |      | technical
        DAT-01 | data.backup.whole.at        | 02:00 |      | technical
        DAT-01 | data.backup.whole.day       | Sunday |     | technical
        DAT-01 | data.backup.alarm_days      | 7     | 天   | technical
        DAT-01 | data.backup.retry           | 15    | 分钟 | technical
        DAT-05 | data.backup.orders.every    | daily |      | technical
        DAT-05 | data.backup.orders.at       | 18:00 |      | technical
        DAT-05 | data.backup.orders.day      | Sunday |     | technical
        """;

    /// <summary>
    /// Every id of the index (section 7). A policy of one of these, or of a C number, has a row above.
    /// </summary>
    private static readonly string[] Index =
    [
        "ORD-03",
        "ORD-04",
        "ORD-07",
        "DAT-05",
        "DAT-01",
        "CMS-09",
        "CMS-20",
        "ORG-19",
        "ORG-20",
        "ORG-06",
        "CRM-01",
        "CRM-03",
        "HR-15",
        "INV-16",
        "SHIP-06",
        "SHIP-15",
        "SHIP-12",
        "SHIP-13",
        "SHIP-14",
        "HR-10",
        "HR-11",
        "HR-13",
        "CHN-10",
        "CHN-03",
        "SHOP-12",
        "CRM-29",
        "CRM-19",
        "INV-02",
        "INV-07",
        "PUR-20",
        "PUR-23",
        "PUR-34",
        "HR-04",
        "HR-07",
        "HR-08",
        "HR-09",
        "ORG-17",
        "HR-01",
        "HR-02",
        "CRM-11",
        "CRM-12",
        "CMS-27",
        "CAT-37",
        "CMS-01",
    ];

    public static TheoryData<string, string, string, string, string> Rows =>
        [
            .. Table
                .Split('\n')
                .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
                .Select(c => (c[0], c[1], c[2], c[3], c[4])),
        ];

    [Theory, MemberData(nameof(Rows))]
    public void A_number_of_the_handbooks_is_a_policy_with_its_value_its_unit_and_who_may_change_it(
        string rule,
        string key,
        string value,
        string unit,
        string editor
    )
    {
        var policy = app.Policies.Find(key).ShouldNotBeNull();
        policy.Rule.ShouldBe(rule);
        policy.DefaultText.ShouldBe(value);
        policy.Editor.ShouldBe("policy.edit." + editor);
        $"{policy.Name.Zh} {policy.Range.Zh}".ShouldContain(unit, Case.Sensitive);
        app.Policies.TextOf(policy).ShouldBe(value, "nothing is changed in a new house");
    }

    /// <summary>Scripts are words for customer service, whatever rule asks for them.</summary>
    [Fact]
    public void No_policy_of_an_indexed_number_is_without_a_row() =>
        app
            .Policies.Known.Where(p => Index.Contains(p.Rule) || p.Rule[0] == 'C' && char.IsDigit(p.Rule[1]))
            .Select(p => p.Key)
            .Where(k => !k.Contains(".script.", StringComparison.Ordinal))
            .Except(Rows.Select(r => r.Data.Item2))
            .ShouldBeEmpty();

    /// <summary>What the handbooks call at least or at most is a limit of the policy, not its value alone.</summary>
    [Theory, Trait("Rule", "ORD-03/ten-minutes"), Trait("Rule", "ORG-19/minimum")]
    [InlineData("orders.refresh_seconds", "600", "601")] // ORD-03, C05: never more than ten minutes
    [InlineData("password.min.length", "6", "5")] // ORG-19: stricter is allowed
    [InlineData("data.backup.alarm_days", "7", "8")] // DAT-01, C02: at least weekly
    public void A_fixed_limit_can_not_be_set_aside(string key, string allowed, string beyond)
    {
        var policy = app.Policies.Find(key).ShouldNotBeNull();
        (policy.Accepts(allowed), policy.Accepts(beyond)).ShouldBe((true, false));
    }

    /// <summary>SHIP-12 to SHIP-14 for the handbook's courier: 4 to 5, 8 to 10 and 10 to 15 yuan a parcel.</summary>
    [Theory, Trait("Rule", "SHIP-12/range"), Trait("Rule", "SHIP-13/range"), Trait("Rule", "SHIP-14/range")]
    [InlineData(1, 4, 5)]
    [InlineData(2, 8, 10)]
    [InlineData(3, 10, 15)]
    public async Task The_first_couriers_range_of_a_zone_is_the_handbooks(int zone, int from, int to) =>
        (
            await app.App.Ask(
                (ShopDb db) =>
                    db.Set<Tariff>()
                        .AsNoTracking()
                        .Where(t => t.Courier == "STO" && t.Zone == zone)
                        .Select(t => new { t.FirstMin, t.FirstMax })
                        .ToListAsync()
            )
        ).ShouldBe([new { FirstMin = Money.Yuan(from), FirstMax = Money.Yuan(to) }]);

    /// <summary>One new application for all rows: nothing is changed in it.</summary>
    public sealed class SharedApp : IAsyncLifetime
    {
        public AppFixture App { get; private set; } = null!;

        public Policies Policies => App.Services.GetRequiredService<Policies>();

        public async ValueTask InitializeAsync()
        {
            App = await AppFixture.Start("sqlite");
            await GivenShop.Must(App.Run(GivenShop.System, (SeedShipping u) => u.Run(CancellationToken.None)));
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
