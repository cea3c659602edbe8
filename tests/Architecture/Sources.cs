using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Zhanggui.Architecture;

/// <summary>
/// The repository's files, and the rules that are read from them. A rule is a function, so that a guilty sample can be
/// put before it.
/// </summary>
internal static partial class Sources
{
    private const int MaxColumns = 140;
    private const int FewNames = 5;

    public static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Which module stands in which layer; a module references only layers below (ARCHITECTURE.md).</summary>
    public static readonly IReadOnlyDictionary<string, int> Layers = new Dictionary<string, int>
    {
        ["Kernel"] = 0,
        ["Platform"] = 1,
        ["Ui"] = 1,
        ["Organization"] = 2,
        ["Work"] = 3,
        ["Approvals"] = 4,
        ["Administration"] = 4,
        ["Records"] = 5,
        ["Catalog"] = 6,
        ["Customers"] = 6,
        ["Finance"] = 6,
        ["People"] = 6,
        ["Inventory"] = 7,
        ["Shipping"] = 7,
        ["Pricing"] = 7,
        ["OrderScreening"] = 7,
        ["Marketing"] = 7,
        ["Content"] = 7,
        ["Fulfilment"] = 8,
        ["Ordering"] = 9,
        ["Purchasing"] = 9,
        ["Warehouse"] = 10,
        ["Inbound"] = 10,
        ["Channels"] = 10,
        ["Backups"] = 10,
        ["AfterSales"] = 11,
        ["ServiceDesk"] = 12,
        ["Storefront"] = 13,
        ["Reports"] = 13,
        ["Demo"] = 14,
        ["Migrations"] = 14,
        ["Web"] = 15,
    };

    /// <summary>Our own source files, without what is generated.</summary>
    public static IEnumerable<string> Code(params string[] kinds) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
            .Where(f =>
                kinds.Contains(Path.GetExtension(f))
                && !f.Contains("/obj/", StringComparison.Ordinal)
                && !f.Contains("/Migrations/", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal);

    /// <summary>Source files of the tests, the benchmarks and the tools as well.</summary>
    public static IEnumerable<string> OfAll(params string[] kinds) =>
        new[] { "src", "tests", "bench", "tools" }
            .SelectMany(d => Directory.EnumerateFiles(Path.Combine(Root, d), "*", SearchOption.AllDirectories))
            .Where(f =>
                kinds.Contains(Path.GetExtension(f))
                && !f.Contains("/obj/", StringComparison.Ordinal)
                && !f.Contains("/node_modules/", StringComparison.Ordinal)
                && !f.Contains("/Migrations", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// Lines of more than 140 columns, a Chinese character counted as one. A line may be wider when it would fit
    /// without its longest string literal (or without what stands on it of a literal of several lines): that one can't
    /// be broken.
    /// </summary>
    public static IEnumerable<string> WideLines(string file, string code)
    {
        var literals =
            Path.GetExtension(file) == ".cs"
                ? Literals.Of(code).ToList()
                : [.. Quoted().Matches(code).Select(m => (Start: m.Index, End: m.Index + m.Length))];
        var (start, number, first) = (0, 0, 0);
        foreach (var line in code.Split('\n'))
        {
            number++;
            var end = start + line.Length;
            var width = line.EnumerateRunes().Count();
            if (width > MaxColumns)
            {
                while (first < literals.Count && literals[first].End <= start)
                    first++;
                var longest = literals
                    .Skip(first)
                    .TakeWhile(l => l.Start < end)
                    .Select(l => Math.Min(l.End, end) - Math.Max(l.Start, start))
                    .DefaultIfEmpty()
                    .Max();
                if (width - longest + 2 > MaxColumns)
                    yield return $"{number}: {width} columns";
            }

            start = end + 1;
        }
    }

    public static string Name(string file) => Path.GetRelativePath(Root, file);

    /// <summary>References that do not go down.</summary>
    public static IEnumerable<string> WrongReferences(string project, string csproj) =>
        XDocument
            .Parse(csproj)
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))
            .Where(to =>
                !Layers.TryGetValue(project, out var layer) || !Layers.TryGetValue(to, out var below) || below >= layer
            )
            .Select(to => $"{project} -> {to}");

    /// <summary>A page for the printer that is put together by hand: it is no <c>PrintForm</c>.</summary>
    public static bool PrintsByHand(string code) =>
        code.Contains("PrintLayout", StringComparison.Ordinal)
        || code.Contains("class=\"sheet\"", StringComparison.Ordinal);

    /// <summary>Words that must not stand in a page.</summary>
    public static IEnumerable<string> BannedWords(string razor) => Banned().Matches(razor).Select(m => m.Value);

    /// <summary>True for more than a few literals that are these names: somebody keeps a list of them.</summary>
    public static bool IsListOf(IReadOnlySet<string> names, string code) =>
        Literals.Of(code).Select(l => code[l.Start..l.End].Trim('"')).Where(names.Contains).Distinct().Count()
        > FewNames;

    /// <summary>The Chinese keys that a file asks a localizer for.</summary>
    public static IEnumerable<string> Keys(string code) =>
        Key()
            .Matches(code)
            .Select(m => m.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal))
            .Where(k => k.Any(c => c > 0x2E7F));

    /// <summary>The keys of resource files.</summary>
    public static IEnumerable<string> Translated(IEnumerable<string> resx) =>
        resx.SelectMany(f => XDocument.Parse(f).Descendants("data"))
            .Where(d => !string.IsNullOrWhiteSpace(d.Element("value")?.Value))
            .Select(d => d.Attribute("name")!.Value);

    [GeneratedRegex(@"\b[lL]\[\s*""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Key();

    // A C# parameter may be called style; an attribute stands inside a tag.
    [GeneratedRegex(
        """hx-on[:\w-]*|<[^>]*\sstyle\s*=|\son(click|change|load|submit|input|error)\s*=|javascript:|<script(?![^>]*\ssrc=)|DateTime(Offset)?\.(Utc)?Now|Guid\.NewGuid"""
    )]
    private static partial Regex Banned();

    [GeneratedRegex(
        """
            "[^"\n]*"
            """
    )]
    private static partial Regex Quoted();

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("The repository was not found.")
        : File.Exists(Path.Combine(folder.FullName, "Zhanggui.slnx")) ? folder.FullName
        : Find(folder.Parent);
}
