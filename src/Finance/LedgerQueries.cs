using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Finance;

/// <summary>One account's line of the trial balance. A positive balance is a debit.</summary>
internal sealed record BalanceLine(LedgerAccount Account, Money Opening, Money Debit, Money Credit)
{
    public Money Closing => Opening + Debit - Credit;
    public string Name => LedgerAccounts.Name(Account).ToString();
    public int Code => (int)Account;
}

/// <summary>A receivable with all that happened to it.</summary>
internal sealed record ReceivableFile(
    Receivable Receivable,
    IReadOnlyList<Payment> Payments,
    IReadOnlyList<Refund> Refunds
);

/// <summary>An entry with its lines and its checker.</summary>
internal sealed record EntryFile(
    JournalEntry Entry,
    IReadOnlyList<JournalLineRow> Lines,
    JournalCheckMark? Check,
    string? ReversedBy
);

/// <summary>Reads the books, for pages, exports and the API.</summary>
internal sealed class LedgerQueries(ShopDb db)
{
    public static readonly Sorts<Receivable> ReceivableSorts = new Sorts<Receivable>(r => r.Id)
        .By("opened", r => r.OpenedAt)
        .By("no", r => r.DocumentNo)
        .By("amount", r => r.Amount.Fen);
    private static readonly Sorts<Refund> RefundSorts = new Sorts<Refund>(r => r.Id)
        .By("requested", r => r.RequestedAt)
        .By("no", r => r.No)
        .By("document", r => r.DocumentNo)
        .By("amount", r => r.Amount.Fen);

    private static readonly Sorts<JournalEntry> EntrySorts = new Sorts<JournalEntry>(e => e.Id)
        .By("at", e => e.At)
        .By("no", e => e.No)
        .By("document", e => e.DocumentNo);

    /// <summary>An id as it stands in an address; nobody's when it is none.</summary>
    public static Guid IdOf(string text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;

    /// <summary>Numbers are found by their beginning, payers by the beginning of their name.</summary>
    public Task<PageOf<Receivable>> ReceivablePage(ListRequest request, int take)
    {
        var rows = db.Set<Receivable>().AsNoTracking();
        if (Asked.Choice<ReceivableState>(request["state"]) is { } state)
            rows = rows.Where(r => r.State == state);
        if (Asked.Choice<PaymentMethod>(request["method"]) is { } method)
            rows = rows.Where(r => r.Method == method);
        if (request["q"] is { } q)
            rows = rows.Where(r => r.DocumentNo.StartsWith(q) || r.Payer.StartsWith(q));
        return ReceivableSorts.Page(rows, request.Place, take, request.Ct);
    }

    public async Task<ReceivableFile?> Receivable(Guid id, CancellationToken ct)
    {
        if (await db.Receivable(id, ct) is not { } receivable)
            return null;
        return new ReceivableFile(
            receivable,
            await db.Set<Payment>()
                .AsNoTracking()
                .Where(p => p.ReceivableId == id)
                .OrderBy(p => p.BookedAt)
                .ToListAsync(ct),
            await db.Set<Refund>()
                .AsNoTracking()
                .Where(r => r.ReceivableId == id)
                .OrderBy(r => r.RequestedAt)
                .ToListAsync(ct)
        );
    }

    /// <summary>How many are open, and how much: what is still to come.</summary>
    public async Task<(int Count, Money Sum)> Open(CancellationToken ct)
    {
        var open = db.Set<Receivable>().Where(r => r.State == ReceivableState.Open);
        return (
            await open.CountAsync(ct),
            new Money(await open.SumAsync(r => r.Amount.Fen - r.Paid.Fen + r.Refunded.Fen, ct))
        );
    }

    public Task<PageOf<Refund>> RefundPage(ListRequest request, int take)
    {
        var rows = db.Set<Refund>().AsNoTracking();
        if (Asked.Choice<RefundState>(request["state"]) is { } state)
            rows = rows.Where(r => r.State == state);
        if (request["q"] is { } q)
            rows = rows.Where(r => r.DocumentNo.StartsWith(q) || r.No.StartsWith(q));
        return RefundSorts.Page(rows, request.Place, take, request.Ct);
    }

    /// <summary>All, then by state; those that are paid are not counted.</summary>
    public async Task<IReadOnlyList<ListTab>> RefundTabs(CancellationToken ct)
    {
        var counts = await db.Set<Refund>()
            .Where(r => r.State != RefundState.Paid)
            .GroupBy(r => r.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return
        [
            new ListTab("", ("全部", "All")),
            .. Enum.GetValues<RefundState>()
                .Select(s => new ListTab(
                    s.ToString(),
                    Finance.Refund.Name(s),
                    counts.TryGetValue(s, out var n) ? n : null,
                    s == RefundState.Failed && n > 0
                )),
        ];
    }

    public async Task<IReadOnlyList<Refund>> RefundsNumbered(IReadOnlyList<string> numbers, CancellationToken ct) =>
        await db.Set<Refund>().AsNoTracking().Where(r => EF.Parameter(numbers).Contains(r.No)).ToListAsync(ct);

    /// <summary>A refund by its id or its number.</summary>
    public Task<Refund?> Refund(string idOrNo, CancellationToken ct)
    {
        var id = IdOf(idOrNo);
        return db.Set<Refund>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id || r.No == idOrNo, ct);
    }

    public async Task<PageOf<JournalRow>> EntryPage(ListRequest request, int take)
    {
        var page = await EntrySorts.Page(Entries(request), request.Place, take, request.Ct);
        return new PageOf<JournalRow>(await Rows(page.Rows, request.Ct), page.Next);
    }

    public async Task<IReadOnlyList<JournalRow>> EntriesNumbered(IReadOnlyList<string> numbers, CancellationToken ct) =>
        await Rows(
            await db.Set<JournalEntry>()
                .AsNoTracking()
                .Where(e => EF.Parameter(numbers).Contains(e.No))
                .ToListAsync(ct),
            ct
        );

    /// <summary>Every line of what is filtered, for the export.</summary>
    public IAsyncEnumerable<JournalExportLine> Lines(ListRequest request) =>
        EntrySorts
            .Sorted(Entries(request), request.Place)
            .SelectMany(
                e => db.Set<JournalLineRow>().Where(l => l.EntryId == e.Id),
                (e, l) => new JournalExportLine(e, l)
            )
            .AsAsyncEnumerable();

    private IQueryable<JournalEntry> Entries(ListRequest request)
    {
        var rows = db.Set<JournalEntry>().AsNoTracking();
        if (Asked.Day(request["from"]) is { } from)
            rows = rows.Where(e => e.Day >= from);
        if (Asked.Day(request["to"]) is { } to)
            rows = rows.Where(e => e.Day <= to);
        if (Asked.Choice<LedgerAccount>(request["account"]) is { } account)
            rows = rows.Where(e => db.Set<JournalLineRow>().Any(l => l.EntryId == e.Id && l.Account == account));
        if (request["q"] is { } q)
            rows = rows.Where(e => e.No.StartsWith(q) || e.DocumentNo.StartsWith(q));
        return rows;
    }

    public async Task<EntryFile?> Entry(Guid id, CancellationToken ct)
    {
        var entry = await db.Set<JournalEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct);
        if (entry is null)
            return null;
        return new EntryFile(
            entry,
            await db.Set<JournalLineRow>()
                .AsNoTracking()
                .Where(l => l.EntryId == id)
                .OrderBy(l => l.No)
                .ToListAsync(ct),
            await db.Set<JournalCheckMark>().AsNoTracking().FirstOrDefaultAsync(c => c.EntryId == id, ct),
            await db.Set<JournalEntry>().Where(e => e.Reverses == id).Select(e => e.No).FirstOrDefaultAsync(ct)
        );
    }

    private async Task<IReadOnlyList<JournalRow>> Rows(IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        var ids = entries.Select(e => e.Id).ToList();
        var marks = db.Set<JournalCheckMark>().Where(c => EF.Parameter(ids).Contains(c.EntryId)).Select(c => c.EntryId);
        var done = (await marks.ToListAsync(ct)).ToHashSet();
        return [.. entries.Select(e => new JournalRow(e, done.Contains(e.Id)))];
    }

    /// <summary>Every account that moved until the end of the period, by number.</summary>
    public async Task<IReadOnlyList<BalanceLine>> Balance(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var lines = db.Set<JournalLineRow>();
        var before = await lines
            .Where(l => l.Day < from)
            .GroupBy(l => l.Account)
            .Select(g => new { g.Key, Sum = g.Sum(l => l.Debit.Fen) - g.Sum(l => l.Credit.Fen) })
            .ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
        var during = await lines
            .Where(l => l.Day >= from && l.Day <= to)
            .GroupBy(l => l.Account)
            .Select(g => new
            {
                g.Key,
                Debit = g.Sum(l => l.Debit.Fen),
                Credit = g.Sum(l => l.Credit.Fen),
            })
            .ToDictionaryAsync(g => g.Key, ct);
        return
        [
            .. before
                .Keys.Union(during.Keys)
                .Order()
                .Select(a => new BalanceLine(
                    a,
                    new Money(before.GetValueOrDefault(a)),
                    new Money(during.TryGetValue(a, out var d) ? d.Debit : 0),
                    new Money(during.TryGetValue(a, out var c) ? c.Credit : 0)
                )),
        ];
    }
}
