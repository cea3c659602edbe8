namespace Zhanggui.Administration;

/// <summary>
/// Marks this module's texts: the Chinese text is the key, AdministrationTexts.en.resx holds the English.
/// </summary>
public sealed class AdministrationTexts;
