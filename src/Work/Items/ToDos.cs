using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Work;

internal sealed class ToDos(ShopDb db, OperationContext context) : IToDos
{
    public async Task Open(ToDoDraft draft, CancellationToken ct)
    {
        await End(draft.Kind, draft.Subject.Id, WorkEnd.Drop, ct);
        db.Add(WorkItem.Of(draft, context.Now));
        context.Changed("todos");
    }

    public void OpenMany(SetWriter writer, IReadOnlyCollection<ToDoDraft> drafts, DateTimeOffset now) =>
        writer.Insert([.. drafts.Select(d => WorkItem.Of(d, now))]);

    public async Task Give(string kind, Guid subjectId, Guid person, string name, CancellationToken ct)
    {
        context.Changed("todos");
        foreach (
            var entry in db
                .ChangeTracker.Entries<WorkItem>()
                .Where(e =>
                    e.State == EntityState.Added
                    && e.Entity.State == WorkState.Open
                    && e.Entity.Kind == kind
                    && e.Entity.SubjectId == subjectId
                )
                .ToList()
        )
            (entry.Entity.Person, entry.Entity.PersonName) = (person, name);
        await db.Set<WorkItem>()
            .Where(i => i.Kind == kind && i.SubjectId == subjectId && i.State == WorkState.Open)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Person, person).SetProperty(i => i.PersonName, name), ct);
    }

    public Task Finish(string kind, Guid subjectId, CancellationToken ct) => End(kind, subjectId, WorkEnd.Finish, ct);

    public Task FinishAll(Guid subjectId, CancellationToken ct) => End(null, subjectId, WorkEnd.Drop, ct);

    /// <summary>
    /// Ends a document's open items of one kind, or of every kind. Items opened earlier in the same operation are not
    /// in the database yet: they end where they are.
    /// </summary>
    private async Task End(string? kind, Guid subjectId, WorkEnd verb, CancellationToken ct)
    {
        context.Changed("todos");
        var (state, now, by, byId) = (
            WorkStates.Table.Next(WorkState.Open, verb).Value,
            context.Now,
            context.Actor.Name,
            context.Actor.Id
        );
        var added = db.ChangeTracker.Entries<WorkItem>().Where(e => e.State == EntityState.Added).Select(e => e.Entity);
        foreach (
            var item in added
                .Where(i => i.State == WorkState.Open && i.SubjectId == subjectId && (kind is null || i.Kind == kind))
                .ToList()
        )
            (item.State, item.EndedAt, item.EndedBy, item.EndedById) = (state, now, by, byId);
        var open = db.Set<WorkItem>().Where(i => i.SubjectId == subjectId && i.State == WorkState.Open);
        await (kind is null ? open : open.Where(i => i.Kind == kind)).ExecuteUpdateAsync(
            s =>
                s.SetProperty(i => i.State, state)
                    .SetProperty(i => i.EndedAt, now)
                    .SetProperty(i => i.EndedBy, by)
                    .SetProperty(i => i.EndedById, byId),
            ct
        );
    }
}
