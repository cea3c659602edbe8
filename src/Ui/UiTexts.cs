namespace Zhanggui.Ui;

/// <summary>
/// Marks the texts of the design system; the Chinese text is the key, its English stands in UiTexts.en.resx.
/// </summary>
public sealed class UiTexts;
