using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>Removes runs that began longer ago than the policy's days, one batch. What still runs stays.</summary>
[SystemOnly]
public sealed class PurgeJobRuns(ShopDb db, OperationContext context, Policies policies)
{
    /// <summary>Answers how many were removed.</summary>
    public async Task<Result<int>> Run(CancellationToken ct)
    {
        var before = context.Now.AddDays(-policies.Get(PurgePolicies.JobRunKeepDays));
        return await db.Set<JobRun>()
            .Where(r => r.StartedAt < before && r.Outcome != JobOutcome.Running)
            .OrderBy(r => r.StartedAt)
            .Take(Purge.Batch)
            .ExecuteDeleteAsync(ct);
    }
}
