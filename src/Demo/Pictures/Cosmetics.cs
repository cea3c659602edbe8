using static Zhanggui.Demo.Pictures.Pen;

namespace Zhanggui.Demo.Pictures;

/// <summary>Bottles, jars, tubes and lipsticks. Labels are bars, never letters.</summary>
internal static class Cosmetics
{
    internal static Drawing Bottle(string cut, Tones t)
    {
        var radius = cut == "round" ? 44 : 12;
        var cap =
            cut == "dropper"
                ? Rect(134, 52, 32, 44, t.Deep, 15)
                    + Rect(126, 92, 48, 34, Tones.Brass, 3)
                    + Line("M134 96v26M142 96v26M150 96v26M158 96v26M166 96v26", t.Deep, 1, .35)
                : Rect(128, 72, 44, 50, t.Deep, 4) + Rect(133, 76, 6, 42, t.Light, 2, .3);
        return new Drawing
        {
            Under = Ground(342, 72, t) + cap + Rect(136, 116, 28, 24, t.Shade),
            Over =
                Rect(96, 134, 108, 206, t.Base, radius)
                + Rect(102, 150, 16, 174, t.Light, 8, .5)
                + Rect(194, 158, 4, 150, t.Shade, 2, .6)
                + Rect(116, 204, 68, 86, t.Pale)
                + Rect(128, 222, 44, 4, t.Deep)
                + Rect(133, 234, 34, 2.5, t.Shade)
                + Fill("M150 248c14 6 14 24 0 32c-14-8-14-26 0-32z", t.Shade),
        };
    }

    internal static Drawing Jar(string cut, Tones t)
    {
        var tall = cut == "tall";
        double top = tall ? 152 : 192,
            height = tall ? 172 : 124,
            half = tall ? 66 : 80,
            middle = top + height / 2 - 2;
        return new Drawing
        {
            Under = Ground(top + height, half + 12, t),
            Over =
                Rect(150 - half + 6, top - 42, half * 2 - 12, 46, t.Deep, 8)
                + Rect(150 - half + 14, top - 36, 10, 32, t.Light, 5, .3)
                + Rect(150 - half, top, half * 2, height, t.Base, 18)
                + Rect(150 - half + 7, top + 14, 15, height - 28, t.Light, 7.5, .5)
                + Rect(104, middle - 32, 92, 62, t.Pale)
                + Circle(150, middle - 11, 9, t.Shade)
                + Rect(126, middle + 8, 48, 3.5, t.Deep)
                + Rect(134, middle + 17, 32, 2.5, t.Shade),
        };
    }

    internal static Drawing Tube(Tones t) =>
        new()
        {
            Under = Ground(345, 58, t),
            Over =
                Fill("M104 66H196L186 288H114Z", t.Base)
                + Fill("M110 78h15l7 210h-13z", t.Light, .5)
                + Rect(104, 60, 92, 18, t.Shade, 2)
                + Line(Fringe(112, 64, 10, 8, 10), t.Deep, 1.2, .4)
                + Rect(118, 286, 64, 58, t.Deep, 5)
                + Line(Fringe(128, 294, 6, 9, 42), t.Shade, 1.2, .6)
                + Circle(150, 150, 20, t.Pale)
                + Fill("M150 137c9 5 9 19 0 26c-9-7-9-21 0-26z", t.Shade)
                + Rect(128, 186, 44, 4, t.Pale)
                + Rect(134, 197, 32, 3, t.Pale),
        };

    internal static Drawing Lipstick(Tones t) =>
        new()
        {
            Under = Ground(339, 84, t),
            Over =
                Fill("M98 134Q98 102 130 92V196H98Z", t.Base)
                + Fill("M121 95l9-3v104h-9z", t.Light, .5)
                + Rect(92, 186, 44, 48, Tones.Brass)
                + Rect(97, 186, 6, 48, "#ffffff", 0, .35)
                + Rect(84, 232, 60, 106, Tones.Ink, 3)
                + Rect(90, 236, 8, 98, "#ffffff", 0, .14)
                + Rect(166, 188, 54, 150, Tones.Ink, 3)
                + Rect(166, 322, 54, 12, Tones.Brass)
                + Rect(172, 192, 8, 128, "#ffffff", 0, .14),
        };
}
