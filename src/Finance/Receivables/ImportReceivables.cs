namespace Zhanggui.Finance;

/// <summary>A receivable of the past: what was owed, and whether and when it was paid or given up.</summary>
public sealed record PastReceivable(ReceivableDraft Draft, DateTimeOffset OpenedAt, DateTimeOffset? PaidAt, DateTimeOffset? CancelledAt, bool Shipped);

/// <summary>Takes receivables of the past over with their payments, many at once. The journal begins with the first day in this house.</summary>
[HouseOnly]
public sealed class ImportReceivables(ShopDb db)
{
    /// <summary>Documents must be new to finance.</summary>
    public async Task<Result> Run(IReadOnlyList<PastReceivable> past, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(past);
        var writer = new SetWriter(db);
        writer.Insert([.. past.Select(Row)]);
        writer.Insert([.. past.Where(p => p.PaidAt is not null).Select(p => new Payment
        {
            Id = Guid.CreateVersion7(p.PaidAt!.Value), ReceivableId = p.Draft.Document.Id, DocumentNo = p.Draft.Document.No, Amount = p.Draft.Amount, Method = p.Draft.Method,
            Provider = "import", TradeNo = "IMP-" + p.Draft.Document.No, PaidAt = p.PaidAt.Value, BookedAt = p.PaidAt.Value, BookedBy = "import", IsReturned = false,
        })]);
        await writer.Flush(ct);
        return Result.Done;
    }

    private static Receivable Row(PastReceivable p) => new()
    {
        Id = p.Draft.Document.Id, DocumentType = p.Draft.Document.Type, DocumentNo = p.Draft.Document.No, Amount = p.Draft.Amount, Method = p.Draft.Method, Payer = p.Draft.Payer, Account = p.Draft.Account,
        OpenedAt = p.OpenedAt, ReturnUrl = p.Draft.ReturnUrl, Paid = p.PaidAt is null ? Money.Zero : p.Draft.Amount, PaidAt = p.PaidAt, Recognised = p.Shipped,
        State = p.PaidAt is not null ? ReceivableState.Paid : p.CancelledAt is not null ? ReceivableState.Cancelled : ReceivableState.Open, CancelledAt = p.CancelledAt,
    };
}
