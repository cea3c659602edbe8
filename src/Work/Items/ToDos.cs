using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Work;

internal sealed class ToDos(ShopDb db, Act act) : IToDos
{
    public async Task Open(ToDoDraft draft, CancellationToken ct)
    {
        await End(i => i.Kind == draft.Kind && i.SubjectId == draft.Subject.Id, WorkState.Dropped, ct);
        db.Add(WorkItem.Of(draft, act.Now));
    }

    public void OpenMany(SetWriter writer, IReadOnlyCollection<ToDoDraft> drafts, DateTimeOffset now) => writer.Insert([.. drafts.Select(d => WorkItem.Of(d, now))]);

    public Task Finish(string kind, Guid subjectId, CancellationToken ct) => End(i => i.Kind == kind && i.SubjectId == subjectId, WorkState.Done, ct);

    public Task FinishAll(Guid subjectId, CancellationToken ct) => End(i => i.SubjectId == subjectId, WorkState.Dropped, ct);

    /// <summary>Items opened earlier in the same operation are not in the database yet: they end where they are.</summary>
    private async Task End(System.Linq.Expressions.Expression<Func<WorkItem, bool>> which, WorkState state, CancellationToken ct)
    {
        var (now, by, byId) = (act.Now, act.Actor.Name, act.Actor.Id);
        var matches = which.Compile();
        foreach (var entry in db.ChangeTracker.Entries<WorkItem>().Where(e => e.State == EntityState.Added && matches(e.Entity)).ToList())
            (entry.Entity.State, entry.Entity.EndedAt, entry.Entity.EndedBy, entry.Entity.EndedById) = (state, now, by, byId);
        await db.Set<WorkItem>().Where(which).Where(i => i.State == WorkState.Open).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.State, state).SetProperty(i => i.EndedAt, now).SetProperty(i => i.EndedBy, by).SetProperty(i => i.EndedById, byId), ct);
    }
}

/// <summary>Somebody takes an item for themselves, so that two do not do the same.</summary>
[Open]
public sealed class TakeItem(ShopDb db, Act act)
{
    /// <summary>One conditional statement: whoever is second is told who was first.</summary>
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        if (act.Actor is not { Kind: ActorKind.Staff, Id: { } me }) return Access.Denied("work");
        var name = act.Actor.Name;
        var item = await db.Set<WorkItem>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.State == WorkState.Open, ct);
        if (item is null || !WorkReads.IsFor(item, act.Actor)) return WorkErrors.Gone;
        var taken = await db.Set<WorkItem>().Where(i => i.Id == id && i.State == WorkState.Open && (i.Person == null || i.Person == me))
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Person, (Guid?)me).SetProperty(i => i.PersonName, name), ct);
        if (taken == 0) return WorkErrors.TakenBy(item.PersonName ?? "");
        act.Record(new Subject("todo", id, item.SubjectNo), ("领取待办", "To-do taken"));
        return Result.Done;
    }
}

/// <summary>Puts an item off, with a reason that stays in its history.</summary>
[Open]
public sealed class PostponeItem(ShopDb db, Act act)
{
    /// <summary>At most a day; refused without a reason.</summary>
    public async Task<Result> Run(Guid id, int minutes, string why, CancellationToken ct)
    {
        if (minutes is < 5 or > 1440) return Refusal.Invalid("work.minutes", "minutes", "推迟 5 分钟到一天", "Put it off for five minutes to one day.");
        if (string.IsNullOrWhiteSpace(why) || why.Length > 200) return Refusal.Invalid("work.why", "why", "请写明为什么推迟", "Say why it is put off.");
        var item = await db.Set<WorkItem>().FirstOrDefaultAsync(i => i.Id == id && i.State == WorkState.Open, ct);
        if (item is null || !WorkReads.IsFor(item, act.Actor)) return WorkErrors.Gone;
        item.DueAt = (item.DueAt > act.Now ? item.DueAt.Value : act.Now) + TimeSpan.FromMinutes(minutes);
        item.PostponedWhy = why.Trim();
        act.Record(new Subject("todo", id, item.SubjectNo), ("推迟待办", "To-do put off"), after: new { item.DueAt }, note: why.Trim());
        return Result.Done;
    }
}

/// <summary>Notes that an item is overdue and reports it to the superior; once per item (ORG-04).</summary>
[HouseOnly]
public sealed class EscalateItem(ShopDb db, Act act)
{
    /// <summary>Nothing happens when it was done or reported in the meantime.</summary>
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        var now = act.Now;
        var noted = await db.Set<WorkItem>().Where(i => i.Id == id && i.State == WorkState.Open && i.EscalatedAt == null && i.DueAt < now).ExecuteUpdateAsync(s => s.SetProperty(i => i.EscalatedAt, (DateTimeOffset?)now), ct);
        if (noted == 0) return Result.Done;
        var item = await db.Set<WorkItem>().AsNoTracking().FirstAsync(i => i.Id == id, ct);
        act.Record(new Subject("todo", id, item.SubjectNo, IsNew: false), ("逾期上报", "Overdue, reported"), after: new { item.Kind, item.EscalateTo });
        await act.Raise(new ToDoOverdue(item.Kind, item.SubjectId, item.SubjectNo, item.Positions.Trim(',').Split(',')[0], item.EscalateTo, item.DueAt!.Value), ct);
        return Result.Done;
    }
}

internal static class WorkErrors
{
    public static readonly Refusal Gone = Refusal.Conflict("work.gone", "这件事已经处理完，或不归你", "This is done already, or is not yours.");

    public static Refusal TakenBy(string name) => Refusal.Conflict("work.taken", $"已经由 {name} 领走了", $"{name} has taken it.");
}
