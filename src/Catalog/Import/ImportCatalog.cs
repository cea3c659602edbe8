using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>Takes in a catalogue in a few statements: 300 products with 1,200 SKUs in well under two seconds.</summary>
[HouseOnly]
public sealed class ImportCatalog
{
    private readonly ShopDb _db;
    private readonly Act _act;
    private readonly CatalogMemory _memory;

    internal ImportCatalog(ShopDb db, Act act, CatalogMemory memory) => (_db, _act, _memory) = (db, act, memory);

    /// <summary>
    /// All or nothing. Refuses style numbers, SKU codes and bar codes that are there already or come twice, so an import that runs again changes
    /// nothing; refuses unknown shelves and prices that make no sense.
    /// </summary>
    public async Task<Result<ImportedCatalog>> Run(CatalogImport import, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(import);
        if (Twice(import) is { } twice) return ProductErrors.CodeTaken(twice);
        if (await Known(import, ct) is { } known) return known;
        var shelves = await _db.Set<Category>().AsNoTracking().ToListAsync(ct);
        var added = AddShelves(import.Categories, shelves);
        if (!added.IsDone) return added.Refusal;
        var bySlug = shelves.ToDictionary(c => c.Slug);
        var products = new List<Product>(import.Products.Count);
        foreach (var one in import.Products)
        {
            if (!bySlug.TryGetValue(one.CategorySlug, out var shelf)) return CategoryErrors.Unknown with { Message = new Text($"{one.StyleNo}：没有分类 {one.CategorySlug}", $"{one.StyleNo}: there is no category {one.CategorySlug}.") };
            if ((one.Data.Check() ?? one.Skus.Select(s => s.Tag.Check()).FirstOrDefault(r => r is not null)) is { } wrong)
                return wrong with { Message = new Text($"{one.StyleNo}：{wrong.Message.Zh}", $"{one.StyleNo}: {wrong.Message.En}") };
            products.Add(ProductOf(one, shelf.Id));
        }

        await Write(added.Value, products, new ShelfTree(shelves), ct);
        await _memory.Changed(null, ct);
        return new ImportedCatalog(added.Value.Count, products.Count, products.SelectMany(p => p.Skus).ToDictionary(s => s.Code, s => s.Id));
    }

    private static string? Twice(CatalogImport import)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return import.Products.Select(p => "style " + p.StyleNo).Concat(import.Products.SelectMany(p => p.Skus).SelectMany(s => new[] { "sku " + s.Code, "barcode " + s.Barcode })).FirstOrDefault(c => !seen.Add(c));
    }

    private async Task<Refusal?> Known(CatalogImport import, CancellationToken ct)
    {
        var styles = import.Products.Select(p => p.StyleNo).ToList();
        if (await _db.Set<Product>().Where(p => EF.Parameter(styles).Contains(p.StyleNo)).Select(p => p.StyleNo).FirstOrDefaultAsync(ct) is { } style) return ProductErrors.StyleTaken(style);
        var (codes, barcodes) = (import.Products.SelectMany(p => p.Skus).Select(s => s.Code).ToList(), import.Products.SelectMany(p => p.Skus).Select(s => s.Barcode).ToList());
        var code = await _db.Set<Sku>().Where(s => EF.Parameter(codes).Contains(s.Code) || EF.Parameter(barcodes).Contains(s.Barcode)).Select(s => s.Code).FirstOrDefaultAsync(ct);
        return code is null ? null : ProductErrors.CodeTaken(code);
    }

    /// <summary>Adds the new shelves to <paramref name="shelves"/> and answers them.</summary>
    private Result<List<Category>> AddShelves(IReadOnlyList<ImportedCategory> wanted, List<Category> shelves)
    {
        var added = new List<Category>();
        foreach (var one in wanted.Where(w => shelves.All(s => s.Slug != w.Slug)).ToList())
        {
            var above = one.ParentSlug is null ? null : shelves.Find(s => s.Slug == one.ParentSlug);
            if (one.ParentSlug is not null && above is null) return CategoryErrors.NotFound with { Message = new Text($"{one.Slug}：没有上级分类 {one.ParentSlug}", $"{one.Slug}: there is no category {one.ParentSlug} above.") };
            if (above?.Level >= Category.MostLevels) return CategoryErrors.TooDeep;
            var category = new Category
            {
                Id = _act.NewId<CategoryId>(), ParentId = above?.Id, Slug = one.Slug, NameZh = one.Name.Zh, NameEn = one.Name.En, Path = (above?.Path ?? "/") + one.Slug + "/", Sort = one.Position, IsInMenu = one.IsInMenu,
            };
            shelves.Add(category);
            added.Add(category);
        }

        return added;
    }

    private Product ProductOf(ImportedProduct one, CategoryId shelf)
    {
        var product = new Product { Id = _act.NewId<ProductId>(), StyleNo = one.StyleNo, CategoryId = shelf, NameZh = "", NameEn = "", CreatedAt = one.ListedAt ?? _act.Now };
        (one.Data with { Category = shelf }).CopyTo(product, _act);
        foreach (var (s, i) in one.Skus.Select((s, i) => (s, i)))
        {
            var sku = new Sku
            {
                Id = s.Id ?? _act.NewId<SkuId>(), ProductId = product.Id, Code = s.Code.ToUpperInvariant(), Barcode = s.Barcode, ColourZh = s.Colour.Zh, ColourEn = s.Colour.En, Swatch = s.Swatch, Size = s.Size, Sort = i,
                Cost = s.Cost, WeightGrams = s.WeightGrams, VolumeCm3 = s.VolumeCm3, SafetyStock = s.SafetyStock, PresaleShipsOn = s.PresaleShipsOn,
            };
            sku.Reprice(s.Tag);
            product.Skus.Add(sku);
        }

        product.Pictures.AddRange(one.Pictures.Select((p, i) => new Picture { Id = _act.NewId<PictureId>(), ProductId = product.Id, FileId = p.File, Kind = p.Kind, ColourZh = p.ColourZh, Sort = i, AltZh = p.Alt.Zh, AltEn = p.Alt.En }));
        if (one.ListedAt is { } at) product.ImportAsListed(at);
        return product;
    }

    private async Task Write(List<Category> shelves, List<Product> products, ShelfTree tree, CancellationToken ct)
    {
        var writer = new SetWriter(_db);
        writer.Insert(shelves);
        writer.Insert(products);
        writer.Insert([.. products.SelectMany(p => p.Skus)]);
        writer.Insert([.. products.SelectMany(p => p.Pictures)]);
        writer.Insert([.. products.SelectMany(p => p.Attributes)]);
        writer.Insert([.. products.SelectMany(p => p.Measures)]);
        writer.Insert([.. shelves.Select(c => AuditTrail.First(c.Subject with { IsNew = true }, ("导入分类", "Category imported"), new { c.NameZh, c.Path }, _act.Actor, _act.Now, _act.Name))]);
        writer.Insert([.. products.Select(p => AuditTrail.First(p.Subject with { IsNew = true }, ("导入商品", "Product imported"), ProductPicture.Of(p), _act.Actor, _act.Now, _act.Name))]);
        SearchIndex.Write(writer, _db.IsPostgres, [.. products.Select(p => SearchIndex.RowOf(p, tree.Way(p.CategoryId).SelectMany(s => new[] { s.Name.Zh, s.Name.En })))]);
        await writer.Flush(ct);
    }
}
