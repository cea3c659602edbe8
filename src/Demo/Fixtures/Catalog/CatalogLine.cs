using Zhanggui.Demo.Pictures;

namespace Zhanggui.Demo.Fixtures;

/// <summary>What a buyer writes down about a product; everything else follows from it and the seed.</summary>
/// <param name="Zh">The Chinese name.</param>
/// <param name="En">The English name.</param>
/// <param name="Cut">The picture's cut.</param>
/// <param name="Pattern">The picture's pattern.</param>
/// <param name="Stuff">A key of the material table.</param>
/// <param name="Yuan">The list price.</param>
internal sealed record CatalogLine(string Zh, string En, string Cut, PicturePattern Pattern, string Stuff, int Yuan)
{
    /// <summary>The number after the letter and the year, where the application already uses one.</summary>
    internal int? Serial { get; init; }

    /// <summary>Chosen colours, by Chinese name and separated by spaces; null leaves them to the seed.</summary>
    internal string? Colours { get; init; }

    /// <summary>Chosen sizes, separated by spaces.</summary>
    internal string? Sizes { get; init; }

    /// <summary>A chosen promotional price.</summary>
    internal int? Promo { get; init; }

    /// <summary>A chosen line under the name.</summary>
    internal (string Zh, string En)? Subtitle { get; init; }

    /// <summary>Sold before it arrives: goes out in so many days.</summary>
    internal int? Presale { get; init; }

    /// <summary>Due for each piece when its presale is ordered; the rest when the goods are there.</summary>
    internal int? Deposit { get; init; }

    /// <summary>New this week.</summary>
    internal bool New { get; init; }

    /// <summary>The shop manager's choice.</summary>
    internal bool Lead { get; init; }
}

/// <summary>A shelf's products and what they have in common.</summary>
/// <param name="Category">The leaf's slug.</param>
/// <param name="Letter">The style number's letter.</param>
/// <param name="Kind">The picture, unless the line's cut belongs to another kind.</param>
/// <param name="Lines">The products.</param>
internal sealed record CategoryLines(string Category, char Letter, PictureKind Kind, CatalogLine[] Lines);
