using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Zhanggui.Backups;

/// <summary>
/// Makes backups in the background, by the timetable and when somebody asks. It stands beside the jobs and not among
/// them: a backup takes as long as it takes, and nothing may wait for it. It keeps nothing in memory that the database
/// does not know; any node may go on.
/// </summary>
internal sealed partial class BackupRunner(
    IServiceScopeFactory scopes,
    UseCaseExecutor executor,
    WriteQueue queue,
    TimeProvider clock,
    ILogger<BackupRunner> log
) : IWorker, IDisposable
{
    /// <summary>In whose name.</summary>
    public static readonly Actor SystemActor = Actor.System("定时备份");
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private readonly string _worker = System.Security.Cryptography.RandomNumberGenerator.GetHexString(
        32,
        lowercase: true
    );
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly SemaphoreSlim _wake = new(0, 1);

    /// <summary>Looks at once instead of in a few seconds.</summary>
    public void Wake()
    {
        if (_wake.CurrentCount == 0)
            _wake.Release();
    }

    /// <summary>Until the host stops.</summary>
    public async Task Work(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await RunDue(ct);
            }
            catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                Stumbled(e);
            }

            await _wake.WaitAsync(TimeSpan.FromSeconds(10), ct);
        }
    }

    /// <summary>Makes what is due and what was asked for, one after the other.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            foreach (var kind in BackupQueries.Made)
                await Tend(kind, ct);
            foreach (var (id, kind) in await Waiting(ct))
                if (
                    await executor.Run(SystemActor, (ClaimBackup u) => u.Run(id, _worker, ct), ct) is
                    { IsDone: true, Value: true }
                )
                    await Make(id, kind, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Asked first without a transaction: almost always there is nothing to do.</summary>
    private async Task Tend(BackupKind kind, CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope())
            if (!await scope.ServiceProvider.GetRequiredService<BackupNeeds>().Any(kind, ct))
                return;
        try
        {
            await executor.Run(SystemActor, (MaintainBackups u) => u.Run(kind, ct), ct);
        }
        catch (DbUpdateException)
        {
            // Another node asked for the same in the same moment.
        }
    }

    private async Task<IReadOnlyList<(Guid Id, BackupKind Kind)>> Waiting(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var waiting = await scope
            .ServiceProvider.GetRequiredService<ShopDb>()
            .Set<BackupRun>()
            .AsNoTracking()
            .Where(r => r.State == BackupState.Waiting)
            .OrderBy(r => r.At)
            .Select(r => new { r.Id, r.Kind })
            .ToListAsync(ct);
        return [.. waiting.Select(r => (r.Id.Value, r.Kind))];
    }

    private async Task Make(Guid id, BackupKind kind, CancellationToken ct)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        long orders = 0;
        var beating = KeepAlive(id, () => Interlocked.Read(ref orders), lost);
        Result<MadeBackup> made;
        var interrupted = false;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var maker = scope.ServiceProvider.GetRequiredService<BackupMaker>();
            // Copying SQLite is one long call: not on a thread that serves.
            made = await Task.Run(
                () => maker.Make(kind, n => Interlocked.Exchange(ref orders, n), lost.Token),
                lost.Token
            );
        }
        catch (OperationCanceledException)
        {
            (made, interrupted) = (new Refusal("backups.interrupted", BackupsErrors.Interrupted), true);
        }

        await lost.CancelAsync();
        await beating;
        // Also when the host stops: the run must not look alive.
        var ended = await executor.Run(
            SystemActor,
            (EndBackup u) => u.Run(id, _worker, made, interrupted, CancellationToken.None),
            CancellationToken.None
        );
        if (!made.IsDone)
            NotMade(kind, made.Refusal.Message.En);
        else if (ended.IsDone && !ct.IsCancellationRequested)
            await Sweep(kind, ct);
    }

    private async Task KeepAlive(Guid run, Func<long> progress, CancellationTokenSource lost)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        var id = RunId.From(run);
        try
        {
            while (await timer.WaitForNextTickAsync(lost.Token))
            {
                var (now, orders) = (clock.Now(), progress());
                var mine = await queue.Run(
                    async () =>
                    {
                        await using var scope = scopes.CreateAsyncScope();
                        return await scope
                            .ServiceProvider.GetRequiredService<ShopDb>()
                            .Set<BackupRun>()
                            .Where(r => r.Id == id && r.Worker == _worker && r.State == BackupState.Running)
                            .ExecuteUpdateAsync(
                                s => s.SetProperty(r => r.BeatAt, now).SetProperty(r => r.Progress, orders),
                                lost.Token
                            );
                    },
                    lost.Token
                );
                if (mine == 0)
                    await lost.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
        catch (Exception e)
        {
            // Whoever misses this beat hears the next one; without it for long, another node begins anew.
            Stumbled(e);
        }
    }

    private async Task Sweep(BackupKind kind, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var old in await scope.ServiceProvider.GetRequiredService<BackupRetention>().Delete(kind, ct))
            await executor.Run(SystemActor, (RecordRemoval u) => u.Run(old.Id.Value, ct), ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The backup of {Kind} failed: {Why}")]
    private partial void NotMade(BackupKind kind, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Backups stumbled; they go on in a moment.")]
    private partial void Stumbled(Exception e);

    public void Dispose()
    {
        _one.Dispose();
        _wake.Dispose();
    }
}
