namespace Zhanggui.Demo.Pictures;

/// <summary>A colour the shop has a name for.</summary>
/// <param name="Zh">The Chinese name, "焦糖".</param>
/// <param name="En">The English name, "Caramel".</param>
/// <param name="Slug">For file names and links, "caramel".</param>
/// <param name="Code">Two letters for SKU codes, "JT"; unique in the palette.</param>
/// <param name="Hex">The base colour, "#a9713f".</param>
public sealed record NamedColour(string Zh, string En, string Slug, string Code, string Hex);

/// <summary>The shop's 26 colours and its eight paper backgrounds.</summary>
public static class Palette
{
    /// <summary>All 26, in the order of the swatch card.</summary>
    public static IReadOnlyList<NamedColour> Colours { get; } =
    [
        new("米白", "Off-white", "off-white", "MB", "#efe7d8"),
        new("燕麦", "Oat", "oat", "YM", "#d8c9b0"),
        new("杏色", "Apricot", "apricot", "XS", "#e5c7a4"),
        new("焦糖", "Caramel", "caramel", "JT", "#a9713f"),
        new("茶褐", "Tea brown", "tea-brown", "CH", "#74553c"),
        new("月白", "Moon white", "moon-white", "YB", "#d5e0e4"),
        new("雾蓝", "Mist blue", "mist-blue", "WL", "#9bb2c4"),
        new("黛蓝", "Slate blue", "slate-blue", "DL", "#46597a"),
        new("藏青", "Navy", "navy", "CQ", "#2a3550"),
        new("墨绿", "Bottle green", "bottle-green", "ML", "#31503f"),
        new("松绿", "Pine", "pine", "SL", "#4d7a66"),
        new("灰绿", "Sage", "sage", "HL", "#9eb09a"),
        new("天青", "Celadon", "celadon", "TQ", "#b5d0cc"),
        new("橄榄", "Olive", "olive", "GL", "#7d7b4b"),
        new("烟粉", "Dusty pink", "dusty-pink", "YF", "#dab5ae"),
        new("豆沙", "Rosewood", "rosewood", "DS", "#b37d76"),
        new("樱粉", "Cherry blossom", "cherry-blossom", "YP", "#ebc7c5"),
        new("砖红", "Brick", "brick", "ZH", "#a84f3e"),
        new("朱红", "Vermilion", "vermilion", "ZU", "#bf4a38"),
        new("酒红", "Burgundy", "burgundy", "JR", "#6f2f3c"),
        new("姜黄", "Turmeric", "turmeric", "JH", "#d1a24d"),
        new("丁香", "Lilac", "lilac", "DX", "#b6a8c8"),
        new("浅灰", "Light grey", "light-grey", "QI", "#c8cacb"),
        new("炭灰", "Charcoal", "charcoal", "TH", "#4c4f54"),
        new("墨黑", "Ink black", "ink-black", "MH", "#2b2b2f"),
        new("牛仔蓝", "Denim blue", "denim-blue", "NZ", "#5f7ea3"),
    ];

    /// <summary>The eight pale papers behind the goods.</summary>
    public static IReadOnlyList<string> Backgrounds { get; } =
    ["#f3efe7", "#edf0ef", "#f5edea", "#ecf0f4", "#f1efe3", "#efecf0", "#e9eee8", "#f4efe9"];

    /// <summary>The colour of that Chinese name, slug or two-letter code.</summary>
    /// <exception cref="KeyNotFoundException">The shop has no such colour.</exception>
    public static NamedColour Find(string name) =>
        Colours.FirstOrDefault(c => c.Zh == name || c.Slug == name || c.Code == name)
        ?? throw new KeyNotFoundException($"The palette has no colour '{name}'.");
}
