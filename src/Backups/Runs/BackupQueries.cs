using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Backups;

/// <summary>How one kind of backup stands: what the daily glance asks.</summary>
/// <param name="Good">The last good one whose file is there.</param>
/// <param name="Last">The last run that has ended, whatever came of it.</param>
/// <param name="Open">The one that is under way.</param>
/// <param name="Next">When the timetable makes the next one.</param>
/// <param name="IsLate">True: no good one for longer than allowed (DAT-01).</param>
internal sealed record BackupStatus(
    BackupKind Kind,
    BackupRun? Good,
    BackupRun? Last,
    BackupRun? Open,
    DateTimeOffset Next,
    bool IsLate
)
{
    public bool HasFailed => Last?.State == BackupState.Failed;
}

/// <summary>Reads runs.</summary>
internal sealed class BackupQueries(ShopDb db, Policies policies, Company company, TimeProvider clock)
{
    /// <summary>
    /// An installation makes two a day: the list's own order has an index, the others sort what the filters leave.
    /// </summary>
    private static readonly Sorts<BackupRun> Sorts = new Sorts<BackupRun>(r => r.Id.Value)
        .By("at", r => r.At)
        .By("size", r => r.Size)
        .By("took", r => r.Took)
        .By("orders", r => r.Orders);

    public static readonly BackupKind[] Made = [BackupKind.Orders, BackupKind.Whole];

    public Task<PageOf<BackupRun>> Page(ListRequest request, int take)
    {
        var runs = Runs;
        if (Asked.Choice<BackupKind>(request["kind"]) is { } kind)
            runs = runs.Where(r => r.Kind == kind);
        if (Asked.Choice<BackupState>(request["state"]) is { } state)
            runs = runs.Where(r => r.State == state);
        return Sorts.Page(runs, request.Place, take, request.Ct);
    }

    /// <summary>How each kind stands that the timetable makes.</summary>
    public async Task<IReadOnlyList<BackupStatus>> Standings(CancellationToken ct)
    {
        List<BackupStatus> standings = [];
        foreach (var kind in Made)
            standings.Add(await Standing(kind, ct));
        return standings;
    }

    /// <summary>For the menu: how many kinds are late or have failed.</summary>
    public async Task<int> Wrong(CancellationToken ct) => (await Standings(ct)).Count(s => s.IsLate || s.HasFailed);

    public Task<BackupRun?> Of(RunId id, CancellationToken ct) => Runs.FirstOrDefaultAsync(r => r.Id == id, ct);

    public async Task<BackupStatus> Standing(BackupKind kind, CancellationToken ct)
    {
        var now = clock.Now();
        var mine = Runs.Where(r => r.Kind == kind);
        var good = await Good(mine).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        var last = await mine.Where(r => r.State >= BackupState.Done)
            .OrderByDescending(r => r.At)
            .ThenByDescending(r => r.Id)
            .FirstOrDefaultAsync(ct);
        var open = await mine.FirstOrDefaultAsync(r => r.State < BackupState.Done, ct);
        var since =
            good?.StartedAt
            ?? (await db.Set<BackupWatch>().AsNoTracking().FirstOrDefaultAsync(w => w.Kind == kind, ct))?.SinceAt;
        return new BackupStatus(
            kind,
            good,
            last,
            open,
            BackupsPolicies.Of(policies, company.Calendar, kind).Next(now),
            IsLate(policies, since, now)
        );
    }

    /// <summary>Good ones whose files are there.</summary>
    public static IQueryable<BackupRun> Good(IQueryable<BackupRun> runs) =>
        runs.Where(r => r.State == BackupState.Done && r.DamageZh == null && r.RemovedAt == null);

    /// <summary>True when the last good one, or the beginning, lies further back than allowed.</summary>
    public static bool IsLate(Policies policies, DateTimeOffset? since, DateTimeOffset now) =>
        since is { } at && now - at > TimeSpan.FromDays(policies.Get(BackupsPolicies.AlarmDays));

    private IQueryable<BackupRun> Runs => db.Set<BackupRun>().AsNoTracking();
}
