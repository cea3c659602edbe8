using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Catalog;

/// <summary>
/// Products for staff: one product, and its forms; the list is a <see cref="ProductListPage"/>.
/// What is sent from them goes to <see cref="ProductActs"/>; the JSON twin is <see cref="ProductApi"/>.
/// </summary>
internal static class ProductEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/products/new", New).Needs("cat.edit", "cat.draft").ExcludeFromDescription();
        routes.MapGet("/office/products/{styleNo}", Show).Needs("cat.view").ExcludeFromDescription();
        routes.MapGet("/office/products/{styleNo}/edit", Edit).Needs("cat.edit").ExcludeFromDescription();
        ProductActs.Map(routes);
        ProductApi.Map(routes);
    }

    private static IResult New(CategoryCache categories, IStringLocalizer<CatalogTexts> l) =>
        NewPage(new FormState(), categories, l, StatusCodes.Status200OK);

    internal static IResult NewPage(
        FormState form,
        CategoryCache categories,
        IStringLocalizer<CatalogTexts> l,
        int status
    ) => PageResult.Page(l["新建商品"], ProductForms.New(form, categories.Now, l), typeof(OfficeLayout), status);

    private static async Task<IResult> Show(string styleNo, HttpContext http, ProductPage page, CancellationToken ct) =>
        await page.Of(http, styleNo, new FormState(), StatusCodes.Status200OK, ct);

    private static async Task<IResult> Edit(string styleNo, HttpContext http, ProductPage page, CancellationToken ct) =>
        await page.EditForm(http, styleNo, new FormState(), StatusCodes.Status200OK, ct);
}

/// <summary>Puts one product's pages together.</summary>
internal sealed class ProductPage(
    ProductDirectory directory,
    CategoryCache categories,
    AuditTrail audit,
    IRefusalPages refusals,
    Company company,
    IStringLocalizer<CatalogTexts> l
)
{
    /// <summary>The product with everything of it.</summary>
    public async Task<IResult> Of(HttpContext http, string styleNo, FormState form, int status, CancellationToken ct)
    {
        if (await directory.Find(styleNo, ct) is not { } product)
            return refusals.Answer(http, ProductErrors.NotFound);
        var history = await audit.Of("product", product.Id.Value, ct);
        var model = new ProductViews.Model(
            product,
            categories.Now.Way(product.CategoryId),
            history,
            form,
            http.Actor(),
            company.Calendar
        );
        return PageResult.Page(product.Name.ToString(), ProductViews.One(model, l), typeof(OfficeLayout), status);
    }

    /// <summary>The form for what a product says of itself.</summary>
    public async Task<IResult> EditForm(
        HttpContext http,
        string styleNo,
        FormState form,
        int status,
        CancellationToken ct
    )
    {
        if (await directory.Find(styleNo, ct) is not { } product)
            return refusals.Answer(http, ProductErrors.NotFound);
        if (!form.IsFilled)
            Fill(form, product);
        return PageResult.Page(
            l["编辑 {0}", product.StyleNo],
            ProductForms.Edit(product, form, categories.Now, l),
            typeof(OfficeLayout),
            status
        );
    }

    private static void Fill(FormState form, Product p)
    {
        (form["category"], form["nameZh"], form["nameEn"], form["subtitleZh"], form["subtitleEn"]) = (
            p.CategoryId.Value.ToString(),
            p.NameZh,
            p.NameEn,
            p.SubtitleZh,
            p.SubtitleEn
        );
        (
            form["descriptionZh"],
            form["descriptionEn"],
            form["brandZh"],
            form["brandEn"],
            form["seasonZh"],
            form["seasonEn"]
        ) = (p.DescriptionZh, p.DescriptionEn, p.BrandZh, p.BrandEn, p.SeasonZh, p.SeasonEn);
        (form["origin"], form["supplier"], form["unit"], form["invoiceName"], form["weight"]) = (
            p.Origin,
            p.Supplier,
            p.Unit,
            p.InvoiceName,
            p.WeightGrams.ToString(CultureInfo.InvariantCulture)
        );
        form["deposit"] = p.PresaleDeposit > Money.Zero ? p.PresaleDeposit.ToString() : "";
        (form["presale"], form["attributes"], form["measures"], form["version"]) = (
            p.PresaleShipsOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            ProductLines.Print(p.Attributes),
            ProductLines.Print(p.Measures),
            p.Version.ToString(CultureInfo.InvariantCulture)
        );
        if (p.IsNew)
            form["isNew"] = "true";
        if (p.IsHero)
            form["isHero"] = "true";
    }
}
