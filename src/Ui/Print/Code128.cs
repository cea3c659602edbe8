using System.Globalization;
using System.Net;
using System.Text;

namespace Zhanggui.Ui;

/// <summary>
/// Code 128 bar codes (sets B and C) as one SVG path on white, so that a dark page can be scanned too. Written here
/// because the libraries draw bitmaps or scripts, and a print needs sharp vectors.
/// </summary>
public static class Code128
{
    private const int QuietZone = 10;
    private const int StartB = 104,
        StartC = 105,
        ToB = 100,
        ToC = 99,
        Stop = 106;

    // Widths of bars and spaces of the symbols 0 to 106, ISO/IEC 15417.
    private static readonly string[] Widths = (
        "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 "
        + "221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 "
        + "231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 "
        + "314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
        + "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 "
        + "114131 311141 411131 211412 211214 211232 2331112"
    ).Split(' ');

    /// <summary>
    /// The bar code of <paramref name="text"/>, as wide as its frame; give it a width in print with a class.
    /// </summary>
    /// <param name="text">1 to 60 characters from blank to tilde.</param>
    /// <param name="height">The height in CSS pixels; at least 38 (10 mm) on paper.</param>
    /// <exception cref="ArgumentException">
    /// The text is empty, too long, or has characters that set B does not know.
    /// </exception>
    public static string Svg(string text, int height = 48)
    {
        var path = new StringBuilder();
        var x = QuietZone;
        foreach (var symbol in Symbols(text))
        {
            var bar = true;
            foreach (var width in Widths[symbol])
            {
                var modules = width - '0';
                if (bar)
                    path.Append(CultureInfo.InvariantCulture, $"M{x} 0h{modules}v1h-{modules}z");
                x += modules;
                bar = !bar;
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"bc\" viewBox=\"0 0 {x + QuietZone} 1\" width=\"{x + QuietZone}\" height=\"{height}\" preserveAspectRatio=\"none\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(text)}\"><path fill=\"#fff\" d=\"M0 0h{x + QuietZone}v1H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
        );
    }

    /// <summary>
    /// Start, data, check digit, stop. Digits go in pairs where at least four (six in the middle) follow each other.
    /// </summary>
    internal static IReadOnlyList<int> Symbols(string text)
    {
        if (text is null || text.Length is 0 or > 60)
            throw new ArgumentException("A bar code holds 1 to 60 characters.", nameof(text));
        if (text.Any(c => c is < ' ' or > '~'))
            throw new ArgumentException($"'{text}' has characters that the bar code does not know.", nameof(text));

        var inC = Digits(text, 0) >= 4 || (text.Length == 2 && Digits(text, 0) == 2);
        List<int> symbols = [inC ? StartC : StartB];
        for (var i = 0; i < text.Length; )
        {
            var digits = Digits(text, i);
            if (inC && digits < 2)
            {
                symbols.Add(ToB);
                inC = false;
            }
            // With an odd run the first digit stays in set B, so that the rest pairs up.
            else if (!inC && digits % 2 == 0 && digits >= (i + digits == text.Length ? 4 : 6))
            {
                symbols.Add(ToC);
                inC = true;
            }

            if (inC)
            {
                symbols.Add((text[i] - '0') * 10 + text[i + 1] - '0');
                i += 2;
            }
            else
                symbols.Add(text[i++] - ' ');
        }

        var check = symbols.Select((symbol, place) => symbol * Math.Max(1, place)).Sum() % 103;
        return [.. symbols, check, Stop];
    }

    private static int Digits(string text, int from)
    {
        var i = from;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        return i - from;
    }
}
