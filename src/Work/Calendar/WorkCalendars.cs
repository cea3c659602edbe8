using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Work;

/// <summary>The days of the program's list and the company's own, in memory until somebody changes them.</summary>
internal sealed class WorkCalendars : IWorkCalendar
{
    /// <summary>What nodes tell each other when a day has changed.</summary>
    public const string Topic = "work-calendar";

    /// <summary>When a working day begins.</summary>
    public static readonly TextPolicy Opens = new(
        "company.workday.opens",
        ("上班时间", "A working day begins"),
        "HR-01",
        "08:30",
        IsTime,
        ("时间，如 08:30", "a time such as 08:30")
    );

    /// <summary>When a working day ends.</summary>
    public static readonly TextPolicy Closes = new(
        "company.workday.closes",
        ("下班时间", "A working day ends"),
        "HR-01",
        "18:30",
        IsTime,
        ("时间，如 18:30", "a time such as 18:30")
    );

    private readonly Cached<Dictionary<DateOnly, MovedDay>> _days;
    private readonly SideConnection _sideConnection;
    private readonly Company _company;
    private readonly Policies _policies;

    public WorkCalendars(
        SideConnection sideConnection,
        CacheInvalidationBus invalidations,
        TimeProvider clock,
        Company company,
        Policies policies
    )
    {
        (_sideConnection, _company, _policies) = (sideConnection, company, policies);
        _days = new Cached<Dictionary<DateOnly, MovedDay>>(clock, () => invalidations.Lifetime);
        invalidations.Subscribe(Topic, _ => _days.Invalidate());
    }

    public async ValueTask<WorkCalendar> Get(CancellationToken ct)
    {
        var days = await Days(ct);
        var (opens, closes) = (Time(_policies.Get(Opens)), Time(_policies.Get(Closes)));
        // A company that works until after midnight has its whole day.
        return new WorkCalendar(
            _company.Calendar,
            days.ToDictionary(d => d.Key, d => d.Value.IsWorked),
            opens,
            closes > opens ? closes : TimeOnly.MaxValue
        );
    }

    /// <summary>Every day that differs from its weekday, with its name.</summary>
    public async ValueTask<IReadOnlyDictionary<DateOnly, MovedDay>> Days(CancellationToken ct) =>
        await _days.GetAsync(
            () =>
                _sideConnection.Ask(async db =>
                {
                    var days = HolidayList.All.ToDictionary(d => d.Day);
                    foreach (var own in await db.Set<CalendarDay>().AsNoTracking().ToListAsync(ct))
                        days[own.Day] = new MovedDay(own.Day, own.IsWorked, new Text(own.NameZh, own.NameEn));
                    return days;
                }),
            ct
        );

    private static bool IsTime(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
