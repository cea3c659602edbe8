using Zhanggui.Catalog;

namespace Zhanggui.Ordering;

/// <summary>One line of a stored cart.</summary>
internal sealed class CartRow
{
    public required string Owner { get; init; }
    public required SkuId Sku { get; init; }
    public required Quantity Quantity { get; set; }

    /// <summary>What it cost when it was put in, so that a changed price is seen.</summary>
    public required Money PriceWhenAdded { get; set; }
    public required DateTimeOffset At { get; set; }
}
