namespace Zhanggui.Storefront;

/// <summary>
/// Marks the texts of home, browsing and product pages and of the shop's frame; English in StorefrontTexts.en.resx.
/// </summary>
public sealed class StorefrontTexts;
