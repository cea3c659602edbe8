using Zhanggui.Demo.Pictures;
using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Flat measures for clothes, graded from the smallest size.</summary>
internal static class SizeCharts
{
    private static readonly Text Note = (
        "平铺测量（cm），人工测量，误差 1–2 cm。",
        "Measured flat in cm by hand, give or take 1–2 cm."
    );

    /// <summary>The chart, or null for goods that have no measures.</summary>
    internal static DemoSizeChart? Of(PictureKind kind, string cut, IReadOnlyList<string> sizes)
    {
        if (sizes.Count == 0)
            return null;
        (Text Name, decimal Base, decimal Step)[]? rows = kind switch
        {
            PictureKind.Coat =>
            [
                (("衣长", "Length"), cut is "short" or "puffer" ? 66 : 108, 2),
                (("胸围", "Chest"), 98, 4),
                (("肩宽", "Shoulder"), 41.5m, 1),
                (("袖长", "Sleeve"), 58, 1),
            ],
            PictureKind.Jacket =>
            [
                (("衣长", "Length"), cut == "blazer" ? 66 : 54, 1.5m),
                (("胸围", "Chest"), 94, 4),
                (("肩宽", "Shoulder"), 40, 1),
                (("袖长", "Sleeve"), 57, 1),
            ],
            PictureKind.Dress =>
            [
                (("裙长", "Length"), 112, 1.5m),
                (("胸围", "Chest"), 88, 4),
                (("腰围", "Waist"), 70, 4),
                (("肩宽", "Shoulder"), 37, 1),
            ],
            PictureKind.Shirt =>
            [
                (("衣长", "Length"), 66, 1.5m),
                (("胸围", "Chest"), 98, 4),
                (("肩宽", "Shoulder"), 41, 1),
                (("袖长", "Sleeve"), cut == "short" ? 22 : 57, 1),
            ],
            PictureKind.Tee =>
            [
                (("衣长", "Length"), cut == "boxy" ? 52 : 60, 1.5m),
                (("胸围", "Chest"), 92, 4),
                (("肩宽", "Shoulder"), 40, 1),
                (("袖长", "Sleeve"), 19, .5m),
            ],
            PictureKind.Knit =>
            [
                (("衣长", "Length"), 56, 1.5m),
                (("胸围", "Chest"), 92, 4),
                (("肩宽", "Shoulder"), 42, 1),
                (("袖长", "Sleeve"), cut == "vest" ? 0 : 56, 1),
            ],
            PictureKind.Skirt =>
            [
                (("裙长", "Length"), cut == "mini" ? 42 : 78, 1),
                (("腰围", "Waist"), 66, 4),
                (("臀围", "Hip"), 90, 4),
            ],
            PictureKind.Trousers =>
            [
                (("裤长", "Length"), cut == "taper" ? 92 : 102, 1),
                (("腰围", "Waist"), 66, 3),
                (("臀围", "Hip"), 92, 3),
                (
                    ("脚口", "Hem"),
                    cut switch
                    {
                        "wide" => 52,
                        "straight" => 40,
                        _ => 30,
                    },
                    1
                ),
            ],
            _ => null,
        };
        if (rows is null)
            return null;
        return new DemoSizeChart(
            sizes,
            [
                .. rows.Where(r => r.Base > 0)
                    .Select(r => new DemoMeasure(r.Name, [.. sizes.Select(size => r.Base + r.Step * Rank(size))])),
            ],
            Note
        );
    }

    // XL jumps by half a step more, as patterns are graded.
    private static decimal Rank(string size) =>
        size switch
        {
            "S" => 0,
            "M" => 1,
            "L" => 2,
            "XL" => 3.5m,
            "F" => 1,
            _ => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture) - 26,
        };
}
