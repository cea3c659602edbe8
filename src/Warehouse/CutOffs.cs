using System.Globalization;

namespace Zhanggui.Warehouse;

/// <summary>One cut-off of one day: what was released before it leaves with it.</summary>
/// <param name="No">1 for the first of the day.</param>
/// <param name="Day">The business date.</param>
/// <param name="At">The instant, in UTC.</param>
public readonly record struct CutOff(int No, DateOnly Day, DateTimeOffset At)
{
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    /// <summary>第二节点.</summary>
    public Text Name =>
        new(
            $"第{(No <= Numerals.Length ? Numerals[No - 1] : No.ToString(CultureInfo.InvariantCulture))}节点",
            $"Node {No}"
        );
}

/// <summary>
/// The day's shipping nodes (SHIP-06, C32): clock times in the company's time zone. An order released before a cut-off
/// is allotted to the next one; after the last one it goes to the first of the next day, so everything released before
/// the last cut-off leaves the same day.
/// </summary>
public sealed class CutOffs
{
    private const int Max = 10;
    private readonly IReadOnlyList<TimeOnly> _times;
    private readonly BusinessCalendar _calendar;

    /// <param name="times">Clock times separated by commas, rising.</param>
    /// <param name="calendar">The company's calendar.</param>
    public CutOffs(string times, BusinessCalendar calendar) =>
        (_times, _calendar) = (
            Read(times) ?? throw new ArgumentException($"“{times}” are not rising clock times.", nameof(times)),
            calendar
        );

    /// <summary>
    /// The node of something released at <paramref name="now"/>. Exactly at a cut-off is too late for it.
    /// </summary>
    public CutOff NodeFor(DateTimeOffset now)
    {
        var day = _calendar.DateOf(now);
        foreach (var node in Of(day))
            if (now < node.At)
                return node;
        return Of(day.AddDays(1))[0];
    }

    /// <summary>A business date's nodes.</summary>
    public IReadOnlyList<CutOff> Of(DateOnly day) =>
        [.. _times.Select((time, i) => new CutOff(i + 1, day, _calendar.At(day, time)))];

    /// <summary>True for one to ten rising clock times such as 11:00,15:30,18:00.</summary>
    public static bool CanRead(string text) => Read(text) is not null;

    private static List<TimeOnly>? Read(string? text)
    {
        var times = new List<TimeOnly>();
        foreach (var part in (text ?? "").Split([',', '，'], StringSplitOptions.TrimEntries))
        {
            if (!TimeOnly.TryParseExact(part, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                return null;
            if (times.Count > 0 && time <= times[^1])
                return null;
            times.Add(time);
        }

        return times.Count is > 0 and <= Max ? times : null;
    }
}
