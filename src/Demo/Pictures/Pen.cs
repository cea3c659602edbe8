using System.Globalization;
using static System.FormattableString;

namespace Zhanggui.Demo.Pictures;

/// <summary>The few SVG strokes that all drawings are made of. Attributes only: no style, no script.</summary>
internal static class Pen
{
    /// <summary>A number with at most one decimal, in the same spelling everywhere.</summary>
    internal static string N(double value) =>
        value.ToString("0.#", CultureInfo.InvariantCulture) is "-0"
            ? "0"
            : value.ToString("0.#", CultureInfo.InvariantCulture);

    internal static string Fill(string path, string colour, double opacity = 1) =>
        $"<path d=\"{path}\" fill=\"{colour}\"{Opacity(opacity)}/>";

    internal static string Line(string path, string colour, double width = 1.6, double opacity = 1) =>
        $"<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{N(width)}\" stroke-linecap=\"round\"{Opacity(opacity)}/>";

    internal static string Rect(
        double x,
        double y,
        double width,
        double height,
        string colour,
        double radius = 0,
        double opacity = 1
    ) =>
        $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\"{(radius > 0 ? $" rx=\"{N(radius)}\"" : "")} fill=\"{colour}\"{Opacity(opacity)}/>";

    internal static string Circle(double x, double y, double radius, string colour) =>
        $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"{colour}\"/>";

    /// <summary>The soft shadow on the ground under things that stand.</summary>
    internal static string Ground(double y, double radius, Tones tones, double x = 150) =>
        $"<ellipse cx=\"{N(x)}\" cy=\"{N(y)}\" rx=\"{N(radius)}\" ry=\"8\" fill=\"{tones.Ground}\"/>";

    /// <summary>What is drawn on the left half, and its reflection about x = 150.</summary>
    internal static string Mirror(string left) => left + $"<g transform=\"translate(300 0) scale(-1 1)\">{left}</g>";

    internal static string Buttons(
        double x,
        double top,
        double bottom,
        int count,
        string colour,
        double radius = 2.6
    ) =>
        string.Concat(
            Enumerable
                .Range(0, count)
                .Select(i => Circle(x, count == 1 ? top : top + (bottom - top) * i / (count - 1), radius, colour))
        );

    /// <summary>Two to four fold lines, faint.</summary>
    internal static string Folds(Tones tones, params ReadOnlySpan<string> paths)
    {
        var all = string.Concat(paths);
        return all.Length == 0 ? "" : Line(all, tones.Shade, 1.8, .55);
    }

    /// <summary>Parallel strokes as one path: fringes, ribs, pleats.</summary>
    internal static string Fringe(int x, int y, int count, int step, int length) =>
        string.Concat(Enumerable.Range(0, count).Select(i => Invariant($"M{x + i * step} {y}v{length}")));

    private static string Opacity(double value) =>
        value >= 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" opacity=\"{value:0.##}\"");
}
