using static Zhanggui.Demo.Pictures.Pen;

namespace Zhanggui.Demo.Pictures;

/// <summary>Sweaters, cardigans and knitted vests.</summary>
internal static class Knits
{
    internal static Drawing Knit(string cut, Tones t)
    {
        bool turtle = cut == "turtle",
            cardigan = cut == "cardigan",
            vest = cut == "vest";
        var v = cardigan || vest;
        var body = new Torso(turtle ? 24 : 28, v ? 70 : 16, vest ? 60 : 72, vest ? 62 : 66, vest ? 62 : 66, 62, 98, 282)
        {
            V = v,
            Sag = 3,
        };
        var sleeve = vest ? null : body.Sleeve(170, 34, 15, 8);
        return new Drawing
        {
            Under = Fill(v ? "M122 98Q150 90 178 98L150 168Z" : "M122 98Q150 84 178 98Q150 122 122 98Z", t.Deep),
            Sleeves = sleeve?.Path ?? "",
            Body = body.Path(),
            Over =
                (sleeve?.Cuff(18, t.Shade) ?? Mirror(Line("M92 112Q98 142 89 167", t.Shade, 7)))
                + Fill("M88.6 267Q150 276 211.4 267L212 283Q150 288 88 283Z", t.Shade)
                + Line(Fringe(98, 270, 14, 8, 12), t.Deep, 1, .3)
                + Neck(turtle, cardigan, vest, t),
        };
    }

    private static string Neck(bool turtle, bool cardigan, bool vest, Tones t)
    {
        if (turtle)
            return Fill("M124 100Q122 82 128 72Q150 78 172 72Q178 82 176 100Q150 116 124 100Z", t.Base)
                + Line("M128 85Q150 93 172 85", t.Shade, 1.8)
                + Line("M125 101Q150 116 175 101", t.Shade, 2.4);
        if (cardigan)
            return Line("M122 98L150 168V283M178 98L150 168", t.Shade, 8) + Buttons(150, 184, 262, 5, t.Light, 4);
        return vest ? Line("M122 98L150 168L178 98", t.Shade, 8) : Line("M122 98Q150 127 178 98", t.Shade, 8);
    }
}
