using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>One change of the matrix.</summary>
public sealed record GrantChange(string Position, string Permission, bool Granted);

/// <summary>
/// Gives permissions to positions or takes them away (ORG-12), with a reason that names the approved request.
/// </summary>
[Needs("org.edit", "user.level.execute")]
public sealed class SetGrants(ShopDb db, OperationContext context, PermissionDirectory directory)
{
    /// <summary>
    /// Takes effect for everybody who holds the positions, at once on this node and within seconds on others. All
    /// changes or none.
    /// </summary>
    public async Task<Result> Run(IReadOnlyList<GrantChange> changes, string why, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (ReasonRule.Refuse(why) is { } reason)
            return reason;
        foreach (var at in changes.GroupBy(c => c.Position))
        {
            var position = await db.Set<Position>().FirstOrDefaultAsync(p => p.Code == at.Key, ct);
            if (position is null)
                return StaffErrors.NoPosition;
            if (position.Kind == PositionKind.Shop)
                return Refusal.Conflict(
                    "organization.shop_row",
                    $"“{position.NameZh}”这一行说明商城对外开放什么，不在这里改",
                    $"The row “{position.NameEn}” says what the shop is open to; it is not changed here."
                );
            if (context.Actor.Positions.Contains(at.Key))
                return StaffErrors.OwnPosition;
            if (at.FirstOrDefault(c => !directory.Knows(c.Permission)) is { } unknown)
                return Refusal.NotFound(
                    "organization.no_permission",
                    $"没有“{unknown.Permission}”这项权限",
                    $"There is no permission “{unknown.Permission}”."
                );
            await Change(position, [.. at], why, ct);
        }

        context.Invalidate(ActorCache.Topic);
        return Result.Done;
    }

    private async Task Change(Position position, IReadOnlyList<GrantChange> changes, string why, CancellationToken ct)
    {
        var held = await db.Set<Grant>()
            .Where(g => g.Position == position.Code)
            .ToDictionaryAsync(g => g.Permission, ct);
        var given = changes
            .Where(c => c.Granted && !held.ContainsKey(c.Permission))
            .Select(c => c.Permission)
            .Distinct()
            .ToList();
        var taken = changes
            .Where(c => !c.Granted && held.ContainsKey(c.Permission))
            .Select(c => c.Permission)
            .Distinct()
            .ToList();
        foreach (var permission in given)
            db.Add(new Grant { Position = position.Code, Permission = permission });
        foreach (var permission in taken)
            db.Remove(held[permission]);
        if (given.Count + taken.Count > 0)
            context.Record(
                position.Subject,
                ("调整岗位权限", "Position's permissions changed"),
                before: new { taken },
                after: new { given },
                note: why.Trim()
            );
    }
}
