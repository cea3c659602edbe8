namespace Zhanggui.Ordering;

/// <summary>What an amendment is refused for, each saying what to do instead.</summary>
internal static class AmendmentErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "ordering.no_such_amendment",
        "没有这张变更单，请核对单号",
        "There is no such amendment. Check the number."
    );

    public static readonly Refusal NotAllowed = Refusal.Conflict(
        "ordering.amend_not_allowed",
        "公司规定不办变更单。请取消原单，请客户重新下单",
        "The company makes no amendments. Cancel the order and have it placed again."
    );

    public static readonly Refusal AcceptFirst = Refusal.Conflict(
        "ordering.amend_accept_first",
        "订单还没受理或正在审核。先受理、审核通过，再建变更单",
        "The order is not accepted yet, or on hold. Accept or clear it first, then amend it."
    );

    public static readonly Refusal TooLate = Refusal.Conflict(
        "ordering.amend_too_late",
        "已开始拣货，不能再变更。请取消后重新下单，或等签收后办退换",
        "Picking has begun, so it can't be amended any more. Cancel and order again, or return it once it has arrived."
    );

    public static readonly Refusal Shipped = Refusal.Conflict(
        "ordering.amend_shipped",
        "货已交给快递，不能再变更订单。改地址请按快递异常处理（联系快递改派）",
        "The courier has it, so the order can't be amended. A new address is a courier exception: ask the courier to redirect the parcel."
    );

    public static readonly Refusal Over = Refusal.Conflict(
        "ordering.amend_over",
        "订单已取消或已完成，不能再变更",
        "The order is cancelled or finished and can't be amended any more."
    );

    public static readonly Refusal OpenAlready = Refusal.Conflict(
        "ordering.amend_open_already",
        "这张订单有一张变更单还没批。请等批完，或先撤回那一张",
        "An amendment of this order is still pending. Wait for the decision, or withdraw it first."
    );

    public static readonly Refusal Pending = Refusal.Conflict(
        "ordering.amend_pending",
        "有变更单待批，批完才能下发仓库",
        "An amendment is pending; the order goes to the warehouse once it is decided."
    );

    public static readonly Refusal Nothing = Refusal.Invalid(
        "ordering.amend_nothing",
        "",
        "没有要改的内容。请先改收件信息、快递或商品",
        "Nothing is changed. Change the recipient, the courier or the goods first."
    );

    public static readonly Refusal Channel = Refusal.Invalid(
        "ordering.amend_channel",
        "channel",
        "请选客户是怎么提出的",
        "Choose how the customer asked."
    );

    public static readonly Refusal Requester = Refusal.Invalid(
        "ordering.amend_requester",
        "requester",
        "提出人请在 30 字以内",
        "Who asked has at most 30 characters."
    );

    public static readonly Refusal EvidenceKind = Refusal.Invalid(
        "ordering.amend_evidence_kind",
        "evidenceKind",
        "请选客户同意的凭据",
        "Choose what proves the customer's consent."
    );

    public static readonly Refusal EvidenceNote = Refusal.Invalid(
        "ordering.amend_evidence",
        "evidenceNote",
        "请写明凭据，如通话时间和客户的话，200 字以内",
        "Say what the proof is, for instance when they called and what they said, in at most 200 characters."
    );

    public static readonly Refusal AllLines = Refusal.Invalid(
        "ordering.amend_all_lines",
        "lines",
        "不能去掉全部商品。整单不要了请取消订单",
        "Not everything can be taken off. Cancel the order instead."
    );

    public static readonly Refusal NotYours = Refusal.Forbidden(
        "ordering.amend_not_yours",
        "只有提出人或能批变更的人可以撤回",
        "Only whoever made it, or who may approve amendments, may withdraw it."
    );

    public static readonly Refusal NoMoney = Refusal.Conflict(
        "ordering.amend_money",
        "这张订单的应收已作废或已结转，不能再减金额",
        "What the order owes was given up or booked already and can't be lessened."
    );

    public static Refusal NoSuchLine(int no) =>
        Refusal.Invalid("ordering.amend_line", "lines", $"订单没有第 {no} 行", $"The order has no line {no}.");

    public static Refusal Quantity(int no, int max) =>
        Refusal.Invalid(
            "ordering.amend_quantity",
            $"quantity-{no}",
            $"数量只能改少，填 0 到 {max}。要加买请另下一单",
            $"A quantity can only become less: 0 to {max}. For more, place another order."
        );

    public static Refusal NotAVariant(int no) =>
        Refusal.Invalid(
            "ordering.amend_variant",
            $"sku-{no}",
            "只能换成同款同价的颜色尺码。别的款请取消后重新下单",
            "Only another colour or size of the same product at the same price is possible. For anything else cancel and order again."
        );

    public static Refusal Presale(int no) =>
        Refusal.Invalid(
            "ordering.amend_presale",
            $"sku-{no}",
            "预售商品不能换颜色尺码，请取消后重新下单",
            "A presale line can't be swapped. Cancel and order again."
        );

    public const string SoldOutCode = "ordering.amend_sold_out";

    public static Refusal SoldOut(int no, string name, int left) =>
        Refusal.Invalid(
            SoldOutCode,
            $"sku-{no}",
            $"“{name}”可用库存只有 {left} 件，不够换",
            $"Only {left} of “{name}” are available: not enough to swap."
        );

    public static Refusal DearerPostage(Money now, Money before) =>
        Refusal.Invalid(
            "ordering.amend_postage",
            "courier",
            $"改后邮费是 {now.ToYuan()}，高于原来的 {before.ToYuan()}。按规定请取消后重新下单",
            $"The postage would be {now.ToYuan()} instead of {before.ToYuan()}. By the company's rule cancel and order again."
        );
}
