using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Ui;

namespace Zhanggui.Records;

/// <summary>What somebody asks a register's list for; what is null narrows nothing.</summary>
/// <param name="Q">Words of the entry or its number.</param>
/// <param name="State">Waiting, Valid, Refused or Voided.</param>
/// <param name="From">Made on or after this day.</param>
/// <param name="To">Made on or before this day.</param>
/// <param name="Anomaly">True: only rounds with an anomaly that is open.</param>
public sealed record EntryFilter(
    string? Q = null,
    EntryState? State = null,
    DateOnly? From = null,
    DateOnly? To = null,
    bool Anomaly = false
)
{
    internal static EntryFilter Of(TableQuery query) =>
        new(
            query.Filter("q"),
            Asked.Choice<EntryState>(query.Filter("state")),
            Asked.Day(query.Filter("from")),
            Asked.Day(query.Filter("to")),
            query.Filter("anomaly") == "open"
        );
}

/// <summary>A duty that somebody owes, with its register.</summary>
internal sealed record DutyCard(DutyRow Row, Register Register, Duty Duty);

/// <summary>How the duties of a register went since the beginning of the month.</summary>
internal sealed record DutyCount(int Done, int Late, int Missed);

/// <summary>Reads registers: a page of a list is one walk of an index.</summary>
internal sealed class EntryQueries(ShopDb db, Company company, TimeProvider clock)
{
    private static readonly Sorts<RecordEntry> Sorts = new Sorts<RecordEntry>(e => e.Id)
        .By("made", e => e.MadeAt)
        .By("no", e => e.No);

    public Task<PageOf<RecordEntry>> Page(
        string register,
        EntryFilter filter,
        ListPlace place,
        int take,
        CancellationToken ct
    ) => Sorts.Page(Narrow(register, filter), place, take, ct);

    /// <summary>What a filter finds, part by part, for exports and prints.</summary>
    public async IAsyncEnumerable<RecordEntry> Rows(
        string register,
        EntryFilter filter,
        ListPlace place,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        ListPlace? next = place with { After = null };
        while (next is { } here)
        {
            var page = await Page(register, filter, here, 500, ct);
            foreach (var row in page.Rows)
                yield return row;
            next = page.Next is null ? null : here with { After = page.Next };
        }
    }

    public Task<RecordEntry?> One(string register, string no, CancellationToken ct) =>
        db.Set<RecordEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.Register == register && e.No == no, ct);

    /// <summary>How many entries of a register stand where.</summary>
    public async Task<IReadOnlyDictionary<EntryState, int>> Counts(string register, CancellationToken ct) =>
        await db.Set<RecordEntry>()
            .Where(e => e.Register == register)
            .GroupBy(e => e.State)
            .Select(g => new { g.Key, N = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.N, ct);

    /// <summary>Entries of this month, by register.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ThisMonth(CancellationToken ct)
    {
        var since = Month();
        return await db.Set<RecordEntry>()
            .Where(e => e.MadeAt >= since && e.State != EntryState.Voided)
            .GroupBy(e => e.Register)
            .Select(g => new { g.Key, N = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.N, ct);
    }

    /// <summary>What is owed now, what is due first in front.</summary>
    public Task<List<DutyRow>> Owed(CancellationToken ct) =>
        db.Set<DutyRow>().AsNoTracking().Where(d => d.State == DutyState.Open).OrderBy(d => d.DueAt).ToListAsync(ct);

    /// <summary>The duties of these days, from the first on and before the last.</summary>
    public Task<List<DutyRow>> Duties(DateOnly from, DateOnly until, CancellationToken ct) =>
        db.Set<DutyRow>().AsNoTracking().Where(d => d.Day >= from && d.Day < until).ToListAsync(ct);

    public Task<DutyRow?> Duty(Guid id, CancellationToken ct) =>
        db.Set<DutyRow>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, ct);

    /// <summary>The duties of this month that ended, by register.</summary>
    public async Task<IReadOnlyDictionary<string, DutyCount>> Kept(CancellationToken ct)
    {
        var since = company.Calendar.DateOf(Month());
        var rows = await db.Set<DutyRow>()
            .Where(d => d.Day >= since && d.State != DutyState.Open)
            .GroupBy(d => new { d.Register, d.State })
            .Select(g => new
            {
                g.Key.Register,
                g.Key.State,
                N = g.Count(),
            })
            .ToListAsync(ct);
        var counts = rows.ToLookup(r => r.Register, r => (r.State, r.N));
        return counts.ToDictionary(
            g => g.Key,
            g => new DutyCount(Of(g, DutyState.Done), Of(g, DutyState.Late), Of(g, DutyState.Missed))
        );

        static int Of(IEnumerable<(DutyState State, int N)> some, DutyState state) =>
            some.Where(r => r.State == state).Sum(r => r.N);
    }

    private DateTimeOffset Month()
    {
        var today = company.Calendar.DateOf(clock.Now());
        return company.Calendar.StartOf(new DateOnly(today.Year, today.Month, 1));
    }

    private IQueryable<RecordEntry> Narrow(string register, EntryFilter f)
    {
        var query = db.Set<RecordEntry>().AsNoTracking().Where(e => e.Register == register);
        if (f.State is { } state)
            query = query.Where(e => e.State == state);
        if (f.Anomaly)
            query = query.Where(e => e.OpenAnomalies > 0);
        if (f.From is { } first)
        {
            var since = company.Calendar.StartOf(first);
            query = query.Where(e => e.MadeAt >= since);
        }

        if (f.To is { } last)
        {
            var until = company.Calendar.StartOf(last.AddDays(1));
            query = query.Where(e => e.MadeAt < until);
        }

        if (f.Q?.Trim().ToLowerInvariant() is { Length: > 0 } words)
            query = query.Where(e => e.Words.Contains(words));
        return query;
    }
}

/// <summary>A register as a table for files and paper.</summary>
internal static class EntryTable
{
    public static IReadOnlyList<ExportColumn<RecordEntry>> Columns(Register register, BusinessCalendar calendar)
    {
        List<ExportColumn<RecordEntry>> columns =
        [
            new(("编号", "Number"), e => e.No),
            new(("登记时间", "Made at"), e => calendar.Local(e.MadeAt)),
            new(("登记人", "Made by"), e => e.Maker),
            new(("状态", "State"), e => EntryStates.NameOf(e.State).ToString()),
        ];
        foreach (var field in register.Fields)
            columns.Add(
                new(field.Name, e => e.Read().TryGetValue(field.Key, out var value) ? Cell(field, value) : null)
            );
        if (register.IsScored)
            columns.Add(new(("总分", "Score"), e => e.Score));
        return columns;
    }

    /// <summary>Numbers are numbers in a spreadsheet.</summary>
    private static object Cell(RegisterField field, string value) =>
        field.Kind switch
        {
            FieldKind.Money => new Money(long.Parse(value, CultureInfo.InvariantCulture)),
            FieldKind.Whole or FieldKind.Score => int.Parse(value, CultureInfo.InvariantCulture),
            _ => FieldValues.Show(field, value).ToString(),
        };
}
