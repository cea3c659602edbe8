namespace Zhanggui.AfterSales;

/// <summary>
/// Marks this module's texts: the Chinese text is the key, AfterSalesTexts.en.resx holds the English.
/// </summary>
public sealed class AfterSalesTexts;
