using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>Renames a shelf. Its address stays, so links keep working.</summary>
[Needs("cat.edit")]
public sealed class RenameCategory
{
    private readonly ShopDb _db;
    private readonly Act _act;
    private readonly ProductBook _book;
    private readonly CatalogMemory _memory;

    internal RenameCategory(ShopDb db, Act act, ProductBook book, CatalogMemory memory) => (_db, _act, _book, _memory) = (db, act, book, memory);

    /// <summary>Products on it are found by the new name at once.</summary>
    public async Task<Result> Run(CategoryId id, Text name, CancellationToken ct)
    {
        var category = await _db.Set<Category>().FirstOrDefaultAsync(c => c.Id == id, ct);
        if (category is null) return CategoryErrors.NotFound;
        if (!CategoryErrors.IsName(name)) return CategoryErrors.Name;
        var before = new { category.NameZh, category.NameEn };
        (category.NameZh, category.NameEn) = (name.Zh.Trim(), CategoryErrors.English(name));
        category.Touch();
        _act.Record(category.Subject, ("修改分类", "Category changed"), before, new { category.NameZh, category.NameEn });
        await _book.IndexWithin(category, ct);
        await _memory.Changed(null, ct);
        return Result.Done;
    }
}
