using Shouldly;
using Xunit;
using Zhanggui.Kernel;
using Zhanggui.Work;

namespace Zhanggui.Unit.Work;

/// <summary>
/// Working days against another implementation (npm chinese-days 1.5.7 itself, asked on 30 November 2026), working
/// hours by hand.
/// </summary>
public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = new(
        new BusinessCalendar(),
        HolidayList.All.ToDictionary(d => d.Day, d => d.IsWorked),
        new TimeOnly(9, 0),
        new TimeOnly(18, 0)
    );

    [Theory, InlineData(2024, 251), InlineData(2025, 248), InlineData(2026, 248)]
    public void A_year_has_so_many_working_days(int year, int workdays) =>
        Calendar.Workdays(new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1)).ShouldBe(workdays);

    [Theory]
    [InlineData("2026-09-28", 20, "2026-10-30")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-02-13", 3, "2026-02-25")]
    [InlineData("2026-11-22", 20, "2026-12-18")]
    [InlineData("2026-10-01", 0, "2026-10-08")]
    [InlineData("2026-10-10", 0, "2026-10-10")]
    [InlineData("2025-01-24", 10, "2025-02-13")]
    [InlineData("2024-04-30", 5, "2024-05-10")]
    public void Working_days_pass_over_holidays_and_count_moved_ones(string from, int workdays, string until) =>
        Calendar.AddWorkdays(Day(from), workdays).ShouldBe(Day(until));

    [Theory]
    [InlineData("2026-11-23T10:00", 2, "2026-11-23T12:00")]
    [InlineData("2026-11-23T17:00", 2, "2026-11-24T10:00")]
    [InlineData("2026-11-23T20:00", 1, "2026-11-24T10:00")]
    [InlineData("2026-11-23T07:00", 9, "2026-11-23T18:00")]
    [InlineData("2026-11-27T17:30", 1, "2026-11-30T09:30")]
    [InlineData("2026-09-30T17:00", 10, "2026-10-08T18:00")]
    [InlineData("2026-10-09T17:00", 2, "2026-10-10T10:00")]
    public void Working_hours_stand_still_outside_of_them(string from, int hours, string until) =>
        Calendar.AddWorkTime(At(from), TimeSpan.FromHours(hours)).ShouldBe(At(until));

    [Fact]
    public void What_is_due_in_working_days_is_due_at_their_end() =>
        Calendar.DueAfterWorkdays(At("2026-09-28T10:00"), 20).ShouldBe(At("2026-10-30T18:00"));

    /// <summary>National Day 2026 and a weekend that is none; what is worked at a weekend is no holiday either.</summary>
    [Theory]
    [InlineData("2026-09-30", false)]
    [InlineData("2026-10-01", true)]
    [InlineData("2026-10-03", true)]
    [InlineData("2026-10-07", true)]
    [InlineData("2026-10-08", false)]
    [InlineData("2026-10-10", false)]
    [InlineData("2026-11-21", false)]
    public void A_holiday_is_announced_and_takes_its_weekend_along(string day, bool isHoliday) =>
        Calendar.IsHoliday(Day(day)).ShouldBe(isHoliday);

    [Fact]
    public void A_year_that_is_not_announced_is_not_known() =>
        (Calendar.Knows(2026), Calendar.Knows(2099)).ShouldBe((true, false));

    [Fact]
    public void Less_than_nothing_is_no_time() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.AddWorkdays(Day("2026-11-22"), -1));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text + "+08:00", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();
}
