using Cronos;

namespace Zhanggui.Platform;

/// <summary>When a job runs: after an interval, or by a cron expression on the company's clock.</summary>
public abstract record JobSchedule
{
    /// <summary>
    /// A job this frequent guards itself: no row keeps nodes apart, that would be more writing than the work.
    /// </summary>
    private static readonly TimeSpan Leased = TimeSpan.FromSeconds(10);

    /// <summary>Of a job this frequent not every run is kept.</summary>
    private static readonly TimeSpan Recorded = TimeSpan.FromMinutes(1);

    /// <summary>So long after the run before began; for the first time at once.</summary>
    public static JobSchedule Every(TimeSpan interval) => new Interval(interval);

    /// <summary>
    /// By the five fields of cron (minute, hour, day, month, weekday) in the company's time zone. A time that passed
    /// while the program was away is caught up once.
    /// </summary>
    /// <exception cref="FormatException">This is no cron expression.</exception>
    public static JobSchedule Cron(string expression) => new Timetable(expression, CronExpression.Parse(expression));

    /// <summary>Every day when the company's clock shows this time.</summary>
    public static JobSchedule Daily(int hour, int minute) =>
        Cron(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{minute} {hour} * * *"));

    /// <summary>True for what runs all the time: there is nothing to wait for or to start.</summary>
    public bool IsContinuous => this is Interval i && i.Length < Leased;

    /// <summary>True when only failures, recoveries and the last run are kept.</summary>
    public bool IsFrequent => this is Interval i && i.Length < Recorded;

    /// <summary>The first run of a job that has never run.</summary>
    public abstract DateTimeOffset First(DateTimeOffset now, TimeZoneInfo zone);

    /// <summary>The run after the one that begins now.</summary>
    public abstract DateTimeOffset Next(DateTimeOffset now, TimeZoneInfo zone);

    /// <summary>For the console.</summary>
    public abstract Text Words { get; }

    private sealed record Interval(TimeSpan Length) : JobSchedule
    {
        public override Text Words =>
            this switch
            {
                { Length.TotalMinutes: < 1 } => (
                    $"每 {Length.TotalSeconds:0} 秒",
                    $"every {Count(Length.TotalSeconds, "second")}"
                ),
                { Length.TotalHours: < 1 } => (
                    $"每 {Length.TotalMinutes:0} 分钟",
                    $"every {Count(Length.TotalMinutes, "minute")}"
                ),
                _ => ($"每 {Length.TotalHours:0} 小时", $"every {Count(Length.TotalHours, "hour")}"),
            };

        public override DateTimeOffset First(DateTimeOffset now, TimeZoneInfo zone) => now;

        public override DateTimeOffset Next(DateTimeOffset now, TimeZoneInfo zone) => now + Length;

        private static string Count(double n, string unit) => n == 1 ? unit : $"{n:0} {unit}s";
    }

    private sealed record Timetable(string Expression, CronExpression Times) : JobSchedule
    {
        public override Text Words =>
            Expression.Split(' ') is [var minute, var hour, "*", "*", "*"]
            && int.TryParse(minute, out var m)
            && int.TryParse(hour, out var h)
                ? ($"每天 {h:00}:{m:00}", $"daily at {h:00}:{m:00}")
                : ($"cron {Expression}", $"cron {Expression}");

        public override DateTimeOffset First(DateTimeOffset now, TimeZoneInfo zone) => Next(now, zone);

        public override DateTimeOffset Next(DateTimeOffset now, TimeZoneInfo zone) =>
            // An expression may name a day that never comes, 30 February: then the job waits for a person.
            Times.GetNextOccurrence(now, zone)?.ToUniversalTime()
            ?? DateTimeOffset.MaxValue.AddYears(-1);
    }
}
