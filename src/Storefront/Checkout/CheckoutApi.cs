using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Ordering;

namespace Zhanggui.Storefront;

/// <summary>What to quote. Without province and city there are no delivery options yet.</summary>
internal sealed record QuoteInput(IReadOnlyList<LineInput>? Lines, string? Province, string? City, string? Courier);

/// <summary>An order to place. <paramref name="ExpectedTotal"/> is what the customer was shown, in fen.</summary>
internal sealed record OrderInput(
    IReadOnlyList<LineInput>? Lines,
    PostalAddress? Address,
    string? Courier,
    PaymentMethod Method,
    Money ExpectedTotal,
    string? Remark,
    string? InvoiceTitle,
    string? InvoiceTaxNo
);

/// <summary>A quoted line. Money in fen.</summary>
internal sealed record QuoteLineAnswer(
    SkuId Sku,
    string Name,
    string Colour,
    string Size,
    Quantity Quantity,
    Money Price,
    Money Total,
    string? SpecialPrice,
    DateTimeOffset? SpecialUntil,
    Money Deposit,
    WholesaleAnswer? Wholesale
);

/// <summary>One way to deliver, with what the customer pays for it.</summary>
internal sealed record DeliveryAnswer(
    string Courier,
    string Name,
    int Zone,
    Money Fee,
    DateOnly ArrivesOn,
    string Promise
);

/// <summary>What an order would cost.</summary>
internal sealed record QuoteAnswer(
    IReadOnlyList<QuoteLineAnswer> Lines,
    Money Goods,
    Money Discount,
    Money Postage,
    Money Total,
    Money DueNow,
    Money Balance,
    int WeightGrams,
    IReadOnlyList<DeliveryAnswer> Options
)
{
    public static QuoteAnswer Of(Quote q) =>
        new(
            [
                .. q.Lines.Select(l => new QuoteLineAnswer(
                    l.Sku.Id,
                    l.Sku.Name.ToString(),
                    l.Sku.Colour.ToString(),
                    l.Sku.Size,
                    l.Quantity,
                    l.Price,
                    l.Total,
                    l.Special?.No,
                    l.Special?.Until,
                    l.Deposit,
                    WholesaleAnswer.Of(l.Wholesale)
                )),
            ],
            q.Goods,
            q.Discount,
            q.Postage,
            q.Total,
            q.First,
            q.Balance,
            q.WeightGrams,
            [
                .. q.Options.Select(o => new DeliveryAnswer(
                    o.Courier,
                    o.Name.ToString(),
                    o.Zone,
                    o.Fee,
                    o.ArrivesOn,
                    o.Promise.ToString()
                )),
            ]
        );
}

/// <summary>Quoting and placing as JSON.</summary>
internal static class CheckoutApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/v1/checkout/quote", QuoteIt)
            .Open()
            .WithTags("Checkout")
            .WithName("QuoteOrder")
            .WithSummary("What lines would cost, with the ways to deliver them to an address");
        routes
            .MapPost("/api/v1/orders", Place)
            .NeedsSignIn()
            .WithTags("Checkout")
            .WithName("PlaceOrder")
            .WithSummary(
                "Place an order. Send an Idempotency-Key: the same key answers with the first order. A total other than expectedTotal is refused with ordering.total_changed"
            );
    }

    private static async Task<IResult> QuoteIt(
        QuoteInput input,
        HttpContext context,
        ICheckout checkout,
        CancellationToken ct
    )
    {
        var quote = await checkout.QuoteFor(
            Lines(input.Lines),
            input.Province,
            input.City,
            input.Courier,
            ct,
            Shopper.Of(context).Account
        );
        return quote.IsDone ? TypedResults.Ok(QuoteAnswer.Of(quote.Value)) : Refusals.Problem(quote.Refusal);
    }

    private static async Task<IResult> Place(
        OrderInput input,
        HttpContext context,
        ICheckout checkout,
        CancellationToken ct
    )
    {
        var address = input.Address ?? new PostalAddress("", "", "", "", "", "");
        var placed = await checkout.Place(
            context.Actor(),
            new CheckoutInput(
                Shopper.Of(context),
                Lines(input.Lines),
                address,
                input.Courier ?? "",
                input.Method,
                input.ExpectedTotal,
                input.Remark,
                input.InvoiceTitle,
                input.InvoiceTaxNo
            ),
            context.IdempotencyKey(),
            ct
        );
        return placed.ToCreated(o => $"/api/v1/orders/{o.No}");
    }

    private static IReadOnlyList<CheckoutLine> Lines(IReadOnlyList<LineInput>? lines) =>
        [.. (lines ?? []).Where(l => l is not null).Select(l => l.ToLine())];
}
