using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Catalog;
using Zhanggui.Ui;

namespace Zhanggui.Inventory;

/// <summary>Stock as pages under /office/stock and as JSON under /api/v1/stock.</summary>
internal static class StockEndpoints
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/stock", List).Needs("stk.view").ExcludeFromDescription();
        routes
            .MapGet("/office/stock/export", (StockExport export, string? format = null) => export.Download(format))
            .Needs("stk.view")
            .ExcludeFromDescription();
        routes
            .MapGet("/api/v1/stock", GetList)
            .Needs("stk.view")
            .WithName("ListStock")
            .WithSummary(
                "Stock by SKU, newest SKU first, or sorted by `onHand`, `reserved` or `available`; kind is out, low or reserved; `next` of the answer pages on as `after` (INV-09)"
            )
            .WithTags("Stock 库存");
        routes.MapGet("/office/stock/{code}", One).Needs("stk.view").ExcludeFromDescription();
        routes
            .MapGet("/api/v1/stock/{code}", Get)
            .Needs("stk.view")
            .WithName("GetStock")
            .WithSummary(
                "Stock of one SKU by code or bar code, with bins; `held` is what of the reserved pieces customer service keeps for somebody who has not ordered yet (INV-09, ORD-31)"
            )
            .WithTags("Stock 库存");
    }

    private static async Task<IResult> List(
        HttpContext http,
        StockQueries queries,
        ICatalog catalog,
        IStringLocalizer<InventoryTexts> l,
        CancellationToken ct
    )
    {
        var query = TableQuery.From(http);
        var (page, cards) = await Page(
            query.Filter("q"),
            query.Filter("kind"),
            query.Place,
            PageSize,
            queries,
            catalog,
            ct
        );
        return PageResult.Page(
            l["库存"],
            StockViews.List(
                new StockViews.ListModel(
                    query,
                    [.. page.Rows.Where(r => cards.ContainsKey(r.Sku)).Select(r => (cards[r.Sku], r))],
                    page.Next
                ),
                l
            ),
            typeof(OfficeLayout)
        );
    }

    private static async Task<IResult> GetList(
        StockQueries queries,
        ICatalog catalog,
        [AsParameters] ListPlace place,
        CancellationToken ct,
        string? q = null,
        string? kind = null,
        int take = PageSize
    )
    {
        var (page, cards) = await Page(q, kind, place, Math.Clamp(take, 1, 200), queries, catalog, ct);
        return TypedResults.Ok(
            page.Of(r => new
            {
                sku = cards.GetValueOrDefault(r.Sku)?.Code,
                onHand = r.OnHand,
                reserved = r.Reserved,
                available = r.Available,
            })
        );
    }

    private static async Task<(PageOf<StockRow> Page, IReadOnlyDictionary<SkuId, SkuCard> Cards)> Page(
        string? words,
        string? kind,
        ListPlace place,
        int take,
        StockQueries queries,
        ICatalog catalog,
        CancellationToken ct
    )
    {
        var only =
            string.IsNullOrWhiteSpace(words) ? null
            : await catalog.ByCode(words.Trim(), ct) is { } card ? new[] { card.Id }
            : [];
        var page = await queries.List(only, kind, place, take, ct);
        return (page, await catalog.Skus([.. page.Rows.Select(r => r.Sku)], ct));
    }

    private static async Task<IResult> One(
        string code,
        HttpContext http,
        StockQueries queries,
        ICatalog catalog,
        IRefusalPages refusals,
        IStringLocalizer<InventoryTexts> l,
        CancellationToken ct
    )
    {
        if (await catalog.ByCode(code, ct) is not { } card)
            return refusals.Answer(http, NoSuchSku);
        var row = await queries.Of(card.Id, ct);
        var model = new StockViews.OneModel(
            card,
            row,
            await queries.Bins(card.Id, ct),
            await queries.Movements(card.Id, 50, ct),
            await queries.Live(card.Id, ct)
        );
        return PageResult.Page(card.Code, StockViews.One(model, l), typeof(OfficeLayout));
    }

    private static async Task<IResult> Get(string code, StockQueries queries, ICatalog catalog, CancellationToken ct)
    {
        if (await catalog.ByCode(code, ct) is not { } card)
            return Refusals.Problem(NoSuchSku);
        var row = await queries.Of(card.Id, ct);
        var bins = await queries.Bins(card.Id, ct);
        var held = (await queries.Live(card.Id, ct)).Where(r => r.HeldFor is not null).Sum(r => r.Quantity.Units);
        return TypedResults.Ok(
            new
            {
                sku = card.Code,
                onHand = row.OnHand,
                reserved = row.Reserved,
                held,
                available = row.Available,
                bins = bins.Select(b => new
                {
                    b.Warehouse,
                    b.Bin,
                    b.OnHand,
                }),
            }
        );
    }

    private static readonly Refusal NoSuchSku = Refusal.NotFound(
        "inventory.no_such_sku",
        "没有这个规格，请核对编码或条码",
        "There is no such SKU. Check the code."
    );
}
