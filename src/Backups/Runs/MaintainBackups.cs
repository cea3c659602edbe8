using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Backups;

/// <summary>
/// Looks at the clock for one kind of backup: asks for what is due or was missed, gives up what died, raises the alarm
/// (DAT-01, DAT-05).
/// </summary>
[SystemOnly]
public sealed class MaintainBackups
{
    /// <summary>A worker that is silent for so long has died.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly Policies _policies;
    private readonly Company _company;
    private readonly BackupAlarms _alarms;

    internal MaintainBackups(
        ShopDb db,
        OperationContext context,
        Policies policies,
        Company company,
        BackupAlarms alarms
    ) => (_db, _context, _policies, _company, _alarms) = (db, context, policies, company, alarms);

    /// <summary>Any node may do it at any time; what two ask for at once is asked for once.</summary>
    public async Task<Result> Run(BackupKind kind, CancellationToken ct)
    {
        var watch = await _db.Set<BackupWatch>().FirstOrDefaultAsync(w => w.Kind == kind, ct);
        if (watch is null)
        {
            _db.Add(new BackupWatch { Kind = kind, SinceAt = _context.Now });
            return Result.Done;
        }

        await EndDead(kind, ct);
        await Ask(kind, watch, ct);
        var good = await BackupQueries
            .Good(_db.Set<BackupRun>().Where(r => r.Kind == kind))
            .OrderByDescending(r => r.At)
            .Select(r => r.StartedAt)
            .FirstOrDefaultAsync(ct);
        await _alarms.Overdue(watch, good ?? watch.SinceAt, ct);
        return Result.Done;
    }

    private async Task EndDead(BackupKind kind, CancellationToken ct)
    {
        var silent = _context.Now - Silence;
        if (
            await _db.Set<BackupRun>()
                .FirstOrDefaultAsync(r => r.Kind == kind && r.State == BackupState.Running && r.BeatAt < silent, ct)
            is not { } dead
        )
            return;
        if (!dead.Move(BackupVerb.Fail).IsDone)
            return;
        (dead.EndedAt, dead.IsInterrupted, dead.FailureZh, dead.FailureEn) = (
            _context.Now,
            true,
            BackupsErrors.Interrupted.Zh,
            BackupsErrors.Interrupted.En
        );
        _context.Record(dead.Subject, ("备份中断", "Backup interrupted"), after: new { dead.StartedAt, dead.Node });
        await _alarms.Failed(kind, BackupsErrors.Interrupted, ct);
    }

    /// <summary>
    /// The last instant of the timetable has no good run, nothing is under way, and the last failure is a while ago:
    /// one statement sees all of it.
    /// </summary>
    private async Task Ask(BackupKind kind, BackupWatch watch, CancellationToken ct)
    {
        var slot = BackupsPolicies.Of(_policies, _company.Calendar, kind).Last(_context.Now);
        if (slot <= watch.SinceAt)
            return;
        var tried = await _db.Set<BackupRun>()
            .Where(r =>
                r.Kind == kind
                && (
                    r.State < BackupState.Done || r.Slot == slot || (r.State == BackupState.Done && r.StartedAt >= slot)
                )
            )
            .ToListAsync(ct);
        if (tried.Any(r => r.State != BackupState.Failed))
            return;
        if (
            tried.MaxBy(r => r.Try) is { IsInterrupted: false } last
            && last.EndedAt + _policies.Get(BackupsPolicies.RetryAfter) > _context.Now
        )
            return;
        _db.Add(
            new BackupRun
            {
                Id = _context.NewId<RunId>(),
                Kind = kind,
                Slot = slot,
                Try = tried.Count + 1,
                At = _context.Now,
                By = _context.Actor.Name,
            }
        );
        _context.Changed("backups");
    }
}
