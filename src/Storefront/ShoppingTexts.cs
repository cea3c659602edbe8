namespace Zhanggui.Storefront;

/// <summary>
/// Marks the texts of cart, checkout, orders and the member centre; English in ShoppingTexts.en.resx.
/// </summary>
public sealed class ShoppingTexts;
