using System.Text.RegularExpressions;
using Zhanggui.Customers;

namespace Zhanggui.OrderScreening;

/// <summary>Rules about who gets the parcel and how they are reached.</summary>
internal static partial class ContactRules
{
    public static Text? Phone(ScreeningInput c, RuleSetting s)
    {
        var phone = c.Facts.Address.Phone.Trim();
        if (phone.Length == 0)
            return null; // info_missing says so.
        if (PhoneNumber.Parse(phone) is { IsDone: true } good)
            return good.Value[0] != '1' || Prefixes().IsMatch(good.Value)
                ? null
                : ($"没有 {good.Value[..3]} 这个手机号段", $"No mobile number begins with {good.Value[..3]}");
        var digits = phone.Count(char.IsDigit);
        if (digits == 0)
            return ($"收件电话“{phone}”不是号码", $"The phone “{phone}” is no number");
        if (phone[0] == '1')
            return digits == 11
                ? ($"没有 {phone[..3]} 这个手机号段", $"No mobile number begins with {phone[..3]}")
                : (
                    $"收件电话{(digits < 11 ? "只有" : "有")} {digits} 位，手机号是 11 位",
                    $"The phone has {digits} digits, a mobile number has 11"
                );
        return phone[0] == '0'
            ? ($"座机共 {digits} 位，区号或号码不对", $"A landline of {digits} digits: area code or number is wrong")
            : (
                $"收件电话 {digits} 位，没有区号也不是手机",
                $"The phone has {digits} digits, without area code and no mobile number"
            );
    }

    public static Text? Missing(ScreeningInput c, RuleSetting s)
    {
        var (f, to) = (c.Facts, c.Facts.Address);
        List<Text> missing = [];
        if (to.Name.Trim().Length < 2)
            missing.Add(("收件人姓名", "recipient's name"));
        else if (s.Words("names").Any(w => to.Name.Equals(w, StringComparison.OrdinalIgnoreCase)))
            missing.Add(($"真实姓名（写的是“{to.Name}”）", $"real name (“{to.Name}” is none)"));
        if (to.Phone.Length == 0)
            missing.Add(("电话", "phone"));
        if (to.Province.Length == 0 || to.City.Length == 0 || to.District.Length == 0)
            missing.Add(("省市区", "area"));
        if (to.Street.Length == 0)
            missing.Add(("街道", "street"));
        if (f.InvoiceTitle is { } title && title.Contains("公司", StringComparison.Ordinal) && f.InvoiceTaxNo is null)
            missing.Add(("公司发票的税号", "tax number of a company's invoice"));
        return missing.Count == 0
            ? null
            : (
                "缺：" + string.Join("、", missing.Select(m => m.Zh)),
                "Missing: " + string.Join(", ", missing.Select(m => m.En))
            );
    }

    public static Text? Recipient(ScreeningInput c, RuleSetting s) =>
        c.Past?.MemberName is { } member && Plain(member) != Plain(c.Facts.Address.Name)
            ? ($"收件人 {c.Facts.Address.Name}，会员 {member}", $"Recipient {c.Facts.Address.Name}, member {member}")
            : null;

    public static Text? Remark(ScreeningInput c, RuleSetting s)
    {
        if (string.IsNullOrWhiteSpace(c.Facts.Remark))
            return null;
        var words = s.Words("words");
        if (words.Count > 0 && !words.Any(w => c.Facts.Remark.Contains(w, StringComparison.OrdinalIgnoreCase)))
            return null;
        var shown = c.Facts.Remark.Length > 60 ? c.Facts.Remark[..60] + "…" : c.Facts.Remark;
        return ($"客户留言：{shown}", $"The customer's remark: {shown}");
    }

    private static string Plain(string name) => new([.. name.Where(char.IsLetter)]);

    /// <summary>The mobile prefixes that exist.</summary>
    [GeneratedRegex(@"^1(3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}$")]
    private static partial Regex Prefixes();
}
