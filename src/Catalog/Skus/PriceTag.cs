namespace Zhanggui.Catalog;

/// <summary>A price, and for a while perhaps a lower one (SHOP-25).</summary>
/// <param name="Price">The price without promotion.</param>
/// <param name="PromoPrice">The promotional price; null without a promotion.</param>
/// <param name="PromoFrom">The first instant of the promotion; null: from ever.</param>
/// <param name="PromoUntil">The first instant after it; null: until it is taken off.</param>
public readonly record struct PriceTag(
    Money Price,
    Money? PromoPrice = null,
    DateTimeOffset? PromoFrom = null,
    DateTimeOffset? PromoUntil = null
)
{
    /// <summary>
    /// What a customer pays at this instant. The promotion begins with its first instant and is over at its last.
    /// </summary>
    public Money At(DateTimeOffset now) =>
        PromoPrice is { } promo && (PromoFrom is null || PromoFrom <= now) && (PromoUntil is null || now < PromoUntil)
            ? promo
            : Price;

    /// <summary>Null when the tag makes sense; otherwise what is wrong with it, by field.</summary>
    public Refusal? Check()
    {
        if (Price <= Money.Zero)
            return Refusal.Invalid("catalog.price_missing", "price", "售价要大于零", "The price must be above zero.");
        if (PromoPrice is not { } promo)
            return PromoFrom is null && PromoUntil is null
                ? null
                : Refusal.Invalid(
                    "catalog.promo_price_missing",
                    "promoPrice",
                    "写了促销时间，请填促销价",
                    "There is a promotion period, so enter the promotional price."
                );
        if (promo <= Money.Zero || promo >= Price)
            return Refusal.Invalid(
                "catalog.promo_price_wrong",
                "promoPrice",
                "促销价要大于零、低于售价",
                "The promotional price must be above zero and below the price."
            );
        return PromoFrom is { } from && PromoUntil is { } until && until <= from
            ? Refusal.Invalid(
                "catalog.promo_period_wrong",
                "promoUntil",
                "促销结束要晚于开始",
                "The promotion must end after it begins."
            )
            : null;
    }
}
