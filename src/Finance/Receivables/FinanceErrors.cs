namespace Zhanggui.Finance;

/// <summary>What a person can be refused here.</summary>
internal static class FinanceErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "finance.not_found",
        "没有找到这笔账款",
        "There is no such account of money."
    );
    public static readonly Refusal AlreadyPaid = Refusal.Conflict(
        "finance.already_paid",
        "这笔款已经付清，不用再付，也不能作废",
        "This has been paid already; it can be neither paid again nor given up."
    );
    public static readonly Refusal Cancelled = Refusal.Conflict(
        "finance.cancelled",
        "订单已取消，请不要再付款",
        "The order was cancelled; please don't pay any more."
    );
    public static readonly Refusal Expired = Refusal.Conflict(
        "finance.expired",
        "付款时间已过，请重新下单",
        "The time to pay has run out; please place the order again."
    );
    public static readonly Refusal MethodNotOffered = Refusal.Invalid(
        "finance.method_not_offered",
        "method",
        "这种付款方式没有开通，请换一种",
        "This payment method is not offered; choose another one."
    );
    public static readonly Refusal ProviderAway = Refusal.Conflict(
        "finance.provider_away",
        "支付平台没有应答，钱没有扣。请稍后再试或换一种付款方式",
        "The payment provider does not answer and nothing was charged. Try again later or choose another method."
    );
    public static readonly Refusal RefundTooMuch = Refusal.Conflict(
        "finance.refund_too_much",
        "退款不能超过已收而未退的金额",
        "A refund can't be more than what was paid and not yet refunded."
    );
    public static readonly Refusal NothingToRefund = Refusal.Invalid(
        "finance.nothing_to_refund",
        "amount",
        "退款金额要大于 0",
        "The amount to refund must be above zero."
    );
    public static readonly Refusal CannotLessen = Refusal.Conflict(
        "finance.cannot_lessen",
        "货已发出或订单已取消，应收不能再减",
        "The goods have left or the order was cancelled, so what is owed can't be lessened any more."
    );
    public static readonly Refusal ReferenceMissing = Refusal.Invalid(
        "finance.reference_missing",
        "reference",
        "请填银行流水号，4 到 60 个字符",
        "Enter the bank's reference, 4 to 60 characters."
    );
    public static readonly Refusal ReferenceUsed = Refusal.Invalid(
        "finance.reference_used",
        "reference",
        "这个流水号已经入过账，请核对",
        "This reference was booked before; please check it."
    );
    public static readonly Refusal OwnEntry = Refusal.Conflict(
        "finance.own_entry",
        "制单人不能复核自己的凭证，请换一位有复核权限的同事",
        "Whoever made a voucher can't check it; ask a colleague who may."
    );
    public static readonly Refusal AlreadyChecked = Refusal.Conflict(
        "finance.already_checked",
        "这张凭证已经复核过",
        "This voucher has been checked already."
    );
    public static readonly Refusal AlreadyReversed = Refusal.Conflict(
        "finance.already_reversed",
        "这张凭证已经冲销，不能再冲",
        "This voucher has been reversed already."
    );
    public static readonly Refusal MovesWithGoods = Refusal.Conflict(
        "finance.moves_with_goods",
        "库存商品的账随出入库单变动，不能单独冲销。请用退货或入库单据更正",
        "What the goods are worth moves with their slips and can't be reversed alone. Correct it with a return or a receipt."
    );
    public static readonly Refusal ReasonMissing = Refusal.Invalid(
        "finance.reason_missing",
        "reason",
        "请写明原因，2 到 200 个字",
        "Give a reason, 2 to 200 characters."
    );

    public static readonly Refusal FirstNotPaid = Refusal.Conflict(
        "finance.first_not_paid",
        "首付还没有付，不能请客户付尾款",
        "The first instalment is not paid yet, so the balance can't be asked for."
    );
    public static readonly Refusal InInstalments = Refusal.Conflict(
        "finance.in_instalments",
        "分定金、尾款付的订单不能改金额；请取消后重新下单",
        "What is paid by deposit and balance can't be lessened; cancel the order and place it again."
    );

    public static Refusal KeepTooMuch(Money first) =>
        Refusal.Invalid(
            "finance.keep_too_much",
            "keep",
            $"不退的金额不能超过首付 {first} 元",
            $"No more can be kept than the first instalment of {first} yuan."
        );

    public static Refusal NotLess(Money owed) =>
        Refusal.Invalid(
            "finance.not_less",
            "amount",
            $"减后的金额要大于 0、小于现在应收的 {owed} 元",
            $"The new amount must be above zero and below the {owed} yuan owed now."
        );

    public static Refusal AmountDiffers(Money owed) =>
        Refusal.Invalid(
            "finance.amount_differs",
            "amount",
            $"到账金额要等于应收的 {owed} 元；不一致请先和客户核对",
            $"The amount must equal the {owed} yuan owed; if it does not, settle that with the customer first."
        );
}
