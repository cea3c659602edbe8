using Zhanggui.Records;

namespace Zhanggui.Inventory;

/// <summary>
/// The warehouse's round at opening and at closing: doors, windows, zones, and the lock with the number of its seal on
/// holidays (INV-18, INV-19: 上下班应对仓库的门,窗及各库区存放的物资进行巡查; 仓库平时应上锁,节假日加封条).
/// </summary>
internal static class WarehouseRound
{
    public static readonly Register Register = new(
        "warehouse-round",
        ("仓库开关门巡查", "Warehouse round"),
        "XC",
        "INV-18",
        [
            Point("gates", ("大门和卷帘门", "Gates and shutters"), ("锁好、没有撬痕", "Locked, not forced")),
            Point("windows", ("门窗", "Doors and windows"), ("关好、玻璃完整", "Closed, panes whole")),
            Point("fire", ("消防", "Fire protection"), ("灭火器在位、通道畅通", "Extinguishers in place, ways clear")),
            Point("power", ("配电", "Power"), ("下班断电，没有异味", "Off at closing, no smell")),
            Point("damp", ("防潮", "Damp"), ("地面、底层货架干燥", "Floor and lowest shelves dry")),
            Point(
                "zones",
                ("各库区货架", "Shelves of all zones"),
                ("货架正、通道不堵、物资在位", "Straight, ways clear, goods in place")
            ),
            new RegisterField("lock", ("上锁", "Lock"), FieldKind.Choice)
            {
                IsRequired = true,
                IsInList = true,
                Options =
                [
                    new("locked", ("已上锁", "Locked")) { NotOnHolidays = true },
                    new("sealed", ("上锁并加封条", "Locked and sealed")),
                    new("open", ("营业中", "Open")),
                ],
            },
            new RegisterField("seal_no", ("封条号", "Seal number"))
            {
                IsInList = true,
                RequiredWhen = new("lock", "sealed"),
                Help = ("节假日和节前一天关仓必须加封条", "Holidays and their eves need a seal"),
            },
        ]
    )
    {
        Purpose = (
            "开门、关门各巡一遍；异常当场记下，会出现在仓库主管的待办里",
            "At opening and at closing; an anomaly stands on the warehouse supervisor's list at once"
        ),
        Writers = ["RECEIVER", "WHMGR", "PICKER", "PACKER"],
        Readers = ["OPSDIR"],
        AnomalyTo = "WHMGR",
        Duties =
        [
            new Duty("open", ("开仓巡查", "Opening round"), "RECEIVER", Cycle.Daily, new TimeOnly(9, 0))
            {
                EscalateTo = "WHMGR",
            },
            new Duty("close", ("关仓巡查", "Closing round"), "RECEIVER", Cycle.Daily, new TimeOnly(21, 30))
            {
                EscalateTo = "WHMGR",
            },
        ],
    };

    private static RegisterField Point(string key, Text name, Text help) =>
        new(key, name, FieldKind.Point) { Help = help };
}
