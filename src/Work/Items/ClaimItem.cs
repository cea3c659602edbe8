using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Work;

/// <summary>Somebody takes an item for themselves, so that two do not do the same.</summary>
[Open]
public sealed class ClaimItem(ShopDb db, OperationContext context)
{
    /// <summary>One conditional statement: whoever is second is told who was first.</summary>
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        if (context.Actor is not { Kind: ActorKind.Staff, Id: { } me })
            return Access.Denied("work");
        var item = await db.Set<WorkItem>()
            .AsNoTracking()
            .FirstOrDefaultAsync(i => i.Id == id && i.State == WorkState.Open, ct);
        if (item is null || !Visible.ToGroup(item, context.Actor))
            return WorkErrors.Gone;
        var name = context.Actor.Name;
        var taken = await db.Set<WorkItem>()
            .Where(i => i.Id == id && i.State == WorkState.Open && i.Person == null)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Person, (Guid?)me).SetProperty(i => i.PersonName, name), ct);
        if (taken == 0)
            return item.Person == me ? Result.Done : WorkErrors.TakenBy(item.PersonName ?? "—");
        db.Add(WorkEvent.Of(item, WorkVerb.Taken, context));
        return Result.Done;
    }
}
