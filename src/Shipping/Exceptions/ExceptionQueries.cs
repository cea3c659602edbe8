using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Shipping;

/// <summary>What the list of courier exceptions shows.</summary>
/// <param name="Tab">"open", "overdue" or "closed".</param>
/// <param name="Kind">Of one kind only.</param>
/// <param name="Courier">Of one courier only.</param>
/// <param name="Search">The beginning of its number, a waybill or a document's number, or who settles it.</param>
internal sealed record ExceptionFilter(string Tab, ExceptionKind? Kind, string? Courier, string? Search)
{
    public static readonly IReadOnlyList<string> Tabs = ["open", "overdue", "closed"];

    public static ExceptionFilter Of(string? tab, string? kind, string? courier, string? search) =>
        new(tab is not null && Tabs.Contains(tab) ? tab : "open", Asked.Choice<ExceptionKind>(kind), string.IsNullOrWhiteSpace(courier) ? null : courier, string.IsNullOrWhiteSpace(search) ? null : search.Trim());

    public bool IsNarrow => Kind is not null || Courier is not null || Search is not null;
}

/// <summary>How many are open, and how many of those are overdue.</summary>
internal sealed record ExceptionCounts(int Open, int Overdue);

/// <summary>One exception with everything that is known of it.</summary>
internal sealed record ExceptionFile(CourierException Exception, Parcel Parcel, IReadOnlyList<ExceptionNote> Notes, IReadOnlyList<TrackingEvent> Tracking);

/// <summary>Reads courier exceptions.</summary>
internal sealed class ExceptionQueries(ShopDb db, TimeProvider clock)
{
    public const int PageSize = 50;

    private static readonly Sorts<CourierException> Sorted = new Sorts<CourierException>(e => e.Id).By("reported", e => e.ReportedAt).By("due", e => e.DueAt).By("no", e => e.No).By("waybill", e => e.WaybillNo).By("document", e => e.DocumentNo);

    /// <summary>What is due first stands first, unless another order was asked for; what is closed begins with the newest.</summary>
    public Task<PageOf<CourierException>> Page(ExceptionFilter filter, ListPlace place, int take, CancellationToken ct) =>
        Sorted.Page(Filtered(filter), place.Sort is null && filter.Tab != "closed" ? place with { Sort = "due", Desc = false } : place, take, ct);

    /// <summary>The whole list as it is filtered and sorted, a page at a time, for an export.</summary>
    public async IAsyncEnumerable<CourierException> Export(ExceptionFilter filter, ListPlace place, [EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await Page(filter, place with { After = after }, 500, ct);
            foreach (var row in page.Rows) yield return row;
            after = page.Next;
        }
        while (after is not null);
    }

    public async Task<ExceptionCounts> Counts(CancellationToken ct)
    {
        var now = clock.Now();
        var open = db.Set<CourierException>().Where(e => e.Progress.ClosedAt == null);
        return new ExceptionCounts(await open.CountAsync(ct), await open.CountAsync(e => e.DueAt < now, ct));
    }

    public async Task<ExceptionFile?> Of(string no, CancellationToken ct)
    {
        var upper = no.Trim().ToUpperInvariant();
        if (await All.FirstOrDefaultAsync(e => e.No == upper, ct) is not { } e) return null;
        var parcel = await db.Set<Parcel>().AsNoTracking().FirstAsync(p => p.Id == e.ParcelId, ct);
        var notes = await db.Set<ExceptionNote>().AsNoTracking().Where(n => n.ExceptionId == e.Id).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).ToListAsync(ct);
        return new ExceptionFile(e, parcel, notes, await db.TrackingOf(parcel.Id, ct));
    }

    /// <summary>A part's, newest first.</summary>
    public async Task<IReadOnlyList<CourierException>> OfPart(Guid part, CancellationToken ct) => await All.Where(e => e.Part == part).OrderByDescending(e => e.ReportedAt).ToListAsync(ct);

    /// <summary>A document's, those of parcels that it shares too, newest first.</summary>
    public static async Task<IReadOnlyList<CourierException>> OfDocument(ShopDb db, Guid document, CancellationToken ct) =>
        await db.Set<CourierException>().AsNoTracking().Include(e => e.Progress)
            .Where(e => e.DocumentId == document || db.Set<ParcelShare>().Any(s => s.DocumentId == document && s.Part == e.Part)).OrderByDescending(e => e.ReportedAt).ToListAsync(ct);

    /// <summary>By number, for the palette.</summary>
    public static Task<List<CourierException>> Between(ShopDb db, string from, string to, int max, CancellationToken ct) =>
        db.Set<CourierException>().AsNoTracking().Where(e => e.No.CompareTo(from) >= 0 && e.No.CompareTo(to) < 0).OrderByDescending(e => e.No).Take(max).ToListAsync(ct);

    private IQueryable<CourierException> All => db.Set<CourierException>().AsNoTracking().Include(e => e.Progress);

    private IQueryable<CourierException> Filtered(ExceptionFilter filter)
    {
        var now = clock.Now();
        var rows = filter.Tab switch
        {
            "closed" => All.Where(e => e.Progress.ClosedAt != null),
            "overdue" => All.Where(e => e.Progress.ClosedAt == null && e.DueAt < now),
            _ => All.Where(e => e.Progress.ClosedAt == null),
        };
        if (filter.Kind is { } kind) rows = rows.Where(e => e.Kind == kind);
        if (filter.Courier is { } courier) rows = rows.Where(e => e.Courier == courier);
        if (filter.Search is { } q)
        {
            var no = q.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
            rows = rows.Where(e => e.No.StartsWith(no) || e.WaybillNo.StartsWith(no) || e.DocumentNo.StartsWith(no) || e.Progress.Owner == q);
        }

        return rows;
    }
}
