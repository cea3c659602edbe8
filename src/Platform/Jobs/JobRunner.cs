using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Zhanggui.Platform;

/// <summary>
/// Runs the jobs that are due, beside each other: a slow one delays nobody. Each is claimed with one conditional
/// statement, so that with several nodes one of them runs it; at most <see cref="MaxAtOnce"/> run on a node.
/// </summary>
public sealed partial class JobRunner : IWorker, IDisposable
{
    /// <summary>So many jobs run on a node at once; more wait for their turn.</summary>
    public const int MaxAtOnce = 8;

    /// <summary>What nodes tell each other when somebody asks for a run.</summary>
    public const string Topic = "jobs";

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private readonly IEnumerable<IJob> _jobs;
    private readonly JobRecords _records;
    private readonly Company _company;
    private readonly TimeProvider _clock;
    private readonly ILogger<JobRunner> _log;
    private readonly SemaphoreSlim _turns = new(MaxAtOnce);
    private readonly ConcurrentDictionary<string, bool> _busy = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _next = new();
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, bool HasFailed)> _noted = new();

    /// <summary>Of all modules' jobs.</summary>
    public JobRunner(
        IEnumerable<IJob> jobs,
        JobRecords records,
        Company company,
        CacheInvalidationBus invalidations,
        TimeProvider clock,
        ILogger<JobRunner> log
    )
    {
        ArgumentNullException.ThrowIfNull(invalidations);
        (_jobs, _records, _company, _clock, _log) = (jobs, records, company, clock, log);
        invalidations.Subscribe(
            Topic,
            name =>
            {
                if (name.Length == 0)
                    _next.Clear();
                else
                    _next.TryRemove(name, out _);
            }
        );
    }

    /// <inheritdoc />
    public async Task Work(CancellationToken ct)
    {
        List<Task> underway = [];
        using var timer = new PeriodicTimer(Tick, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                underway.RemoveAll(t => t.IsCompleted);
                underway.AddRange(StartDue(ct));
            }
        }
        finally
        {
            // Whoever stops the host takes the services away: no run may outlive it.
            await Task.WhenAll(underway);
        }
    }

    /// <summary>Runs every job that is due, and waits for all of them.</summary>
    public Task RunDue(CancellationToken ct) => Task.WhenAll(StartDue(ct));

    /// <summary>Starts what is due and does not run on this node already.</summary>
    private List<Task> StartDue(CancellationToken ct)
    {
        var now = _clock.Now();
        return
        [
            .. _jobs
                .Where(job => !(_next.TryGetValue(job.Definition.Name, out var next) && next > now))
                .Where(job => _busy.TryAdd(job.Definition.Name, true))
                .Select(job => Task.Run(() => Start(job, ct), CancellationToken.None)),
        ];
    }

    private async Task Start(IJob job, CancellationToken ct)
    {
        try
        {
            await _turns.WaitAsync(ct);
            try
            {
                await RunWhenDue(job, ct);
            }
            finally
            {
                _turns.Release();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The program stops; the next one sees in the database what was not done.
        }
        catch (Exception e)
        {
            Stumbled(job.Definition.Name, e);
        }
        finally
        {
            _busy.TryRemove(job.Definition.Name, out _);
        }
    }

    private async Task RunWhenDue(IJob job, CancellationToken ct)
    {
        var (definition, schedule, now, zone) = (job.Definition, job.Definition.Schedule, _clock.Now(), _company.Zone);
        var run = schedule.IsContinuous
            ? new JobRun
            {
                Id = Guid.CreateVersion7(now),
                Job = definition.Name,
                StartedAt = now,
            }
            : await _records.Claim(definition, now, zone, ct);
        // Looked at once a minute at least: another node may have left it, somebody may ask for it, and it must not be
        // late after a restart.
        var (next, soon) = (schedule.Next(now, zone), now + LookAgain);
        _next[definition.Name] = next < soon ? next : soon;
        if (run is null)
            return;

        var progress = new JobProgress(
            words => schedule.IsFrequent ? Task.CompletedTask : _records.Progress(run, words, ct),
            _clock
        );
        try
        {
            await job.Run(progress, ct);
            run.Outcome = JobOutcome.Done;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            run.Outcome = JobOutcome.Interrupted;
        }
        catch (Exception e)
        {
            (run.Outcome, run.Error) = (JobOutcome.Failed, Reason(e));
            Failed(definition.Name, e);
        }

        run.EndedAt = _clock.Now();
        (run.ProgressZh, run.ProgressEn) = (progress.Words?.Zh, progress.Words?.En);
        // Also when the program stops: the run must not look alive.
        if (IsNoted(definition, run, out var isKept))
            await _records.End(definition, run, isKept, CancellationToken.None);
    }

    /// <summary>
    /// Of a frequent job what changes is noted at once and kept, and once a minute how it goes; a failure is kept each
    /// of these times.
    /// </summary>
    private bool IsNoted(JobDefinition job, JobRun run, out bool isKept)
    {
        isKept = true;
        if (!job.Schedule.IsFrequent)
            return true;
        var hasFailed = run.Outcome == JobOutcome.Failed;
        var last = _noted.TryGetValue(job.Name, out var noted) ? noted : ((DateTimeOffset At, bool HasFailed)?)null;
        isKept = hasFailed || last?.HasFailed != false;
        if (last is { } before && before.HasFailed == hasFailed && run.EndedAt - before.At < LookAgain)
            return false;
        _noted[job.Name] = (run.EndedAt!.Value, hasFailed);
        return true;
    }

    /// <summary>What several parts failed of stands together.</summary>
    private static string Reason(Exception e) =>
        e is AggregateException { InnerExceptions: { Count: > 0 } inner }
            ? string.Join(" · ", inner.Select(i => i.Message).Distinct())
            : e.Message;

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Name} failed; it runs again when it is due.")]
    private partial void Failed(string name, Exception e);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Job {Name} could not be started or noted; it is tried again in a moment."
    )]
    private partial void Stumbled(string name, Exception e);
}
