using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Catalog;

/// <summary>
/// What staff send from a product's pages. A refusal answers with the same page and everything that was typed.
/// </summary>
internal static class ProductActs
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup("/office/products").DisableAntiforgery().ExcludeFromDescription();
        acts.MapPost("", Create).Needs("cat.edit", "cat.draft");
        acts.MapPost("/{styleNo}/edit", Edit).Needs("cat.edit");
        acts.MapPost("/{styleNo}/list", List).Needs("list.edit");
        acts.MapPost("/{styleNo}/delist", Delist).Needs("list.edit");
        acts.MapPost("/{styleNo}/prices", Prices).Needs("price.publish");
        acts.MapPost("/{styleNo}/variants", More).Needs("cat.edit");
        acts.MapPost("/{styleNo}/skus/{sku:guid}", SetSku).Needs("cat.edit");
        acts.MapPost("/{styleNo}/pictures", Upload).Needs("cat.edit", "cat.edit.pictures");
        acts.MapPost("/{styleNo}/pictures/{picture:guid}/main", Main).Needs("cat.edit", "cat.edit.pictures");
        acts.MapPost("/{styleNo}/pictures/{picture:guid}/remove", Remove).Needs("cat.edit", "cat.edit.pictures");
    }

    private static async Task<IResult> Create(
        HttpContext http,
        UseCaseExecutor executor,
        CategoryCache categories,
        IStringLocalizer<CatalogTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var (input, variants) = (ProductForm.Input(form, l), ProductForm.Variants(form, l));
        if (!form.HasErrors)
        {
            var made = await executor.Run(
                http.Actor(),
                (CreateProduct u) => u.Run(form["styleNo"], input, variants, ct),
                ct,
                http.IdempotencyKey()
            );
            if (made.IsDone)
                return PageResult.Redirect(
                    http,
                    "/office/products/" + Uri.EscapeDataString(form["styleNo"].ToUpperInvariant())
                );
            form.Accept(made.Refusal);
        }

        return ProductEndpoints.NewPage(form, categories, l, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Edit(
        string styleNo,
        HttpContext http,
        UseCaseExecutor executor,
        ProductDirectory directory,
        ProductPage page,
        IStringLocalizer<CatalogTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var input = ProductForm.Input(form, l);
        var status = StatusCodes.Status422UnprocessableEntity;
        if (!form.HasErrors)
        {
            var seen = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : (int?)null;
            var id = await directory.IdOf(styleNo, ct);
            var done = await executor.Run(http.Actor(), (EditProduct u) => u.Run(id, seen, input, ct), ct);
            if (done.IsDone)
                return PageResult.Redirect(http, Url(styleNo));
            form.Accept(done.Refusal);
            status = Refusals.Status(done.Refusal);
        }

        return await page.EditForm(http, styleNo, form, status, ct);
    }

    private static Task<IResult> List(
        string styleNo,
        HttpContext http,
        UseCaseExecutor executor,
        ProductDirectory directory,
        ProductPage page,
        CancellationToken ct
    ) =>
        Done(
            styleNo,
            http,
            directory,
            page,
            (id, form) => executor.Run(http.Actor(), (ListProduct u) => u.Run(id, form["why"], ct), ct),
            ct
        );

    private static Task<IResult> Delist(
        string styleNo,
        HttpContext http,
        UseCaseExecutor executor,
        ProductDirectory directory,
        ProductPage page,
        CancellationToken ct
    ) =>
        Done(
            styleNo,
            http,
            directory,
            page,
            (id, form) => executor.Run(http.Actor(), (DelistProduct u) => u.Run(id, form["why"], ct), ct),
            ct
        );

    private static async Task<IResult> Prices(
        string styleNo,
        HttpContext http,
        UseCaseExecutor executor,
        ProductDirectory directory,
        ProductPage page,
        Company company,
        IStringLocalizer<CatalogTexts> l,
        CancellationToken ct
    )
    {
        var skus = (await directory.Find(styleNo, ct))?.Skus ?? [];
        return await Done(
            styleNo,
            http,
            directory,
            page,
            (id, form) =>
            {
                var prices = ProductForm.Prices(form, skus, company.Calendar, l);
                return form.HasErrors
                    ? null
                    : executor.Run(http.Actor(), (ChangePrice u) => u.Run(id, prices, form["whyPrice"], ct), ct);
            },
            ct,
            field => field == "why" ? "whyPrice" : field
        );
    }

    private static Task<IResult> More(
        string styleNo,
        HttpContext http,
        UseCaseExecutor executor,
        ProductDirectory directory,
        ProductPage page,
        IStringLocalizer<CatalogTexts> l,
        CancellationToken ct
    ) =>
        Done(
            styleNo,
            http,
            directory,
            page,
            (id, form) =>
            {
                var variants = ProductForm.Variants(form, l);
                return form.HasErrors
                    ? null
                    : executor.Run(http.Actor(), (AddVariants u) => u.Run(id, variants, ct), ct);
            },
            ct
        );

    private static Task<IResult> SetSku(
        string styleNo,
        Guid sku,
        HttpContext http,
        UseCaseExecutor executor,
        ProductDirectory directory,
        ProductPage page,
        IStringLocalizer<CatalogTexts> l,
        CancellationToken ct
    ) =>
        Done(
            styleNo,
            http,
            directory,
            page,
            (id, form) =>
            {
                var input = ProductForm.Sku(form, l);
                return form.HasErrors
                    ? null
                    : executor.Run(http.Actor(), (EditSku u) => u.Run(id, SkuId.From(sku), input, ct), ct);
            },
            ct
        );

    private static Task<IResult> Upload(
        string styleNo,
        HttpContext http,
        UseCaseExecutor executor,
        ProductDirectory directory,
        ProductPage page,
        CancellationToken ct
    ) =>
        Done(
            styleNo,
            http,
            directory,
            page,
            async (id, form) =>
            {
                if (form.Files.Count == 0)
                    return Refusal.Invalid("catalog.no_file", "file", "请选一张图片", "Choose a picture.");
                using var bytes = new MemoryStream();
                await form.Files[0].CopyToAsync(bytes, ct);
                var kind =
                    Enum.TryParse<PictureKind>(form["kind"], out var k) && Enum.IsDefined(k) ? k : PictureKind.Front;
                var added = await executor.Run(
                    http.Actor(),
                    (AddPicture u) => u.Run(id, form.Files[0].FileName, bytes.ToArray(), kind, form["colour"], ct),
                    ct,
                    http.IdempotencyKey()
                );
                return added.IsDone ? Result.Done : added.Refusal;
            },
            ct
        );

    private static Task<IResult> Main(
        string styleNo,
        Guid picture,
        HttpContext http,
        UseCaseExecutor executor,
        ProductDirectory directory,
        ProductPage page,
        CancellationToken ct
    ) =>
        Done(
            styleNo,
            http,
            directory,
            page,
            (id, _) => executor.Run(http.Actor(), (SetMainPicture u) => u.Run(id, PictureId.From(picture), ct), ct),
            ct
        );

    private static Task<IResult> Remove(
        string styleNo,
        Guid picture,
        HttpContext http,
        UseCaseExecutor executor,
        ProductDirectory directory,
        ProductPage page,
        CancellationToken ct
    ) =>
        Done(
            styleNo,
            http,
            directory,
            page,
            (id, _) => executor.Run(http.Actor(), (RemovePicture u) => u.Run(id, PictureId.From(picture), ct), ct),
            ct
        );

    /// <summary>Acts and goes back to the product; null from the act means that the form itself is wrong.</summary>
    private static async Task<IResult> Done(
        string styleNo,
        HttpContext http,
        ProductDirectory directory,
        ProductPage page,
        Func<ProductId, FormState, Task<Result>?> act,
        CancellationToken ct,
        Func<string, string>? field = null
    )
    {
        var form = await FormState.Read(http, ct);
        var id = await directory.IdOf(styleNo, ct);
        var status = StatusCodes.Status422UnprocessableEntity;
        if (act(id, form) is { } running)
        {
            var done = await running;
            if (done.IsDone)
                return PageResult.Redirect(http, Url(styleNo));
            form.Accept(
                field is null || done.Refusal.Field is null
                    ? done.Refusal
                    : done.Refusal with
                    {
                        Field = field(done.Refusal.Field),
                    }
            );
            status = Refusals.Status(done.Refusal);
        }

        return await page.Of(http, styleNo, form, status, ct);
    }

    private static string Url(string styleNo) => "/office/products/" + Uri.EscapeDataString(styleNo);
}
