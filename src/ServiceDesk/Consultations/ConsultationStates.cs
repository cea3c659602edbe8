namespace Zhanggui.ServiceDesk;

internal enum ConsultationVerb
{
    Lapse,
    GoOn,
    Deal,
    Fail,
}

/// <summary>A consultation's life, and the words for its parts.</summary>
internal static class ConsultationStates
{
    public static readonly TransitionTable<ConsultationState, ConsultationVerb> Table = new(
        "support.consultation",
        NameOf,
        NameOf,
        (ConsultationState.Open, ConsultationVerb.Lapse, ConsultationState.Lapsed),
        (ConsultationState.Open, ConsultationVerb.Deal, ConsultationState.Dealt),
        (ConsultationState.Open, ConsultationVerb.Fail, ConsultationState.Failed),
        (ConsultationState.Lapsed, ConsultationVerb.GoOn, ConsultationState.Open),
        (ConsultationState.Lapsed, ConsultationVerb.Deal, ConsultationState.Dealt),
        (ConsultationState.Lapsed, ConsultationVerb.Fail, ConsultationState.Failed)
    );

    public static readonly IReadOnlyList<(string Code, Text Name)> Channels =
    [
        ("chat", ("在线会话", "Chat")),
        ("phone", ("电话", "Phone")),
        ("wechat", ("微信", "WeChat")),
        ("marketplace", ("平台旺旺", "Marketplace messages")),
        ("visit", ("到店", "In person")),
        ("other", ("其他", "Other")),
    ];

    public static readonly IReadOnlyList<(string Code, Text Name)> Kinds =
    [
        ("stock", ("有没有货", "Stock")),
        ("size", ("尺码颜色", "Size and colour")),
        ("price", ("价格优惠", "Price and offers")),
        ("postage", ("运费", "Postage")),
        ("delivery", ("多久到", "Delivery time")),
        ("quality", ("材质做工", "Material and make")),
        ("activity", ("活动", "Promotions")),
        ("policy", ("退换售后", "Returns and service")),
        ("other", ("其他", "Other")),
    ];

    public static Text ChannelName(string code) => Named(Channels, code);

    public static Text KindName(string code) => Named(Kinds, code);

    public static Text NameOf(ConsultationState state) =>
        state switch
        {
            ConsultationState.Open => ("进行中", "Open"),
            ConsultationState.Lapsed => ("待补结果", "Outcome missing"),
            ConsultationState.Dealt => ("成交", "Deal"),
            _ => ("未成交", "No deal"),
        };

    public static Text NameOf(ConsultationVerb verb) =>
        verb switch
        {
            ConsultationVerb.Lapse => ("催补结果", "ask for the outcome"),
            ConsultationVerb.GoOn => ("继续接待", "go on"),
            ConsultationVerb.Deal => ("登记成交", "note the deal"),
            _ => ("登记未成交", "note that there is no deal"),
        };

    public static Text NameOf(HoldState state) =>
        state switch
        {
            HoldState.Live => ("留着", "Held"),
            HoldState.Used => ("已下单", "Ordered"),
            HoldState.Released => ("已放回", "Given back"),
            _ => ("已到期", "Run out"),
        };

    public static string Tone(ConsultationState state) =>
        state switch
        {
            ConsultationState.Open => "info",
            ConsultationState.Lapsed => "warn",
            ConsultationState.Dealt => "ok",
            _ => "idle",
        };

    public static string Tone(HoldState state) =>
        state switch
        {
            HoldState.Live => "hold",
            HoldState.Used => "ok",
            _ => "idle",
        };

    private static Text Named(IReadOnlyList<(string Code, Text Name)> list, string code) =>
        list.FirstOrDefault(x => x.Code == code) is { Code: not null } known ? known.Name : new Text(code, code);
}
