using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Catalog;
using Zhanggui.Ordering;
using Zhanggui.Pricing;

namespace Zhanggui.Storefront;

/// <summary>A line to put into a cart or an order.</summary>
internal sealed record LineInput(SkuId Sku, int Quantity)
{
    public CheckoutLine ToLine() => new(Sku, new Quantity(Quantity));
}

/// <summary>What a cart line is changed to.</summary>
internal sealed record QuantityInput(int Quantity);

/// <summary>Another colour or size of the same product.</summary>
internal sealed record VariantInput(SkuId To);

/// <summary>A cart line for programs. Money in fen; what the shop paid for the goods is never in it.</summary>
internal sealed record CartLineAnswer(
    SkuId Sku,
    string Code,
    string Name,
    string Colour,
    string Size,
    string PictureUrl,
    Quantity Quantity,
    Quantity Available,
    Money Price,
    Money Total,
    Money Deposit,
    string? Trouble,
    bool Blocks,
    WholesaleAnswer? Wholesale
);

/// <summary>
/// How a line stands with the wholesale price of its customer's class (ORD-21). Money in fen; pieces of all colours and
/// sizes of the style count together.
/// </summary>
internal sealed record WholesaleAnswer(
    string Class,
    int Minimum,
    int Pieces,
    bool Applies,
    int? ReachedFrom,
    int? NextFrom,
    int Missing,
    IReadOnlyList<WholesaleTier> Tiers
)
{
    public static WholesaleAnswer? Of(WholesaleTerms? t) =>
        t is null
            ? null
            : new(
                t.Class.ToString(),
                t.Minimum,
                t.Pieces,
                t.Applies,
                t.Reached?.From,
                t.Next?.From,
                t.Missing,
                t.Tiers
            );
}

/// <summary>A cart for programs.</summary>
internal sealed record CartAnswer(IReadOnlyList<CartLineAnswer> Lines, Money Goods, int Pieces, int WeightGrams)
{
    public static CartAnswer Of(CartView cart) =>
        new(
            [
                .. cart.Lines.Select(l => new CartLineAnswer(
                    l.Sku.Id,
                    l.Sku.Code,
                    l.Sku.Name.ToString(),
                    l.Sku.Colour.ToString(),
                    l.Sku.Size,
                    l.Sku.PictureUrl,
                    l.Quantity,
                    l.Available,
                    l.Price,
                    l.Total,
                    l.Deposit,
                    l.Trouble?.ToString(),
                    l.Blocks,
                    WholesaleAnswer.Of(l.Wholesale)
                )),
            ],
            cart.Goods,
            cart.Pieces,
            cart.WeightGrams
        );
}

/// <summary>The cart as JSON. A visitor's cart hangs on the cookie that the first answer sets.</summary>
internal static class CartApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var cart = routes.MapGroup("/api/v1/cart").WithTags("Cart");
        cart.MapGet("", Show).Open().WithName("GetCart").WithSummary("The cart with today's prices and stock");
        cart.MapPost("/lines", Add).Open().WithName("AddToCart").WithSummary("Put pieces of a SKU into the cart");
        cart.MapPut("/lines/{sku:guid}", Set)
            .Open()
            .WithName("SetCartLine")
            .WithSummary("Set a line's quantity; 0 takes it out");
        cart.MapPost("/lines/{sku:guid}/variant", Swap)
            .Open()
            .WithName("ChangeCartVariant")
            .WithSummary("Swap a line for another colour or size of the same product");
        cart.MapDelete("/lines/{sku:guid}", Remove).Open().WithName("RemoveCartLine").WithSummary("Take a line out");
        cart.MapDelete("", Clear).Open().WithName("ClearCart").WithSummary("Empty the cart");
    }

    private static async Task<IResult> Show(HttpContext context, ICarts carts, CancellationToken ct) =>
        TypedResults.Ok(CartAnswer.Of(await carts.Of(Shopper.Of(context), ct)));

    private static async Task<IResult> Add(
        LineInput line,
        HttpContext context,
        UseCaseExecutor executor,
        ICarts carts,
        CancellationToken ct
    )
    {
        var owner = Shopper.Needed(context);
        var added = await executor.Run(
            context.Actor(),
            (AddToCart u) => u.Run(owner, [line.ToLine()], ct),
            ct,
            Shopper.IdempotencyKey(context, owner)
        );
        return added.IsDone
            ? TypedResults.Ok(CartAnswer.Of(await carts.Of(owner, ct)))
            : Refusals.Problem(added.Refusal);
    }

    private static Task<IResult> Set(
        Guid sku,
        QuantityInput input,
        HttpContext context,
        UseCaseExecutor executor,
        ICarts carts,
        CancellationToken ct
    ) =>
        Changed(
            context,
            carts,
            owner =>
                executor.Run(
                    context.Actor(),
                    (SetCartLine u) => u.Run(owner, SkuId.From(sku), new Quantity(input.Quantity), ct),
                    ct
                ),
            ct
        );

    private static Task<IResult> Swap(
        Guid sku,
        VariantInput input,
        HttpContext context,
        UseCaseExecutor executor,
        ICarts carts,
        CancellationToken ct
    ) =>
        Changed(
            context,
            carts,
            owner =>
                executor.Run(
                    context.Actor(),
                    (ChangeCartVariant u) => u.Run(owner, SkuId.From(sku), input.To, ct),
                    ct,
                    Shopper.IdempotencyKey(context, owner)
                ),
            ct
        );

    private static Task<IResult> Remove(
        Guid sku,
        HttpContext context,
        UseCaseExecutor executor,
        ICarts carts,
        CancellationToken ct
    ) =>
        Changed(
            context,
            carts,
            owner =>
                executor.Run(context.Actor(), (SetCartLine u) => u.Run(owner, SkuId.From(sku), Quantity.Zero, ct), ct),
            ct
        );

    private static Task<IResult> Clear(
        HttpContext context,
        UseCaseExecutor executor,
        ICarts carts,
        CancellationToken ct
    ) => Changed(context, carts, owner => executor.Run(context.Actor(), (ClearCart u) => u.Run(owner, ct), ct), ct);

    private static async Task<IResult> Changed(
        HttpContext context,
        ICarts carts,
        Func<CartOwner, Task<Result>> change,
        CancellationToken ct
    )
    {
        var owner = Shopper.Of(context);
        if (owner.IsNobody)
            return TypedResults.Ok(CartAnswer.Of(new CartView([])));
        var changed = await change(owner);
        return changed.IsDone
            ? TypedResults.Ok(CartAnswer.Of(await carts.Of(owner, ct)))
            : Refusals.Problem(changed.Refusal);
    }
}
