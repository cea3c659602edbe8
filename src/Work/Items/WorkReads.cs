using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Work;

internal sealed record WorkDay(int Done, int OnTime);

internal sealed class WorkReads(ShopDb db, TimeProvider clock, Company company)
{
    public static bool IsFor(WorkItem item, Actor actor) => item.Person == actor.Id
        || (item.Person is null && actor.Positions.Any(p => item.Positions.Contains($",{p},", StringComparison.Ordinal)))
        || (item.EscalatedAt is not null && item.EscalateTo is { } superior && actor.Positions.Contains(superior));

    /// <summary>What stands on somebody's list: their own, their positions' that nobody has taken, and what was reported to them.</summary>
    public async Task<IReadOnlyList<WorkItem>> Of(Actor actor, bool group, int take, CancellationToken ct) =>
        await Mine(actor, group).OrderBy(i => i.DueAt == null).ThenBy(i => i.DueAt).ThenBy(i => i.At).Take(take).ToListAsync(ct);

    public Task<int> Count(Actor actor, CancellationToken ct) => Mine(actor, group: false).CountAsync(ct);

    public Task<int> Overdue(Actor actor, CancellationToken ct)
    {
        var now = clock.Now();
        return Mine(actor, group: false).CountAsync(i => i.DueAt < now, ct);
    }

    public async Task<WorkDay> Today(Guid person, CancellationToken ct)
    {
        var from = company.Calendar.StartOf(company.Calendar.DateOf(clock.Now()));
        var done = db.Set<WorkItem>().AsNoTracking().Where(i => i.EndedById == person && i.State == WorkState.Done && i.EndedAt >= from);
        return new WorkDay(await done.CountAsync(ct), await done.CountAsync(i => i.DueAt == null || i.EndedAt <= i.DueAt, ct));
    }

    private IQueryable<WorkItem> Mine(Actor actor, bool group)
    {
        var me = actor.Id;
        var open = db.Set<WorkItem>().AsNoTracking().Where(i => i.State == WorkState.Open);
        var positions = actor.Positions.Select(p => $",{p},").ToList();
        // A person holds a few positions: one LIKE each, joined, over the open items only.
        var (p1, p2, p3) = (positions.ElementAtOrDefault(0) ?? "#", positions.ElementAtOrDefault(1) ?? "#", positions.ElementAtOrDefault(2) ?? "#");
        var superiors = actor.Positions.ToList();
        return open.Where(i => i.Person == me
            || ((group || i.Person == null) && (i.Positions.Contains(p1) || i.Positions.Contains(p2) || i.Positions.Contains(p3)))
            || (i.EscalatedAt != null && i.EscalateTo != null && EF.Parameter(superiors).Contains(i.EscalateTo)));
    }
}
