using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Administration;

/// <summary>A job with its bookkeeping; none before its first run.</summary>
internal sealed record JobRow(JobDefinition Job, JobState? State)
{
    /// <summary>When it runs next; null for what runs all the time, and before the program has looked at it.</summary>
    public DateTimeOffset? NextAt => Job.Schedule.IsContinuous ? null : State?.NextAt;

    /// <summary>How it stands: under way, or as the last run ended.</summary>
    public JobOutcome? Outcome =>
        State is null ? null
        : State.IsRunning ? JobOutcome.Running
        : State.LastOutcome;

    /// <summary>True when its name, title or purpose has the words.</summary>
    public bool Says(string words) =>
        new[] { Job.Name, Job.Title.Zh, Job.Title.En, Job.Purpose.Zh, Job.Purpose.En }.Any(t =>
            t.Contains(words, StringComparison.OrdinalIgnoreCase)
        );
}

/// <summary>Reads jobs and their runs.</summary>
internal sealed class JobQueries(ShopDb db, IEnumerable<IJob> jobs)
{
    private static readonly Sorts<JobRun> Order = new Sorts<JobRun>(r => r.Id).By("started", r => r.StartedAt);

    /// <summary>Every job of the program, by module and name.</summary>
    public async Task<IReadOnlyList<JobRow>> All(CancellationToken ct)
    {
        var states = await db.Set<JobState>().AsNoTracking().ToDictionaryAsync(j => j.Name, ct);
        return
        [
            .. jobs.Select(j => j.Definition)
                .OrderBy(j => j.Name, StringComparer.Ordinal)
                .Select(j => new JobRow(j, states.GetValueOrDefault(j.Name))),
        ];
    }

    /// <summary>One job; null when the program has none of this name.</summary>
    public async Task<JobRow?> Of(string name, CancellationToken ct)
    {
        if (jobs.FirstOrDefault(j => j.Definition.Name == name) is not { Definition: var job })
            return null;
        return new JobRow(job, await db.Set<JobState>().AsNoTracking().FirstOrDefaultAsync(j => j.Name == name, ct));
    }

    /// <summary>A job's runs, newest first.</summary>
    public Task<PageOf<JobRun>> Runs(string name, string? after, int take, CancellationToken ct) =>
        Order.Page(
            db.Set<JobRun>().AsNoTracking().Where(r => r.Job == name),
            new ListPlace(null, null, after),
            take,
            ct
        );
}
