using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>What the list of purchase requests shows.</summary>
/// <param name="Tab">"open", one of the open states, "late" or "ended".</param>
/// <param name="Search">The beginning of its number or of a waiting order's, or a whole SKU code or bar code.</param>
internal sealed record PurchaseRequestFilter(string Tab, string? Search)
{
    public static readonly IReadOnlyList<string> Tabs = ["open", .. PurchaseRequestStates.Open.Select(s => s.ToString()), "late", "ended"];

    public static PurchaseRequestFilter Of(string? tab, string? search) =>
        new(Tabs.FirstOrDefault(t => string.Equals(t, tab, StringComparison.OrdinalIgnoreCase)) ?? "open", string.IsNullOrWhiteSpace(search) ? null : search.Trim());
}

/// <summary>A request with what is wanted and there now.</summary>
/// <param name="Wanted">Pieces that those who wait want.</param>
/// <param name="Waiting">How many documents wait.</param>
/// <param name="Since">Since when the first of them has waited; null when none does.</param>
/// <param name="Came">Pieces that have come in since purchasing answered.</param>
internal sealed record PurchaseRequestRow(PurchaseRequest R, SkuCard Card, int Wanted, int Waiting, DateTimeOffset? Since, StockCard Stock, int Came)
{
    public int Missing => R.EndedAt is null ? Backorders.Missing(Wanted, Stock.Available.Units) : 0;

    /// <summary>What is missing and not on its way either.</summary>
    public int ToOrder => R.State == PurchaseRequestState.Declined ? 0 : Math.Max(0, Missing - (R.Coming(Came) ?? 0));

    public bool IsLate(DateOnly today) => R.State == PurchaseRequestState.Promised && R.ExpectedOn < today;
}

/// <summary>Reads purchase requests.</summary>
internal sealed class PurchaseRequestQueries(ShopDb db, IStock stock, ICatalog catalog)
{
    public const int PageSize = 50;
    public const int MaxBackorders = 200;

    private static readonly Sorts<PurchaseRequest> Sorted = new Sorts<PurchaseRequest>(r => r.Id).By("asked", r => r.AskedAt).By("no", r => r.No);

    public async Task<PageOf<PurchaseRequestRow>> Page(PurchaseRequestFilter filter, ListPlace place, DateOnly today, int take, CancellationToken ct)
    {
        var page = await Sorted.Page(await Filtered(filter, today, ct), place, take, ct);
        return new PageOf<PurchaseRequestRow>(await Rows(page.Rows, ct), page.Next);
    }

    /// <summary>The whole list as it is filtered and sorted, a page at a time, for an export.</summary>
    public async IAsyncEnumerable<PurchaseRequestRow> Export(PurchaseRequestFilter filter, ListPlace place, DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await Page(filter, place with { After = after }, today, 500, ct);
            foreach (var row in page.Rows) yield return row;
            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>How many are open, by state.</summary>
    public Task<Dictionary<PurchaseRequestState, int>> Counts(CancellationToken ct) =>
        All.Where(r => r.EndedAt == null).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>How many are late: what was ordered has not come on its day.</summary>
    public Task<int> Late(DateOnly today, CancellationToken ct) => All.CountAsync(r => r.EndedAt == null && r.State == PurchaseRequestState.Promised && r.ExpectedOn < today, ct);

    public async Task<PurchaseRequestRow?> Of(string no, CancellationToken ct)
    {
        var upper = (no ?? "").Trim().ToUpperInvariant();
        return await All.FirstOrDefaultAsync(r => r.No == upper, ct) is { } found ? (await Rows([found], ct))[0] : null;
    }

    /// <summary>Who has waited for it while it was open: those who still wait first, the first who came first.</summary>
    public Task<List<Backorder>> WaitingFor(PurchaseRequest request, CancellationToken ct)
    {
        var (from, until) = (request.AskedAt, request.EndedAt ?? DateTimeOffset.MaxValue);
        return db.Set<Backorder>().AsNoTracking().Where(w => w.Sku == request.Sku && w.Since <= until && (w.EndedAt == null || w.EndedAt >= from)).OrderBy(w => w.EndedAt != null).ThenBy(w => w.Since).ThenBy(w => w.Id).Take(MaxBackorders).ToListAsync(ct);
    }

    /// <summary>By number, for the palette.</summary>
    public async Task<IReadOnlyList<PurchaseRequestRow>> Between(string from, string to, int max, CancellationToken ct) =>
        await Rows(await All.Where(r => r.No.CompareTo(from) >= 0 && r.No.CompareTo(to) < 0).OrderByDescending(r => r.No).Take(max).ToListAsync(ct), ct);

    private IQueryable<PurchaseRequest> All => db.Set<PurchaseRequest>().AsNoTracking();

    private async Task<IReadOnlyList<PurchaseRequestRow>> Rows(IReadOnlyList<PurchaseRequest> requests, CancellationToken ct)
    {
        var skus = requests.Select(r => r.Sku).Distinct().ToList();
        if (skus.Count == 0) return [];
        var (cards, stocks) = (await catalog.Skus(skus, ct), await stock.Of(skus, ct));
        var wants = await db.Set<Backorder>().Where(w => w.EndedAt == null && EF.Parameter(skus).Contains(w.Sku)).GroupBy(w => w.Sku)
            .Select(g => new { g.Key, Units = g.Sum(w => w.Quantity.Units), Documents = g.Count(), Since = g.Min(w => w.Since) }).ToDictionaryAsync(g => g.Key, ct);
        var came = await Backorders.CameOf(db, skus, ct);
        return [.. requests.Select(r => wants.GetValueOrDefault(r.Sku) is { } w && r.EndedAt is null
            ? new PurchaseRequestRow(r, cards[r.Sku], w.Units, w.Documents, w.Since, stocks[r.Sku], came.GetValueOrDefault(r.Sku)) : new PurchaseRequestRow(r, cards[r.Sku], 0, 0, null, stocks[r.Sku], 0))];
    }

    private async Task<IQueryable<PurchaseRequest>> Filtered(PurchaseRequestFilter filter, DateOnly today, CancellationToken ct)
    {
        var rows = filter.Tab switch
        {
            "open" => All.Where(r => r.EndedAt == null),
            "late" => All.Where(r => r.EndedAt == null && r.State == PurchaseRequestState.Promised && r.ExpectedOn < today),
            "ended" => All.Where(r => r.EndedAt != null),
            _ => Enum.Parse<PurchaseRequestState>(filter.Tab) is var state ? All.Where(r => r.EndedAt == null && r.State == state) : All,
        };
        if (filter.Search is not { } q) return rows;
        if (await catalog.ByCode(q, ct) is { Id: var sku }) return rows.Where(r => r.Sku == sku);
        var no = q.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return rows.Where(r => r.No.StartsWith(no) || db.Set<Backorder>().Any(w => w.Sku == r.Sku && w.EndedAt == null && w.DocumentNo.StartsWith(no)));
    }
}

/// <summary>Purchase requests by number.</summary>
internal sealed class FindPurchaseRequests(PurchaseRequestQueries queries) : IFinder
{
    private static readonly Text Kind = ("补货申请", "Purchase requests");

    public bool MayAsk(Actor actor) => actor is not null && PurchaseRequestEndpoints.See.Any(actor.May);

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        if (!NumberWords.Fits(words, "PR", out var from, out var to)) return [];
        return [.. (await queries.Between(from, to, max, ct)).Select(r => new Found($"/office/purchase-requests/{r.R.No}", r.R.No, $"{PurchaseRequestStates.NameOf(r.R.State)} · {r.Card.Name} {r.Card.Colour} / {r.Card.Size}", "shopping-cart", Kind))];
    }
}
