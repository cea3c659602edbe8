namespace Zhanggui.Catalog;

/// <summary>How a shopper sorts.</summary>
public enum BrowseSort
{
    /// <summary>上新: the newest first.</summary>
    New,
    /// <summary>销量: the best selling first, then the newest.</summary>
    Sales,
    /// <summary>价格从低到高.</summary>
    PriceUp,
    /// <summary>价格从高到低.</summary>
    PriceDown,
}

/// <summary>What a shopper looks for. Within one kind of filter one match is enough; every kind of filter must match (SHOP-03, SHOP-04).</summary>
public sealed record BrowseQuery
{
    /// <summary>Words, in any order; all must match.</summary>
    public string? Words { get; init; }
    /// <summary>A shelf, with all below it.</summary>
    public Shelf? Shelf { get; init; }
    /// <summary>Shelves within <see cref="Shelf"/> to narrow it to, by slug.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];
    /// <summary>Sizes.</summary>
    public IReadOnlyList<string> Sizes { get; init; } = [];
    /// <summary>Colours, by their Chinese names.</summary>
    public IReadOnlyList<string> Colours { get; init; } = [];
    /// <summary>Brands, by their Chinese names.</summary>
    public IReadOnlyList<string> Brands { get; init; } = [];
    /// <summary>Seasons, by their Chinese names.</summary>
    public IReadOnlyList<string> Seasons { get; init; } = [];
    /// <summary>Attributes as "名称:值", by their Chinese names.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];
    /// <summary>The lowest price, promotion included.</summary>
    public Money? PriceFrom { get; init; }
    /// <summary>The highest price, promotion included.</summary>
    public Money? PriceTo { get; init; }
    /// <summary>Only what is on promotion now.</summary>
    public bool OnPromotion { get; init; }
    /// <summary>The order.</summary>
    public BrowseSort Sort { get; init; }
    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
    /// <summary>How many a page, at most 100.</summary>
    public int PageSize { get; init; } = 24;

    /// <summary>True when anything narrows the shelf or the words.</summary>
    public bool IsFiltered => Within.Count + Sizes.Count + Colours.Count + Brands.Count + Seasons.Count + Attributes.Count > 0 || PriceFrom is not null || PriceTo is not null || OnPromotion;
}

/// <summary>A product as a shopper sees it in a list.</summary>
/// <param name="Id">The product.</param>
/// <param name="StyleNo">For its link.</param>
/// <param name="Name">Its name.</param>
/// <param name="Subtitle">One line.</param>
/// <param name="Category">Its shelf.</param>
/// <param name="PictureUrl">Its main picture; empty when it has none.</param>
/// <param name="PictureAlt">What it shows.</param>
/// <param name="Price">The lowest price of its SKUs now.</param>
/// <param name="ListPrice">That SKU's price without promotion.</param>
/// <param name="HasPriceRange">True when its SKUs cost differently now.</param>
/// <param name="Colours">Its colours with their swatches.</param>
/// <param name="Skus">The SKUs on sale, for asking their stock.</param>
/// <param name="IsNew">Marked as new.</param>
/// <param name="Unit">How it is counted.</param>
/// <param name="PresaleShipsOn">When all of it is sold before it arrives: the promised day.</param>
public sealed record ProductTile(
    ProductId Id, string StyleNo, Text Name, Text Subtitle, CategoryId Category, string PictureUrl, Text PictureAlt, Money Price, Money ListPrice, bool HasPriceRange,
    IReadOnlyList<ColourSwatch> Colours, IReadOnlyList<SkuId> Skus, bool IsNew, string Unit, DateOnly? PresaleShipsOn);

/// <summary>A colour.</summary>
/// <param name="Name">焦糖.</param>
/// <param name="Hex">As #rrggbb, or empty.</param>
public sealed record ColourSwatch(Text Name, string Hex);

/// <summary>One page of products, and how many there are.</summary>
/// <param name="Tiles">This page.</param>
/// <param name="Total">How many match.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">How many pages; 1 when nothing matches.</param>
public sealed record BrowsePage(IReadOnlyList<ProductTile> Tiles, int Total, int Page, int Pages);

/// <summary>One thing to filter by, and how many products it would leave given all other kinds of filters.</summary>
/// <param name="Value">What the filter says.</param>
/// <param name="Name">For people.</param>
/// <param name="Count">How many products; 0 when the other filters leave none.</param>
/// <param name="Swatch">A colour's swatch.</param>
public sealed record FilterChoice(string Value, Text Name, int Count, string Swatch = "");

/// <summary>One attribute with its values.</summary>
public sealed record AttributeFilter(Text Name, IReadOnlyList<FilterChoice> Values);

/// <summary>Everything that can be filtered by on a shelf or among the hits.</summary>
/// <param name="Base">How many products there are before filtering.</param>
public sealed record Filters(int Base, IReadOnlyList<FilterChoice> Shelves, IReadOnlyList<FilterChoice> Sizes, IReadOnlyList<FilterChoice> Colours, IReadOnlyList<FilterChoice> Brands, IReadOnlyList<FilterChoice> Seasons, IReadOnlyList<AttributeFilter> Attributes);

/// <summary>A product as its page shows it (SHOP-06).</summary>
public sealed record ProductSheet(
    ProductId Id, string StyleNo, CategoryId Category, Text Name, Text Subtitle, Text Description, Text Brand, Text Season, string Origin, string Unit, int WeightGrams, bool IsNew,
    IReadOnlyList<SheetSku> Skus, IReadOnlyList<SheetPicture> Pictures, IReadOnlyList<SheetFact> Facts, IReadOnlyList<SheetMeasure> Measures);

/// <summary>A SKU on the product page.</summary>
public sealed record SheetSku(SkuId Id, string Code, ColourSwatch Colour, string Size, Money Price, Money ListPrice, DateTimeOffset? PromoUntil, int WeightGrams, DateOnly? PresaleShipsOn);

/// <summary>A picture on the product page; the colour by its Chinese name.</summary>
public sealed record SheetPicture(string Url, Text Alt, string? ColourZh, PictureKind Kind);

/// <summary>A fact on the product page.</summary>
public sealed record SheetFact(Text Name, Text Value);

/// <summary>One row of the size chart: millimetres by size.</summary>
public sealed record SheetMeasure(Text Name, IReadOnlyDictionary<string, int> Millimetres);

/// <summary>What shoppers may see: listed products only, never a cost (SHOP-02, SHOP-35).</summary>
public interface IShopWindow
{
    /// <summary>The tree of shelves, out of memory.</summary>
    ShelfTree Shelves { get; }

    /// <summary>One page of what matches.</summary>
    Task<BrowsePage> Browse(BrowseQuery query, CancellationToken ct);

    /// <summary>How many match; counted in the database.</summary>
    Task<int> Count(BrowseQuery query, CancellationToken ct);

    /// <summary>What can be filtered by, with counts made in the database.</summary>
    Task<Filters> Filters(BrowseQuery query, CancellationToken ct);

    /// <summary>How many products were listed since an instant.</summary>
    Task<int> ListedSince(DateTimeOffset since, CancellationToken ct);

    /// <summary>The products that the shop recommends by hand, newest first (SHOP-05).</summary>
    Task<IReadOnlyList<ProductTile>> Heroes(int take, CancellationToken ct);

    /// <summary>A listed product by its style number in any case, or null.</summary>
    Task<ProductSheet?> Sheet(string styleNo, CancellationToken ct);

    /// <summary>Others that go with it: from neighbouring shelves, best selling and newest first.</summary>
    Task<IReadOnlyList<ProductTile>> Related(ProductSheet sheet, int take, CancellationToken ct);
}
