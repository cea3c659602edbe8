using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>Reads what shoppers may see.</summary>
internal sealed class CatalogBrowse(ShopDb db, CategoryCache categories, TimeProvider clock) : ICatalogBrowse
{
    public async Task<IReadOnlyList<CategoryNode>> Categories(CancellationToken ct)
    {
        var tree = categories.Now;
        var own = await Ask(tree)
            .Listed.GroupBy(p => p.CategoryId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. tree.All.Select(s => Node(tree, s, own))];
    }

    public async Task<BrowsePage> Browse(BrowseFilter filter, CancellationToken ct)
    {
        var size = Math.Clamp(filter.PageSize, 1, 100);
        var ask = Ask(categories.Now);
        var found = ask.Products(filter);
        var total = await found.CountAsync(ct);
        var ids = await ask.Sorted(found, filter.Sort, filter.Search)
            .Skip((Math.Max(1, filter.Page) - 1) * size)
            .Take(size)
            .Select(p => p.Id)
            .ToListAsync(ct);
        return new BrowsePage(
            await Tiles(ids, ct),
            total,
            filter.WithFacets ? await new Facets(db, ask).Of(filter, ct) : []
        );
    }

    public async Task<ProductDetail?> Product(string styleNo, CancellationToken ct)
    {
        var no = styleNo.Trim().ToUpperInvariant();
        var p = await db.Set<Product>()
            .AsNoTracking()
            .Include(x => x.Skus)
            .Include(x => x.Pictures)
            .Include(x => x.Attributes)
            .Include(x => x.Measures)
            .AsSplitQuery()
            .FirstOrDefaultAsync(x => x.StyleNo == no && x.Status == ProductStatus.Listed, ct);
        if (p is null)
            return null;
        var (now, tree) = (clock.Now(), categories.Now);
        List<Sku> skus = [.. p.Skus.Where(s => !s.IsOff).OrderBy(s => s.Sort)];
        List<Picture> pictures = [.. p.Pictures.OrderBy(x => x.Sort)];
        List<string> measured = [.. p.Measures.OrderBy(m => m.Sort).Select(m => m.Size).Distinct()];
        return new ProductDetail(
            Tile(p, skus, pictures.FirstOrDefault(), now),
            p.Subtitle,
            p.Description,
            p.Brand.ToString(),
            p.SeasonZh.Length == 0 ? null : p.SeasonZh,
            [.. tree.Way(p.CategoryId).Select(s => Node(tree, s, new Dictionary<CategoryId, int>()))],
            [.. Facts(p)],
            measured,
            [
                .. p
                    .Measures.OrderBy(m => m.Sort)
                    .GroupBy(m => m.Name)
                    .Select(g =>
                        (
                            g.Key,
                            (IReadOnlyList<string>)
                                [.. measured.Select(size => Centimetres(g.FirstOrDefault(m => m.Size == size)))]
                        )
                    ),
            ],
            [.. skus.Select(s => s.Size).Distinct().OrderBy(s => Sizes.Place(s))],
            [
                .. skus.DistinctBy(s => s.ColourZh)
                    .Select(s => new ProductColour(
                        s.Colour,
                        s.Swatch,
                        (pictures.Find(x => x.ColourZh == s.ColourZh) ?? pictures.FirstOrDefault())?.Url ?? ""
                    )),
            ],
            [.. skus.Select(s => SkuCards.Facts(s, p, pictures).At(now))],
            [.. pictures.Select(x => x.Url)]
        );
    }

    public async Task<IReadOnlyList<ProductTile>> Newest(int take, CancellationToken ct)
    {
        var ask = Ask(categories.Now);
        return await Tiles(await ask.Sorted(ask.Listed, "new").Take(take).Select(p => p.Id).ToListAsync(ct), ct);
    }

    public async Task<IReadOnlyList<ProductTile>> Recommended(int take, CancellationToken ct)
    {
        var ask = Ask(categories.Now);
        return await Tiles(
            await ask.Sorted(ask.Listed.Where(p => p.IsHero), "new").Take(take).Select(p => p.Id).ToListAsync(ct),
            ct
        );
    }

    public async Task<IReadOnlyList<ProductTile>> Related(ProductId product, int take, CancellationToken ct)
    {
        // What is bought together is not known here; neighbouring shelves are: within the same top shelf, one of each
        // shelf in turn, other shelves first.
        var tree = categories.Now;
        var own = await db.Set<Product>().Where(p => p.Id == product).Select(p => p.CategoryId).FirstOrDefaultAsync(ct);
        if (tree.Way(own).FirstOrDefault() is not { } top)
            return [];
        var near = tree.Within(top).ToList();
        var ask = Ask(tree);
        var ids = await ask.Sorted(
                ask.Listed.Where(p => p.Id != product && EF.Parameter(near).Contains(p.CategoryId)),
                "sales"
            )
            .Select(p => new { p.Id, p.CategoryId })
            .Take(200)
            .ToListAsync(ct);
        var picked = ids.GroupBy(p => p.CategoryId)
            .SelectMany(g => g.Select((p, round) => (p, round)))
            .OrderBy(x => x.round)
            .ThenBy(x => x.p.CategoryId == own ? 1 : 0)
            .Take(take)
            .Select(x => x.p.Id);
        return await Tiles([.. picked], ct);
    }

    private FacetQuery Ask(CategoryTree tree) => new(db, tree, clock.Now());

    private static CategoryNode Node(CategoryTree tree, CategoryCard s, Dictionary<CategoryId, int> own) =>
        new(
            s.Id,
            s.Slug,
            s.Name,
            s.Parent is { } parent ? tree.Find(parent)?.Slug : null,
            s.Level,
            own.Count == 0 ? 0 : tree.Within(s).Sum(id => own.GetValueOrDefault(id))
        );

    private static IEnumerable<(Text Name, Text Value)> Facts(Product p)
    {
        foreach (var a in p.Attributes.OrderBy(a => a.Sort))
            yield return (a.Name, a.Value);
        if (p.Origin.Length > 0 && p.Attributes.TrueForAll(a => a.NameZh != "产地"))
            yield return (("产地", "Made in"), new Text(p.Origin, p.Origin));
    }

    private static string Centimetres(Measure? m) =>
        m is null ? "" : (m.Millimetres / 10m).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The tiles of these products, in this order: three questions however many there are.</summary>
    private async Task<IReadOnlyList<ProductTile>> Tiles(List<ProductId> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var now = clock.Now();
        var products = await db.Set<Product>()
            .AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, ct);
        var skus = (
            await db.Set<Sku>()
                .AsNoTracking()
                .Where(s => EF.Parameter(ids).Contains(s.ProductId) && !s.IsOff)
                .OrderBy(s => s.Sort)
                .ToListAsync(ct)
        ).ToLookup(s => s.ProductId);
        var pictures = (
            await db.Set<Picture>()
                .AsNoTracking()
                .Where(x => EF.Parameter(ids).Contains(x.ProductId))
                .OrderBy(x => x.Sort)
                .ToListAsync(ct)
        ).ToLookup(x => x.ProductId);
        return
        [
            .. ids.Where(products.ContainsKey)
                .Select(id => Tile(products[id], [.. skus[id]], pictures[id].FirstOrDefault(), now)),
        ];
    }

    private static ProductTile Tile(Product p, IReadOnlyList<Sku> skus, Picture? picture, DateTimeOffset now)
    {
        var cheapest = skus.MinBy(s => s.Tag.At(now).Fen);
        var presales = skus.Select(s => s.PresaleShipsOn ?? p.PresaleShipsOn).ToList();
        return new ProductTile(
            p.Id,
            p.StyleNo,
            p.Name,
            cheapest?.Tag.At(now) ?? Money.Zero,
            cheapest?.Price ?? Money.Zero,
            picture?.Url ?? "",
            [.. skus.Where(s => s.Swatch.Length > 0).DistinctBy(s => s.ColourZh).Select(s => (s.Swatch, s.Colour))],
            [.. skus.Select(s => s.Id)],
            p.IsNew,
            presales.Count > 0 && presales.TrueForAll(d => d is not null) ? presales.Min() : null
        );
    }
}
