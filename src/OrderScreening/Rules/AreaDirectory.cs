using Zhanggui.Customers;

namespace Zhanggui.OrderScreening;

/// <summary>
/// The country as the audit asks for it: what belongs together, and which other place a street names.
/// </summary>
internal sealed class AreaDirectory
{
    private static readonly string[] Endings =
    [
        "特别行政区",
        "壮族自治区",
        "回族自治区",
        "维吾尔自治区",
        "自治区",
        "省",
        "市",
    ];
    private readonly IRegions _regions;
    private readonly List<(string Province, string Short, string[] Places)> _provinces;
    private readonly List<(string Province, string City)> _cities;

    public AreaDirectory(IRegions regions)
    {
        _regions = regions;
        _provinces = [.. regions.Provinces.Select(p => (p, Short(p), Places(p).Distinct().ToArray()))];
        _cities =
        [
            .. regions.Provinces.SelectMany(p =>
                regions.Cities(p).Where(c => c.EndsWith('市') && c.Length > 2).Select(c => (p, c))
            ),
        ];
    }

    public bool BelongTogether(string province, string city, string district) =>
        _regions.Districts(province, city).Contains(district, StringComparer.Ordinal);

    /// <summary>
    /// Another province or city that the street names, or null. 北京东路 and 浙江大厦 name none: a province without its 省 or 市
    /// counts only before one of its own places (上海浦东…).
    /// </summary>
    public string? Other(string province, string city, string district, string street)
    {
        foreach (var (name, shortly, places) in _provinces)
        {
            if (name == province || name == city)
                continue;
            if (Names(street, name))
                return name;
            if (
                street.StartsWith(shortly, StringComparison.Ordinal)
                && places.Any(p => street.AsSpan(shortly.Length).StartsWith(p, StringComparison.Ordinal))
            )
                return name;
        }

        return _cities
            .FirstOrDefault(c => c.City != city && c.City != district && c.Province != c.City && Names(street, c.City))
            .City;
    }

    /// <summary>"上海市场" is a market and "南京市路" a road: the name must not go on as another word.</summary>
    private static bool Names(string street, string name)
    {
        var at = street.IndexOf(name, StringComparison.Ordinal);
        return at >= 0
            && (
                at + name.Length == street.Length
                || street[at + name.Length] is not ('场' or '路' or '街' or '道' or '里' or '巷')
            );
    }

    private static string Short(string province) =>
        Endings.FirstOrDefault(e => province.EndsWith(e, StringComparison.Ordinal)) is { } ending
            ? province[..^ending.Length]
            : province;

    private IEnumerable<string> Places(string province)
    {
        foreach (var city in _regions.Cities(province))
        {
            // A municipality's own districts stand right behind its name; elsewhere it is the city.
            if (city != province && city.Length > 2)
                yield return city.EndsWith('市') ? city[..^1] : city;
            if (city == province)
                foreach (var district in _regions.Districts(province, city))
                    if (district.Length > 2)
                        yield return district.EndsWith("新区", StringComparison.Ordinal)
                            ? district[..^2]
                            : district[..^1];
        }
    }
}
