namespace Zhanggui.Finance;

/// <inheritdoc cref="IInstalments" />
internal sealed class InstalmentPlans(
    ShopDb db,
    OperationContext context,
    IJournal journal,
    RefundPosting refunds,
    IReceivables receivables
) : IInstalments
{
    public async Task<Result> AskBalance(Guid documentId, DateTimeOffset until, CancellationToken ct)
    {
        if (until <= context.Now)
            throw new ArgumentOutOfRangeException(
                nameof(until),
                until,
                "A balance can't be due before it is asked for."
            );
        var asked = await db.AskBalance(documentId, until, ct);
        if (await db.Receivable(documentId, ct) is not { } owed)
            return FinanceErrors.NotFound;
        if (asked)
        {
            context.Record(owed.Subject, ("请付尾款", "Balance asked for"), after: new { owed.Balance, until });
            return Result.Done;
        }

        if (owed.State == ReceivableState.Paid)
            return FinanceErrors.AlreadyPaid;
        if (owed.State == ReceivableState.Cancelled)
            return FinanceErrors.Cancelled;
        return owed.FirstPaidAt is null ? FinanceErrors.FirstNotPaid : Result.Done;
    }

    public async Task<Result> WriteOff(Guid documentId, Money keep, string reason, CancellationToken ct)
    {
        if (!await db.LockForUpdate(documentId, ct))
            return FinanceErrors.NotFound;
        var before = (await db.Receivable(documentId, ct))!;
        if (keep.IsNegative || keep > before.First)
            return FinanceErrors.KeepTooMuch(before.First);
        if (keep == Money.Zero || before.FirstPaidAt is null)
            return await receivables.Cancel(documentId, reason, ct);
        if (!await db.WriteOffKeeping(documentId, keep, reason, context.Now, ct))
            return before.State == ReceivableState.Paid ? FinanceErrors.AlreadyPaid : Result.Done;

        await journal.Post(
            before.Document,
            ($"{before.DocumentNo} 尾款未付，定金不退", $"{before.DocumentNo} balance not paid, deposit kept"),
            [JournalLine.Dr(LedgerAccount.CustomerPrepayments, keep), JournalLine.Cr(LedgerAccount.OtherIncome, keep)],
            ct
        );
        context.Record(
            before.Subject,
            ("应收作废，定金不退", "Receivable given up, deposit kept"),
            new { before.State },
            new { state = ReceivableState.Cancelled, kept = keep },
            reason
        );
        var rest = before.Paid - before.Refunded - keep;
        if (rest == Money.Zero)
            return Result.Done;
        var back = await refunds.Spread(documentId, rest, reason, $"instalment:{documentId}", ct);
        return back.IsDone ? Result.Done : back.Refusal;
    }
}
