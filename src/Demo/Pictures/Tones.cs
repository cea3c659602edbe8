using System.Globalization;

namespace Zhanggui.Demo.Pictures;

/// <summary>Every tone a drawing uses, derived from one base colour and one paper.</summary>
internal sealed record Tones
{
    private const string White = "#ffffff";
    private const string Shadow = "#1d1a1a";

    internal Tones(string baseColour, string paper)
    {
        Base = baseColour;
        Paper = paper;
        Dark = Luminance(baseColour) < .32;
        // On a dark cloth a darker seam is invisible, so its details are lightened.
        Shade = Dark ? Mix(baseColour, White, .16) : Mix(baseColour, Shadow, .17);
        Deep = Dark ? Mix(baseColour, "#000000", .35) : Mix(baseColour, Shadow, .42);
        Light = Mix(baseColour, White, Dark ? .28 : .45);
        Pale = Mix(baseColour, White, .86);
        Sleeve = Mix(baseColour, Shade, .22);
        Print =
            Dark ? Mix(baseColour, White, .62)
            : Luminance(baseColour) > .72 ? Mix(baseColour, "#5b4a3c", .42)
            : Mix(baseColour, White, .58);
        Ground = Mix(paper, "#3a342c", .12);
    }

    internal string Base { get; }
    internal string Paper { get; }
    internal bool Dark { get; }
    internal string Shade { get; }
    internal string Deep { get; }
    internal string Light { get; }
    internal string Pale { get; }
    internal string Sleeve { get; }
    internal string Print { get; }
    internal string Ground { get; }

    /// <summary>Caps and cases that are black whatever the product's colour.</summary>
    internal const string Ink = "#33302f";

    /// <summary>Buckles, clasps and collars of lipsticks.</summary>
    internal const string Brass = "#c8a763";

    /// <summary>The same tones seen through a little of the paper: the one that stands behind.</summary>
    internal Tones Faded => new(Mix(Base, Paper, .2), Paper);

    internal static string Mix(string from, string to, double share)
    {
        Span<int> mixed = stackalloc int[3];
        for (var i = 0; i < 3; i++)
        {
            var a = Channel(from, i);
            mixed[i] = (int)Math.Floor(a + (Channel(to, i) - a) * share + .5);
        }

        return string.Create(CultureInfo.InvariantCulture, $"#{mixed[0]:x2}{mixed[1]:x2}{mixed[2]:x2}");
    }

    private static double Luminance(string hex) =>
        (Channel(hex, 0) * 299 + Channel(hex, 1) * 587 + Channel(hex, 2) * 114) / 255000d;

    private static int Channel(string hex, int index) =>
        int.Parse(hex.AsSpan(1 + index * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
