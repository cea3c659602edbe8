namespace Zhanggui.Work;

/// <summary>Marks this module's texts: the Chinese text is the key, WorkTexts.en.resx holds the English.</summary>
public sealed class WorkTexts;
