using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>
/// Whom somebody may manage. Holders of <c>org.edit</c> carry out approved changes for everybody but themselves
/// (ORG-12: who decides does not execute for themselves). Holders of <c>hr.edit</c>, such as a supervisor, manage the
/// positions below their own in the reporting line; personnel (<c>org.draft</c> as well) manages every position that
/// can't itself change permissions.
/// </summary>
public sealed class Reach(ShopDb db)
{
    private static readonly string[] Powerful =
    [
        "org.edit",
        "org.approve",
        Policy.Business,
        Policy.Technical,
        "db.admin.restore",
        "backup.restore",
    ];

    internal async Task<Refusal?> Refuse(Actor actor, IReadOnlyCollection<string> positions, CancellationToken ct)
    {
        if (actor.May("org.edit"))
            return null;
        var all = await db.Set<Position>().AsNoTracking().ToDictionaryAsync(p => p.Code, ct);
        var powerful = (
            await db.Set<Grant>()
                .AsNoTracking()
                .Where(g => EF.Parameter(Powerful.ToList()).Contains(g.Permission))
                .Select(g => g.Position)
                .Distinct()
                .ToListAsync(ct)
        ).ToHashSet();
        foreach (var code in positions)
        {
            if (!all.TryGetValue(code, out var position))
                return StaffErrors.NoPosition;
            var below = Above(position, all).Any(actor.Positions.Contains);
            var personnel = actor.May("org.draft") && !powerful.Contains(code);
            if (!below && !personnel)
                return StaffErrors.Beyond(position.Name);
        }

        return null;
    }

    /// <summary>The superiors of a position, nearest first; a circle in the data ends the walk.</summary>
    internal static IEnumerable<string> Above(Position position, IReadOnlyDictionary<string, Position> all)
    {
        var seen = new HashSet<string> { position.Code };
        for (
            var next = position.Superior;
            next is not null && seen.Add(next);
            next = all.GetValueOrDefault(next)?.Superior
        )
            yield return next;
    }
}
