namespace Zhanggui.Finance;

/// <summary>
/// Money that a channel collects for us (ORD-02): the buyer owes nothing, the channel does. Paid and booked from the
/// start, many at once, so that an import of a hundred thousand orders is a few statements a batch.
/// </summary>
internal sealed class Collections(ShopDb db, OperationContext context, DocumentNumbers numbers, Company company)
{
    public async Task Open(SetWriter writer, IReadOnlyList<CollectedDraft> drafts, CancellationToken ct)
    {
        if (drafts.Count == 0)
            return;
        writer.Insert([.. drafts.Select(d => Receivable.Collected(d, context.Now))]);
        // Nothing was paid for what costs nothing.
        List<CollectedDraft> paid = [.. drafts.Where(d => d.Draft.Amount > Money.Zero)];
        if (paid.Count == 0)
            return;
        writer.Insert([.. paid.Select(Payment)]);
        var nos = await numbers.Take(db, "JE", paid.Count, context.Now, ct);
        var day = company.Calendar.DateOf(context.Now);
        var entries = paid.Select((d, i) => Entry(d, nos[i], day)).ToList();
        writer.Insert(entries);
        writer.Insert([
            .. entries.SelectMany(e =>
                new[]
                {
                    new JournalLineRow
                    {
                        EntryId = e.Id,
                        No = 1,
                        Day = day,
                        Account = LedgerAccount.ChannelBalance,
                        Debit = e.Total,
                        Credit = Money.Zero,
                    },
                    new JournalLineRow
                    {
                        EntryId = e.Id,
                        No = 2,
                        Day = day,
                        Account = LedgerAccount.CustomerPrepayments,
                        Debit = Money.Zero,
                        Credit = e.Total,
                    },
                }
            ),
        ]);
    }

    private Payment Payment(CollectedDraft d) =>
        new()
        {
            Id = Guid.CreateVersion7(context.Now),
            ReceivableId = d.Draft.Document.Id,
            DocumentNo = d.Draft.Document.No,
            Amount = d.Draft.Amount,
            Method = PaymentMethod.Channel,
            Provider = d.Collector,
            TradeNo = d.TradeNo,
            PaidAt = d.PaidAt,
            BookedAt = context.Now,
            BookedBy = context.Actor.Name,
            IsReturned = false,
        };

    private JournalEntry Entry(CollectedDraft d, string no, DateOnly day) =>
        new()
        {
            Id = Guid.CreateVersion7(context.Now),
            No = no,
            Day = day,
            At = context.Now,
            DocumentType = d.Draft.Document.Type,
            DocumentId = d.Draft.Document.Id,
            DocumentNo = d.Draft.Document.No,
            SummaryZh = $"渠道代收 {d.Draft.Document.No}",
            SummaryEn = $"Collected by the channel {d.Draft.Document.No}",
            Maker = context.Actor.Name,
            MakerId = context.Actor.Id,
            Total = d.Draft.Amount,
        };
}
