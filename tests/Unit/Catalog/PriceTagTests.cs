using Zhanggui.Catalog;

namespace Zhanggui.Unit.Catalog;

/// <summary>What a customer pays at an instant (SHOP-25).</summary>
public sealed class PriceTagTests
{
    private static readonly DateTimeOffset From = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = From.AddDays(3);
    private static readonly PriceTag Tag = new(Money.Yuan(259), Money.Yuan(199), From, Until);

    [Theory]
    [Trait("Rule", "SHOP-25/promotion")]
    [
        InlineData(-1, 25900),
        InlineData(0, 19900),
        InlineData(3 * 24 * 3600 - 1, 19900),
        InlineData(3 * 24 * 3600, 25900)
    ]
    public void The_promotion_holds_from_its_first_instant_until_just_before_its_end(int secondsAfterStart, long fen) =>
        Tag.At(From.AddSeconds(secondsAfterStart)).ShouldBe(new Money(fen));

    [Fact]
    public void Without_a_period_the_promotion_holds_until_it_is_taken_off() =>
        new PriceTag(Money.Yuan(259), Money.Yuan(199)).At(Until.AddYears(5)).ShouldBe(Money.Yuan(199));

    [Fact]
    public void Without_a_promotion_the_price_is_the_price() =>
        new PriceTag(Money.Yuan(259)).At(From).ShouldBe(Money.Yuan(259));

    [Theory]
    [
        InlineData(0, null, "price"),
        InlineData(100, 100, "promoPrice"),
        InlineData(100, 0, "promoPrice"),
        InlineData(100, 120, "promoPrice")
    ]
    public void A_tag_that_makes_no_sense_is_refused_at_its_field(int price, int? promo, string field) =>
        new PriceTag(Money.Yuan(price), promo is { } p ? Money.Yuan(p) : null).Check()!.Field.ShouldBe(field);

    [Fact]
    public void A_promotion_that_ends_before_it_begins_is_refused() =>
        (Tag with { PromoUntil = From }).Check()!.Field.ShouldBe("promoUntil");

    [Fact]
    public void A_period_without_a_price_is_refused() =>
        (Tag with { PromoPrice = null }).Check()!.Field.ShouldBe("promoPrice");

    [Fact]
    public void A_sensible_tag_is_accepted() => Tag.Check().ShouldBeNull();
}
