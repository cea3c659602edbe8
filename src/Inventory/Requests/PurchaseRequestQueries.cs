using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Organization;

namespace Zhanggui.Inventory;

/// <summary>A request with what is wanted and there now.</summary>
/// <param name="Wanted">Pieces that those who wait want.</param>
/// <param name="Waiting">How many documents wait.</param>
/// <param name="Since">Since when the first of them has waited; null when none does.</param>
/// <param name="Came">Pieces that have come in since purchasing answered.</param>
internal sealed record PurchaseRequestRow(
    PurchaseRequest R,
    SkuCard Card,
    int Wanted,
    int Waiting,
    DateTimeOffset? Since,
    StockCard Stock,
    int Came
)
{
    public int Missing => R.EndedAt is null ? Backorders.Missing(Wanted, Stock.Available.Units) : 0;

    /// <summary>What is missing and not on its way either.</summary>
    public int ToOrder => R.State == PurchaseRequestState.Declined ? 0 : Math.Max(0, Missing - (R.Coming(Came) ?? 0));

    public bool IsLate(DateOnly today) => R.State == PurchaseRequestState.Promised && R.ExpectedOn < today;
}

/// <summary>A request with those who have waited for it.</summary>
internal sealed record PurchaseRequestFile(PurchaseRequestRow Row, IReadOnlyList<Backorder> Wants)
{
    public PurchaseRequest R => Row.R;
}

/// <summary>Reads purchase requests.</summary>
internal sealed class PurchaseRequestQueries(ShopDb db, IStock stock, ICatalog catalog)
{
    public const int PageSize = 50;
    public const int MaxBackorders = 200;

    private static readonly Sorts<PurchaseRequest> Sorted = new Sorts<PurchaseRequest>(r => r.Id)
        .By("asked", r => r.AskedAt)
        .By("no", r => r.No);

    public async Task<PageOf<PurchaseRequestRow>> Page(ListRequest request, int take)
    {
        var page = await Sorted.Page(await Filtered(request), request.Place, take, request.Ct);
        return new PageOf<PurchaseRequestRow>(await Rows(page.Rows, request.Ct), page.Next);
    }

    /// <summary>The parts of the list, the open ones first.</summary>
    public async Task<IReadOnlyList<ListTab>> Tabs(DateOnly today, CancellationToken ct)
    {
        var counts = await Counts(ct);
        var late = await Late(today).CountAsync(ct);
        return
        [
            new ListTab("open", ("全部未了结", "All open"), counts.Values.Sum()),
            .. PurchaseRequestStates.Open.Select(s => new ListTab(
                s.ToString(),
                PurchaseRequestStates.NameOf(s),
                counts.GetValueOrDefault(s)
            )),
            new ListTab("late", ("逾期未到", "Overdue"), late),
            new ListTab("ended", ("已了结", "Ended")),
            new ListTab("all", ("全部", "All")),
        ];
    }

    /// <summary>How many are open, by state.</summary>
    public Task<Dictionary<PurchaseRequestState, int>> Counts(CancellationToken ct) =>
        All.Where(r => r.EndedAt == null)
            .GroupBy(r => r.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>One request with who waits for it.</summary>
    public async Task<PurchaseRequestFile?> Find(string no, CancellationToken ct) =>
        await Of(no, ct) is { } row ? new PurchaseRequestFile(row, await WaitingFor(row.R, ct)) : null;

    public async Task<PurchaseRequestRow?> Of(string no, CancellationToken ct)
    {
        var upper = (no ?? "").Trim().ToUpperInvariant();
        return await All.FirstOrDefaultAsync(r => r.No == upper, ct) is { } found ? (await Rows([found], ct))[0] : null;
    }

    /// <summary>
    /// Who has waited for it while it was open: those who still wait first, the first who came first.
    /// </summary>
    public Task<List<Backorder>> WaitingFor(PurchaseRequest request, CancellationToken ct)
    {
        var (from, until) = (request.AskedAt, request.EndedAt ?? DateTimeOffset.MaxValue);
        return db.Set<Backorder>()
            .AsNoTracking()
            .Where(w => w.Sku == request.Sku && w.Since <= until && (w.EndedAt == null || w.EndedAt >= from))
            .OrderBy(w => w.EndedAt != null)
            .ThenBy(w => w.Since)
            .ThenBy(w => w.Id)
            .Take(MaxBackorders)
            .ToListAsync(ct);
    }

    private IQueryable<PurchaseRequest> All => db.Set<PurchaseRequest>().AsNoTracking();

    private async Task<IReadOnlyList<PurchaseRequestRow>> Rows(
        IReadOnlyList<PurchaseRequest> requests,
        CancellationToken ct
    )
    {
        var skus = requests.Select(r => r.Sku).Distinct().ToList();
        if (skus.Count == 0)
            return [];
        var (cards, stocks) = (await catalog.Skus(skus, ct), await stock.Of(skus, ct));
        var wants = await db.Set<Backorder>()
            .Where(w => w.EndedAt == null && EF.Parameter(skus).Contains(w.Sku))
            .GroupBy(w => w.Sku)
            .Select(g => new
            {
                g.Key,
                Units = g.Sum(w => w.Quantity.Units),
                Documents = g.Count(),
                Since = g.Min(w => w.Since),
            })
            .ToDictionaryAsync(g => g.Key, ct);
        var came = await Backorders.CameOf(db, skus, ct);
        return
        [
            .. requests.Select(r =>
                wants.GetValueOrDefault(r.Sku) is { } w && r.EndedAt is null
                    ? new PurchaseRequestRow(
                        r,
                        cards[r.Sku],
                        w.Units,
                        w.Documents,
                        w.Since,
                        stocks[r.Sku],
                        came.GetValueOrDefault(r.Sku)
                    )
                    : new PurchaseRequestRow(r, cards[r.Sku], 0, 0, null, stocks[r.Sku], 0)
            ),
        ];
    }

    private IQueryable<PurchaseRequest> Late(DateOnly today) =>
        All.Where(r => r.EndedAt == null && r.State == PurchaseRequestState.Promised && r.ExpectedOn < today);

    private async Task<IQueryable<PurchaseRequest>> Filtered(ListRequest request)
    {
        var rows = request["tab"]?.ToUpperInvariant() switch
        {
            "LATE" => Late(request.Today),
            "ENDED" => All.Where(r => r.EndedAt != null),
            "ALL" => All,
            var tab when Asked.Choice<PurchaseRequestState>(tab) is { } state => All.Where(r =>
                r.EndedAt == null && r.State == state
            ),
            _ => All.Where(r => r.EndedAt == null),
        };
        if (request["q"] is not { } q)
            return rows;
        if (await catalog.ByCode(q, request.Ct) is { Id: var sku })
            return rows.Where(r => r.Sku == sku);
        var no = q.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return rows.Where(r =>
            r.No.StartsWith(no)
            || db.Set<Backorder>().Any(w => w.Sku == r.Sku && w.EndedAt == null && w.DocumentNo.StartsWith(no))
        );
    }
}
