using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Catalog;

namespace Zhanggui.Storefront;

/// <summary>A list of products with all that stands around it.</summary>
/// <param name="Title">The category's name or what was looked for.</param>
/// <param name="Path">From the top of the tree to this category; empty for a search.</param>
/// <param name="Below">The categories one step down.</param>
/// <param name="Whole">How many products there are before narrowing down; null when that is not known.</param>
internal sealed record BrowseView(
    BrowseAsk Ask,
    string Title,
    IReadOnlyList<CategoryNode> Path,
    IReadOnlyList<CategoryNode> Below,
    int? Whole,
    BrowsePage Found,
    IReadOnlyList<Tile> Tiles,
    IReadOnlyList<Tile> Instead,
    int PageSize,
    int Few
)
{
    /// <summary>The last page.</summary>
    public int Pages => Math.Max(1, (Found.Total + PageSize - 1) / PageSize);
}

/// <summary>Categories and search (SHOP-02 to SHOP-04).</summary>
internal static class BrowseEndpoints
{
    private const int InsteadCount = 4;
    private static readonly Refusal NoSuchCategory = Refusal.NotFound(
        "store.no_such_category",
        "没有这个分类，可能已经合并。请从首页再找",
        "There is no such category; it may have been merged. Start from the home page."
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/c/{slug}", Category).Open().Shared(BrowseAsk.Keys).ExcludeFromDescription();
        routes.MapGet("/search", Search).Open().Shared(BrowseAsk.Keys).ExcludeFromDescription();
    }

    private static async Task<IResult> Category(
        string slug,
        HttpContext context,
        BrowseList list,
        StoreWindow window,
        IRefusalPages refusals,
        CancellationToken ct
    )
    {
        var known = window.Now;
        if (known.Categories.FirstOrDefault(c => c.Slug == slug) is not { } category)
            return refusals.Answer(context, NoSuchCategory);
        var path = new List<CategoryNode>();
        for (var at = category; at is not null; at = known.Categories.FirstOrDefault(c => c.Slug == at.ParentSlug))
            path.Insert(0, at);
        return await list.Page(
            context,
            BrowseAsk.Of(context, slug),
            category.Name.ToString(),
            path,
            [.. known.Below(slug)],
            category.Listed,
            ct
        );
    }

    private static async Task<IResult> Search(
        HttpContext context,
        BrowseList list,
        StoreWindow window,
        IStringLocalizer<StorefrontTexts> l,
        CancellationToken ct
    )
    {
        var ask = BrowseAsk.Of(context, null);
        var known = window.Now;
        return ask.Words.Length > 0
            ? await list.Page(context, ask, l["“{0}”的搜索结果", ask.Words], [], [], null, ct)
            : await list.Page(context, ask, l["全部商品"], [], [.. known.Roots], known.Roots.Sum(c => c.Listed), ct);
    }

    internal static int Instead => InsteadCount;
}

/// <summary>Puts a list together.</summary>
internal sealed class BrowseList(
    ICatalogBrowse catalog,
    TileQueries tiles,
    Policies policies,
    IStringLocalizer<StorefrontTexts> l
)
{
    public async Task<IResult> Page(
        HttpContext context,
        BrowseAsk ask,
        string title,
        IReadOnlyList<CategoryNode> path,
        IReadOnlyList<CategoryNode> below,
        int? whole,
        CancellationToken ct
    )
    {
        var size = policies.Get(StorePolicies.PageSize);
        var found = await catalog.Browse(ask.Filter(size), ct);
        // SHOP-03: whoever finds nothing is offered something.
        var instead = found.Total == 0 ? await catalog.Recommended(BrowseEndpoints.Instead, ct) : [];
        var view = new BrowseView(
            ask,
            title,
            path,
            below,
            whole,
            found,
            await tiles.Of(found.Tiles, ct),
            await tiles.Of(instead, ct),
            size,
            policies.Get(StorePolicies.FewLeft)
        );
        return StorePages.Page(context, title, BrowseViews.List(view, l));
    }
}
