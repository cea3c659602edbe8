using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Storefront;

/// <summary>The cart's pages. The JSON twin is <see cref="CartApi"/>.</summary>
internal static class CartEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cart", Show).Open().ExcludeFromDescription();
        routes.MapPost("/cart/add", Add).Open().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/cart/set", Set).Open().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/cart/remove", Remove).Open().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/cart/variant", Swap).Open().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/cart/clear", Clear).Open().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/cart/restore", Restore).Open().DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/store/badge", Badge).Open().ExcludeFromDescription();
        CartApi.Map(routes);
    }

    private static async Task<IResult> Show(HttpContext context, CartPage page, CancellationToken ct) =>
        await page.Page(context, new CartSaid(), ct);

    /// <summary>From the product page: lines, and where to go on to.</summary>
    private static async Task<IResult> Add(
        HttpContext context,
        UseCaseExecutor executor,
        ICarts carts,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var form = await context.Request.ReadFormAsync(ct);
        var lines = CartLines.Read(form);
        var back = LocalUrl.Or(form["back"].FirstOrDefault(), "/");
        var owner = Shopper.Needed(context);
        var key = Shopper.IdempotencyKey(context, owner);
        var added = await executor.Run(context.Actor(), (AddToCart u) => u.Run(owner, lines, ct, key is null), ct, key);
        if (!added.IsDone)
        {
            var why = lines.Count == 0 ? l["请先选好颜色、尺码和件数"].Value : added.Refusal.Message.ToString();
            var status = Refusals.Status(added.Refusal);
            return PageResult.WantsPart(context.Request)
                ? PageResult.Fragment(CartViews.NotAdded(why, back, l), status)
                : PageResult.Page(
                    l["没有放进购物车"],
                    CartViews.NotAddedPage(why, back, l),
                    typeof(StoreLayout),
                    status
                );
        }

        if (form["go"].FirstOrDefault() == "checkout")
            return PageResult.Redirect(context, "/checkout");
        var cart = await carts.Of(owner, ct);
        var skus = lines.Select(x => x.Sku).ToHashSet();
        List<CartLine> shown = [.. cart.Lines.Where(x => skus.Contains(x.Sku.Id))];
        return (
            PageResult.WantsPart(context.Request)
                ? PageResult.Fragment(CartViews.Added(shown, cart.Pieces, back, l))
                : PageResult.Page(
                    l["已放进购物车"],
                    CartViews.AddedPage(shown, cart.Pieces, back, l),
                    typeof(StoreLayout)
                )
        ).Trigger("cart-changed");
    }

    /// <summary>The field's number, or what the minus and plus buttons say.</summary>
    private static async Task<IResult> Set(
        HttpContext context,
        UseCaseExecutor executor,
        CartPage page,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var form = await context.Request.ReadFormAsync(ct);
        if (!Ids.TryParse<SkuId>(form["sku"], out var sku))
            return await page.Page(context, new CartSaid(), ct);
        var typed = form["to"].FirstOrDefault() ?? form["quantity"].FirstOrDefault();
        var owner = Shopper.Of(context);
        if (!int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var units))
            return await page.Page(
                context,
                new CartSaid(Trouble: l["件数请填 0 到 999 的数字"]),
                ct,
                StatusCodes.Status422UnprocessableEntity
            );
        if (units == 0)
            return await TakeOut(context, owner, sku, executor, page, l, ct);
        var set = await executor.Run(
            context.Actor(),
            (SetCartLine u) => u.Run(owner, sku, new Quantity(units), ct),
            ct
        );
        return await page.After(context, set, new CartSaid(), ct);
    }

    private static async Task<IResult> Remove(
        HttpContext context,
        UseCaseExecutor executor,
        CartPage page,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var form = await context.Request.ReadFormAsync(ct);
        if (!Ids.TryParse<SkuId>(form["sku"], out var sku))
            return await page.Page(context, new CartSaid(), ct);
        return await TakeOut(context, Shopper.Of(context), sku, executor, page, l, ct);
    }

    private static async Task<IResult> TakeOut(
        HttpContext context,
        CartOwner owner,
        SkuId sku,
        UseCaseExecutor executor,
        CartPage page,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var before = await page.Lines(owner, ct);
        var removed = await executor.Run(context.Actor(), (SetCartLine u) => u.Run(owner, sku, Quantity.Zero, ct), ct);
        return await page.After(
            context,
            removed,
            new CartSaid(l["已拿掉 1 款"], CartLines.Pack(before.Where(x => x.Sku == sku))),
            ct
        );
    }

    private static async Task<IResult> Swap(
        HttpContext context,
        UseCaseExecutor executor,
        CartPage page,
        CancellationToken ct
    )
    {
        var form = await context.Request.ReadFormAsync(ct);
        if (!Ids.TryParse<SkuId>(form["from"], out var from) || !Ids.TryParse<SkuId>(form["to"], out var to))
            return await page.Page(context, new CartSaid(), ct);
        var swapped = await executor.Run(
            context.Actor(),
            (ChangeCartVariant u) => u.Run(Shopper.Of(context), from, to, ct),
            ct
        );
        return await page.After(context, swapped, new CartSaid(), ct);
    }

    private static async Task<IResult> Clear(
        HttpContext context,
        UseCaseExecutor executor,
        CartPage page,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var owner = Shopper.Of(context);
        var before = await page.Lines(owner, ct);
        var cleared = await executor.Run(context.Actor(), (ClearCart u) => u.Run(owner, ct), ct);
        return await page.After(
            context,
            cleared,
            new CartSaid(l["购物车已清空，拿掉了 {0} 款", before.Count], CartLines.Pack(before)),
            ct
        );
    }

    private static async Task<IResult> Restore(
        HttpContext context,
        UseCaseExecutor executor,
        CartPage page,
        CancellationToken ct
    )
    {
        var form = await context.Request.ReadFormAsync(ct);
        var lines = CartLines.Unpack(form["lines"]);
        if (lines.Count == 0)
            return await page.Page(context, new CartSaid(), ct);
        var owner = Shopper.Needed(context);
        var restored = await executor.Run(
            context.Actor(),
            (AddToCart u) => u.Run(owner, lines, ct),
            ct,
            Shopper.IdempotencyKey(context, owner)
        );
        return await page.After(context, restored.IsDone ? Result.Done : restored.Refusal, new CartSaid(), ct);
    }

    /// <summary>Loaded into every page after it, so that the pages themselves can be the same for everybody.</summary>
    private static async Task<IResult> Badge(
        HttpContext context,
        ICarts carts,
        ICustomers customers,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var owner = Shopper.Of(context);
        var name = owner.Account is { } account
            ? (await customers.Of(AccountId.From(account), ct))?.Name ?? context.Actor().Name
            : null;
        return PageResult.Fragment(CartViews.Badge(name, await carts.Pieces(owner, ct), l));
    }
}
