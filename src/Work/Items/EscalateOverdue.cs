using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Work;

/// <summary>Looks for items past their deadline that nobody has reported yet.</summary>
internal sealed class EscalateOverdue(IServiceScopeFactory scopes, Operations operations, TimeProvider clock) : IJob
{
    public string Name => "work.escalate";
    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task Run(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var now = clock.Now();
        var overdue = await db.Set<WorkItem>().AsNoTracking().Where(i => i.State == WorkState.Open && i.EscalatedAt == null && i.DueAt < now).OrderBy(i => i.DueAt).Select(i => i.Id).Take(100).ToListAsync(ct);
        foreach (var id in overdue) await operations.Run(Actor.System("work"), (EscalateItem u) => u.Run(id, ct), ct);
    }
}
