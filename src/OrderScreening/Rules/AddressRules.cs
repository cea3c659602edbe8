using System.Text.RegularExpressions;

namespace Zhanggui.OrderScreening;

/// <summary>Rules about where the parcel goes.</summary>
internal static partial class AddressRules
{
    public static Text? Incomplete(ScreeningInput c, RuleSetting s)
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

    public static Text? Mismatch(ScreeningInput c, RuleSetting s)
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
