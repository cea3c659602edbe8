using System.Globalization;

namespace Zhanggui.Backups;

/// <summary>When backups are made, where they lie, and how long they stay.</summary>
internal static class BackupsPolicies
{
    private static readonly string[] Days = [.. Enum.GetNames<DayOfWeek>()];

    /// <summary>DAT-05, C01: daily at 18:00 (004 pt 5) or weekly (003).</summary>
    public static readonly ChoicePolicy OrdersEvery = Every(
        "orders",
        ("订单备份多久一次（daily 每天，weekly 每周）", "Back orders up (daily or weekly)"),
        "DAT-05"
    );

    /// <inheritdoc cref="OrdersEvery"/>
    public static readonly TextPolicy OrdersAt = At(
        "orders",
        ("订单备份几点做", "Back orders up at"),
        "DAT-05",
        "18:00"
    );

    /// <inheritdoc cref="OrdersEvery"/>
    public static readonly ChoicePolicy OrdersDay = Day(
        "orders",
        ("订单备份每周时在星期几", "Weekly backup of orders on"),
        "DAT-05"
    );

    /// <summary>DAT-01, C02: at least once a week.</summary>
    public static readonly ChoicePolicy WholeEvery = Every(
        "whole",
        ("整库备份多久一次（daily 每天，weekly 每周）", "Back the whole database up (daily or weekly)"),
        "DAT-01"
    );

    /// <inheritdoc cref="WholeEvery"/>
    public static readonly TextPolicy WholeAt = At(
        "whole",
        ("整库备份几点做", "Back the whole database up at"),
        "DAT-01",
        "02:00"
    );

    /// <inheritdoc cref="WholeEvery"/>
    public static readonly ChoicePolicy WholeDay = Day(
        "whole",
        ("整库备份每周时在星期几", "Weekly backup of the database on"),
        "DAT-01"
    );

    /// <summary>
    /// DAT-02: a place apart. A name is a folder beside the embedded database, or in ./data with PostgreSQL; better the
    /// path of another disk.
    /// </summary>
    public static readonly TextPolicy Folder = new(
        "data.backup.folder",
        ("备份放在哪个文件夹", "Backups lie in the folder"),
        "DAT-02",
        "backups",
        IsFolder,
        (
            "文件夹名，或另一块盘上的完整路径，如 /mnt/backup/zhanggui",
            "a folder's name, or better a full path on another disk, such as /mnt/backup/zhanggui"
        ),
        Policy.Technical
    );

    /// <summary>DAT-02: so many good backups of the whole database stay, however old they are.</summary>
    public static readonly NumberPolicy WholeKeep = new(
        "data.backup.whole.keep",
        ("整库备份至少留几份", "Good backups of the database that stay at least"),
        "DAT-02",
        14,
        2,
        1000,
        Policy.Technical
    );

    /// <summary>DAT-02: nothing younger is deleted, however many there are.</summary>
    public static readonly NumberPolicy WholeKeepDays = new(
        "data.backup.whole.keep_days",
        ("整库备份至少留几天", "Backups of the database stay at least (days)"),
        "DAT-02",
        30,
        7,
        3660,
        Policy.Technical
    );

    /// <summary>DAT-13: the files of orders are evidence and stay for years.</summary>
    public static readonly NumberPolicy OrdersKeepDays = new(
        "data.backup.orders.keep_days",
        ("订单备份至少留几天", "Backups of orders stay at least (days)"),
        "DAT-13",
        3660,
        365,
        36600,
        Policy.Technical
    );

    /// <summary>
    /// DAT-01: so long without a good backup, and those responsible are told and the page turns red. Never more than a
    /// week.
    /// </summary>
    public static readonly NumberPolicy AlarmDays = new(
        "data.backup.alarm_days",
        ("几天没有成功备份就报警", "Alarm after days without a good backup"),
        "DAT-01",
        7,
        1,
        7,
        Policy.Technical
    );

    /// <summary>DAT-01: how soon a failed backup is tried again.</summary>
    public static readonly MinutesPolicy RetryAfter = new(
        "data.backup.retry",
        ("备份失败后多久再试", "A failed backup is tried again after"),
        "DAT-01",
        15,
        1,
        720,
        Policy.Technical
    );

    internal static readonly Policy[] All =
    [
        OrdersEvery,
        OrdersAt,
        OrdersDay,
        WholeEvery,
        WholeAt,
        WholeDay,
        Folder,
        WholeKeep,
        WholeKeepDays,
        OrdersKeepDays,
        AlarmDays,
        RetryAfter,
    ];

    /// <summary>When backups of a kind are made.</summary>
    public static Timetable Of(Policies policies, BusinessCalendar calendar, BackupKind kind)
    {
        var (every, at, day) =
            kind == BackupKind.Orders ? (OrdersEvery, OrdersAt, OrdersDay) : (WholeEvery, WholeAt, WholeDay);
        return new Timetable(
            calendar,
            TimeOnly.ParseExact(policies.Get(at), "HH:mm", CultureInfo.InvariantCulture),
            policies.Get(every) == "weekly" ? Enum.Parse<DayOfWeek>(policies.Get(day)) : null
        );
    }

    private static ChoicePolicy Every(string kind, Text name, string rule) =>
        new($"data.backup.{kind}.every", name, rule, "daily", ["daily", "weekly"], Policy.Technical);

    private static TextPolicy At(string kind, Text name, string rule, string at) =>
        new(
            $"data.backup.{kind}.at",
            name,
            rule,
            at,
            text => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            ("几点几分，如 18:00", "a time of day, such as 18:00"),
            Policy.Technical
        );

    private static ChoicePolicy Day(string kind, Text name, string rule) =>
        new($"data.backup.{kind}.day", name, rule, nameof(DayOfWeek.Sunday), Days, Policy.Technical);

    private static bool IsFolder(string text) =>
        text.Length <= 200
        && !text.Any(char.IsControl)
        && !text.Split('/', '\\').Contains("..")
        && text.Trim().Length > 0;
}
