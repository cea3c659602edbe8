using System.Text;
using System.Text.RegularExpressions;

namespace Zhanggui.Customers;

/// <summary>
/// Reads telephone numbers as people type them (SHOP-15): a mainland mobile number becomes its 11 digits, a landline
/// becomes "0572-2188001" or "0572-2188001-801". A refusal says how many digits are missing.
/// </summary>
public static partial class PhoneNumber
{
    private const int MobileLength = 11;

    /// <summary>
    /// The number in the form in which it is stored and compared, or a refusal at <paramref name="field"/>.
    /// </summary>
    public static Result<string> Parse(string? text, string field = "phone")
    {
        var plain = Plain(text ?? "");
        if (plain.Length == 0)
            return Bad(
                field,
                "missing",
                "请填电话。快递员要打这个电话",
                "Enter a telephone number: the courier will call it."
            );
        var (number, extension) = CutExtension(plain);
        if (number.Any(c => !char.IsAsciiDigit(c)) || extension is { Length: 0 or > 6 })
            return Bad(
                field,
                "not_a_number",
                "电话里只能有数字，请核对",
                "A telephone number has digits only; please check it."
            );
        return number[0] switch
        {
            '1' => extension is null
                ? Mobile(number, field)
                : Bad(
                    field,
                    "not_a_number",
                    "手机号没有分机，请核对",
                    "A mobile number has no extension; please check it."
                ),
            '0' => Landline(number, extension, field),
            _ when number.Length is 7 or 8 => Bad(
                field,
                "no_area_code",
                "请在前面加上区号，如 0572。快递员要打这个电话",
                "Put the area code in front, such as 0572: the courier will call it."
            ),
            _ => Bad(
                field,
                "wrong",
                "手机号以 1 开头，座机以区号开头，请核对",
                "A mobile number begins with 1, a landline with its area code; please check it."
            ),
        };
    }

    /// <summary>True for a number that is a mainland mobile number, however it is spaced.</summary>
    public static bool IsMobile(string? text) => Parse(text) is { IsDone: true } good && good.Value[0] == '1';

    /// <summary>
    /// A login as it is stored: a mobile number in one form however it was spaced, anything else without blanks around
    /// it.
    /// </summary>
    public static string OfLogin(string? login) => IsMobile(login) ? Parse(login).Value : (login ?? "").Trim();

    private static Result<string> Mobile(string digits, string field)
    {
        if (digits.Length < MobileLength)
        {
            var missing = MobileLength - digits.Length;
            return Bad(
                field,
                "too_short",
                $"还少 {missing} 位，请补全。快递员要打这个电话",
                $"{missing} more digit{(missing == 1 ? "" : "s")} needed: the courier will call it."
            );
        }

        if (digits.Length > MobileLength)
        {
            var extra = digits.Length - MobileLength;
            return Bad(
                field,
                "too_long",
                $"多了 {extra} 位，手机号是 11 位，请核对",
                $"{extra} digit{(extra == 1 ? "" : "s")} too many: a mobile number has 11. Please check it."
            );
        }

        return digits[1] is >= '3' and <= '9'
            ? digits
            : Bad(
                field,
                "wrong",
                "没有这样的手机号：第二位应是 3 到 9，请核对",
                "There is no such mobile number: its second digit is 3 to 9. Please check it."
            );
    }

    private static Result<string> Landline(string digits, string? extension, string field)
    {
        // 010 and 02x have three digits, all other area codes have four.
        var area = digits.Length > 1 && digits[1] is '1' or '2' ? 3 : 4;
        if (digits.Length > 1 && (digits[1] == '0' || (digits[1] == '1' && digits.Length > 2 && digits[2] != '0')))
            return Bad(field, "no_such_area", "没有这个区号，请核对", "There is no such area code; please check it.");
        if (digits.Length < area + 7)
        {
            var missing = area + 7 - digits.Length;
            return Bad(
                field,
                "too_short",
                $"还少 {missing} 位，请补全。快递员要打这个电话",
                $"{missing} more digit{(missing == 1 ? "" : "s")} needed: the courier will call it."
            );
        }

        if (digits.Length > area + 8)
        {
            var extra = digits.Length - area - 8;
            return Bad(
                field,
                "too_long",
                $"多了 {extra} 位，座机是区号加 7 到 8 位，请核对",
                $"{extra} digit{(extra == 1 ? "" : "s")} too many: a landline is its area code and 7 or 8 digits. Please check it."
            );
        }

        if (digits[area] is '0' or '1')
            return Bad(field, "wrong", "没有这样的座机号，请核对", "There is no such landline; please check it.");
        return $"{digits[..area]}-{digits[area..]}" + (extension is null ? "" : "-" + extension);
    }

    /// <summary>Full-width digits become plain ones; spaces, brackets and the country's prefix fall away.</summary>
    private static string Plain(string text)
    {
        if (text.Length > 60)
            return "?";
        // Unicode throws on half a surrogate pair: such text has no number in it.
        if (!IsWellFormed(text))
            return "?";
        var plain = new string([
            .. text.Normalize(NormalizationForm.FormKC)
                .Where(c => !char.IsWhiteSpace(c) && c is not ('(' or ')' or '.')),
        ]);
        return Prefix().Replace(plain, "");
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))
                return false;
        }

        return true;
    }

    /// <summary>
    /// A hyphen after the area code or between groups says nothing; one after a whole landline begins the extension.
    /// </summary>
    private static (string Number, string? Extension) CutExtension(string plain)
    {
        var match = Extended().Match(plain);
        return match.Success
            ? (match.Groups[1].Value.Replace("-", "", StringComparison.Ordinal), match.Groups[2].Value)
            : (plain.Replace("-", "", StringComparison.Ordinal), null);
    }

    private static Refusal Bad(string field, string why, string zh, string en) =>
        Refusal.Invalid("customers.phone_" + why, field, zh, en);

    [GeneratedRegex(@"^(\+86|0086|86(?=1\d{10}$))-?", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^(0\d{2,3}-?\d{7,8})(?:-|转|[xX]|ext)(\d*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Extended();
}
