using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>Removes messages that are done for longer than the policy's days, one batch. Open and dead ones stay however old they are.</summary>
[HouseOnly]
public sealed class PurgeOutbox(ShopDb db, Act act, Policies policies)
{
    /// <summary>Answers how many were removed.</summary>
    public async Task<Result<int>> Run(CancellationToken ct)
    {
        var before = act.Now.AddDays(-policies.Get(PurgePolicies.OutboxKeepDays));
        return await db.Set<OutboxMessage>().Where(m => m.State == OutboxState.Done && m.EndedAt < before)
            .OrderBy(m => m.EndedAt).Take(Purge.Batch).ExecuteDeleteAsync(ct);
    }
}

internal sealed class PurgeOutboxJob(Operations operations) : IJob
{
    public string Name => "platform.outbox-purge";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public Task Run(CancellationToken ct) =>
        Purge.InBatches(() => operations.Run(Actor.System("outbox"), (PurgeOutbox u) => u.Run(ct), ct));
}
