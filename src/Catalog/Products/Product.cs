namespace Zhanggui.Catalog;

/// <summary>Where a product stands.</summary>
public enum ProductStatus
{
    /// <summary>草稿: not shown.</summary>
    Draft,
    /// <summary>在售.</summary>
    Listed,
    /// <summary>已下架.</summary>
    Delisted,
}

/// <summary>What can be done with a product.</summary>
public enum ProductVerb
{
    /// <summary>上架.</summary>
    List,
    /// <summary>下架.</summary>
    Delist,
}

/// <summary>A product's life as one table.</summary>
public static class ProductStates
{
    /// <summary>Every allowed move.</summary>
    public static readonly TransitionTable<ProductStatus, ProductVerb> Table = new("catalog", NameOf, v => v == ProductVerb.List ? ("上架", "list") : ("下架", "delist"),
        (ProductStatus.Draft, ProductVerb.List, ProductStatus.Listed), (ProductStatus.Listed, ProductVerb.Delist, ProductStatus.Delisted), (ProductStatus.Delisted, ProductVerb.List, ProductStatus.Listed));

    /// <summary>A state's name.</summary>
    public static Text NameOf(ProductStatus s) => s switch { ProductStatus.Draft => ("草稿", "Draft"), ProductStatus.Listed => ("在售", "Listed"), _ => ("已下架", "Delisted") };
}

internal sealed class Product
{
    public required ProductId Id { get; init; }
    public required string StyleNo { get; init; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public required string SubtitleZh { get; set; }
    public required string SubtitleEn { get; set; }
    public required string DescriptionZh { get; set; }
    public required string DescriptionEn { get; set; }
    public required string Brand { get; set; }
    public string? Season { get; set; }
    public required CategoryId Category { get; set; }
    public ProductStatus Status { get; private set; }
    public required DateTimeOffset ListedAt { get; set; }
    /// <summary>Marked as hero product by people, for the recommended block (SHOP-05).</summary>
    public bool IsHero { get; set; }
    public bool IsNew { get; set; }
    /// <summary>Pieces sold, kept by real orders; orders search results.</summary>
    public int SalesRank { get; set; }
    /// <summary>The lowest price of its SKUs, for sorting and filtering.</summary>
    public required Money PriceFrom { get; set; }
    public required string PictureUrl { get; set; }
    public int Version { get; private set; }

    public Text Name => new(NameZh, NameEn);
    public Subject Subject => new("product", Id.Value, StyleNo);

    public Result Move(ProductVerb verb, DateTimeOffset now)
    {
        var next = ProductStates.Table.Next(Status, verb);
        if (!next.IsDone) return next.Refusal;
        (Status, Version) = (next.Value, Version + 1);
        if (verb == ProductVerb.List) ListedAt = now;
        return Result.Done;
    }

    internal static Product Imported(Product p, ProductStatus status)
    {
        p.Status = status;
        return p;
    }
}

internal sealed class Sku
{
    public required SkuId Id { get; init; }
    public required ProductId Product { get; init; }
    public required string Code { get; init; }
    public required string Barcode { get; init; }
    public required string ColourZh { get; init; }
    public required string ColourEn { get; init; }
    public required string ColourHex { get; init; }
    public required string Size { get; init; }
    public required int Sort { get; init; }
    public required Money Price { get; set; }
    public Money? PromoPrice { get; set; }
    public DateTimeOffset? PromoFrom { get; set; }
    public DateTimeOffset? PromoUntil { get; set; }
    public required Money Cost { get; set; }
    public required int WeightGrams { get; set; }
    public DateOnly? PresaleShipsOn { get; set; }
    public required string PictureUrl { get; set; }

    /// <summary>What a piece costs now: the promotional price within its window, else the price.</summary>
    public Money PriceAt(DateTimeOffset now) => PromoPrice is { } promo && (PromoFrom is null || PromoFrom <= now) && (PromoUntil is null || now < PromoUntil) ? promo : Price;
}

internal sealed class Category
{
    public required CategoryId Id { get; init; }
    public required string Slug { get; init; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public CategoryId? Parent { get; set; }
    public required int Level { get; init; }
    public required int Sort { get; set; }
    /// <summary>"/dress/wrap/": everything below a category begins with its path.</summary>
    public required string Path { get; init; }
}

internal sealed class ProductAttribute
{
    public required ProductId Product { get; init; }
    public required int Sort { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }
    public required string ValueZh { get; init; }
    public required string ValueEn { get; init; }
}

internal sealed class SizeRow
{
    public required ProductId Product { get; init; }
    public required int Sort { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }
    /// <summary>One value per size, joined by bars; the first row's name is empty and its values are the sizes.</summary>
    public required string Values { get; init; }
}

internal sealed class ProductPicture
{
    public required ProductId Product { get; init; }
    public required int Sort { get; init; }
    public required string Url { get; init; }
    /// <summary>The colour it shows; null for all.</summary>
    public string? ColourZh { get; init; }
}

internal sealed class SearchToken
{
    public required string Token { get; init; }
    public required ProductId Product { get; init; }
}
