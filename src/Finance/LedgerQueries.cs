using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>What a list of receivables shows. Numbers are found by their beginning, payers by the beginning of their name.</summary>
internal sealed record ReceivableFilter(ReceivableState? State, PaymentMethod? Method, string? Search);

/// <summary>What a list of refunds shows.</summary>
internal sealed record RefundFilter(RefundState? State, string? Search);

/// <summary>What a list of entries shows.</summary>
internal sealed record JournalFilter(DateOnly? From, DateOnly? To, LedgerAccount? Account, string? Search);

/// <summary>One account's line of the trial balance. A positive balance is a debit.</summary>
internal sealed record BalanceLine(LedgerAccount Account, Money Opening, Money Debit, Money Credit)
{
    public Money Closing => Opening + Debit - Credit;
    public string Name => LedgerAccounts.Name(Account).ToString();
    public int Code => (int)Account;
}

/// <summary>A receivable with all that happened to it.</summary>
internal sealed record ReceivableFile(Receivable Receivable, IReadOnlyList<Payment> Payments, IReadOnlyList<Refund> Refunds);

/// <summary>An entry with its lines and its checker.</summary>
internal sealed record EntryFile(JournalEntry Entry, IReadOnlyList<JournalLineRow> Lines, JournalCheckMark? Check, string? ReversedBy);

/// <summary>Reads the books, for pages, exports and the API.</summary>
internal sealed class LedgerQueries(ShopDb db)
{
    public const int PageSize = 50;

    public static readonly Sorts<Receivable> ReceivableSorts = new Sorts<Receivable>(r => r.Id).By("opened", r => r.OpenedAt).By("no", r => r.DocumentNo).By("amount", r => r.Amount.Fen);
    public static readonly Sorts<Refund> RefundSorts = new Sorts<Refund>(r => r.Id).By("requested", r => r.RequestedAt).By("no", r => r.No).By("document", r => r.DocumentNo).By("amount", r => r.Amount.Fen);
    public static readonly Sorts<JournalEntry> EntrySorts = new Sorts<JournalEntry>(e => e.Id).By("at", e => e.At).By("no", e => e.No).By("document", e => e.DocumentNo);

    public IQueryable<Receivable> Receivables(ReceivableFilter f)
    {
        var rows = db.Set<Receivable>().AsNoTracking();
        if (f.State is { } state) rows = rows.Where(r => r.State == state);
        if (f.Method is { } method) rows = rows.Where(r => r.Method == method);
        if (!string.IsNullOrWhiteSpace(f.Search)) rows = rows.Where(r => r.DocumentNo.StartsWith(f.Search.Trim()) || r.Payer.StartsWith(f.Search.Trim()));
        return rows;
    }

    public Task<PageOf<Receivable>> ReceivablePage(ReceivableFilter f, ListPlace place, CancellationToken ct) => ReceivableSorts.Page(Receivables(f), place, PageSize, ct);

    public async Task<ReceivableFile?> Receivable(Guid id, CancellationToken ct)
    {
        if (await db.Receivable(id, ct) is not { } receivable) return null;
        return new ReceivableFile(receivable,
            await db.Set<Payment>().AsNoTracking().Where(p => p.ReceivableId == id).OrderBy(p => p.BookedAt).ToListAsync(ct),
            await db.Set<Refund>().AsNoTracking().Where(r => r.ReceivableId == id).OrderBy(r => r.RequestedAt).ToListAsync(ct));
    }

    /// <summary>How many are open, and how much: what is still to come.</summary>
    public async Task<(int Count, Money Sum)> Open(CancellationToken ct)
    {
        var open = db.Set<Receivable>().Where(r => r.State == ReceivableState.Open);
        return (await open.CountAsync(ct), new Money(await open.SumAsync(r => r.Amount.Fen - r.Paid.Fen + r.Refunded.Fen, ct)));
    }

    public IQueryable<Refund> Refunds(RefundFilter f)
    {
        var rows = db.Set<Refund>().AsNoTracking();
        if (f.State is { } state) rows = rows.Where(r => r.State == state);
        if (!string.IsNullOrWhiteSpace(f.Search)) rows = rows.Where(r => r.DocumentNo.StartsWith(f.Search.Trim()) || r.No.StartsWith(f.Search.Trim()));
        return rows;
    }

    public Task<PageOf<Refund>> RefundPage(RefundFilter f, ListPlace place, CancellationToken ct) => RefundSorts.Page(Refunds(f), place, PageSize, ct);

    public async Task<IReadOnlyDictionary<RefundState, int>> RefundCounts(CancellationToken ct) =>
        await db.Set<Refund>().Where(r => r.State != RefundState.Paid).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    public IQueryable<JournalEntry> Entries(JournalFilter f)
    {
        var rows = db.Set<JournalEntry>().AsNoTracking();
        if (f.From is { } from) rows = rows.Where(e => e.Day >= from);
        if (f.To is { } to) rows = rows.Where(e => e.Day <= to);
        if (f.Account is { } account) rows = rows.Where(e => db.Set<JournalLineRow>().Any(l => l.EntryId == e.Id && l.Account == account));
        if (!string.IsNullOrWhiteSpace(f.Search)) rows = rows.Where(e => e.No.StartsWith(f.Search.Trim()) || e.DocumentNo.StartsWith(f.Search.Trim()));
        return rows;
    }

    public Task<PageOf<JournalEntry>> EntryPage(JournalFilter f, ListPlace place, CancellationToken ct) => EntrySorts.Page(Entries(f), place, PageSize, ct);

    public async Task<EntryFile?> Entry(Guid id, CancellationToken ct)
    {
        var entry = await db.Set<JournalEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct);
        if (entry is null) return null;
        return new EntryFile(entry,
            await db.Set<JournalLineRow>().AsNoTracking().Where(l => l.EntryId == id).OrderBy(l => l.No).ToListAsync(ct),
            await db.Set<JournalCheckMark>().AsNoTracking().FirstOrDefaultAsync(c => c.EntryId == id, ct),
            await db.Set<JournalEntry>().Where(e => e.Reverses == id).Select(e => e.No).FirstOrDefaultAsync(ct));
    }

    /// <summary>Which of these entries were checked.</summary>
    public async Task<IReadOnlySet<Guid>> Checked(IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        var ids = entries.Select(e => e.Id).ToList();
        return (await db.Set<JournalCheckMark>().Where(c => EF.Parameter(ids).Contains(c.EntryId)).Select(c => c.EntryId).ToListAsync(ct)).ToHashSet();
    }

    /// <summary>Every account that moved until the end of the period, by number.</summary>
    public async Task<IReadOnlyList<BalanceLine>> Balance(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var lines = db.Set<JournalLineRow>();
        var before = await lines.Where(l => l.Day < from).GroupBy(l => l.Account).Select(g => new { g.Key, Sum = g.Sum(l => l.Debit.Fen) - g.Sum(l => l.Credit.Fen) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
        var during = await lines.Where(l => l.Day >= from && l.Day <= to).GroupBy(l => l.Account)
            .Select(g => new { g.Key, Debit = g.Sum(l => l.Debit.Fen), Credit = g.Sum(l => l.Credit.Fen) }).ToDictionaryAsync(g => g.Key, ct);
        return [.. before.Keys.Union(during.Keys).Order().Select(a => new BalanceLine(a, new Money(before.GetValueOrDefault(a)),
            new Money(during.TryGetValue(a, out var d) ? d.Debit : 0), new Money(during.TryGetValue(a, out var c) ? c.Credit : 0)))];
    }
}
