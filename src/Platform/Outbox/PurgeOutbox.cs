using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>Removes messages that are done for longer than the policy's days, one batch. Open and dead ones stay however old they are.</summary>
[SystemOnly]
public sealed class PurgeOutbox(ShopDb db, OperationContext context, Policies policies)
{
    /// <summary>Answers how many were removed.</summary>
    public async Task<Result<int>> Run(CancellationToken ct)
    {
        var before = context.Now.AddDays(-policies.Get(PurgePolicies.OutboxKeepDays));
        return await db.Set<OutboxMessage>().Where(m => m.State == OutboxState.Done && m.EndedAt < before)
            .OrderBy(m => m.EndedAt).Take(Purge.Batch).ExecuteDeleteAsync(ct);
    }
}

internal sealed class PurgeOutboxJob(UseCaseExecutor executor) : IJob
{
    public JobDefinition Definition { get; } = new("platform.outbox-purge", ("清理发件箱", "Remove old outbox messages"),
        ("删除完成已久的消息，一次一千行；没完成的和要人处理的都留着。",
        "Removes messages that are done for long, a thousand rows at a time; open and dead ones stay."), JobSchedule.Daily(3, 30));

    public Task Run(JobProgress progress, CancellationToken ct) =>
        Purge.InBatches(() => executor.Run(Actor.System("outbox"), (PurgeOutbox u) => u.Run(ct), ct), progress);
}
