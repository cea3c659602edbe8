using Zhanggui.Work;

namespace Zhanggui.Ordering;

/// <summary>What the order desk's people must do next, and by when.</summary>
internal static class DeskToDos
{
    public const string AcceptKind = "order.accept";
    public const string ContactKind = "order.contact";
    public const string ReviewKind = "order.review";
    public const string ShortKind = "order.short";
    public const string NotBoughtKind = "order.not-bought";
    public const string BalanceKind = "order.balance";
    public const string UnpaidKind = "order.unpaid";
    public const string StoppedKind = "order.stopped";

    public static ToDoDraft Accept(Order o) =>
        Draft(
            o,
            AcceptKind,
            ("受理", "Accept"),
            o.Progress.DueAt,
            ("新订单 10 分钟内要有人受理", "A new order is taken up within ten minutes"),
            ("受理", "Accept")
        );

    public static ToDoDraft Contact(Order o) =>
        Draft(
            o,
            ContactKind,
            ("联系客户", "Contact"),
            o.Progress.DueAt,
            (
                "受理后 10 分钟内联系客户，核对姓名、电话、地址、商品、金额、送货时间",
                "Contact the customer within ten minutes and tick off name, phone, address, items, amount and delivery"
            ),
            ("拨打并记录", "Call and record")
        ) with
        {
            Person = o.Progress.HandlerId,
        };

    public static ToDoDraft Review(Order o) =>
        Draft(
            o,
            ReviewKind,
            ("审单", "Review"),
            o.Progress.DueAt,
            ("系统拦下或有人挂起，请核实后放行、取消", "It was stopped; check it, then clear or cancel it"),
            ("去审单", "Review")
        );

    public static ToDoDraft Balance(Order o) =>
        Draft(
            o,
            BalanceKind,
            ("催付尾款", "Balance due"),
            o.Progress.BalanceUntil,
            (
                "货已备齐，尾款快到期；过时订单自动取消",
                "The goods are there and the balance is due soon; after that the order is cancelled"
            ),
            ("联系客户", "Contact")
        );

    public static ToDoDraft Short(Order o, string what) =>
        Draft(
            o,
            ShortKind,
            ("缺货", "Short"),
            null,
            (
                $"拣货时少了：{what}。请告诉客户，等补货或取消",
                $"Short while picking: {what}. Tell the customer; wait or cancel"
            ),
            ("联系客户", "Contact")
        );

    public static ToDoDraft NotBought(Order o, string why) =>
        Draft(
            o,
            NotBoughtKind,
            ("采购不补", "Not bought"),
            null,
            (
                $"采购不补货：{why}。请联系客户换货或取消",
                $"Purchasing does not buy it: {why}. Agree with the customer on something else, or cancel"
            ),
            ("联系客户", "Contact")
        );

    public static ToDoDraft Unpaid(Order o) =>
        Draft(
            o,
            UnpaidKind,
            ("催款", "Unpaid"),
            null,
            (
                "已打包，还没付款，不能交给快递。请催款，或拦截退回",
                "It is packed and not paid, so the courier can't have it. Ask for the money, or call it back"
            ),
            ("联系客户", "Contact")
        );

    public static ToDoDraft Stopped(Order o, string why) =>
        Draft(
            o,
            StoppedKind,
            ("拦截退回", "Called back"),
            null,
            (
                $"货已放回货位：{why}。请放行再发，或取消订单",
                $"The goods are back in their bins: {why}. Release it again, or cancel it"
            ),
            ("去处理", "Decide")
        );

    private static ToDoDraft Draft(Order o, string kind, Text name, DateTimeOffset? due, Text rule, Text verb) =>
        new(kind, name, o.Subject, $"/office/orders/{o.No}", "CSPRE", due, rule, verb)
        {
            AlsoFor = ["CSPOST", "ORDERS"],
            EscalateTo = "CSMGR",
            Who = o.Address.Name,
            Amount = o.Total,
        };
}
