namespace Zhanggui.Records;

/// <summary>Marks this module's texts: the Chinese text is the key, RecordsTexts.en.resx holds the English.</summary>
public sealed class RecordsTexts;
