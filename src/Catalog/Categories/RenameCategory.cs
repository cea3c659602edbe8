using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>Renames a shelf. Its address stays, so links keep working.</summary>
[Needs("cat.edit")]
public sealed class RenameCategory
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly ProductDirectory _directory;
    private readonly CatalogCache _cache;

    internal RenameCategory(ShopDb db, OperationContext context, ProductDirectory directory, CatalogCache cache) =>
        (_db, _context, _directory, _cache) = (db, context, directory, cache);

    /// <summary>Products on it are found by the new name at once.</summary>
    public async Task<Result> Run(CategoryId id, Text name, CancellationToken ct)
    {
        var category = await _db.Set<Category>().FirstOrDefaultAsync(c => c.Id == id, ct);
        if (category is null)
            return CategoryErrors.NotFound;
        if (!CategoryErrors.IsName(name))
            return CategoryErrors.Name;
        var before = new { category.NameZh, category.NameEn };
        (category.NameZh, category.NameEn) = (name.Zh.Trim(), CategoryErrors.English(name));
        category.Touch();
        _context.Record(
            category.Subject,
            ("修改分类", "Category changed"),
            before,
            new { category.NameZh, category.NameEn }
        );
        await _directory.IndexWithin(category, ct);
        await _cache.Changed(null, ct);
        return Result.Done;
    }
}
