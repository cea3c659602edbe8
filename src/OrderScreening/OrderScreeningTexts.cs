namespace Zhanggui.OrderScreening;

/// <summary>Marks this module's texts: the Chinese text is the key, OrderScreeningTexts.en.resx holds the English.</summary>
public sealed class OrderScreeningTexts;
