using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Backups;

/// <summary>Looks at the clock for one kind of backup: asks for what is due or was missed, gives up what died, raises the alarm (DAT-01, DAT-05).</summary>
[HouseOnly]
public sealed class TendBackups
{
    /// <summary>A worker that is silent for so long has died.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private readonly ShopDb _db;
    private readonly Act _act;
    private readonly Policies _policies;
    private readonly Company _company;
    private readonly BackupAlarms _alarms;

    internal TendBackups(ShopDb db, Act act, Policies policies, Company company, BackupAlarms alarms) => (_db, _act, _policies, _company, _alarms) = (db, act, policies, company, alarms);

    /// <summary>Any node may do it at any time; what two ask for at once is asked for once.</summary>
    public async Task<Result> Run(BackupKind kind, CancellationToken ct)
    {
        var watch = await _db.Set<BackupWatch>().FirstOrDefaultAsync(w => w.Kind == kind, ct);
        if (watch is null)
        {
            _db.Add(new BackupWatch { Kind = kind, SinceAt = _act.Now });
            return Result.Done;
        }

        await GiveUpDead(kind, ct);
        await Ask(kind, watch, ct);
        var good = await BackupReads.Good(_db.Set<BackupRun>().Where(r => r.Kind == kind)).OrderByDescending(r => r.At).Select(r => r.StartedAt).FirstOrDefaultAsync(ct);
        await _alarms.Overdue(watch, good ?? watch.SinceAt, ct);
        return Result.Done;
    }

    private async Task GiveUpDead(BackupKind kind, CancellationToken ct)
    {
        var silent = _act.Now - Silence;
        if (await _db.Set<BackupRun>().FirstOrDefaultAsync(r => r.Kind == kind && r.State == BackupState.Running && r.BeatAt < silent, ct) is not { } dead) return;
        if (!dead.Move(BackupVerb.Fail).IsDone) return;
        (dead.EndedAt, dead.IsInterrupted, dead.FailureZh, dead.FailureEn) = (_act.Now, true, BackupsErrors.Interrupted.Zh, BackupsErrors.Interrupted.En);
        _act.Record(dead.Subject, ("备份中断", "Backup interrupted"), after: new { dead.StartedAt, dead.Node });
        await _alarms.Failed(kind, BackupsErrors.Interrupted, ct);
    }

    /// <summary>The last instant of the timetable has no good run, nothing is under way, and the last failure is a while ago: one statement sees all of it.</summary>
    private async Task Ask(BackupKind kind, BackupWatch watch, CancellationToken ct)
    {
        var slot = BackupsPolicies.Of(_policies, _company.Calendar, kind).Last(_act.Now);
        if (slot <= watch.SinceAt) return;
        var tried = await _db.Set<BackupRun>().Where(r => r.Kind == kind && (r.State < BackupState.Done || r.Slot == slot || (r.State == BackupState.Done && r.StartedAt >= slot))).ToListAsync(ct);
        if (tried.Any(r => r.State != BackupState.Failed)) return;
        if (tried.MaxBy(r => r.Try) is { IsInterrupted: false } last && last.EndedAt + _policies.Get(BackupsPolicies.RetryAfter) > _act.Now) return;
        _db.Add(new BackupRun { Id = _act.NewId<RunId>(), Kind = kind, Slot = slot, Try = tried.Count + 1, At = _act.Now, By = _act.Actor.Name });
        _act.Changed("backups");
    }
}
