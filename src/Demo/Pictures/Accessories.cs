using static Zhanggui.Demo.Pictures.Pen;

namespace Zhanggui.Demo.Pictures;

/// <summary>Scarves and hats.</summary>
internal static class Accessories
{
    internal static Drawing Scarf(string cut, Tones t) =>
        cut == "long"
            ? Hanging(t)
            : new Drawing
            {
                Under = Line(Fringe(97, 336, 9, 6, 18) + Fringe(158, 303, 9, 6, 18), t.Shade, 2.2),
                Body =
                    "M94 150L92 336H150L152 170ZM150 170L154 304H208L206 150ZM84 120Q80 176 150 190Q220 176 216 120Q206 88 150 84Q94 88 84 120Z",
                Over =
                    Fill("M108 118Q150 148 192 118Q182 104 150 102Q118 104 108 118Z", t.Deep)
                    + Line("M152 188L154 303", t.Shade, 2.4)
                    + Folds(
                        t,
                        "M88 140Q150 190 212 140",
                        "M96 156Q150 202 206 154",
                        "M116 200L114 330",
                        "M182 196L184 298"
                    ),
            };

    private static Drawing Hanging(Tones t) =>
        new()
        {
            Under =
                Line(Fringe(94, 330, 9, 6, 18) + Fringe(160, 330, 9, 6, 18), t.Shade, 2.2)
                + Fill("M96 96Q150 60 204 96L196 130Q150 98 104 130Z", t.Deep),
            Body =
                "M92 104Q100 78 124 70Q132 110 146 140L146 330H88ZM208 104Q200 78 176 70Q168 110 154 140L154 330H212Z",
            Over =
                Line("M124 70Q132 110 146 140V328M176 70Q168 110 154 140V328", t.Shade, 2)
                + Folds(
                    t,
                    "M106 120Q112 210 104 322",
                    "M126 150Q130 240 126 322",
                    "M194 120Q188 210 196 322",
                    "M174 150Q170 240 174 322"
                ),
        };

    internal static Drawing Hat(string cut, Tones t) =>
        cut == "beanie"
            ? Beanie(t)
            : new Drawing
            {
                Under =
                    Fill("M44 238Q46 214 96 218H204Q254 214 256 238Q250 261 150 263Q50 261 44 238Z", t.Base)
                    + Fill("M70 236Q90 226 96 224H204Q214 226 230 236Q200 248 150 248Q100 248 70 236Z", t.Deep, .35),
                Body = "M96 226Q92 142 112 130Q132 124 150 134Q168 124 188 130Q208 142 204 226Q150 242 96 226Z",
                Over =
                    Fill("M95.6 206Q150 219 204.4 206L204 226Q150 242 96 226Z", t.Deep)
                    + Line("M150 134Q146 150 150 166", t.Shade, 2.4)
                    + Folds(t, "M60 241Q150 260 240 241", "M118 140Q112 170 114 198"),
            };

    private static Drawing Beanie(Tones t) =>
        new()
        {
            Under = Circle(150, 96, 22, t.Shade),
            Body = "M88 250Q80 110 150 108Q220 110 212 250Z",
            Over =
                Line("M140 92l-6-8M154 86l2-10M164 96l9-5M146 104l-8 4", t.Light, 2.2, .7)
                + Fill("M80 216Q150 232 220 216L222 262Q150 278 78 262Z", t.Shade)
                + Line(Fringe(90, 224, 16, 8, 40), t.Deep, 1.2, .35)
                + Folds(t, "M112 140Q100 180 104 214", "M188 140Q200 180 196 214"),
        };
}
