using Microsoft.EntityFrameworkCore;

namespace Zhanggui.OrderScreening;

/// <summary>
/// Puts a draft of the rules into force, with a reason (ORD-06). Orders that are judged already keep what was found.
/// </summary>
[Needs(ScreeningPermissions.EditRules)]
public sealed class EnableScreeningRules
{
    private static readonly Guid Chain = new("6f726465-7261-7564-6974-72756c657300");
    private readonly ShopDb _db;
    private readonly OperationContext _context;

    internal EnableScreeningRules(ShopDb db, OperationContext context) => (_db, _context) = (db, context);

    /// <summary>
    /// Rules that are left out stay as they are. Answers with the new revision's number; refused when nothing is
    /// different.
    /// </summary>
    public async Task<Result<int>> Run(IReadOnlyList<ScreeningRuleInput> rules, string? why, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var last = await _db.Set<ScreeningRevision>()
            .AsNoTracking()
            .OrderByDescending(r => r.No)
            .FirstOrDefaultAsync(ct);
        var before = last is null ? ScreeningRuleSet.Factory : ScreeningRuleSet.Read(last.No, last.Rules);
        var draft = ScreeningRuleSet.Draft(before, rules);
        var refusals = new List<Refusal>();
        if (!draft.IsDone)
            refusals.AddRange(draft.Refusal.All);
        if (string.IsNullOrWhiteSpace(why) || why.Length > 400)
            refusals.Add(
                Refusal.Invalid(
                    "ordering.audit_why",
                    "why",
                    "请写明为什么改，400 字以内",
                    "Say why it changes, in at most 400 characters."
                )
            );
        if (Refusal.Join(refusals) is { } refusal)
            return refusal;
        if (draft.Value.Same(before))
            return Refusal.Conflict(
                "ordering.audit_unchanged",
                "和现行规则一样，没有改动",
                "These are the rules in force already; nothing was changed."
            );
        var changes = ScreeningRuleSet.Differences(before, draft.Value).ToList();
        var revision = new ScreeningRevision
        {
            No = before.Revision + 1,
            At = _context.Now,
            By = _context.Actor.Name,
            Why = why!.Trim(),
            Rules = draft.Value.Json,
            ChangesZh = string.Join("；", changes.Select(c => $"{c.Rule.Name.Zh}：{c.What.Zh}")),
            ChangesEn = string.Join("; ", changes.Select(c => $"{c.Rule.Name.En}: {c.What.En}")),
        };
        _db.Add(revision);
        _context.Record(
            new Subject("audit-rules", Chain, "rules"),
            ("启用审单规则", "Audit rules enabled"),
            new { revision = before.Revision },
            new { revision = revision.No, changes = revision.ChangesZh },
            revision.Why
        );
        _context.Invalidate(ScreeningCache.RulesTopic);
        return revision.No;
    }
}
