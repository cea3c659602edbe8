namespace Zhanggui.Ordering;

/// <summary>What can be done with an amendment.</summary>
internal enum AmendmentVerb
{
    Approve,
    Refuse,
    Withdraw,
}

/// <summary>An amendment's life, and the words for its parts.</summary>
internal static class AmendmentStates
{
    public static readonly TransitionTable<AmendmentState, AmendmentVerb> Table = new(
        "ordering.amendment",
        NameOf,
        NameOf,
        (AmendmentState.Pending, AmendmentVerb.Approve, AmendmentState.Approved),
        (AmendmentState.Pending, AmendmentVerb.Refuse, AmendmentState.Refused),
        (AmendmentState.Pending, AmendmentVerb.Withdraw, AmendmentState.Withdrawn)
    );

    public static Text NameOf(AmendmentState state) =>
        state switch
        {
            AmendmentState.Pending => ("待批", "Pending"),
            AmendmentState.Approved => ("已批准", "Approved"),
            AmendmentState.Refused => ("已退回", "Refused"),
            _ => ("已撤回", "Withdrawn"),
        };

    public static Text NameOf(AmendmentVerb verb) =>
        verb switch
        {
            AmendmentVerb.Approve => ("批准", "approve"),
            AmendmentVerb.Refuse => ("退回", "refuse"),
            _ => ("撤回", "withdraw"),
        };

    public static string Tone(AmendmentState state) =>
        state switch
        {
            AmendmentState.Pending => "warn",
            AmendmentState.Approved => "ok",
            AmendmentState.Refused => "danger",
            _ => "idle",
        };

    public static Text NameOf(AmendedField field) =>
        field switch
        {
            AmendedField.Name => ("收件人", "Recipient"),
            AmendedField.Phone => ("收件电话", "Phone"),
            AmendedField.Address => ("收件地址", "Address"),
            AmendedField.Courier => ("快递", "Courier"),
            AmendedField.Variant => ("颜色尺码", "Colour and size"),
            AmendedField.Gift => ("赠品", "Gift"),
            _ => ("数量", "Quantity"),
        };

    /// <summary>Nobody asked: the shop gives (ORD-29).</summary>
    public const string Ours = "ours";

    /// <summary>Whoever is given something need not consent.</summary>
    public const string NoEvidence = "none";

    public static Text ChannelName(string channel) =>
        channel switch
        {
            Ours => ("我方主动", "by ourselves"),
            "phone" => ("电话", "by phone"),
            "chat" => ("在线会话", "in the chat"),
            "sms" => ("短信", "by SMS"),
            _ => ("当面", "in person"),
        };

    public static Text EvidenceName(string kind) =>
        kind switch
        {
            NoEvidence => ("不需要凭据", "No proof needed"),
            "recording" => ("通话录音", "Call recording"),
            "chat" => ("会话记录", "Chat record"),
            "sms" => ("短信", "SMS"),
            "signed" => ("书面签字", "Signed paper"),
            _ => ("其他凭据", "Other proof"),
        };
}
