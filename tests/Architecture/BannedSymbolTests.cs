using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Zhanggui.Architecture;

/// <summary>
/// Nothing of the product calls what BannedSymbols.txt names. Read from the compiled assemblies, where pages and
/// generated code count as well; an analyzer would cost a third of every build.
/// </summary>
public sealed class BannedSymbolTests
{
    [Fact]
    public void Nothing_calls_a_banned_symbol()
    {
        var assemblies = Directory
            .GetFiles(AppContext.BaseDirectory, "Zhanggui.*.dll")
            .Where(f => Sources.Layers.ContainsKey(Path.GetFileNameWithoutExtension(f)["Zhanggui.".Length..]))
            .ToList();
        assemblies.Count.ShouldBeGreaterThan(10);
        var banned = Banned();
        assemblies
            .SelectMany(f =>
                Called(f).Intersect(banned.Keys).Select(s => $"{Path.GetFileName(f)} calls {s}: {banned[s]}")
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_banned_symbol_is_caught()
    {
        Guilty().Year.ShouldBeGreaterThan(1);
        Called(typeof(BannedSymbolTests).Assembly.Location)
            .Intersect(Banned().Keys)
            .ShouldBe(["System.DateTime.get_Today"]);
    }

    private static DateTime Guilty() => DateTime.Today;

    /// <summary>Of each banned symbol the method that a caller calls, and the reason.</summary>
    private static Dictionary<string, string> Banned()
    {
        var lines = File.ReadAllLines(Path.Combine(Sources.Root, "BannedSymbols.txt"))
            .Where(l => l.Length > 0)
            .ToList();
        lines.ShouldNotBeEmpty();
        return lines.Select(l => l.Split(';', 2)).ToDictionary(p => Method(p[0]), p => p[1]);
    }

    /// <summary>
    /// "P:System.DateTime.Now" is called as "System.DateTime.get_Now"; of a method every overload is meant.
    /// </summary>
    private static string Method(string symbol)
    {
        var name = symbol[2..].Split('(')[0];
        if (symbol[0] != 'P')
            return name;
        var dot = name.LastIndexOf('.');
        return $"{name[..dot]}.get_{name[(dot + 1)..]}";
    }

    /// <summary>What an assembly uses of other assemblies, as "Namespace.Type.Member".</summary>
    private static HashSet<string> Called(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata
                .MemberReferences.Select(metadata.GetMemberReference)
                .Where(m => m.Parent.Kind == HandleKind.TypeReference)
                .Select(m =>
                {
                    var type = metadata.GetTypeReference((TypeReferenceHandle)m.Parent);
                    return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(m.Name)}";
                }),
        ];
    }
}
