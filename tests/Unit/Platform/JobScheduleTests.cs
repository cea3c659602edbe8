using Zhanggui.Platform;

namespace Zhanggui.Unit.Platform;

/// <summary>When jobs run.</summary>
public sealed class JobScheduleTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static DateTimeOffset Utc(int month, int day, int hour, int minute = 0, int year = 2026) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    [Fact]
    public void An_interval_begins_at_once_and_counts_from_the_beginning_of_the_run_before()
    {
        var schedule = JobSchedule.Every(TimeSpan.FromMinutes(15));
        (schedule.First(Utc(11, 22, 2), Shanghai), schedule.Next(Utc(11, 22, 2), Shanghai)).ShouldBe(
            (Utc(11, 22, 2), Utc(11, 22, 2, 15))
        );
    }

    [Fact]
    public void A_cron_expression_is_read_on_the_companys_clock()
    {
        var workdays = JobSchedule.Cron("0 18 * * MON-FRI");
        // Friday 18:00 in Shanghai is ten in the morning UTC; after it comes Monday.
        workdays.Next(Utc(11, 27, 9, 59), Shanghai).ShouldBe(Utc(11, 27, 10));
        workdays.Next(Utc(11, 27, 10), Shanghai).ShouldBe(Utc(11, 30, 10));
        workdays.First(Utc(11, 27, 10), Shanghai).ShouldBe(Utc(11, 30, 10));
        JobSchedule.Daily(3, 30).Next(Utc(2, 28, 20, year: 2028), Shanghai).ShouldBe(Utc(2, 29, 19, 30, year: 2028));
    }

    [Fact]
    public void A_time_that_the_clock_jumps_over_runs_right_after_the_jump_and_one_that_comes_twice_runs_once()
    {
        var schedule = JobSchedule.Daily(2, 30);
        schedule.Next(Utc(3, 28, 12), Berlin).ShouldBe(Utc(3, 29, 1));
        schedule.Next(Utc(10, 24, 12), Berlin).ShouldBe(Utc(10, 25, 0, 30));
        schedule.Next(Utc(10, 25, 0, 30), Berlin).ShouldBe(Utc(10, 26, 1, 30));
    }

    [Fact]
    public void A_day_that_never_comes_is_never_due_and_nonsense_is_no_schedule()
    {
        JobSchedule.Cron("0 0 30 2 *").Next(Utc(1, 1, 0), Shanghai).Year.ShouldBe(9998);
        Should.Throw<FormatException>(() => JobSchedule.Cron("every monday"));
    }

    [Fact]
    public void The_console_reads_a_schedule_in_words()
    {
        JobSchedule[] schedules =
        [
            JobSchedule.Every(TimeSpan.FromSeconds(1)),
            JobSchedule.Every(TimeSpan.FromMinutes(15)),
            JobSchedule.Every(TimeSpan.FromHours(6)),
            JobSchedule.Daily(3, 5),
            JobSchedule.Cron("0 18 * * MON-FRI"),
        ];
        schedules
            .Select(s => s.Words.Zh)
            .ShouldBe(["每 1 秒", "每 15 分钟", "每 6 小时", "每天 03:05", "cron 0 18 * * MON-FRI"]);
        schedules
            .Select(s => s.Words.En)
            .ShouldBe(["every second", "every 15 minutes", "every 6 hours", "daily at 03:05", "cron 0 18 * * MON-FRI"]);
        schedules
            .Select(s => (s.IsContinuous, s.IsFrequent))
            .ShouldBe([(true, true), (false, false), (false, false), (false, false), (false, false)]);
    }
}
