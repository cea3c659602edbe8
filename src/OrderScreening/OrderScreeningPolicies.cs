namespace Zhanggui.OrderScreening;

/// <summary>What the directors decide about the screening of orders (ORD-06); the rules are set on their own page.</summary>
public static class OrderScreeningPolicies
{
    /// <summary>The score from which an accepted order is held.</summary>
    public static readonly NumberPolicy HoldAt = new(
        "orders.audit.hold_at",
        ("审单多少分起挂起", "The audit's score from which an order is held"),
        "ORD-06",
        50,
        1,
        1000
    );

    /// <summary>A paid order without any score is accepted and confirmed by the system itself, nobody calls.</summary>
    public static readonly SwitchPolicy PassByItself = new(
        "orders.audit.pass_by_itself",
        ("付款且 0 分的订单自动确认", "Paid orders with a score of 0 pass by themselves"),
        "ORD-06",
        false
    );

    internal static readonly Policy[] All = [HoldAt, PassByItself];
}
