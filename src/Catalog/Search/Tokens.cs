using System.Globalization;
using System.Text;

namespace Zhanggui.Catalog;

/// <summary>
/// Words as the search knows them: every Han character and every pair of neighbours, every Latin or digit word in lower
/// case, and words joined by dashes (style numbers, SKU codes) as one word and as their parts. The same function reads
/// products and questions.
/// </summary>
internal static class Tokens
{
    private const int LongestWord = 40;

    /// <summary>The tokens of a product's texts, without repetition.</summary>
    public static IReadOnlyCollection<string> Of(params IEnumerable<string?> texts)
    {
        var tokens = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var run in texts.Where(t => !string.IsNullOrEmpty(t)).SelectMany(t => Runs(t!)))
        {
            if (run.IsHan)
            {
                var runes = run.Text.EnumerateRunes().Select(r => r.ToString()).ToList();
                for (var i = 0; i < runes.Count; i++)
                {
                    tokens.Add(runes[i]);
                    if (i + 1 < runes.Count)
                        tokens.Add(runes[i] + runes[i + 1]);
                }
            }
            else
            {
                tokens.Add(Cut(run.Text.Replace("-", "", StringComparison.Ordinal)));
                foreach (var part in run.Text.Split('-', StringSplitOptions.RemoveEmptyEntries))
                    tokens.Add(Cut(part));
            }
        }

        return tokens;
    }

    /// <summary>
    /// What a question asks for: all words must match, each in one of its readings. A run of Han characters is read as
    /// pairs, with a single character where the count is odd, because shoppers write 羊毛大衣 without a blank and the name
    /// says 羊毛混纺…大衣.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Question(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        return
        [
            .. Runs(text.Length > 100 ? text[..100] : text)
                .Take(10)
                .Select(r =>
                    r.IsHan
                        ? Readings(r.Text)
                        :
                        [
                            [Cut(r.Text.Replace("-", "", StringComparison.Ordinal))],
                        ]
                ),
        ];
    }

    private static List<IReadOnlyList<string>> Readings(string han)
    {
        var runes = han.EnumerateRunes().Select(r => r.ToString()).Take(24).ToList();
        var found = new List<IReadOnlyList<string>>();
        Tile(runes, 0, [], runes.Count % 2 == 0 && runes.Count > 5 ? 2 : runes.Count % 2, found);
        return found;
    }

    /// <summary>
    /// All ways to cut a run into pairs and at most <paramref name="singles"/> single characters; sixteen are enough.
    /// </summary>
    private static void Tile(
        List<string> runes,
        int at,
        List<string> soFar,
        int singles,
        List<IReadOnlyList<string>> found
    )
    {
        if (found.Count == 16)
            return;
        if (at == runes.Count)
        {
            found.Add([.. soFar]);
            return;
        }

        if (at + 1 < runes.Count)
            Tile(runes, at + 2, [.. soFar, runes[at] + runes[at + 1]], singles, found);
        if (singles > 0)
            Tile(runes, at + 1, [.. soFar, runes[at]], singles - 1, found);
    }

    /// <summary>
    /// Splits a text into runs of Han characters and words of letters, digits and inner dashes; everything else only
    /// separates.
    /// </summary>
    private static IEnumerable<(string Text, bool IsHan)> Runs(string text)
    {
        var run = new StringBuilder();
        var han = false;
        foreach (var rune in Plain(text).EnumerateRunes())
        {
            var (isHan, isWord) = (
                IsHan(rune),
                Rune.IsLetterOrDigit(rune) || (rune.Value == '-' && run.Length > 0 && !han)
            );
            if (run.Length > 0 && (isHan != han || !(isHan || isWord)))
            {
                if (Finish(run) is { Length: > 0 } done)
                    yield return (done, han);
                run.Clear();
            }

            if (!isHan && (!isWord || (rune.Value == '-' && run.Length == 0)))
                continue;
            han = isHan;
            run.Append(rune);
        }

        if (Finish(run) is { Length: > 0 } last)
            yield return (last, han);
    }

    private static string Finish(StringBuilder run) => run.ToString().TrimEnd('-');

    /// <summary>Full-width forms become plain ones, accents go, capitals become small.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in Whole(text).Normalize(NormalizationForm.FormKC).Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(c is '‐' or '‑' or '–' or '—' or '−' ? '-' : c);
        return plain.ToString().ToLowerInvariant();
    }

    /// <summary>A lone surrogate can't be normalized; such a text comes from nobody who means well.</summary>
    private static string Whole(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', ' ');

    private static bool IsHan(Rune rune) =>
        rune.Value
            is >= 0x4E00
                and <= 0x9FFF
                or >= 0x3400
                and <= 0x4DBF
                or >= 0xF900
                and <= 0xFAFF
                or >= 0x20000
                and <= 0x323AF
                or 0x3007;

    private static string Cut(string word) => word.Length > LongestWord ? word[..LongestWord] : word;
}
