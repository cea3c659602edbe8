using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Catalog;

/// <summary>A price in a request, in fen.</summary>
public sealed record PriceBody(string? Code, Money Price, Money? Promo, DateTimeOffset? Until, string Reason);

/// <summary>Listing in a request.</summary>
public sealed record MoveBody(ProductVerb Verb, string Reason);

internal sealed class ProductReads(ShopDb db)
{
    public async Task<IReadOnlyList<Product>> List(string? q, ProductStatus? status, string? afterStyle, int take, CancellationToken ct)
    {
        var query = Filtered(q, status);
        if (afterStyle is not null) query = query.Where(p => string.Compare(p.StyleNo, afterStyle) > 0);
        return await query.OrderBy(p => p.StyleNo).Take(take).ToListAsync(ct);
    }

    public IQueryable<Product> Filtered(string? q, ProductStatus? status)
    {
        var query = db.Set<Product>().AsNoTracking();
        if (status is { } s) query = query.Where(p => p.Status == s);
        foreach (var token in Tokens.Wanted(q)) query = query.Where(p => db.Set<SearchToken>().Any(t => t.Token == token && t.Product == p.Id));
        return query;
    }

    public Task<Product?> One(string styleNo, CancellationToken ct) => db.Set<Product>().AsNoTracking().FirstOrDefaultAsync(p => p.StyleNo == styleNo, ct);

    public async Task<IReadOnlyList<Sku>> Skus(ProductId id, CancellationToken ct) => await db.Set<Sku>().AsNoTracking().Where(s => s.Product == id).OrderBy(s => s.Sort).ToListAsync(ct);

    public async Task<IReadOnlyList<ProductPicture>> Pictures(ProductId id, CancellationToken ct) => await db.Set<ProductPicture>().AsNoTracking().Where(p => p.Product == id).OrderBy(p => p.Sort).ToListAsync(ct);
}

/// <summary>Products for staff under /office/products, for shoppers' programs under /api/v1/catalog, for staff's under /api/v1/products.</summary>
internal static class ProductEndpoints
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/products", List).Needs("cat.view").ExcludeFromDescription();
        routes.MapGet("/office/products/export", Exported).Needs("cat.view").ExcludeFromDescription();
        routes.MapGet("/office/products/{styleNo}", (string styleNo, HttpContext http, ProductReads reads, AuditTrail audit, IRefusalPages refusals, IStringLocalizer<CatalogTexts> l, CancellationToken ct) => One(styleNo, new FormState(), 200, http, reads, audit, refusals, l, ct)).Needs("cat.view").ExcludeFromDescription();
        routes.MapPost("/office/products/{styleNo}/{act}", Save).Needs("cat.edit", "list.edit", "price.publish", "cat.edit.pictures").DisableAntiforgery().ExcludeFromDescription();

        var open = routes.MapGroup("/api/v1/catalog").WithTags("Catalogue 商品");
        open.MapGet("/categories", async (ICatalogBrowse browse, CancellationToken ct) => TypedResults.Ok(await browse.Categories(ct))).Open().WithName("ListCategories").WithSummary("The category tree");
        open.MapGet("/products", async (ICatalogBrowse browse, CancellationToken ct, string? q = null, string? category = null, string sort = "new", int page = 1) =>
        {
            var found = await browse.Browse(new BrowseFilter(category, q, [], [], [], null, null, sort, Math.Clamp(page, 1, 1000), 24), ct);
            return TypedResults.Ok(new { found.Total, items = found.Tiles.Select(t => new { t.StyleNo, name = t.Name.ToString(), t.Price, t.ListPrice, t.PictureUrl }) });
        }).Open().WithName("SearchProducts").WithSummary("Listed products by words and category (SHOP-03, SHOP-04)");
        open.MapGet("/products/{styleNo}", async (string styleNo, ICatalogBrowse browse, CancellationToken ct) => await browse.Product(styleNo, ct) is { } p
            ? Results.Ok(new { p.Tile.StyleNo, name = p.Tile.Name.ToString(), p.Tile.Price, description = p.Description.ToString(), skus = p.Skus.Select(s => new { s.Id, s.Code, colour = s.Colour.ToString(), s.Size, s.Price, s.PresaleShipsOn }), p.Pictures })
            : Refusals.Problem(ProductErrors.NotFound)).Open().WithName("GetProduct").WithSummary("One listed product with its SKUs");
        var api = routes.MapGroup("/api/v1/products").WithTags("Catalogue 商品");
        api.MapPost("/{styleNo}/moves", async (string styleNo, MoveBody body, HttpContext http, Operations operations, CancellationToken ct) => (await operations.Run(http.Actor(), (MoveProduct u) => u.Run(styleNo, body.Verb, body.Reason ?? "", ct), ct)).ToHttp()).Needs("list.edit").WithName("MoveProduct").WithSummary("List or delist, with a reason");
        api.MapPut("/{styleNo}/price", async (string styleNo, PriceBody body, HttpContext http, Operations operations, CancellationToken ct) => (await operations.Run(http.Actor(), (ChangePrice u) => u.Run(styleNo, body.Code, body.Price, body.Promo, body.Until, body.Reason ?? "", ct), ct)).ToHttp()).Needs("price.publish").WithName("ChangePrice").WithSummary("Change a product's or one SKU's price");
        api.MapPut("/{styleNo}", async (string styleNo, ProductEdit body, HttpContext http, Operations operations, CancellationToken ct) => (await operations.Run(http.Actor(), (EditProduct u) => u.Run(styleNo, body, ct), ct)).ToHttp()).Needs("cat.edit").WithName("EditProduct").WithSummary("Edit texts and marks");
    }

    private static async Task<IResult> List(ProductReads reads, IStringLocalizer<CatalogTexts> l, CancellationToken ct, string? q = null, ProductStatus? status = null, string? after = null)
    {
        var rows = await reads.List(q, status, after, PageSize + 1, ct);
        var next = rows.Count > PageSize ? $"/office/products?q={Uri.EscapeDataString(q ?? "")}&status={status}&after={Uri.EscapeDataString(rows[PageSize - 1].StyleNo)}" : null;
        return PageResult.Page(l["商品"], ProductViews.List([.. rows.Take(PageSize)], q, status, next, l), typeof(OfficeLayout));
    }

    private static IResult Exported(ProductReads reads, string? format = null, string? q = null, ProductStatus? status = null) => Export.File("products", format,
    [
        new ExportColumn<Product>(("款号", "Style"), p => p.StyleNo), new ExportColumn<Product>(("名称", "Name"), p => p.Name.ToString()),
        new ExportColumn<Product>(("品牌", "Brand"), p => p.Brand), new ExportColumn<Product>(("起价", "From"), p => p.PriceFrom), new ExportColumn<Product>(("状态", "State"), p => ProductStates.NameOf(p.Status).ToString()),
    ], reads.Filtered(q, status).OrderBy(p => p.StyleNo).AsAsyncEnumerable());

    private static async Task<IResult> One(string styleNo, FormState form, int status, HttpContext http, ProductReads reads, AuditTrail audit, IRefusalPages refusals, IStringLocalizer<CatalogTexts> l, CancellationToken ct)
    {
        var product = await reads.One(styleNo, ct);
        if (product is null) return refusals.Answer(http, ProductErrors.NotFound);
        var model = new ProductViews.Model(product, await reads.Skus(product.Id, ct), await reads.Pictures(product.Id, ct), await audit.Of("product", product.Id.Value, ct), form, http.Actor());
        return PageResult.Page(product.Name.ToString(), ProductViews.One(model, l), typeof(OfficeLayout), status);
    }

    private static async Task<IResult> Save(string styleNo, string act, HttpContext http, Operations operations, ProductReads reads, AuditTrail audit, IRefusalPages refusals, IStringLocalizer<CatalogTexts> l, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var actor = http.Actor();
        var result = act switch
        {
            "list" => await operations.Run(actor, (MoveProduct u) => u.Run(styleNo, ProductVerb.List, form["reason"], ct), ct),
            "delist" => await operations.Run(actor, (MoveProduct u) => u.Run(styleNo, ProductVerb.Delist, form["reason"], ct), ct),
            "price" => await operations.Run(actor, (ChangePrice u) => u.Run(styleNo, null, Read(form["price"]), form["promo"].Length == 0 ? null : Read(form["promo"]), null, form["reason"], ct), ct),
            "edit" => await operations.Run(actor, (EditProduct u) => u.Run(styleNo, new ProductEdit(form["nameZh"], form["nameEn"], form["subtitleZh"], form["subtitleEn"], form["descriptionZh"], form["descriptionEn"], form.Checked("hero"), form.Checked("new")), ct), ct),
            "picture" => await Picture(styleNo, http, operations, ct),
            _ => ProductErrors.NotFound,
        };
        if (result.IsDone) return PageResult.Redirect(http, $"/office/products/{Uri.EscapeDataString(styleNo)}");
        form.Accept(result.Refusal);
        return await One(styleNo, form, Refusals.Status(result.Refusal), http, reads, audit, refusals, l, ct);
    }

    private static Money Read(string text) => Money.TryParse(text, out var money) ? money : Money.Zero;

    private static async Task<Result> Picture(string styleNo, HttpContext http, Operations operations, CancellationToken ct)
    {
        var file = http.Request.Form.Files.FirstOrDefault();
        if (file is null || file.Length == 0) return Refusal.Invalid("catalog.no_file", "file", "请选一张图片", "Choose a picture.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return await operations.Run(http.Actor(), (AddPicture u) => u.Run(styleNo, file.FileName, bytes.ToArray(), ct), ct);
    }
}
