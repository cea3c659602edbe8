using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>Reads what shoppers may see.</summary>
internal sealed class ShopWindow(ShopDb db, Shelves shelves, TimeProvider clock) : IShopWindow
{
    public ShelfTree Shelves => shelves.Now;

    public async Task<BrowsePage> Browse(BrowseQuery query, CancellationToken ct)
    {
        var size = Math.Clamp(query.PageSize, 1, 100);
        var filter = Filter();
        var found = filter.Products(query);
        var total = await found.CountAsync(ct);
        var pages = Math.Max(1, (total + size - 1) / size);
        var page = Math.Clamp(query.Page, 1, pages);
        var ids = await filter.Sorted(found, query.Sort).Skip((page - 1) * size).Take(size).Select(p => p.Id).ToListAsync(ct);
        return new BrowsePage(await Tiles(ids, ct), total, page, pages);
    }

    public Task<int> Count(BrowseQuery query, CancellationToken ct) => Filter().Products(query).CountAsync(ct);

    public Task<Filters> Filters(BrowseQuery query, CancellationToken ct) => new FilterCounts(db, shelves.Now, Filter()).Of(query, ct);

    public Task<int> ListedSince(DateTimeOffset since, CancellationToken ct) =>
        db.Set<Product>().CountAsync(p => p.Status == ProductStatus.Listed && p.ListedAt >= since, ct);

    public async Task<IReadOnlyList<ProductTile>> Heroes(int take, CancellationToken ct) =>
        await Tiles(await db.Set<Product>().Where(p => p.IsHero && p.Status == ProductStatus.Listed && p.Skus.Any(s => !s.IsOff)).OrderByDescending(p => p.ListedAt).ThenBy(p => p.StyleNo).Take(take).Select(p => p.Id).ToListAsync(ct), ct);

    public async Task<ProductSheet?> Sheet(string styleNo, CancellationToken ct)
    {
        var no = styleNo.Trim().ToUpperInvariant();
        var p = await db.Set<Product>().AsNoTracking().Include(x => x.Skus).Include(x => x.Pictures).Include(x => x.Attributes).Include(x => x.Measures).AsSplitQuery()
            .FirstOrDefaultAsync(x => x.StyleNo == no && x.Status == ProductStatus.Listed, ct);
        if (p is null) return null;
        var now = clock.Now();
        return new ProductSheet(p.Id, p.StyleNo, p.CategoryId, p.Name, p.Subtitle, p.Description, p.Brand, p.Season, p.Origin, p.Unit, p.WeightGrams, p.IsNew,
            [.. p.Skus.Where(s => !s.IsOff).OrderBy(s => s.Sort).Select(s => new SheetSku(s.Id, s.Code, new ColourSwatch(s.Colour, s.Swatch), s.Size, s.Tag.At(now), s.Price, s.Tag.At(now) < s.Price ? s.PromoUntil : null, s.WeightGrams, s.PresaleShipsOn ?? p.PresaleShipsOn))],
            [.. p.Pictures.OrderBy(x => x.Sort).Select(x => new SheetPicture(x.Url, x.Alt, x.ColourZh, x.Kind))],
            [.. p.Attributes.OrderBy(a => a.Sort).Select(a => new SheetFact(a.Name, a.Value))],
            [.. p.Measures.OrderBy(m => m.Sort).GroupBy(m => m.Name).Select(g => new SheetMeasure(g.Key, g.GroupBy(m => m.Size).ToDictionary(m => m.Key, m => m.First().Millimetres)))]);
    }

    public async Task<IReadOnlyList<ProductTile>> Related(ProductSheet sheet, int take, CancellationToken ct)
    {
        // What is bought together is not known here; neighbouring shelves are: the same top shelf, one product of each shelf, others first.
        var tree = shelves.Now;
        if (tree.Way(sheet.Category).FirstOrDefault() is not { } top) return [];
        var near = tree.Within(top).ToList();
        var ids = await db.Set<Product>().Where(p => p.Status == ProductStatus.Listed && p.Id != sheet.Id && p.Skus.Any(s => !s.IsOff) && EF.Parameter(near).Contains(p.CategoryId))
            .OrderByDescending(p => p.SalesRank).ThenByDescending(p => p.ListedAt).ThenBy(p => p.StyleNo).Select(p => new { p.Id, p.CategoryId }).Take(200).ToListAsync(ct);
        var picked = ids.GroupBy(p => p.CategoryId).SelectMany(g => g.Select((p, round) => (p, round))).OrderBy(x => x.round).ThenBy(x => x.p.CategoryId == sheet.Category ? 1 : 0).Take(take).Select(x => x.p.Id);
        return await Tiles([.. picked], ct);
    }

    private BrowseFilter Filter() => new(db, shelves.Now, clock.Now());

    /// <summary>The tiles of these products, in this order: three questions however many there are.</summary>
    private async Task<IReadOnlyList<ProductTile>> Tiles(List<ProductId> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var now = clock.Now();
        var products = await db.Set<Product>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var skus = (await db.Set<Sku>().AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.ProductId) && !s.IsOff).OrderBy(s => s.Sort).ToListAsync(ct)).ToLookup(s => s.ProductId);
        var pictures = (await db.Set<Picture>().AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.ProductId)).OrderBy(x => x.Sort).ToListAsync(ct)).ToLookup(x => x.ProductId);
        return [.. ids.Where(products.ContainsKey).Select(id => Tile(products[id], [.. skus[id]], pictures[id].FirstOrDefault(), now))];
    }

    private static ProductTile Tile(Product p, IReadOnlyList<Sku> skus, Picture? picture, DateTimeOffset now)
    {
        var cheapest = skus.MinBy(s => s.Tag.At(now).Fen);
        var price = cheapest?.Tag.At(now) ?? Money.Zero;
        var presales = skus.Select(s => s.PresaleShipsOn ?? p.PresaleShipsOn).ToList();
        return new ProductTile(p.Id, p.StyleNo, p.Name, p.Subtitle, p.CategoryId, picture?.Url ?? "", picture?.Alt ?? p.Name, price, cheapest?.Price ?? Money.Zero, skus.Any(s => s.Tag.At(now) != price),
            [.. skus.Where(s => s.Swatch.Length > 0).DistinctBy(s => s.ColourZh).Select(s => new ColourSwatch(s.Colour, s.Swatch))], [.. skus.Select(s => s.Id)], p.IsNew, p.Unit,
            presales.Count > 0 && presales.All(d => d is not null) ? presales.Min() : null);
    }
}
