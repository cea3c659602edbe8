using System.Globalization;

namespace Zhanggui.Catalog;

/// <summary>
/// How attributes, size charts and colours are typed: one a line, Chinese first, English after a bar. What is printed
/// reads back as the same. *面料：羊毛 60% | Fabric: wool 60% a star: shoppers may filter by it 胸围：S 98、M 102.5 | Bust
/// centimetres 焦糖 #a9713f | Caramel
/// </summary>
internal static class ProductLines
{
    private static readonly char[] Colons = ['：', ':'];
    private static readonly char[] Commas = ['、', ',', '，', ';', '；'];

    /// <summary>Null when a line can't be read.</summary>
    public static IReadOnlyList<AttributeInput>? Attributes(string text)
    {
        var all = new List<AttributeInput>();
        foreach (var line in Lines(text))
        {
            var (zh, en) = Halves(line);
            var isFilter = zh.StartsWith('*');
            if (Pair(zh.TrimStart('*')) is not { } own)
                return null;
            var english = en.Length == 0 ? null : Pair(en);
            if (en.Length > 0 && english is null)
                return null;
            all.Add(
                new AttributeInput(
                    new Text(own.Name, english?.Name ?? own.Name),
                    new Text(own.Value, english?.Value ?? own.Value),
                    isFilter
                )
            );
        }

        return all;
    }

    /// <summary>Null when a line can't be read.</summary>
    public static IReadOnlyList<MeasureInput>? Measures(string text)
    {
        var all = new List<MeasureInput>();
        foreach (var line in Lines(text))
        {
            var (zh, en) = Halves(line);
            if (Pair(zh) is not { } row)
                return null;
            foreach (
                var cell in row.Value.Split(
                    Commas,
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
            )
            {
                var blank = cell.LastIndexOf(' ');
                if (
                    blank < 1
                    || !decimal.TryParse(
                        cell[(blank + 1)..],
                        NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var cm
                    )
                    || cm is <= 0 or > 1000
                    || cm * 10 != decimal.Truncate(cm * 10)
                )
                    return null;
                all.Add(
                    new MeasureInput(
                        new Text(row.Name, en.Length > 0 ? en : row.Name),
                        cell[..blank].Trim(),
                        (int)(cm * 10)
                    )
                );
            }
        }

        return all;
    }

    /// <summary>Colours as typed; what is wrong with them is for <see cref="Variants.Check"/> to say.</summary>
    public static IReadOnlyList<ColourInput> Colours(string text) =>
        [
            .. Lines(text)
                .Select(line =>
                {
                    var (zh, en) = Halves(line);
                    var hash = zh.LastIndexOf('#');
                    var name = (hash < 0 ? zh : zh[..hash]).Trim();
                    return new ColourInput(
                        new Text(name, en.Length > 0 ? en : name),
                        hash < 0 ? "" : zh[hash..].Trim()
                    );
                }),
        ];

    public static IReadOnlyList<string> SizeList(string text) =>
        text.Split([' ', .. Commas], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string Print(IEnumerable<ProductAttribute> attributes) =>
        string.Join(
            '\n',
            attributes
                .OrderBy(a => a.Sort)
                .Select(a =>
                    (a.IsFilter ? "*" : "")
                    + $"{a.NameZh}：{a.ValueZh}"
                    + (a.NameEn == a.NameZh && a.ValueEn == a.ValueZh ? "" : $" | {a.NameEn}: {a.ValueEn}")
                )
        );

    public static string Print(IEnumerable<Measure> measures) =>
        string.Join(
            '\n',
            measures
                .OrderBy(m => m.Sort)
                .GroupBy(m => m.Name)
                .Select(g =>
                    g.Key.Zh
                    + "："
                    + string.Join(
                        '、',
                        g.Select(m =>
                            m.Size + " " + (m.Millimetres / 10m).ToString("0.#", CultureInfo.InvariantCulture)
                        )
                    )
                    + (g.Key.En == g.Key.Zh ? "" : " | " + g.Key.En)
                )
        );

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (string Zh, string En) Halves(string line)
    {
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? (line.Trim(), "") : (line[..bar].Trim(), line[(bar + 1)..].Trim());
    }

    private static (string Name, string Value)? Pair(string text)
    {
        var colon = text.IndexOfAny(Colons);
        if (colon < 1)
            return null;
        var (name, value) = (text[..colon].Trim(), text[(colon + 1)..].Trim());
        return name.Length == 0 || value.Length == 0 ? null : (name, value);
    }
}
