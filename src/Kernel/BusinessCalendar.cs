namespace Zhanggui.Kernel;

/// <summary>Business dates and the handbooks' clock times, in the company's time zone.</summary>
public sealed class BusinessCalendar
{
    private readonly TimeZoneInfo _zone;

    /// <param name="timezone">An IANA name, "Asia/Shanghai" by default.</param>
    public BusinessCalendar(string timezone = "Asia/Shanghai") => _zone = TimeZoneInfo.FindSystemTimeZoneById(timezone);

    /// <summary>The wall clock's reading at an instant.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

    /// <summary>The business date of an instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>
    /// The instant, in UTC, at which the wall clock shows <paramref name="time"/> on <paramref name="date"/>.
    /// </summary>
    public DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time, DateTimeKind.Unspecified);
        return new DateTimeOffset(wall, _zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    /// <summary>The first instant of a business date, in UTC.</summary>
    public DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>
    /// The next instant after <paramref name="now"/> at which the wall clock shows <paramref name="time"/>.
    /// </summary>
    public DateTimeOffset NextAt(DateTimeOffset now, TimeOnly time)
    {
        var today = At(DateOf(now), time);
        return today > now ? today : At(DateOf(now).AddDays(1), time);
    }
}
