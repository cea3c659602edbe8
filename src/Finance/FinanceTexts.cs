namespace Zhanggui.Finance;

/// <summary>
/// Marks the texts of this module's pages; the Chinese text is the key, its English stands in FinanceTexts.en.resx.
/// </summary>
public sealed class FinanceTexts;
