using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <inheritdoc cref="IReceivables" />
internal sealed class Receivables(ShopDb db, Act act, RefundDesk refunds) : IReceivables
{
    public void OpenMany(SetWriter writer, IReadOnlyCollection<ReceivableDraft> drafts, DateTimeOffset now)
    {
        foreach (var draft in drafts)
        {
            if (draft.Amount.IsNegative) throw new ArgumentException($"{draft.Document.No} can't be owed {draft.Amount}.", nameof(drafts));
            // The browser is sent there: only our own pages, never another site.
            if (!LocalPath.IsGood(draft.ReturnUrl)) throw new ArgumentException($"{draft.ReturnUrl} is not a path of ours.", nameof(drafts));
        }

        writer.Insert([.. drafts.Select(d => Receivable.Open(d, now))]);
    }

    public async Task<IReadOnlyDictionary<Guid, ReceivableCard>> Of(IReadOnlyCollection<Guid> documents, CancellationToken ct)
    {
        var ids = documents.Distinct().ToList();
        return await db.Set<Receivable>().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Card(), ct);
    }

    public async Task<Result> Cancel(Guid documentId, string reason, CancellationToken ct)
    {
        if (await db.GiveUp(documentId, reason, act.Now, ct))
        {
            var receivable = (await db.Receivable(documentId, ct))!;
            act.Record(receivable.Subject, ("应收作废", "Receivable given up"), new { state = ReceivableState.Open }, new { receivable.State }, reason);
            return Result.Done;
        }

        // Nothing open: either the money was faster, or it was given up before, or there was never anything to pay.
        return await db.Receivable(documentId, ct) is { State: ReceivableState.Paid } ? FinanceErrors.AlreadyPaid : Result.Done;
    }

    public async Task<Result> Refund(Guid documentId, Money amount, string reason, string once, CancellationToken ct)
    {
        var made = await refunds.Make(documentId, amount, reason, once, payment: null, ct);
        return made.IsDone ? Result.Done : made.Refusal;
    }

    public Task Recognise(Guid documentId, CancellationToken ct) =>
        db.Set<Receivable>().Where(r => r.Id == documentId && !r.Recognised).ExecuteUpdateAsync(s => s.SetProperty(r => r.Recognised, true), ct);

    public string PayUrl(Guid documentId) => Receivable.PayPath(documentId);
}

/// <summary>Paths that a browser may be sent to.</summary>
internal static class LocalPath
{
    public static bool IsGood(string? path) => path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal);
}
