using System.Globalization;
using System.Text.RegularExpressions;

namespace Zhanggui.Organization;

/// <summary>
/// What a position may grant on one order without asking anybody (ORD-29): so much money, and so many pieces.
/// </summary>
/// <param name="Worth">At most so much.</param>
/// <param name="Pieces">At most so many pieces; none at all for a position that the policy does not name.</param>
public readonly partial record struct ApprovalLimit(Money Worth, int Pieces)
{
    /// <summary>How the policies say it.</summary>
    public static readonly Text Form = (
        "如 CSPRE@30x1 CSMGR@200x5：岗位、元、件，用空格隔开；没写的岗位都要审批",
        "such as CSPRE@30x1 CSMGR@200x5: position, yuan, pieces, between blanks; a position that is not there asks for approval"
    );

    /// <summary>True when both stay within it.</summary>
    public bool Covers(Money worth, int pieces) => worth <= Worth && pieces <= Pieces;

    /// <summary>Reads "CSPRE@30x1 CSMGR@200x5": position, yuan, pieces; null for anything else.</summary>
    public static IReadOnlyDictionary<string, ApprovalLimit>? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var all = new Dictionary<string, ApprovalLimit>(StringComparer.Ordinal);
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Pattern().Match(part) is not { Success: true } m)
                return null;
            if (
                !all.TryAdd(
                    m.Groups[1].Value,
                    new ApprovalLimit(
                        Money.Yuan(int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture)),
                        int.Parse(m.Groups[3].ValueSpan, CultureInfo.InvariantCulture)
                    )
                )
            )
                return null;
        }

        return all;
    }

    /// <summary>The most of what somebody's positions allow; nothing for one who holds none of them.</summary>
    public static ApprovalLimit Of(Actor actor, string policy)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var limits = Read(policy);
        return limits is null
            ? default
            : actor
                .Positions.Select(p => limits.GetValueOrDefault(p))
                .Aggregate(
                    default(ApprovalLimit),
                    (most, l) => new ApprovalLimit(Money.Max(most.Worth, l.Worth), Math.Max(most.Pieces, l.Pieces))
                );
    }

    /// <summary>A policy that holds such a line.</summary>
    public static TextPolicy AsPolicy(string key, Text name, string rule, string factory) =>
        new(key, name, rule, factory, text => text.Length <= 400 && Read(text) is not null, Form);

    /// <summary>
    /// Authority is given to positions that exist: what an <see cref="IPolicyCheck"/> of such a policy asks.
    /// </summary>
    public static async Task<Refusal?> UnknownPosition(string value, IPositions positions, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(positions);
        if (Read(value) is not { } limits)
            return null;
        var known = await positions.All(ct);
        return limits.Keys.FirstOrDefault(p => !known.ContainsKey(p)) is { } unknown
            ? Refusal.Invalid(
                "organization.authority_position",
                "value",
                $"没有岗位 {unknown}",
                $"There is no position {unknown}."
            )
            : null;
    }

    [GeneratedRegex("^([A-Z]{2,20})@([0-9]{1,5})x([0-9]{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
