namespace Zhanggui.Shipping;

/// <summary>
/// Marks the texts of this module's pages; the Chinese text is the key, its English stands in ShippingTexts.en.resx.
/// </summary>
public sealed class ShippingTexts;
