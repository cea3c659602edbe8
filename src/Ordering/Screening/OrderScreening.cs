namespace Zhanggui.Ordering;

/// <summary>
/// Judges orders by a set of rules. It only computes: what it needs is in memory or handed in (ORD-06).
/// </summary>
internal sealed class OrderScreening(ScreeningCache cache, AreaDirectory areas)
{
    public ScreeningRuleSet InForce => cache.Rules;

    /// <summary>How many unpaid orders of the account are worth counting while an order is being placed.</summary>
    public int UnpaidToCount => InForce.Of(ScreeningCatalog.Find(ScreeningCatalog.ManyUnpaid)!).Number("count");

    /// <summary>
    /// An order that is being placed: the rules that need nothing but the order, the memory, and the count of unpaid
    /// orders that the group asks for anyway.
    /// </summary>
    public ScreeningVerdict WhilePlaced(Order order, int unpaid) =>
        Judge(ScreeningFacts.Of(order), null, unpaid, order.PlacedAt, InForce);

    public ScreeningVerdict Judge(
        ScreeningFacts facts,
        ScreeningPast? past,
        int unpaid,
        DateTimeOffset at,
        ScreeningRuleSet rules
    )
    {
        var (hits, seen) = (
            new List<ScreeningHit>(),
            new ScreeningCase(facts, past, unpaid, cache.Blacklist, areas, at)
        );
        foreach (var rule in ScreeningCatalog.All)
        {
            var setting = rules.Of(rule);
            if (setting.On && rule.Hit(seen, setting) is { } reason)
                hits.Add(new ScreeningHit(rule, setting.Weight, reason));
        }

        return new ScreeningVerdict(rules.Revision, hits);
    }
}
