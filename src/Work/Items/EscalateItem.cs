using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;

namespace Zhanggui.Work;

/// <summary>Notes that an item is overdue and reports it to the superior; once per item (ORD-04, ORG-04).</summary>
[SystemOnly]
public sealed class EscalateItem(ShopDb db, OperationContext context, IPositions positions)
{
    /// <summary>Nothing happens when it was done, put off or reported in the meantime. A vacant superior's position passes it on to the next one above.</summary>
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        var now = context.Now;
        var item = await db.Set<WorkItem>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, ct);
        if (item is null) return Result.Done;
        var to = await Held(item.EscalateTo, ct);
        var noted = await db.Set<WorkItem>().Where(i => i.Id == id && i.State == WorkState.Open && i.EscalatedAt == null && i.DueAt < now)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.EscalatedAt, (DateTimeOffset?)now).SetProperty(i => i.EscalatedTo, to), ct);
        if (noted == 0) return Result.Done;
        db.Add(WorkEvent.Of(item, WorkVerb.Escalated, context, to));
        await context.Raise(new ToDoOverdue(item.Kind, item.SubjectId, item.SubjectNo, item.Position, to, item.DueAt!.Value), ct);
        return Result.Done;
    }

    private async Task<string?> Held(string? position, CancellationToken ct)
    {
        if (position is null) return null;
        var all = await positions.All(ct);
        var seen = new HashSet<string>();
        for (var code = position; code is not null && seen.Add(code) && all.TryGetValue(code, out var view); code = view.Superior)
            if (view.Holders.Count > 0) return code;
        return position;
    }
}

/// <summary>Looks every few seconds for items past their deadline that nobody has reported yet.</summary>
internal sealed class EscalateOverdue(IServiceScopeFactory scopes, UseCaseExecutor executor, TimeProvider clock) : IJob
{
    public JobDefinition Definition { get; } = new("work.escalate", ("超时待办升级", "Escalate overdue to-dos"),
        ("过了时限还没办的待办，报给上级。",
        "Tells the superior of to-do items that are overdue."), JobSchedule.Every(TimeSpan.FromSeconds(5)));

    public async Task Run(JobProgress progress, CancellationToken ct)
    {
        await OneByOne.Run(
            await Overdue(ct), id => executor.Run(Actor.System("work"), (EscalateItem u) => u.Run(id, ct), ct), progress, ct);
    }

    private async Task<IReadOnlyList<Guid>> Overdue(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.Now();
        return await scope.ServiceProvider.GetRequiredService<ShopDb>().Set<WorkItem>().AsNoTracking()
            .Where(i => i.State == WorkState.Open && i.EscalatedAt == null && i.DueAt < now).OrderBy(i => i.DueAt).Select(i => i.Id).Take(200).ToListAsync(ct);
    }
}
