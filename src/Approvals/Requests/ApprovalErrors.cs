namespace Zhanggui.Approvals;

internal static class ApprovalErrors
{
    public const int MaxComment = 400;
    public const int MaxReason = 1000;

    public static readonly Refusal NotFound = Refusal.NotFound(
        "approvals.not_found",
        "没有这件申请，或不归你看",
        "There is no such request, or it is not yours to see."
    );
    public static readonly Refusal NeedsTitle = Refusal.Invalid(
        "approvals.title",
        "title",
        "请写一句标题，60 字以内",
        "Give it a title of at most 60 characters."
    );
    public static readonly Refusal NeedsReason = Refusal.Invalid(
        "approvals.reason",
        "reason",
        "请写明事由，1000 字以内",
        "Say why, in at most 1,000 characters."
    );
    public static readonly Refusal NeedsComment = Refusal.Invalid(
        "approvals.comment",
        "comment",
        "退回和拒绝必须写意见，400 字以内",
        "Returning and rejecting need a comment of at most 400 characters."
    );
    public static readonly Refusal LongComment = Refusal.Invalid(
        "approvals.comment_long",
        "comment",
        "意见请在 400 字以内",
        "A comment has at most 400 characters."
    );
    public static readonly Refusal BadAmount = Refusal.Invalid(
        "approvals.amount",
        "amount",
        "金额请填大于零的数，最多两位小数",
        "Enter an amount above zero with at most two decimals."
    );
    public static readonly Refusal StaffOnly = Refusal.Forbidden(
        "approvals.staff_only",
        "只有在职员工能申请和审批",
        "Only staff can ask for approval and decide."
    );
    public static readonly Refusal OpenAlready = Refusal.Conflict(
        "approvals.open_already",
        "这张单已有一件在审批的申请。请等它批完，或先撤回",
        "A request for this document is open already. Wait for it, or withdraw it first."
    );
    public static readonly Refusal NoLeader = Refusal.Conflict(
        "approvals.no_leader",
        "你的岗位没有上级，这类申请没有人可以批",
        "Your position has no superior, so nobody could decide this."
    );
    public static readonly Refusal OwnRequest = Refusal.Forbidden(
        "approvals.own_request",
        "这是你自己提的，不能由你批。可以撤回",
        "You made this request, so somebody else must decide it. You may withdraw it."
    );
    public static readonly Refusal DecidedAlready = Refusal.Conflict(
        "approvals.decided_already",
        "这一件你已经批过，每人只批一次",
        "You have decided on this one; each person decides once."
    );
    public static readonly Refusal NotYours = Refusal.Forbidden(
        "approvals.not_yours",
        "这一步不归你批",
        "This step is not yours to decide."
    );
    public static readonly Refusal NotMaker = Refusal.Forbidden(
        "approvals.not_maker",
        "只有提出人能撤回或重新提交",
        "Only the maker can withdraw or submit again."
    );
    public static readonly Refusal NoColleague = Refusal.Invalid(
        "approvals.colleague",
        "person",
        "请选同岗的同事，或受你委托的人",
        "Choose a colleague of the position, or somebody you have delegated to."
    );

    public static Refusal UnknownPosition(string code) =>
        Refusal.Invalid(
            "approvals.unknown_position",
            "value",
            $"没有岗位“{code}”。请照“组织与权限”里的岗位编码填",
            $"There is no position “{code}”. Use the codes of the organization page."
        );

    public static readonly Refusal NoKind = Refusal.Conflict(
        "approvals.no_kind",
        "程序里已没有这类申请，同意不会生效。请退回，需要的话另提申请",
        "There is no such kind of request any more. Reject it, and ask anew if need be."
    );

    public static Refusal Nobody(Text position) =>
        Refusal.Conflict(
            "approvals.nobody",
            $"“{position.Zh}”这一步除了你没有人能批，上级岗位也空缺。请先补人，或改审批人",
            $"Besides you nobody can decide the step “{position.En}”, and the positions above are vacant."
        );

    public static Refusal Moved(string by, Text verb) =>
        Refusal.Conflict(
            "approvals.moved",
            $"没有办成：{by} 刚才已经{verb.Zh}。请看最新的情况",
            $"Not done: {by} has just {verb.En} it. Look at it again."
        );

    public static Refusal? Comment(string? comment, bool needed)
    {
        var length = comment?.Trim().Length ?? 0;
        return length == 0 && needed ? NeedsComment
            : length > MaxComment ? LongComment
            : null;
    }

    public static Refusal? Reason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > MaxReason ? NeedsReason : null;
}
