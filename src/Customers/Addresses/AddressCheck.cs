using System.Globalization;
using System.Text;

namespace Zhanggui.Customers;

/// <summary>
/// The check behind <see cref="IAddressCheck"/>: what passes can be printed on a waybill and called by a courier
/// (SHOP-15).
/// </summary>
internal sealed class AddressCheck(IRegions regions) : IAddressCheck
{
    private const int StreetMin = 5;
    private const int StreetMax = 120;
    private const string NamePunctuation = " ·•・.-'’()（）";
    private const string StreetPunctuation = NamePunctuation + ",，。、;；:：#＃/／&＆+@\"“”《》【】[]_—–~～*%№°!！";

    public Result<PostalAddress> Check(PostalAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var refusals = new List<Refusal>();
        var name = Take(
            PrintedText(address.Name, "name", 2, 30, NamePunctuation, ("收件人", "recipient's name")),
            refusals
        );
        var phone = Take(PhoneNumber.Parse(address.Phone), refusals);
        var province = (address.Province ?? "").Trim();
        var city = (address.City ?? "").Trim();
        var district = (address.District ?? "").Trim();
        if (CheckRegion(province, city, district) is { } region)
            refusals.Add(region);
        var street = Take(Street(address.Street), refusals);
        var postcode = Take(Postcode(address.Postcode), refusals);
        return Refusal.Join(refusals) is { } refused
            ? refused
            : new PostalAddress(
                name!,
                phone!,
                province,
                city,
                district,
                street!,
                string.IsNullOrEmpty(postcode) ? null : postcode
            );
    }

    /// <summary>A person's name alone, by the same rule.</summary>
    public static Result<string> PersonName(string? name) =>
        PrintedText(name, "name", 2, 30, NamePunctuation, ("姓名", "name"));

    private static string? Take(Result<string> result, List<Refusal> refusals)
    {
        if (result.IsDone)
            return result.Value;
        refusals.Add(result.Refusal);
        return null;
    }

    private Refusal? CheckRegion(string province, string city, string district)
    {
        if (province.Length == 0)
            return Bad("province", "region_missing", "请选省", "Choose the province.");
        if (regions.Cities(province).Count == 0)
            return Bad(
                "province",
                "region_unknown",
                "没有这个省，请重新选",
                "There is no such province; please choose again."
            );
        if (city.Length == 0)
            return Bad("city", "region_missing", "请选市", "Choose the city.");
        var districts = regions.Districts(province, city);
        if (districts.Count == 0)
            return Bad(
                "city",
                "region_unknown",
                $"{province}没有这个市，请重新选",
                "This city is not in that province; please choose again."
            );
        if (district.Length == 0)
            return Bad("district", "region_missing", "请选区县", "Choose the district.");
        return districts.Contains(district, StringComparer.Ordinal)
            ? null
            : Bad(
                "district",
                "region_unknown",
                $"{city}没有这个区县，请重新选",
                "This district is not in that city; please choose again."
            );
    }

    private static Result<string> Street(string? text)
    {
        var street = PrintedText(
            text,
            "street",
            StreetMin,
            StreetMax,
            StreetPunctuation,
            ("街道和门牌号", "street and house number")
        );
        if (!street.IsDone)
            return street;
        return street.Value.EnumerateRunes().Any(Rune.IsLetter)
            ? street
            : Bad(
                "street",
                "street_incomplete",
                "只有门牌号，请补上街道或小区的名字",
                "That is a number only; add the street or estate."
            );
    }

    private static Result<string> Postcode(string? text)
    {
        var code = (text ?? "").Trim();
        if (code.Length == 0)
            return "";
        return code.Length == 6 && code.All(char.IsAsciiDigit)
            ? code
            : Bad(
                "postcode",
                "postcode_wrong",
                "邮编是 6 位数字，不知道可以不填",
                "A postcode has 6 digits; leave it empty if you don't know it."
            );
    }

    /// <summary>
    /// Trims and measures a text, and refuses what a waybill printer can't print: control characters, emoji, markup.
    /// </summary>
    private static Result<string> PrintedText(
        string? text,
        string field,
        int min,
        int max,
        string punctuation,
        Text what
    )
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length == 0)
            return Bad(field, field + "_missing", $"请填{what.Zh}", $"Enter the {what.En}.");
        if (trimmed.Length > max * 4)
            return TooLong(field, max, what);
        var marks = 0;
        foreach (var rune in trimmed.EnumerateRunes())
        {
            if (
                rune == Rune.ReplacementChar
                || Rune.IsControl(rune)
                || Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
            )
                return Bad(
                    field,
                    field + "_control",
                    $"{what.Zh}里有看不见的控制字符，请重新输入",
                    $"The {what.En} contains invisible control characters; please type it again."
                );
            // Two marks on one letter are a writing system; more are a prank that no printer survives.
            marks = Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                ? marks + 1
                : 0;
            if (
                marks > 2
                || !(
                    marks > 0
                    || Rune.IsLetter(rune)
                    || Rune.IsDigit(rune)
                    || Rune.IsWhiteSpace(rune)
                    || (rune.IsBmp && punctuation.Contains((char)rune.Value, StringComparison.Ordinal))
                )
            )
                return Bad(
                    field,
                    field + "_unprintable",
                    $"快递单上印不出“{rune}”，请去掉",
                    $"A waybill can't show “{rune}”; please remove it."
                );
        }

        var length = new StringInfo(trimmed).LengthInTextElements;
        if (length > max)
            return TooLong(field, max, what);
        return length >= min
            ? trimmed
            : Bad(
                field,
                field + "_short",
                $"{what.Zh}至少 {min} 个字，还少 {min - length} 个",
                $"The {what.En} needs at least {min} characters; {min - length} more."
            );
    }

    private static Refusal TooLong(string field, int max, Text what) =>
        Bad(
            field,
            field + "_long",
            $"{what.Zh}最多 {max} 个字，请缩短",
            $"The {what.En} may have at most {max} characters; please shorten it."
        );

    private static Refusal Bad(string field, string why, string zh, string en) =>
        Refusal.Invalid("customers." + why, field, zh, en);
}
