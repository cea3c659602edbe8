using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>What today's desks must find, and the small texts that go with orders.</summary>
internal static class QueueTable
{
    /// <summary>Orders of today by fate: how many, and how many minutes ago they came.</summary>
    internal static readonly (DemoFate Fate, int Count, int From, int To)[] Today =
    [
        (DemoFate.New, 14, 0, 9),
        (DemoFate.Held, 6, 4, 150),
        (DemoFate.Accepted, 10, 3, 18),
        (DemoFate.Confirmed, 8, 20, 300),
        (DemoFate.AwaitingStock, 2, 60, 400),
        (DemoFate.ReadyToShip, 16, 30, 260),
        (DemoFate.Released, 12, 60, 300),
        (DemoFate.Picked, 12, 120, 400),
        (DemoFate.Packed, 8, 180, 480),
        (DemoFate.Shipped, 14, 300, 850),
        (DemoFate.Cancelled, 3, 60, 700),
    ];

    /// <summary>What yesterday and the days before have left open: fate, how many, days ago.</summary>
    internal static readonly (DemoFate Fate, int Count, int DaysAgo)[] LeftOver =
    [
        (DemoFate.Held, 1, 1),
        (DemoFate.Confirmed, 3, 1),
        (DemoFate.AwaitingStock, 2, 1),
        (DemoFate.AwaitingStock, 2, 3),
        (DemoFate.ReadyToShip, 8, 1),
        (DemoFate.Released, 6, 1),
        (DemoFate.Picked, 2, 1),
    ];

    internal static readonly string[] Remarks =
    [
        "送人，不放价签",
        "请周末送",
        "不要放快递柜，打电话",
        "颜色不要发错，谢谢",
        "要发票，抬头稍后发客服",
        "请多放一个手提袋",
        "晚上七点后在家",
        "放门卫即可",
        "给妈妈买的，请附贺卡：生日快乐",
        "急用，麻烦早点发",
        "上次尺码合适，还是 M",
        "请检查扣子再发",
    ];

    internal static readonly Text[] HoldReasons =
    [
        ("收件电话少 1 位", "The phone number is one digit short"),
        ("地址不清楚", "The address is unclear"),
        ("疑似恶意订单", "Suspected malicious order"),
        ("数量大于平时", "An unusual quantity"),
        ("收件人与会员不同", "The recipient is not the member"),
        ("订单信息不完整", "The order is incomplete"),
        ("同一天多次下单", "Several orders on one day"),
    ];

    internal static readonly Text[] CancelReasons =
    [
        ("客户不想要了", "The customer changed their mind"),
        ("未在时限内付款", "Not paid in time"),
        ("拍错颜色或尺码", "Wrong colour or size chosen"),
        ("联系不上客户", "The customer could not be reached"),
        ("缺货，客户不愿等", "Out of stock, the customer would not wait"),
        ("重复下单", "Ordered twice"),
    ];
}
