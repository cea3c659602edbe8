namespace Zhanggui.Approvals;

/// <summary>What can be done with a request.</summary>
internal enum ApprovalVerb
{
    /// <summary>同意, and somebody else must agree as well.</summary>
    Agree,

    /// <summary>同意, and nobody is left.</summary>
    Conclude,
    Reject,
    Return,
    PassOn,
    Resubmit,
    Withdraw,
}

/// <summary>A request's life as one table.</summary>
internal static class ApprovalStates
{
    /// <summary>Every allowed move.</summary>
    public static readonly TransitionTable<ApprovalState, ApprovalVerb> Table = new(
        "approvals",
        NameOf,
        NameOf,
        (ApprovalState.Pending, ApprovalVerb.Agree, ApprovalState.Pending),
        (ApprovalState.Pending, ApprovalVerb.Conclude, ApprovalState.Approved),
        (ApprovalState.Pending, ApprovalVerb.Reject, ApprovalState.Rejected),
        (ApprovalState.Pending, ApprovalVerb.Return, ApprovalState.Returned),
        (ApprovalState.Pending, ApprovalVerb.PassOn, ApprovalState.Pending),
        (ApprovalState.Pending, ApprovalVerb.Withdraw, ApprovalState.Withdrawn),
        (ApprovalState.Returned, ApprovalVerb.Resubmit, ApprovalState.Pending),
        (ApprovalState.Returned, ApprovalVerb.Withdraw, ApprovalState.Withdrawn)
    );

    public static Text NameOf(ApprovalState state) =>
        state switch
        {
            ApprovalState.Pending => ("审批中", "Pending"),
            ApprovalState.Returned => ("退回修改", "Returned"),
            ApprovalState.Approved => ("已同意", "Approved"),
            ApprovalState.Rejected => ("已拒绝", "Rejected"),
            _ => ("已撤回", "Withdrawn"),
        };

    public static Text NameOf(ApprovalVerb verb) =>
        verb switch
        {
            ApprovalVerb.Agree or ApprovalVerb.Conclude => ("同意", "approve"),
            ApprovalVerb.Reject => ("拒绝", "reject"),
            ApprovalVerb.Return => ("退回修改", "return"),
            ApprovalVerb.PassOn => ("转交", "pass on"),
            ApprovalVerb.Resubmit => ("重新提交", "resubmit"),
            _ => ("撤回", "withdraw"),
        };

    public static Text NameOf(ActVerb verb) =>
        verb switch
        {
            ActVerb.Asked => ("提交", "submitted"),
            ActVerb.Agreed => ("同意", "approved"),
            ActVerb.Rejected => ("拒绝", "rejected"),
            ActVerb.Returned => ("退回修改", "returned"),
            ActVerb.PassedOn => ("转交", "passed on"),
            ActVerb.Resubmitted => ("重新提交", "submitted again"),
            ActVerb.Withdrawn => ("撤回", "withdrew"),
            ActVerb.Escalated => ("逾期上报", "overdue, reported"),
            ActVerb.Carried => ("前面已同意，不用再批", "had agreed before, not asked again"),
            _ => ("在权限内，不用批", "within authority, nobody asked"),
        };

    public static string Tone(ApprovalState state) =>
        state switch
        {
            ApprovalState.Pending => "info",
            ApprovalState.Returned => "warn",
            ApprovalState.Approved => "ok",
            ApprovalState.Rejected => "danger",
            _ => "idle",
        };
}
