namespace Zhanggui.Channels;

/// <summary>What a person can be refused here.</summary>
internal static class ChannelErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "channels.not_found",
        "没有这个渠道",
        "There is no such channel."
    );
    public static readonly Refusal Inactive = Refusal.Conflict(
        "channels.inactive",
        "这个渠道已停用，先启用再收单",
        "This channel is switched off; switch it on before taking orders."
    );
    public static readonly Refusal Code = Refusal.Invalid(
        "channels.code",
        "code",
        "代码用小写字母、数字和连字符，2 到 20 个，字母开头，不能是 mall",
        "A code has 2 to 20 small letters, digits and hyphens, begins with a letter and is not “mall”."
    );
    public static readonly Refusal CodeTaken = Refusal.Invalid(
        "channels.code_taken",
        "code",
        "这个代码已经有渠道在用",
        "Another channel has this code."
    );
    public static readonly Refusal Kind = Refusal.Invalid(
        "channels.kind",
        "kind",
        "请选渠道类型",
        "Choose what sort of channel it is."
    );
    public static readonly Refusal Money = Refusal.Invalid(
        "channels.money",
        "money",
        "请选货款由谁收",
        "Choose who holds the money."
    );
    public static readonly Refusal NoRun = Refusal.NotFound(
        "channels.no_run",
        "没有这次导入",
        "There is no such import."
    );
    public static readonly Refusal NothingRefused = Refusal.NotFound(
        "channels.nothing_refused",
        "这次导入没有被拒绝的订单",
        "No order of this import was refused."
    );
    public static readonly Refusal NoFile = Refusal.Invalid(
        "channels.no_file",
        "file",
        "请选要导入的文件",
        "Choose the file to import."
    );
    public static readonly Refusal NoRows = Refusal.Invalid(
        "channels.no_rows",
        "file",
        "文件里没有数据行",
        "The file has no rows."
    );
    public static readonly Refusal NotSigned = new(
        "channels.not_signed",
        (
            "请求没有签名：要带 X-Zhanggui-Timestamp、X-Zhanggui-Nonce、X-Zhanggui-Signature",
            "The request is not signed: it needs X-Zhanggui-Timestamp, X-Zhanggui-Nonce and X-Zhanggui-Signature."
        ),
        RefusalKind.SignedOut
    );
    public static readonly Refusal BadSignature = new(
        "channels.bad_signature",
        ("签名不对，请核对密钥和签名的算法", "The signature does not fit. Check the secret and how it is computed."),
        RefusalKind.SignedOut
    );
    public static readonly Refusal Stale = new(
        "channels.stale",
        (
            "请求的时间离现在太远，请校准时钟再签一次",
            "The request's time is too far from ours. Set the clock and sign again."
        ),
        RefusalKind.SignedOut
    );
    public static readonly Refusal Replayed = Refusal.Conflict(
        "channels.replayed",
        "这个请求已经收过；再发要换一个 nonce",
        "This request came before; sign it anew with another nonce."
    );
    public static readonly Refusal BadBody = Refusal.Invalid(
        "channels.bad_body",
        "orders",
        "请求体不是 {\"orders\":[…]}",
        "The body is not {\"orders\":[…]}."
    );
    public static readonly Refusal Twice = Refusal.Invalid(
        "channels.twice",
        "no",
        "同一个请求里订单号重复",
        "The number comes twice in this request."
    );

    public static Refusal Name(string field) =>
        Refusal.Invalid(
            "channels.name",
            field,
            "中文名 1 到 30 个字，英文名 1 到 40 个字符",
            "A name has 1 to 30 characters in Chinese, 1 to 40 in English."
        );

    public static Refusal Courier(string code) =>
        Refusal.Invalid("channels.courier", "courier", $"没有快递 {code}", $"There is no courier {code}.");

    public static Refusal TooLarge(int megabytes) =>
        Refusal.Invalid(
            "channels.too_large",
            "file",
            $"文件超过上限 {megabytes} MB，请分成几个",
            $"The file is larger than {megabytes} MB; split it."
        );

    public static Refusal TooMany(int orders) =>
        Refusal.Invalid(
            "channels.too_many",
            "orders",
            $"一个请求最多 {orders} 单，最少 1 单",
            $"A request takes 1 to {orders} orders."
        );

    public static Refusal Columns(IReadOnlyList<Text> missing) =>
        Refusal.Invalid(
            "channels.columns",
            "file",
            $"文件里没有这些列：{string.Join("、", missing.Select(m => m.Zh))}。请核对是不是这个渠道的文件，或先改列的对应",
            $"The file lacks these columns: {string.Join(", ", missing.Select(m => m.En))}. Is it a file of this channel? Else change the mapping."
        );
}
