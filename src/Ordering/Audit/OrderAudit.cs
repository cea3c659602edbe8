namespace Zhanggui.Ordering;

/// <summary>Judges orders by a set of rules. It only computes: what it needs is in memory or handed in (ORD-06).</summary>
internal sealed class OrderAudit(AuditMemory memory, AreaBook areas)
{
    public AuditRuleSet InForce => memory.Rules;

    /// <summary>How many unpaid orders of the account are worth counting while an order is being placed.</summary>
    public int UnpaidToCount => InForce.Of(AuditCatalog.Find(AuditCatalog.ManyUnpaid)!).Number("count");

    /// <summary>An order that is being placed: the rules that need nothing but the order, the memory, and the count of unpaid orders that the group asks for anyway.</summary>
    public AuditVerdict WhilePlaced(Order order, int unpaid) => Judge(AuditFacts.Of(order), null, unpaid, order.PlacedAt, InForce);

    public AuditVerdict Judge(AuditFacts facts, AuditPast? past, int unpaid, DateTimeOffset at, AuditRuleSet rules)
    {
        var (hits, seen) = (new List<AuditHit>(), new AuditCase(facts, past, unpaid, memory.Blacklist, areas, at));
        foreach (var rule in AuditCatalog.All)
        {
            var setting = rules.Of(rule);
            if (setting.On && rule.Hit(seen, setting) is { } reason) hits.Add(new AuditHit(rule, setting.Weight, reason));
        }

        return new AuditVerdict(rules.Revision, hits);
    }
}
