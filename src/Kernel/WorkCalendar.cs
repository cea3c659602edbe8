namespace Zhanggui.Kernel;

/// <summary>
/// Working days and working hours: Monday to Friday, but for the days that the State Council moves each year (holidays
/// on weekdays, working days at weekends). Of a year that is not known yet only the weekends rest.
/// </summary>
/// <param name="calendar">The company's clock.</param>
/// <param name="moved">Days that differ from their weekday; true for a day that is worked.</param>
/// <param name="opens">When a working day begins.</param>
/// <param name="closes">When it ends.</param>
public sealed class WorkCalendar(
    BusinessCalendar calendar,
    IReadOnlyDictionary<DateOnly, bool> moved,
    TimeOnly opens,
    TimeOnly closes
)
{
    /// <summary>True when that day is worked.</summary>
    public bool IsWorkday(DateOnly day) =>
        moved.TryGetValue(day, out var works) ? works : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>
    /// True on a public holiday: a day of rest that was announced, and the weekend next to it. A weekend alone is none.
    /// </summary>
    public bool IsHoliday(DateOnly day)
    {
        if (IsWorkday(day))
            return false;
        var first = day;
        while (!IsWorkday(first.AddDays(-1)))
            first = first.AddDays(-1);
        for (var rest = first; !IsWorkday(rest); rest = rest.AddDays(1))
            if (moved.ContainsKey(rest))
                return true;
        return false;
    }

    /// <summary>True when the days of that year have been announced: the list has some.</summary>
    public bool Knows(int year) => moved.Keys.Any(d => d.Year == year);

    /// <summary>
    /// The working day so many working days after a day; of none that day itself, or the next one that is worked.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than none.</exception>
    public DateOnly AddWorkdays(DateOnly from, int workdays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workdays);
        var day = from;
        while (workdays == 0 && !IsWorkday(day))
            day = day.AddDays(1);
        for (var left = workdays; left > 0; left -= IsWorkday(day) ? 1 : 0)
            day = day.AddDays(1);
        return day;
    }

    /// <summary>
    /// The end of the working day so many working days after an instant's day: what is due "within 20 working days".
    /// </summary>
    public DateTimeOffset DueAfterWorkdays(DateTimeOffset from, int workdays) =>
        calendar.At(AddWorkdays(calendar.DateOf(from), workdays), closes);

    /// <summary>The working days from a day on and before another.</summary>
    public int Workdays(DateOnly from, DateOnly until)
    {
        var count = 0;
        for (var day = from; day < until; day = day.AddDays(1))
            count += IsWorkday(day) ? 1 : 0;
        return count;
    }

    /// <summary>
    /// The instant by which so much working time has passed. What begins outside of working hours begins when they do.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than none.</exception>
    public DateTimeOffset AddWorkTime(DateTimeOffset from, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var (at, left) = (from, time);
        while (true)
        {
            var day = calendar.DateOf(at);
            var (start, end) = (calendar.At(day, opens), calendar.At(day, closes));
            if (!IsWorkday(day) || at >= end)
            {
                at = calendar.At(day.AddDays(1), opens);
                continue;
            }

            if (at < start)
                at = start;
            if (left <= end - at)
                return at + left;
            left -= end - at;
            at = calendar.At(day.AddDays(1), opens);
        }
    }
}
