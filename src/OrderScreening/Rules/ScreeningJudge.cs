namespace Zhanggui.OrderScreening;

/// <inheritdoc cref="IScreening" />
internal sealed class ScreeningJudge(ScreeningCache cache, AreaDirectory areas, Policies policies) : IScreening
{
    public ScreeningRuleSet InForce => cache.Rules;

    public int UnpaidToCount => InForce.Of(ScreeningCatalog.Find(ScreeningCatalog.ManyUnpaid)!).Number("count");

    public ScreeningVerdict Judge(ScreeningCase orderCase, ScreeningRuleSet rules)
    {
        var (hits, seen) = (new List<ScreeningHit>(), new ScreeningInput(orderCase, cache.Blacklist, areas));
        foreach (var rule in ScreeningCatalog.All)
        {
            var setting = rules.Of(rule);
            if (setting.On && rule.Hit(seen, setting) is { } reason)
                hits.Add(new ScreeningHit(rule, setting.Weight, reason));
        }

        return new ScreeningVerdict(rules.Revision, hits);
    }

    public bool IsHeld(ScreeningVerdict verdict) =>
        verdict.Hits.Count > 0 && verdict.Score >= policies.Get(OrderScreeningPolicies.HoldAt);

    public void Insert(SetWriter writer, IEnumerable<JudgedOrder> judged) =>
        writer.Insert([.. judged.SelectMany(ScreeningFinding.Of)]);
}
