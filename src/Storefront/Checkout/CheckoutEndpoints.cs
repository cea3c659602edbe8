using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ordering;
using Zhanggui.Ui;

namespace Zhanggui.Storefront;

/// <summary>The checkout's pages: one page, no dead ends. The JSON twin is <see cref="CheckoutApi"/>.</summary>
internal static class CheckoutEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/checkout", Show).Open().ExcludeFromDescription();
        routes.MapPost("/checkout", Place).Open().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/checkout/look", Look).Open().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/checkout/address", LookAtAddress).Open().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/checkout/account", LookAtAccount).Open().DisableAntiforgery().ExcludeFromDescription();
        routes
            .MapPost("/checkout/signin", SignIn)
            .Open()
            .DisableAntiforgery()
            .RequireRateLimiting("guess")
            .ExcludeFromDescription();
        routes.MapPost("/checkout/cart", BackToCart).Open().DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/checkout/done/{no}", Done).NeedsSignIn().ExcludeFromDescription();
        CheckoutApi.Map(routes);
    }

    private static async Task<IResult> Show(HttpContext context, CheckoutPage page, CancellationToken ct)
    {
        var view = await page.Begin(context, ct);
        // An empty cart, or one with something that can't be bought, goes back to where that is mended (F2, rows 6 and
        // 12).
        return view is null ? PageResult.Redirect(context, "/cart") : page.Page(context, view);
    }

    /// <summary>
    /// Places the order. Whoever was not known is made known first; the browser then sends the same form once more, as
    /// theirs.
    /// </summary>
    private static async Task<IResult> Place(
        HttpContext context,
        CheckoutPage page,
        CheckoutPlacement placement,
        CancellationToken ct
    )
    {
        var form = CheckoutForm.Read(await context.Request.ReadFormAsync(ct));
        page.Keep(context, form);
        var outcome = await placement.Place(context, form, ct);
        switch (outcome.Step)
        {
            case PlacingStep.Identified:
                return Results.LocalRedirect("/checkout", permanent: false, preserveMethod: true);
            case PlacingStep.Placed:
                CheckoutDraft.Drop(context);
                return PageResult.Redirect(context, "/checkout/done/" + outcome.Order!.No);
            default:
                var view = await page.View(context, form, ct);
                return page.Page(
                    context,
                    view with
                    {
                        Refusals = outcome.Refusals,
                    },
                    StatusCodes.Status422UnprocessableEntity
                );
        }
    }

    /// <summary>Region or courier have changed: what it costs now. Nothing is judged yet.</summary>
    private static async Task<IResult> Look(
        HttpContext context,
        CheckoutPage page,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var view = await page.Reread(context, ct);
        return PageResult.WantsPart(context.Request)
            ? PageResult.Fragment(CheckoutViews.RegionChanged(view, page.State(view), l))
            : page.Page(context, view);
    }

    private static async Task<IResult> LookAtAddress(
        HttpContext context,
        CheckoutPage page,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var view = await page.Reread(context, ct);
        return PageResult.WantsPart(context.Request)
            ? PageResult.Fragment(CheckoutViews.AddressChanged(view, page.State(view), l))
            : page.Page(context, view);
    }

    private static async Task<IResult> LookAtAccount(
        HttpContext context,
        CheckoutPage page,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var view = await page.Reread(context, ct);
        return PageResult.WantsPart(context.Request)
            ? PageResult.Fragment(CheckoutViews.Account(view, page.State(view), l))
            : page.Page(context, view);
    }

    /// <summary>Signs in and comes back with everything still typed.</summary>
    private static async Task<IResult> SignIn(
        HttpContext context,
        CheckoutPage page,
        CheckoutPlacement placement,
        CancellationToken ct
    )
    {
        var form = CheckoutForm.Read(await context.Request.ReadFormAsync(ct)) with { Who = "known" };
        page.Keep(context, form);
        var signedIn = await placement.SignIn(context, form, ct);
        if (signedIn.IsDone)
            return PageResult.Redirect(context, "/checkout");
        var view = await page.View(context, form, ct);
        return page.Page(
            context,
            view with
            {
                Refusals = [signedIn.Refusal],
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<IResult> BackToCart(HttpContext context, CheckoutPage page, CancellationToken ct)
    {
        page.Keep(context, CheckoutForm.Read(await context.Request.ReadFormAsync(ct)));
        return PageResult.Redirect(context, "/cart");
    }

    private static async Task<IResult> Done(
        string no,
        HttpContext context,
        MyOrders orders,
        OrderFolders folders,
        TimeProvider clock,
        IRefusalPages refusals,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        if (Shopper.Account(context) is not { } account || await orders.ByNumber(account, no, ct) is not { } order)
            return refusals.Answer(context, MyOrders.NotFound);
        return PageResult.Page(
            l["订单已提交"],
            CheckoutViews.Done(await folders.Of(order, isOwner: true, ct), clock.Now(), l),
            typeof(StoreLayout)
        );
    }
}
