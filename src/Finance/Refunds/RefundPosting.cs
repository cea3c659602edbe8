using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>
/// Makes refunds inside the running operation: limited by one conditional statement, once per key, booked as owed to
/// the customer.
/// </summary>
public sealed class RefundPosting(ShopDb db, OperationContext context, IJournal journal, DocumentNumbers numbers)
{
    /// <summary>
    /// Makes one. <paramref name="payment"/> names late money; otherwise it goes back the way the settling payment
    /// came.
    /// </summary>
    internal async Task<Result<Guid>> Make(
        Guid documentId,
        Money amount,
        string reason,
        string idempotencyKey,
        Payment? payment,
        CancellationToken ct
    )
    {
        if (amount.Fen <= 0)
            return FinanceErrors.NothingToRefund;
        if (!await db.LockForUpdate(documentId, ct))
            return FinanceErrors.NotFound;
        if (
            await db.Set<Refund>()
                .Where(r => r.IdempotencyKey == idempotencyKey)
                .Select(r => (Guid?)r.Id)
                .FirstOrDefaultAsync(ct) is
            { } earlier
        )
            return earlier;
        if (!await db.TakeForRefund(documentId, amount, ct))
            return FinanceErrors.RefundTooMuch;

        payment ??= await db.Set<Payment>()
            .AsNoTracking()
            .FirstOrDefaultAsync(p => p.ReceivableId == documentId && !p.IsReturned, ct);
        if (payment is null)
            return FinanceErrors.RefundTooMuch;
        var receivable = (await db.Receivable(documentId, ct))!;
        var refund = new Refund
        {
            Id = Guid.CreateVersion7(context.Now),
            No = await numbers.Next(db, "RF", context.Now, ct),
            IdempotencyKey = idempotencyKey,
            ReceivableId = documentId,
            DocumentType = receivable.DocumentType,
            DocumentNo = receivable.DocumentNo,
            Payer = receivable.Payer,
            Amount = amount,
            Method = payment.Method,
            Provider = payment.Provider,
            TradeNo = payment.TradeNo,
            Reason = reason,
            RequestedAt = context.Now,
            RequestedBy = context.Actor.Name,
        };
        db.Add(refund);
        // FIN-16: what has shipped was booked as sales, so its refund lessens the sales; anything else lessens the
        // prepayments.
        var from = receivable.IsSold && !payment.IsReturned ? LedgerAccount.Sales : LedgerAccount.CustomerPrepayments;
        await journal.Post(
            receivable.Document,
            new Text(
                $"应退客户 {receivable.DocumentNo}（{refund.No}）",
                $"Refund owed {receivable.DocumentNo} ({refund.No})"
            ),
            [JournalLine.Dr(from, amount), JournalLine.Cr(LedgerAccount.RefundsPayable, amount)],
            ct
        );
        context.Record(
            refund.Subject with
            {
                IsNew = true,
            },
            ("建退款单", "Refund made"),
            null,
            new
            {
                refund.DocumentNo,
                refund.Amount,
                refund.Method,
                refund.TradeNo,
            },
            reason
        );
        if (!refund.IsByHand)
            await context.Raise(new RefundRequested(refund.Id), ct);
        return refund.Id;
    }

    /// <summary>
    /// Makes refunds of a document that may have been paid by several payments: each goes back the way it came, the
    /// last first, none above what it brought.
    /// </summary>
    internal async Task<Result> Spread(
        Guid documentId,
        Money amount,
        string reason,
        string idempotencyKey,
        CancellationToken ct
    )
    {
        if (!await db.LockForUpdate(documentId, ct))
            return FinanceErrors.NotFound;
        var payments = await db.Set<Payment>()
            .AsNoTracking()
            .Where(p => p.ReceivableId == documentId && !p.IsReturned)
            .OrderByDescending(p => p.Instalment)
            .ToListAsync(ct);
        if (payments.Count < 2)
            return
                (await Make(documentId, amount, reason, idempotencyKey, payments.FirstOrDefault(), ct))
                    is { IsDone: false } only
                ? only.Refusal
                : Result.Done;
        var made = await db.Set<Refund>().AsNoTracking().Where(r => r.ReceivableId == documentId).ToListAsync(ct);
        if (made.Exists(r => r.IdempotencyKey == idempotencyKey))
            return Result.Done;

        var (left, key) = (amount, idempotencyKey);
        foreach (var payment in payments)
        {
            var rest =
                payment.Amount
                - made.Where(r => r.Provider == payment.Provider && r.TradeNo == payment.TradeNo).Sum(r => r.Amount);
            var piece = left < rest ? left : rest;
            if (piece <= Money.Zero)
                continue;
            if (await Make(documentId, piece, reason, key, payment, ct) is { IsDone: false } refused)
                return refused.Refusal;
            (left, key) = (left - piece, $"{idempotencyKey}/{payment.Instalment}");
        }

        return left > Money.Zero ? FinanceErrors.RefundTooMuch : Result.Done;
    }

    /// <summary>Books that the customer has the money, and tells the modules above.</summary>
    internal async Task Close(Refund refund, CancellationToken ct)
    {
        // A channel pays back out of what it holds for us.
        var from =
            refund.Method != PaymentMethod.Channel && (refund.IsByHand || refund.Reference is not null)
                ? LedgerAccount.Bank
                : PaymentMethods.MoneyAccount(refund.Method);
        await journal.Post(
            new Subject(refund.DocumentType, refund.ReceivableId, refund.DocumentNo),
            new Text($"退款到账 {refund.DocumentNo}（{refund.No}）", $"Refund paid {refund.DocumentNo} ({refund.No})"),
            [JournalLine.Dr(LedgerAccount.RefundsPayable, refund.Amount), JournalLine.Cr(from, refund.Amount)],
            ct
        );
        await context.Raise(
            new RefundPaid(refund.DocumentType, refund.ReceivableId, refund.DocumentNo, refund.Amount),
            ct
        );
    }
}
