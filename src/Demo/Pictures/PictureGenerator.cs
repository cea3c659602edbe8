namespace Zhanggui.Demo.Pictures;

/// <summary>
/// Draws product pictures: flat, without outlines or text, about two kilobytes each. A pure function of its input.
/// </summary>
public static class PictureGenerator
{
    /// <summary>
    /// The picture as an SVG document of 300 × 400, free of style and script. Its pattern id is its own, so several may
    /// stand in one page.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The cut is not one of the kind's, or the background is not 0–7.
    /// </exception>
    public static string Draw(PictureSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (!PictureCuts.Of(spec.Kind).Contains(spec.Cut))
            throw new ArgumentOutOfRangeException(nameof(spec), spec.Cut, $"{spec.Kind} has no such cut.");
        if (spec.Background < 0 || spec.Background >= Palette.Backgrounds.Count)
            throw new ArgumentOutOfRangeException(nameof(spec), spec.Background, "There are eight backgrounds, 0–7.");

        var tones = new Tones(spec.Colour.Hex, Palette.Backgrounds[spec.Background]);
        var id = PatternId(spec);
        var defs = Weave.Define(spec.Pattern, id, tones, spec.Seed & 0xFFFF);
        var cloth = defs.Length == 0 ? null : $"url(#{id})";
        var scene = spec.View switch
        {
            PictureView.Fabric => Cloth(tones, cloth),
            PictureView.Detail =>
                $"<g transform=\"translate(-195 -{DetailTop(spec.Kind)}) scale(2.3)\">{Compose(spec, tones, cloth)}</g>",
            PictureView.Hem =>
                $"<g transform=\"translate(-{HemLeft(spec.Kind)} -{HemTop(spec)}) scale(2)\">{Compose(spec, tones, cloth)}</g>",
            _ => Compose(spec, tones, cloth),
        };
        if (spec.Defect)
            scene += Tear(tones, spec);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 400\" width=\"300\" height=\"400\">"
            + (defs.Length == 0 ? "" : $"<defs>{defs}</defs>")
            + $"<path d=\"M0 0h300v400H0z\" fill=\"{tones.Paper}\"/>{scene}</svg>";
    }

    private static string Compose(PictureSpec spec, Tones tones, string? cloth)
    {
        var drawing = Drawings.Of(spec.Kind, spec.Cut, tones);
        var picture = drawing.Under;
        if (drawing.Sleeves.Length > 0)
            picture += Pen.Mirror(
                Pen.Fill(drawing.Sleeves, tones.Sleeve) + (cloth is null ? "" : Pen.Fill(drawing.Sleeves, cloth))
            );
        if (drawing.Body.Length > 0)
            picture +=
                Pen.Fill(drawing.Body, tones.Base)
                + (cloth is null ? "" : Pen.Fill(drawing.Printed.Length > 0 ? drawing.Printed : drawing.Body, cloth));
        return picture + drawing.Over;
    }

    private static string Cloth(Tones t, string? cloth) =>
        Pen.Fill("M0 0h300v400H0z", t.Base)
        + (cloth is null ? "" : Pen.Fill("M0 0h300v400H0z", cloth))
        + Pen.Fill("M-20 300Q90 250 150 300T340 280V420H-20Z", t.Shade, .35)
        + Pen.Fill("M-20 334Q110 292 180 342T340 322V420H-20Z", t.Shade, .45)
        + Pen.Line("M-20 90Q80 50 170 96T330 70", t.Shade, 3, .5)
        + Pen.Line("M-20 104Q84 66 172 110T330 86", t.Light, 2, .35);

    private static string Tear(Tones t, PictureSpec spec)
    {
        // The seed moves the flaw, but never off the goods.
        var (left, top, room) = spec.Kind switch
        {
            PictureKind.Hat => (128, 140, 3),
            PictureKind.Shoes => (150, 228, 1),
            PictureKind.Scarf => (102, 200, 8),
            PictureKind.Trousers => (108, 180, 12),
            PictureKind.Lipstick => (100, 236, 4),
            _ => (128, 196, 8),
        };
        int x = left + (spec.Seed & 3) * 5,
            y = top + (spec.Seed >> 3 & 7) * room;
        return Pen.Line(FormattableString.Invariant($"M{x} {y}l9 16-5 12 8 17-6 14"), t.Deep, 3.4)
            + Pen.Line(
                FormattableString.Invariant($"M{x - 12} {y + 20}l14 4M{x - 8} {y + 44}l16-2M{x + 7} {y + 30}l12-5"),
                t.Deep,
                2
            );
    }

    private static int DetailTop(PictureKind kind) =>
        kind switch
        {
            PictureKind.Skirt or PictureKind.Trousers => 130,
            PictureKind.Shoes => 360,
            PictureKind.Hat or PictureKind.Jar => 280,
            PictureKind.Bag or PictureKind.GiftBox or PictureKind.Scarf => 210,
            _ when kind >= PictureKind.Bottle => 240,
            _ => 130,
        };

    private static int HemLeft(PictureKind kind) => kind == PictureKind.Shoes ? 240 : 130;

    private static int HemTop(PictureSpec spec) =>
        (spec.Kind, spec.Cut) switch
        {
            (PictureKind.Hat, _) => 230,
            (PictureKind.Tee or PictureKind.Knit or PictureKind.Jacket or PictureKind.Shirt, _) => 330,
            (PictureKind.Coat, "short") or (PictureKind.Skirt, "mini") => 300,
            (PictureKind.Shoes, _) => 330,
            (PictureKind.Jar, _) => 350,
            _ => 420,
        };

    private static string PatternId(PictureSpec spec)
    {
        // FNV-1a over the key: stable on every machine, unlike string.GetHashCode.
        var hash = 2166136261u;
        foreach (var letter in spec.Key)
            hash = (hash ^ letter) * 16777619u;
        return FormattableString.Invariant($"p{hash:x8}");
    }
}
