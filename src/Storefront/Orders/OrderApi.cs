using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Ordering;
using Zhanggui.Shipping;

namespace Zhanggui.Storefront;

/// <summary>Why an order is cancelled.</summary>
internal sealed record CancelInput(string? Reason);

/// <summary>One line of an order. Money in fen.</summary>
internal sealed record OrderLineAnswer(
    string SkuCode,
    string Name,
    string Colour,
    string Size,
    Quantity Quantity,
    Money Price,
    Money Discount,
    Money Total,
    bool IsWholesale
);

/// <summary>One parcel of an order.</summary>
internal sealed record ParcelAnswer(
    string Courier,
    string WaybillNo,
    DateTimeOffset? HandedOverAt,
    DateTimeOffset? SignedAt
);

/// <summary>One part of an order that is sent in parts; its money is its share of the whole.</summary>
internal sealed record ShipmentPartAnswer(int No, DateOnly? NotBefore, string State, int Pieces, Money Total);

/// <summary>What is to be paid next: everything (Whole), the deposit (First), or the balance.</summary>
internal sealed record DueAnswer(Instalment Which, Money Amount);

/// <summary>One thing that happened.</summary>
internal sealed record StepAnswer(DateTimeOffset At, string What, string? Where);

/// <summary>A return or an exchange as its customer sees it.</summary>
internal sealed record ReturnAnswer(string No, AfterSales.ReturnKind Kind, AfterSales.ReturnState State, string? Words);

/// <summary>
/// An order as its customer sees it. The address is masked for whoever is not signed in as its owner.
/// </summary>
internal sealed record OrderAnswer(
    string No,
    DateTimeOffset PlacedAt,
    OrderStatus Status,
    string State,
    string Next,
    bool IsPaid,
    string? PayUrl,
    DueAnswer? Due,
    DateTimeOffset? PayBefore,
    Money DepositKept,
    Money Goods,
    Money Discount,
    Money Postage,
    Money Total,
    PostalAddress Address,
    IReadOnlyList<OrderLineAnswer> Lines,
    IReadOnlyList<ParcelAnswer> Parcels,
    IReadOnlyList<ShipmentPartAnswer> Parts,
    IReadOnlyList<StepAnswer> Steps
)
{
    /// <summary>What is wrong with a parcel on its way, and what we do about it; null while nothing is.</summary>
    public string? Trouble { get; init; }

    /// <summary>Returns and exchanges, newest first.</summary>
    public IReadOnlyList<ReturnAnswer> Returns { get; init; } = [];

    public static OrderAnswer Of(OrderFolder folder)
    {
        var o = folder.Order;
        return new OrderAnswer(
            o.No,
            o.PlacedAt,
            o.Status,
            folder.State.ToString(),
            folder.Next.ToString(),
            o.IsPaid,
            folder.PayUrl,
            folder.Due is { } due ? new DueAnswer(due.Which, due.Amount) : null,
            folder.PayBefore,
            o.DepositKept,
            o.Goods,
            o.Discount,
            o.Postage,
            o.Total,
            folder.Address,
            [
                .. o.Lines.Select(l => new OrderLineAnswer(
                    l.SkuCode,
                    l.Name,
                    l.Colour,
                    l.Size,
                    l.Quantity,
                    l.Price,
                    l.Discount,
                    l.Total,
                    l.IsWholesale
                )),
            ],
            [
                .. folder.Parcels.Select(p => new ParcelAnswer(
                    p.Card.Courier,
                    p.Card.WaybillNo,
                    p.Card.HandedOverAt,
                    p.Card.SignedAt
                )),
            ],
            [.. o.Parts.Select(p => new ShipmentPartAnswer(p.No, p.NotBefore, p.State.ToString(), p.Pieces, p.Total))],
            [.. folder.Steps.Select(s => new StepAnswer(s.At, s.What.ToString(), s.Place))]
        )
        {
            Trouble = folder.Trouble?.ToString(),
            Returns =
            [
                .. folder.Returns.Select(r => new ReturnAnswer(r.No, r.Kind, r.State, r.ForCustomer?.ToString())),
            ],
        };
    }
}

/// <summary>A row of a customer's order list.</summary>
internal sealed record OrderRowAnswer(
    string No,
    DateTimeOffset PlacedAt,
    OrderStatus Status,
    string State,
    bool IsPaid,
    Money Total,
    int Pieces
);

/// <summary>A page of orders; <paramref name="Next"/> is the "before" of the next page.</summary>
internal sealed record OrderRowsAnswer(IReadOnlyList<OrderRowAnswer> Items, DateTimeOffset? Next);

/// <summary>A customer's orders as JSON.</summary>
internal static class OrderApi
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("My orders");
        api.MapGet("/orders/{no}", One)
            .Open()
            .WithName("GetOrder")
            .WithSummary("An order of one's own, or with ?phone= of whoever knows the recipient's phone");
        api.MapPost("/orders/{no}/cancel", Cancel)
            .NeedsSignIn()
            .WithName("CancelMyOrder")
            .WithSummary("Cancel one's own order before customer service has confirmed it");
        api.MapPost("/orders/{no}/receipt", Receive)
            .NeedsSignIn()
            .WithName("ConfirmReceipt")
            .WithSummary("Confirm that one's own order has arrived");
        api.MapGet("/me/orders", Mine)
            .NeedsSignIn()
            .WithName("ListMyOrders")
            .WithSummary("One's own orders, newest first; filter ToPay, Preparing, OnTheWay, Received or Cancelled");
    }

    private static async Task<IResult> One(
        string no,
        string? phone,
        HttpContext context,
        MyOrders orders,
        OrderFolders folders,
        CancellationToken ct
    )
    {
        if (Shopper.Account(context) is { } account && await orders.ByNumber(account, no, ct) is { } mine)
            return TypedResults.Ok(OrderAnswer.Of(await folders.Of(mine, isOwner: true, ct)));
        if (string.IsNullOrWhiteSpace(phone))
            return Refusals.Problem(MyOrders.NotFound);
        var proven = await orders.Prove(no, phone, context.Actor().Address, ct);
        return proven.IsDone
            ? TypedResults.Ok(OrderAnswer.Of(await folders.Of(proven.Value, isOwner: false, ct)))
            : Refusals.Problem(proven.Refusal);
    }

    private static async Task<IResult> Cancel(
        string no,
        CancelInput input,
        HttpContext context,
        MyOrders orders,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var account = Shopper.Account(context);
        if (account is not { } me || await orders.ByNumber(me, no, ct) is not { } mine)
            return Refusals.Problem(MyOrders.NotFound);
        return (
            await executor.Run(
                context.Actor(),
                (CancelMyOrder u) => u.Run(mine.Id, me, input.Reason ?? "", ct),
                ct,
                context.IdempotencyKey()
            )
        ).ToHttp();
    }

    private static async Task<IResult> Receive(
        string no,
        HttpContext context,
        MyOrders orders,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var account = Shopper.Account(context);
        if (account is not { } me || await orders.ByNumber(me, no, ct) is not { } mine)
            return Refusals.Problem(MyOrders.NotFound);
        return (
            await executor.Run(
                context.Actor(),
                (ConfirmReceipt u) => u.Run(mine.Id, me, ct),
                ct,
                context.IdempotencyKey()
            )
        ).ToHttp();
    }

    private static async Task<IResult> Mine(
        OrderFilter? filter,
        string? before,
        HttpContext context,
        MyOrders orders,
        CancellationToken ct
    )
    {
        if (Shopper.Account(context) is not { } account)
            return TypedResults.Ok(new OrderRowsAnswer([], null));
        var page = await orders.Page(account, filter ?? OrderFilter.All, ReadBefore(before), PageSize, ct);
        return TypedResults.Ok(
            new OrderRowsAnswer(
                [
                    .. page.Items.Select(o => new OrderRowAnswer(
                        o.No,
                        o.PlacedAt,
                        o.Status,
                        OrderWords.ForCustomer(o.Standing).State.ToString(),
                        o.IsPaid,
                        o.Total,
                        o.Lines.Sum(l => l.Quantity.Units)
                    )),
                ],
                page.Next
            )
        );
    }

    /// <summary>A page's beginning as it stands in links; anything unreadable is the first page.</summary>
    public static DateTimeOffset? ReadBefore(string? before) =>
        DateTimeOffset.TryParse(before, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}
