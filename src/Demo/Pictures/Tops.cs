using static System.FormattableString;
using static Zhanggui.Demo.Pictures.Pen;

namespace Zhanggui.Demo.Pictures;

/// <summary>Shirts on a hanger, and tees.</summary>
internal static class Tops
{
    private const string HangerColour = "#b9b1a4";

    internal static Drawing Shirt(string cut, Tones t)
    {
        var isShort = cut == "short";
        var body = new Torso(24, 16, 66, 58, cut == "fitted" ? 49 : 58, 60, 92, cut == "long" ? 328 : 298) { Sag = 16 };
        var sleeve = isShort ? body.Sleeve(66, 26, 23) : body.Sleeve(176, 30, 13);
        var hem = (int)body.Bottom;
        return new Drawing
        {
            Under =
                Line("M150 62q-9-1-9-9t9-9 9 8M150 62L104 92M150 62L196 92", HangerColour, 2.4)
                + Fill("M126 92Q150 80 174 92L168 104H132Z", t.Deep),
            Sleeves = sleeve.Path,
            Body = body.Path(),
            Over =
                sleeve.Cuff(isShort ? 6 : 13, t.Shade)
                + Mirror(
                    Fill("M126 90L150 112L134 129L118 98Z", t.Light) + Line("M118 98L134 129L150 112", t.Shade, 1.2, .7)
                )
                + Line(Invariant($"M150 112V{hem + 7}"), t.Shade, 1.8)
                + Line(Invariant($"M157 118V{hem + 7}"), t.Shade, 1, .6)
                + Buttons(153.5, 138, hem - 24, 6, t.Deep)
                + Fill("M173 152h24v22l-12 7-12-7z", t.Shade, .35)
                + Line("M173 157h24", t.Shade, 1.2, .7)
                + Folds(t, "M104 192Q112 232 106 272", "M196 202Q188 242 195 278"),
        };
    }

    internal static Drawing Tee(string cut, Tones t)
    {
        var boxy = cut == "boxy";
        var body = boxy
            ? new Torso(27, 16, 76, 67, 67, 67, 104, 272) { Sag = 4 }
            : new Torso(28, 18, 68, 60, 59, 62, 100, 284) { Sag = 6 };
        var sleeve = boxy ? body.Sleeve(66, 25, 26) : body.Sleeve(58, 30, 25);
        var y = (int)body.Top;
        return new Drawing
        {
            Under = Fill(Invariant($"M122 {y}Q150 {y - 12} 178 {y}Q150 {y + 26} 122 {y}Z"), t.Deep),
            Sleeves = sleeve.Path,
            Body = body.Path(),
            Over =
                sleeve.Cuff(5, t.Shade)
                + Line(Invariant($"M122 {y}Q150 {y + 31} 178 {y}"), t.Shade, 6)
                + (
                    boxy
                        ? Line("M84 264Q150 270 216 264", t.Shade, 1.3, .7) + Fill("M168 148h26v28h-26z", t.Shade, .35)
                        : ""
                )
                + Folds(t, "M112 196Q122 236 112 268", "M186 182Q179 226 187 262"),
        };
    }
}
