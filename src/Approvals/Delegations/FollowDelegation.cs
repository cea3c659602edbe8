using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;

namespace Zhanggui.Approvals;

/// <summary>A delegation has begun or ended: what waits for the one who delegated moves to the list of whoever decides now.</summary>
[SystemOnly]
public sealed class FollowDelegation
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly Rounds _rounds;
    private readonly IPositions _positions;

    internal FollowDelegation(ShopDb db, OperationContext context, Rounds rounds, IPositions positions) => (_db, _context, _rounds, _positions) = (db, context, rounds, positions);

    /// <summary>Nothing happens the second time.</summary>
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        var delegation = await _db.Set<Delegation>().FirstOrDefaultAsync(d => d.Id == id, ct);
        if (delegation is null || delegation.Ended) return Result.Done;
        if (delegation.Holds(_context.Now)) delegation.Begun = true;
        else if (delegation.RevokedAt is not null || delegation.Until <= _context.Now) delegation.Ended = true;
        else return Result.Done;

        var (from, to) = (delegation.FromId, delegation.ToId);
        var held = (await _positions.All(ct)).Values.Where(p => p.Holders.Any(h => h.Id.Value == from)).Select(p => p.Code).ToList();
        var seats = await _db.Set<ApprovalSeat>().AsNoTracking().Where(s => s.State == SeatState.Open && (s.PersonId == from || s.PersonId == to || EF.Parameter(held).Contains(s.Acting))).Select(s => new { s.Id, s.RequestId }).ToListAsync(ct);
        var bench = await _rounds.BenchNow(ct);
        foreach (var request in seats.Select(s => s.RequestId).Distinct())
        {
            var file = (await ApprovalFile.Load(_db, request, ct))!;
            foreach (var seat in file.Open.Where(o => seats.Any(s => s.Id == o.Id)).ToList()) await _rounds.ToDo(file, seat, bench, ct);
        }

        return Result.Done;
    }
}

/// <summary>Looks every few seconds for delegations that have begun or ended.</summary>
internal sealed class FollowDelegations(IServiceScopeFactory scopes, UseCaseExecutor executor, TimeProvider clock) : IJob
{
    public JobDefinition Definition { get; } = new("approvals.delegations", ("代理到点生效", "Follow delegations"),
        ("到点开始或结束代理，审批改由该批的人处理。",
        "Begins and ends delegations on time, so that requests lie with whoever decides them."),
        JobSchedule.Every(TimeSpan.FromSeconds(10)));

    public async Task Run(JobProgress progress, CancellationToken ct) =>
        await OneByOne.Run(await Due(ct), id => executor.Run(Actor.System("approvals"), (FollowDelegation u) =>
        u.Run(id, ct), ct), progress, ct);

    private async Task<IReadOnlyList<Guid>> Due(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.Now();
        return await scope.ServiceProvider.GetRequiredService<ShopDb>().Set<Delegation>().AsNoTracking()
            .Where(d => !d.Ended && (d.Until <= now || d.RevokedAt != null || !d.Begun && d.From <= now)).OrderBy(d => d.Until).Select(d => d.Id).Take(200).ToListAsync(ct);
    }
}
