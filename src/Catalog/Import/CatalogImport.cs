namespace Zhanggui.Catalog;

/// <summary>A whole catalogue, or a part of one, to be taken in at once. Plain data: the demo company and files from elsewhere use it.</summary>
/// <param name="Categories">Parents before children; a slug that is there already stays as it is.</param>
/// <param name="Products">With everything that belongs to them.</param>
public sealed record CatalogImport(IReadOnlyList<ImportedCategory> Categories, IReadOnlyList<ImportedProduct> Products);

/// <summary>A shelf.</summary>
/// <param name="Slug">Unique, for links.</param>
/// <param name="ParentSlug">The shelf above; null at the top.</param>
/// <param name="Name">Its name.</param>
/// <param name="Position">Its place among its neighbours, from 1.</param>
/// <param name="IsInMenu">It stands in the shop's navigation.</param>
public sealed record ImportedCategory(string Slug, string? ParentSlug, Text Name, int Position, bool IsInMenu);

/// <summary>A product.</summary>
/// <param name="StyleNo">Unique.</param>
/// <param name="CategorySlug">A shelf of this import or one that is there already.</param>
/// <param name="Data">What it is; its Category is ignored.</param>
/// <param name="Skus">Its colours and sizes, in the order to show them.</param>
/// <param name="Pictures">In the order to show them, the main one first.</param>
/// <param name="ListedAt">When it went on sale; null for a draft.</param>
public sealed record ImportedProduct(string StyleNo, string CategorySlug, ProductInput Data, IReadOnlyList<ImportedSku> Skus, IReadOnlyList<ImportedPicture> Pictures, DateTimeOffset? ListedAt);

/// <summary>A SKU.</summary>
/// <param name="Id">The id to give it, so that the importer can write stock for it; null for a new one.</param>
/// <param name="Code">Unique.</param>
/// <param name="Barcode">Unique.</param>
/// <param name="Colour">Both empty for goods without.</param>
/// <param name="Swatch">As #rrggbb, or empty.</param>
/// <param name="Size">"F" for one size, empty for goods without.</param>
/// <param name="Tag">Price and promotion.</param>
/// <param name="Cost">What one costs.</param>
/// <param name="WeightGrams">Grams of one piece with its bag.</param>
public sealed record ImportedSku(SkuId? Id, string Code, string Barcode, Text Colour, string Swatch, string Size, PriceTag Tag, Money Cost, int WeightGrams)
{
    /// <summary>Cubic centimetres of one piece folded.</summary>
    public int VolumeCm3 { get; init; }
    /// <summary>Below this the stock is short.</summary>
    public Quantity SafetyStock { get; init; }
    /// <summary>The promised day of a presale.</summary>
    public DateOnly? PresaleShipsOn { get; init; }
}

/// <summary>A picture whose file is stored already.</summary>
/// <param name="File">The file.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="ColourZh">The Chinese name of its colour; null when it speaks for all.</param>
/// <param name="Alt">What a person who can't see it should be told.</param>
public sealed record ImportedPicture(FileId File, PictureKind Kind, string? ColourZh, Text Alt);

/// <summary>What an import has made.</summary>
/// <param name="Categories">New shelves.</param>
/// <param name="Products">New products.</param>
/// <param name="Skus">New SKUs, by code.</param>
public sealed record ImportedCatalog(int Categories, int Products, IReadOnlyDictionary<string, SkuId> Skus);
