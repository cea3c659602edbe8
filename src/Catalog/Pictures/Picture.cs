namespace Zhanggui.Catalog;

/// <summary>A picture's id.</summary>
public readonly record struct PictureId(Guid Value) : IId<PictureId>
{
    /// <inheritdoc />
    public static PictureId From(Guid value) => new(value);
}

/// <summary>What a picture shows.</summary>
public enum PictureKind
{
    /// <summary>正面: the whole, from the front.</summary>
    Front,

    /// <summary>细节.</summary>
    Detail,

    /// <summary>下摆.</summary>
    Hem,

    /// <summary>面料.</summary>
    Fabric,
}

/// <summary>One picture of a product (CAT-17). The one with the smallest place is the main one, for lists.</summary>
internal sealed class Picture
{
    public required PictureId Id { get; init; }
    public required ProductId ProductId { get; init; }

    /// <summary>Where a browser finds it; the file never changes under its address.</summary>
    public required string Url { get; init; }
    public required PictureKind Kind { get; init; }

    /// <summary>The Chinese name of the colour it shows; null when it speaks for all.</summary>
    public string? ColourZh { get; init; }
    public required int Sort { get; set; }
    public string AltZh { get; init; } = "";
    public string AltEn { get; init; } = "";

    public Text Alt => new(AltZh, AltEn);

    /// <summary>The kind's name.</summary>
    public static Text Name(PictureKind kind) =>
        kind switch
        {
            PictureKind.Front => ("正面", "Front"),
            PictureKind.Detail => ("细节", "Detail"),
            PictureKind.Hem => ("下摆", "Hem"),
            _ => ("面料", "Fabric"),
        };
}
