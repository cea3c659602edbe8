using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>Money that has come, to be booked.</summary>
/// <param name="Provider">Who brought it.</param>
/// <param name="TradeNo">Their number; booked once.</param>
/// <param name="Amount">How much.</param>
/// <param name="Method">How.</param>
/// <param name="PaidAt">When the customer paid.</param>
/// <param name="Note">What the cashier wrote.</param>
/// <param name="Instalment">What it is for, when the receivable is paid in two.</param>
public sealed record MoneyIn(
    string Provider,
    string TradeNo,
    Money Amount,
    PaymentMethod Method,
    DateTimeOffset PaidAt,
    string? Note = null,
    Instalment Instalment = Instalment.Whole
);

/// <summary>
/// Books money that has come (FIN-02), inside the running operation. The receivable's row is locked first, so two
/// notices of one trade follow each other and the second finds the first. Money for a receivable that is no longer open
/// is booked too and returned in the same act.
/// </summary>
public sealed class PaymentPosting(ShopDb db, OperationContext context, IJournal journal, RefundPosting refunds)
{
    /// <summary>Books it: <c>Booked</c>, <c>Duplicate</c> or <c>Returned</c>. The receivable must exist.</summary>
    public async Task<CallbackOutcome> Take(Guid documentId, MoneyIn money, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(money);
        if (!await db.LockForUpdate(documentId, ct))
            throw new InvalidOperationException($"There is no receivable {documentId}.");
        if (await db.Set<Payment>().AnyAsync(p => p.Provider == money.Provider && p.TradeNo == money.TradeNo, ct))
            return CallbackOutcome.Duplicate;

        var whole = money.Instalment == Instalment.Whole;
        var settles = whole
            ? await db.Pay(documentId, money.Amount, money.Method, money.PaidAt, ct)
            : await db.PayInstalment(documentId, money, ct);
        if (
            !settles
            && !(
                whole
                    ? await db.AddLate(documentId, money.Amount, ct)
                    : await db.AddLateInstalment(documentId, money, ct)
            )
        )
            throw new InvalidOperationException($"{money.Amount} does not fit the open receivable {documentId}.");
        var receivable = (await db.Receivable(documentId, ct))!;
        var payment = Record(receivable, money, returned: !settles);
        // What has left already is owed on the receivables; anything else, late money too, is a prepayment until it
        // ships or goes back.
        var clears = settles ? receivable.Sold : Money.Zero;
        await journal.Post(
            receivable.Document,
            new Text($"收到货款 {receivable.DocumentNo}", $"Payment received {receivable.DocumentNo}"),
            [
                JournalLine.Dr(PaymentMethods.MoneyAccount(money.Method), money.Amount),
                JournalLine.Cr(LedgerAccount.Receivables, clears),
                JournalLine.Cr(LedgerAccount.CustomerPrepayments, money.Amount - clears),
            ],
            ct
        );
        if (settles)
        {
            context.Record(
                receivable.Subject,
                ("收款确认", "Payment confirmed"),
                new { state = ReceivableState.Open },
                new
                {
                    receivable.State,
                    money.Amount,
                    money.Method,
                    money.TradeNo,
                    money.Instalment,
                },
                money.Note
            );
            await ReturnExcess(receivable, payment, ct);
            if (money.Instalment == Instalment.First)
                await context.Raise(
                    new FirstInstalmentReceived(
                        receivable.DocumentType,
                        receivable.Id,
                        receivable.DocumentNo,
                        money.Amount,
                        receivable.Balance,
                        money.PaidAt
                    ),
                    ct
                );
            else
                await context.Raise(
                    new PaymentReceived(
                        receivable.DocumentType,
                        receivable.Id,
                        receivable.DocumentNo,
                        money.Amount,
                        money.Method,
                        money.PaidAt
                    ),
                    ct
                );
            return CallbackOutcome.Booked;
        }

        context.Record(
            receivable.Subject,
            ("迟到的款项，自动退回", "Late money, returned by itself"),
            null,
            new
            {
                money.Amount,
                money.TradeNo,
                receivable.State,
            },
            money.Note
        );
        var back = await refunds.Make(
            documentId,
            money.Amount,
            "款项到达时订单已不需付款，自动退回",
            $"late:{money.Provider}:{money.TradeNo}",
            payment,
            ct
        );
        if (!back.IsDone)
            throw new InvalidOperationException($"Late money could not be returned: {back.Refusal.Code}");
        return CallbackOutcome.Returned;
    }

    /// <summary>
    /// The order was amended while its customer was paying: what came above the lower amount goes back in the same act
    /// (ORD-10).
    /// </summary>
    private async Task ReturnExcess(Receivable receivable, Payment payment, CancellationToken ct)
    {
        if (payment.Amount <= receivable.Amount)
            return;
        var back = await refunds.Make(
            receivable.Id,
            payment.Amount - receivable.Amount,
            "付款时订单已变更减价，多付的自动退回",
            $"over:{payment.Provider}:{payment.TradeNo}",
            payment,
            ct
        );
        if (!back.IsDone)
            throw new InvalidOperationException(
                $"The excess for {receivable.DocumentNo} could not be returned: {back.Refusal.Code}"
            );
    }

    private Payment Record(Receivable receivable, MoneyIn money, bool returned)
    {
        var payment = new Payment
        {
            Id = Guid.CreateVersion7(context.Now),
            ReceivableId = receivable.Id,
            DocumentNo = receivable.DocumentNo,
            Amount = money.Amount,
            Method = money.Method,
            Provider = money.Provider,
            TradeNo = money.TradeNo,
            Instalment = money.Instalment,
            PaidAt = money.PaidAt,
            BookedAt = context.Now,
            BookedBy = context.Actor.Name,
            IsReturned = returned,
            Note = money.Note,
        };
        db.Add(payment);
        return payment;
    }
}
