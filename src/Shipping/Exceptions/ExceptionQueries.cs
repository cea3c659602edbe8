using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Shipping;

/// <summary>How many are open, and how many of those are overdue.</summary>
internal sealed record ExceptionCounts(int Open, int Overdue);

/// <summary>One exception with everything that is known of it.</summary>
internal sealed record ExceptionFile(
    CourierException Exception,
    Parcel Parcel,
    IReadOnlyList<ExceptionNote> Notes,
    IReadOnlyList<TrackingEvent> Tracking
);

/// <summary>Reads courier exceptions.</summary>
internal sealed class ExceptionQueries(ShopDb db, TimeProvider clock)
{
    private static readonly Sorts<CourierException> Sorted = new Sorts<CourierException>(e => e.Id)
        .By("reported", e => e.ReportedAt)
        .By("due", e => e.DueAt)
        .By("no", e => e.No)
        .By("waybill", e => e.WaybillNo)
        .By("document", e => e.DocumentNo);

    /// <summary>
    /// What is due first stands first, unless another order was asked for; what is closed begins with the newest.
    /// </summary>
    public Task<PageOf<CourierException>> Page(ListRequest request, int take)
    {
        var place = request.Place;
        if (place.Sort is null && request["tab"] is not ("closed" or "all"))
            place = place with { Sort = "due", Desc = false };
        return Sorted.Page(Filtered(request), place, take, request.Ct);
    }

    /// <summary>For the menu: how many are open, hot when some are overdue.</summary>
    public async Task<ListOpen> Standing(CancellationToken ct)
    {
        var counts = await Counts(ct);
        return new ListOpen(counts.Open, counts.Overdue > 0);
    }

    /// <summary>The parts of the list, the open ones first.</summary>
    public async Task<IReadOnlyList<ListTab>> Tabs(CancellationToken ct)
    {
        var counts = await Counts(ct);
        return
        [
            new ListTab("open", ("处理中", "Open"), counts.Open),
            new ListTab("overdue", ("超时", "Overdue"), counts.Overdue, counts.Overdue > 0),
            new ListTab("closed", ("已结案", "Closed")),
            new ListTab("all", ("全部", "All")),
        ];
    }

    public async Task<IReadOnlyList<CourierException>> Numbered(IReadOnlyList<string> numbers, CancellationToken ct) =>
        await All.Where(e => EF.Parameter(numbers).Contains(e.No)).ToListAsync(ct);

    public async Task<ExceptionCounts> Counts(CancellationToken ct)
    {
        var now = clock.Now();
        var open = db.Set<CourierException>().Where(e => e.Progress.ClosedAt == null);
        return new ExceptionCounts(await open.CountAsync(ct), await open.CountAsync(e => e.DueAt < now, ct));
    }

    public async Task<ExceptionFile?> Of(string no, CancellationToken ct)
    {
        var upper = no.Trim().ToUpperInvariant();
        if (await All.FirstOrDefaultAsync(e => e.No == upper, ct) is not { } e)
            return null;
        var parcel = await db.Set<Parcel>().AsNoTracking().FirstAsync(p => p.Id == e.ParcelId, ct);
        var notes = await db.Set<ExceptionNote>()
            .AsNoTracking()
            .Where(n => n.ExceptionId == e.Id)
            .OrderByDescending(n => n.At)
            .ThenByDescending(n => n.Id)
            .ToListAsync(ct);
        return new ExceptionFile(e, parcel, notes, await db.TrackingOf(parcel.Id, ct));
    }

    /// <summary>A part's, newest first.</summary>
    public async Task<IReadOnlyList<CourierException>> OfPart(Guid part, CancellationToken ct) =>
        await All.Where(e => e.Part == part).OrderByDescending(e => e.ReportedAt).ToListAsync(ct);

    /// <summary>A document's, those of parcels that it shares too, newest first.</summary>
    public static async Task<IReadOnlyList<CourierException>> OfDocument(
        ShopDb db,
        Guid document,
        CancellationToken ct
    ) =>
        await db.Set<CourierException>()
            .AsNoTracking()
            .Include(e => e.Progress)
            .Where(e =>
                e.DocumentId == document || db.Set<ParcelShare>().Any(s => s.DocumentId == document && s.Part == e.Part)
            )
            .OrderByDescending(e => e.ReportedAt)
            .ToListAsync(ct);

    private IQueryable<CourierException> All => db.Set<CourierException>().AsNoTracking().Include(e => e.Progress);

    private IQueryable<CourierException> Filtered(ListRequest request)
    {
        var now = clock.Now();
        var rows = request["tab"] switch
        {
            "all" => All,
            "closed" => All.Where(e => e.Progress.ClosedAt != null),
            "overdue" => All.Where(e => e.Progress.ClosedAt == null && e.DueAt < now),
            _ => All.Where(e => e.Progress.ClosedAt == null),
        };
        if (Asked.Choice<ExceptionKind>(request["kind"]) is { } kind)
            rows = rows.Where(e => e.Kind == kind);
        if (request["courier"] is { } courier)
            rows = rows.Where(e => e.Courier == courier);
        if (request["q"] is { } q)
        {
            var no = q.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
            rows = rows.Where(e =>
                e.No.StartsWith(no)
                || e.WaybillNo.StartsWith(no)
                || e.DocumentNo.StartsWith(no)
                || e.Progress.Owner == q
            );
        }

        return rows;
    }
}
