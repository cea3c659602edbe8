using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Catalog;
using Zhanggui.Ordering;

namespace Zhanggui.Storefront;

/// <summary>Whether a SKU can be bought.</summary>
/// <param name="Sku">Its id.</param>
/// <param name="Code">Its code.</param>
/// <param name="Price">What a piece costs.</param>
/// <param name="State">Available, Few (then <paramref name="Left"/> says how many), Out, or Presale.</param>
/// <param name="Left">How many are left when they are few; null otherwise.</param>
/// <param name="ShipsOn">The promised day of a presale SKU.</param>
internal sealed record AvailabilityAnswer(
    SkuId Sku,
    string Code,
    Money Price,
    CellState State,
    int? Left,
    DateOnly? ShipsOn
);

/// <summary>What a product's page says of stock, as JSON.</summary>
internal static class ProductApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/catalog/products/{styleNo}/availability", Availability)
            .Open()
            .WithTags("Shop 商城")
            .WithName("GetAvailability")
            .WithSummary("Which SKUs of a listed product can be bought, as its page says (SHOP-06, SHOP-07)");

    private static async Task<IResult> Availability(string styleNo, ProductPageQuery products, CancellationToken ct)
    {
        if (await products.Of(styleNo, null, null, ct) is not { } view)
            return Refusals.Problem(ProductEndpoints.NoSuchProduct);
        return TypedResults.Ok(
            view.Cells.Values.Where(c => c.Sku is not null)
                .OrderBy(c => c.Sku!.Code, StringComparer.Ordinal)
                .Select(c => new AvailabilityAnswer(
                    c.Sku!.Id,
                    c.Sku.Code,
                    c.Sku.Price,
                    c.State,
                    c.State == CellState.Few ? c.Max : null,
                    c.Sku.PresaleShipsOn
                ))
        );
    }
}
