using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

internal sealed class CatalogBrowse(ShopDb db, TimeProvider clock) : ICatalogBrowse
{
    private IQueryable<Product> Listed => db.Set<Product>().AsNoTracking().Where(p => p.Status == ProductStatus.Listed);

    public async Task<IReadOnlyList<CategoryNode>> Categories(CancellationToken ct)
    {
        var all = await db.Set<Category>().AsNoTracking().OrderBy(c => c.Sort).ToListAsync(ct);
        var own = await Listed.GroupBy(p => p.Category).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var slugs = all.ToDictionary(c => c.Id, c => c.Slug);
        return [.. all.Select(c => new CategoryNode(c.Id, c.Slug, new Text(c.NameZh, c.NameEn), c.Parent is { } p ? slugs[p] : null, c.Level,
            all.Where(d => d.Path.StartsWith(c.Path, StringComparison.Ordinal)).Sum(d => own.GetValueOrDefault(d.Id))))];
    }

    public async Task<BrowsePage> Browse(BrowseFilter f, CancellationToken ct)
    {
        var wanted = Tokens.Wanted(f.Search);
        if (!string.IsNullOrWhiteSpace(f.Search) && wanted.Count == 0) return new BrowsePage([], 0, []);
        var query = Listed;
        if (f.CategorySlug is { } slug)
        {
            var path = await db.Set<Category>().Where(c => c.Slug == slug).Select(c => c.Path).FirstOrDefaultAsync(ct);
            if (path is null) return new BrowsePage([], 0, []);
            query = query.Where(p => db.Set<Category>().Any(c => c.Id == p.Category && c.Path.StartsWith(path)));
        }

        foreach (var token in wanted) query = query.Where(p => db.Set<SearchToken>().Any(t => t.Token == token && t.Product == p.Id));
        if (f.PriceFrom is { } from) query = query.Where(p => p.PriceFrom >= from);
        if (f.PriceTo is { } to) query = query.Where(p => p.PriceFrom <= to);
        var facets = await Facets(query, ct);
        if (f.Sizes.Count > 0) query = query.Where(p => db.Set<Sku>().Any(s => s.Product == p.Id && EF.Parameter(f.Sizes).Contains(s.Size)));
        if (f.Colours.Count > 0) query = query.Where(p => db.Set<Sku>().Any(s => s.Product == p.Id && EF.Parameter(f.Colours).Contains(s.ColourZh)));
        if (f.Seasons.Count > 0) query = query.Where(p => p.Season != null && EF.Parameter(f.Seasons).Contains(p.Season));
        var total = await query.CountAsync(ct);
        query = f.Sort switch
        {
            "price" => query.OrderBy(p => p.PriceFrom).ThenBy(p => p.Id),
            "-price" => query.OrderByDescending(p => p.PriceFrom).ThenBy(p => p.Id),
            "sales" => query.OrderByDescending(p => p.SalesRank).ThenByDescending(p => p.ListedAt).ThenBy(p => p.Id),
            _ => query.OrderByDescending(p => p.ListedAt).ThenBy(p => p.Id),
        };
        return new BrowsePage(await Tiles(query.Skip((f.Page - 1) * f.PageSize).Take(f.PageSize), ct), total, facets);
    }

    private async Task<IReadOnlyList<Facet>> Facets(IQueryable<Product> query, CancellationToken ct)
    {
        var skus = db.Set<Sku>().AsNoTracking().Where(s => query.Any(p => p.Id == s.Product));
        var sizes = await skus.GroupBy(s => s.Size).Select(g => new { g.Key, Count = g.Select(s => s.Product).Distinct().Count() }).OrderByDescending(g => g.Count).Take(12).ToListAsync(ct);
        var colours = await skus.GroupBy(s => new { s.ColourZh, s.ColourEn }).Select(g => new { g.Key, Hex = g.Max(s => s.ColourHex), Count = g.Select(s => s.Product).Distinct().Count() }).OrderByDescending(g => g.Count).Take(12).ToListAsync(ct);
        var seasons = await query.Where(p => p.Season != null).GroupBy(p => p.Season!).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ToListAsync(ct);
        return
        [
            new Facet("size", [.. sizes.Select(s => (s.Key, new Text(s.Key, s.Key), s.Count))]),
            new Facet("colour", [.. colours.Select(c => (c.Key.ColourZh, new Text(c.Key.ColourZh, c.Key.ColourEn), c.Count))],
                colours.DistinctBy(c => c.Key.ColourZh).ToDictionary(c => c.Key.ColourZh, c => c.Hex ?? "#ffffff")),
            new Facet("season", [.. seasons.Select(s => (s.Key, new Text(s.Key, s.Key), s.Count))]),
        ];
    }

    public async Task<ProductDetail?> Product(string styleNo, CancellationToken ct)
    {
        var product = await Listed.FirstOrDefaultAsync(p => p.StyleNo == styleNo, ct);
        if (product is null) return null;
        var id = product.Id;
        var now = clock.Now();
        var skus = await db.Set<Sku>().AsNoTracking().Where(s => s.Product == id).OrderBy(s => s.Sort).ToListAsync(ct);
        var attributes = await db.Set<ProductAttribute>().AsNoTracking().Where(a => a.Product == id).OrderBy(a => a.Sort).ToListAsync(ct);
        var chart = await db.Set<SizeRow>().AsNoTracking().Where(r => r.Product == id).OrderBy(r => r.Sort).ToListAsync(ct);
        var pictures = await db.Set<ProductPicture>().AsNoTracking().Where(p => p.Product == id).OrderBy(p => p.Sort).Select(p => p.Url).ToListAsync(ct);
        var categories = await Categories(ct);
        var path = new List<CategoryNode>();
        for (var at = categories.FirstOrDefault(c => c.Id == product.Category); at is not null; at = categories.FirstOrDefault(c => c.Slug == at.ParentSlug)) path.Insert(0, at);
        return new ProductDetail(Tile(product, skus, now), new Text(product.SubtitleZh, product.SubtitleEn), new Text(product.DescriptionZh, product.DescriptionEn), product.Brand, product.Season, path,
            [.. attributes.Select(a => (new Text(a.NameZh, a.NameEn), new Text(a.ValueZh, a.ValueEn)))],
            chart.FirstOrDefault(c => c.NameZh.Length == 0)?.Values.Split('|') ?? [], [.. chart.Where(c => c.NameZh.Length > 0).Select(c => (new Text(c.NameZh, c.NameEn), (IReadOnlyList<string>)c.Values.Split('|')))],
            [.. skus.Select(s => s.Size).Distinct()], [.. skus.DistinctBy(s => s.ColourZh).Select(s => new ProductColour(new Text(s.ColourZh, s.ColourEn), s.ColourHex, s.PictureUrl))],
            [.. skus.Select(s => CatalogCache.Card(s, product, now))], pictures);
    }

    public Task<IReadOnlyList<ProductTile>> Newest(int take, CancellationToken ct) => Tiles(Listed.OrderByDescending(p => p.ListedAt).ThenBy(p => p.Id).Take(take), ct);

    public Task<IReadOnlyList<ProductTile>> Recommended(int take, CancellationToken ct) => Tiles(Listed.Where(p => p.IsHero).OrderByDescending(p => p.ListedAt).ThenBy(p => p.Id).Take(take), ct);

    public async Task<IReadOnlyList<ProductTile>> Related(ProductId product, int take, CancellationToken ct)
    {
        var category = await db.Set<Product>().Where(p => p.Id == product).Select(p => p.Category).FirstOrDefaultAsync(ct);
        return await Tiles(Listed.Where(p => p.Id != product).OrderByDescending(p => p.Category == category).ThenByDescending(p => p.IsHero).ThenByDescending(p => p.ListedAt).Take(take), ct);
    }

    private async Task<IReadOnlyList<ProductTile>> Tiles(IQueryable<Product> query, CancellationToken ct)
    {
        var products = await query.ToListAsync(ct);
        var ids = products.Select(p => p.Id).ToList();
        var skus = (await db.Set<Sku>().AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Product)).OrderBy(s => s.Sort).ToListAsync(ct)).ToLookup(s => s.Product);
        var now = clock.Now();
        return [.. products.Select(p => Tile(p, [.. skus[p.Id]], now))];
    }

    private static ProductTile Tile(Product p, IReadOnlyList<Sku> skus, DateTimeOffset now)
    {
        var cheapest = skus.MinBy(s => s.PriceAt(now).Fen);
        return new ProductTile(p.Id, p.StyleNo, p.Name, cheapest?.PriceAt(now) ?? p.PriceFrom, cheapest?.Price ?? p.PriceFrom, p.PictureUrl,
            [.. skus.DistinctBy(s => s.ColourZh).Select(s => (s.ColourHex, new Text(s.ColourZh, s.ColourEn)))], [.. skus.Select(s => s.Id)], p.IsNew, skus.All(s => s.PresaleShipsOn is not null) ? skus.FirstOrDefault()?.PresaleShipsOn : null);
    }
}
