using Zhanggui.Ordering;
using Zhanggui.Work;

namespace Zhanggui.ServiceDesk;

/// <summary>What those who follow orders must do next, and by when.</summary>
internal static class FollowUpToDos
{
    public const string HandOverKind = "order.hand-over";
    public const string AgainKind = "order.track";

    public static ToDoDraft HandOver(OrderFollowUp followUp, OrderView o) =>
        Draft(
            followUp,
            o,
            HandOverKind,
            ("移交", "Hand over"),
            followUp.DueAt,
            ("确认后 24 小时内移交商品运营跟单", "Within 24 hours of confirmation operations take over the tracking"),
            ("接手跟单", "Take over")
        ) with
        {
            AlsoFor = ["STOREMGR"],
        };

    public static ToDoDraft LookAgain(OrderFollowUp followUp, OrderView o, string note, DateTimeOffset due) =>
        Draft(
            followUp,
            o,
            AgainKind,
            ("跟单", "Track"),
            due,
            ($"上次记录：{note}", $"Last note: {note}"),
            ("看一下", "Look again")
        ) with
        {
            Person = followUp.OwnerId,
        };

    private static ToDoDraft Draft(
        OrderFollowUp followUp,
        OrderView o,
        string kind,
        Text name,
        DateTimeOffset due,
        Text rule,
        Text verb
    ) =>
        new(kind, name, followUp.Subject, $"/office/orders/{followUp.OrderNo}", "TRACKER", due, rule, verb)
        {
            AlsoFor = ["CSPOST", "ORDERS"],
            EscalateTo = "OPSDIR",
            Who = o.CustomerName,
            Amount = o.Total,
        };
}
