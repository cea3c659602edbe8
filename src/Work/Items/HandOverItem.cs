using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Work;

/// <summary>
/// Whom an item can be handed over to: those who hold one of its positions, and the superiors it is reported to
/// (ORG-04).
/// </summary>
internal static class HandOverTo
{
    public static async Task<IReadOnlyList<(AccountId Id, string Name, Text Position, bool IsSuperior)>> People(
        WorkItem item,
        Guid? me,
        IPositions positions,
        CancellationToken ct
    )
    {
        var all = await positions.All(ct);
        var superior = item.EscalateTo ?? all.GetValueOrDefault(item.Position)?.Superior;
        return
        [
            .. item
                .Positions.Select(p => (Code: p, Superior: false))
                .Append((Code: superior ?? "", Superior: true))
                .Where(p => all.ContainsKey(p.Code))
                .SelectMany(p => all[p.Code].Holders.Select(h => (h.Id, h.Name, all[p.Code].Name, p.Superior)))
                .Where(h => h.Id.Value != me && h.Id.Value != item.Person)
                .DistinctBy(h => h.Id),
        ];
    }
}

/// <summary>
/// Hands an item over to a colleague of the position, or up to the superior, with its history (ORG-03, ORG-04).
/// </summary>
[Open]
public sealed class HandOverItem(ShopDb db, OperationContext context, IPositions positions)
{
    /// <summary>Refused at "person" or "why". The deadline stays.</summary>
    public async Task<Result> Run(Guid id, Guid person, string why, CancellationToken ct)
    {
        if (WorkErrors.Reason(why) is { } reason)
            return reason;
        var item = await db.Set<WorkItem>()
            .AsNoTracking()
            .FirstOrDefaultAsync(i => i.Id == id && i.State == WorkState.Open, ct);
        if (item is null || !Visible.ToGroup(item, context.Actor))
            return WorkErrors.Gone;
        var to = (await HandOverTo.People(item, context.Actor.Id, positions, ct)).FirstOrDefault(p =>
            p.Id.Value == person
        );
        if (to.Name is null)
            return WorkErrors.NoColleague;
        var (was, note, name) = (item.Person, why.Trim(), to.Name);
        var moved = await db.Set<WorkItem>()
            .Where(i => i.Id == id && i.State == WorkState.Open && i.Person == was)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(i => i.Person, (Guid?)person)
                        .SetProperty(i => i.PersonName, name)
                        .SetProperty(i => i.Note, note),
                ct
            );
        if (moved == 0)
            return WorkErrors.Gone;
        db.Add(WorkEvent.Of(item, WorkVerb.HandedOver, context, name, note));
        return Result.Done;
    }
}
