using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>
/// Takes a whole catalogue over in a few statements: 300 products with 1,200 SKUs in well under two seconds.
/// </summary>
[SystemOnly]
public sealed class ImportCatalog
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly CatalogCache _cache;

    internal ImportCatalog(ShopDb db, OperationContext context, CatalogCache cache) =>
        (_db, _context, _cache) = (db, context, cache);

    /// <summary>
    /// All or nothing. Refuses style numbers, SKU codes and bar codes that are there already or come twice, so an
    /// import that runs again changes nothing; refuses unknown categories and prices that make no sense, naming the
    /// product.
    /// </summary>
    public async Task<Result> Run(
        IReadOnlyList<CategoryImport> categories,
        IReadOnlyList<ProductImport> products,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(products);
        if (Twice(products) is { } twice)
            return ProductErrors.CodeTaken(twice);
        if (await Known(products, ct) is { } known)
            return known;
        var shelves = await _db.Set<Category>().AsNoTracking().ToListAsync(ct);
        var added = AddCategories(categories, shelves);
        if (!added.IsDone)
            return added.Refusal;
        var bySlug = shelves.ToDictionary(c => c.Slug);
        var rows = new List<Product>(products.Count);
        foreach (var one in products)
        {
            if (!bySlug.TryGetValue(one.CategorySlug, out var shelf))
                return Of(one, CategoryErrors.NotFound);
            var data = Data(one, shelf.Id);
            if ((data.Check() ?? one.Skus.Select(s => Tag(s).Check()).FirstOrDefault(r => r is not null)) is { } wrong)
                return Of(one, wrong);
            rows.Add(Row(one, data));
        }

        await Write(added.Value, rows, new CategoryTree(shelves), ct);
        await _cache.Changed(null, ct);
        return Result.Done;
    }

    private static Refusal Of(ProductImport one, Refusal wrong) =>
        wrong with
        {
            Message = new Text($"{one.StyleNo}：{wrong.Message.Zh}", $"{one.StyleNo}: {wrong.Message.En}"),
            Others = [],
        };

    private static string? Twice(IReadOnlyList<ProductImport> products)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return products
            .Select(p => ("style " + p.StyleNo, p.StyleNo))
            .Concat(
                products
                    .SelectMany(p => p.Skus)
                    .SelectMany(s => new[] { ("sku " + s.Code, s.Code), ("barcode " + s.Barcode, s.Barcode) })
            )
            .Where(c => !seen.Add(c.Item1))
            .Select(c => c.Item2)
            .FirstOrDefault();
    }

    private async Task<Refusal?> Known(IReadOnlyList<ProductImport> products, CancellationToken ct)
    {
        var styles = products.Select(p => p.StyleNo.ToUpperInvariant()).ToList();
        if (
            await _db.Set<Product>()
                .Where(p => EF.Parameter(styles).Contains(p.StyleNo))
                .Select(p => p.StyleNo)
                .FirstOrDefaultAsync(ct) is
            { } style
        )
            return ProductErrors.StyleTaken(style);
        var (codes, barcodes) = (
            products.SelectMany(p => p.Skus).Select(s => s.Code.ToUpperInvariant()).ToList(),
            products.SelectMany(p => p.Skus).Select(s => s.Barcode).ToList()
        );
        var code = await _db.Set<Sku>()
            .Where(s => EF.Parameter(codes).Contains(s.Code) || EF.Parameter(barcodes).Contains(s.Barcode))
            .Select(s => s.Code)
            .FirstOrDefaultAsync(ct);
        return code is null ? null : ProductErrors.CodeTaken(code);
    }

    /// <summary>Adds the new shelves to <paramref name="shelves"/> and answers them.</summary>
    private Result<List<Category>> AddCategories(IReadOnlyList<CategoryImport> wanted, List<Category> shelves)
    {
        var added = new List<Category>();
        foreach (var one in wanted)
        {
            if (shelves.Exists(s => s.Slug == one.Slug))
                continue;
            var above = one.ParentSlug is null ? null : shelves.Find(s => s.Slug == one.ParentSlug);
            if (one.ParentSlug is not null && above is null)
                return CategoryErrors.NotFound with
                {
                    Message = new Text(
                        $"{one.Slug}：没有上级分类 {one.ParentSlug}",
                        $"{one.Slug}: there is no category {one.ParentSlug} above."
                    ),
                };
            if (above?.Level >= Category.MaxLevels)
                return CategoryErrors.TooDeep;
            var category = new Category
            {
                Id = _context.NewId<CategoryId>(),
                ParentId = above?.Id,
                Slug = one.Slug,
                NameZh = one.Name.Zh,
                NameEn = one.Name.En,
                Path = (above?.Path ?? "/") + one.Slug + "/",
                Sort = shelves.Where(s => s.ParentId == above?.Id).Select(s => s.Sort).DefaultIfEmpty(0).Max() + 1,
            };
            shelves.Add(category);
            added.Add(category);
        }

        return added;
    }

    private static ProductInput Data(ProductImport p, CategoryId shelf) =>
        new(shelf, p.Name)
        {
            Subtitle = p.Subtitle,
            Description = p.Description,
            Brand = new Text(p.Brand, p.Brand),
            Season = new Text(p.Season ?? "", p.SeasonEn.Length > 0 ? p.SeasonEn : p.Season ?? ""),
            WeightGrams = p.Skus.Count == 0 ? 1 : p.Skus.Max(s => s.WeightGrams),
            IsHero = p.IsHero,
            IsNew = p.IsNew,
            PresaleDeposit = p.PresaleDeposit,
            Attributes =
            [
                .. p.Attributes.Select(a => new AttributeInput(a.Name, a.Value, p.FilterBy.Contains(a.Name.Zh))),
            ],
            Measures =
            [
                .. p
                    .Chart.SelectMany(row =>
                        row.Values.Select(
                            (v, i) => (row.Name, Size: i < p.ChartSizes.Count ? p.ChartSizes[i] : "", Value: v)
                        )
                    )
                    .Where(m =>
                        m.Size.Length > 0
                        && decimal.TryParse(
                            m.Value,
                            NumberStyles.AllowDecimalPoint,
                            CultureInfo.InvariantCulture,
                            out _
                        )
                    )
                    .Select(m => new MeasureInput(
                        m.Name,
                        m.Size,
                        (int)(decimal.Parse(m.Value, CultureInfo.InvariantCulture) * 10)
                    )),
            ],
        };

    private static PriceTag Tag(SkuImport s) => new(s.Price, s.PromoPrice, s.PromoFrom, s.PromoUntil);

    private Product Row(ProductImport one, ProductInput data)
    {
        var product = new Product
        {
            Id = _context.NewId<ProductId>(),
            StyleNo = one.StyleNo.ToUpperInvariant(),
            CategoryId = data.Category,
            NameZh = "",
            NameEn = "",
            CreatedAt = one.ListedAt,
        };
        data.CopyTo(product, _context);
        foreach (var (s, i) in one.Skus.Select((s, i) => (s, i)))
        {
            var sku = new Sku
            {
                Id = s.Id,
                ProductId = product.Id,
                Code = s.Code.ToUpperInvariant(),
                Barcode = s.Barcode,
                ColourZh = s.Colour.Zh,
                ColourEn = s.Colour.En,
                Swatch = s.ColourHex,
                Size = s.Size,
                Sort = i,
                Cost = s.Cost,
                WeightGrams = s.WeightGrams,
                VolumeCm3 = s.VolumeCm3,
                SafetyStock = s.SafetyStock,
                PresaleShipsOn = s.PresaleShipsOn,
            };
            sku.Reprice(Tag(s));
            product.Skus.Add(sku);
        }

        // The first picture of each colour shows the whole; the others, and those of no colour when there are coloured
        // ones, are details.
        var seen = new HashSet<string>(one.Pictures.Any(p => p.ColourZh is not null) ? [""] : []);
        product.Pictures.AddRange(
            one.Pictures.Select(
                (p, i) =>
                    new Picture
                    {
                        Id = _context.NewId<PictureId>(),
                        ProductId = product.Id,
                        Url = p.Url,
                        Kind = seen.Add(p.ColourZh ?? "") ? PictureKind.Front : PictureKind.Detail,
                        ColourZh = p.ColourZh,
                        Sort = i,
                        AltZh = string.Join(' ', new[] { product.NameZh, p.ColourZh }.Where(t => t is not null)),
                        AltEn = string.Join(
                            ' ',
                            new[] { product.NameEn, product.Skus.Find(s => s.ColourZh == p.ColourZh)?.ColourEn }.Where(
                                t => t is not null
                            )
                        ),
                    }
            )
        );
        if (one.IsListed)
            product.ImportAsListed(one.ListedAt);
        return product;
    }

    private async Task Write(List<Category> shelves, List<Product> products, CategoryTree tree, CancellationToken ct)
    {
        var writer = new SetWriter(_db);
        writer.Insert(shelves);
        writer.Insert(products);
        writer.Insert([.. products.SelectMany(p => p.Skus)]);
        writer.Insert([.. products.SelectMany(p => p.Pictures)]);
        writer.Insert([.. products.SelectMany(p => p.Attributes)]);
        writer.Insert([.. products.SelectMany(p => p.Measures)]);
        writer.Insert([
            .. shelves.Select(c =>
                AuditTrail.First(
                    c.Subject with
                    {
                        IsNew = true,
                    },
                    ("导入分类", "Category imported"),
                    new { c.NameZh, c.Path },
                    _context.Actor,
                    _context.Now,
                    _context.Name
                )
            ),
        ]);
        writer.Insert([
            .. products.Select(p =>
                AuditTrail.First(
                    p.Subject with
                    {
                        IsNew = true,
                    },
                    ("导入商品", "Product imported"),
                    ProductPicture.Of(p),
                    _context.Actor,
                    _context.Now,
                    _context.Name
                )
            ),
        ]);
        SearchIndex.Write(
            writer,
            _db.IsPostgres,
            [
                .. products.Select(p =>
                    SearchIndex.RowOf(p, tree.Way(p.CategoryId).SelectMany(s => new[] { s.Name.Zh, s.Name.En }))
                ),
            ]
        );
        await writer.Flush(ct);
    }
}
