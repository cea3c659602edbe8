using static System.FormattableString;
using static Zhanggui.Demo.Pictures.Pen;

namespace Zhanggui.Demo.Pictures;

/// <summary>Skirts and trousers.</summary>
internal static class Bottoms
{
    internal static Drawing Skirt(string cut, Tones t)
    {
        var pencil = cut == "pencil";
        var (half, hem) = cut switch
        {
            "pencil" => (64, 322),
            "mini" => (84, 252),
            "flare" => (112, 316),
            "wrap" => (92, 328),
            _ => (106, 330),
        };
        var (inL, inR) = pencil ? ("76 176", "224 176") : ("92 160", "208 160");
        return new Drawing
        {
            Body = Invariant($"M104 108Q{inL} {150 - half} {hem}Q150 {hem + 18} {150 + half} {hem}Q{inR} 196 108Z"),
            Over =
                (
                    cut == "pleat"
                        ? Pleats(half, hem, t)
                        : Folds(t, Invariant($"M128 140L{150 - half / 2} {hem}M172 140L{150 + half / 2} {hem}"))
                )
                + Fill("M103 92H197L198 114Q150 120 102 114Z", t.Shade)
                + cut switch
                {
                    "pencil" => Line(Invariant($"M150 {hem - 42}V{hem + 8}"), t.Deep, 2.4)
                        + Mirror(Line("M122 118l-5 24", t.Shade, 2)),
                    "wrap" => Line(Invariant($"M178 116Q190 220 152 {hem + 7}"), t.Deep, 2)
                        + Buttons(188, 130, 158, 2, t.Pale, 4),
                    "mini" => Line(Invariant($"M72 {hem - 12}Q150 {hem + 5} 228 {hem - 12}"), t.Shade, 1.4)
                        + Buttons(150, 103, 103, 1, t.Pale, 4),
                    "flare" => Line(Invariant($"M44 {hem - 14}Q150 {hem + 4} 256 {hem - 14}"), t.Shade, 1.6, .8)
                        + Folds(t, "M150 130V322"),
                    _ => "",
                },
        };
    }

    private static string Pleats(int half, int hem, Tones t)
    {
        var (fine, bold) = ("", "");
        for (var i = 1; i < 10; i++)
        {
            var share = i / 10d;
            var line =
                $"M{N(104 + 92 * share)} 113L{N(150 - half + 2 * half * share)} {N(hem - 2 + 36 * share * (1 - share))}";
            if (i % 2 == 0)
                fine += line;
            else
                bold += line;
        }

        return Line(bold, t.Shade, 2.6, .7) + Line(fine, t.Shade, 1.2, .7);
    }

    internal static Drawing Trousers(string cut, Tones t)
    {
        var wide = cut == "wide";
        var (foot, gap, knee) = cut switch
        {
            "wide" => (66, 6, 92),
            "straight" => (46, 4, 96),
            _ => (31, 4, 96),
        };
        string Leg(Func<int, int> side) =>
            Invariant(
                $"M{side(102)} 84H150V150L{side(150 - gap)} 358H{side(150 - gap - foot)}Q{side(knee)} 210 {side(96)} 150Q{side(96)} 110 {side(102)} 84Z"
            );
        return new Drawing
        {
            Body = Leg(x => x) + Leg(x => 300 - x),
            Over =
                Fill("M101 72H199L200 92Q150 97 100 92Z", t.Shade)
                + Line("M150 92V150", t.Deep, 2)
                + Line("M157 94Q160 132 150 144", t.Shade, 1.4)
                + Line(Invariant($"M150 150L{150 - gap} 356M150 150L{150 + gap} 356"), t.Deep, 1.6, .7)
                + Mirror(
                    Line("M105 97Q110 122 98 138", t.Shade, 2)
                        + Line(Invariant($"M122 {(wide ? 110 : 150)}L{150 - gap - foot / 2} 350"), t.Shade, 1.4, .6)
                        + Fill("M118 70h6v24h-6z", t.Deep, .55)
                        + (
                            cut == "taper"
                                ? Fill(Invariant($"M{150 - gap - foot} 345h{foot}v13h-{foot}z"), t.Shade)
                                : Line(Invariant($"M{152 - gap - foot} 348h{foot - 3}"), t.Shade, 1.2, .6)
                        )
                )
                + Buttons(150, 82, 82, 1, t.Pale, 3.2),
        };
    }
}
