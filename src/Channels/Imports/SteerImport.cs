using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Channels;

/// <summary>Lets an import stand where it is. What is in the pool stays there.</summary>
[Needs("order.create")]
public sealed class PauseImport(ShopDb db, OperationContext context)
{
    /// <summary>Refused when it is over or stands already.</summary>
    public Task<Result> Run(string no, CancellationToken ct) =>
        ImportControl.Move(db, context, no, ImportVerb.Pause, ("暂停导入", "Import paused"), ct);
}

/// <summary>Goes on where it stood.</summary>
[Needs("order.create")]
public sealed class ResumeImport(ShopDb db, OperationContext context, ImportSignal signal)
{
    /// <summary>Refused when it does not stand.</summary>
    public async Task<Result> Run(string no, CancellationToken ct)
    {
        var moved = await ImportControl.Move(db, context, no, ImportVerb.Resume, ("继续导入", "Import resumed"), ct);
        if (moved.IsDone)
            context.AfterCommit(signal.Wake);
        return moved;
    }
}

/// <summary>Ends an import before its time: the rest stays out, and the same file may be sent again.</summary>
[Needs("order.create")]
public sealed class CancelImport(ShopDb db, OperationContext context)
{
    /// <summary>Refused when it is over.</summary>
    public Task<Result> Run(string no, CancellationToken ct) =>
        ImportControl.Move(db, context, no, ImportVerb.Cancel, ("中止导入", "Import cancelled"), ct);
}

/// <summary>
/// The one statement that moves an import by a person's word; the worker notices with its next batch.
/// </summary>
internal static class ImportControl
{
    public static async Task<Result> Move(
        ShopDb db,
        OperationContext context,
        string no,
        ImportVerb verb,
        Text what,
        CancellationToken ct
    )
    {
        if (await db.Set<ImportRun>().AsNoTracking().FirstOrDefaultAsync(r => r.No == no, ct) is not { } run)
            return ChannelErrors.NoRun;
        // The worker may move it in the same moment, from waiting to reading to running: whatever of these it is, a
        // person's word holds.
        var from = Enum.GetValues<ImportState>().Where(s => ImportRun.Moves.Allows(s, verb)).ToList();
        var next = ImportRun.Moves.Next(run.State, verb);
        if (!next.IsDone)
            return next.Refusal;
        DateTimeOffset? ended = next.Value == ImportState.Cancelled ? context.Now : null;
        var moved = await db.Set<ImportRun>()
            .Where(r => r.Id == run.Id && EF.Parameter(from).Contains(r.State))
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.State, next.Value)
                        .SetProperty(r => r.EndedAt, ended)
                        .SetProperty(r => r.Worker, (string?)null)
                        .SetProperty(r => r.WorkerUntil, (DateTimeOffset?)null),
                ct
            );
        if (moved == 0)
            return ImportRun
                    .Moves.Next(
                        (await db.Set<ImportRun>().AsNoTracking().FirstAsync(r => r.Id == run.Id, ct)).State,
                        verb
                    )
                    .Refusal
                ?? ChannelErrors.NoRun;
        context.Record(run.Subject, what, new { state = run.State.ToString() }, new { state = next.Value.ToString() });
        context.Changed("imports");
        return Result.Done;
    }
}
