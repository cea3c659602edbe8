using Zhanggui.Catalog;
using Zhanggui.Customers;

namespace Zhanggui.Pricing;

/// <summary>
/// What lines cost one customer: our price, the tier of the wholesale price that all pieces of the product reach
/// together, or a special price that is lower still. The product page, the cart, the checkout, the API and the order
/// use this arithmetic; it asks memories only.
/// </summary>
internal sealed class PriceCalculator(
    SpecialPriceCache specials,
    WholesaleCache wholesale,
    ICustomerClasses classes,
    Policies policies,
    TimeProvider clock
) : IPrices
{
    public bool RefusesBelowMinimum => policies.Get(WholesalePolicies.BelowMinimum) == "refuse";

    public IReadOnlyList<LinePrice> For(Guid? account, IReadOnlyList<(SkuCard Card, Quantity Quantity)> lines)
    {
        var of = classes.Of(account);
        var pieces = of is null
            ? null
            : lines
                .Where(l => l.Card.IsListed)
                .GroupBy(l => l.Card.Product)
                .ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity.Units));
        var now = clock.Now();
        return
        [
            .. lines.Select(l =>
                One(
                    account,
                    l.Card,
                    l.Quantity.Units,
                    of is null || wholesale.For(of.Code, l.Card, now) is not { } live
                        ? null
                        : Terms(live, of.Name, pieces!.GetValueOrDefault(l.Card.Product))
                )
            ),
        ];
    }

    private LinePrice One(Guid? account, SkuCard card, int units, WholesaleTerms? terms)
    {
        // A wholesale price above ours, because ours fell, is none; so is a special price.
        if (terms is { Reached: { } reached } && reached.Price < card.Price)
            terms = terms with { Applies = true };
        var price = terms is { Applies: true } ? terms.Reached!.Value.Price : card.Price;
        if (specials.For(account, card.Id, units) is { } special && special.Price < price)
            return new LinePrice(special.Price, special, terms is null ? null : terms with { Applies = false });
        return new LinePrice(price, null, terms);
    }

    private static WholesaleTerms Terms(LiveWholesale live, Text name, int pieces) =>
        new(
            live.Id,
            live.Revision,
            name,
            live.Tiers.All,
            pieces,
            live.Tiers.At(pieces),
            live.Tiers.After(pieces),
            false
        );
}
