using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>A category to take over; parents come first.</summary>
public sealed record CategoryImport(string Slug, Text Name, string? ParentSlug);

/// <summary>A SKU to take over.</summary>
public sealed record SkuImport(SkuId Id, string Code, string Barcode, Text Colour, string ColourHex, string Size, Money Price, Money? PromoPrice, Money Cost, int WeightGrams, DateOnly? PresaleShipsOn, string PictureUrl);

/// <summary>A product to take over.</summary>
public sealed record ProductImport(
    string StyleNo, Text Name, Text Subtitle, Text Description, string Brand, string? Season, string CategorySlug, DateTimeOffset ListedAt, bool IsHero, bool IsNew,
    IReadOnlyList<(Text Name, Text Value)> Attributes, IReadOnlyList<string> ChartSizes, IReadOnlyList<(Text Name, IReadOnlyList<string> Values)> Chart, IReadOnlyList<SkuImport> Skus, IReadOnlyList<(string Url, string? ColourZh)> Pictures);

/// <summary>Takes a whole catalogue over, set-based; style numbers, codes and bar codes must be new.</summary>
[HouseOnly]
public sealed class ImportCatalog
{
    private readonly ShopDb _db;
    private readonly Act _act;
    private readonly CatalogCache _cache;

    internal ImportCatalog(ShopDb db, Act act, CatalogCache cache) => (_db, _act, _cache) = (db, act, cache);

    /// <summary>Refused when one of the style numbers is known already; nothing is taken over then.</summary>
    public async Task<Result> Run(IReadOnlyList<CategoryImport> categories, IReadOnlyList<ProductImport> products, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(products);
        var styles = products.Select(p => p.StyleNo).ToList();
        if (await _db.Set<Product>().AnyAsync(p => EF.Parameter(styles).Contains(p.StyleNo), ct)) return Refusal.Conflict("catalog.known_style", "有的款号已经存在，没有导入", "Some style numbers exist already; nothing was imported.");
        var known = await _db.Set<Category>().AsNoTracking().ToDictionaryAsync(c => c.Slug, ct);
        var tree = Tree(categories, known);
        var writer = new SetWriter(_db);
        writer.Insert(tree);
        foreach (var c in tree) known[c.Slug] = c;
        var rows = products.Select(p => (Import: p, Row: Row(p, known[p.CategorySlug].Id))).ToList();
        writer.Insert([.. rows.Select(r => r.Row)]);
        writer.Insert([.. rows.SelectMany(r => r.Import.Skus.Select((s, i) => SkuRow(s, r.Row.Id, i)))]);
        writer.Insert([.. rows.SelectMany(r => r.Import.Attributes.Select((a, i) => new ProductAttribute { Product = r.Row.Id, Sort = i, NameZh = a.Name.Zh, NameEn = a.Name.En, ValueZh = a.Value.Zh, ValueEn = a.Value.En }))]);
        writer.Insert([.. rows.Where(r => r.Import.Chart.Count > 0).SelectMany(r => r.Import.Chart.Select((c, i) => new SizeRow { Product = r.Row.Id, Sort = i + 1, NameZh = c.Name.Zh, NameEn = c.Name.En, Values = string.Join('|', c.Values) })
            .Prepend(new SizeRow { Product = r.Row.Id, Sort = 0, NameZh = "", NameEn = "", Values = string.Join('|', r.Import.ChartSizes) }))]);
        writer.Insert([.. rows.SelectMany(r => r.Import.Pictures.Select((p, i) => new ProductPicture { Product = r.Row.Id, Sort = i, Url = p.Url, ColourZh = p.ColourZh }))]);
        writer.Insert([.. rows.SelectMany(r => TokensOf(r.Import, known).Select(t => new SearchToken { Token = t, Product = r.Row.Id }))]);
        await writer.Flush(ct);
        _act.Record(new Subject("catalog", Guid.CreateVersion7(_act.Now), "import", true), ("导入商品", "Catalogue imported"), after: new { products = products.Count });
        _cache.Forget();
        return Result.Done;
    }

    private List<Category> Tree(IReadOnlyList<CategoryImport> categories, Dictionary<string, Category> known)
    {
        var tree = new List<Category>();
        foreach (var c in categories.Where(c => !known.ContainsKey(c.Slug)))
        {
            var parent = c.ParentSlug is null ? null : tree.FirstOrDefault(t => t.Slug == c.ParentSlug) ?? known[c.ParentSlug];
            tree.Add(new Category { Id = _act.NewId<CategoryId>(), Slug = c.Slug, NameZh = c.Name.Zh, NameEn = c.Name.En, Parent = parent?.Id, Level = (parent?.Level ?? 0) + 1, Sort = tree.Count, Path = (parent?.Path ?? "/") + c.Slug + "/" });
        }

        return tree;
    }

    private Product Row(ProductImport p, CategoryId category) => Product.Imported(new Product
    {
        Id = _act.NewId<ProductId>(), StyleNo = p.StyleNo, NameZh = p.Name.Zh, NameEn = p.Name.En, SubtitleZh = p.Subtitle.Zh, SubtitleEn = p.Subtitle.En, DescriptionZh = p.Description.Zh, DescriptionEn = p.Description.En,
        Brand = p.Brand, Season = p.Season, Category = category, ListedAt = p.ListedAt, IsHero = p.IsHero, IsNew = p.IsNew,
        PriceFrom = p.Skus.Select(s => s.PromoPrice ?? s.Price).Min(), PictureUrl = p.Skus[0].PictureUrl,
    }, ProductStatus.Listed);

    private static Sku SkuRow(SkuImport s, ProductId product, int sort) => new()
    {
        Id = s.Id, Product = product, Code = s.Code, Barcode = s.Barcode, ColourZh = s.Colour.Zh, ColourEn = s.Colour.En, ColourHex = s.ColourHex, Size = s.Size, Sort = sort,
        Price = s.Price, PromoPrice = s.PromoPrice, Cost = s.Cost, WeightGrams = s.WeightGrams, PresaleShipsOn = s.PresaleShipsOn, PictureUrl = s.PictureUrl,
    };

    private static IReadOnlySet<string> TokensOf(ProductImport p, Dictionary<string, Category> categories) => Tokens.Of(
        [p.Name.Zh, p.Name.En, p.StyleNo, p.Brand, p.Season, categories[p.CategorySlug].NameZh, categories[p.CategorySlug].NameEn, p.Subtitle.Zh, p.Subtitle.En, .. p.Attributes.SelectMany(a => new[] { a.Value.Zh, a.Value.En }), .. p.Skus.Select(s => s.Colour.Zh).Distinct(), .. p.Skus.Select(s => s.Colour.En).Distinct(), .. p.Skus.Select(s => s.Code)]);
}
