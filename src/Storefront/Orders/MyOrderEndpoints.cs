using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ordering;
using Zhanggui.Ui;

namespace Zhanggui.Storefront;

/// <summary>A customer's order pages (SHOP-20, SHOP-22). The JSON twin is <see cref="OrderApi"/>.</summary>
internal static class MyOrderEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/orders/find", FindForm).Open().ExcludeFromDescription();
        routes
            .MapPost("/orders/find", Find)
            .Open()
            .DisableAntiforgery()
            .RequireRateLimiting("guess")
            .ExcludeFromDescription();
        routes.MapGet("/orders/{no}", Show).Open().ExcludeFromDescription();
        routes.MapPost("/orders/{no}/cancel", Cancel).NeedsSignIn().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/orders/{no}/receipt", Receive).NeedsSignIn().DisableAntiforgery().ExcludeFromDescription();
        OrderApi.Map(routes);
    }

    private static IResult FindForm(HttpContext context, IStringLocalizer<ShoppingTexts> l) =>
        PageResult.Page(l["查订单"], MyOrderViews.Find(FormState.OfQuery(context), null, l), typeof(StoreLayout));

    private static async Task<IResult> Find(
        HttpContext context,
        MyOrders orders,
        OrderProof proof,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var found = await orders.Prove(form["no"], form["phone"], context.Actor().Address, ct);
        if (!found.IsDone)
            return PageResult.Page(
                l["查订单"],
                MyOrderViews.Find(form, found.Refusal.Message.ToString(), l),
                typeof(StoreLayout),
                Refusals.Status(found.Refusal)
            );
        proof.Give(context, found.Value);
        return PageResult.Redirect(context, "/orders/" + found.Value.No);
    }

    private static async Task<IResult> Show(string no, HttpContext context, MyOrderPage page, CancellationToken ct) =>
        await page.Show(context, no, null, null, ct);

    private static async Task<IResult> Cancel(
        string no,
        HttpContext context,
        MyOrderPage page,
        MyOrders orders,
        UseCaseExecutor executor,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        if (Shopper.Account(context) is not { } me || await orders.ByNumber(me, no, ct) is not { } mine)
            return page.NotFound(context);
        var cancelled = await executor.Run(
            context.Actor(),
            (CancelMyOrder u) => u.Run(mine.Id, me, form["reason"], ct),
            ct
        );
        return cancelled.IsDone
            ? await page.Show(context, no, l[mine.IsPaid ? "订单已取消，钱会原路退回" : "订单已取消"], null, ct)
            : await page.Show(context, no, null, cancelled.Refusal, ct);
    }

    private static async Task<IResult> Receive(
        string no,
        HttpContext context,
        MyOrderPage page,
        MyOrders orders,
        UseCaseExecutor executor,
        IStringLocalizer<ShoppingTexts> l,
        CancellationToken ct
    )
    {
        if (Shopper.Account(context) is not { } me || await orders.ByNumber(me, no, ct) is not { } mine)
            return page.NotFound(context);
        var received = await executor.Run(context.Actor(), (ConfirmReceipt u) => u.Run(mine.Id, me, ct), ct);
        return received.IsDone
            ? PageResult.Redirect(context, "/orders/" + Uri.EscapeDataString(no), l["谢谢，已记下您收到了"])
            : await page.Show(context, no, null, received.Refusal, ct);
    }
}

/// <summary>
/// Answers with an order's page to whoever may see it: its owner, or whoever has proven number and phone in this
/// browser.
/// </summary>
internal sealed class MyOrderPage(
    MyOrders mine,
    IOrders orders,
    OrderFolders folders,
    OrderProof proof,
    IRefusalPages refusals,
    OrderPageWords words
)
{
    public async Task<IResult> Show(
        HttpContext context,
        string no,
        string? said,
        Refusal? trouble,
        CancellationToken ct
    )
    {
        if (await May(context, no, ct) is not var (order, isOwner))
            return NotFound(context);
        var folder = await folders.Of(order, isOwner, ct);
        return PageResult.Page(
            words.Texts["订单 {0}", order.No],
            MyOrderViews.Page(folder, said, trouble?.Message.ToString(), words.Clock.Now(), words.Texts, words.Time),
            typeof(StoreLayout),
            trouble is null ? StatusCodes.Status200OK : Refusals.Status(trouble)
        );
    }

    /// <summary>Somebody else's order is answered as if it were not there.</summary>
    public IResult NotFound(HttpContext context) => refusals.Answer(context, MyOrders.NotFound);

    private async Task<(OrderView Order, bool IsOwner)?> May(HttpContext context, string no, CancellationToken ct)
    {
        if (Shopper.Account(context) is { } account && await mine.ByNumber(account, no, ct) is { } own)
            return (own, true);
        return proof.Of(context, no) is { } id && await orders.Of(id, ct) is { } proven ? (proven, false) : null;
    }
}

/// <summary>What order pages are worded with.</summary>
internal sealed record OrderPageWords(IStringLocalizer<ShoppingTexts> Texts, ShopTime Time, TimeProvider Clock);
