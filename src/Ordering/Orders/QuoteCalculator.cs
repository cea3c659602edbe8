using Zhanggui.Catalog;
using Zhanggui.Pricing;
using Zhanggui.Shipping;

namespace Zhanggui.Ordering;

/// <summary>
/// Works out what lines cost, postage included. The same arithmetic shows the review step and places the order.
/// </summary>
internal sealed class QuoteCalculator(ICatalog catalog, IShippingRates rates, IPrices prices, TimeProvider clock)
{
    public async Task<Result<Quote>> For(
        IReadOnlyList<CheckoutLine> lines,
        string? province,
        string? city,
        string? courier,
        CancellationToken ct,
        Guid? account = null
    )
    {
        if (lines.Count == 0)
            return OrderErrors.NothingToBuy;
        if (lines.Count > 100)
            return OrderErrors.TooManyLines;
        if (lines.Any(l => l.Quantity.Units is < 1 or > 999))
            return OrderErrors.Quantity;
        var cards = await catalog.Skus([.. lines.Select(l => l.Sku).Distinct()], ct);
        foreach (var line in lines)
            if (!cards.TryGetValue(line.Sku, out var card) || !card.IsListed)
                return OrderErrors.NotListed(card?.Label() ?? line.Sku.Value.ToString());

        var priced = prices.For(account, [.. lines.Select(l => (cards[l.Sku], l.Quantity))]);
        if (
            prices.RefusesBelowMinimum
            && priced.Index().FirstOrDefault(p => p.Item.IsBelowMinimum) is { Item.Wholesale: { } few } below
        )
            return few.BelowMinimum(cards[lines[below.Index].Sku].Name.ToString());
        List<QuoteLine> quoted =
        [
            .. lines.Zip(
                priced,
                (l, p) =>
                    new QuoteLine(cards[l.Sku], l.Quantity, p.Price, p.Price * l.Quantity, p.Special)
                    {
                        Wholesale = p.Wholesale,
                    }
            ),
        ];
        var goods = quoted.Sum(l => l.Total);
        var weight = quoted.Sum(l => l.Sku.WeightGrams * l.Quantity.Units);
        // What an option costs is what this customer pays for it, free postage included: the review step, the JSON
        // answer and the order show the same fee.
        IReadOnlyList<ShippingOption> options =
            province is null || city is null
                ? []
                :
                [
                    .. (await rates.Options(province, city, weight, clock.Now(), ct)).Select(o =>
                        o with
                        {
                            Fee = rates.FeeFor(o, goods),
                        }
                    ),
                ];
        var chosen = courier is null ? options.FirstOrDefault() : options.FirstOrDefault(o => o.Courier == courier);
        var postage = chosen?.Fee ?? Money.Zero;
        return new Quote(quoted, goods, Money.Zero, postage, goods + postage, weight, options);
    }
}
