namespace Zhanggui.Pricing;

/// <summary>Marks this module's texts: the Chinese text is the key, PricingTexts.en.resx holds the English.</summary>
public sealed class PricingTexts;
