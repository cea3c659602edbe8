namespace Zhanggui.Backups;

/// <summary>Marks this module's texts: the Chinese text is the key, BackupsTexts.en.resx holds the English.</summary>
public sealed class BackupsTexts;
