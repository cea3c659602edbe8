using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Backups;

/// <summary>Reads a run's file again: is it there, is it the same, is it whole inside (DAT-02).</summary>
internal sealed class BackupCheck(BackupQueries queries, UseCaseExecutor executor)
{
    /// <summary>Reads outside of any transaction, then notes what was found. Answers null when it is whole.</summary>
    public async Task<Result<Text?>> Run(Actor actor, RunId id, CancellationToken ct)
    {
        if (await queries.Of(id, ct) is not { } run)
            return BackupsErrors.NotFound;
        if (!run.HasFile)
            return BackupsErrors.NoFile;
        if (!File.Exists(run.Path) && run.Node != Environment.MachineName)
            return BackupsErrors.Gone(run.Path, run.Node);
        var damage = await Damage(run, ct);
        var noted = await executor.Run(actor, (RecordCheck u) => u.Run(id.Value, damage, ct), ct);
        return noted.IsDone ? damage : noted.Refusal;
    }

    private static async Task<Text?> Damage(BackupRun run, CancellationToken ct)
    {
        try
        {
            if (!File.Exists(run.Path))
                return BackupsErrors.Gone(run.Path, run.Node).Message;
            var (size, sha) = await PrivateFiles.Measure(run.Path, ct);
            if (size != run.Size)
                return new Text(
                    $"大小不符：做好时 {run.Size:N0} 字节，现在 {size:N0}",
                    $"Its size differs: {run.Size:N0} bytes when it was made, {size:N0} now."
                );
            if (sha != run.Sha256)
                return new Text(
                    "校验码不符：文件被改动过，或盘坏了",
                    "Its checksum differs: somebody has altered it, or the disk is failing."
                );
            var inside =
                run.Kind == BackupKind.Orders
                    ? (await OrderFile.Check(run.Path, ct)).Refusal
                    : (await Backup.Inspect(run.Path, ct)).Refusal;
            return inside?.Message;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Text($"读不出来：{e.Message}", $"It can't be read: {e.Message}");
        }
    }
}

/// <summary>
/// Notes what a check has found; a damaged file no longer counts as a good backup, and those responsible are told.
/// </summary>
[Needs("backup.run", "order.backup.record", "db.edit")]
public sealed class RecordCheck
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly BackupAlarms _alarms;

    internal RecordCheck(ShopDb db, OperationContext context, BackupAlarms alarms) =>
        (_db, _context, _alarms) = (db, context, alarms);

    /// <summary>Null when it is whole.</summary>
    public async Task<Result> Run(Guid run, Text? damage, CancellationToken ct)
    {
        var id = RunId.From(run);
        if (await _db.Set<BackupRun>().FirstOrDefaultAsync(r => r.Id == id, ct) is not { } one)
            return BackupsErrors.NotFound;
        (one.CheckedAt, one.CheckedBy, one.DamageZh, one.DamageEn, one.Version) = (
            _context.Now,
            _context.Actor.Name,
            damage?.Zh,
            damage?.En,
            one.Version + 1
        );
        _context.Record(
            one.Subject,
            ("检查备份文件", "Backup file checked"),
            after: new { one.File, result = damage?.Zh ?? "ok" }
        );
        if (damage is { } why)
            await _alarms.Failed(one.Kind, why, ct);
        _context.Changed("backups");
        return Result.Done;
    }
}

/// <summary>
/// Somebody takes a file with customers' data out of the company: noted before the first byte leaves (DAT-02, DAT-11).
/// </summary>
[Needs("backup.download")]
public sealed class RecordDownload(ShopDb db, OperationContext context)
{
    /// <summary>Answers where the file lies.</summary>
    public async Task<Result<string>> Run(Guid run, CancellationToken ct)
    {
        var id = RunId.From(run);
        if (await db.Set<BackupRun>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is not { } one)
            return BackupsErrors.NotFound;
        if (!one.HasFile)
            return BackupsErrors.NoFile;
        if (!File.Exists(one.Path))
            return BackupsErrors.Gone(one.Path, one.Node);
        context.Record(
            one.Subject,
            ("下载备份", "Backup downloaded"),
            after: new
            {
                one.File,
                one.Size,
                one.Sha256,
            }
        );
        return one.Path;
    }
}

/// <summary>Somebody looks into a file of orders: noted with what was looked for.</summary>
[Needs("order.backup.record")]
public sealed class RecordLook(ShopDb db, OperationContext context)
{
    /// <summary>Answers where the file lies. <paramref name="words"/> is null for a comparison of all.</summary>
    public async Task<Result<string>> Run(Guid run, string? words, CancellationToken ct)
    {
        var id = RunId.From(run);
        if (await db.Set<BackupRun>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is not { } one)
            return BackupsErrors.NotFound;
        if (one.Kind != BackupKind.Orders)
            return BackupsErrors.NotOrders;
        if (!one.HasFile)
            return BackupsErrors.NoFile;
        if (!File.Exists(one.Path))
            return BackupsErrors.Gone(one.Path, one.Node);
        context.Record(
            one.Subject,
            words is null
                ? ("与现在的订单比对", "Compared with the orders now")
                : ("查阅订单备份", "Orders looked up in a backup"),
            after: words is null ? null : new { words }
        );
        return one.Path;
    }
}
