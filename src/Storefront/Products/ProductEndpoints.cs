using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ordering;
using Zhanggui.Pricing;
using Zhanggui.Ui;

namespace Zhanggui.Storefront;

/// <summary>A product's page and the postage to a place (SHOP-06).</summary>
internal static class ProductEndpoints
{
    private const int LongestDescription = 150;
    internal static readonly Refusal NoSuchProduct = Refusal.NotFound(
        "store.no_such_product",
        "没有这件商品，可能已经下架。请搜索别的款式",
        "There is no such product; it may have been taken off sale. Search for another one."
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/p/{styleNo}", Show).Open().Shared("province", "city").ExcludeFromDescription();
        // About the person, so it is never kept.
        routes.MapGet("/p/{styleNo}/wholesale", Wholesale).Open().ExcludeFromDescription();
        ProductApi.Map(routes);
        routes.MapGet("/p/{styleNo}/postage", Postage).Open().Shared("province", "city").ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        string styleNo,
        string? province,
        string? city,
        HttpContext context,
        ProductPageQuery products,
        IWholesale wholesale,
        IRefusalPages refusals,
        IStringLocalizer<StorefrontTexts> l,
        CancellationToken ct
    )
    {
        if (await products.Of(styleNo, province, city, ct) is not { } view)
            return refusals.Answer(context, NoSuchProduct);
        view = view with { HasWholesale = wholesale.Has(view.Product.Tile.Id, view.Product.Skus) };
        var words = view.Product.Description.ToString();
        return StorePages.Page(
            context,
            view.Product.Tile.Name.ToString(),
            ProductViews.Product(view, l),
            words.Length > LongestDescription ? words[..LongestDescription] : words
        );
    }

    /// <summary>What a member of a class pays; nothing for everybody else.</summary>
    private static async Task<IResult> Wholesale(
        string styleNo,
        HttpContext context,
        ProductPageQuery products,
        IWholesale wholesale,
        TimeProvider clock,
        IRefusalPages refusals,
        IStringLocalizer<StorefrontTexts> l,
        CancellationToken ct
    )
    {
        if (await products.Of(styleNo, null, null, ct) is not { } view)
            return refusals.Answer(context, NoSuchProduct);
        var known = wholesale.For(Shopper.Account(context), view.Product.Skus);
        return PageResult.WantsPart(context.Request)
            ? PageResult.Fragment(WholesaleViews.Part(known, clock.Now(), l))
            : PageResult.Page(
                view.Product.Tile.Name.ToString(),
                WholesaleViews.Page(view, known, clock.Now(), l),
                typeof(StoreLayout)
            );
    }

    /// <summary>The part of the page for htmx; whoever opens it as a page gets the product.</summary>
    private static async Task<IResult> Postage(
        string styleNo,
        string? province,
        string? city,
        HttpContext context,
        ProductPageQuery products,
        IRefusalPages refusals,
        IStringLocalizer<StorefrontTexts> l,
        CancellationToken ct
    )
    {
        if (await products.Postage(styleNo, province, city, ct) is not { } view)
            return refusals.Answer(context, NoSuchProduct);
        return StorePages.Fragment(context, ProductViews.Postage(view, l));
    }
}
