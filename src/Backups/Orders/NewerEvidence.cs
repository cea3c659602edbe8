using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Backups;

/// <summary>
/// After a restore the log is as old as the data: files of orders that were made later are not in it. They are entered
/// again, so that they can be looked into and held against what came back: they say which orders are missing (DAT-03,
/// DAT-05).
/// </summary>
public sealed class NewerEvidence
{
    private readonly ShopDb _db;
    private readonly BackupFolder _folder;
    private readonly UseCaseExecutor _executor;

    internal NewerEvidence(ShopDb db, BackupFolder folder, UseCaseExecutor executor) =>
        (_db, _folder, _executor) = (db, folder, executor);

    /// <summary>
    /// Looks into the backup folder and into that of the restored file. Answers how many it entered; what is not whole
    /// stays out.
    /// </summary>
    public async Task<int> Enter(string restored, CancellationToken ct)
    {
        var entered = 0;
        foreach (
            var file in new[] { _folder.Path, Path.GetDirectoryName(Path.GetFullPath(restored))! }
                .Distinct()
                .Where(Directory.Exists)
                .SelectMany(f => Directory.EnumerateFiles(f, "zhanggui-orders-*.zip"))
                .Order(StringComparer.Ordinal)
        )
        {
            var name = Path.GetFileName(file);
            if (await _db.Set<BackupRun>().AnyAsync(r => r.File == name, ct))
                continue;
            var whole = await OrderFile.Check(file, ct);
            if (!whole.IsDone)
                continue;
            var (size, sha) = await PrivateFiles.Measure(file, ct);
            var (folder, manifest) = (Path.GetDirectoryName(file)!, whole.Value);
            var done = await _executor.Run(
                Actor.System("恢复"),
                (EnterEvidence u) =>
                    u.Run(
                        new MadeBackup(
                            folder,
                            name,
                            size,
                            sha,
                            manifest.Orders,
                            manifest.Records,
                            manifest.From,
                            manifest.At
                        ),
                        ct
                    ),
                ct
            );
            if (done.IsDone)
                entered++;
        }

        return entered;
    }
}

/// <summary>Enters a file of orders that the log does not know.</summary>
[SystemOnly]
internal sealed class EnterEvidence(ShopDb db, OperationContext context)
{
    /// <summary>Under the instant at which it was made.</summary>
    public Task<Result> Run(MadeBackup found, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var at = found.To ?? context.Now;
        var run = new BackupRun
        {
            Id = Ids.New<RunId>(at),
            Kind = BackupKind.Orders,
            State = BackupState.Done,
            At = at,
            By = context.Actor.Name,
            StartedAt = at,
            EndedAt = at,
            Node = Environment.MachineName,
            Folder = found.Folder,
            File = found.File,
            Size = found.Size,
            Sha256 = found.Sha256,
            Orders = found.Orders,
            Rows = found.Rows,
            From = found.From,
            To = found.To,
            CheckedAt = context.Now,
            CheckedBy = context.Actor.Name,
            Version = 1,
        };
        db.Add(run);
        context.Record(
            run.Subject with
            {
                IsNew = true,
            },
            ("恢复后重新登记", "Entered again after a restore"),
            after: new
            {
                found.File,
                found.Size,
                found.Sha256,
                found.Orders,
            }
        );
        return Task.FromResult(Result.Done);
    }
}
