using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>Adds a shelf to the tree, as the last one of its level (SHOP-04).</summary>
[Needs("cat.edit")]
public sealed partial class AddCategory
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly CatalogCache _cache;

    internal AddCategory(ShopDb db, OperationContext context, CatalogCache cache) =>
        (_db, _context, _cache) = (db, context, cache);

    /// <summary>Refuses a slug that is taken, an unknown shelf above, and a tree that is too deep.</summary>
    public async Task<Result<CategoryId>> Run(string slug, Text name, CategoryId? parent, CancellationToken ct)
    {
        var plain = (slug ?? "").Trim();
        var wrong = new List<Refusal>();
        if (!CategoryErrors.IsName(name))
            wrong.Add(CategoryErrors.Name);
        if (!Form().IsMatch(plain) || await _db.Set<Category>().AnyAsync(c => c.Slug == plain, ct))
            wrong.Add(CategoryErrors.Slug);
        var above = parent is { } id ? await _db.Set<Category>().FirstOrDefaultAsync(c => c.Id == id, ct) : null;
        if (parent is not null && above is null)
            wrong.Add(CategoryErrors.Unknown with { Field = "parent" });
        if (above?.Level >= Category.MaxLevels)
            wrong.Add(CategoryErrors.TooDeep);
        if (Refusal.Join(wrong) is { } refusal)
            return refusal;

        var last = await _db.Set<Category>().Where(c => c.ParentId == parent).Select(c => (int?)c.Sort).MaxAsync(ct);
        var category = new Category
        {
            Id = _context.NewId<CategoryId>(),
            ParentId = parent,
            Slug = plain,
            NameZh = name.Zh.Trim(),
            NameEn = CategoryErrors.English(name),
            Path = (above?.Path ?? "/") + plain + "/",
            Sort = (last ?? 0) + 1,
        };
        _db.Add(category);
        _context.Record(
            category.Subject with
            {
                IsNew = true,
            },
            ("新建分类", "Category added"),
            after: new
            {
                category.NameZh,
                category.NameEn,
                category.Path,
            }
        );
        await _cache.Changed(null, ct);
        return category.Id;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$")]
    private static partial Regex Form();
}
