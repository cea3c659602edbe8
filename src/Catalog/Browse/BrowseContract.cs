namespace Zhanggui.Catalog;

/// <summary>A category in the tree, with how many listed products it holds, those below included.</summary>
public sealed record CategoryNode(CategoryId Id, string Slug, Text Name, string? ParentSlug, int Level, int Listed);

/// <summary>A product as lists show it.</summary>
public sealed record ProductTile(
    ProductId Id,
    string StyleNo,
    Text Name,
    Money Price,
    Money ListPrice,
    string PictureUrl,
    IReadOnlyList<(string Hex, Text Name)> Swatches,
    IReadOnlyList<SkuId> Skus,
    bool IsNew,
    DateOnly? PresaleShipsOn
);

/// <summary>What a shopper looks for.</summary>
/// <param name="CategorySlug">Within a category and everything below it.</param>
/// <param name="Search">Words; all must match, in any order.</param>
/// <param name="Sizes">Any of these sizes.</param>
/// <param name="Colours">Any of these colours, by Chinese name.</param>
/// <param name="Seasons">Any of these seasons.</param>
/// <param name="PriceFrom">From this price.</param>
/// <param name="PriceTo">Up to this price.</param>
/// <param name="Sort">match (the words in the name first), new, price, -price or sales.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">How many a page.</param>
public sealed record BrowseFilter(
    string? CategorySlug,
    string? Search,
    IReadOnlyList<string> Sizes,
    IReadOnlyList<string> Colours,
    IReadOnlyList<string> Seasons,
    Money? PriceFrom,
    Money? PriceTo,
    string Sort,
    int Page,
    int PageSize
)
{
    /// <summary>Any of these brands.</summary>
    public IReadOnlyList<string> Brands { get; init; } = [];

    /// <summary>Facts as "名称:值", by their Chinese names; one of each name must match.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Only what is on promotion now.</summary>
    public bool OnPromotion { get; init; }

    /// <summary>False: the page comes without its facets, which saves counting them.</summary>
    public bool WithFacets { get; init; } = true;

    /// <summary>True when anything narrows the category or the words.</summary>
    public bool IsNarrowed =>
        Sizes.Count + Colours.Count + Seasons.Count + Brands.Count + Attributes.Count > 0
        || PriceFrom is not null
        || PriceTo is not null
        || OnPromotion;

    /// <summary>The same without anything that narrows it.</summary>
    public BrowseFilter Wide =>
        this with
        {
            Sizes = [],
            Colours = [],
            Seasons = [],
            Brands = [],
            Attributes = [],
            PriceFrom = null,
            PriceTo = null,
            OnPromotion = false,
        };
}

/// <summary>
/// One way to narrow down: its values with how many products each would leave, given every other way that is in use. A
/// value that leaves none stays with a count of 0, so that it does not vanish under the shopper's hand.
/// </summary>
/// <param name="Key">size, colour, season, brand, or attribute.</param>
/// <param name="Values">What is asked for, as it is called, and how many products have it.</param>
/// <param name="Hexes">For colours: what each value looks like, "#a9713f".</param>
public sealed record Facet(
    string Key,
    IReadOnlyList<(string Value, Text Label, int Count)> Values,
    IReadOnlyDictionary<string, string>? Hexes = null
)
{
    /// <summary>For attributes: what it is about, 面料.</summary>
    public Text Name { get; init; } = new("", "");
}

/// <summary>One page of products, how many there are in all, and how to narrow down.</summary>
public sealed record BrowsePage(IReadOnlyList<ProductTile> Tiles, int Total, IReadOnlyList<Facet> Facets);

/// <summary>A colour of a product.</summary>
public sealed record ProductColour(Text Name, string Hex, string PictureUrl);

/// <summary>Everything that the product page shows, stock excepted.</summary>
public sealed record ProductDetail(
    ProductTile Tile,
    Text Subtitle,
    Text Description,
    string Brand,
    string? Season,
    IReadOnlyList<CategoryNode> Path,
    IReadOnlyList<(Text Name, Text Value)> Attributes,
    IReadOnlyList<string> ChartSizes,
    IReadOnlyList<(Text Name, IReadOnlyList<string> Values)> Chart,
    IReadOnlyList<string> Sizes,
    IReadOnlyList<ProductColour> Colours,
    IReadOnlyList<SkuCard> Skus,
    IReadOnlyList<string> Pictures
);

/// <summary>The catalogue for shoppers: only listed products, ever (SHOP-02, SHOP-35).</summary>
public interface ICatalogBrowse
{
    /// <summary>The tree, in its order.</summary>
    Task<IReadOnlyList<CategoryNode>> Categories(CancellationToken ct);

    /// <summary>One page of what is looked for.</summary>
    Task<BrowsePage> Browse(BrowseFilter filter, CancellationToken ct);

    /// <summary>A listed product by its style number, or null.</summary>
    Task<ProductDetail?> Product(string styleNo, CancellationToken ct);

    /// <summary>The latest listed products.</summary>
    Task<IReadOnlyList<ProductTile>> Newest(int take, CancellationToken ct);

    /// <summary>The products that people recommend.</summary>
    Task<IReadOnlyList<ProductTile>> Recommended(int take, CancellationToken ct);

    /// <summary>Others of the same category.</summary>
    Task<IReadOnlyList<ProductTile>> Related(ProductId product, int take, CancellationToken ct);
}
