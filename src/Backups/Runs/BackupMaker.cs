using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Ordering;

namespace Zhanggui.Backups;

/// <summary>Makes the file of one run and reads it back before it counts (DAT-02).</summary>
internal sealed class BackupMaker(
    Backup backup,
    IOrderArchive archive,
    BackupFolder folder,
    ShopDb db,
    TimeProvider clock
)
{
    /// <summary>
    /// What committed late may carry an instant before the last run's: each run begins so much earlier, and holds a few
    /// orders twice.
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>Refused in plain words; leaves no half file behind.</summary>
    /// <param name="kind">What.</param>
    /// <param name="wrote">Told how many orders are written.</param>
    /// <param name="ct">When the program stops.</param>
    public async Task<Result<MadeBackup>> Make(BackupKind kind, Action<long> wrote, CancellationToken ct)
    {
        try
        {
            PrivateFiles.Folder(folder.Path);
            return kind == BackupKind.Orders ? await Orders(wrote, ct) : await Whole(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Refusal("backups.failed", folder.Explain(e));
        }
    }

    private async Task<Result<MadeBackup>> Whole(CancellationToken ct)
    {
        var file = Path.Combine(folder.Path, backup.NameNow);
        var made = await backup.Make(file, ct);
        if (!made.IsDone)
            return made.Refusal;
        var back = await Backup.Inspect(file, ct);
        if (!back.IsDone)
            return back.Refusal;
        var (size, sha) = await PrivateFiles.Measure(file, ct);
        return new MadeBackup(
            folder.Path,
            Path.GetFileName(file),
            size,
            sha,
            back.Value.RowsOf("ordering_order"),
            back.Value.Rows.Values.Sum(),
            null,
            back.Value.At
        );
    }

    private async Task<Result<MadeBackup>> Orders(Action<long> wrote, CancellationToken ct)
    {
        var to = clock.Now();
        var before = await db.Set<BackupRun>()
            .AsNoTracking()
            .Where(r =>
                r.Kind == BackupKind.Orders && r.State == BackupState.Done && r.DamageZh == null && r.To != null
            )
            .OrderByDescending(r => r.At)
            .Select(r => r.To)
            .FirstOrDefaultAsync(ct);
        DateTimeOffset? from = before is { } last ? last - Overlap : null;
        var name = string.Create(CultureInfo.InvariantCulture, $"zhanggui-orders-{to:yyyyMMdd-HHmmss}.zip");
        var file = Path.Combine(folder.Path, name);
        await OrderFile.Write(file, archive.Changed(from, to, ct), from, to, wrote, ct);
        var back = await OrderFile.Check(file, ct);
        if (!back.IsDone)
            return back.Refusal;
        var (size, sha) = await PrivateFiles.Measure(file, ct);
        return new MadeBackup(folder.Path, name, size, sha, back.Value.Orders, back.Value.Records, from, to);
    }
}
