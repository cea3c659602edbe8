using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Catalog;

/// <summary>
/// The public catalogue as JSON: what a shopper may see and nothing else (SHOP-35, SHOP-36). Money in fen; names in the
/// caller's language.
/// </summary>
internal static class CatalogApi
{
    private static readonly Refusal NoSuchProduct = Refusal.NotFound(
        "catalog.no_product",
        "没有这个商品，可能已经下架",
        "There is no such product; it may have been taken off sale."
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/api/v1/catalog").WithTags("Shop 商城");
        open.MapGet("/categories", Categories)
            .Open()
            .WithName("ListCatalogCategories")
            .WithSummary("The category tree with the number of listed products (SHOP-04)");
        open.MapGet("/products", Products)
            .Open()
            .WithName("SearchCatalog")
            .WithSummary(
                "Listed products by words, category and filters, with counted filters (SHOP-03, SHOP-04). `attribute` is written 名称:值; sort is match (usual with words), new, sales, price or -price"
            );
        open.MapGet("/products/{styleNo}", Product)
            .Open()
            .WithName("GetCatalogProduct")
            .WithSummary("One listed product with its SKUs (SHOP-06)");
    }

    private static async Task<IResult> Categories(ICatalogBrowse browse, CancellationToken ct) =>
        TypedResults.Ok(
            (await browse.Categories(ct)).Select(c => new
            {
                c.Slug,
                name = c.Name.ToString(),
                parent = c.ParentSlug,
                c.Level,
                c.Listed,
            })
        );

    private static async Task<IResult> Products(
        ICatalogBrowse browse,
        CancellationToken ct,
        string? q = null,
        string? category = null,
        [FromQuery] string[]? size = null,
        [FromQuery] string[]? colour = null,
        [FromQuery] string[]? season = null,
        [FromQuery] string[]? brand = null,
        [FromQuery] string[]? attribute = null,
        long? from = null,
        long? to = null,
        bool promotion = false,
        string? sort = null,
        int page = 1,
        int take = 24
    )
    {
        var filter = new BrowseFilter(
            category,
            q,
            Limited(size),
            Limited(colour),
            Limited(season),
            from is { } f ? new Money(f) : null,
            to is { } t ? new Money(t) : null,
            sort ?? (string.IsNullOrWhiteSpace(q) ? "new" : "match"),
            Math.Clamp(page, 1, 10_000),
            Math.Clamp(take, 1, 100)
        )
        {
            Brands = Limited(brand),
            Attributes = Limited(attribute),
            OnPromotion = promotion,
        };
        var found = await browse.Browse(filter, ct);
        return TypedResults.Ok(
            new
            {
                found.Total,
                page = filter.Page,
                items = found.Tiles.Select(Tile),
                filters = found.Facets.Select(x => new
                {
                    x.Key,
                    name = x.Name.Zh.Length > 0 ? x.Name.ToString() : null,
                    values = x.Values.Select(v => new
                    {
                        v.Value,
                        label = v.Label.ToString(),
                        v.Count,
                        hex = x.Hexes?.GetValueOrDefault(v.Value),
                    }),
                }),
            }
        );
    }

    private static async Task<IResult> Product(string styleNo, ICatalogBrowse browse, CancellationToken ct)
    {
        if (await browse.Product(styleNo, ct) is not { } p)
            return Refusals.Problem(NoSuchProduct);
        return TypedResults.Ok(
            new
            {
                p.Tile.StyleNo,
                name = p.Tile.Name.ToString(),
                subtitle = p.Subtitle.ToString(),
                description = p.Description.ToString(),
                p.Brand,
                p.Season,
                p.Tile.Price,
                p.Tile.ListPrice,
                categories = p.Path.Select(c => c.Slug),
                attributes = p.Attributes.Select(a => new { name = a.Name.ToString(), value = a.Value.ToString() }),
                sizeChart = new
                {
                    sizes = p.ChartSizes,
                    rows = p.Chart.Select(r => new { name = r.Name.ToString(), r.Values }),
                },
                skus = p.Skus.Select(s => new
                {
                    s.Id,
                    s.Code,
                    colour = s.Colour.ToString(),
                    s.Size,
                    s.Price,
                    s.ListPrice,
                    s.PictureUrl,
                    s.PresaleShipsOn,
                    s.PresaleDeposit,
                }),
                p.Pictures,
            }
        );
    }

    private static object Tile(ProductTile t) =>
        new
        {
            t.StyleNo,
            name = t.Name.ToString(),
            t.Price,
            t.ListPrice,
            t.PictureUrl,
            colours = t.Swatches.Select(s => new { name = s.Name.ToString(), s.Hex }),
            t.IsNew,
            t.PresaleShipsOn,
        };

    private static IReadOnlyList<string> Limited(string[]? values) =>
        [.. (values ?? []).Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v.Trim()).Distinct().Take(12)];
}
