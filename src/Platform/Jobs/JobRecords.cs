using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>What the database knows of jobs: who may run one now, and how the runs went.</summary>
public sealed class JobRecords(IServiceScopeFactory scopes, WriteQueue queue, ChangeFeed feed)
{
    /// <summary>What open pages listen to.</summary>
    public const string List = "jobs";

    private const int LongestError = 2000;

    /// <summary>
    /// Takes the run that is due, so that no other node does. Null when it is not due yet, or another node was faster.
    /// </summary>
    public async Task<JobRun?> Claim(JobDefinition job, DateTimeOffset now, TimeZoneInfo zone, CancellationToken ct)
    {
        // Looked at first without a turn in the write queue: mostly there is nothing to do.
        var state = await Ask(db => db.Set<JobState>().AsNoTracking().FirstOrDefaultAsync(j => j.Name == job.Name, ct));
        if ((state?.NextAt ?? await Begin(job, now, zone, ct)) > now)
            return null;
        var run = new JobRun
        {
            Id = Guid.CreateVersion7(now),
            Job = job.Name,
            StartedAt = now,
            AskedBy = state?.AskedBy,
        };
        var next = job.Schedule.Next(now, zone);
        var isMine = await Write(
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                var claimed = await db.Set<JobState>()
                    .Where(j => j.Name == job.Name && j.NextAt <= now)
                    .ExecuteUpdateAsync(
                        s =>
                        {
                            s.SetProperty(j => j.NextAt, next)
                                .SetProperty(j => j.AskedBy, (string?)null)
                                .SetProperty(j => j.Runs, j => j.Runs + 1);
                            if (!job.Schedule.IsFrequent)
                                s.SetProperty(j => j.LastStartedAt, now);
                        },
                        ct
                    );
                if (claimed == 0)
                    return false;
                if (!job.Schedule.IsFrequent)
                {
                    // What still seems to run was left by a program that died; one that does run on another node says
                    // so when it ends.
                    await db.Set<JobRun>()
                        .Where(r => r.Job == job.Name && r.Outcome == JobOutcome.Running)
                        .ExecuteUpdateAsync(
                            s => s.SetProperty(r => r.Outcome, JobOutcome.Interrupted).SetProperty(r => r.EndedAt, now),
                            ct
                        );
                    db.Add(run);
                    await db.SaveChangesAsync(ct);
                }

                await transaction.CommitAsync(ct);
                return true;
            },
            ct
        );
        if (!isMine)
            return null;
        if (!job.Schedule.IsFrequent)
            feed.Changed(List);
        return run;
    }

    /// <summary>Says how far a run is.</summary>
    public async Task Progress(JobRun run, Text words, CancellationToken ct)
    {
        await Write(
            db =>
                db.Set<JobRun>()
                    .Where(r => r.Id == run.Id)
                    .ExecuteUpdateAsync(
                        s => s.SetProperty(r => r.ProgressZh, words.Zh).SetProperty(r => r.ProgressEn, words.En),
                        ct
                    ),
            ct
        );
        feed.Changed(List);
    }

    /// <summary>Notes how a run ended.</summary>
    /// <param name="job">Which job.</param>
    /// <param name="run">As it ended.</param>
    /// <param name="isKept">False: only the job's own row says so.</param>
    /// <param name="ct">When to give up.</param>
    public async Task End(JobDefinition job, JobRun run, bool isKept, CancellationToken ct)
    {
        if (run.Error?.Length > LongestError)
            run.Error = run.Error[..LongestError];
        await Write(
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                var noted = await db.Set<JobState>()
                    .Where(j => j.Name == job.Name)
                    .ExecuteUpdateAsync(
                        s =>
                        {
                            s.SetProperty(j => j.LastStartedAt, run.StartedAt)
                                .SetProperty(j => j.LastEndedAt, run.EndedAt);
                            s.SetProperty(j => j.LastOutcome, run.Outcome).SetProperty(j => j.LastError, run.Error);
                            if (job.Schedule.IsContinuous)
                                s.SetProperty(j => j.Runs, j => j.Runs + 1);
                        },
                        ct
                    );
                if (noted == 0)
                    db.Add(Of(job, run));
                if (job.Schedule.IsFrequent && isKept)
                    db.Add(run);
                if (!job.Schedule.IsFrequent)
                    await db.Set<JobRun>()
                        .Where(r => r.Id == run.Id)
                        .ExecuteUpdateAsync(
                            s =>
                                s.SetProperty(r => r.EndedAt, run.EndedAt)
                                    .SetProperty(r => r.Outcome, run.Outcome)
                                    .SetProperty(r => r.Error, run.Error)
                                    .SetProperty(r => r.ProgressZh, run.ProgressZh)
                                    .SetProperty(r => r.ProgressEn, run.ProgressEn),
                            ct
                        );
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return noted;
            },
            ct
        );
        feed.Changed(List);
    }

    /// <summary>The row of a job that runs all the time: the first run that is noted makes it.</summary>
    private static JobState Of(JobDefinition job, JobRun run) =>
        new()
        {
            Name = job.Name,
            NextAt = run.StartedAt,
            LastStartedAt = run.StartedAt,
            LastEndedAt = run.EndedAt,
            LastOutcome = run.Outcome,
            LastError = run.Error,
            Runs = 1,
        };

    /// <summary>Makes a new job's row; answers when it runs for the first time.</summary>
    private async Task<DateTimeOffset> Begin(
        JobDefinition job,
        DateTimeOffset now,
        TimeZoneInfo zone,
        CancellationToken ct
    )
    {
        var first = job.Schedule.First(now, zone);
        try
        {
            await Write(
                db =>
                {
                    db.Add(new JobState { Name = job.Name, NextAt = first });
                    return db.SaveChangesAsync(ct);
                },
                ct
            );
        }
        catch (DbUpdateException)
        {
            // Another node made the row first; whose run it is, the claim decides.
        }

        return first;
    }

    private async Task<T> Ask<T>(Func<ShopDb, Task<T>> question)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<ShopDb>());
    }

    private Task<T> Write<T>(Func<ShopDb, Task<T>> write, CancellationToken ct) => queue.Run(() => Ask(write), ct);
}
