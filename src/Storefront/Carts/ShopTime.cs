using System.Globalization;

namespace Zhanggui.Storefront;

/// <summary>Instants as shoppers read them, in the company's time zone: 今天 15:00, 11月22日 14:18.</summary>
internal sealed class ShopTime(Company company, TimeProvider clock)
{
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Day and time.</summary>
    public string Moment(DateTimeOffset at)
    {
        var local = company.Calendar.Local(at);
        return Day(DateOnly.FromDateTime(local.DateTime)) + local.ToString(" HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>A day, by name when it is near.</summary>
    public string Day(DateOnly day)
    {
        var today = company.Calendar.DateOf(clock.Now());
        return (day.DayNumber - today.DayNumber) switch
        {
            0 => IsEnglish ? "today" : "今天",
            1 => IsEnglish ? "tomorrow" : "明天",
            -1 => IsEnglish ? "yesterday" : "昨天",
            _ when day.Year == today.Year => IsEnglish
                ? day.ToString("d MMM", CultureInfo.GetCultureInfo("en"))
                : $"{day.Month}月{day.Day}日",
            _ => IsEnglish
                ? day.ToString("d MMM yyyy", CultureInfo.GetCultureInfo("en"))
                : $"{day.Year}年{day.Month}月{day.Day}日",
        };
    }

    /// <summary>The instant as it was written on the document, never "today".</summary>
    public string Stamp(DateTimeOffset at)
    {
        var local = company.Calendar.Local(at);
        return IsEnglish
            ? local.ToString("d MMM yyyy HH:mm", CultureInfo.GetCultureInfo("en"))
            : string.Create(CultureInfo.InvariantCulture, $"{local.Year}年{local.Month}月{local.Day}日 {local:HH:mm}");
    }
}
