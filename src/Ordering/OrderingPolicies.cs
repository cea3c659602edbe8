using Zhanggui.Finance;

namespace Zhanggui.Ordering;

/// <summary>The numbers of the order flow.</summary>
public static class OrderingPolicies
{
    /// <summary>ORD-03: how old an order may get before somebody sees it.</summary>
    public static readonly MinutesPolicy AcceptWithin = new(
        "orders.accept_within",
        ("新订单几分钟内受理", "Accept a new order within (minutes)"),
        "ORD-03",
        10,
        1,
        120
    );

    /// <summary>
    /// ORD-03, C05: 0 means that the queue is told of every change and asks once a minute besides; never older than ten
    /// minutes.
    /// </summary>
    public static readonly NumberPolicy RefreshSeconds = new(
        "orders.refresh_seconds",
        ("订单台几秒刷新一次（0 为实时）", "The desk asks again every (seconds, 0 for live)"),
        "ORD-03",
        0,
        0,
        600
    );

    /// <summary>How far back the order list looks when nothing else narrows it and no start is given.</summary>
    public static readonly NumberPolicy ListDays = new(
        "orders.list.days",
        ("订单列表没填开始日期时往前找几天", "Without a start the order list looks back (days)"),
        "ORD-02",
        90,
        7,
        3660
    );

    /// <summary>ORD-04: ten minutes to contact the customer.</summary>
    public static readonly MinutesPolicy ContactWithin = new(
        "orders.contact_within",
        ("受理后几分钟内联系客户", "Contact the customer within (minutes)"),
        "ORD-04",
        10,
        1,
        240
    );

    /// <summary>ORD-07, C06: 24 hours to hand a confirmed order to operations.</summary>
    public static readonly MinutesPolicy HandOverWithin = new(
        "orders.hand_over_within",
        ("确认后几分钟内移交运营跟单", "Hand over to operations within (minutes)"),
        "ORD-07",
        24 * 60,
        60,
        7 * 24 * 60
    );

    /// <summary>ORD-13: how long an unpaid order keeps its stock.</summary>
    public static readonly MinutesPolicy PayWithin = new(
        "orders.pay_within",
        ("未付款订单保留几分钟", "Keep an unpaid order for (minutes)"),
        "ORD-13",
        30,
        5,
        7 * 24 * 60
    );

    /// <summary>ORD-13: a bank transfer takes longer to arrive than a payment online.</summary>
    public static readonly MinutesPolicy TransferWithin = new(
        "orders.transfer_within",
        ("线下转账订单保留几分钟", "Keep an order awaiting a bank transfer for (minutes)"),
        "ORD-13",
        3 * 24 * 60,
        60,
        30 * 24 * 60
    );

    /// <summary>ORD-05: what must be ticked off with the customer before an order counts as valid (ORD-20).</summary>
    public static readonly SwitchPolicy VerifyAll = new(
        "orders.verify_all",
        ("确认前六项都要核对", "All six items must be ticked off"),
        "ORD-20",
        true
    );

    /// <summary>F4 row 7: a paid order that has its goods goes to the warehouse by itself.</summary>
    public static readonly SwitchPolicy AutoRelease = new(
        "orders.auto_release",
        ("备齐且收款后自动下发", "Release by itself once ready and paid"),
        "ORD-14",
        true
    );

    /// <summary>F4 row 14: days after receipt until an order is closed.</summary>
    public static readonly NumberPolicy CloseAfterDays = new(
        "orders.close_after_days",
        ("签收几天后关闭", "Close after receipt (days)"),
        "ORD-23",
        7,
        1,
        90
    );

    /// <summary>SHOP-22: the courier's word counts as receipt.</summary>
    public static readonly SwitchPolicy CourierReceipt = new(
        "orders.courier_receipt",
        ("快递签收算签收", "The courier's sign-off counts as receipt"),
        "SHOP-22",
        true
    );

    /// <summary>ORD-10, C18: whether orders are amended at all, or cancelled and placed again.</summary>
    public static readonly SwitchPolicy AmendAllowed = new(
        "orders.amend.allowed",
        ("可以办变更单", "Orders may be amended"),
        "ORD-10",
        true
    );

    /// <summary>
    /// ORD-10, C18: the last state in which an order may be amended; a released one only until picking begins.
    /// </summary>
    public static readonly ChoicePolicy AmendUntil = new(
        "orders.amend.until",
        ("变更单办到哪个状态为止", "Orders may be amended until"),
        "ORD-10",
        nameof(OrderStatus.Released),
        [
            nameof(OrderStatus.Accepted),
            nameof(OrderStatus.Confirmed),
            nameof(OrderStatus.AwaitingStock),
            nameof(OrderStatus.ReadyToShip),
            nameof(OrderStatus.Released),
        ]
    );

    /// <summary>
    /// ORD-10: whether corrections of recipient, phone and address before confirmation need nobody else.
    /// </summary>
    public static readonly SwitchPolicy AmendSelf = new(
        "orders.amend.self",
        ("确认前只改收件信息的变更免批", "Contact corrections before confirmation need no approval"),
        "ORD-10",
        false
    );

    /// <summary>
    /// ORD-10: the postage stays as it was agreed (keep), or a change that would make it dearer is refused (refuse).
    /// </summary>
    public static readonly ChoicePolicy AmendPostage = new(
        "orders.amend.postage",
        (
            "变更后邮费变贵时（keep 不补收，refuse 不办）",
            "When an amendment makes the postage dearer (keep it, or refuse)"
        ),
        "ORD-10",
        "keep",
        ["keep", "refuse"]
    );

    /// <summary>SHOP-18: how long the same submit, sent again, is answered with the order that it made.</summary>
    public static readonly NumberPolicy PlacedOnceKeepDays = new(
        "orders.placed_once.keep_days",
        ("防重复下单的记录保留几天", "Keep which submit made which order (days)"),
        "SHOP-18",
        30,
        1,
        3660,
        Policy.Technical
    );

    public static readonly TextPolicy ScriptContact = Script(
        "contact",
        ("话术：核对订单", "Script: checking the order"),
        "您好{姓名}，我是客服。您的订单 {单号}：{商品}，共 {金额}，寄到{地址}，请问都对吗？"
    );
    public static readonly TextPolicy ScriptPayment = Script(
        "payment",
        ("话术：提醒付款", "Script: reminder of the payment"),
        "您好{姓名}，您的订单 {单号} 还没有付款（{金额}）。付款后我们马上安排发货；过时没有付款，系统会自动取消订单。"
    );
    public static readonly TextPolicy ScriptStock = Script(
        "stock",
        ("话术：缺货说明", "Script: out of stock"),
        "您好{姓名}，很抱歉，您的订单 {单号} 里的商品正在补货，到货后第一时间为您发出。您也可以换款或取消，我们马上办理。"
    );

    private static TextPolicy Script(string key, Text name, string words) =>
        new(
            "orders.script." + key,
            name,
            "CRM-11",
            words,
            text => text.Trim().Length is > 0 and <= 300,
            (
                "300 字以内；{姓名}{单号}{商品}{金额}{地址} 会换成订单里的",
                "at most 300 characters; {姓名}{单号}{商品}{金额}{地址} are filled in from the order"
            )
        );

    /// <summary>How long an order keeps its goods that is paid in this way and is not paid yet (ORD-13).</summary>
    internal static TimeSpan KeepUnpaid(this Policies policies, PaymentMethod method) =>
        policies.Get(method == PaymentMethod.OfflineTransfer ? TransferWithin : PayWithin);

    internal static readonly Policy[] All =
    [
        ListDays,
        ScriptContact,
        ScriptPayment,
        ScriptStock,
        AmendAllowed,
        AmendUntil,
        AmendSelf,
        AmendPostage,
        AcceptWithin,
        RefreshSeconds,
        ContactWithin,
        HandOverWithin,
        PayWithin,
        TransferWithin,
        VerifyAll,
        AutoRelease,
        CloseAfterDays,
        CourierReceipt,
        PlacedOnceKeepDays,
    ];
}
