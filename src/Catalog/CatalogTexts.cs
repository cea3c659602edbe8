namespace Zhanggui.Catalog;

/// <summary>Marks the texts of the catalogue's pages; English in CatalogTexts.en.resx.</summary>
public sealed class CatalogTexts;
