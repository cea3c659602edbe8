using System.Globalization;
using Zhanggui.Demo;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Demo;

/// <summary>
/// The demo company is complete and consistent whenever its filling begins: hours of a day, each on another day of a
/// week, and the days on which calendars break. Every hour of seven days with ZHANGGUI_SWEEP=full (tools/demo-sweep).
/// </summary>
public abstract class DemoFillingTests
{
    private static readonly DateTimeOffset Monday = Shanghai("2026-11-30 00:00:00");

    // Month ends, the Spring Festival of 2027 (6 February), the leap day, the cut-offs of the couriers' day. What
    // matters most comes first.
    private static readonly string[] Special =
    [
        "2026-11-30 11:46:00",
        "2026-11-30 18:00:00",
        "2026-12-31 23:59:59",
        "2027-02-06 00:10:00",
        "2028-02-29 00:00:00",
        "2028-02-29 18:29:59",
        "2027-02-28 18:00:00",
        "2027-02-09 18:00:00",
        "2027-02-05 09:30:00",
        "2027-02-12 23:59:59",
        "2026-11-30 23:59:59",
        "2027-01-01 00:00:00",
        "2028-03-01 08:00:00",
        "2027-04-30 23:59:59",
    ];

    /// <summary>Every second of the moments, so that two classes share the work.</summary>
    protected static TheoryData<string> Moments(int half)
    {
        var isFull = Environment.GetEnvironmentVariable("ZHANGGUI_SWEEP") == "full";
        var hours = isFull
            ? Enumerable.Range(0, 168).Select(h => Monday.AddHours(h).AddMinutes(h * 7 % 60))
            : Enumerable.Range(0, 6).Select(h => Monday.AddHours(4 * h + (h % 7 * 24)).AddMinutes(h * 11 % 60));
        string[] all =
        [
            .. hours.Select(h => h.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
            .. Special.Take(isFull ? Special.Length : 8),
        ];
        return [.. all.Where((_, i) => i % 2 == half)];
    }

    protected static async Task IsWholeAt(string database, string moment)
    {
        await using var app = await AppFixture.Start(database, at: Shanghai(moment));
        (await app.Ask((DemoCompany d) => d.Prepare(withDemo: true, CancellationToken.None))).ShouldBeEmpty();
        (await app.Verify()).Select(b => b.What).ShouldBeEmpty();
        var counts = await Demo.Rows.Count(app);
        counts["aftersales_return"].ShouldBe(6);
        counts["warehouse_manifest"].ShouldBe(1);
        counts["ordering_order"].ShouldBeGreaterThan(DemoOrders);
        counts["platform_outbox_dead"].ShouldBe(0);
        // Nothing has happened that is still to come, and a second start does nothing.
        (await Demo.Rows.Later(app, app.Clock.GetUtcNow())).ShouldBeEmpty();
        (await app.Ask((DemoCompany d) => d.Prepare(withDemo: true, CancellationToken.None))).ShouldBeEmpty();
        (await Demo.Rows.Count(app)).ShouldBe(counts);
    }

    private const int DemoOrders = 2300;

    internal static DateTimeOffset Shanghai(string moment) =>
        new(DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}

/// <summary>One half of the moments.</summary>
public sealed class DemoFillingOddTests : DemoFillingTests
{
    public static TheoryData<string> Odd => Moments(1);

    [Theory, MemberData(nameof(Odd))]
    public Task The_demo_company_is_whole(string moment) => IsWholeAt("sqlite", moment);
}

/// <summary>The other half, and PostgreSQL.</summary>
public sealed class DemoFillingEvenTests : DemoFillingTests
{
    public static TheoryData<string> Even => Moments(0);

    [Theory, MemberData(nameof(Even))]
    public Task The_demo_company_is_whole(string moment) => IsWholeAt("sqlite", moment);

    [Theory, InlineData("2026-11-30 11:46:00"), InlineData("2028-02-29 23:59:59")]
    public Task It_is_whole_on_PostgreSQL(string moment) => IsWholeAt("postgres", moment);
}
