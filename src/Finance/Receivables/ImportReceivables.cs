namespace Zhanggui.Finance;

/// <summary>A receivable of the past: what was owed, and whether and when it was paid or given up.</summary>
public sealed record PastReceivable(
    ReceivableDraft Draft,
    DateTimeOffset OpenedAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? CancelledAt,
    bool Shipped
);

/// <summary>
/// Takes receivables of the past over with their payments, many at once. The journal begins with the first day here:
/// what is still open then, paid and not shipped or shipped and not paid, gets an opening entry, so that the entry that
/// closes it finds something to close.
/// </summary>
[SystemOnly]
public sealed class ImportReceivables(ShopDb db, OperationContext context, DocumentNumbers numbers, Company company)
{
    /// <summary>Who has the money of the past: nobody whom a refund could be sent to, so it is paid by hand.</summary>
    internal const string Provider = "import";

    /// <summary>Documents must be new to finance.</summary>
    public async Task<Result> Run(IReadOnlyList<PastReceivable> past, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(past);
        var writer = new SetWriter(db);
        var rows = past.Select(Row).ToList();
        writer.Insert(rows);
        writer.Insert([
            .. past.Where(p => p.PaidAt is not null)
                .Select(p => new Payment
                {
                    Id = Guid.CreateVersion7(p.PaidAt!.Value),
                    ReceivableId = p.Draft.Document.Id,
                    DocumentNo = p.Draft.Document.No,
                    Amount = p.Draft.Amount,
                    Method = p.Draft.Method,
                    Provider = Provider,
                    TradeNo = "IMP-" + p.Draft.Document.No,
                    PaidAt = p.PaidAt.Value,
                    BookedAt = p.PaidAt.Value,
                    BookedBy = "import",
                    IsReturned = false,
                }),
        ]);
        await Opening(writer, [.. rows.Where(r => r.OnReceivables != Money.Zero || r.OnPrepayments != Money.Zero)], ct);
        await writer.Flush(ct);
        return Result.Done;
    }

    private async Task Opening(SetWriter writer, IReadOnlyList<Receivable> open, CancellationToken ct)
    {
        if (open.Count == 0)
            return;
        var nos = await numbers.Take(db, "JE", open.Count, context.Now, ct);
        var day = company.Calendar.DateOf(context.Now);
        // Ids of one instant are random among themselves; in order, the vouchers of the list stand in the order of
        // their numbers.
        Guid[] ids = [.. open.Select(_ => Guid.CreateVersion7(context.Now)).Order()];
        var entries = open.Select(
                (r, i) =>
                    new JournalEntry
                    {
                        Id = ids[i],
                        No = nos[i],
                        Day = day,
                        At = context.Now,
                        DocumentType = r.DocumentType,
                        DocumentId = r.Id,
                        DocumentNo = r.DocumentNo,
                        SummaryZh = $"期初 {r.DocumentNo}",
                        SummaryEn = $"Opening balance {r.DocumentNo}",
                        Maker = context.Actor.Name,
                        MakerId = context.Actor.Id,
                        Total = r.OnReceivables + r.OnPrepayments,
                    }
            )
            .ToList();
        writer.Insert(entries);
        writer.Insert([
            .. entries
                .Zip(open)
                .SelectMany(x =>
                    new[]
                    {
                        new JournalLineRow
                        {
                            EntryId = x.First.Id,
                            No = 1,
                            Day = day,
                            Account = x.Second.IsSold
                                ? LedgerAccount.Receivables
                                : PaymentMethods.MoneyAccount(x.Second.Method),
                            Debit = x.First.Total,
                            Credit = Money.Zero,
                        },
                        new JournalLineRow
                        {
                            EntryId = x.First.Id,
                            No = 2,
                            Day = day,
                            Account = x.Second.IsSold
                                ? LedgerAccount.RetainedEarnings
                                : LedgerAccount.CustomerPrepayments,
                            Debit = Money.Zero,
                            Credit = x.First.Total,
                        },
                    }
                ),
        ]);
    }

    private static Receivable Row(PastReceivable p) =>
        new()
        {
            Id = p.Draft.Document.Id,
            DocumentType = p.Draft.Document.Type,
            DocumentNo = p.Draft.Document.No,
            Amount = p.Draft.Amount,
            Method = p.Draft.Method,
            Payer = p.Draft.Payer,
            Account = p.Draft.Account,
            OpenedAt = p.OpenedAt,
            ReturnUrl = p.Draft.ReturnUrl,
            Paid = p.PaidAt is null ? Money.Zero : p.Draft.Amount,
            PaidAt = p.PaidAt,
            Sold = p.Shipped ? p.Draft.Amount : Money.Zero,
            State =
                p.PaidAt is not null ? ReceivableState.Paid
                : p.CancelledAt is not null ? ReceivableState.Cancelled
                : ReceivableState.Open,
            CancelledAt = p.CancelledAt,
        };
}
