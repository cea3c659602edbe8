using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Catalog;

/// <summary>A new product in a request.</summary>
public sealed record NewProductBody(string? StyleNo, ProductInput? Data, VariantsInput? Variants);

/// <summary>A change of a product's data in a request; the version is the one that was read.</summary>
public sealed record EditProductBody(ProductInput? Data, int? Version);

/// <summary>Why, in a request.</summary>
public sealed record ReasonBody(string? Why);

/// <summary>New prices in a request.</summary>
public sealed record PricesBody(IReadOnlyList<PriceInput>? Prices, string? Why);

/// <summary>Products for staff's and partners' programs. Money is in fen, instants are in UTC.</summary>
internal static class ProductApi
{
    private static readonly Refusal Incomplete = Refusal.Invalid(
        "catalog.incomplete",
        "data",
        "请求里缺少内容",
        "The request lacks its content."
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/products").WithTags("Catalogue 商品").DisableAntiforgery();
        api.MapGet("", List)
            .Needs("cat.view")
            .WithName("ListProducts")
            .WithSummary("Products of every state, by words, category and state; page on with `after`");
        api.MapGet("/{styleNo}", One)
            .Needs("cat.view")
            .WithName("GetProductRecord")
            .WithSummary("One product with its SKUs, prices, pictures and history");
        api.MapPost("", Create)
            .Needs("cat.edit", "cat.draft")
            .WithName("CreateProduct")
            .WithSummary("Make a draft with its colours and sizes (CAT-01, CAT-02)");
        api.MapPut("/{styleNo}", Edit)
            .Needs("cat.edit")
            .WithName("EditProduct")
            .WithSummary("Change what a product says of itself; prices and listing excepted");
        api.MapPost("/{styleNo}/list", ListIt)
            .Needs("list.edit")
            .WithName("ListProduct")
            .WithSummary("Show it in the shop (CAT-12)");
        api.MapPost("/{styleNo}/delist", Delist)
            .Needs("list.edit")
            .WithName("DelistProduct")
            .WithSummary("Take it out of the shop, with a reason (CAT-14)");
        api.MapPut("/{styleNo}/prices", Prices)
            .Needs("price.publish")
            .WithName("ChangePrices")
            .WithSummary("Put prices in force, with a reason (CAT-06, CAT-09)");
        api.MapPost("/{styleNo}/variants", More)
            .Needs("cat.edit")
            .WithName("AddVariants")
            .WithSummary("Add colours or sizes");
        api.MapPut("/{styleNo}/skus/{sku:guid}", SetSku)
            .Needs("cat.edit")
            .WithName("EditSku")
            .WithSummary("Change a SKU's cost, weight, safety stock or presale day, or stop selling it");
        api.MapPost("/{styleNo}/pictures", Upload)
            .Needs("cat.edit", "cat.edit.pictures")
            .WithName("AddPicture")
            .WithSummary("Upload a picture as form data: file, kind, colour (CAT-17)");
        api.MapPost("/{styleNo}/pictures/{picture:guid}/main", Main)
            .Needs("cat.edit", "cat.edit.pictures")
            .WithName("SetMainPicture")
            .WithSummary("Show this picture in lists");
        api.MapDelete("/{styleNo}/pictures/{picture:guid}", Remove)
            .Needs("cat.edit", "cat.edit.pictures")
            .WithName("RemovePicture")
            .WithSummary("Take a picture off");
    }

    private static async Task<IResult> List(
        ProductList list,
        CancellationToken ct,
        string? q = null,
        string? category = null,
        ProductStatus? status = null,
        string? sort = null,
        bool desc = false,
        string? after = null,
        int take = 50
    )
    {
        var (rows, next) = await list.Page(
            new ProductQuery(q, category, status, sort is "style" or "created" ? sort : null, desc, after),
            Math.Clamp(take, 1, 200),
            ct
        );
        return TypedResults.Ok(
            new
            {
                items = rows.Select(r => new
                {
                    r.Id,
                    r.StyleNo,
                    name = r.Name,
                    r.Category,
                    r.PictureUrl,
                    priceFrom = r.PriceLow,
                    priceTo = r.PriceHigh,
                    r.Skus,
                    status = r.Status.ToString(),
                    r.ListedAt,
                }),
                next,
            }
        );
    }

    private static async Task<IResult> One(
        string styleNo,
        HttpContext http,
        ProductDirectory directory,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (await directory.Find(styleNo, ct) is not { } p)
            return Refusals.Problem(ProductErrors.NotFound);
        var costs = http.Actor().May("price.view");
        return TypedResults.Ok(
            new
            {
                p.Id,
                p.StyleNo,
                status = p.Status.ToString(),
                p.Version,
                category = p.CategoryId,
                name = p.Name,
                subtitle = p.Subtitle,
                description = p.Description,
                brand = p.Brand,
                season = p.Season,
                p.Origin,
                p.Supplier,
                p.Unit,
                p.InvoiceName,
                p.WeightGrams,
                p.IsNew,
                p.IsHero,
                p.PresaleShipsOn,
                p.PresaleDeposit,
                p.ListedAt,
                attributes = p.Attributes.Select(a => new
                {
                    a.Name,
                    a.Value,
                    a.IsFilter,
                }),
                measures = p.Measures.Select(m => new
                {
                    m.Name,
                    m.Size,
                    m.Millimetres,
                }),
                skus = p.Skus.Select(s => new
                {
                    s.Id,
                    s.Code,
                    s.Barcode,
                    s.Colour,
                    s.Swatch,
                    s.Size,
                    tag = s.Tag,
                    cost = costs ? s.Cost : (Money?)null,
                    s.WeightGrams,
                    s.SafetyStock,
                    s.PresaleShipsOn,
                    s.IsOff,
                }),
                pictures = p.Pictures.Select(x => new
                {
                    x.Id,
                    x.Url,
                    kind = x.Kind.ToString(),
                    colour = x.ColourZh,
                }),
                history = (await audit.Of("product", p.Id.Value, ct)).Select(h => new
                {
                    h.At,
                    h.ActorName,
                    verb = h.Verb,
                    h.Before,
                    h.After,
                    h.Note,
                }),
            }
        );
    }

    private static async Task<IResult> Create(NewProductBody body, ApiCall call)
    {
        if (body.Data is not { } data || body.Variants is not { Colours: not null, Sizes: not null } variants)
            return Refusals.Problem(Incomplete);
        return await call.Create(
            (CreateProduct u) => u.Run(body.StyleNo ?? "", data, variants, call.Ct),
            _ => "/api/v1/products/" + Uri.EscapeDataString((body.StyleNo ?? "").Trim().ToUpperInvariant())
        );
    }

    private static async Task<IResult> Edit(
        string styleNo,
        EditProductBody body,
        ProductDirectory directory,
        ApiCall call
    )
    {
        if (body.Data is not { } data)
            return Refusals.Problem(Incomplete);
        var id = await directory.IdOf(styleNo, call.Ct);
        return await call.Repeatable.Run((EditProduct u) => u.Run(id, body.Version, data, call.Ct));
    }

    private static async Task<IResult> ListIt(
        string styleNo,
        ReasonBody? body,
        ProductDirectory directory,
        ApiCall call
    )
    {
        var id = await directory.IdOf(styleNo, call.Ct);
        return await call.Run((ListProduct u) => u.Run(id, body?.Why, call.Ct));
    }

    private static async Task<IResult> Delist(string styleNo, ReasonBody body, ProductDirectory directory, ApiCall call)
    {
        var id = await directory.IdOf(styleNo, call.Ct);
        return await call.Run((DelistProduct u) => u.Run(id, body.Why ?? "", call.Ct));
    }

    private static async Task<IResult> Prices(string styleNo, PricesBody body, ProductDirectory directory, ApiCall call)
    {
        var id = await directory.IdOf(styleNo, call.Ct);
        return await call.Repeatable.Run((ChangePrice u) => u.Run(id, body.Prices ?? [], body.Why ?? "", call.Ct));
    }

    private static async Task<IResult> More(
        string styleNo,
        VariantsInput body,
        ProductDirectory directory,
        ApiCall call
    )
    {
        if (body is not { Colours: not null, Sizes: not null })
            return Refusals.Problem(Incomplete);
        var id = await directory.IdOf(styleNo, call.Ct);
        return await call.Run((AddVariants u) => u.Run(id, body, call.Ct));
    }

    private static async Task<IResult> SetSku(
        string styleNo,
        Guid sku,
        SkuInput body,
        ProductDirectory directory,
        ApiCall call
    )
    {
        var id = await directory.IdOf(styleNo, call.Ct);
        return await call.Repeatable.Run((EditSku u) => u.Run(id, SkuId.From(sku), body, call.Ct));
    }

    private static async Task<IResult> Upload(
        string styleNo,
        IFormFile file,
        HttpContext http,
        ProductDirectory directory,
        ApiCall call
    )
    {
        var form = await http.Request.ReadFormAsync(call.Ct);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, call.Ct);
        var kind =
            Enum.TryParse<PictureKind>(form["kind"], ignoreCase: true, out var k) && Enum.IsDefined(k)
                ? k
                : PictureKind.Front;
        var id = await directory.IdOf(styleNo, call.Ct);
        return await call.Create(
            (AddPicture u) => u.Run(id, file.FileName, bytes.ToArray(), kind, form["colour"], call.Ct),
            _ => $"/api/v1/products/{Uri.EscapeDataString(styleNo)}"
        );
    }

    private static async Task<IResult> Main(string styleNo, Guid picture, ProductDirectory directory, ApiCall call)
    {
        var id = await directory.IdOf(styleNo, call.Ct);
        return await call.Repeatable.Run((SetMainPicture u) => u.Run(id, PictureId.From(picture), call.Ct));
    }

    private static async Task<IResult> Remove(string styleNo, Guid picture, ProductDirectory directory, ApiCall call)
    {
        var id = await directory.IdOf(styleNo, call.Ct);
        return await call.Repeatable.Run((RemovePicture u) => u.Run(id, PictureId.From(picture), call.Ct));
    }
}
