using Zhanggui.Records;

namespace Zhanggui.Inventory;

/// <summary>The week's 5S inspection of the warehouse, twenty points for each S (INV-20: 執行5S管理制度).</summary>
internal static class FiveS
{
    public static readonly Register Register = new(
        "five-s",
        ("5S 检查", "5S inspection"),
        "WS",
        "INV-20",
        [
            new RegisterField("zone", ("检查区域", "Zone")) { IsRequired = true, IsInList = true },
            new RegisterField("sort", ("整理", "Sort"), FieldKind.Score)
            {
                Help = ("不用的东西清走了", "What is not needed is gone"),
            },
            new RegisterField("set", ("整顿", "Set in order"), FieldKind.Score)
            {
                Help = ("定位、标识清楚", "Everything has its marked place"),
            },
            new RegisterField("shine", ("清扫", "Shine"), FieldKind.Score),
            new RegisterField("standard", ("清洁", "Standardise"), FieldKind.Score),
            new RegisterField("sustain", ("素养", "Sustain"), FieldKind.Score),
            new RegisterField("note", ("要整改的", "To be improved"), FieldKind.LongText),
        ]
    )
    {
        Purpose = ("每周五检查一次，五项各 20 分", "Every Friday, twenty points for each of the five"),
        Writers = ["WHMGR"],
        Readers = ["OPSDIR", "RECEIVER", "PICKER", "PACKER"],
        Duties =
        [
            new Duty("week", ("本周 5S 检查", "This week's 5S inspection"), "WHMGR", Cycle.Weekly, new TimeOnly(18, 0))
            {
                Day = 5,
                EscalateTo = "OPSDIR",
                Ahead = TimeSpan.FromHours(8),
            },
        ],
    };
}
