using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>
/// Removes messages that are done for longer than the policy's days, one batch. Open and dead ones stay however old
/// they are.
/// </summary>
[SystemOnly]
public sealed class PurgeOutbox(ShopDb db, OperationContext context, Policies policies)
{
    /// <summary>Answers how many were removed.</summary>
    public async Task<Result<int>> Run(CancellationToken ct)
    {
        var before = context.Now.AddDays(-policies.Get(PurgePolicies.OutboxKeepDays));
        return await db.Set<OutboxMessage>()
            .Where(m => m.State == OutboxState.Done && m.EndedAt < before)
            .OrderBy(m => m.EndedAt)
            .Take(Purge.Batch)
            .ExecuteDeleteAsync(ct);
    }
}
