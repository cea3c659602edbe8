namespace Zhanggui.Catalog;

/// <summary>Marks this module's texts: the Chinese text is the key, CatalogTexts.en.resx holds the English.</summary>
public sealed class CatalogTexts;
