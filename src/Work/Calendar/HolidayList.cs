using System.Globalization;
using System.Text;

namespace Zhanggui.Work;

/// <summary>A day that differs from its weekday: a holiday, or a day at the weekend that is worked instead.</summary>
internal sealed record MovedDay(DateOnly Day, bool IsWorked, Text Name);

/// <summary>
/// The days that the State Council announced, read once from the resource that the build makes of the npm package
/// chinese-days.
/// </summary>
internal static class HolidayList
{
    private const string Worked = "work";

    /// <summary>Every day of every year that the package knows.</summary>
    public static IReadOnlyList<MovedDay> All { get; } = Read();

    private static List<MovedDay> Read()
    {
        using var stream =
            typeof(HolidayList).Assembly.GetManifestResourceStream("Zhanggui.Work.holidays.txt")
            ?? throw new InvalidOperationException("The holidays are missing from the build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Split('|'))
                .Select(p => new MovedDay(
                    DateOnly.ParseExact(p[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                    p[1] == Worked,
                    new Text(p[2], p[3])
                )),
        ];
    }
}
