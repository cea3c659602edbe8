namespace Zhanggui.Shipping;

/// <summary>What went wrong with a parcel on its way (SHIP-22).</summary>
public enum ExceptionKind
{
    /// <summary>丢件.</summary>
    Lost,

    /// <summary>客户改地址: the only way to another address once the courier has the parcel (ORD-30).</summary>
    AddressChange,

    /// <summary>二次派送无人.</summary>
    NobodyHome,

    /// <summary>拒收.</summary>
    Refused,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>Where a courier exception stands.</summary>
public enum ExceptionState
{
    /// <summary>Somebody has to settle it.</summary>
    Open,

    /// <summary>It has an outcome.</summary>
    Closed,
}

/// <summary>What moves it.</summary>
public enum ExceptionVerb
{
    /// <summary>It is settled.</summary>
    Close,
}

/// <summary>How a courier exception ended.</summary>
public enum ExceptionOutcome
{
    /// <summary>送到了: the customer has it after all.</summary>
    Delivered,

    /// <summary>已改派: the courier takes it to the new address.</summary>
    Redirected,

    /// <summary>补发: the goods are sent once more.</summary>
    Reship,

    /// <summary>退回: the parcel comes back.</summary>
    Return,

    /// <summary>索赔: the courier pays for it.</summary>
    Claim,
}

/// <summary>With whom somebody spoke.</summary>
public enum ExceptionParty
{
    /// <summary>快递.</summary>
    Courier,

    /// <summary>客户.</summary>
    Customer,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>A courier exception's life, and the words for its parts.</summary>
internal static class ExceptionStates
{
    public static readonly TransitionTable<ExceptionState, ExceptionVerb> Table = new(
        "shipping.exception",
        NameOf,
        NameOf,
        (ExceptionState.Open, ExceptionVerb.Close, ExceptionState.Closed)
    );

    public static Text NameOf(ExceptionKind kind) =>
        kind switch
        {
            ExceptionKind.Lost => ("丢件", "Lost"),
            ExceptionKind.AddressChange => ("客户改地址", "Address change"),
            ExceptionKind.NobodyHome => ("二次派送无人", "Nobody home twice"),
            ExceptionKind.Refused => ("拒收", "Refused"),
            _ => ("其他", "Other"),
        };

    public static Text NameOf(ExceptionState state) =>
        state == ExceptionState.Open ? ("处理中", "Open") : ("已结案", "Closed");

    public static Text NameOf(ExceptionVerb verb) =>
        verb switch
        {
            _ => ("结案", "close"),
        };

    public static Text NameOf(ExceptionOutcome outcome) =>
        outcome switch
        {
            ExceptionOutcome.Delivered => ("送到了", "Delivered after all"),
            ExceptionOutcome.Redirected => ("已改派新地址", "Redirected"),
            ExceptionOutcome.Reship => ("补发", "Reship"),
            ExceptionOutcome.Return => ("退回", "Return"),
            _ => ("向快递索赔", "Claim"),
        };

    public static Text NameOf(ExceptionParty party) =>
        party switch
        {
            ExceptionParty.Courier => ("快递", "Courier"),
            ExceptionParty.Customer => ("客户", "Customer"),
            _ => ("其他", "Other"),
        };

    /// <summary>What is to be done first, as the to-do says it.</summary>
    public static Text RuleOf(ExceptionKind kind) =>
        kind switch
        {
            ExceptionKind.Lost => ("让快递查件，定补发或索赔", "Have the courier search; decide on reship or claim"),
            ExceptionKind.AddressChange => (
                "联系快递改派到新地址",
                "Ask the courier to redirect it to the new address"
            ),
            ExceptionKind.NobodyHome => (
                "联系客户约好时间，告诉快递",
                "Agree on a time with the customer and tell the courier"
            ),
            ExceptionKind.Refused => (
                "问清拒收原因，定再送或退回",
                "Find out why it was refused; deliver again or return"
            ),
            _ => ("联系快递，定处理结果", "Speak with the courier and settle it"),
        };

    /// <summary>What somebody must still do once it is closed, where, and who may; null when nothing is left.</summary>
    public static (Text What, string Url, string Needs)? AfterOf(ExceptionOutcome outcome, string documentNo) =>
        outcome switch
        {
            ExceptionOutcome.Reship => (
                (
                    "补发：用“代客下单”再录一张，备注写原单号",
                    "Reship: enter the goods once more, with the order's number as remark"
                ),
                "/office/orders/new",
                "order.create"
            ),
            ExceptionOutcome.Return => (
                (
                    "登记退件：原因选“拒收或退件”，包裹回到仓库后验收、退款",
                    "Register the return as refused; when the parcel is back it is inspected and refunded"
                ),
                "/office/returns/new?order=" + documentNo,
                "return.request"
            ),
            _ => null,
        };

    /// <summary>In plain words: what happened, and what happens next.</summary>
    public static Text ForCustomer(ExceptionKind kind) =>
        kind switch
        {
            ExceptionKind.Lost => (
                "快递暂时找不到这个包裹，我们正在让快递查件，会尽快联系您补发或退款",
                "The courier can't find this parcel at the moment. We have it searched and will contact you about sending it again or a refund."
            ),
            ExceptionKind.AddressChange => (
                "您要改的地址已经转给快递，正在改派",
                "Your new address was passed on to the courier, who is redirecting the parcel."
            ),
            ExceptionKind.NobodyHome => (
                "快递两次上门都没有人，我们会联系您约时间",
                "The courier came twice and found nobody. We will contact you to agree on a time."
            ),
            ExceptionKind.Refused => (
                "快递说包裹被拒收，我们会联系您确认是再送还是退回",
                "The courier says that the parcel was refused. We will contact you about delivering it again or taking it back."
            ),
            _ => (
                "包裹在路上遇到问题，我们正在和快递联系",
                "There is a problem with the parcel on its way. We are in touch with the courier."
            ),
        };

    /// <summary>The outcomes that a kind may have.</summary>
    public static IEnumerable<ExceptionOutcome> OutcomesOf(ExceptionKind kind) =>
        Enum.GetValues<ExceptionOutcome>()
            .Where(o => o != ExceptionOutcome.Redirected || kind == ExceptionKind.AddressChange);
}
