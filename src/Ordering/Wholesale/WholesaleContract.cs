using Zhanggui.Catalog;

namespace Zhanggui.Ordering;

/// <summary>How a line of a cart or quote stands with the wholesale price of its customer's class (ORD-21).</summary>
/// <param name="Price">Which wholesale price.</param>
/// <param name="Revision">Which of its states.</param>
/// <param name="Class">What the class is called.</param>
/// <param name="Tiers">Its steps; the first begins at the minimum.</param>
/// <param name="Pieces">How many pieces of the product are bought together, all colours and sizes.</param>
/// <param name="Reached">The step that they reach; null below the minimum.</param>
/// <param name="Next">The next step; null on the last.</param>
/// <param name="Applies">
/// True when this line is bought at it: it is lower than the retail price, and no special price is lower still.
/// </param>
public sealed record WholesaleTerms(
    WholesalePriceId Price,
    int Revision,
    Text Class,
    IReadOnlyList<WholesaleTier> Tiers,
    int Pieces,
    WholesaleTier? Reached,
    WholesaleTier? Next,
    bool Applies
)
{
    /// <summary>
    /// Below it the retail price holds, or nothing can be ordered (policy orders.wholesale.below_minimum).
    /// </summary>
    public int Minimum => Tiers[0].From;

    /// <summary>How many pieces to the next step; zero on the last.</summary>
    public int Missing => Next is { } next ? next.From - Pieces : 0;
}

/// <summary>What a member of a class pays for some of a product's SKUs.</summary>
/// <param name="Skus">Which; all that the product has, or those with a price of their own.</param>
/// <param name="IsWhole">True when they are all of the product's.</param>
/// <param name="Retail">The lowest retail price among them.</param>
/// <param name="Tiers">The steps.</param>
/// <param name="Until">When it ends; null for open.</param>
public sealed record WholesaleOffer(
    IReadOnlyList<SkuCard> Skus,
    bool IsWhole,
    Money Retail,
    IReadOnlyList<WholesaleTier> Tiers,
    DateTimeOffset? Until
);

/// <summary>Wholesale prices as shoppers see them, from memory.</summary>
public interface IWholesale
{
    /// <summary>True when some class has a price for this product.</summary>
    bool Has(ProductId product, IReadOnlyCollection<SkuCard> skus);

    /// <summary>
    /// What this account pays for these SKUs of one product, with the name of its class; null for everybody else.
    /// </summary>
    (Text Class, IReadOnlyList<WholesaleOffer> Offers)? For(Guid? account, IReadOnlyList<SkuCard> skus);
}
