namespace Zhanggui.Backups;

/// <summary>The instants at which a kind of backup is due, by the company's wall clock.</summary>
/// <param name="Calendar">In the company's time zone.</param>
/// <param name="At">The time of day.</param>
/// <param name="Day">The day of the week; null for every day.</param>
internal sealed record Timetable(BusinessCalendar Calendar, TimeOnly At, DayOfWeek? Day)
{
    /// <summary>The last one that has come.</summary>
    public DateTimeOffset Last(DateTimeOffset now)
    {
        var day = Calendar.DateOf(now);
        while (Calendar.At(day, At) > now || (Day is { } only && day.DayOfWeek != only))
            day = day.AddDays(-1);
        return Calendar.At(day, At);
    }

    /// <summary>The next one to come.</summary>
    public DateTimeOffset Next(DateTimeOffset now)
    {
        var day = Calendar.DateOf(now);
        while (Calendar.At(day, At) <= now || (Day is { } only && day.DayOfWeek != only))
            day = day.AddDays(1);
        return Calendar.At(day, At);
    }
}
