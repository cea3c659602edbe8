namespace Zhanggui.Catalog;

/// <summary>One style in one colour and size: what is stocked, priced and sold (CAT-02).</summary>
internal sealed class Sku
{
    public required SkuId Id { get; init; }
    public required ProductId ProductId { get; init; }
    public required string Code { get; init; }
    public required string Barcode { get; init; }
    public required string ColourZh { get; init; }
    public required string ColourEn { get; init; }

    /// <summary>The colour as #rrggbb; empty for goods without one.</summary>
    public string Swatch { get; init; } = "";
    public required string Size { get; init; }
    public required int Sort { get; init; }
    public Money Price { get; private set; }
    public Money? PromoPrice { get; private set; }
    public DateTimeOffset? PromoFrom { get; private set; }
    public DateTimeOffset? PromoUntil { get; private set; }
    public Money Cost { get; set; }
    public int WeightGrams { get; set; }
    public int VolumeCm3 { get; set; }

    /// <summary>Below this the stock is short (CAT-39).</summary>
    public Quantity SafetyStock { get; set; }
    public DateOnly? PresaleShipsOn { get; set; }

    /// <summary>True: this colour and size is no longer sold, although the product is.</summary>
    public bool IsOff { get; set; }

    public Text Colour => new(ColourZh, ColourEn);
    public PriceTag Tag => new(Price, PromoPrice, PromoFrom, PromoUntil);

    /// <summary>Puts a price on it; what is allowed was judged by <see cref="PriceTag.Check"/>.</summary>
    public void Reprice(PriceTag tag) =>
        (Price, PromoPrice, PromoFrom, PromoUntil) = (tag.Price, tag.PromoPrice, tag.PromoFrom, tag.PromoUntil);
}
