using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <inheritdoc cref="IReceivables" />
internal sealed class Receivables(
    ShopDb db,
    OperationContext context,
    RefundPosting refunds,
    IJournal journal,
    Collections collections
) : IReceivables
{
    public Task OpenCollected(SetWriter writer, IReadOnlyList<CollectedDraft> drafts, CancellationToken ct)
    {
        Check([.. drafts.Select(d => d.Draft)]);
        return collections.Open(writer, drafts, ct);
    }

    public void OpenMany(SetWriter writer, IReadOnlyCollection<ReceivableDraft> drafts, DateTimeOffset now)
    {
        Check(drafts);
        writer.Insert([.. drafts.Select(d => Receivable.Open(d, now))]);
    }

    private static void Check(IReadOnlyCollection<ReceivableDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (
                draft.First != Money.Zero
                && (
                    draft.First.IsNegative
                    || draft.First >= draft.Amount
                    || draft.Method is PaymentMethod.CashOnDelivery or PaymentMethod.Channel
                )
            )
                throw new ArgumentException(
                    $"{draft.Document.No} can't be paid in instalments, {draft.First} of {draft.Amount} first, {draft.Method}.",
                    nameof(drafts)
                );
            if (draft.Amount.IsNegative)
                throw new ArgumentException($"{draft.Document.No} can't be owed {draft.Amount}.", nameof(drafts));
            // The browser is sent there: only our own pages, never another site.
            if (!LocalPath.IsGood(draft.ReturnUrl))
                throw new ArgumentException($"{draft.ReturnUrl} is not a path of ours.", nameof(drafts));
        }
    }

    public async Task<IReadOnlyDictionary<Guid, ReceivableCard>> Of(
        IReadOnlyCollection<Guid> documents,
        CancellationToken ct
    )
    {
        var ids = documents.Distinct().ToList();
        return await db.Set<Receivable>()
            .AsNoTracking()
            .Where(r => EF.Parameter(ids).Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, r => r.Card(), ct);
    }

    public async Task<Result> Cancel(Guid documentId, string reason, CancellationToken ct)
    {
        if (await db.WriteOff(documentId, reason, context.Now, ct))
        {
            var receivable = (await db.Receivable(documentId, ct))!;
            // What has left and will never be paid is no sale.
            if (receivable.Sold > Money.Zero)
                await journal.Post(
                    receivable.Document,
                    ($"{receivable.DocumentNo} 应收作废，冲减收入", $"{receivable.DocumentNo} given up, sale lessened"),
                    [
                        JournalLine.Dr(LedgerAccount.Sales, receivable.Sold),
                        JournalLine.Cr(LedgerAccount.Receivables, receivable.Sold),
                    ],
                    ct
                );
            context.Record(
                receivable.Subject,
                ("应收作废", "Receivable given up"),
                new { state = ReceivableState.Open },
                new { receivable.State },
                reason
            );
            var held = receivable.Paid - receivable.Refunded;
            // The first instalment was paid and the balance was not: all of it goes back.
            if (
                held > Money.Zero
                && await refunds.Spread(documentId, held, reason, $"instalment:{documentId}", ct)
                    is { IsDone: false } refused
            )
                return refused.Refusal;
            return Result.Done;
        }

        // Nothing open: either the money was faster, or it was given up before, or there was never anything to pay.
        return await db.Receivable(documentId, ct) is { State: ReceivableState.Paid }
            ? FinanceErrors.AlreadyPaid
            : Result.Done;
    }

    public async Task<Result> Refund(
        Guid documentId,
        Money amount,
        string reason,
        string idempotencyKey,
        CancellationToken ct
    )
    {
        var made = await refunds.Spread(documentId, amount, reason, idempotencyKey, ct);
        return made.IsDone ? Result.Done : made.Refusal;
    }

    public async Task<Result> Reduce(
        Guid documentId,
        Money amount,
        string reason,
        string idempotencyKey,
        CancellationToken ct
    )
    {
        // Payments of it stand in line behind this: they find the lower amount.
        if (!await db.LockForUpdate(documentId, ct))
            return FinanceErrors.NotFound;
        var before = (await db.Receivable(documentId, ct))!;
        if (before.IsInInstalments)
            return FinanceErrors.InInstalments;
        if (amount <= Money.Zero || amount >= before.Amount)
            return FinanceErrors.NotLess(before.Amount);
        if (!await db.Lower(documentId, before.Amount, amount, ct))
            return FinanceErrors.CannotLessen;
        if (
            before.State == ReceivableState.Paid
            && await refunds.Make(documentId, before.Amount - amount, reason, idempotencyKey, payment: null, ct)
                is { IsDone: false } refused
        )
            return refused.Refusal;
        context.Record(
            before.Subject,
            ("应收减少", "Receivable lessened"),
            new { before.Amount },
            new { amount },
            reason
        );
        return Result.Done;
    }

    public Task KeepOpen(Guid documentId, CancellationToken ct) =>
        db.Set<Receivable>()
            .Where(r => r.Id == documentId && r.State == ReceivableState.Open && r.ExpiresAt != null)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.ExpiresAt, (DateTimeOffset?)null)
                        .SetProperty(r => r.Version, r => r.Version + 1),
                ct
            );

    public async Task Recognise(Subject document, Sale sale, CancellationToken ct)
    {
        // The row is locked: a payment at the same moment comes before the sale, or clears what the sale has opened.
        var sold = await db.Sell(document.Id, sale.Total, ct);
        var owed =
            await db.Receivable(document.Id, ct)
            ?? throw new InvalidOperationException($"{document.No} has left and has no receivable.");
        if (!sold)
            throw new InvalidOperationException(
                $"{document.No} was sold for {owed.Sold + sale.Total} but owes {owed.Amount}."
            );
        if (owed.IsInInstalments && owed.State != ReceivableState.Paid)
            throw new InvalidOperationException($"{document.No} has left before its balance was paid.");
        await journal.Post(
            document,
            ($"{document.No} 发货确认收入", $"{document.No} shipped, sale recognised"),
            [
                JournalLine.Dr(
                    owed.State == ReceivableState.Paid ? LedgerAccount.CustomerPrepayments : LedgerAccount.Receivables,
                    sale.Total
                ),
                JournalLine.Cr(LedgerAccount.Sales, sale.Goods),
                JournalLine.Cr(LedgerAccount.PostageIncome, sale.Postage),
                JournalLine.Dr(LedgerAccount.CostOfSales, sale.Cost),
                JournalLine.Cr(LedgerAccount.Goods, sale.Cost),
            ],
            ct
        );
    }

    public string PayUrl(Guid documentId) => Receivable.PayPath(documentId);
}

/// <summary>Paths that a browser may be sent to.</summary>
internal static class LocalPath
{
    public static bool IsGood(string? path) =>
        path is ['/', ..]
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.StartsWith("/\\", StringComparison.Ordinal);
}
