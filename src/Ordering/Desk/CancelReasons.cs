namespace Zhanggui.Ordering;

/// <summary>Why somebody cancels an order (ORD-27).</summary>
internal static class CancelReasons
{
    public const string Malicious = "malicious";
    public const string Refused = "refused";
    public const string Customer = "customer";
    public const string Unpaid = "unpaid";
    public const string Other = "other";

    public static readonly IReadOnlyList<(string Code, Text Name)> All =
    [
        (Customer, ("客户不要了", "The customer changed their mind")),
        ("wrong", ("拍错了", "Wrongly chosen")),
        ("unreachable", ("联系不上", "Could not be reached")),
        ("stock", ("缺货", "Out of stock")),
        ("duplicate", ("重复下单", "Ordered twice")),
        (Unpaid, ("超时未付款", "Not paid in time")),
        (Refused, ("客户拒收", "Refused by the customer")),
        (Malicious, ("恶意订单", "Malicious order")),
        (Other, ("其他", "Other")),
    ];

    public static bool Knows(string code) => All.Any(r => r.Code == code);
}
