using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Work;

/// <summary>Says of days whether they are worked: one by one, or a year's announcement as it is pasted.</summary>
[Needs("hr.edit")]
public sealed class SetDays(ShopDb db, OperationContext context)
{
    private const int MaxDays = 400;

    /// <summary>
    /// One day a line: "2027-01-01 休 元旦", "2027-02-07 班 春节"; off and work do as well. Refused at "days" with the line
    /// that can't be read, for a day that stands there twice, and for nothing; then nothing is changed.
    /// </summary>
    /// <returns>How many days it says something about.</returns>
    public async Task<Result<int>> Run(string? text, CancellationToken ct)
    {
        List<MovedDay> days = [];
        foreach (var (n, line) in (text ?? "").Split('\n').Select(l => l.Trim()).Index().Where(l => l.Item.Length > 0))
        {
            if (Read(line) is not { } day)
                return CalendarErrors.Unreadable(n + 1, line);
            if (days.Exists(d => d.Day == day.Day))
                return CalendarErrors.Twice(n + 1, day.Day);
            days.Add(day);
        }

        if (days.Count is 0 or > MaxDays)
            return CalendarErrors.Nothing(MaxDays);
        var known = await db.Set<CalendarDay>()
            .Where(d => EF.Parameter(days.Select(x => x.Day).ToList()).Contains(d.Day))
            .ToDictionaryAsync(d => d.Day, ct);
        foreach (var day in days)
        {
            if (known.TryGetValue(day.Day, out var row))
                (row.IsWorked, row.NameZh, row.NameEn) = (day.IsWorked, day.Name.Zh, day.Name.En);
            else
                db.Add(
                    new CalendarDay
                    {
                        Day = day.Day,
                        IsWorked = day.IsWorked,
                        NameZh = day.Name.Zh,
                        NameEn = day.Name.En,
                    }
                );
        }

        foreach (var year in days.GroupBy(d => d.Day.Year))
        {
            var subject = Subject.Of("work-calendar", year.Key.ToString(CultureInfo.InvariantCulture));
            context.Record(
                subject,
                ("修改工作日", "Working days changed"),
                after: year.Select(d => new
                {
                    day = d.Day,
                    worked = d.IsWorked,
                    d.Name.Zh,
                })
            );
        }

        context.Invalidate(WorkCalendars.Topic);
        return days.Count;
    }

    private static MovedDay? Read(string line)
    {
        var parts = line.Split([' ', '\t', ',', '，'], StringSplitOptions.RemoveEmptyEntries);
        if (
            parts.Length is < 2 or > 4
            || !DateOnly.TryParseExact(
                parts[0],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return null;
        bool? isWorked = parts[1].ToLowerInvariant() switch
        {
            "休" or "off" => false,
            "班" or "work" => true,
            _ => null,
        };
        if (isWorked is not { } worked || Asked.Sane(day) is null)
            return null;
        var zh =
            parts.Length > 2 ? parts[2]
            : worked ? "上班"
            : "休息";
        var en =
            parts.Length > 3 ? parts[3]
            : parts.Length > 2 ? parts[2]
            : worked ? "Working day"
            : "Day off";
        return zh.Length > 20 || en.Length > 40 ? null : new MovedDay(day, worked, new Text(zh, en));
    }
}

internal static class CalendarErrors
{
    public static Refusal Unreadable(int line, string text) =>
        Refusal.Invalid(
            "work.calendar_line",
            "days",
            $"第 {line} 行看不懂：{Short(text)}。写成“2027-01-01 休 元旦”或“2027-02-07 班 春节”，一行一天",
            $"Line {line} can't be read: {Short(text)}. Write a day a line, such as 2027-01-01 off 元旦."
        );

    public static Refusal Twice(int line, DateOnly day) =>
        Refusal.Invalid(
            "work.calendar_twice",
            "days",
            $"第 {line} 行：{day:yyyy-MM-dd} 写了两次",
            $"Line {line}: {day:yyyy-MM-dd} stands there twice."
        );

    public static Refusal Nothing(int max) =>
        Refusal.Invalid(
            "work.calendar_nothing",
            "days",
            $"请写 1 到 {max} 天，一行一天",
            $"Write 1 to {max} days, one a line."
        );

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
