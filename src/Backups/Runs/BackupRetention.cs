using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Backups;

/// <summary>
/// Deletes files that nobody needs any more (DAT-02): only what this runner made, only beyond the number that stays and
/// the days that stay, and so never the last good one. The run itself stays in the log for ever.
/// </summary>
internal sealed class BackupRetention(ShopDb db, Policies policies, TimeProvider clock)
{
    /// <summary>
    /// Deletes from the disk and answers which; a file that lies on another machine stays that machine's.
    /// </summary>
    public async Task<IReadOnlyList<BackupRun>> Delete(BackupKind kind, CancellationToken ct)
    {
        var (keep, days) =
            kind == BackupKind.Orders
                ? (1, policies.Get(BackupsPolicies.OrdersKeepDays))
                : (policies.Get(BackupsPolicies.WholeKeep), policies.Get(BackupsPolicies.WholeKeepDays));
        var before = clock.Now() - TimeSpan.FromDays(days);
        var good = await BackupQueries
            .Good(db.Set<BackupRun>().AsNoTracking().Where(r => r.Kind == kind))
            .OrderByDescending(r => r.At)
            .ThenByDescending(r => r.Id)
            .ToListAsync(ct);
        // Those whose files are still there: one that somebody has moved away keeps nothing safe.
        var there = good.Where(r => File.Exists(r.Path)).ToList();
        List<BackupRun> gone = [];
        foreach (var old in there.Skip(keep).Where(r => r.At < before && r.Worker is not null))
        {
            try
            {
                File.Delete(old.Path);
                gone.Add(old);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It stays for the next time.
            }
        }

        return gone;
    }
}

/// <summary>The retention has deleted a run's file.</summary>
[SystemOnly]
public sealed class RecordRemoval(ShopDb db, OperationContext context)
{
    /// <summary>The run stays.</summary>
    public async Task<Result> Run(Guid run, CancellationToken ct)
    {
        var id = RunId.From(run);
        if (await db.Set<BackupRun>().FirstOrDefaultAsync(r => r.Id == id && r.RemovedAt == null, ct) is not { } old)
            return Result.Done;
        (old.RemovedAt, old.Version) = (context.Now, old.Version + 1);
        context.Record(
            old.Subject,
            ("按保留期删除文件", "File deleted by the retention"),
            new
            {
                old.Path,
                old.Size,
                old.Sha256,
            }
        );
        return Result.Done;
    }
}
