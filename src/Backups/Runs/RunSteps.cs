using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Backups;

/// <summary>What a run came to.</summary>
internal sealed record MadeBackup(
    string Folder,
    string File,
    long Size,
    string Sha256,
    long Orders,
    long Rows,
    DateTimeOffset? From,
    DateTimeOffset? To
);

/// <summary>A worker takes a run that waits; of two, one.</summary>
[SystemOnly]
public sealed class ClaimBackup(ShopDb db, OperationContext context)
{
    /// <summary>True when it is this worker's.</summary>
    public async Task<Result<bool>> Run(Guid run, string worker, CancellationToken ct)
    {
        var (id, now, node) = (RunId.From(run), context.Now, Environment.MachineName);
        var taken = await db.Set<BackupRun>()
            .Where(r => r.Id == id && r.State == BackupState.Waiting)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.State, BackupState.Running)
                        .SetProperty(r => r.Worker, worker)
                        .SetProperty(r => r.Node, node)
                        .SetProperty(r => r.StartedAt, now)
                        .SetProperty(r => r.BeatAt, now)
                        .SetProperty(r => r.Version, r => r.Version + 1),
                ct
            );
        if (taken == 1)
            context.Changed("backups");
        return taken == 1;
    }
}

/// <summary>A run has ended: its file is there and was read back, or there is none and it says why (DAT-04).</summary>
[SystemOnly]
internal sealed class EndBackup(ShopDb db, OperationContext context, BackupAlarms alarms)
{
    /// <summary>Refused when the run is no longer this worker's.</summary>
    public async Task<Result> Run(
        Guid run,
        string worker,
        Result<MadeBackup> made,
        bool interrupted,
        CancellationToken ct
    )
    {
        var id = RunId.From(run);
        if (await db.Set<BackupRun>().FirstOrDefaultAsync(r => r.Id == id && r.Worker == worker, ct) is not { } ended)
            return BackupsErrors.Lost;
        if (!ended.Move(made.IsDone ? BackupVerb.Finish : BackupVerb.Fail).IsDone)
            return BackupsErrors.Lost;
        (ended.EndedAt, ended.Took) = (context.Now, (long)(context.Now - ended.StartedAt!.Value).TotalMilliseconds);
        if (made.IsDone)
        {
            var m = made.Value;
            (ended.Folder, ended.File, ended.Size, ended.Sha256, ended.Orders, ended.Rows, ended.From, ended.To) = (
                m.Folder,
                m.File,
                m.Size,
                m.Sha256,
                m.Orders,
                m.Rows,
                m.From,
                m.To
            );
            (ended.CheckedAt, ended.CheckedBy) = (context.Now, context.Actor.Name);
            await alarms.Good(ended.Kind, ct);
        }
        else
        {
            var why = made.Refusal.Message;
            (ended.FailureZh, ended.FailureEn, ended.IsInterrupted) = (why.Zh, why.En, interrupted);
            await alarms.Failed(ended.Kind, why, ct);
        }

        context.Record(
            ended.Subject,
            Verb(ended),
            after: new
            {
                kind = ended.Kind.ToString(),
                ended.File,
                ended.Size,
                seconds = Math.Round(ended.Took / 1000.0, 1),
                ended.Sha256,
                ended.Orders,
                ended.Rows,
                startedBy = ended.By,
                result = ended.FailureZh ?? "ok",
            }
        );
        context.Changed("backups");
        return Result.Done;
    }

    private static Text Verb(BackupRun run) =>
        run.State == BackupState.Done ? ("备份", "Backup made") : ("备份失败", "Backup failed");
}

/// <summary>Somebody wants one now (ORD-08: recorded by the order clerk; DAT-04: by the database manager).</summary>
[Needs("order.backup.record", "backup.run")]
public sealed class RequestBackup(ShopDb db, OperationContext context)
{
    /// <summary>Answers with the run's id. One of a kind at a time.</summary>
    public async Task<Result<Guid>> Run(BackupKind kind, CancellationToken ct)
    {
        if (kind is not (BackupKind.Whole or BackupKind.Orders))
            return BackupsErrors.Kind;
        if (kind == BackupKind.Whole && !context.Actor.May("backup.run"))
            return Access.Denied("backup.run");
        if (await db.Set<BackupRun>().AnyAsync(r => r.Kind == kind && r.State < BackupState.Done, ct))
            return BackupsErrors.Underway;
        var run = new BackupRun
        {
            Id = context.NewId<RunId>(),
            Kind = kind,
            At = context.Now,
            By = context.Actor.Name,
            ById = context.Actor.Id,
        };
        db.Add(run);
        context.Record(
            run.Subject with
            {
                IsNew = true,
            },
            ("手工发起备份", "Backup asked for"),
            after: new { kind = kind.ToString() }
        );
        context.Changed("backups");
        try
        {
            // Its unique index decides between two who ask in the same moment, so it is written now.
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            return BackupsErrors.Underway;
        }

        return run.Id.Value;
    }
}

/// <summary>
/// Notes a run of the command line (DAT-04): who, when, which file, how large, how long it took, how it ended.
/// </summary>
[SystemOnly]
public sealed class LogRun(ShopDb db, OperationContext context)
{
    /// <summary>
    /// A restored installation finds the run that made its backup half-done, because it was then: that one ends here.
    /// </summary>
    public async Task<Result> Run(
        BackupKind kind,
        string file,
        long size,
        TimeSpan took,
        string? sha256,
        Text? failure,
        CancellationToken ct
    )
    {
        var (zh, en) = (failure?.Zh, failure?.En);
        if (kind == BackupKind.Restore && failure is null)
            foreach (var open in await db.Set<BackupRun>().Where(r => r.State < BackupState.Done).ToListAsync(ct))
                (open.State, open.EndedAt, open.FailureZh, open.FailureEn, open.Version) = (
                    BackupState.Failed,
                    context.Now,
                    "恢复时还没有记下结果",
                    "Its end was not noted yet in what was restored.",
                    open.Version + 1
                );
        var run = new BackupRun
        {
            Id = context.NewId<RunId>(),
            Kind = kind,
            State = failure is null ? BackupState.Done : BackupState.Failed,
            At = context.Now,
            By = context.Actor.Name,
            StartedAt = context.Now - took,
            EndedAt = context.Now,
            Took = (long)took.TotalMilliseconds,
            Node = Environment.MachineName,
            Folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? "",
            File = Path.GetFileName(file),
            Size = size,
            Sha256 = sha256 ?? "",
            FailureZh = zh,
            FailureEn = en,
            Version = 1,
        };
        db.Add(run);
        Text verb = (kind, failure) switch
        {
            (BackupKind.Restore, _) => ("从备份恢复", "Restored from a backup"),
            (_, null) => ("备份", "Backup made"),
            _ => ("备份失败", "Backup failed"),
        };
        context.Record(
            run.Subject with
            {
                IsNew = true,
            },
            verb,
            after: new
            {
                file,
                size,
                seconds = Math.Round(took.TotalSeconds, 1),
                sha256,
                result = zh ?? "ok",
            }
        );
        return Result.Done;
    }
}
