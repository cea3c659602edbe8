using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Zhanggui.Platform;

/// <summary>Recurring work. With several nodes each run happens on one of them.</summary>
public interface IJob
{
    /// <summary>Unique, "module.noun".</summary>
    string Name { get; }

    /// <summary>How often.</summary>
    TimeSpan Every { get; }

    /// <summary>One run; must be safe to repeat.</summary>
    Task Run(CancellationToken ct);
}

/// <summary>A job's bookkeeping: the lease that keeps nodes apart, and how the last run went.</summary>
public sealed class JobState
{
    /// <summary>The job's name.</summary>
    public required string Name { get; init; }
    /// <summary>Not before this instant.</summary>
    public DateTimeOffset NextAt { get; set; }
    /// <summary>When it last ended.</summary>
    public DateTimeOffset? LastEndedAt { get; set; }
    /// <summary>How the last run failed; null when it did not.</summary>
    public string? LastError { get; set; }
    /// <summary>How often it ran.</summary>
    public long Runs { get; set; }
}

/// <summary>Runs the jobs that are due, claiming each with one conditional statement.</summary>
public sealed partial class JobRunner(IServiceScopeFactory scopes, WriteQueue queue, TimeProvider clock, ILogger<JobRunner> log) : IWorker
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, DateTimeOffset> _next = [];

    /// <inheritdoc />
    public async Task Work(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(ct)) await RunDue(ct);
    }

    /// <summary>Runs every job that is due.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var job in scope.ServiceProvider.GetServices<IJob>())
        {
            var now = clock.Now();
            if (_next.TryGetValue(job.Name, out var next) && next > now) continue;
            var mine = await Claim(job, now, ct);
            // Not due yet, by what the lease says, or another node's: looked at again soon, so that nothing is late by a whole interval after a restart.
            _next[job.Name] = now + (mine || job.Every < LookAgain ? job.Every : LookAgain);
            if (!mine) continue;
            string? error = null;
            try
            {
                await job.Run(ct);
            }
            catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                error = e.Message;
                Failed(job.Name, e);
            }

            if (job.Every >= TimeSpan.FromSeconds(10) || error is not null) await Note(job, error, ct);
        }
    }

    private Task<bool> Claim(IJob job, DateTimeOffset now, CancellationToken ct)
    {
        // A job that runs every few seconds guards itself; a lease row per tick would be more writing than the work.
        if (job.Every < TimeSpan.FromSeconds(10)) return Task.FromResult(true);
        return queue.Run(async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
            var claimed = await db.Set<JobState>().Where(j => j.Name == job.Name && j.NextAt <= now)
                .ExecuteUpdateAsync(s => s.SetProperty(j => j.NextAt, now + job.Every).SetProperty(j => j.Runs, j => j.Runs + 1), ct);
            if (claimed == 1) return true;
            if (await db.Set<JobState>().AnyAsync(j => j.Name == job.Name, ct)) return false;
            db.Add(new JobState { Name = job.Name, NextAt = now + job.Every, Runs = 1 });
            try
            {
                await db.SaveChangesAsync(ct);
                return true;
            }
            catch (DbUpdateException)
            {
                return false; // Another node made the row first.
            }
        }, ct);
    }

    private Task Note(IJob job, string? error, CancellationToken ct) => queue.Run(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var now = clock.Now();
        return await db.Set<JobState>().Where(j => j.Name == job.Name)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.LastEndedAt, now).SetProperty(j => j.LastError, error), ct);
    }, ct);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Name} failed; it runs again when it is due.")]
    private partial void Failed(string name, Exception e);
}
