using System.Text;

namespace Zhanggui.Catalog;

/// <summary>
/// Splits text into search tokens: every Han character, every pair of neighbouring ones, and every Latin or digit word in lower case; a style
/// number also without its dashes. The same split is used for products and for what a shopper types, so words match in any order (SHOP-03).
/// What a shopper types is only ever compared with tokens, never read as a query.
/// </summary>
internal static class Tokens
{
    private const int Longest = 40;

    /// <summary>The tokens to store for a product.</summary>
    public static IReadOnlySet<string> Of(params string?[] texts)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (string.IsNullOrEmpty(text)) continue;
            foreach (var (run, han) in Runs(text))
            {
                if (!han)
                {
                    tokens.Add(Cut(run));
                    continue;
                }

                for (var i = 0; i < run.Length; i++)
                {
                    tokens.Add(run[i].ToString());
                    if (i + 1 < run.Length) tokens.Add(run.Substring(i, 2));
                }
            }

            if (text.Contains('-', StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                tokens.Add(Cut(text.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()));
        }

        return tokens;
    }

    /// <summary>The tokens that must all be found: pairs for Han words of two and more, the character itself for single ones.</summary>
    public static IReadOnlyList<string> Wanted(string? query)
    {
        var wanted = new List<string>();
        foreach (var (run, han) in Runs(query ?? ""))
        {
            if (!han || run.Length == 1) wanted.Add(Cut(run));
            else
                for (var i = 0; i + 1 < run.Length; i++) wanted.Add(run.Substring(i, 2));
            if (wanted.Count >= 12) break;
        }

        return [.. wanted.Distinct().Take(12)];
    }

    private static string Cut(string word) => word.Length > Longest ? word[..Longest] : word;

    private static IEnumerable<(string Run, bool Han)> Runs(string text)
    {
        var run = new StringBuilder();
        var kind = 0;
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            var now = IsHan(c) ? 1 : char.IsLetterOrDigit(c) ? 2 : 0;
            if (now != kind && run.Length > 0)
            {
                yield return (run.ToString(), kind == 1);
                run.Clear();
            }

            kind = now;
            if (now != 0) run.Append(char.ToLowerInvariant(c));
        }

        if (run.Length > 0) yield return (run.ToString(), kind == 1);
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf' or >= '\uf900' and <= '\ufaff';
}
