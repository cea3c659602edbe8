using Microsoft.EntityFrameworkCore;

namespace Zhanggui.OrderScreening;

/// <summary>
/// The rules in force and the blacklist, as every order needs them: read once and kept until somebody changes them
/// (docs/decisions/0007).
/// </summary>
internal sealed class ScreeningCache
{
    public const string RulesTopic = "audit-rules";
    public const string BlacklistTopic = "audit-blacklist";

    private readonly SideConnection _sideConnection;
    private readonly Cached<ScreeningRuleSet> _rules;
    private readonly Cached<BlacklistSet> _blacklist;

    public ScreeningCache(SideConnection sideConnection, CacheInvalidationBus invalidations, TimeProvider clock)
    {
        (_sideConnection, _rules, _blacklist) = (
            sideConnection,
            new(clock, () => invalidations.Lifetime),
            new(clock, () => invalidations.Lifetime)
        );
        invalidations.Subscribe(RulesTopic, _ => _rules.Invalidate());
        invalidations.Subscribe(BlacklistTopic, _ => _blacklist.Invalidate());
    }

    /// <summary>The revision in force.</summary>
    public ScreeningRuleSet Rules =>
        _rules.Get(() =>
            _sideConnection.Ask(db =>
                db.Set<ScreeningRevision>().AsNoTracking().OrderByDescending(r => r.No).FirstOrDefault() is { } last
                    ? ScreeningRuleSet.Read(last.No, last.Rules)
                    : ScreeningRuleSet.Factory
            )
        );

    /// <summary>All entries, also past ones: a replay asks who was on it then.</summary>
    public BlacklistSet Blacklist =>
        _blacklist.Get(() =>
            _sideConnection.Ask(db => new BlacklistSet(db.Set<BlacklistEntry>().AsNoTracking().ToList()))
        );
}

/// <summary>One revision of the rules: the newest is in force, the older ones are the history. Append-only.</summary>
internal sealed class ScreeningRevision
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
