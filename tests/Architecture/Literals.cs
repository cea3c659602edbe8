using System.Text.RegularExpressions;

namespace Zhanggui.Architecture;

/// <summary>
/// Where the string literals of C# stand. Comments and characters are passed by; what stands in a literal's holes
/// belongs to it.
/// </summary>
internal static partial class Literals
{
    public static IEnumerable<(int Start, int End)> Of(string code)
    {
        for (var i = 0; i < code.Length; )
        {
            var end = After(code, i);
            if (Opening().Match(code, i) is { Success: true })
                yield return (i, end);
            i = end;
        }
    }

    /// <summary>Behind the literal, the comment or the character at this place.</summary>
    private static int After(string code, int i)
    {
        if (Opening().Match(code, i) is { Success: true } opening)
            return AfterLiteral(code, opening);
        return Passed().Match(code, i) is { Success: true } passed ? i + passed.Length : i + 1;
    }

    private static int AfterLiteral(string code, Match opening)
    {
        var quotes = opening.Groups["quotes"].Length;
        var dollars = opening.Groups["signs"].Value.Count(c => c == '$');
        var isVerbatim = opening.Groups["signs"].Value.Contains('@', StringComparison.Ordinal);
        var isRaw = quotes > 2 && !isVerbatim;
        if (quotes == 2 && !isVerbatim)
            return opening.Index + opening.Length;
        var i = opening.Index + opening.Length - (isRaw ? 0 : quotes - 1);
        while (i < code.Length)
        {
            var braces = dollars > 0 ? Run(code, i, '{') : 0;
            var closing = Run(code, i, '"');
            if (isRaw ? braces >= dollars && braces > 0 : braces % 2 == 1)
                i = AfterHole(code, i + braces, isRaw ? dollars : 1);
            else if (braces > 0)
                i += braces;
            else if (isRaw && closing >= quotes)
                return i + closing;
            else if (isRaw && closing > 0)
                i += closing;
            else if (!isRaw && !isVerbatim && code[i] == '\\')
                i += 2;
            else if (isVerbatim && closing > 1)
                i += 2;
            else if (closing > 0)
                return i + 1;
            else
                i++;
        }

        return code.Length;
    }

    /// <summary>Behind the braces that end a hole.</summary>
    private static int AfterHole(string code, int i, int braces)
    {
        for (var depth = 0; i < code.Length; i = After(code, i))
        {
            if (code[i] == '{')
                depth++;
            else if (code[i] == '}' && depth-- == 0)
                return i + braces;
        }

        return code.Length;
    }

    private static int Run(string code, int i, char c)
    {
        var n = 0;
        while (i + n < code.Length && code[i + n] == c)
            n++;
        return n;
    }

    [GeneratedRegex("""\G(?<signs>[$@]*)(?<quotes>"+)""")]
    private static partial Regex Opening();

    [GeneratedRegex("""\G(?://[^\n]*|/\*.*?\*/|'(?:\\.[^'\n]*|[^'\\\n])')""", RegexOptions.Singleline)]
    private static partial Regex Passed();
}
