using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>A shelf with its place in the tree.</summary>
/// <param name="Id">The category.</param>
/// <param name="Parent">The shelf above; null at the top.</param>
/// <param name="Slug">For links: /c/coats.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">The slugs from the root, "/women/outerwear/coats/".</param>
/// <param name="Level">1 at the top.</param>
public sealed record CategoryCard(CategoryId Id, CategoryId? Parent, string Slug, Text Name, string Path, int Level);

/// <summary>The whole tree at one moment, in the order of the shop.</summary>
public sealed class CategoryTree
{
    private readonly FrozenDictionary<string, CategoryCard> _bySlug;
    private readonly FrozenDictionary<CategoryId, CategoryCard> _byId;
    private readonly ILookup<CategoryId?, CategoryCard> _children;

    internal CategoryTree(IReadOnlyList<Category> rows)
    {
        var shelves = rows.OrderBy(c => c.Sort)
            .ThenBy(c => c.Slug, StringComparer.Ordinal)
            .Select(c => new CategoryCard(c.Id, c.ParentId, c.Slug, c.Name, c.Path, c.Level))
            .ToList();
        (_bySlug, _byId, _children) = (
            shelves.ToFrozenDictionary(s => s.Slug),
            shelves.ToFrozenDictionary(s => s.Id),
            shelves.ToLookup(s => s.Parent)
        );
        All = [.. Walk(null)];
    }

    /// <summary>Every shelf, parents before their children.</summary>
    public IReadOnlyList<CategoryCard> All { get; }

    /// <summary>The shelf of this slug, or null.</summary>
    public CategoryCard? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>The shelf of this id, or null.</summary>
    public CategoryCard? Find(CategoryId id) => _byId.GetValueOrDefault(id);

    /// <summary>The shelves directly below; those at the top for null.</summary>
    public IReadOnlyList<CategoryCard> Below(CategoryId? parent) => [.. _children[parent]];

    /// <summary>A shelf and all below it.</summary>
    public IReadOnlyList<CategoryId> Within(CategoryCard category)
    {
        ArgumentNullException.ThrowIfNull(category);
        return [.. All.Where(s => s.Path.StartsWith(category.Path, StringComparison.Ordinal)).Select(s => s.Id)];
    }

    /// <summary>The way from the top to a shelf, the shelf included.</summary>
    public IReadOnlyList<CategoryCard> Way(CategoryId id)
    {
        var way = new List<CategoryCard>();
        for (var at = Find(id); at is not null; at = at.Parent is { } parent ? Find(parent) : null)
            way.Insert(0, at);
        return way;
    }

    private IEnumerable<CategoryCard> Walk(CategoryId? parent) =>
        _children[parent].SelectMany(s => Walk(s.Id).Prepend(s));
}

/// <summary>
/// The tree of shelves, out of memory. A change is seen at once, on other nodes within five seconds at most.
/// </summary>
public sealed class CategoryCache
{
    private readonly Cached<CategoryTree> _cache;
    private readonly SideConnection _sideConnection;

    internal CategoryCache(SideConnection sideConnection, CacheInvalidationBus invalidations, TimeProvider clock)
    {
        (_sideConnection, _cache) = (sideConnection, new Cached<CategoryTree>(clock, TimeSpan.FromSeconds(5)));
        invalidations.Subscribe(CatalogCache.Topic, _ => _cache.Invalidate());
    }

    /// <summary>The tree now.</summary>
    public CategoryTree Now => _cache.Get(Read);

    private CategoryTree Read() =>
        _sideConnection.Ask(db => new CategoryTree(db.Set<Category>().AsNoTracking().ToList()));
}
