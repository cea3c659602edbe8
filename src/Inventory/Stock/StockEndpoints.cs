using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Catalog;
using Zhanggui.Ui;

namespace Zhanggui.Inventory;

/// <summary>
/// Stock of one SKU, as a page under /office/stock and as JSON under /api/v1/stock. The list is a <see cref="StockPage"/>.
/// </summary>
internal static class StockEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
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
