using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>Marks an entry as checked (复核, FIN-05). The maker can't check the own entry.</summary>
[Needs("fin.approve")]
public sealed class CheckEntry(ShopDb db, OperationContext context)
{
    /// <summary>Refuses the maker, and entries that were checked.</summary>
    public async Task<Result> Run(Guid entryId, CancellationToken ct)
    {
        var entry = await db.Set<JournalEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == entryId, ct);
        if (entry is null)
            return FinanceErrors.NotFound;
        if (entry.MakerId is not null && entry.MakerId == context.Actor.Id)
            return FinanceErrors.OwnEntry;
        if (await db.Set<JournalCheckMark>().AnyAsync(c => c.EntryId == entryId, ct))
            return FinanceErrors.AlreadyChecked;
        db.Add(
            new JournalCheckMark
            {
                EntryId = entryId,
                By = context.Actor.Name,
                ById = context.Actor.Id,
                At = context.Now,
            }
        );
        context.Record(new Subject("voucher", entryId, entry.No), ("复核凭证", "Voucher checked"));
        return Result.Done;
    }
}

/// <summary>Undoes an entry by a new one with the sides exchanged (冲销, FIN-05). Entries are never changed.</summary>
[Needs("fin.edit")]
public sealed class ReverseEntry(ShopDb db, OperationContext context, IJournal journal)
{
    /// <summary>
    /// Answers the new entry's id. Refuses an entry that was reversed before, reversals themselves, a missing reason,
    /// and entries of goods: those lie where they lie, whatever is written, so their value moves with a slip alone.
    /// </summary>
    public async Task<Result<Guid>> Run(Guid entryId, string reason, CancellationToken ct)
    {
        var entry = await db.Set<JournalEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == entryId, ct);
        if (entry is null)
            return FinanceErrors.NotFound;
        if (reason?.Trim() is not { Length: >= 2 and <= 200 } why)
            return FinanceErrors.ReasonMissing;
        if (entry.Reverses is not null || await db.Set<JournalEntry>().AnyAsync(e => e.Reverses == entryId, ct))
            return FinanceErrors.AlreadyReversed;
        var lines = await db.Set<JournalLineRow>()
            .AsNoTracking()
            .Where(l => l.EntryId == entryId)
            .OrderBy(l => l.No)
            .ToListAsync(ct);
        if (lines.Exists(l => l.Account == LedgerAccount.Goods))
            return FinanceErrors.MovesWithGoods;
        var made = await ((Journal)journal).Write(
            new Subject(entry.DocumentType, entry.DocumentId, entry.DocumentNo),
            new Text($"冲销 {entry.No}：{why}", $"Reversal of {entry.No}: {why}"),
            [.. lines.Select(l => new JournalLine(l.Account, l.Credit, l.Debit))],
            entryId,
            ct
        );
        context.Record(
            new Subject("voucher", entryId, entry.No),
            ("冲销凭证", "Voucher reversed"),
            null,
            new { by = made!.No },
            why
        );
        return made.Id;
    }
}
