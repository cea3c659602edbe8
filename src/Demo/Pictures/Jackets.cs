using static Zhanggui.Demo.Pictures.Pen;

namespace Zhanggui.Demo.Pictures;

/// <summary>Blazers, zipped jackets, collarless jackets.</summary>
internal static class Jackets
{
    internal static Drawing Jacket(string cut, Tones t) =>
        cut switch
        {
            "zip" => Zip(t),
            "collarless" => Collarless(t),
            _ => Blazer(t),
        };

    private static Drawing Blazer(Tones t)
    {
        var body = new Torso(26, 92, 70, 62, 56, 64, 88, 288)
        {
            V = true,
            WaistAt = 206,
            Sag = 10,
        };
        var sleeve = body.Sleeve(176, 28, 15);
        return new Drawing
        {
            Under =
                Fill("M124 88Q150 96 176 88L150 182Z", t.Pale)
                + Fill("M124 88Q150 99 176 88L168 102Q150 108 132 102Z", t.Deep),
            Sleeves = sleeve.Path,
            Body = body.Path(),
            Over =
                Mirror(
                    Fill("M124 86L150 180L130 152L112 126L121 118L110 110Z", t.Shade)
                        + Fill("M100 236h32v9h-33z", t.Shade)
                )
                + Line("M150 180Q150 262 156 296", t.Deep, 1.8)
                + Buttons(155, 196, 228, 2, t.Deep, 4)
                + Fill("M178 151h20v3h-20z", t.Shade)
                + Mirror(Buttons(61, 254, 266, 2, t.Deep, 1.8))
                + Folds(t, "M108 176Q116 206 108 226", "M192 176Q184 206 192 226"),
        };
    }

    private static Drawing Zip(Tones t)
    {
        var body = new Torso(27, 14, 72, 68, 68, 62, 98, 272) { Sag = 3 };
        var sleeve = body.Sleeve(166, 31, 15, 6);
        return new Drawing
        {
            Under = Fill("M124 98Q150 86 176 98L168 112H132Z", t.Deep),
            Sleeves = sleeve.Path,
            Body = body.Path(),
            Over =
                sleeve.Cuff(16, t.Shade)
                + Fill("M88 256Q150 264 212 256L212 274Q150 278 88 274Z", t.Shade)
                + Mirror(
                    Fill("M126 96L150 122L134 142L116 106Z", t.Light) + Line("M116 106L134 142L150 122", t.Shade, 1.4)
                )
                + Line("M150 122V276", t.Deep, 3.2)
                + Rect(147.5, 126, 5, 13, Tones.Brass, 2)
                + Mirror(Line("M104 232L124 206", t.Shade, 5) + Fill("M104 152h30v8h-30z", t.Shade, .7))
                + Folds(t, "M100 190Q106 214 100 244", "M200 190Q194 214 200 244"),
        };
    }

    private static Drawing Collarless(Tones t)
    {
        var body = new Torso(28, 20, 68, 61, 60, 62, 96, 270) { Sag = 3 };
        var sleeve = body.Sleeve(164, 28, 16);
        return new Drawing
        {
            Under = Fill("M122 96Q150 84 178 96Q150 124 122 96Z", t.Deep),
            Sleeves = sleeve.Path,
            Body = body.Path(),
            Over =
                sleeve.Cuff(6, t.Deep)
                + Line("M122 96Q130 124 150 129V272M178 96Q170 124 150 129", t.Deep, 4)
                + Line("M89 268Q150 273 211 268", t.Deep, 5)
                + Mirror(
                    Fill("M102 168h32v30h-32zM100 222h36v32h-36z", t.Shade, .4)
                        + Line("M102 170h32M100 224h36", t.Deep, 4)
                )
                + Mirror(
                    Buttons(140, 150, 246, 4, Tones.Brass, 3.4)
                        + Buttons(118, 178, 178, 1, Tones.Brass, 2.8)
                        + Buttons(118, 232, 232, 1, Tones.Brass, 2.8)
                ),
        };
    }
}
