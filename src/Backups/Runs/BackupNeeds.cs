using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Backups;

/// <summary>Says cheaply whether a kind of backup needs looking after: asked every few seconds by every node.</summary>
internal sealed class BackupNeeds(ShopDb db, Policies policies, Company company, TimeProvider clock)
{
    public async Task<bool> Any(BackupKind kind, CancellationToken ct)
    {
        var now = clock.Now();
        if (await db.Set<BackupWatch>().AsNoTracking().FirstOrDefaultAsync(w => w.Kind == kind, ct) is not { } watch)
            return true;
        var mine = db.Set<BackupRun>().AsNoTracking().Where(r => r.Kind == kind);
        if (await mine.FirstOrDefaultAsync(r => r.State < BackupState.Done, ct) is { } open)
            return open.State == BackupState.Running && open.BeatAt < now - MaintainBackups.Silence;
        var good = await BackupQueries
            .Good(mine)
            .OrderByDescending(r => r.At)
            .Select(r => r.StartedAt)
            .FirstOrDefaultAsync(ct);
        if (watch.AlarmAt is null && BackupQueries.IsLate(policies, good ?? watch.SinceAt, now))
            return true;
        var slot = BackupsPolicies.Of(policies, company.Calendar, kind).Last(now);
        if (slot <= watch.SinceAt || await mine.AnyAsync(r => r.State == BackupState.Done && r.StartedAt >= slot, ct))
            return false;
        var retry = now - policies.Get(BackupsPolicies.RetryAfter);
        return !await mine.AnyAsync(r => r.Slot == slot && r.EndedAt > retry && !r.IsInterrupted, ct);
    }
}
