using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>
/// Moves a shelf below another one, or to another place among its neighbours. All below it moves along.
/// </summary>
[Needs("cat.edit")]
public sealed class MoveCategory
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly ProductDirectory _directory;
    private readonly CatalogCache _cache;

    internal MoveCategory(ShopDb db, OperationContext context, ProductDirectory directory, CatalogCache cache) =>
        (_db, _context, _directory, _cache) = (db, context, directory, cache);

    /// <param name="id">Which shelf.</param>
    /// <param name="parent">The shelf above; null for the top.</param>
    /// <param name="place">From 1: where among its new neighbours; beyond the last one means last.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result> Run(CategoryId id, CategoryId? parent, int place, CancellationToken ct)
    {
        // The tree is small and moved rarely: read whole, so that paths and places can't go wrong.
        var all = await _db.Set<Category>().ToListAsync(ct);
        var category = all.Find(c => c.Id == id);
        if (category is null)
            return CategoryErrors.NotFound;
        var above = parent is { } p ? all.Find(c => c.Id == p) : null;
        if (parent is not null && above is null)
            return CategoryErrors.Unknown with { Field = "parent" };
        if (above?.Path.StartsWith(category.Path, StringComparison.Ordinal) == true)
            return CategoryErrors.Loop;
        var below = all.Where(c => c.Path.StartsWith(category.Path, StringComparison.Ordinal)).ToList();
        var (oldPath, newPath) = (category.Path, (above?.Path ?? "/") + category.Slug + "/");
        if (below.Max(c => c.Level) - category.Level + (above?.Level ?? 0) + 1 > Category.MaxLevels)
            return CategoryErrors.TooDeep;

        var before = new { path = oldPath, place = category.Sort };
        category.ParentId = parent;
        foreach (var one in below)
        {
            one.Path = newPath + one.Path[oldPath.Length..];
            one.Touch();
        }

        var neighbours = all.Where(c => c.ParentId == parent && c.Id != id)
            .OrderBy(c => c.Sort)
            .ThenBy(c => c.Slug, StringComparer.Ordinal)
            .ToList();
        neighbours.Insert(Math.Clamp(place - 1, 0, neighbours.Count), category);
        for (var i = 0; i < neighbours.Count; i++)
            neighbours[i].Sort = i + 1;
        _context.Record(
            category.Subject,
            ("移动分类", "Category moved"),
            before,
            new { path = newPath, place = category.Sort }
        );
        if (oldPath != newPath)
        {
            await _db.SaveChangesAsync(ct); // The search reads the tree as it is now.
            await _directory.IndexWithin(category, ct);
        }

        await _cache.Changed(null, ct);
        return Result.Done;
    }
}
