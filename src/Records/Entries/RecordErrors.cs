using System.Globalization;

namespace Zhanggui.Records;

/// <summary>What may be wrong with an entry or a register.</summary>
internal static class RecordErrors
{
    public static readonly Refusal NoRegister = Refusal.NotFound(
        "records.no_register",
        "没有这本台账，或者你不能看",
        "There is no such register, or you may not read it."
    );

    public static readonly Refusal NoEntry = Refusal.NotFound(
        "records.no_entry",
        "没有这条记录",
        "There is no such entry."
    );

    public static readonly Refusal NotWaiting = Refusal.Conflict(
        "records.not_waiting",
        "这条记录已经不等这份审批，同意不会生效。请退回申请，并看记录现在的状态",
        "The entry no longer waits for it. Reject the request, and see on its page how it stands."
    );

    public static readonly Refusal MayNotWrite = Refusal.Forbidden(
        "records.may_not_write",
        "你的岗位不登记这本台账。需要登记请找登记岗位的同事",
        "Your position makes no entries in this register. Ask a colleague whose position does."
    );

    public static readonly Refusal Reason = At(
        "records.reason",
        "请写原因，1 到 200 个字",
        "Say why, in 1 to 200 characters.",
        "reason"
    );

    public static readonly Refusal NotValid = Refusal.Conflict(
        "records.not_valid",
        "这条记录已作废或没有批准，不能再改。需要的话请重新登记一条",
        "This entry was voided or refused and can't be changed. Make a new one if you need it."
    );

    public static readonly Refusal Unchanged = At("records.unchanged", "没有改动任何内容", "Nothing was changed.", "");

    public static readonly Refusal NoAnomaly = Refusal.Conflict(
        "records.no_anomaly",
        "这一条没有待处理的异常",
        "No anomaly of this entry is open."
    );

    public static readonly Refusal NoDuty = Refusal.Conflict(
        "records.no_duty",
        "这次巡查或上报已经完成，或者不存在",
        "This duty is done already, or there is none."
    );

    public static Refusal UnknownField(string key) =>
        At("records.unknown_field", $"没有“{key}”这一项", $"There is no field “{key}”.", key);

    public static Refusal Missing(RegisterField f) =>
        At("records.missing", $"请填写{f.Name.Zh}", $"{f.Name.En} is missing.", f.Key);

    public static Refusal TooLong(RegisterField f, int max) =>
        At("records.too_long", $"{f.Name.Zh}最多 {max} 个字", $"{f.Name.En}: at most {max} characters.", f.Key);

    public static Refusal Whole(RegisterField f, int max) =>
        At(
            "records.whole",
            $"{f.Name.Zh}要填 0 到 {max.ToString(CultureInfo.InvariantCulture)} 的整数",
            $"{f.Name.En}: a whole number from 0 to {max.ToString(CultureInfo.InvariantCulture)}.",
            f.Key
        );

    public static Refusal Amount(RegisterField f) =>
        At(
            "records.amount",
            $"{f.Name.Zh}填元，最多两位小数，如 128460.00",
            $"{f.Name.En}: yuan with at most two decimals, such as 128460.00.",
            f.Key
        );

    public static Refusal Day(RegisterField f) =>
        At("records.day", $"{f.Name.Zh}写成 2026-11-30 的样子", $"{f.Name.En}: a day such as 2026-11-30.", f.Key);

    public static Refusal NoOption(RegisterField f) =>
        At(
            "records.no_option",
            $"{f.Name.Zh}只能选：{string.Join("、", f.Options.Select(o => o.Name.Zh))}",
            $"{f.Name.En} is one of: {string.Join(", ", f.Options.Select(o => o.Value))}.",
            f.Key
        );

    public static Refusal Holiday(RegisterField f, string option)
    {
        var refused = f.Options.First(o => o.Value == option).Name;
        List<FieldOption> left = [.. f.Options.Where(o => !o.NotOnHolidays)];
        return At(
            "records.holiday",
            $"节假日和节前一天不能选“{refused.Zh}”，请选：{string.Join("、", left.Select(o => o.Name.Zh))}",
            $"“{refused.En}” cannot be chosen on a holiday and the day before: choose "
                + $"{string.Join(" or ", left.Select(o => o.Name.En))}.",
            f.Key
        );
    }

    public static Refusal NotUnique(Register r, string no) =>
        Refusal.Conflict(
            "records.not_unique",
            $"已经有一条相同的记录 {no}（{string.Join("、", Names(r, t => t.Zh))}）",
            $"There is such an entry already, {no} ({string.Join(", ", Names(r, t => t.En))})."
        );

    private static IEnumerable<string> Names(Register r, Func<Text, string> of) =>
        r.Unique.Select(k => of(r.Fields.First(f => f.Key == k).Name));

    private static Refusal At(string code, string zh, string en, string field) => Refusal.Invalid(code, field, zh, en);

    public static readonly Refusal Key = At(
        "records.key",
        "简称用小写字母、数字和减号，2 到 30 个字符，以字母开头",
        "The key has 2 to 30 lower-case letters, digits and hyphens and begins with a letter.",
        "key"
    );

    public static readonly Refusal Hollow = At(
        "records.hollow",
        "列表不能是 null，没有内容就不写",
        "No list may be null; leave it out when it is empty.",
        "fields"
    );

    public static readonly Refusal Shipped = Refusal.Conflict(
        "records.shipped",
        "这是系统自带的台账，不能在这里改。可以另建一本",
        "This register comes with the program and can't be changed here. Make one of your own."
    );

    public static readonly Refusal Taken = Refusal.Conflict(
        "records.taken",
        "已有同名简称或编号前缀的台账",
        "A register has this key or prefix already."
    );

    public static readonly Refusal Name = At(
        "records.name",
        "请写中文名和英文名，各不超过 40 个字",
        "Write a Chinese and an English name, at most 40 characters each.",
        "nameZh"
    );

    public static readonly Refusal Prefix = At(
        "records.prefix",
        "编号前缀是两个大写字母",
        "The prefix is two capital letters.",
        "prefix"
    );

    public static readonly Refusal NoFields = At(
        "records.no_fields",
        "至少要有一项，最多 30 项",
        "There must be one field, and at most 30.",
        "fields"
    );

    public static readonly Refusal NoWriters = At(
        "records.no_writers",
        "至少选一个登记的岗位，岗位编码要存在",
        "Name at least one position that makes entries; positions must exist.",
        "writers"
    );

    public static readonly Refusal Due = At(
        "records.due",
        "定期登记：选好岗位；每周填 1 到 7，每月填 1 到 31",
        "A recurring entry needs a position; weekly a day from 1 to 7, monthly one from 1 to 31.",
        "dutyCycle"
    );

    public static Refusal Field(int line) =>
        At(
            "records.field",
            $"第 {line} 项：要有名称，各不超过 40 个字；选择项至少两个选项；简称不重复",
            $"Field {line}: names of at most 40 characters, a key that no other field has, and two options for a choice.",
            "fields"
        );
}

/// <summary>Why something was changed, as somebody typed it.</summary>
internal static class Reason
{
    /// <summary>1 to 200 characters, or null.</summary>
    public static string? Read(string? text) => (text ?? "").Trim() is { Length: > 0 and <= 200 } words ? words : null;
}
