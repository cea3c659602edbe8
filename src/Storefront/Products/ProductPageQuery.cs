using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Inventory;
using Zhanggui.Ordering;
using Zhanggui.Shipping;

namespace Zhanggui.Storefront;

/// <summary>Where a variant stands.</summary>
internal enum CellState
{
    /// <summary>There is no such variant.</summary>
    None,

    /// <summary>Enough of it.</summary>
    Available,

    /// <summary>So few that the number is said.</summary>
    Few,

    /// <summary>Nothing left.</summary>
    Out,

    /// <summary>It can be ordered and is sent from a promised day on (SHIP-09).</summary>
    Presale,
}

/// <summary>One cell of the table of sizes and colours.</summary>
internal sealed record Cell(CellState State, SkuCard? Sku, int Max);

/// <summary>What postage to a place costs and when the parcel arrives.</summary>
internal sealed record PostageView(
    string StyleNo,
    string Province,
    string City,
    IReadOnlyList<string> Provinces,
    IReadOnlyList<string> Cities,
    IReadOnlyList<(ShippingOption Option, Money Fee)> Options,
    DateOnly? ShipsOn
);

/// <summary>Everything on a product's page.</summary>
internal sealed record ProductView(
    ProductDetail Product,
    IReadOnlyDictionary<(string Size, string Colour), Cell> Cells,
    PostageView Postage,
    IReadOnlyList<Tile> Related,
    int Few,
    int ReturnDays
)
{
    /// <summary>True when customers of some class pay less for many (ORD-21).</summary>
    public bool HasWholesale { get; init; }

    public Cell At(string size, string colour) =>
        Cells.GetValueOrDefault((size, colour), new Cell(CellState.None, null, 0));

    /// <summary>The variants on presale, by day.</summary>
    public IEnumerable<IGrouping<DateOnly, SkuCard>> Presales =>
        Product
            .Skus.Where(s =>
                s.PresaleShipsOn is not null && Cells.Values.Any(c => c.State == CellState.Presale && c.Sku?.Id == s.Id)
            )
            .GroupBy(s => s.PresaleShipsOn!.Value)
            .OrderBy(g => g.Key);

    /// <summary>True when the variants differ in price.</summary>
    public bool HasPrices => Product.Skus.Select(s => s.Price).Distinct().Skip(1).Any();

    /// <summary>The table stands upright when there are many sizes: a telephone is narrow.</summary>
    public bool IsUpright => Product.Sizes.Count > MaxColumns && Product.Colours.Count < Product.Sizes.Count;

    private const int MaxColumns = 5;
}

/// <summary>Puts a product's page together (SHOP-06).</summary>
internal sealed class ProductPageQuery(
    ICatalogBrowse catalog,
    IStock stock,
    TileQueries tiles,
    IShippingRates rates,
    IRegions regions,
    ProductClock time
)
{
    private const int RelatedCount = 5;

    public async Task<ProductView?> Of(string styleNo, string? province, string? city, CancellationToken ct)
    {
        if (await catalog.Product(styleNo, ct) is not { } product)
            return null;
        List<SkuCard> skus = [.. product.Skus.Where(s => s.IsListed)];
        var left = await stock.Of([.. skus.Select(s => s.Id)], ct);
        var cells = new Dictionary<(string, string), Cell>();
        foreach (var sku in skus)
            cells[(sku.Size, sku.Colour.Zh)] = CellOf(
                sku,
                left.TryGetValue(sku.Id, out var card) ? card.Available.Units : 0
            );
        var related = await tiles.Of(await catalog.Related(product.Tile.Id, RelatedCount, ct), ct);
        return new ProductView(
            product,
            cells,
            await Postage(product, province, city, ct),
            related,
            time.FewLeft,
            time.ReturnDays
        );
    }

    /// <summary>The postage part alone; null for an unknown product.</summary>
    public async Task<PostageView?> Postage(string styleNo, string? province, string? city, CancellationToken ct) =>
        await catalog.Product(styleNo, ct) is { } product ? await Postage(product, province, city, ct) : null;

    private async Task<PostageView> Postage(ProductDetail product, string? province, string? city, CancellationToken ct)
    {
        var to = province is not null && regions.Provinces.Contains(province) ? province : StoreWindow.Province;
        var cities = regions.Cities(to);
        var at =
            city is not null && cities.Contains(city) ? city
            : to == StoreWindow.Province ? StoreWindow.City
            : cities.Count > 0 ? cities[0]
            : "";
        // One piece, the heaviest variant: the estimate is never too low for it.
        var grams = product.Skus.Count > 0 ? product.Skus.Max(s => s.WeightGrams) : 0;
        var options = await rates.Options(to, at, grams, time.Now, ct);
        return new PostageView(
            product.Tile.StyleNo,
            to,
            at,
            regions.Provinces,
            cities,
            [.. options.Select(o => (o, rates.FeeFor(o, product.Tile.Price)))],
            product.Tile.PresaleShipsOn
        );
    }

    private Cell CellOf(SkuCard sku, int left)
    {
        if (sku.PresaleShipsOn is { } day && day >= time.Today)
            return new Cell(CellState.Presale, sku, time.PresaleMost);
        if (left <= 0)
            return new Cell(CellState.Out, sku, 0);
        return new Cell(left <= time.FewLeft ? CellState.Few : CellState.Available, sku, left);
    }
}

/// <summary>The day and the numbers of the handbooks that a product's page needs.</summary>
internal sealed class ProductClock(Policies policies, Company company, TimeProvider clock)
{
    public DateTimeOffset Now => clock.Now();

    public DateOnly Today => company.Calendar.DateOf(clock.Now());

    public int FewLeft => policies.Get(StorePolicies.FewLeft);

    public int PresaleMost => policies.Get(StorePolicies.PresaleMax);

    public int ReturnDays => policies.Get(OrderingPolicies.CloseAfterDays);
}
