using static Zhanggui.Demo.Pictures.Pen;

namespace Zhanggui.Demo.Pictures;

/// <summary>Pairs of shoes: the far one a little paler and higher.</summary>
internal static class Footwear
{
    internal static Drawing Shoes(string cut, Tones t) =>
        new()
        {
            Under =
                Ground(301, 106, t, 154)
                + $"<g transform=\"translate(46 108)\">{One(cut, t.Faded)}</g><g transform=\"translate(26 150)\">{One(cut, t)}</g>",
        };

    private static string One(string cut, Tones t) =>
        cut switch
        {
            "pump" => Fill(
                "M40 96Q52 60 86 78Q120 108 168 112Q196 116 198 130Q150 138 110 128Q84 118 66 104L58 148H48Z",
                t.Base
            )
                + Fill("M86 78Q104 96 128 105Q110 118 92 110Q74 98 60 82Q70 72 86 78Z", t.Deep)
                + Fill("M66 104Q84 118 110 128Q150 138 198 130L198 134Q150 145 106 133Q82 124 65 110Z", t.Shade),
            "loafer" => Fill("M34 84Q58 66 88 76Q116 104 158 106Q194 112 198 134V140H36Z", t.Base)
                + Fill("M44 80Q66 72 84 79Q94 92 106 98Q84 106 60 100Q46 94 44 80Z", t.Deep)
                + Fill("M34 138H198V147Q198 150 195 150H37Q34 150 34 147Z", t.Deep)
                + Fill("M108 96L132 90L146 106L118 114Z", t.Shade)
                + $"<rect x=\"119\" y=\"98\" width=\"17\" height=\"5\" rx=\"2\" fill=\"{Tones.Brass}\" transform=\"rotate(-18 128 100)\"/>"
                + Line("M150 108Q146 124 156 134", t.Shade, 1.6, .7),
            "boot" => Fill("M40 -20H92V70Q116 96 160 100Q196 106 198 132V138H40Z", t.Base)
                + Fill("M36 136H198V148Q198 152 194 152H36Z", t.Deep)
                + Fill("M72 10Q90 36 84 66L66 62V10Z", t.Shade)
                + Fill("M40 -20H92V-8H40Z", t.Shade)
                + Line("M44 -20v-10h8v10", t.Shade, 3)
                + Folds(t, "M46 90Q62 98 88 88", "M150 100Q140 116 148 134"),
            _ => Fill("M34 78Q60 84 84 64Q108 92 158 104Q194 110 198 134H34Z", t.Base)
                + Fill("M34 78Q48 82 58 80L64 132H34Z", t.Shade)
                + Fill("M160 104Q194 110 198 134H150Q150 112 160 104Z", t.Shade)
                + Line("M92 82l22-9M104 92l22-8M118 101l20-8", t.Pale, 4)
                + Fill("M32 132H200Q202 152 188 152H40Q30 150 32 132Z", t.Pale)
                + Line("M38 144H194", t.Ground, 1.6),
        };
}
