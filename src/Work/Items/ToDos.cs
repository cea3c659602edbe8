using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Work;

internal sealed class ToDos(ShopDb db, Act act) : IToDos
{
    public async Task Open(ToDoDraft draft, CancellationToken ct)
    {
        await End(i => i.Kind == draft.Kind && i.SubjectId == draft.Subject.Id, WorkEnd.Drop, ct);
        db.Add(WorkItem.Of(draft, act.Now));
        act.Changed("todos");
    }

    public void OpenMany(SetWriter writer, IReadOnlyCollection<ToDoDraft> drafts, DateTimeOffset now) => writer.Insert([.. drafts.Select(d => WorkItem.Of(d, now))]);

    public async Task Give(string kind, Guid subjectId, Guid person, string name, CancellationToken ct)
    {
        act.Changed("todos");
        foreach (var entry in db.ChangeTracker.Entries<WorkItem>().Where(e => e.State == EntityState.Added && e.Entity.State == WorkState.Open && e.Entity.Kind == kind && e.Entity.SubjectId == subjectId).ToList())
            (entry.Entity.Person, entry.Entity.PersonName) = (person, name);
        await db.Set<WorkItem>().Where(i => i.Kind == kind && i.SubjectId == subjectId && i.State == WorkState.Open)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Person, person).SetProperty(i => i.PersonName, name), ct);
    }

    public Task Finish(string kind, Guid subjectId, CancellationToken ct) => End(i => i.Kind == kind && i.SubjectId == subjectId, WorkEnd.Finish, ct);

    public Task FinishAll(Guid subjectId, CancellationToken ct) => End(i => i.SubjectId == subjectId, WorkEnd.Drop, ct);

    /// <summary>Items opened earlier in the same operation are not in the database yet: they end where they are.</summary>
    private async Task End(Expression<Func<WorkItem, bool>> which, WorkEnd verb, CancellationToken ct)
    {
        act.Changed("todos");
        var (state, now, by, byId) = (WorkStates.Table.Next(WorkState.Open, verb).Value, act.Now, act.Actor.Name, act.Actor.Id);
        var matches = which.Compile();
        foreach (var entry in db.ChangeTracker.Entries<WorkItem>().Where(e => e.State == EntityState.Added && e.Entity.State == WorkState.Open && matches(e.Entity)).ToList())
            (entry.Entity.State, entry.Entity.EndedAt, entry.Entity.EndedBy, entry.Entity.EndedById) = (state, now, by, byId);
        await db.Set<WorkItem>().Where(which).Where(i => i.State == WorkState.Open).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.State, state).SetProperty(i => i.EndedAt, now).SetProperty(i => i.EndedBy, by).SetProperty(i => i.EndedById, byId), ct);
    }
}
