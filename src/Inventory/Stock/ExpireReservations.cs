using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Inventory;

/// <summary>
/// Gives one document's lapsed reservation back (ORD-13). The module that owns the document takes part through
/// <see cref="ReservationExpired"/>: the order expires in the same transaction, or, when its money came first, nothing
/// happens.
/// </summary>
[SystemOnly]
public sealed class ExpireReservation(ShopDb db, IStock stock, OperationContext context)
{
    /// <summary>Documents with a reservation whose time is up, the first first.</summary>
    internal static IQueryable<Guid> Expired(DeadlineQuestion d)
    {
        var now = d.Now;
        return d
            .Db.Set<Reservation>()
            .AsNoTracking()
            .Where(r => r.State == ReservationState.Live && r.ExpiresAt != null && r.ExpiresAt <= now)
            .GroupBy(r => r.DocumentId)
            .OrderBy(g => g.Min(r => r.ExpiresAt))
            .Select(g => g.Key);
    }

    /// <summary>Nothing happens when the reservation was made firm or given back in the meantime.</summary>
    public async Task<Result> Run(Guid documentId, CancellationToken ct)
    {
        var lapsed = await db.Set<Reservation>()
            .AsNoTracking()
            .FirstOrDefaultAsync(
                r => r.DocumentId == documentId && r.State == ReservationState.Live && r.ExpiresAt <= context.Now,
                ct
            );
        if (lapsed is null)
            return Result.Done;
        if (lapsed.HeldFor is not null)
        {
            // A hold: whoever it is for may be ordering this very moment. Only when it was still there it has lapsed.
            if (await stock.ReleaseHold(documentId, ct))
                await context.Raise(new ReservationExpired(documentId, lapsed.DocumentNo), ct);
            return Result.Done;
        }

        await context.Raise(new ReservationExpired(documentId, lapsed.DocumentNo), ct);
        await stock.Release(documentId, ct);
        return Result.Done;
    }
}
