using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Approvals;

/// <summary>
/// A delegation has begun or ended: what waits for the one who delegated moves to the list of whoever decides now.
/// </summary>
[SystemOnly]
public sealed class FollowDelegation
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly Rounds _rounds;
    private readonly IPositions _positions;

    internal FollowDelegation(ShopDb db, OperationContext context, Rounds rounds, IPositions positions) =>
        (_db, _context, _rounds, _positions) = (db, context, rounds, positions);

    /// <summary>Delegations that have begun or ended and were not followed yet.</summary>
    internal static IQueryable<Guid> Due(DeadlineQuestion d)
    {
        var now = d.Now;
        return d
            .Db.Set<Delegation>()
            .AsNoTracking()
            .Where(x => !x.Ended && (x.Until <= now || x.RevokedAt != null || !x.Begun && x.From <= now))
            .OrderBy(x => x.Until)
            .Select(x => x.Id);
    }

    /// <summary>Nothing happens the second time.</summary>
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        var delegation = await _db.Set<Delegation>().FirstOrDefaultAsync(d => d.Id == id, ct);
        if (delegation is null || delegation.Ended)
            return Result.Done;
        if (delegation.Holds(_context.Now))
            delegation.Begun = true;
        else if (delegation.RevokedAt is not null || delegation.Until <= _context.Now)
            delegation.Ended = true;
        else
            return Result.Done;

        var (from, to) = (delegation.FromId, delegation.ToId);
        var held = (await _positions.All(ct))
            .Values.Where(p => p.Holders.Any(h => h.Id.Value == from))
            .Select(p => p.Code)
            .ToList();
        var seats = await _db.Set<ApprovalSeat>()
            .AsNoTracking()
            .Where(s =>
                s.State == SeatState.Open
                && (s.PersonId == from || s.PersonId == to || EF.Parameter(held).Contains(s.Acting))
            )
            .Select(s => new { s.Id, s.RequestId })
            .ToListAsync(ct);
        var bench = await _rounds.BenchNow(ct);
        foreach (var request in seats.Select(s => s.RequestId).Distinct())
        {
            var file = (await ApprovalFile.Load(_db, request, ct))!;
            foreach (var seat in file.Open.Where(o => seats.Any(s => s.Id == o.Id)).ToList())
                await _rounds.ToDo(file, seat, bench, ct);
        }

        return Result.Done;
    }
}
