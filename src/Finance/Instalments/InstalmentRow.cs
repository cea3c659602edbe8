using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>
/// The statements that move a receivable of two instalments. The caller stands in line: the row is its own until the
/// end of the transaction.
/// </summary>
internal static class InstalmentRow
{
    /// <summary>
    /// Books an instalment. False: it does not fit, because it was paid before or the document was given up.
    /// </summary>
    public static async Task<bool> PayInstalment(this ShopDb db, Guid id, MoneyIn money, CancellationToken ct)
    {
        var owed = (await db.Receivable(id, ct))!;
        var open = db.Set<Receivable>().Where(r => r.Id == id && r.State == ReceivableState.Open);
        var paid = owed.Paid + money.Amount;
        return money.Instalment switch
        {
            Instalment.First when money.Amount == owed.First => await open.Where(r => r.FirstPaidAt == null)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(r => r.Paid, paid)
                            .SetProperty(r => r.FirstPaidAt, money.PaidAt)
                            .SetProperty(r => r.Method, money.Method),
                    ct
                ) == 1,
            Instalment.Balance when money.Amount == owed.Balance => await open.Where(r => r.FirstPaidAt != null)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(r => r.State, ReceivableState.Paid)
                            .SetProperty(r => r.Paid, paid)
                            .SetProperty(r => r.PaidAt, money.PaidAt)
                            .SetProperty(r => r.Method, money.Method),
                    ct
                ) == 1,
            _ => false,
        };
    }

    /// <summary>
    /// Adds money for an instalment that is not owed any more: the document was given up, or the same instalment was
    /// paid twice.
    /// </summary>
    public static async Task<bool> AddLateInstalment(this ShopDb db, Guid id, MoneyIn money, CancellationToken ct) =>
        money.Instalment == Instalment.First
            ? await db.Database.ExecuteSqlAsync(
                $"""UPDATE finance_receivable SET "Paid" = "Paid" + {money.Amount.Fen} WHERE "Id" = {id} AND ("State" <> 0 OR "FirstPaidAt" IS NOT NULL)""",
                ct
            ) == 1
            : await db.AddLate(id, money.Amount, ct);

    /// <summary>From now on the balance has a deadline.</summary>
    public static async Task<bool> AskBalance(this ShopDb db, Guid id, DateTimeOffset until, CancellationToken ct) =>
        await db.Set<Receivable>()
            .Where(r =>
                r.Id == id && r.State == ReceivableState.Open && r.FirstPaidAt != null && r.BalanceUntil == null
            )
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.BalanceUntil, until), ct) == 1;

    /// <summary>Open to Cancelled, with something of the first instalment kept.</summary>
    public static async Task<bool> WriteOffKeeping(
        this ShopDb db,
        Guid id,
        Money keep,
        string reason,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        await db.Set<Receivable>()
            .Where(r => r.Id == id && r.State == ReceivableState.Open && r.FirstPaidAt != null)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.State, ReceivableState.Cancelled)
                        .SetProperty(r => r.CancelledAt, now)
                        .SetProperty(r => r.CancelReason, reason)
                        .SetProperty(r => r.Forfeited, keep),
                ct
            ) == 1;
}
