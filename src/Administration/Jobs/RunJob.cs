using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Administration;

/// <summary>Somebody wants a job to run now instead of when it is due.</summary>
[Needs("db.edit")]
public sealed class RunJob(ShopDb db, OperationContext context, IEnumerable<IJob> jobs)
{
    /// <summary>
    /// Makes the job due: within a second one node runs it. While it runs already it runs once more afterwards, because
    /// the run under way may have passed what was changed for it.
    /// </summary>
    public async Task<Result> Run(string name, CancellationToken ct)
    {
        if (jobs.FirstOrDefault(j => j.Definition.Name == name) is not { Definition: var job })
            return JobErrors.NotFound;
        if (job.Schedule.IsContinuous)
            return JobErrors.RunsAnyway;
        var (now, by) = (context.Now, context.Actor.Name);
        var asked = await db.Set<JobState>()
            .Where(j => j.Name == name)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.NextAt, now).SetProperty(j => j.AskedBy, by), ct);
        if (asked == 0)
            db.Add(
                new JobState
                {
                    Name = name,
                    NextAt = now,
                    AskedBy = by,
                }
            );
        context.Record(Subject.Of("job", name), ("立即运行任务", "Job run at once"), after: new { job.Title });
        context.Invalidate(JobRunner.Topic, name);
        context.Changed(JobRecords.List);
        return Result.Done;
    }
}

internal static class JobErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "organization.no_such_job",
        "没有这个定时任务，请从任务列表里选",
        "There is no such job; choose one from the list."
    );

    public static readonly Refusal RunsAnyway = Refusal.Conflict(
        "organization.job_runs_anyway",
        "这个任务每隔几秒自己运行，不用手动启动",
        "This job runs every few seconds by itself; there is nothing to start."
    );
}
