namespace Zhanggui.Catalog;

/// <summary>A shelf of the shop; shelves form a tree (SHOP-04).</summary>
internal sealed class Category
{
    /// <summary>How deep the tree may be: 女装 / 外套 / 大衣 / one more.</summary>
    public const int MaxLevels = 4;

    public required CategoryId Id { get; init; }
    public CategoryId? ParentId { get; set; }

    /// <summary>Unique, stays for ever: links and search engines know it.</summary>
    public required string Slug { get; init; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }

    /// <summary>The slugs from the root to here, "/women/outerwear/coats/".</summary>
    public required string Path { get; set; }
    public required int Sort { get; set; }
    public int Version { get; private set; }

    public Text Name => new(NameZh, NameEn);
    public Subject Subject => new("category", Id.Value, Slug);
    public int Level => Path.Count(c => c == '/') - 1;

    public void Touch() => Version++;
}
