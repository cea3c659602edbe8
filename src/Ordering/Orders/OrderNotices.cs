using Zhanggui.Customers;

namespace Zhanggui.Ordering;

/// <summary>What customers are told about their orders (PLUS-02); the company may word it anew.</summary>
internal static class OrderNotices
{
    public static readonly NoticeKind Placed = new(
        "order.placed",
        ("已下单", "Order placed"),
        ("客户下单后马上发", "At once when the order is placed"),
        (
            "您的订单 {no} 已收到，共 {total}。客服会在受理后 10 分钟内与您核对。",
            "We have your order {no} of {total}. Customer service will contact you within ten minutes of taking it up."
        ),
        "no",
        "total"
    )
    {
        IsPrompt = true,
    };

    public static readonly NoticeKind Shipped = new(
        "order.shipped",
        ("已发货", "Shipped"),
        ("包裹交给快递时", "When the courier has the parcel"),
        ("您的订单 {no} 已交给快递，请留意查收。", "Your order {no} is with the courier."),
        "no"
    );

    public static readonly NoticeKind Waiting = new(
        "order.waiting",
        ("缺货等待", "Waiting for stock"),
        ("订单确认后发现货不够时", "When a confirmed order lacks stock"),
        (
            "您的订单 {no} 有货品暂缺，到货后马上发出；您也可以在订单页取消。",
            "Some goods of your order {no} are out of stock. It goes out as soon as they are here; you can also cancel it on its page."
        ),
        "no"
    );

    public static readonly NoticeKind Expected = new(
        "order.expected",
        ("到货日期", "Stock expected"),
        ("采购答复到货日期时", "When purchasing says when the goods come"),
        (
            "您的订单 {no} 缺的货预计 {on}到，到货后马上发出；您也可以在订单页取消。",
            "The goods that your order {no} waits for are expected on {on} and go out at once; you can also cancel it on its page."
        ),
        "no",
        "on"
    );

    public static readonly NoticeKind Presale = new(
        "order.presale",
        ("预售等待", "Presale"),
        ("订单里有预售商品时", "When an order holds presale goods"),
        (
            "您的订单 {no} 含预售商品，预计 {on}发出，到货后马上安排。",
            "Your order {no} holds presale goods; it is expected to ship on {on}."
        ),
        "no",
        "on"
    );

    public static readonly NoticeKind Cancelled = new(
        "order.cancelled",
        ("已取消", "Cancelled"),
        ("订单取消时", "When an order is cancelled"),
        (
            "您的订单 {no} 已取消，已付的款会原路退回。",
            "Your order {no} is cancelled. What you paid goes back the way it came."
        ),
        "no"
    );

    public static readonly NoticeKind DepositKept = new(
        "order.deposit-kept",
        ("尾款没付已取消", "Cancelled, deposit kept"),
        ("尾款没有按时付、订单取消时", "When the balance was not paid in time"),
        (
            "您的订单 {no} 尾款没有按时付，已取消。定金 {kept} 按约定不退，其余已付的款会原路退回。",
            "The balance of your order {no} was not paid in time; it is cancelled. The deposit of {kept} is kept as agreed, all else goes back."
        ),
        "no",
        "kept"
    );

    public static readonly NoticeKind BalanceDue = new(
        "order.balance-due",
        ("付尾款", "Balance due"),
        ("预售的货备齐时", "When presale goods are ready"),
        (
            "您的预售订单 {no} 货已备齐，请在 {until} 前付尾款 {balance}，付清马上发货。",
            "The goods of your presale order {no} are ready. Please pay the balance of {balance} before {until}; it ships at once."
        ),
        "no",
        "balance",
        "until"
    );

    public static readonly NoticeKind BalanceReminder = new(
        "order.balance-reminder",
        ("催尾款", "Balance reminder"),
        ("尾款快到期时", "When the balance is due soon"),
        (
            "提醒：您的预售订单 {no} 还有尾款 {balance} 没有付，{until} 截止，过时订单会取消。",
            "Reminder: the balance of {balance} of your presale order {no} is due by {until}; after that it is cancelled."
        ),
        "no",
        "balance",
        "until"
    );

    public static readonly NoticeKind Amended = new(
        "order.amended",
        ("订单已变更", "Order amended"),
        ("客户要的变更办好时", "When a change that the customer asked for is done"),
        (
            "您的订单 {no} 已按您的要求变更，请在订单页核对。",
            "Your order {no} is changed as you asked; please check it on its page."
        ),
        "no"
    );

    public static readonly NoticeKind Gift = new(
        "order.gift",
        ("加送赠品", "Gift added"),
        ("给订单加送赠品时", "When a gift is added to an order"),
        ("您的订单 {no} 加送了赠品，随货一起发出，不另收费。", "A gift goes out with your order {no}, free of charge."),
        "no"
    );

    public static readonly IReadOnlyList<NoticeKind> All =
    [
        Placed,
        Shipped,
        Waiting,
        Expected,
        Presale,
        Cancelled,
        DepositKept,
        BalanceDue,
        BalanceReminder,
        Amended,
        Gift,
    ];
}
