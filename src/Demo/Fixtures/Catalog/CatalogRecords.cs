using Zhanggui.Demo.Pictures;
using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>A shelf of the shop; a tree of at most three levels.</summary>
/// <param name="Slug">Unique, for links: "coats".</param>
/// <param name="ParentSlug">The shelf above; null at the top.</param>
/// <param name="Name">The name in both languages.</param>
/// <param name="Level">1 at the top, at most 3.</param>
/// <param name="Position">Order among its siblings, from 1.</param>
public sealed record DemoCategory(string Slug, string? ParentSlug, Text Name, int Level, int Position);

/// <summary>One fact about a product, "面料: 羊毛 60% …".</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">The fact.</param>
public sealed record DemoAttribute(Text Name, Text Value);

/// <summary>
/// Flat measures in centimetres: one row per measure, one figure per size in the order of the product's sizes.
/// </summary>
/// <param name="Sizes">The columns.</param>
/// <param name="Rows">Measure names and their figures.</param>
/// <param name="Note">How it was measured.</param>
public sealed record DemoSizeChart(IReadOnlyList<string> Sizes, IReadOnlyList<DemoMeasure> Rows, Text Note);

/// <summary>One row of a size chart.</summary>
/// <param name="Name">衣长, 胸围, …</param>
/// <param name="Centimetres">One figure per size.</param>
public sealed record DemoMeasure(Text Name, IReadOnlyList<decimal> Centimetres);

/// <summary>A picture of a product.</summary>
/// <param name="Spec">What to draw.</param>
/// <param name="ColourCode">The colour it shows; null when it speaks for all.</param>
/// <param name="Alt">What a person who can't see it should be told.</param>
public sealed record DemoPicture(PictureSpec Spec, string? ColourCode, Text Alt);

/// <summary>What can be put into a basket: one product in one colour and size.</summary>
/// <param name="Index">0–1,199; orders and stock refer to it.</param>
/// <param name="ProductIndex">0–299.</param>
/// <param name="Code">"QH-C2602-JT-M"; unique.</param>
/// <param name="Barcode">EAN-13 with a right check digit; unique.</param>
/// <param name="Colour">Null where a product has no colours, such as food.</param>
/// <param name="Size">"M", "27", "37", "F" for one size; null where there are none.</param>
/// <param name="Price">List price.</param>
/// <param name="Cost">What the shop pays.</param>
/// <param name="WeightGrams">One piece with its bag.</param>
/// <param name="VolumeCm3">One piece folded.</param>
public sealed record DemoSku(
    int Index,
    int ProductIndex,
    string Code,
    string Barcode,
    NamedColour? Colour,
    string? Size,
    Money Price,
    Money Cost,
    int WeightGrams,
    int VolumeCm3
)
{
    /// <summary>"焦糖 / M" and "Caramel / M"; "—" for goods with neither.</summary>
    public Text Variant =>
        (Colour, Size) switch
        {
            (null, null) => ("—", "—"),
            (null, _) => (SizeName.Zh, SizeName.En),
            (_, null) => (Colour.Zh, Colour.En),
            _ => (Colour.Zh + " / " + SizeName.Zh, Colour.En + " / " + SizeName.En),
        };

    private Text SizeName => Size == "F" ? ("均码", "One size") : (Size ?? "", Size ?? "");
}

/// <summary>A product as the shop shows it.</summary>
/// <param name="Index">0–299.</param>
/// <param name="StyleNumber">"QH-C2602"; unique.</param>
/// <param name="Name">The name in both languages.</param>
/// <param name="Subtitle">One line under the name.</param>
/// <param name="Brand">栖禾 or one of its two house brands.</param>
/// <param name="Season">"2026 秋冬".</param>
/// <param name="CategorySlug">A leaf of the tree.</param>
/// <param name="Kind">What its pictures show.</param>
/// <param name="Price">List price.</param>
public sealed record DemoProduct(
    int Index,
    string StyleNumber,
    Text Name,
    Text Subtitle,
    Text Brand,
    Text Season,
    string CategorySlug,
    PictureKind Kind,
    Money Price
)
{
    /// <summary>The price while the promotion lasts; null without one. Always below <see cref="Price"/>.</summary>
    public Money? PromotionalPrice { get; init; }

    /// <summary>What the shop pays for one.</summary>
    public required Money Cost { get; init; }

    /// <summary>Grams of one piece with its bag.</summary>
    public required int WeightGrams { get; init; }

    /// <summary>Cubic centimetres of one piece folded.</summary>
    public required int VolumeCm3 { get; init; }

    /// <summary>How many days before today it went on sale.</summary>
    public required int ListedDaysAgo { get; init; }

    /// <summary>For goods sold before they arrive: in how many days they go out. Null for goods in stock.</summary>
    public int? PresaleShipsInDays { get; init; }

    /// <summary>Due for each piece when its presale is ordered; zero: all of it.</summary>
    public Money PresaleDeposit { get; init; }

    /// <summary>新, 主推, 预售; may be empty.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Facts in the order to show them.</summary>
    public required IReadOnlyList<DemoAttribute> Attributes { get; init; }

    /// <summary>Paragraphs.</summary>
    public required IReadOnlyList<Text> Description { get; init; }

    /// <summary>Only clothes have one.</summary>
    public DemoSizeChart? SizeChart { get; init; }

    /// <summary>The first picture is the one for lists.</summary>
    public required IReadOnlyList<DemoPicture> Pictures { get; init; }

    /// <summary>The colours, first the leading one; empty for goods without.</summary>
    public required IReadOnlyList<NamedColour> Colours { get; init; }

    /// <summary>The sizes in order; empty for goods without.</summary>
    public required IReadOnlyList<string> Sizes { get; init; }

    /// <summary>Its SKUs, colour by colour.</summary>
    public required IReadOnlyList<DemoSku> Skus { get; init; }
}
