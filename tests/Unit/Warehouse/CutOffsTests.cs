using System.Globalization;
using Shouldly;
using Xunit;
using Zhanggui.Kernel;
using Zhanggui.Warehouse;

namespace Zhanggui.Unit.Warehouse;

public class CutOffsTests
{
    private static readonly CutOffs Nodes = new(WarehousePolicies.Waves.Default, new BusinessCalendar("Asia/Shanghai"));

    /// <summary>An instant by the clock on the wall in Shanghai.</summary>
    private static DateTimeOffset At(string wall) =>
        new DateTimeOffset(DateTime.Parse(wall, CultureInfo.InvariantCulture), TimeSpan.FromHours(8)).ToUniversalTime();

    [Fact]
    [Trait("Rule", "SHIP-06/three"), Trait("Rule", "C32")]
    public void There_are_three_nodes_a_day_by_default() =>
        Nodes
            .Of(new DateOnly(2026, 11, 22))
            .Select(n => (n.No, n.At))
            .ShouldBe([(1, At("2026-11-22 11:00")), (2, At("2026-11-22 15:30")), (3, At("2026-11-22 18:00"))]);

    [Theory]
    [Trait("Rule", "SHIP-06/allotted"), Trait("Rule", "SHIP-06/same-day")]
    [InlineData("2026-11-22 00:00", 1, "2026-11-22 11:00")]
    [InlineData("2026-11-22 10:59:59", 1, "2026-11-22 11:00")]
    [InlineData("2026-11-22 11:00", 2, "2026-11-22 15:30")]
    [InlineData("2026-11-22 15:29", 2, "2026-11-22 15:30")]
    [InlineData("2026-11-22 17:59:59", 3, "2026-11-22 18:00")]
    [InlineData("2026-11-22 18:00", 1, "2026-11-23 11:00")]
    [InlineData("2026-12-31 23:59", 1, "2027-01-01 11:00")]
    public void A_slip_is_allotted_to_the_next_cut_off_and_leaves_today_before_the_last_one(
        string released,
        int node,
        string cutOff
    )
    {
        var allotted = Nodes.NodeFor(At(released));
        allotted.No.ShouldBe(node);
        allotted.At.ShouldBe(At(cutOff));
    }

    [Fact]
    public void The_nodes_are_clock_times_of_the_company_not_of_the_server()
    {
        var berlin = new CutOffs("11:00", new BusinessCalendar("Europe/Berlin"));
        // 10:30 UTC on 22 November is 11:30 in Berlin: too late for today.
        berlin
            .NodeFor(new DateTimeOffset(2026, 11, 22, 10, 30, 0, TimeSpan.Zero))
            .At.ShouldBe(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
        // On the day when the clocks go forward, 11:00 is an hour earlier in UTC.
        berlin
            .NodeFor(new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero))
            .At.ShouldBe(new DateTimeOffset(2026, 3, 29, 9, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("11:00,15:30,18:00", true)]
    [InlineData("9:30，12:00", true)]
    [InlineData("18:00,11:00", false)]
    [InlineData("11:00,11:00", false)]
    [InlineData("25:00", false)]
    [InlineData("", false)]
    [InlineData("1:00,2:00,3:00,4:00,5:00,6:00,7:00,8:00,9:00,10:00,11:00", false)]
    public void The_policy_takes_one_to_ten_rising_clock_times(string text, bool good) =>
        WarehousePolicies.Waves.Accepts(text).ShouldBe(good);
}
