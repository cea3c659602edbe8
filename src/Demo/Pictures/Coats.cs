using static System.FormattableString;
using static Zhanggui.Demo.Pictures.Pen;

namespace Zhanggui.Demo.Pictures;

/// <summary>Coats: belted, long, short, trench and quilted.</summary>
internal static class Coats
{
    internal static Drawing Coat(string cut, Tones t)
    {
        if (cut == "puffer")
            return Puffer(t);
        bool belted = cut is "belt" or "trench",
            isShort = cut == "short";
        var body = new Torso(
            26,
            96,
            72,
            64,
            belted ? 52 : 64,
            belted ? 84
                : isShort ? 68
                : 72,
            84,
            isShort ? 286 : 354
        )
        {
            V = true,
            WaistAt = 216,
            Sag = 4,
        };
        var sleeve = body.Sleeve(178, 30, 17);
        var hem = (int)body.Bottom;
        var pocket = isShort ? 240 : 252;
        return new Drawing
        {
            Under =
                Fill("M124 84Q150 92 176 84L158 190H142Z", t.Pale)
                + Fill("M124 84Q150 96 176 84L164 100Q150 106 136 100Z", t.Deep),
            Sleeves = sleeve.Path,
            Body = body.Path(),
            Over =
                sleeve.Cuff(16, t.Shade)
                + (
                    cut == "trench"
                        ? Trench(t)
                        : Mirror(Fill("M124 82L150 180L131 160L108 128L118 118L107 108Z", t.Shade))
                )
                + Line(Invariant($"M150 180V{hem + 2}"), t.Deep, 1.8)
                + (
                    belted
                        ? Belt(t)
                        : Buttons(136, 200, isShort ? 252 : 262, 3, t.Deep, 4.4)
                            + Buttons(165, 200, isShort ? 252 : 262, 3, t.Deep, 4.4)
                )
                + Mirror(Fill(Invariant($"M98 {pocket}h34l2 10h-37z"), t.Shade))
                + (
                    isShort
                        ? Folds(t, "M102 180Q108 206 102 228", "M198 182Q192 208 198 228")
                        : Folds(t, "M112 286L106 344", "M190 284L196 344")
                ),
        };
    }

    private static string Belt(Tones t) =>
        Fill("M96 208Q150 216 204 208V226Q150 234 96 226Z", t.Shade)
        + Fill("M158 230l16 52-12 4-12-50z", t.Shade)
        + Fill("M140 207h20v26h-20z", t.Deep);

    private static string Trench(Tones t) =>
        Mirror(
            Fill("M124 82L150 172L128 150L104 140L112 122L103 110Z", t.Light)
                + Line("M103 110L112 122L104 140L128 150", t.Shade, 1.4)
                + Line("M80 108L92 103", t.Shade, 6)
        )
        + Buttons(134, 174, 194, 2, t.Deep, 3.8)
        + Buttons(166, 174, 194, 2, t.Deep, 3.8)
        + Buttons(132, 244, 266, 2, t.Deep, 3.8)
        + Buttons(168, 244, 266, 2, t.Deep, 3.8);

    private static Drawing Puffer(Tones t)
    {
        var body = new Torso(27, 14, 74, 70, 70, 72, 100, 312) { Sag = 5 };
        var sleeve = body.Sleeve(172, 30, 19, 10);
        return new Drawing
        {
            Sleeves = sleeve.Path,
            Body = body.Path(),
            Over =
                Mirror(Line("M65 150Q76 160 90 156M55 188Q68 199 84 194M48 226Q60 238 77 232", t.Shade, 2.4))
                + sleeve.Cuff(9, t.Shade)
                + Line(
                    "M83 142Q150 152 217 142M80 182Q150 193 220 182M80 222Q150 233 220 222M79 262Q150 273 221 262",
                    t.Shade,
                    2.6
                )
                + Line(
                    "M100 134Q150 142 200 134M98 174Q150 184 202 174M98 214Q150 224 202 214M98 254Q150 264 202 254",
                    t.Light,
                    2.4,
                    .35
                )
                + Fill("M120 106Q114 80 124 66Q150 76 176 66Q186 80 180 106Q150 122 120 106Z", t.Sleeve)
                + Fill("M130 71Q150 79 170 71Q168 84 150 86Q132 84 130 71Z", t.Deep)
                + Line("M119 92Q150 104 181 92M120 106Q150 122 180 106", t.Shade, 2)
                + Line("M150 86V316", t.Deep, 3)
                + Rect(147.5, 96, 5, 13, Tones.Brass, 2)
                + Mirror(Line("M92 278L116 272", t.Deep, 3)),
        };
    }
}
