namespace Zhanggui.Catalog;

/// <summary>A category to take over; parents come first. A slug that is there already stays as it is.</summary>
public sealed record CategoryImport(string Slug, Text Name, string? ParentSlug);

/// <summary>A SKU to take over.</summary>
public sealed record SkuImport(
    SkuId Id,
    string Code,
    string Barcode,
    Text Colour,
    string ColourHex,
    string Size,
    Money Price,
    Money? PromoPrice,
    Money Cost,
    int WeightGrams,
    DateOnly? PresaleShipsOn,
    string PictureUrl
)
{
    /// <summary>When the promotion begins; null: from ever.</summary>
    public DateTimeOffset? PromoFrom { get; init; }

    /// <summary>When it is over; null: until it is taken off.</summary>
    public DateTimeOffset? PromoUntil { get; init; }

    /// <summary>Cubic centimetres of one piece folded.</summary>
    public int VolumeCm3 { get; init; }

    /// <summary>Below this the stock is short.</summary>
    public Quantity SafetyStock { get; init; }
}

/// <summary>A product to take over.</summary>
public sealed record ProductImport(
    string StyleNo,
    Text Name,
    Text Subtitle,
    Text Description,
    string Brand,
    string? Season,
    string CategorySlug,
    DateTimeOffset ListedAt,
    bool IsHero,
    bool IsNew,
    IReadOnlyList<(Text Name, Text Value)> Attributes,
    IReadOnlyList<string> ChartSizes,
    IReadOnlyList<(Text Name, IReadOnlyList<string> Values)> Chart,
    IReadOnlyList<SkuImport> Skus,
    IReadOnlyList<(string Url, string? ColourZh)> Pictures
)
{
    /// <summary>The attributes, by Chinese name, that shoppers may filter by.</summary>
    public IReadOnlyCollection<string> FilterBy { get; init; } =
    ["版型", "面料", "材质", "产地", "适合", "厚度", "风格", "功效", "口味"];

    /// <summary>The season in English; the Chinese one when empty.</summary>
    public string SeasonEn { get; init; } = "";

    /// <summary>
    /// What is due for each piece of its presale SKUs when they are ordered (SHOP-25); zero: all of it.
    /// </summary>
    public Money PresaleDeposit { get; init; }

    /// <summary>False: it comes in as a draft, whatever its date says.</summary>
    public bool IsListed { get; init; } = true;
}
