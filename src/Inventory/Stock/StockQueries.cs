using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

internal sealed record StockRow(SkuId Sku, Quantity OnHand, Quantity Reserved)
{
    public Quantity Available => OnHand - Reserved;
}

internal sealed record BinRow(string Warehouse, string Bin, Quantity OnHand);

/// <summary>One SKU's stock over all warehouses, as the database sums it.</summary>
internal sealed class StockSum
{
    public required SkuId Sku { get; init; }
    public required int OnHand { get; init; }
    public required int Reserved { get; init; }
    public required int Available { get; init; }

    public StockRow Row => new(Sku, new Quantity(OnHand), new Quantity(Reserved));
}

/// <summary>Reads for the stock pages.</summary>
internal sealed class StockQueries(ShopDb db)
{
    private static readonly Sorts<StockSum> Sorts = new Sorts<StockSum>(s => s.Sku.Value)
        .By("sku", s => s.Sku.Value)
        .By("onHand", s => s.OnHand)
        .By("reserved", s => s.Reserved)
        .By("available", s => s.Available);

    /// <summary>
    /// Stock per SKU, newest SKU first, or sorted by onHand, reserved or available. Kind is "out", "low" or "reserved".
    /// </summary>
    public async Task<PageOf<StockRow>> List(
        IReadOnlyCollection<SkuId>? only,
        string? kind,
        ListPlace place,
        int take,
        CancellationToken ct
    )
    {
        var query = db.Set<StockLevel>().AsNoTracking();
        if (only is not null)
        {
            var ids = only.ToList();
            query = query.Where(s => EF.Parameter(ids).Contains(s.Sku));
        }

        var sums = query
            .GroupBy(s => s.Sku)
            .Select(g => new StockSum
            {
                Sku = g.Key,
                OnHand = g.Sum(s => s.OnHand.Units),
                Reserved = g.Sum(s => s.Reserved.Units),
                Available = g.Sum(s => s.OnHand.Units) - g.Sum(s => s.Reserved.Units),
            });
        sums = kind switch
        {
            "out" => sums.Where(s => s.Available <= 0),
            "low" => sums.Where(s => s.Available > 0 && s.Available < 5),
            "reserved" => sums.Where(s => s.Reserved > 0),
            _ => sums,
        };
        return (await Sorts.Page(sums, place, take, ct)).Of(s => s.Row);
    }

    /// <summary>One SKU's stock; nothing at all when it never had any.</summary>
    public async Task<StockRow> Of(SkuId sku, CancellationToken ct) =>
        (await List([sku], null, default, 1, ct)).Rows.FirstOrDefault()
        ?? new StockRow(sku, Quantity.Zero, Quantity.Zero);

    public async Task<IReadOnlyList<BinRow>> Bins(SkuId sku, CancellationToken ct) =>
        await (
            from stock in db.Set<BinStock>().AsNoTracking()
            join bin in db.Set<Bin>() on stock.Bin equals bin.Id
            join house in db.Set<Warehouse>() on stock.Warehouse equals house.Id
            where stock.Sku == sku
            orderby house.Priority, bin.PickSequence
            select new BinRow(house.Code, bin.Code, stock.OnHand)
        ).ToListAsync(ct);

    public async Task<IReadOnlyList<Movement>> Movements(SkuId sku, int take, CancellationToken ct) =>
        await db.Set<Movement>()
            .AsNoTracking()
            .Where(m => m.Sku == sku)
            .OrderByDescending(m => m.At)
            .ThenByDescending(m => m.Id)
            .Take(take)
            .ToListAsync(ct);

    public async Task<IReadOnlyList<Reservation>> Live(SkuId sku, CancellationToken ct) =>
        await db.Set<Reservation>()
            .AsNoTracking()
            .Where(r => r.Sku == sku && r.State == ReservationState.Live)
            .OrderBy(r => r.At)
            .Take(200)
            .ToListAsync(ct);
}
