namespace Zhanggui.Shipping;

/// <summary>This module's policies.</summary>
internal static class ShippingPolicies
{
    public const string Single = "single";
    public const string ByRule = "rule";
    public const string Choice = "choice";
    public const string RuleAndChoice = "rule-choice";

    public static readonly ChoicePolicy Mode = new(
        "courier.mode",
        (
            "怎么选快递：single 单一、rule 按规则、choice 客户选、rule-choice 规则推荐客户可改",
            "How the courier is chosen"
        ),
        "C29",
        RuleAndChoice,
        [Single, ByRule, Choice, RuleAndChoice]
    );

    public static readonly NumberPolicy Capacity = new(
        "courier.capacity.daily",
        ("首选快递每天最多收件", "Parcels a day that the preferred courier takes"),
        "SHIP-15",
        500,
        1,
        1_000_000
    );

    public static readonly MoneyPolicy FreeFrom = new(
        "postage.free.from",
        ("满多少元包邮（0 为不包邮）", "Free postage from (0: never)"),
        "C30",
        Money.Zero,
        Money.Zero,
        Money.Yuan(100_000)
    );

    public static readonly NumberPolicy Speed = new(
        "shipping.local.speed",
        ("本地模拟快递的速度倍数", "How many times faster the local courier is"),
        "SHIP-25",
        1,
        1,
        5000,
        Policy.Technical
    );

    public static readonly SwitchPolicy Mishaps = new(
        "shipping.local.mishaps",
        ("本地模拟快递偶尔派送失败和重复上报", "The local courier sometimes fails to deliver and reports twice"),
        "SHIP-25",
        true,
        Policy.Technical
    );

    public static readonly MinutesPolicy CallbackMaxAge = new(
        "shipping.callback.max-age.minutes",
        ("物流通知的有效时间", "How old a courier's notice may be"),
        "SHIP-25",
        10,
        1,
        1440,
        Policy.Technical
    );

    public static readonly TextPolicy SenderName = Words("shipping.sender.name", ("寄件人", "Sender"), "栖禾仓库");
    public static readonly TextPolicy SenderPhone = Words(
        "shipping.sender.phone",
        ("寄件电话", "Sender's phone"),
        "0571-8888 2210"
    );
    public static readonly TextPolicy SenderAddress = Words(
        "shipping.sender.address",
        ("寄件地址", "Sender's address"),
        "浙江省杭州市余杭区良渚街道物流园 7 号库"
    );
    public static readonly TextPolicy Reminder = Words(
        "shipping.waybill.reminder",
        ("面单上的快递员提醒", "Note to the courier on the waybill"),
        "请当面签收；不要放快递柜。"
    );

    public static readonly Policy[] All =
    [
        Mode,
        Capacity,
        FreeFrom,
        Speed,
        Mishaps,
        CallbackMaxAge,
        SenderName,
        SenderPhone,
        SenderAddress,
        Reminder,
    ];

    private static TextPolicy Words(string key, Text name, string value) =>
        new(key, name, "SHIP-05", value, text => text.Length <= 80, ("80 字以内", "at most 80 characters"));
}
