namespace Zhanggui.Catalog;

/// <summary>One fact about a product.</summary>
/// <param name="Name">What it is about, 面料.</param>
/// <param name="Value">The fact, 羊毛 60%.</param>
/// <param name="IsFilter">True: shoppers may filter by it.</param>
public sealed record AttributeInput(Text Name, Text Value, bool IsFilter = false);

/// <summary>One flat measure of one size, in millimetres.</summary>
public sealed record MeasureInput(Text Name, string Size, int Millimetres);

/// <summary>What a product is, without its colours, sizes and prices (CAT-01, CAT-39).</summary>
/// <param name="Category">A shelf.</param>
/// <param name="Name">2 to 60 characters in Chinese; English may be left empty and is then the Chinese one.</param>
public sealed record ProductInput(CategoryId Category, Text Name)
{
    /// <summary>One line under the name.</summary>
    public Text Subtitle { get; init; } = new("", "");

    /// <summary>Paragraphs, divided by line ends; at most 4,000 characters.</summary>
    public Text Description { get; init; } = new("", "");

    /// <summary>The brand.</summary>
    public Text Brand { get; init; } = new("", "");

    /// <summary>The season, 2026 秋冬.</summary>
    public Text Season { get; init; } = new("", "");

    /// <summary>The place of origin.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Who supplies it.</summary>
    public string Supplier { get; init; } = "";

    /// <summary>How it is counted.</summary>
    public string Unit { get; init; } = "件";

    /// <summary>Its name on invoices; the name itself when empty.</summary>
    public string InvoiceName { get; init; } = "";

    /// <summary>Grams of one piece with its bag.</summary>
    public int WeightGrams { get; init; }

    /// <summary>Marked 新.</summary>
    public bool IsNew { get; init; }

    /// <summary>Recommended by hand on the home page (SHOP-05).</summary>
    public bool IsHero { get; init; }

    /// <summary>Sold before it arrives: the promised day.</summary>
    public DateOnly? PresaleShipsOn { get; init; }

    /// <summary>
    /// What is due for each piece when its presale is ordered; the rest follows when the goods are there (SHOP-25).
    /// Zero: all at once.
    /// </summary>
    public Money PresaleDeposit { get; init; }

    /// <summary>Facts in the order to show them.</summary>
    public IReadOnlyList<AttributeInput> Attributes { get; init; } = [];

    /// <summary>Flat measures, row by row.</summary>
    public IReadOnlyList<MeasureInput> Measures { get; init; } = [];

    /// <summary>Everything that is wrong, by field; null when nothing is.</summary>
    public Refusal? Check()
    {
        var wrong = new List<Refusal>();
        void Length(string field, string? text, int least, int max, string zh, string en)
        {
            var length = text?.Trim().Length ?? 0;
            if (length < least || length > max)
                wrong.Add(
                    Refusal.Invalid(
                        "catalog." + field.ToLowerInvariant(),
                        field,
                        $"{zh}请写 {least} 到 {max} 字",
                        $"{en}: {least} to {max} characters."
                    )
                );
        }

        Length("nameZh", Name.Zh, 2, 60, "中文名", "Chinese name");
        Length("nameEn", Name.En, 0, 120, "英文名", "English name");
        Length("subtitleZh", Subtitle.Zh, 0, 120, "副标题", "Subtitle");
        Length("subtitleEn", Subtitle.En, 0, 200, "英文副标题", "English subtitle");
        Length("descriptionZh", Description.Zh, 0, 4000, "描述", "Description");
        Length("descriptionEn", Description.En, 0, 4000, "英文描述", "English description");
        Length("brandZh", Brand.Zh, 0, 40, "品牌", "Brand");
        Length("seasonZh", Season.Zh, 0, 20, "季节", "Season");
        Length("origin", Origin, 0, 40, "产地", "Origin");
        Length("supplier", Supplier, 0, 60, "供应商", "Supplier");
        Length("unit", Unit, 1, 6, "单位", "Unit");
        Length("invoiceName", InvoiceName, 0, 60, "开票名称", "Name on invoices");
        if (WeightGrams is < 1 or > 100_000)
            wrong.Add(
                Refusal.Invalid(
                    "catalog.weight",
                    "weight",
                    "单件重量请填 1 到 100000 克，邮费要用它",
                    "Weight of one piece: 1 to 100,000 grams; postage needs it."
                )
            );
        if (PresaleDeposit.IsNegative || PresaleDeposit > Money.Yuan(100_000))
            wrong.Add(
                Refusal.Invalid(
                    "catalog.deposit",
                    "deposit",
                    "定金请填 0 到 100000 元；0 或空着就是下单付全款",
                    "Deposit: 0 to 100,000 yuan; 0 or nothing means that all is paid when ordering."
                )
            );
        if (
            Attributes.Count > 40
            || Attributes.Any(a =>
                string.IsNullOrWhiteSpace(a.Name.Zh)
                || string.IsNullOrWhiteSpace(a.Value.Zh)
                || a.Name.Zh.Length > 20
                || a.Value.Zh.Length > 200
            )
        )
            wrong.Add(
                Refusal.Invalid(
                    "catalog.attributes",
                    "attributes",
                    "属性每行写“名称：值”，名称 20 字、值 200 字以内，最多 40 行",
                    "Attributes: “name: value” a line, 20 and 200 characters at most, up to 40 lines."
                )
            );
        if (
            Measures.Count > 200
            || Measures.Any(m =>
                m.Millimetres is < 1 or > 10_000 || string.IsNullOrWhiteSpace(m.Name.Zh) || m.Size.Length is 0 or > 20
            )
        )
            wrong.Add(
                Refusal.Invalid(
                    "catalog.measures",
                    "measures",
                    "尺码表每行写“名称：S 98、M 102”，单位厘米",
                    "Size chart: “name: S 98, M 102” a line, in centimetres."
                )
            );
        return Refusal.Join(wrong);
    }

    /// <summary>Writes this over a product's own data.</summary>
    internal void CopyTo(Product p, OperationContext context)
    {
        (p.CategoryId, p.NameZh, p.NameEn) = (Category, Name.Zh.Trim(), Or(Name));
        (p.SubtitleZh, p.SubtitleEn, p.DescriptionZh, p.DescriptionEn) = (
            T(Subtitle.Zh),
            Or(Subtitle),
            T(Description.Zh),
            Or(Description)
        );
        (p.BrandZh, p.BrandEn, p.SeasonZh, p.SeasonEn) = (T(Brand.Zh), Or(Brand), T(Season.Zh), Or(Season));
        (p.Origin, p.Supplier, p.Unit, p.InvoiceName) = (T(Origin), T(Supplier), T(Unit), T(InvoiceName));
        (p.WeightGrams, p.IsNew, p.IsHero, p.PresaleShipsOn, p.PresaleDeposit) = (
            WeightGrams,
            IsNew,
            IsHero,
            PresaleShipsOn,
            PresaleDeposit
        );
        p.Attributes.Clear();
        p.Attributes.AddRange(AttributeRows(p.Id, Attributes, context.Now));
        p.Measures.Clear();
        p.Measures.AddRange(MeasureRows(p.Id, Measures, context.Now));
    }

    internal static IEnumerable<ProductAttribute> AttributeRows(
        ProductId id,
        IEnumerable<AttributeInput> attributes,
        DateTimeOffset now
    ) =>
        attributes.Select(
            (a, i) =>
                new ProductAttribute
                {
                    Id = Guid.CreateVersion7(now),
                    ProductId = id,
                    Sort = i,
                    NameZh = T(a.Name.Zh),
                    NameEn = Or(a.Name),
                    ValueZh = T(a.Value.Zh),
                    ValueEn = Or(a.Value),
                    IsFilter = a.IsFilter,
                }
        );

    internal static IEnumerable<Measure> MeasureRows(
        ProductId id,
        IEnumerable<MeasureInput> measures,
        DateTimeOffset now
    ) =>
        measures.Select(
            (m, i) =>
                new Measure
                {
                    Id = Guid.CreateVersion7(now),
                    ProductId = id,
                    Sort = i,
                    NameZh = T(m.Name.Zh),
                    NameEn = Or(m.Name),
                    Size = m.Size.Trim(),
                    Millimetres = m.Millimetres,
                }
        );

    private static string T(string? text) => text?.Trim() ?? "";

    private static string Or(Text text) => string.IsNullOrWhiteSpace(text.En) ? T(text.Zh) : text.En.Trim();
}
