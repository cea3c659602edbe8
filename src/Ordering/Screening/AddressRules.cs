using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Zhanggui.Customers;

namespace Zhanggui.Ordering;

/// <summary>Rules about where the parcel goes.</summary>
internal static partial class AddressRules
{
    public static Text? Incomplete(ScreeningCase c, RuleSetting s)
    {
        var street = c.Facts.Street;
        if (street.Length == 0)
            return null; // info_missing says so.
        if (s.Words("words").FirstOrDefault(w => street.Contains(w, StringComparison.OrdinalIgnoreCase)) is { } word)
            return ($"街道里写着“{word}”", $"The street says “{word}”");
        var letters = street.Count(char.IsLetterOrDigit);
        if (letters < s.Number("letters"))
            return ($"街道只有 {letters} 个字", $"The street has {letters} characters only");
        if (Repeated(street, s.Number("repeat")) is { } again)
            return (
                $"街道里“{again.Character}”连写 {again.Times} 次",
                $"The street repeats “{again.Character}” {again.Times} times"
            );
        return HasNumber().IsMatch(street) ? null : ("街道没有门牌号", "The street has no number");
    }

    public static Text? Mismatch(ScreeningCase c, RuleSetting s)
    {
        var f = c.Facts;
        if (f.Province.Length == 0 || f.City.Length == 0 || f.District.Length == 0)
            return null; // info_missing says so.
        if (!c.Areas.BelongTogether(f.Province, f.City, f.District))
            return (
                $"{f.Province}、{f.City}、{f.District}不在一处",
                $"{f.Province}, {f.City} and {f.District} do not belong together"
            );
        return c.Areas.Other(f.Province, f.City, f.District, f.Street) is { } other
            ? (
                $"街道里写着{other}，收件地区是{f.Province}{(f.City == f.Province ? "" : f.City)}",
                $"The street says {other}, the area is {f.Province} {f.City}"
            )
            : null;
    }

    /// <summary>
    /// An address as it is compared: one line, without blanks and punctuation, full-width letters as plain ones, the
    /// area once.
    /// </summary>
    public static string Plain(string oneLine) =>
        new([.. oneLine.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsLetterOrDigit)]);

    public static string Plain(ScreeningFacts f) => Plain(Line(f.Province, f.City, f.District, f.Street));

    /// <summary>A short key under which the orders of one address are found.</summary>
    public static string Key(PostalAddress to) =>
        Convert.ToHexStringLower(
            SHA256
                .HashData(Encoding.UTF8.GetBytes(Plain(Line(to.Province, to.City, to.District, to.Street))))
                .AsSpan(0, 8)
        );

    private static string Line(string province, string city, string district, string street)
    {
        foreach (var part in new[] { province, city, district })
            if (part.Length > 0 && street.StartsWith(part, StringComparison.Ordinal))
                street = street[part.Length..];
        return new PostalAddress("", "", province, city, district, street).OneLine;
    }

    private static (char Character, int Times)? Repeated(string street, int max)
    {
        for (var i = 0; i < street.Length; )
        {
            var end = i;
            while (end < street.Length && street[end] == street[i])
                end++;
            // 1111 号 is a number; letters repeated are not an address.
            if (end - i >= max && char.IsLetter(street[i]))
                return (street[i], end - i);
            i = end;
        }

        return null;
    }

    /// <summary>
    /// A street without a number can't be delivered to. A Chinese numeral counts only where it numbers something: 三号楼,
    /// but not 文三路.
    /// </summary>
    [GeneratedRegex("[0-9０-９]|[一二三四五六七八九十百]+[号弄巷幢栋座室层单楼组队]")]
    private static partial Regex HasNumber();
}

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
