using static Zhanggui.Demo.Pictures.Pen;

namespace Zhanggui.Demo.Pictures;

/// <summary>Totes, bucket bags and flap bags.</summary>
internal static class Bags
{
    internal static Drawing Bag(string cut, Tones t) =>
        cut switch
        {
            "bucket" => new Drawing
            {
                Under = Ground(334, 78, t) + Line("M104 168Q108 70 150 68Q192 70 196 168", t.Shade, 7),
                Body = "M92 166Q150 184 208 166L218 316Q150 342 82 316Z",
                Over =
                    Fill("M92 160Q150 146 208 160Q208 178 150 182Q92 178 92 160Z", t.Deep)
                    + Fill("M84 294Q150 320 216 294L218 318Q150 344 82 318Z", t.Shade)
                    + Line("M136 182l-8 44M164 182l8 44", t.Light, 3.4)
                    + Circle(128, 228, 4.5, Tones.Brass)
                    + Circle(172, 228, 4.5, Tones.Brass)
                    + Circle(104, 174, 4, Tones.Brass)
                    + Circle(196, 174, 4, Tones.Brass),
            },
            "box" => new Drawing
            {
                Under = Ground(318, 84, t) + Line("M92 178Q150 40 208 178", t.Shade, 6),
                Body = "M72 180Q72 170 84 170H216Q228 170 228 180V306Q228 318 216 318H84Q72 318 72 306Z",
                Over =
                    Fill("M72 180Q72 170 84 170H216Q228 170 228 180V236Q150 268 72 236Z", t.Shade)
                    + Line("M78 236Q150 262 222 236", t.Light, 1.2, .5)
                    + Rect(138, 233, 24, 23, Tones.Brass, 4)
                    + Rect(146, 242, 8, 3, t.Deep)
                    + Circle(92, 174, 4, Tones.Brass)
                    + Circle(208, 174, 4, Tones.Brass),
            },
            _ => new Drawing
            {
                Under = Ground(326, 88, t) + Line("M116 176Q120 96 150 96Q180 96 184 176", t.Shade, 6),
                Body = "M76 172H224L236 322Q150 334 64 322Z",
                Over =
                    Line("M112 214V172Q114 84 150 84Q186 84 188 172V214", t.Deep, 7)
                    + Line("M77 182H223", t.Shade, 3)
                    + Rect(134, 250, 32, 18, t.Light, 2)
                    + Rect(141, 257, 18, 2.4, t.Shade)
                    + Circle(112, 212, 2.6, Tones.Brass)
                    + Circle(188, 212, 2.6, Tones.Brass)
                    + Folds(t, "M92 202L84 312", "M208 202L216 312"),
            },
        };
}
