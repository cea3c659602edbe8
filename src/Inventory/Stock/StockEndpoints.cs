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
        routes.MapGet("/office/stock/export", (StockExport export, string? format = null) => export.Download(format)).Needs("stk.view").ExcludeFromDescription();
        routes.MapGet("/api/v1/stock", GetList).Needs("stk.view").WithName("ListStock").WithSummary("Stock by SKU; kind is out, low or reserved; page with `after` (INV-09)").WithTags("Stock 库存");
        routes.MapGet("/office/stock/{code}", One).Needs("stk.view").ExcludeFromDescription();
        routes.MapGet("/api/v1/stock/{code}", Get).Needs("stk.view").WithName("GetStock").WithSummary("Stock of one SKU by code or bar code, with bins (INV-09)").WithTags("Stock 库存");
    }

    private static async Task<IResult> List(StockReads reads, ICatalog catalog, IStringLocalizer<InventoryTexts> l, CancellationToken ct, string? q = null, string? kind = null, Guid? after = null)
    {
        var only = string.IsNullOrWhiteSpace(q) ? null : await catalog.ByCode(q.Trim(), ct) is { } card ? new[] { card.Id } : Array.Empty<SkuId>();
        var rows = await reads.List(only, kind, after, PageSize + 1, ct);
        var cards = await catalog.Skus([.. rows.Select(r => r.Sku)], ct);
        var page = rows.Take(PageSize).Where(r => cards.ContainsKey(r.Sku)).Select(r => (cards[r.Sku], r)).ToList();
        var next = rows.Count > PageSize ? $"/office/stock?kind={Uri.EscapeDataString(kind ?? "")}&after={rows[PageSize - 1].Sku.Value}" : null;
        return PageResult.Page(l["库存"], StockViews.List(new StockViews.ListModel(q, kind, page, next), l), typeof(OfficeLayout));
    }

    private static async Task<IResult> GetList(StockReads reads, ICatalog catalog, CancellationToken ct, string? kind = null, Guid? after = null, int take = 50)
    {
        var rows = await reads.List(null, kind, after, Math.Clamp(take, 1, 200), ct);
        var cards = await catalog.Skus([.. rows.Select(r => r.Sku)], ct);
        return TypedResults.Ok(rows.Where(r => cards.ContainsKey(r.Sku)).Select(r => new { id = r.Sku, sku = cards[r.Sku].Code, onHand = r.OnHand, reserved = r.Reserved, available = r.Available }));
    }

    private static async Task<IResult> One(string code, HttpContext http, StockReads reads, ICatalog catalog, IRefusalPages refusals, IStringLocalizer<InventoryTexts> l, CancellationToken ct)
    {
        if (await catalog.ByCode(code, ct) is not { } card) return refusals.Answer(http, NoSuchSku);
        var row = (await reads.List([card.Id], null, null, 1, ct)).FirstOrDefault() ?? new StockRow(card.Id, Quantity.Zero, Quantity.Zero);
        var model = new StockViews.OneModel(card, row, await reads.Bins(card.Id, ct), await reads.Movements(card.Id, 50, ct), await reads.Live(card.Id, ct));
        return PageResult.Page(card.Code, StockViews.One(model, l), typeof(OfficeLayout));
    }

    private static async Task<IResult> Get(string code, StockReads reads, ICatalog catalog, CancellationToken ct)
    {
        if (await catalog.ByCode(code, ct) is not { } card) return Refusals.Problem(NoSuchSku);
        var row = (await reads.List([card.Id], null, null, 1, ct)).FirstOrDefault() ?? new StockRow(card.Id, Quantity.Zero, Quantity.Zero);
        var bins = await reads.Bins(card.Id, ct);
        return TypedResults.Ok(new { sku = card.Code, onHand = row.OnHand, reserved = row.Reserved, available = row.Available, bins = bins.Select(b => new { b.Warehouse, b.Bin, b.OnHand }) });
    }

    private static readonly Refusal NoSuchSku = Refusal.NotFound("inventory.no_such_sku", "没有这个规格，请核对编码或条码", "There is no such SKU. Check the code.");
}
