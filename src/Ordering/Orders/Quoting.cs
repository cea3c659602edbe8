using Zhanggui.Catalog;
using Zhanggui.Shipping;

namespace Zhanggui.Ordering;

/// <summary>Works out what lines cost, postage included. The same arithmetic shows the review step and places the order.</summary>
internal sealed class Quoting(ICatalog catalog, IShippingRates rates, SpecialPriceMemory specials, TimeProvider clock)
{
    public async Task<Result<Quote>> For(IReadOnlyList<CheckoutLine> lines, string? province, string? city, string? courier, CancellationToken ct, Guid? account = null)
    {
        if (lines.Count == 0) return OrderErrors.NothingToBuy;
        if (lines.Count > 100) return OrderErrors.TooManyLines;
        if (lines.Any(l => l.Quantity.Units is < 1 or > 999)) return OrderErrors.Quantity;
        var cards = await catalog.Skus([.. lines.Select(l => l.Sku).Distinct()], ct);
        foreach (var line in lines)
            if (!cards.TryGetValue(line.Sku, out var card) || !card.IsListed) return OrderErrors.NotListed(card?.Label() ?? line.Sku.Value.ToString());

        List<QuoteLine> quoted = [.. lines.Select(l => Line(cards[l.Sku], l.Quantity, specials.For(account, l.Sku, l.Quantity.Units)))];
        var goods = quoted.Sum(l => l.Total);
        var weight = quoted.Sum(l => l.Sku.WeightGrams * l.Quantity.Units);
        // What an option costs is what this customer pays for it, free postage included: the review step, the JSON answer and the order show the same fee.
        IReadOnlyList<ShippingOption> options = province is null || city is null ? [] : [.. (await rates.Options(province, city, weight, clock.Now(), ct)).Select(o => o with { Fee = rates.FeeFor(o, goods) })];
        var chosen = courier is null ? options.FirstOrDefault() : options.FirstOrDefault(o => o.Courier == courier);
        var postage = chosen?.Fee ?? Money.Zero;
        return new Quote(quoted, goods, Money.Zero, postage, goods + postage, weight, options);
    }

    /// <summary>A special price above ours, because ours fell, is none.</summary>
    private static QuoteLine Line(SkuCard card, Quantity quantity, LiveSpecial? special) => special is not null && special.Price < card.Price
        ? new QuoteLine(card, quantity, special.Price, special.Price * quantity, special) : new QuoteLine(card, quantity, card.Price, card.Price * quantity);
}
