using Zhanggui.Finance;

namespace Zhanggui.AfterSales;

/// <summary>What returns and exchanges are refused for.</summary>
internal static class ReturnErrors
{
    public const int MaxText = 500;

    public static readonly Refusal NotFound = Refusal.NotFound(
        "aftersales.return.not_found",
        "没有这张退换货单",
        "There is no such return."
    );
    public static readonly Refusal NotWaiting = Refusal.Conflict(
        "aftersales.return.not_waiting",
        "这张退换货单已经不等这份审批，同意不会生效。请退回申请，并看单据现在的状态",
        "The return no longer waits for it. Reject the request, and see on its page how it stands."
    );
    public static readonly Refusal NoOrder = Refusal.Invalid(
        "aftersales.return.no_order",
        "order",
        "没有这张订单",
        "There is no such order."
    );
    public static readonly Refusal OnItsWay = Refusal.Invalid(
        "aftersales.return.on_its_way",
        "reason",
        "客户还没签收：包裹退回来的选“拒收或退件”，其他等签收后再办",
        "It has not been received: choose “refused or undeliverable” when the parcel comes back, otherwise wait for receipt."
    );
    public static readonly Refusal Delivered = Refusal.Invalid(
        "aftersales.return.delivered",
        "reason",
        "客户已经签收，不能按“拒收或退件”办",
        "The customer has received it, so it is not undeliverable."
    );
    public static readonly Refusal NotSent = Refusal.Conflict(
        "aftersales.return.not_sent",
        "货还没发出：改订单请建变更单，不要了请取消订单",
        "Nothing has left yet: amend or cancel the order."
    );
    public static readonly Refusal Over = Refusal.Conflict(
        "aftersales.return.over",
        "订单已关闭或已取消，不能再退换",
        "The order is closed or cancelled; nothing can be returned any more."
    );
    public static readonly Refusal Kind = Refusal.Invalid(
        "aftersales.return.kind",
        "kind",
        "请选退货还是换货",
        "Choose return or exchange."
    );
    public static readonly Refusal Reason = Refusal.Invalid(
        "aftersales.return.reason",
        "reason",
        "请选原因",
        "Choose a reason."
    );
    public static readonly Refusal What = Refusal.Invalid(
        "aftersales.return.what",
        "what",
        "请写客户怎么说的，1 到 500 个字",
        "Write what the customer says, 1 to 500 characters."
    );
    public static readonly Refusal Consent = Refusal.Invalid(
        "aftersales.return.consent",
        "consent",
        "请写客户怎么同意的，1 到 200 个字，如：14:02 通话",
        "Say how the customer agreed, 1 to 200 characters, such as: call at 14:02."
    );
    public static readonly Refusal Picture = Refusal.Invalid(
        "aftersales.return.picture",
        "file",
        "质量问题和破损要有照片，请让客户拍给您",
        "Quality and damage need a picture; ask the customer for one."
    );
    public static readonly Refusal NoLines = Refusal.Invalid(
        "aftersales.return.no_lines",
        "lines",
        "请填要退换的件数",
        "Say how many pieces come back."
    );
    public static readonly Refusal UnpaidPart = Refusal.Conflict(
        "aftersales.return.unpaid",
        "货款还没到账：整单退回可以登记，只退一部分请等出纳确认收款后再办",
        "It is not paid yet: all of it can come back, but part of it only after the money was confirmed."
    );
    public static readonly Refusal UndeliveredAll = Refusal.Invalid(
        "aftersales.return.undelivered_all",
        "lines",
        "拒收或退件是整单退回，请填全部件数",
        "What was refused comes back as a whole: enter all pieces."
    );
    public static readonly Refusal NothingToSend = Refusal.Invalid(
        "aftersales.return.nothing_to_send",
        "kind",
        "没有送到的不能换货，请办退货再下单",
        "What never arrived can't be exchanged; return it and order again."
    );
    public static readonly Refusal OpenAlready = Refusal.Conflict(
        "aftersales.return.open_already",
        "这张订单有一张退换货单还没办完，请在那张上办",
        "A return of this order is open; settle that one first."
    );
    public static readonly Refusal WithdrawReason = Refusal.Invalid(
        "aftersales.return.why",
        "why",
        "请写撤回原因，1 到 200 个字",
        "Say why, 1 to 200 characters."
    );
    public static readonly Refusal Waybill = Refusal.Invalid(
        "aftersales.return.waybill",
        "waybill",
        "请填运单号，4 到 30 位字母或数字",
        "Enter the waybill, 4 to 30 letters or digits."
    );
    public static readonly Refusal NotAwaited = Refusal.Conflict(
        "aftersales.return.not_awaited",
        "这张单现在不等退件",
        "Nothing is awaited for this return."
    );
    public static readonly Refusal Warehouse = Refusal.Invalid(
        "aftersales.return.warehouse",
        "warehouse",
        "请选入哪个仓库",
        "Choose the warehouse."
    );
    public static readonly Refusal NothingCame = Refusal.Invalid(
        "aftersales.return.nothing_came",
        "lines",
        "一件都没收到就不要验收，等客户寄回或撤回",
        "Don't inspect what did not come; wait for it or withdraw."
    );
    public static readonly Refusal Note = Refusal.Invalid(
        "aftersales.return.note",
        "note",
        "少件或有坏件请写明情况，500 字以内",
        "Say what is missing or broken, at most 500 characters."
    );

    public static Refusal Pieces(int line, int max) =>
        Refusal.Invalid(
            "aftersales.return.pieces",
            $"quantity-{line}",
            max < 1 ? "这一行已经全部退换过" : $"填 0 到 {max}",
            max < 1 ? "All of this line was returned before." : $"From 0 to {max}."
        );

    public static Refusal NoLine(int line) =>
        Refusal.Invalid(
            "aftersales.return.no_line",
            $"quantity-{line}",
            $"订单没有第 {line} 行",
            $"The order has no line {line}."
        );

    public static Refusal NotAVariant(int line) =>
        Refusal.Invalid(
            "aftersales.return.not_a_variant",
            $"sku-{line}",
            "只能换同款同价、不是预售的颜色和尺码；换别的请退货再下单",
            "Only the same product at the same price, not on presale; otherwise return it and order again."
        );

    public static Refusal Postage(Money most) =>
        Refusal.Invalid("aftersales.return.postage", "postage", $"退邮费填 0 到 {most}", $"Postage from 0 to {most}.");

    public static Refusal Counted(int line, int max) =>
        Refusal.Invalid(
            "aftersales.return.counted",
            $"good-{line}",
            $"好件加坏件要在 0 到 {max} 之间",
            $"Good and broken pieces together from 0 to {max}."
        );

    public static Refusal Bin(int line) =>
        Refusal.Invalid(
            "aftersales.return.bin",
            $"bin-{line}",
            "这个仓库没有这个货位",
            "This warehouse has no such bin."
        );

    public static Refusal TooMuch(ReceivableCard card) =>
        Refusal.Conflict(
            "aftersales.return.too_much",
            $"可退的只剩 {card.Paid - card.Refunded}，请先和出纳核对",
            $"Only {card.Paid - card.Refunded} is left to refund; check with the cashier."
        );
}
