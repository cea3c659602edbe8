using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>Every entry balances (FIN-03).</summary>
internal sealed class JournalBalanceCheck : IIntegrityCheck
{
    public Text Name => new("每张记账凭证借贷平衡", "Every journal entry balances");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var sums = db.Set<JournalLineRow>()
            .GroupBy(l => l.EntryId)
            .Select(g => new
            {
                Id = g.Key,
                Debit = g.Sum(l => l.Debit.Fen),
                Credit = g.Sum(l => l.Credit.Fen),
            });
        var wrong = db.Set<JournalEntry>()
            .AsNoTracking()
            .Where(e => !sums.Any(s => s.Id == e.Id && s.Debit == s.Credit && s.Debit == e.Total.Fen))
            .OrderBy(e => e.No)
            .Select(e => e.No)
            .AsAsyncEnumerable();
        await foreach (var no in wrong.WithCancellation(ct))
            yield return new IntegrityViolation("journal", $"{no}: debit and credit differ, or lines are missing");
    }
}

/// <summary>What a receivable says of money equals the payments and refunds of it.</summary>
internal sealed class ReceivableSumsCheck : IIntegrityCheck
{
    public Text Name => new("应收款的已收、已退和流水一致", "Receivables agree with their payments and refunds");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var wrong = db.Set<Receivable>()
            .AsNoTracking()
            .Select(r => new
            {
                r.DocumentNo,
                Paid = r.Paid.Fen,
                Refunded = r.Refunded.Fen,
                r.State,
                Owed = r.Amount.Fen,
                Kept = r.Forfeited.Fen,
                Came = db.Set<Payment>().Where(p => p.ReceivableId == r.Id).Sum(p => (long?)p.Amount.Fen) ?? 0,
                Back = db.Set<Refund>().Where(f => f.ReceivableId == r.Id).Sum(f => (long?)f.Amount.Fen) ?? 0,
            })
            .Where(x =>
                x.Paid != x.Came
                || x.Refunded != x.Back
                || x.Refunded + x.Kept > x.Paid
                || (x.State == ReceivableState.Paid && x.Paid < x.Owed)
            )
            .OrderBy(x => x.DocumentNo)
            .AsAsyncEnumerable();
        await foreach (var x in wrong.WithCancellation(ct))
            yield return new IntegrityViolation(
                "receivable",
                $"{x.DocumentNo}: paid {new Money(x.Paid)} but payments {new Money(x.Came)}; refunded {new Money(x.Refunded)} but refunds {new Money(x.Back)}"
            );
    }
}

/// <summary>
/// Receivables (1122) are what has left and is not paid, prepayments (2203) what is paid and has not left, document by
/// document: so both accounts' balances are the sums of open documents, and nothing stands on them that no document
/// explains.
/// </summary>
internal sealed class OpenAccountsCheck : IIntegrityCheck
{
    public Text Name =>
        new(
            "应收账款等于已发未收的单，预收账款等于已收未发的单",
            "Receivables are what shipped unpaid, prepayments what was paid and has not shipped"
        );

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var lines = db.Set<JournalEntry>()
            .Join(
                db.Set<JournalLineRow>(),
                e => e.Id,
                l => l.EntryId,
                (e, l) =>
                    new
                    {
                        e.DocumentId,
                        e.DocumentNo,
                        l.Account,
                        Debit = l.Debit.Fen - l.Credit.Fen,
                    }
            );
        var documents = db.Set<Receivable>()
            .AsNoTracking()
            .OrderBy(r => r.DocumentNo)
            .Select(r => new
            {
                Receivable = r,
                Owed = lines
                    .Where(l =>
                        l.DocumentNo == r.DocumentNo && l.DocumentId == r.Id && l.Account == LedgerAccount.Receivables
                    )
                    .Sum(l => (long?)l.Debit)
                    ?? 0,
                Held = -(
                    lines
                        .Where(l =>
                            l.DocumentNo == r.DocumentNo
                            && l.DocumentId == r.Id
                            && l.Account == LedgerAccount.CustomerPrepayments
                        )
                        .Sum(l => (long?)l.Debit)
                    ?? 0
                ),
            })
            .AsAsyncEnumerable();
        await foreach (var d in documents.WithCancellation(ct))
        {
            var (owed, held) = (new Money(d.Owed), new Money(d.Held));
            if (owed != d.Receivable.OnReceivables)
                yield return new IntegrityViolation(
                    "books",
                    $"{d.Receivable.DocumentNo}: {owed} stands on the receivables, {d.Receivable.OnReceivables} is owed for what has left"
                );
            if (held != d.Receivable.OnPrepayments)
                yield return new IntegrityViolation(
                    "books",
                    $"{d.Receivable.DocumentNo}: {held} stands on the prepayments, {d.Receivable.OnPrepayments} was paid for what has not left"
                );
        }

        var stray = lines
            .Where(l =>
                (l.Account == LedgerAccount.Receivables || l.Account == LedgerAccount.CustomerPrepayments)
                && !db.Set<Receivable>().Any(r => r.Id == l.DocumentId)
            )
            .Select(l => l.DocumentNo)
            .Distinct()
            .AsAsyncEnumerable();
        await foreach (var no in stray.WithCancellation(ct))
            yield return new IntegrityViolation(
                "books",
                $"{no}: stands on receivables or prepayments and owes nothing"
            );
    }
}
