using static Zhanggui.Demo.Pictures.Pen;

namespace Zhanggui.Demo.Pictures;

/// <summary>Tins, stand-up pouches and gift boxes.</summary>
internal static class Packs
{
    internal static Drawing Tin(string cut, Tones t)
    {
        if (cut == "low")
            return new Drawing
            {
                Under = Ground(310, 104, t),
                Body = "M60 190H240V296Q240 308 228 308H72Q60 308 60 296Z",
                Over =
                    Rect(54, 150, 192, 46, t.Deep, 8)
                    + Rect(60, 192, 180, 5, t.Shade)
                    + Rect(100, 214, 100, 74, t.Pale, 37)
                    + Leaf(150, 222, 44, t)
                    + Rect(132, 274, 36, 3, t.Deep),
            };
        return new Drawing
        {
            Under = Ground(337, 84, t),
            Body = "M84 132H216V326Q216 336 206 336H94Q84 336 84 326Z",
            Over =
                Rect(78, 88, 144, 48, t.Deep, 6)
                + Rect(86, 94, 8, 36, t.Light, 4, .3)
                + Rect(84, 132, 132, 5, t.Shade)
                + Rect(104, 190, 92, 104, t.Pale)
                + Leaf(150, 204, 62, t)
                + Rect(126, 278, 48, 3.5, t.Deep),
        };
    }

    internal static Drawing Pouch(Tones t) =>
        new()
        {
            Under = Ground(344, 78, t),
            Body = "M90 84H210L222 330Q150 352 78 330Z",
            Printed = "M90 84H210L213 144H87ZM81 290H219L222 330Q150 352 78 330Z",
            Over =
                Rect(90, 80, 120, 14, t.Deep, 2)
                + Line("M92 102H208", t.Shade, 1.6)
                + Fill("M94 106h12l-8 224-14-3z", t.Light, .45)
                + Circle(150, 214, 52, t.Pale)
                + Fill("M122 226q10-40 28-46q18 6 28 46q-28 16-56 0z", t.Shade)
                + Line("M150 190v44M150 214l-12-8M150 224l14-10", t.Pale, 2.4)
                + Rect(118, 298, 64, 18, t.Pale, 3)
                + Rect(128, 305, 44, 3.5, t.Shade),
        };

    internal static Drawing GiftBox(Tones t) =>
        new()
        {
            Under = Ground(329, 106, t),
            Body = "M58 176H242V328H58Z",
            Over =
                Fill("M58 182H242V190H58Z", t.Deep, .35)
                + Rect(50, 140, 200, 42, t.Shade, 3)
                + Rect(138, 140, 24, 188, t.Deep)
                + Fill("M150 141q-48-46-56-16q2 22 56 16q48-46 56-16q-2 22-56 16z", t.Deep)
                + Line("M112 126Q128 124 146 139M188 126Q172 124 154 139", t.Shade, 2)
                + Rect(143, 132, 14, 12, t.Deep, 3)
                + Rect(80, 222, 44, 68, t.Pale)
                + Circle(102, 229, 2.4, t.Shade)
                + Rect(91, 244, 22, 3.5, t.Deep)
                + Rect(91, 255, 22, 2.5, t.Shade)
                + Rect(95, 264, 14, 2.5, t.Shade),
        };

    private static string Leaf(double x, double y, double height, Tones t) =>
        Fill(
            $"M{N(x)} {N(y)}c{N(height * .38)} {N(height * .24)} {N(height * .38)} {N(height * .76)} 0 {N(height)}c-{N(height * .38)}-{N(height * .24)}-{N(height * .38)}-{N(height * .76)} 0-{N(height)}z",
            t.Shade
        )
        + Line(
            $"M{N(x)} {N(y + height * .14)}v{N(height * .72)}M{N(x)} {N(y + height * .5)}l8-7M{N(x)} {N(y + height * .66)}l-8-7",
            t.Pale,
            2
        );
}
