using System.Globalization;

namespace Zhanggui.Ui;

/// <summary>Instants as people read them, in the company's time zone and the language of the request.</summary>
public static class Format
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>The company's wall clock. The host sets it once at the start if the company is not in China.</summary>
    public static BusinessCalendar Calendar { get; set; } = new();

    /// <summary>True for English of any country.</summary>
    public static bool IsEnglish(CultureInfo culture) => culture?.TwoLetterISOLanguageName == "en";

    /// <summary>"11月22日", with the year when it is not this one.</summary>
    public static string Date(DateTimeOffset at, DateTimeOffset now) =>
        Date(Calendar.DateOf(at), Calendar.DateOf(now).Year);

    /// <summary>"2026年11月22日".</summary>
    public static string Date(DateTimeOffset at) => Date(Calendar.DateOf(at), 0);

    /// <summary>"14:18".</summary>
    public static string Clock(DateTimeOffset at) => Calendar.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"2026-11-22 14:18:49", for documents.</summary>
    public static string Full(DateTimeOffset at) =>
        Calendar.Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>"今天 14:18", "昨天 16:47", "明天 09:00", "11月20日 14:02".</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset now)
    {
        var words = (Calendar.DateOf(at).DayNumber - Calendar.DateOf(now).DayNumber) switch
        {
            0 => new Text("今天", "today").ToString(),
            -1 => new Text("昨天", "yesterday").ToString(),
            1 => new Text("明天", "tomorrow").ToString(),
            _ => Date(at, now),
        };
        return words + " " + Clock(at);
    }

    /// <summary>"11月22日 周日", for the clock of the top bar.</summary>
    public static string Day(DateTimeOffset at)
    {
        var local = Calendar.Local(at);
        return InEnglish ? local.ToString("ddd d MMM", English) : local.ToString("M月d日 ddd", Chinese);
    }

    /// <summary>Time left as "03:41" or "1:41:11"; time past with a true minus sign, "−06:12".</summary>
    public static string Left(TimeSpan left)
    {
        var size = TimeSpan.FromSeconds(Math.Floor(Math.Abs(left.TotalSeconds)));
        var text =
            size.TotalHours >= 1
                ? string.Create(CultureInfo.InvariantCulture, $"{(int)size.TotalHours}:{size:mm\\:ss}")
                : size.ToString("mm\\:ss", CultureInfo.InvariantCulture);
        return left < TimeSpan.Zero ? "−" + text : text;
    }

    private static bool InEnglish => IsEnglish(CultureInfo.CurrentUICulture);

    private static string Date(DateOnly date, int thisYear) =>
        (InEnglish, date.Year == thisYear) switch
        {
            (true, true) => date.ToString("d MMM", English),
            (true, false) => date.ToString("d MMM yyyy", English),
            (false, true) => date.ToString("M月d日", Chinese),
            (false, false) => date.ToString("yyyy年M月d日", Chinese),
        };
}
