namespace Zhanggui.Ordering;

/// <summary>Marks this module's texts: the Chinese text is the key, OrderingTexts.en.resx holds the English.</summary>
public sealed class OrderingTexts;
