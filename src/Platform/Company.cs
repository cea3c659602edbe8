namespace Zhanggui.Platform;

/// <summary>The company's name and clock.</summary>
public sealed class Company(Policies policies)
{
    /// <summary>The time zone of business dates and clock times.</summary>
    public static readonly TextPolicy Timezone = new(
        "company.timezone",
        ("公司时区", "Company time zone"),
        "DAT-12",
        "Asia/Shanghai",
        text => TimeZoneInfo.TryFindSystemTimeZoneById(text, out _),
        ("时区名，如 Asia/Shanghai", "a time zone's name, such as Asia/Shanghai"),
        Policy.Technical
    );

    /// <summary>The name that customers see (C40).</summary>
    public static readonly TextPolicy BrandName = new(
        "brand.display.name",
        ("品牌显示名", "Brand name shown"),
        "C40",
        "栖禾",
        text => text.Length <= 20,
        ("20 字以内", "at most 20 characters")
    );

    private (string Zone, BusinessCalendar Calendar)? _calendar;

    /// <summary>The time zone itself, for timetables.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(policies.Get(Timezone));

    /// <summary>The calendar in the company's time zone.</summary>
    public BusinessCalendar Calendar
    {
        get
        {
            var zone = policies.Get(Timezone);
            if (_calendar is { } known && known.Zone == zone)
                return known.Calendar;
            var calendar = new BusinessCalendar(zone);
            _calendar = (zone, calendar);
            return calendar;
        }
    }

    /// <summary>The name that customers see.</summary>
    public string Name => policies.Get(BrandName);
}
