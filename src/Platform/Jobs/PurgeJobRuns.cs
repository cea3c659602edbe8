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

internal sealed class PurgeJobRunsJob(UseCaseExecutor executor) : IJob
{
    public JobDefinition Definition { get; } =
        new(
            "platform.job-runs-purge",
            ("清理任务运行记录", "Remove old job runs"),
            ("删除超过保留天数的任务运行记录，一次一千行。", "Removes runs older than the days kept, a thousand rows at a time."),
            JobSchedule.Daily(3, 50)
        );

    public Task Run(JobProgress progress, CancellationToken ct) =>
        Purge.InBatches(() => executor.Run(Actor.System("jobs"), (PurgeJobRuns u) => u.Run(ct), ct), progress);
}
