using static System.FormattableString;
using static Zhanggui.Demo.Pictures.Pen;

namespace Zhanggui.Demo.Pictures;

/// <summary>Dresses of six cuts over one body.</summary>
internal static class Dresses
{
    internal static Drawing Dress(string cut, Tones t)
    {
        if (cut == "slip")
            return Slip(t);
        bool shirt = cut == "shirt",
            puff = cut == "puff",
            wrap = cut == "wrap";
        var hem = cut switch
        {
            "flare" => 92,
            "wrap" => 84,
            "shirt" => 80,
            _ => 88,
        };
        var body = new Torso(28, wrap ? 74 : 20, 58, 50, 42, hem, 84, 352)
        {
            V = wrap,
            WaistAt = 188,
            Sag = 14,
        };
        var sleeve = cut switch
        {
            "puff" => body.Sleeve(74, 24, 15, 22),
            "shirt" => body.Sleeve(150, 26, 14, 4),
            "wrap" => body.Sleeve(110, 26, 20, 4),
            _ => body.Sleeve(52, 26, 20, 4),
        };
        return new Drawing
        {
            Under = wrap
                ? Fill("M122 84Q150 74 178 84L150 158Z", t.Deep)
                : Fill("M122 84Q150 74 178 84Q150 108 122 84Z", t.Deep),
            Sleeves = sleeve.Path,
            Body = body.Path(),
            Over =
                sleeve.Cuff(
                    puff ? 8
                        : shirt ? 11
                        : 5,
                    t.Shade
                )
                + Front(cut, t)
                + Waist(cut, t)
                + (
                    shirt || cut == "tier"
                        ? Folds(t, "M124 212Q116 290 110 344", "M178 212Q186 290 192 344")
                        : Folds(t, "M128 214Q116 290 108 350", "M172 214Q184 290 194 350", "M150 220V356")
                ),
        };
    }

    private static string Front(string cut, Tones t) =>
        cut switch
        {
            "shirt" => Mirror(Fill("M124 82L150 106L134 121L117 92Z", t.Light))
                + Line("M150 106V358", t.Shade, 1.8)
                + Buttons(150, 124, 340, 8, t.Deep),
            "wrap" => Line("M178 84L122 186M122 84L150 158", t.Shade, 3) + Line("M136 200Q128 270 136 356", t.Shade, 2),
            "tier" => Line("M122 84Q150 120 178 84", t.Shade, 4)
                + Line("M92 250Q150 264 208 250M76 304Q150 320 224 304", t.Shade, 2.4)
                + Line(Ruffle(98, 254, 8, 15, 10) + Ruffle(84, 310, 9, 16, 11), t.Shade, 1.4, .6),
            _ => Line("M122 84Q150 120 178 84", t.Shade, 4),
        };

    private static string Waist(string cut, Tones t) =>
        cut switch
        {
            "wrap" => Fill("M107 180Q150 188 193 180V196Q150 204 107 196Z", t.Shade)
                + Fill("M118 194l-12 60 12 3 12-58zM126 196l4 46 11-2-5-44z", t.Shade),
            "shirt" => Fill("M107 180Q150 188 193 180V196Q150 204 107 196Z", t.Shade)
                + Fill("M142 181h16v20h-16z", t.Deep),
            _ => Line("M108 188Q150 197 192 188", t.Shade, 2.4),
        };

    private static Drawing Slip(Tones t)
    {
        var body = new Torso(34, 30, 40, 50, 42, 68, 108, 352)
        {
            V = true,
            WaistAt = 224,
            Sag = 14,
        };
        return new Drawing
        {
            Under =
                Mirror(Line("M115 112Q117 88 126 70", t.Shade, 3.4))
                + Fill("M116 108Q150 122 184 108L150 142Z", t.Deep),
            Body = body.Path(),
            Over =
                Line("M116 109L150 138L184 109", t.Shade, 3)
                + Folds(t, "M136 216Q130 290 124 350", "M166 224Q172 300 178 350", "M122 176Q128 196 124 214"),
        };
    }

    private static string Ruffle(int x, int y, int count, int step, int length) =>
        string.Concat(
            Enumerable
                .Range(0, count)
                .Select(i => Invariant($"M{x + i * step} {y + Math.Min(i, count - 1 - i)}v{length}"))
        );
}
