using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Ordering;

namespace Zhanggui.Channels;

/// <summary>
/// Takes an import in hand: this worker's until it is silent for some seconds. Answers false when another has it, or
/// nobody may.
/// </summary>
[SystemOnly]
public sealed class ClaimImport(ShopDb db, OperationContext context, Policies policies)
{
    /// <summary>One conditional statement.</summary>
    public async Task<Result<bool>> Run(ImportId id, string worker, bool reads, CancellationToken ct)
    {
        var until = context.Now.AddSeconds(policies.Get(ChannelsPolicies.LeaseSeconds));
        var (now, state) = (context.Now, reads ? ImportState.Reading : ImportState.Running);
        var taken = await db.Set<ImportRun>()
            .Where(r =>
                r.Id == id
                && r.State <= ImportState.Running
                && (r.WorkerUntil == null || r.WorkerUntil <= now || r.Worker == worker)
            )
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.State, state)
                        .SetProperty(r => r.Worker, worker)
                        .SetProperty(r => r.WorkerUntil, until),
                ct
            );
        context.Changed("imports");
        return taken == 1;
    }
}

/// <summary>Stores rows of the file.</summary>
[SystemOnly]
internal sealed class StageRows(ShopDb db, OperationContext context, Policies policies)
{
    /// <summary>
    /// False when somebody has stopped it, or another worker has it. The first rows throw away what a dead worker has
    /// left.
    /// </summary>
    public async Task<Result<bool>> Run(ImportId id, string worker, Staged staged, CancellationToken ct)
    {
        var until = context.Now.AddSeconds(policies.Get(ChannelsPolicies.LeaseSeconds));
        var mine = await db.Set<ImportRun>()
            .Where(r => r.Id == id && r.State == ImportState.Reading && r.Worker == worker)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.Rows, staged.RowsSoFar)
                        .SetProperty(r => r.Orders, staged.OrdersSoFar)
                        .SetProperty(r => r.IsRead, staged.IsLast)
                        .SetProperty(r => r.WorkerUntil, until),
                ct
            );
        if (mine == 0)
            return false;
        if (staged.IsFirst)
            await db.Set<ImportRow>().Where(r => r.RunId == id).ExecuteDeleteAsync(ct);
        var writer = new SetWriter(db);
        writer.Insert(staged.Rows);
        await writer.Flush(ct);
        context.Changed("imports");
        return true;
    }
}

/// <summary>Some rows on their way to the stage, and how many there are by now.</summary>
internal sealed record Staged(IReadOnlyList<ImportRow> Rows, int RowsSoFar, int OrdersSoFar, bool IsFirst, bool IsLast);

/// <summary>Gives a file up that can't be read to its end: no order of it was made.</summary>
[SystemOnly]
public sealed class FailImport(ShopDb db, OperationContext context)
{
    /// <summary>Says why.</summary>
    public async Task<Result> Run(ImportId id, Text why, CancellationToken ct)
    {
        var now = context.Now;
        var run = await db.Set<ImportRun>().AsNoTracking().FirstAsync(r => r.Id == id, ct);
        var failed = await db.Set<ImportRun>()
            .Where(r => r.Id == id && r.State == ImportState.Reading)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.State, ImportState.Failed)
                        .SetProperty(r => r.FailureZh, why.Zh)
                        .SetProperty(r => r.FailureEn, why.En)
                        .SetProperty(r => r.EndedAt, now),
                ct
            );
        if (failed == 0)
            return Result.Done;
        await db.Set<ImportRow>().Where(r => r.RunId == id).ExecuteDeleteAsync(ct);
        context.Record(
            run.Subject,
            ("文件读不了", "File unreadable"),
            null,
            new { state = nameof(ImportState.Failed) },
            why.Zh
        );
        context.Changed("imports");
        return Result.Done;
    }
}

/// <summary>What a batch came to.</summary>
public enum BatchEnd
{
    /// <summary>There is more.</summary>
    More,

    /// <summary>That was the last.</summary>
    Finished,
}

/// <summary>
/// The next orders of an import: their rows become orders, refusals and counts in one transaction. So a process that
/// dies loses nothing and doubles nothing: either the batch happened and the import stands behind it, or neither.
/// </summary>
[SystemOnly]
public sealed class PlaceBatch
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly OrderDraftBuilder _drafts;
    private readonly IOrderIntake _intake;
    private readonly Policies _policies;
    private readonly Company _company;

    internal PlaceBatch(
        ShopDb db,
        OperationContext context,
        OrderDraftBuilder drafts,
        IOrderIntake intake,
        Policies policies,
        Company company
    ) => (_db, _context, _drafts, _intake, _policies, _company) = (db, context, drafts, intake, policies, company);

    /// <summary>Somebody has stopped the import, or another worker has it: the batch rolls back.</summary>
    internal static readonly Refusal MovedOn = Refusal.Conflict(
        "channels.moved_on",
        "导入已被暂停、中止，或由别处接手",
        "The import was stopped, or is in other hands."
    );

    /// <summary>
    /// So many as the policy says. Refused when the import was stopped meanwhile: then nothing of the batch has
    /// happened.
    /// </summary>
    public async Task<Result<BatchEnd>> Run(ImportId id, string worker, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var run = await _db.Set<ImportRun>().AsNoTracking().FirstAsync(r => r.Id == id, ct);
        if (run.State != ImportState.Running || run.Worker != worker)
            return MovedOn;
        var channel = await _db.Set<Channel>().AsNoTracking().FirstAsync(c => c.Id == run.ChannelId, ct);
        var upTo = run.Done + _policies.Get(ChannelsPolicies.Batch);
        var rows = await _db.Set<ImportRow>()
            .AsNoTracking()
            .Where(r => r.RunId == id && r.Place > run.Done && r.Place <= upTo)
            .OrderBy(r => r.Place)
            .ThenBy(r => r.Line)
            .ToListAsync(ct);
        var tally = await Place(run, channel, rows, ct);
        var (done, isLast) = (Math.Min(upTo, run.Orders), upTo >= run.Orders);
        if (!await Advance(run, worker, tally, done, isLast, watch.ElapsedMilliseconds, ct))
            return MovedOn;
        if (isLast)
            _context.Record(
                run.Subject,
                ("导入完成", "Import finished"),
                null,
                new
                {
                    orders = run.Orders,
                    made = run.Made + tally.Made,
                    already = run.Already + tally.Already,
                    refused = run.Refused + tally.Refusals.Count,
                }
            );
        _context.Changed("imports");
        return isLast ? BatchEnd.Finished : BatchEnd.More;
    }

    private sealed record Tally(int Made, int Already, int Short, IReadOnlyList<ImportRefusal> Refusals);

    private async Task<Tally> Place(ImportRun run, Channel channel, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var reader = new RowReader(run.PlaceMap, _company.Calendar);
        // The number is read from the cells: what is staged beside them is cut to its column, and a longer one is to be
        // refused.
        var groups = rows.GroupBy(r => r.Place)
            .Select(g =>
                (
                    First: g.First(),
                    Lines: g.Select(r => new FileLine(r.Line, JsonSerializer.Deserialize<string[]>(r.Cells)!)).ToList()
                )
            )
            .Select(g => (g.First, Order: reader.Order(reader.NoOf(g.Lines[0].Cells), g.Lines)))
            .ToList();
        var refusals = groups.Where(g => !g.Order.IsDone).Select(g => Refused(run, g.First, g.Order.Refusal!)).ToList();
        var readable = groups.Where(g => g.Order.IsDone).ToList();
        var drafted = await _drafts.Check(channel, [.. readable.Select(g => g.Order.Value)], ct);
        refusals.AddRange(
            readable
                .Zip(drafted)
                .Where(d => !d.Second.IsDone)
                .Select(d => Refused(run, d.First.First, d.Second.Refusal!))
        );
        var good = readable
            .Zip(drafted)
            .Where(d => d.Second.IsDone)
            .Select(d => (d.First.First, Order: d.Second.Value))
            .ToList();
        var taken = await _intake.Take([.. good.Select(g => g.Order)], ct);
        refusals.AddRange(
            good.Zip(taken)
                .Where(t => t.Second.Outcome == IntakeOutcome.Different)
                .Select(t => Refused(run, t.First.First, Different(t.Second)))
        );
        var writer = new SetWriter(_db);
        writer.Insert(refusals);
        await writer.Flush(ct);
        return new Tally(
            taken.Count(t => t.Outcome == IntakeOutcome.Placed),
            taken.Count(t => t.Outcome == IntakeOutcome.AlreadyThere),
            taken.Count(t => t.Outcome == IntakeOutcome.Placed && t.IsShort),
            refusals
        );
    }

    internal static Refusal Different(TakenOrder there) =>
        Refusal.Conflict(
            "channels.different",
            $"这个号已经是订单 {there.No}，内容和这里不一样；要改就在 {there.No} 上办变更单",
            $"This number is order {there.No} already, and its content differs; amend {there.No} instead."
        );

    private static ImportRefusal Refused(ImportRun run, ImportRow first, Refusal why)
    {
        var all = why.All.Take(8).ToList();
        return new ImportRefusal
        {
            RunId = run.Id,
            Place = first.Place,
            Line = first.Line,
            ChannelNo = first.ChannelNo,
            Code = why.Code,
            ReasonZh = string.Join("；", all.Select(r => r.Message.Zh)),
            ReasonEn = string.Join("; ", all.Select(r => r.Message.En)),
        };
    }

    private async Task<bool> Advance(
        ImportRun run,
        string worker,
        Tally tally,
        int done,
        bool isLast,
        long worked,
        CancellationToken ct
    )
    {
        var until = _context.Now.AddSeconds(_policies.Get(ChannelsPolicies.LeaseSeconds));
        DateTimeOffset? ended = isLast ? _context.Now : null;
        var moved = await _db.Set<ImportRun>()
            .Where(r => r.Id == run.Id && r.State == ImportState.Running && r.Done == run.Done && r.Worker == worker)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.Done, done)
                        .SetProperty(r => r.Made, run.Made + tally.Made)
                        .SetProperty(r => r.Already, run.Already + tally.Already)
                        .SetProperty(r => r.Refused, run.Refused + tally.Refusals.Count)
                        .SetProperty(r => r.Short, run.Short + tally.Short)
                        .SetProperty(r => r.Worked, run.Worked + worked)
                        .SetProperty(r => r.State, isLast ? ImportState.Finished : ImportState.Running)
                        .SetProperty(r => r.EndedAt, ended)
                        .SetProperty(r => r.WorkerUntil, until),
                ct
            );
        // Stopped in the middle of the batch: it never happened.
        return moved == 1;
    }
}
