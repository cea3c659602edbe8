namespace Zhanggui.Catalog;

/// <summary>A product's (style's) id.</summary>
public readonly record struct ProductId(Guid Value) : IId<ProductId>
{
    /// <inheritdoc />
    public static ProductId From(Guid value) => new(value);
}

/// <summary>A SKU's id: one style in one colour and size.</summary>
public readonly record struct SkuId(Guid Value) : IId<SkuId>
{
    /// <inheritdoc />
    public static SkuId From(Guid value) => new(value);
}

/// <summary>A category's id.</summary>
public readonly record struct CategoryId(Guid Value) : IId<CategoryId>
{
    /// <inheritdoc />
    public static CategoryId From(Guid value) => new(value);
}

/// <summary>
/// What the other modules need to know of a SKU. Slips show name, colour and size in clear text, never bare codes
/// (INV-37).
/// </summary>
/// <param name="Id">The SKU.</param>
/// <param name="Product">Its product.</param>
/// <param name="Code">Its code, unique: QH-K2619-JH-F.</param>
/// <param name="Barcode">Its bar code, unique.</param>
/// <param name="StyleNo">The style number: QH-K2619.</param>
/// <param name="Name">The product's name.</param>
/// <param name="Colour">The colour's name.</param>
/// <param name="Size">The size.</param>
/// <param name="Price">What a customer pays now for one piece, promotion included.</param>
/// <param name="ListPrice">The price before promotion.</param>
/// <param name="Cost">What one piece cost; only for people who may see it.</param>
/// <param name="WeightGrams">For postage.</param>
/// <param name="PictureUrl">The picture of this colour.</param>
/// <param name="IsListed">False: it can't be bought now.</param>
/// <param name="PresaleShipsOn">A presale SKU's promised date; null otherwise.</param>
public sealed record SkuCard(
    SkuId Id,
    ProductId Product,
    string Code,
    string Barcode,
    string StyleNo,
    Text Name,
    Text Colour,
    string Size,
    Money Price,
    Money ListPrice,
    Money Cost,
    int WeightGrams,
    string PictureUrl,
    bool IsListed,
    DateOnly? PresaleShipsOn
)
{
    /// <summary>
    /// What is due for each piece of a presale SKU when it is ordered (SHOP-25); zero when all of it is.
    /// </summary>
    public Money PresaleDeposit { get; init; }
}

/// <summary>
/// What goods were called when something was agreed about them, in the language of the warehouse: the catalogue may
/// change, this does not. It is copied whole.
/// </summary>
/// <param name="SkuCode">The SKU's code.</param>
/// <param name="Barcode">What is scanned.</param>
/// <param name="Name">The product's name.</param>
/// <param name="Colour">The colour's name.</param>
/// <param name="Size">"M", "均码".</param>
/// <param name="PictureUrl">The picture of this colour.</param>
public sealed record GoodsSnapshot(
    string SkuCode,
    string Barcode,
    string Name,
    string Colour,
    string Size,
    string PictureUrl
)
{
    /// <summary>焦糖 / M.</summary>
    public string Variant => string.Join(" / ", new[] { Colour, Size }.Where(t => !string.IsNullOrWhiteSpace(t)));

    /// <summary>The goods as the catalogue has them now.</summary>
    public static GoodsSnapshot Of(SkuCard sku)
    {
        ArgumentNullException.ThrowIfNull(sku);
        return new(sku.Code, sku.Barcode, sku.Name.Zh, sku.Colour.Zh, sku.Size, sku.PictureUrl);
    }

    /// <summary>True when a scanned code names these goods.</summary>
    public bool IsCode(string code) =>
        string.Equals(code, Barcode, StringComparison.OrdinalIgnoreCase)
        || string.Equals(code, SkuCode, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// The catalogue as the modules above see it. Answers come from memory when it has them; a change is seen at once on
/// this node and within five seconds on others.
/// </summary>
public interface ICatalog
{
    /// <summary>The cards of these SKUs; unknown ids are missing from the answer.</summary>
    Task<IReadOnlyDictionary<SkuId, SkuCard>> Skus(IReadOnlyCollection<SkuId> ids, CancellationToken ct);

    /// <summary>
    /// A product's listed SKUs, for choosing another colour or size of it; empty for an unknown product.
    /// </summary>
    Task<IReadOnlyList<SkuCard>> OfProduct(ProductId product, CancellationToken ct);

    /// <summary>The SKU with this bar code or SKU code, or null.</summary>
    Task<SkuCard?> ByCode(string barcodeOrCode, CancellationToken ct);

    /// <summary>
    /// The SKUs with these SKU codes, written as they are stored; unknown ones are missing from the answer.
    /// </summary>
    Task<IReadOnlyList<SkuCard>> ByCodes(IReadOnlyCollection<string> codes, CancellationToken ct);
}

/// <summary>The catalogue that shoppers see has changed: what was remembered of it must be read again.</summary>
/// <param name="StyleNo">The product; empty when it may be any of them.</param>
public sealed record CatalogChanged(string StyleNo) : IEvent;
