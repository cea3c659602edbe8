using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>Whole products for use cases to change, and their words in the search when they have changed.</summary>
internal sealed class ProductDirectory(ShopDb db, CategoryCache categories)
{
    /// <summary>A product with everything, tracked, or null.</summary>
    public async Task<Product?> Find(ProductId id, CancellationToken ct) =>
        await db.Set<Product>()
            .Include(p => p.Skus.OrderBy(s => s.Sort))
            .Include(p => p.Pictures.OrderBy(x => x.Sort))
            .Include(p => p.Attributes.OrderBy(a => a.Sort))
            .Include(p => p.Measures.OrderBy(m => m.Sort))
            .AsSplitQuery()
            .FirstOrDefaultAsync(p => p.Id == id, ct);

    /// <summary>A product by its style number, with everything, only to look at; null for an unknown one.</summary>
    public async Task<Product?> Find(string styleNo, CancellationToken ct)
    {
        var no = styleNo.Trim().ToUpperInvariant();
        return await db.Set<Product>()
            .AsNoTracking()
            .Include(p => p.Skus.OrderBy(s => s.Sort))
            .Include(p => p.Pictures.OrderBy(x => x.Sort))
            .Include(p => p.Attributes.OrderBy(a => a.Sort))
            .Include(p => p.Measures.OrderBy(m => m.Sort))
            .AsSplitQuery()
            .FirstOrDefaultAsync(p => p.StyleNo == no, ct);
    }

    /// <summary>A product's id; one that nobody has for an unknown style number.</summary>
    public async Task<ProductId> IdOf(string styleNo, CancellationToken ct)
    {
        var no = styleNo.Trim().ToUpperInvariant();
        return await db.Set<Product>().Where(p => p.StyleNo == no).Select(p => p.Id).FirstOrDefaultAsync(ct);
    }

    public Task<bool> HasCategory(CategoryId id, CancellationToken ct) =>
        db.Set<Category>().AnyAsync(c => c.Id == id, ct);

    /// <summary>Writes the product's words anew, in the running transaction.</summary>
    public async Task Index(Product product, CancellationToken ct)
    {
        var writer = new SetWriter(db);
        SearchIndex.Write(
            writer,
            db.IsPostgres,
            [
                SearchIndex.RowOf(
                    product,
                    categories.Now.Way(product.CategoryId).SelectMany(s => new[] { s.Name.Zh, s.Name.En })
                ),
            ]
        );
        await writer.Flush(ct);
    }

    /// <summary>Writes the words of every product within a shelf anew: the shelf's name or place has changed.</summary>
    public async Task IndexWithin(Category category, CancellationToken ct)
    {
        var tree = new CategoryTree(await db.Set<Category>().ToListAsync(ct));
        var ids = tree.Within(tree.Find(category.Id)!).ToList();
        var products = await db.Set<Product>()
            .AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.CategoryId))
            .Include(p => p.Skus)
            .Include(p => p.Attributes)
            .AsSplitQuery()
            .ToListAsync(ct);
        var writer = new SetWriter(db);
        SearchIndex.Write(
            writer,
            db.IsPostgres,
            [
                .. products.Select(p =>
                    SearchIndex.RowOf(p, tree.Way(p.CategoryId).SelectMany(s => new[] { s.Name.Zh, s.Name.En }))
                ),
            ]
        );
        await writer.Flush(ct);
    }
}
