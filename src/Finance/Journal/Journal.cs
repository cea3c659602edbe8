using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <inheritdoc cref="IJournal" />
internal sealed class Journal(ShopDb db, OperationContext context, DocumentNumbers numbers, Company company) : IJournal
{
    public async Task Post(Subject document, Text summary, IReadOnlyList<JournalLine> lines, CancellationToken ct) =>
        await Write(document, summary, lines, null, ct);

    public async Task<Money> Balance(LedgerAccount account, CancellationToken ct) =>
        new(
            await db.Set<JournalLineRow>()
                .Where(l => l.Account == account)
                .SumAsync(l => l.Debit.Fen - l.Credit.Fen, ct)
        );

    internal async Task<JournalEntry?> Write(
        Subject document,
        Text summary,
        IReadOnlyList<JournalLine> lines,
        Guid? reverses,
        CancellationToken ct
    )
    {
        var total = Balanced(lines, document.No);
        var kept = lines.Where(l => l.Debit != Money.Zero || l.Credit != Money.Zero).ToList();
        if (kept.Count == 0)
            return null;
        var day = company.Calendar.DateOf(context.Now);
        var entry = new JournalEntry
        {
            Id = Guid.CreateVersion7(context.Now),
            No = await numbers.Next(db, "JE", context.Now, ct),
            Day = day,
            At = context.Now,
            DocumentType = document.Type,
            DocumentId = document.Id,
            DocumentNo = document.No,
            SummaryZh = summary.Zh,
            SummaryEn = summary.En,
            Maker = context.Actor.Name,
            MakerId = context.Actor.Id,
            Reverses = reverses,
            Total = total,
        };
        db.Add(entry);
        db.AddRange(
            kept.Select(
                (l, i) =>
                    new JournalLineRow
                    {
                        EntryId = entry.Id,
                        No = i + 1,
                        Day = day,
                        Account = l.Account,
                        Debit = l.Debit,
                        Credit = l.Credit,
                    }
            )
        );
        return entry;
    }

    /// <summary>Debit equals credit, no line has both, none is negative. Answers the sum of one side.</summary>
    /// <exception cref="InvalidOperationException">The caller's arithmetic is wrong.</exception>
    internal static Money Balanced(IReadOnlyList<JournalLine> lines, string of)
    {
        foreach (var line in lines)
            if (
                line.Debit.IsNegative
                || line.Credit.IsNegative
                || (line.Debit != Money.Zero && line.Credit != Money.Zero)
            )
                throw new InvalidOperationException($"The entry of {of} has a line that is negative or on both sides.");
        var (debit, credit) = (lines.Sum(l => l.Debit), lines.Sum(l => l.Credit));
        return debit == credit
            ? debit
            : throw new InvalidOperationException(
                $"The entry of {of} does not balance: debit {debit}, credit {credit}."
            );
    }
}
