namespace Zhanggui.AfterSales;

/// <summary>What moves a return.</summary>
internal enum ReturnVerb
{
    Grant,
    Refuse,
    Withdraw,
    Inspect,
    Recount,
    Finish,
}

/// <summary>The life of a return or an exchange, and the words for its parts.</summary>
internal static class ReturnStates
{
    public static readonly TransitionTable<ReturnState, ReturnVerb> Table = new(
        "aftersales.return",
        NameOf,
        NameOf,
        (ReturnState.Reviewing, ReturnVerb.Grant, ReturnState.Awaiting),
        (ReturnState.Reviewing, ReturnVerb.Refuse, ReturnState.Refused),
        (ReturnState.Reviewing, ReturnVerb.Withdraw, ReturnState.Withdrawn),
        (ReturnState.Awaiting, ReturnVerb.Inspect, ReturnState.Inspected),
        (ReturnState.Awaiting, ReturnVerb.Withdraw, ReturnState.Withdrawn),
        (ReturnState.Inspected, ReturnVerb.Recount, ReturnState.Awaiting),
        (ReturnState.Inspected, ReturnVerb.Refuse, ReturnState.Refused),
        (ReturnState.Inspected, ReturnVerb.Finish, ReturnState.Done)
    );

    public static readonly ReturnState[] Open = [ReturnState.Reviewing, ReturnState.Awaiting, ReturnState.Inspected];

    public static Text NameOf(ReturnState state) =>
        state switch
        {
            ReturnState.Reviewing => ("待审批", "For approval"),
            ReturnState.Awaiting => ("待寄回", "Awaiting goods"),
            ReturnState.Inspected => ("待签字", "To sign"),
            ReturnState.Done => ("已完成", "Done"),
            ReturnState.Refused => ("不同意", "Refused"),
            _ => ("已撤回", "Withdrawn"),
        };

    public static Text NameOf(ReturnVerb verb) =>
        verb switch
        {
            ReturnVerb.Grant => ("同意", "grant"),
            ReturnVerb.Refuse => ("不同意", "refuse"),
            ReturnVerb.Withdraw => ("撤回", "withdraw"),
            ReturnVerb.Inspect => ("验收", "inspect"),
            ReturnVerb.Recount => ("重新验收", "inspect again"),
            _ => ("完成", "finish"),
        };

    public static Text NameOf(ReturnKind kind) => kind == ReturnKind.Return ? ("退货", "Return") : ("换货", "Exchange");

    public static Text NameOf(ReturnReason reason) =>
        reason switch
        {
            ReturnReason.Quality => ("质量问题", "Quality"),
            ReturnReason.WrongGoods => ("发错货", "Wrong goods"),
            ReturnReason.Damaged => ("运输破损", "Damaged on the way"),
            ReturnReason.NoReason => ("无理由", "No reason"),
            _ => ("拒收或退件", "Refused or undeliverable"),
        };

    /// <summary>We, or the courier, are to blame: the postage goes back too when all of it does.</summary>
    public static bool IsOurs(ReturnReason reason) =>
        reason is ReturnReason.Quality or ReturnReason.WrongGoods or ReturnReason.Damaged;

    /// <summary>AFS-03: what can be seen is shown.</summary>
    public static bool NeedsPicture(ReturnReason reason) => reason is ReturnReason.Quality or ReturnReason.Damaged;

    public static string Tone(ReturnState state) =>
        state switch
        {
            ReturnState.Reviewing or ReturnState.Inspected => Ui.Tones.Warn,
            ReturnState.Awaiting => Ui.Tones.Info,
            ReturnState.Done => Ui.Tones.Ok,
            ReturnState.Refused => Ui.Tones.Danger,
            _ => Ui.Tones.Idle,
        };
}

/// <summary>What of a line's money belongs to some of its pieces.</summary>
internal static class ReturnMath
{
    /// <summary>
    /// Of a line that costs <paramref name="total"/> for <paramref name="pieces"/>: what belongs to
    /// <paramref name="wanted"/> pieces after <paramref name="before"/> others came back. Rounded down each time on the
    /// whole, so that all pieces together bring the total, to the fen.
    /// </summary>
    public static Money Share(Money total, int pieces, int before, int wanted) =>
        new(total.Fen * (before + wanted) / pieces - total.Fen * before / pieces);
}
