namespace Zhanggui.Ordering;

/// <summary>
/// Judges an order with all that is known of its customer, when it is accepted, and keeps what was found (ORD-06).
/// </summary>
internal sealed class ScreeningDesk(
    OrderingDb db,
    OperationContext context,
    ScreeningPasts pasts,
    OrderScreening audit,
    Policies policies
)
{
    /// <summary>True when this score is held.</summary>
    public bool Holds(ScreeningVerdict verdict) =>
        verdict.Hits.Count > 0 && verdict.Score >= policies.Get(OrderingPolicies.AuditHoldAt);

    /// <summary>
    /// Judges it by the rules in force. What is found differently from before is kept as new findings; the old ones
    /// stay.
    /// </summary>
    public async Task<ScreeningVerdict> Judge(Order order, CancellationToken ct)
    {
        var (facts, rules) = (ScreeningFacts.Of(order), audit.InForce);
        var past = (await pasts.Of([facts], rules.Days, ct))[order.Id.Value];
        var verdict = audit.Judge(facts, past, 0, context.Now, rules);
        var known = await db.CurrentFindings([order], ct);
        var found = ScreeningFinding
            .Of(order.Id, verdict, context.Now)
            .Where(f => !known.Any(k => k.Code == f.Code && k.Revision == f.Revision && k.ReasonZh == f.ReasonZh))
            .ToList();
        found.ForEach(db.Add);
        order.Progress.Judged(verdict);
        return verdict;
    }
}

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
