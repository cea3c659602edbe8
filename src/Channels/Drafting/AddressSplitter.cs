using Zhanggui.Customers;

namespace Zhanggui.Channels;

/// <summary>
/// Finds province, city and district in what channels write: 浙江 杭州 西湖区 文三路, 上海上海市浦东新区…, 杭州市西湖区…. What it can't find
/// stays empty, and the check of the address says so.
/// </summary>
internal sealed class AddressSplitter(IRegions regions)
{
    private static readonly string[] Endings =
    [
        "维吾尔自治区",
        "壮族自治区",
        "回族自治区",
        "特别行政区",
        "自治区",
        "自治州",
        "地区",
        "新区",
        "省",
        "市",
        "盟",
        "区",
        "县",
    ];
    private static readonly string[] Filler = ["自治区直辖县级行政区划", "省直辖县级行政区划", "市辖区", "中国"];
    private readonly Lazy<IReadOnlyList<(string Province, string City)>> _cities = new(() =>
        [.. regions.Provinces.SelectMany(p => regions.Cities(p).Select(c => (p, c)))]
    );

    public (string Province, string City, string District, string Street) Split(string address)
    {
        var rest = Skip(address);
        var province = Take(regions.Provinces, ref rest) ?? "";
        string city;
        if (province.Length == 0)
        {
            // 杭州市西湖区…: the city says which province.
            var found = _cities.Value.FirstOrDefault(c => rest.StartsWith(c.City, StringComparison.Ordinal));
            if (found == default)
                return ("", "", "", rest);
            (province, city) = found;
            rest = Skip(rest[city.Length..]);
        }
        else
            city =
                Take(regions.Cities(province), ref rest)
                ?? (regions.Cities(province).Count == 1 ? regions.Cities(province)[0] : "");

        if (city.Length == 0 && ByDistrict(province, ref rest) is { } whole)
            return (province, whole.City, whole.District, rest);
        var districts = regions.Districts(province, city);
        var district = Take(districts, ref rest) ?? (districts.Count == 1 ? districts[0] : "");
        return (province, city, district, rest);
    }

    /// <summary>Separate columns with short names: 浙江, 杭州, 西湖.</summary>
    public (string Province, string City, string District) Complete(string? province, string? city, string? district)
    {
        var p = Full(regions.Provinces, province);
        var cities = regions.Cities(p);
        var c = Filler.Contains(city) && cities.Count == 1 ? cities[0] : Full(cities, city);
        if (regions.Districts(p, c).Count == 0 && cities.Count == 1)
            c = cities[0];
        var districts = regions.Districts(p, c);
        var d = string.IsNullOrWhiteSpace(district) && districts.Count == 1 ? districts[0] : Full(districts, district);
        return (p, c, d);
    }

    private (string City, string District)? ByDistrict(string province, ref string rest)
    {
        foreach (var city in regions.Cities(province))
        foreach (var district in regions.Districts(province, city))
            if (rest.StartsWith(district, StringComparison.Ordinal))
            {
                rest = Skip(rest[district.Length..]);
                return (city, district);
            }

        return null;
    }

    /// <summary>The longest name that the text begins with, whole or short.</summary>
    private static string? Take(IReadOnlyList<string> names, ref string rest)
    {
        string? best = null;
        var length = 0;
        foreach (var name in names)
        foreach (var said in new[] { name, ShortOf(name) })
            if (said.Length > length && said.Length > 1 && rest.StartsWith(said, StringComparison.Ordinal))
                (best, length) = (name, said.Length);
        if (best is not null)
            rest = Skip(rest[length..]);
        return best;
    }

    private static string Full(IReadOnlyList<string> names, string? said)
    {
        var text = (said ?? "").Trim();
        return names.Contains(text)
            ? text
            : names.FirstOrDefault(n => text.Length > 1 && ShortOf(n) == ShortOf(text)) ?? text;
    }

    private static string ShortOf(string name)
    {
        var ending = Endings.FirstOrDefault(e =>
            name.EndsWith(e, StringComparison.Ordinal) && name.Length - e.Length >= 2
        );
        return ending is null ? name : name[..^ending.Length];
    }

    private static string Skip(string text)
    {
        for (; ; )
        {
            var trimmed = text.TrimStart(' ', '　', ',', '，', '、', '/', '-', '\t', '·');
            if (Filler.FirstOrDefault(f => trimmed.StartsWith(f, StringComparison.Ordinal)) is not { } filler)
                return trimmed.TrimEnd();
            text = trimmed[filler.Length..];
        }
    }
}
