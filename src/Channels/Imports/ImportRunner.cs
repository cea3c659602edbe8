using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Zhanggui.Channels;

/// <summary>
/// Works on imports, one at a time and oldest first: stages the file's rows, then places the orders batch by batch. It
/// keeps nothing in memory that the database does not know, so it may die at any moment, and any node may go on
/// (docs/decisions/0010).
/// </summary>
internal sealed partial class ImportRunner(
    IServiceScopeFactory scopes,
    UseCaseExecutor executor,
    ImportSignal signal,
    Policies policies,
    ILogger<ImportRunner> log
) : IWorker, IDisposable
{
    private const int Chunk = 1000;
    private static readonly Actor SystemActor = Actor.System("渠道导入");
    private readonly string _worker = System.Security.Cryptography.RandomNumberGenerator.GetHexString(
        32,
        lowercase: true
    );
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Runs until the host stops; looks every second, and at once when an import was started here.</summary>
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
                Failed(e);
            }

            await signal.Wait(TimeSpan.FromSeconds(1), ct);
        }
    }

    /// <summary>Works on whatever is open, until nothing is left that this worker may do.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            foreach (var id in await Open(ct))
                await Run(id, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<IReadOnlyList<ImportId>> Open(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<ShopDb>()
            .Set<ImportRun>()
            .AsNoTracking()
            .Where(r => r.State <= ImportState.Running)
            .OrderBy(r => r.State)
            .ThenBy(r => r.At)
            .Select(r => r.Id)
            .Take(20)
            .ToListAsync(ct);
    }

    private async Task<ImportRun> Of(ImportId id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<ShopDb>()
            .Set<ImportRun>()
            .AsNoTracking()
            .FirstAsync(r => r.Id == id, ct);
    }

    private async Task Run(ImportId id, CancellationToken ct)
    {
        try
        {
            var isRead = (await Of(id, ct)).IsRead;
            if (!await Take(id, reads: !isRead, ct))
                return;
            if (!isRead && (!await Stage(id, ct) || !await Take(id, reads: false, ct)))
                return;
            while (true)
            {
                var end = await executor.Run(SystemActor, (PlaceBatch u) => u.Run(id, _worker, ct), ct);
                if (!end.IsDone || end.Value == BatchEnd.Finished)
                    return;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // One import that nobody can carry on must not hold up the others: it stands until somebody has looked.
            Failed(e);
            await executor.Run(SystemActor, (StallImport u) => u.Run(id, e.Message, ct), ct);
        }
    }

    private async Task<bool> Take(ImportId id, bool reads, CancellationToken ct) =>
        await executor.Run(SystemActor, (ClaimImport u) => u.Run(id, _worker, reads, ct), ct)
            is { IsDone: true, Value: true };

    /// <summary>
    /// From the beginning of the file, whatever an earlier worker had come to. False when it can't be read, or somebody
    /// has stopped it.
    /// </summary>
    private async Task<bool> Stage(ImportId id, CancellationToken ct)
    {
        var run = await Of(id, ct);
        var path = Path.GetTempFileName();
        try
        {
            await CopyOut(id, path, ct);
            var opened = TableFile.Open(File.OpenRead(path));
            if (!opened.IsDone)
                return await Fail(id, opened.Refusal.Message, ct);
            await using var table = opened.Value;
            return await Stage(run, table, ct);
        }
        catch (FormatException e)
        {
            return await Fail(id, ($"读不懂这个文件：{e.Message}", $"This file can't be read: {e.Message}"), ct);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<bool> Stage(ImportRun run, TableFile table, CancellationToken ct)
    {
        var (reader, places, rows, total, isFirst) = (
            new RowReader(run.PlaceMap, new BusinessCalendar("UTC")),
            new Dictionary<string, int>(StringComparer.Ordinal),
            new List<ImportRow>(Chunk),
            0,
            true
        );
        var max = policies.Get(ChannelsPolicies.MaxRows);
        var orders = 0;
        var headings = run.HeadingList;
        await table.Headings(row => row.SequenceEqual(headings), ct);
        while (await table.Next(ct) is { } cells)
        {
            if (cells.All(c => c.Length == 0))
                continue;
            if (++total > max)
                return await Fail(
                    run.Id,
                    ($"文件超过 {max} 行，请分成几个", $"The file has more than {max} rows; split it."),
                    ct
                );
            var no = reader.NoOf(cells);
            // A row without a number is an order of its own that will be refused.
            if (no.Length == 0)
                orders++;
            else if (!places.ContainsKey(no))
                places[no] = ++orders;
            rows.Add(
                new ImportRow
                {
                    RunId = run.Id,
                    Place = no.Length == 0 ? orders : places[no],
                    Line = table.Line,
                    ChannelNo = no.Length > 64 ? no[..64] : no,
                    Cells = JsonSerializer.Serialize(cells, OperationContext.Json),
                }
            );
            if (rows.Count < Chunk)
                continue;
            if (!await Store(run.Id, new Staged(rows, total, orders, isFirst, false), ct))
                return false;
            (rows, isFirst) = (new List<ImportRow>(Chunk), false);
        }

        if (total == 0)
            return await Fail(run.Id, ChannelErrors.NoRows.Message, ct);
        return await Store(run.Id, new Staged(rows, total, orders, isFirst, true), ct);
    }

    private async Task<bool> Store(ImportId id, Staged staged, CancellationToken ct) =>
        await executor.Run(SystemActor, (StageRows u) => u.Run(id, _worker, staged, ct), ct)
            is { IsDone: true, Value: true };

    private async Task<bool> Fail(ImportId id, Text why, CancellationToken ct)
    {
        await executor.Run(SystemActor, (FailImport u) => u.Run(id, why, ct), ct);
        return false;
    }

    private async Task CopyOut(ImportId id, string path, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var file = File.Create(path);
        var parts = scope
            .ServiceProvider.GetRequiredService<ShopDb>()
            .Set<ImportPart>()
            .AsNoTracking()
            .Where(p => p.RunId == id)
            .OrderBy(p => p.No)
            .Select(p => p.Bytes)
            .AsAsyncEnumerable();
        await foreach (var bytes in parts.WithCancellation(ct))
            await file.WriteAsync(bytes, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An import of channel orders stopped.")]
    private partial void Failed(Exception e);

    public void Dispose() => _one.Dispose();
}

/// <summary>Lets an import stand that failed in a way nobody foresaw; a person may resume it.</summary>
[SystemOnly]
public sealed class StallImport(ShopDb db, OperationContext context)
{
    /// <summary>Nothing happens when it does not run any more.</summary>
    public async Task<Result> Run(ImportId id, string why, CancellationToken ct)
    {
        var run = await db.Set<ImportRun>().AsNoTracking().FirstAsync(r => r.Id == id, ct);
        var text = why.Length > 300 ? why[..300] : why;
        var stalled = await db.Set<ImportRun>()
            .Where(r => r.Id == id && r.State <= ImportState.Running)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.State, ImportState.Paused)
                        .SetProperty(r => r.FailureZh, "出错，已暂停：" + text)
                        .SetProperty(r => r.FailureEn, "Paused by an error: " + text)
                        .SetProperty(r => r.WorkerUntil, (DateTimeOffset?)null),
                ct
            );
        if (stalled == 1)
            context.Record(
                run.Subject,
                ("导入出错，暂停", "Import stalled"),
                null,
                new { state = nameof(ImportState.Paused) },
                text
            );
        context.Changed("imports");
        return Result.Done;
    }
}

/// <summary>Throws one import's rows away; what it came to stays.</summary>
[SystemOnly]
public sealed class PurgeImport(ShopDb db, OperationContext context)
{
    /// <summary>
    /// Imports that ended before the days kept: their rows hold names and phones that the orders hold anyway.
    /// </summary>
    internal static IQueryable<ImportId> Old(DeadlineQuestion d)
    {
        var before = d.Now.AddDays(-d.Policies.Get(ChannelsPolicies.KeepDays));
        return d
            .Db.Set<ImportRun>()
            .AsNoTracking()
            .Where(r => r.EndedAt < before && !r.IsSwept)
            .OrderBy(r => r.EndedAt)
            .Select(r => r.Id);
    }

    /// <summary>Only of imports that are over.</summary>
    public async Task<Result> Run(ImportId id, CancellationToken ct)
    {
        if (await db.Set<ImportRun>().FirstOrDefaultAsync(r => r.Id == id, ct) is not { IsOver: true } run)
            return Result.Done;
        await db.Set<ImportRow>().Where(r => r.RunId == id).ExecuteDeleteAsync(ct);
        await db.Set<ImportPart>().Where(r => r.RunId == id).ExecuteDeleteAsync(ct);
        await db.Set<ImportRefusal>().Where(r => r.RunId == id).ExecuteDeleteAsync(ct);
        run.IsSwept = true;
        context.Record(run.Subject, ("清理原始行", "Rows thrown away"));
        return Result.Done;
    }
}

/// <summary>Forgets requests that are too old to be taken again.</summary>
[SystemOnly]
public sealed class PurgeNonces(ShopDb db, OperationContext context, Policies policies)
{
    /// <summary>Older than twice the window: one window back, one ahead.</summary>
    public async Task<Result> Run(CancellationToken ct)
    {
        var before = context.Now - 2 * policies.Get(ChannelsPolicies.SignedWithin);
        await db.Set<ChannelNonce>().Where(n => n.At < before).ExecuteDeleteAsync(ct);
        return Result.Done;
    }
}
