using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>
/// The statements that move a receivable. Each is one conditional UPDATE: whoever it answers true to has won.
/// </summary>
internal static class ReceivableRow
{
    /// <summary>
    /// Locks the row until the end of the transaction: from here on, payments and refunds of one document follow each
    /// other.
    /// </summary>
    public static async Task<bool> LockForUpdate(this ShopDb db, Guid id, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""UPDATE finance_receivable SET "Version" = "Version" + 1 WHERE "Id" = {id}""",
            ct
        ) == 1;

    /// <summary>
    /// Open to Paid. Before it has left, more may come than is owed: the charge was begun before the document was
    /// amended.
    /// </summary>
    public static async Task<bool> Pay(
        this ShopDb db,
        Guid id,
        Money amount,
        PaymentMethod method,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        await db.Set<Receivable>()
            .Where(r =>
                r.Id == id
                && r.State == ReceivableState.Open
                && r.First.Fen == 0
                && (r.Amount == amount || (r.Sold.Fen == 0 && r.Amount.Fen < amount.Fen))
            )
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.State, ReceivableState.Paid)
                        .SetProperty(r => r.Paid, amount)
                        .SetProperty(r => r.Method, method)
                        .SetProperty(r => r.PaidAt, now),
                ct
            ) == 1;

    /// <summary>Open to Cancelled.</summary>
    public static async Task<bool> WriteOff(
        this ShopDb db,
        Guid id,
        string reason,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        await db.Set<Receivable>()
            .Where(r => r.Id == id && r.State == ReceivableState.Open)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.State, ReceivableState.Cancelled)
                        .SetProperty(r => r.CancelledAt, now)
                        .SetProperty(r => r.CancelReason, reason),
                ct
            ) == 1;

    /// <summary>Owes less: before it has left, and while nobody else has changed the amount or given it up.</summary>
    public static async Task<bool> Lower(this ShopDb db, Guid id, Money before, Money amount, CancellationToken ct) =>
        await db.Set<Receivable>()
            .Where(r =>
                r.Id == id
                && r.Amount == before
                && r.First.Fen == 0
                && r.Sold.Fen == 0
                && r.State != ReceivableState.Cancelled
            )
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Amount, amount), ct) == 1;

    /// <summary>More of it has left: never more than is owed.</summary>
    public static async Task<bool> Sell(this ShopDb db, Guid id, Money sold, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE finance_receivable SET "Sold" = "Sold" + {sold.Fen}, "Version" = "Version" + 1
            WHERE "Id" = {id} AND "Sold" + {sold.Fen} <= "Amount"
            """,
            ct
        ) == 1;

    /// <summary>Adds money that came for a receivable which no longer waits for it.</summary>
    public static async Task<bool> AddLate(this ShopDb db, Guid id, Money amount, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""UPDATE finance_receivable SET "Paid" = "Paid" + {amount.Fen} WHERE "Id" = {id} AND "State" <> 0""",
            ct
        ) == 1;

    /// <summary>Sets money aside for a refund, never more than is there.</summary>
    public static async Task<bool> TakeForRefund(this ShopDb db, Guid id, Money amount, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""UPDATE finance_receivable SET "Refunded" = "Refunded" + {amount.Fen} WHERE "Id" = {id} AND "Paid" - "Refunded" - "Forfeited" >= {amount.Fen}""",
            ct
        ) == 1;

    public static Task<Receivable?> Receivable(this ShopDb db, Guid id, CancellationToken ct) =>
        db.Set<Receivable>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct);
}
