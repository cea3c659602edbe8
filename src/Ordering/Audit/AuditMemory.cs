using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>The rules in force and the blacklist, as every order needs them: read once and kept until somebody changes them (docs/decisions/0007).</summary>
internal sealed class AuditMemory
{
    public const string RulesTopic = "audit-rules";
    public const string BlacklistTopic = "audit-blacklist";

    private readonly Beside _beside;
    private readonly Remembered<AuditRuleSet> _rules;
    private readonly Remembered<BlacklistSet> _blacklist;

    public AuditMemory(Beside beside, NodeNews news, TimeProvider clock)
    {
        (_beside, _rules, _blacklist) = (beside, new(clock, () => news.Lifetime), new(clock, () => news.Lifetime));
        news.On(RulesTopic, _ => _rules.Forget());
        news.On(BlacklistTopic, _ => _blacklist.Forget());
    }

    /// <summary>The revision in force.</summary>
    public AuditRuleSet Rules => _rules.Get(() => _beside.Ask(db =>
        db.Set<AuditRevision>().AsNoTracking().OrderByDescending(r => r.No).FirstOrDefault() is { } last ? AuditRuleSet.Read(last.No, last.Rules) : AuditRuleSet.Factory));

    /// <summary>All entries, also past ones: a replay asks who was on it then.</summary>
    public BlacklistSet Blacklist => _blacklist.Get(() => _beside.Ask(db => new BlacklistSet(db.Set<BlacklistEntry>().AsNoTracking().ToList())));
}

/// <summary>One revision of the rules: the newest is in force, the older ones are the history. Append-only.</summary>
internal sealed class AuditRevision
{
    public required int No { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string Why { get; init; }
    /// <summary>All rules with their settings, as JSON.</summary>
    public required string Rules { get; init; }
    /// <summary>What is different from the revision before, in Chinese.</summary>
    public required string ChangesZh { get; init; }
    /// <summary>And in English.</summary>
    public required string ChangesEn { get; init; }
}
