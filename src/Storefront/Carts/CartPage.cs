using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Zhanggui.Catalog;
using Zhanggui.Ordering;
using Zhanggui.Ui;

namespace Zhanggui.Storefront;

/// <summary>
/// What the cart's page says above the lines: something was done and can be undone, or something was refused.
/// </summary>
internal sealed record CartSaid(string? Said = null, string? Undo = null, string? Trouble = null);

/// <summary>Answers with the cart: the page, or its part for htmx.</summary>
internal sealed class CartPage(ICarts carts, ICatalog catalog, IStringLocalizer<ShoppingTexts> l)
{
    /// <summary>A cart's lines, to be put back by an undo.</summary>
    public async Task<IReadOnlyList<CheckoutLine>> Lines(CartOwner owner, CancellationToken ct) =>
        [.. (await carts.Of(owner, ct)).Lines.Select(x => new CheckoutLine(x.Sku.Id, x.Quantity))];

    /// <summary>
    /// After a change: the cart as it is now, with what was said or refused. The corner of the page learns of it.
    /// </summary>
    public Task<IResult> After(HttpContext context, Result changed, CartSaid said, CancellationToken ct) =>
        changed.IsDone
            ? Page(context, said, ct)
            : Page(
                context,
                new CartSaid(Trouble: changed.Refusal.Message.ToString()),
                ct,
                Refusals.Status(changed.Refusal)
            );

    public async Task<IResult> Page(
        HttpContext context,
        CartSaid said,
        CancellationToken ct,
        int status = StatusCodes.Status200OK
    )
    {
        ArgumentNullException.ThrowIfNull(said);
        var cart = await carts.Of(Shopper.Of(context), ct);
        var variants = new Dictionary<Guid, IReadOnlyList<SkuCard>>();
        foreach (var product in cart.Lines.Select(x => x.Sku.Product).Distinct())
            variants[product.Value] = await catalog.OfProduct(product, ct);
        var model = new CartViews.CartModel(cart, variants, said.Undo, said.Said, said.Trouble);
        var isChange = HttpMethods.IsPost(context.Request.Method);
        return isChange && PageResult.WantsPart(context.Request)
            ? PageResult.Fragment(CartViews.Cart(model, l), status).Trigger("cart-changed")
            : PageResult.Page(l["购物车"], CartViews.Page(model, l), typeof(StoreLayout), status);
    }
}
