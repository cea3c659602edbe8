using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

internal sealed record StockRow(SkuId Sku, Quantity OnHand, Quantity Reserved)
{
    public Quantity Available => OnHand - Reserved;
}

internal sealed record BinRow(string Warehouse, string Bin, Quantity OnHand);

/// <summary>Reads for the stock pages.</summary>
internal sealed class StockReads(ShopDb db)
{
    /// <summary>Stock per SKU; low ones first when asked. Pages by the SKU's id.</summary>
    public async Task<IReadOnlyList<StockRow>> List(IReadOnlyCollection<SkuId>? only, string? kind, Guid? after, int take, CancellationToken ct)
    {
        var query = db.Set<StockLevel>().AsNoTracking();
        if (only is not null)
        {
            var ids = only.ToList();
            query = query.Where(s => EF.Parameter(ids).Contains(s.Sku));
        }

        var sums = query.GroupBy(s => s.Sku).Select(g => new { Sku = g.Key, OnHand = g.Sum(s => s.OnHand.Units), Reserved = g.Sum(s => s.Reserved.Units) });
        sums = kind switch
        {
            "out" => sums.Where(s => s.OnHand - s.Reserved <= 0),
            "low" => sums.Where(s => s.OnHand - s.Reserved > 0 && s.OnHand - s.Reserved < 5),
            "reserved" => sums.Where(s => s.Reserved > 0),
            _ => sums,
        };
        if (after is { } id) sums = sums.Where(s => s.Sku.Value.CompareTo(id) > 0);
        var rows = await sums.OrderBy(s => s.Sku).Take(take).ToListAsync(ct);
        return [.. rows.Select(r => new StockRow(r.Sku, new Quantity(r.OnHand), new Quantity(r.Reserved)))];
    }

    public async Task<IReadOnlyList<BinRow>> Bins(SkuId sku, CancellationToken ct) =>
        await (from stock in db.Set<BinStock>().AsNoTracking()
               join bin in db.Set<Bin>() on stock.Bin equals bin.Id
               join house in db.Set<Warehouse>() on stock.Warehouse equals house.Id
               where stock.Sku == sku
               orderby house.Priority, bin.PickSequence
               select new BinRow(house.Code, bin.Code, stock.OnHand)).ToListAsync(ct);

    public async Task<IReadOnlyList<Movement>> Movements(SkuId sku, int take, CancellationToken ct) =>
        await db.Set<Movement>().AsNoTracking().Where(m => m.Sku == sku).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(take).ToListAsync(ct);

    public async Task<IReadOnlyList<Reservation>> Live(SkuId sku, CancellationToken ct) =>
        await db.Set<Reservation>().AsNoTracking().Where(r => r.Sku == sku && r.State == ReservationState.Live).OrderBy(r => r.At).Take(200).ToListAsync(ct);
}
