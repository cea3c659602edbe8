using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Inventory;

/// <summary>
/// Gives one document's lapsed reservation back (ORD-13). The module that owns the document takes part through <see cref="ReservationExpired"/>:
/// the order expires in the same transaction, or, when its money came first, nothing happens.
/// </summary>
[SystemOnly]
public sealed class ExpireReservation(ShopDb db, IStock stock, OperationContext context)
{
    /// <summary>Nothing happens when the reservation was made firm or given back in the meantime.</summary>
    public async Task<Result> Run(Guid documentId, CancellationToken ct)
    {
        var lapsed = await db.Set<Reservation>().AsNoTracking()
            .FirstOrDefaultAsync(r => r.DocumentId == documentId && r.State == ReservationState.Live && r.ExpiresAt <= context.Now, ct);
        if (lapsed is null) return Result.Done;
        if (lapsed.HeldFor is not null)
        {
            // A hold: whoever it is for may be ordering this very moment. Only when it was still there it has lapsed.
            if (await stock.ReleaseHold(documentId, ct)) await context.Raise(new ReservationExpired(documentId, lapsed.DocumentNo), ct);
            return Result.Done;
        }

        await context.Raise(new ReservationExpired(documentId, lapsed.DocumentNo), ct);
        await stock.Release(documentId, ct);
        return Result.Done;
    }
}

internal sealed class ExpireReservations(IServiceScopeFactory scopes, UseCaseExecutor executor, TimeProvider clock) : IJob
{
    public JobDefinition Definition { get; } = new("inventory.lapse", ("释放过期占用", "Release lapsed reservations"),
        ("没按时付款的订单和过期的留货，占用的库存还回去。",
        "Gives back the stock of orders that were not paid in time and of holds that ran out."),
        JobSchedule.Every(TimeSpan.FromSeconds(5)));

    public async Task Run(JobProgress progress, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var now = clock.Now();
        var lapsed = await db.Set<Reservation>().AsNoTracking().Where(r => r.State == ReservationState.Live && r.ExpiresAt != null && r.ExpiresAt <= now)
            .GroupBy(r => r.DocumentId).OrderBy(g => g.Min(r => r.ExpiresAt)).Select(g => g.Key).Take(200).ToListAsync(ct);
        await OneByOne.Run(lapsed, document => Expire(document, ct), progress, ct);
    }

    private async Task Expire(Guid document, CancellationToken ct)
    {
        try
        {
            await executor.Run(Actor.System("inventory"), (ExpireReservation u) => u.Run(document, ct), ct);
        }
        catch (ReservationKeptException)
        {
            // The money was faster: nothing lapses, and nothing is wrong.
        }
    }
}
