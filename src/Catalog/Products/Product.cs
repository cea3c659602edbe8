namespace Zhanggui.Catalog;

/// <summary>A style: what all its colours and sizes have in common (CAT-01, CAT-39).</summary>
internal sealed class Product
{
    public required ProductId Id { get; init; }
    public required string StyleNo { get; init; }
    public required CategoryId CategoryId { get; set; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public string SubtitleZh { get; set; } = "";
    public string SubtitleEn { get; set; } = "";
    public string DescriptionZh { get; set; } = "";
    public string DescriptionEn { get; set; } = "";
    public string BrandZh { get; set; } = "";
    public string BrandEn { get; set; } = "";
    public string SeasonZh { get; set; } = "";
    public string SeasonEn { get; set; } = "";
    public string Origin { get; set; } = "";
    public string Supplier { get; set; } = "";
    public string Unit { get; set; } = "件";
    public string InvoiceName { get; set; } = "";
    public int WeightGrams { get; set; }
    public bool IsNew { get; set; }
    public bool IsHero { get; set; }
    public DateOnly? PresaleShipsOn { get; set; }
    public Money PresaleDeposit { get; set; }

    /// <summary>How well it sells, the larger the better; 0 until sales are counted.</summary>
    public int SalesRank { get; private set; }
    public ProductStatus Status { get; private set; } = ProductStatus.Draft;
    public DateTimeOffset? ListedAt { get; private set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Version { get; private set; }

    public List<Sku> Skus { get; } = [];
    public List<Picture> Pictures { get; } = [];
    public List<ProductAttribute> Attributes { get; } = [];
    public List<Measure> Measures { get; } = [];

    public Text Name => new(NameZh, NameEn);
    public Text Subtitle => new(SubtitleZh, SubtitleEn);
    public Text Description => new(DescriptionZh, DescriptionEn);
    public Text Brand => new(BrandZh, BrandEn);
    public Text Season => new(SeasonZh, SeasonEn);
    public Subject Subject => new("product", Id.Value, StyleNo);

    /// <summary>Shows it in the shop. The first listing stamps the day from which it counts as new.</summary>
    public Result List(DateTimeOffset now)
    {
        var next = ProductStates.Table.Next(Status, ProductVerb.List);
        if (!next.IsDone)
            return next.Refusal;
        if (Missing() is { } missing)
            return missing;
        Status = next.Value;
        ListedAt ??= now;
        Version++;
        return Result.Done;
    }

    /// <summary>Takes it out of the shop.</summary>
    public Result Delist()
    {
        var next = ProductStates.Table.Next(Status, ProductVerb.Delist);
        if (!next.IsDone)
            return next.Refusal;
        Status = next.Value;
        Version++;
        return Result.Done;
    }

    /// <summary>Notes that something of it has changed, so that two people can't overwrite each other unseen.</summary>
    public void Touch() => Version++;

    /// <summary>Comes in from elsewhere as already listed.</summary>
    internal void ImportAsListed(DateTimeOffset at) => (Status, ListedAt) = (ProductStatus.Listed, at);

    /// <summary>CAT-21: what a shopper would miss, found before and not after.</summary>
    private Refusal? Missing()
    {
        var lacks = new List<Text>();
        if (Skus.All(s => s.IsOff))
            lacks.Add(("在售规格", "a colour and size on sale"));
        if (Skus.Any(s => !s.IsOff && s.Price <= Money.Zero))
            lacks.Add(("大于零的售价", "a price above zero"));
        if (Pictures.All(p => p.Kind != PictureKind.Front))
            lacks.Add(("正面图", "a front picture"));
        if (lacks.Count == 0)
            return null;
        return Refusal.Conflict(
            "catalog.not_ready",
            $"还不能上架，缺少：{string.Join("、", lacks.Select(l => l.Zh))}。补全后再上架",
            $"Not ready to be listed. Missing: {string.Join(", ", lacks.Select(l => l.En))}. Add it, then list."
        );
    }
}

/// <summary>
/// One fact about a product, such as 面料: 羊毛 60%. Generic: the names are data, so any kind of goods fits (CAT-01).
/// </summary>
internal sealed class ProductAttribute
{
    public required Guid Id { get; init; }
    public required ProductId ProductId { get; init; }
    public required int Sort { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }
    public required string ValueZh { get; init; }
    public required string ValueEn { get; init; }

    /// <summary>True: shoppers may filter by it (SHOP-04).</summary>
    public required bool IsFilter { get; init; }

    public Text Name => new(NameZh, NameEn);
    public Text Value => new(ValueZh, ValueEn);
}

/// <summary>One flat measure of one size, in tenths of a centimetre.</summary>
internal sealed class Measure
{
    public required Guid Id { get; init; }
    public required ProductId ProductId { get; init; }
    public required int Sort { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }
    public required string Size { get; init; }
    public required int Millimetres { get; init; }

    public Text Name => new(NameZh, NameEn);
}
