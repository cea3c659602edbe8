namespace Zhanggui.Support;

/// <summary>Marks this module's texts: the Chinese text is the key, SupportTexts.en.resx holds the English.</summary>
public sealed class SupportTexts;
