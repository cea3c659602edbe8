using System.Text.RegularExpressions;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.OrderScreening;
using Zhanggui.Pricing;

namespace Zhanggui.Ordering;

/// <summary>
/// Checks what the shopper filled in, makes the order, and hands it to the writer that places many at once.
/// </summary>
internal sealed partial class Checkout(
    QuoteCalculator calculator,
    IAddressCheck addresses,
    OrderWriter writer,
    Policies policies,
    IPaymentMethods methods,
    TimeProvider clock
) : ICheckout
{
    public Task<Result<Quote>> QuoteFor(
        IReadOnlyList<CheckoutLine> lines,
        string? province,
        string? city,
        string? courier,
        CancellationToken ct,
        Guid? account = null
    ) => calculator.For(lines, province, city, courier, ct, account);

    public async Task<Result<PlacedOrder>> Place(
        Actor actor,
        CheckoutInput input,
        string? idempotencyKey,
        CancellationToken ct
    )
    {
        var refusals = new List<Refusal>();
        var address = addresses.Check(input.Address);
        if (!address.IsDone)
            refusals.AddRange(address.Refusal.All);
        if (input.Remark is { Length: > 200 })
            refusals.Add(OrderErrors.Remark);
        if (input.InvoiceTitle is { } title && title.Trim().Length is < 2 or > 100)
            refusals.Add(OrderErrors.InvoiceTitle);
        if (!string.IsNullOrWhiteSpace(input.InvoiceTaxNo) && !TaxNo().IsMatch(input.InvoiceTaxNo))
            refusals.Add(OrderErrors.TaxNo);
        if (!methods.Enabled.Contains(input.Method))
            refusals.Add(OrderErrors.Method);
        if (Refusal.Join(refusals) is { } refusal)
            return refusal;

        var quoted = await calculator.For(
            input.Lines,
            address.Value.Province,
            address.Value.City,
            input.Courier,
            ct,
            input.Owner.Account
        );
        if (!quoted.IsDone)
            return quoted.Refusal;
        var quote = quoted.Value;
        if (quote.Options.All(o => o.Courier != input.Courier))
            return OrderErrors.Courier;
        if (quote.Total != input.ExpectedTotal)
            // The first of two clicks may have used up what made it cheaper: the second gets the first one's answer.
            return await writer.Earlier(input.Owner, idempotencyKey, ct) is { } earlier
                ? earlier
                : OrderErrors.TotalChanged(input.ExpectedTotal, quote.Total);
        List<SpecialLine> specials =
        [
            .. quote
                .Lines.Select((l, i) => (Line: l, No: i + 1))
                .Where(l => l.Line.Special is not null)
                .Select(l => new SpecialLine(l.No, l.Line.Special!.Id, l.Line.Quantity.Units, l.Line.Sku.Label())),
        ];
        return await writer.Place(
            new PlaceRequest(actor, input.Owner, Draft(input, address.Value, quote), idempotencyKey)
            {
                Specials = specials,
            },
            ct
        );
    }

    private Order Draft(CheckoutInput input, PostalAddress to, Quote quote)
    {
        var now = clock.Now();
        var id = Ids.New<OrderId>(now);
        var discounts = quote.Discount.Allocate([.. quote.Lines.Select(l => l.Total.Fen)]);
        return new Order
        {
            Id = id,
            No = "",
            PlacedAt = now,
            Channel = "mall",
            Account = input.Owner.Account,
            Address = to,
            Courier = input.Courier,
            Method = input.Method,
            Goods = quote.Goods,
            Discount = quote.Discount,
            Postage = quote.Postage,
            Total = quote.Total,
            Cost = quote.Lines.Sum(l => l.Sku.Cost * l.Quantity),
            WeightGrams = quote.WeightGrams,
            Remark = Blank(input.Remark),
            InvoiceTitle = Blank(input.InvoiceTitle),
            InvoiceTaxNo = Blank(input.InvoiceTaxNo),
            Device = Blank(input.Owner.Visitor),
            AddressKey = PlainAddress.Key(to),
            Lines =
            [
                .. quote.Lines.Select(
                    (l, i) =>
                        new OrderLine
                        {
                            OrderId = id,
                            No = i + 1,
                            Sku = l.Sku.Id,
                            Goods = GoodsSnapshot.Of(l.Sku),
                            NameEn = l.Sku.Name.En,
                            Quantity = l.Quantity,
                            Price = l.Price,
                            Discount = discounts[i],
                            Total = l.Total - discounts[i],
                            UnitCost = l.Sku.Cost,
                            WeightGrams = l.Sku.WeightGrams,
                            ShipsOn = l.Sku.PresaleShipsOn,
                            Deposit = input.Method == PaymentMethod.CashOnDelivery ? Money.Zero : l.Deposit,
                            Wholesale = l.Bought?.Price,
                            WholesaleRevision = l.Bought?.Revision ?? 0,
                            WholesaleFrom = l.Bought?.Reached?.From ?? 0,
                        }
                ),
            ],
            Progress = OrderProgress.Start(
                id,
                now,
                quote.Total,
                input.Owner.Account,
                now + policies.Get(OrderingPolicies.AcceptWithin)
            ),
        };
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex("^[0-9A-Z]{15,20}$")]
    private static partial Regex TaxNo();
}
