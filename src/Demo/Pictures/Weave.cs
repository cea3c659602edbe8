using static System.FormattableString;

namespace Zhanggui.Demo.Pictures;

/// <summary>The repeats of the ten patterns, as SVG pattern elements.</summary>
internal static class Weave
{
    /// <summary>
    /// The definition of <paramref name="pattern"/> under <paramref name="id"/>; empty for plain cloth.
    /// </summary>
    internal static string Define(PicturePattern pattern, string id, Tones t, int seed)
    {
        // Ribs and cables are relief and take the shade; all else is dyed or printed and contrasts.
        var c = t.Print;
        var (width, height, tile) = pattern switch
        {
            PicturePattern.Stripe => (16, 16, $"<path d=\"M0 0h16v5H0z\" fill=\"{c}\"/>"),
            PicturePattern.Pin => (9, 9, $"<path d=\"M0 0h1.6v9H0z\" fill=\"{c}\"/>"),
            PicturePattern.Check => (
                28,
                28,
                $"<path d=\"M0 0h11v28H0zM0 0h28v11H0z\" fill=\"{c}\" opacity=\".34\"/><path d=\"M0 0h11v11H0z\" fill=\"{c}\" opacity=\".4\"/><path d=\"M19.5 0v28M0 19.5h28\" stroke=\"{c}\" stroke-width=\"1.4\"/>"
            ),
            PicturePattern.Dot => (20, 20, Pen.Circle(5, 5, 2.4, c) + Pen.Circle(15, 15, 2.4, c)),
            PicturePattern.Floral => (
                46,
                46,
                $"<g fill=\"{c}\">{Petals(12, 12, 4)}{Petals(35, 32, 2.6)}</g>{Dots(t.Shade)}<path d=\"M26 14q6-9 13-4q-5 8-13 4zM6 36q8-9 13-2q-7 7-13 2z\" fill=\"{Tones.Mix(t.Base, c, t.Dark ? .38 : .5)}\"/>"
            ),
            PicturePattern.Rib => (7, 7, $"<path d=\"M0 0h2v7H0z\" fill=\"{t.Shade}\" opacity=\".55\"/>"),
            PicturePattern.Cable => (
                30,
                24,
                $"<path d=\"M9 0q12 12 0 24M21 0q-12 12 0 24\" fill=\"none\" stroke=\"{t.Shade}\" stroke-width=\"2.6\" opacity=\".6\"/><path d=\"M1 0v24M29 0v24\" stroke=\"{t.Shade}\" stroke-width=\"1.4\" opacity=\".6\"/>"
            ),
            PicturePattern.Wave => (
                36,
                18,
                $"<path d=\"M-2 18a11 11 0 0 1 22 0M16 18a11 11 0 0 1 22 0M3 18a6 6 0 0 1 12 0M21 18a6 6 0 0 1 12 0\" fill=\"none\" stroke=\"{c}\" stroke-width=\"1.5\"/>"
            ),
            PicturePattern.Diamond => (32, 44, $"<path d=\"M16 2l14 20-14 20L2 22z\" fill=\"{c}\" opacity=\".55\"/>"),
            _ => (0, 0, ""),
        };
        if (width == 0)
            return "";
        // A garment's middle is its front edge: stripes and ribs keep their place across, the rest may slip.
        var (dx, dy) = pattern is PicturePattern.Rib or PicturePattern.Cable or PicturePattern.Pin
            ? (0, 0)
            : (seed * 5 % width, seed * 7 % height);
        return Invariant(
            $"<pattern id=\"{id}\" x=\"{dx}\" y=\"{dy}\" width=\"{width}\" height=\"{height}\" patternUnits=\"userSpaceOnUse\">{tile}</pattern>"
        );
    }

    private static string Petals(double x, double y, double r)
    {
        ReadOnlySpan<(double X, double Y)> around = [(0, -1), (.95, -.31), (.59, .81), (-.59, .81), (-.95, -.31)];
        var petals = "";
        foreach (var (px, py) in around)
            petals += $"<circle cx=\"{Pen.N(x + px * r)}\" cy=\"{Pen.N(y + py * r)}\" r=\"{Pen.N(r * .78)}\"/>";
        return petals;
    }

    private static string Dots(string colour) => Pen.Circle(12, 12, 2, colour) + Pen.Circle(35, 32, 1.4, colour);
}
