using System.Text.RegularExpressions;

namespace Zhanggui.OrderScreening;

/// <summary>Rules about where the parcel goes.</summary>
internal static partial class AddressRules
{
    public static Text? Incomplete(ScreeningInput c, RuleSetting s)
    {
        var street = c.Facts.Address.Street;
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
        var to = c.Facts.Address;
        if (to.Province.Length == 0 || to.City.Length == 0 || to.District.Length == 0)
            return null; // info_missing says so.
        if (!c.Areas.BelongTogether(to.Province, to.City, to.District))
            return (
                $"{to.Province}、{to.City}、{to.District}不在一处",
                $"{to.Province}, {to.City} and {to.District} do not belong together"
            );
        return c.Areas.Other(to.Province, to.City, to.District, to.Street) is { } other
            ? (
                $"街道里写着{other}，收件地区是{to.Province}{(to.City == to.Province ? "" : to.City)}",
                $"The street says {other}, the area is {to.Province} {to.City}"
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
