using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Work;

/// <summary>Notes that an item is overdue and reports it to the superior; once per item (ORD-04, ORG-04).</summary>
[SystemOnly]
public sealed class EscalateItem(ShopDb db, OperationContext context, IPositions positions)
{
    /// <summary>What is past its deadline and was not reported yet.</summary>
    internal static IQueryable<Guid> Overdue(DeadlineQuestion d)
    {
        var now = d.Now;
        return d
            .Db.Set<WorkItem>()
            .AsNoTracking()
            .Where(i => i.State == WorkState.Open && i.EscalatedAt == null && i.DueAt < now)
            .OrderBy(i => i.DueAt)
            .Select(i => i.Id);
    }

    /// <summary>
    /// Nothing happens when it was done, put off or reported in the meantime. A vacant superior's position passes it on
    /// to the next one above.
    /// </summary>
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        var now = context.Now;
        var item = await db.Set<WorkItem>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, ct);
        if (item is null)
            return Result.Done;
        var to = await Held(item.EscalateTo, ct);
        var noted = await db.Set<WorkItem>()
            .Where(i => i.Id == id && i.State == WorkState.Open && i.EscalatedAt == null && i.DueAt < now)
            .ExecuteUpdateAsync(
                s => s.SetProperty(i => i.EscalatedAt, (DateTimeOffset?)now).SetProperty(i => i.EscalatedTo, to),
                ct
            );
        if (noted == 0)
            return Result.Done;
        db.Add(WorkEvent.Of(item, WorkVerb.Escalated, context, to));
        await context.Raise(
            new ToDoOverdue(item.Kind, item.SubjectId, item.SubjectNo, item.Position, to, item.DueAt!.Value),
            ct
        );
        return Result.Done;
    }

    private async Task<string?> Held(string? position, CancellationToken ct)
    {
        if (position is null)
            return null;
        var all = await positions.All(ct);
        var seen = new HashSet<string>();
        for (
            var code = position;
            code is not null && seen.Add(code) && all.TryGetValue(code, out var view);
            code = view.Superior
        )
            if (view.Holders.Count > 0)
                return code;
        return position;
    }
}
