namespace Zhanggui.ServiceDesk;

internal static class ServiceDeskErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "support.no_consultation",
        "没有这次咨询，请核对单号",
        "There is no such consultation. Check the number."
    );

    public static readonly Refusal NoHold = Refusal.NotFound(
        "support.no_hold",
        "没有这笔留货",
        "There is no such hold."
    );

    public static readonly Refusal NotYours = Refusal.Forbidden(
        "support.not_yours",
        "这次咨询由别人接待。请找接待人，或由客服经理处理",
        "Somebody else answers this consultation. Ask them, or the customer-service manager."
    );

    public static readonly Refusal Over = Refusal.Conflict(
        "support.consultation_over",
        "这次咨询已经登记结果，不能再留货或改内容。客户再来问，请另建一次",
        "This consultation has its outcome; nothing can be held or changed. Open another one when the customer asks again."
    );

    public static readonly Refusal NeedsCustomer = Refusal.Invalid(
        "support.needs_customer",
        "who",
        "请选会员，或填电话、昵称其中一个",
        "Choose a member, or give a phone number or a nickname."
    );

    public static readonly Refusal Phone = Refusal.Invalid(
        "support.phone",
        "phone",
        "手机号不对，请核对；没有可以不填",
        "The mobile number is not right. Check it, or leave it out."
    );

    public static readonly Refusal Nick = Refusal.Invalid(
        "support.nick",
        "nick",
        "昵称请在 40 字以内",
        "A nickname has at most 40 characters."
    );

    public static readonly Refusal NoMember = Refusal.Invalid(
        "support.no_member",
        "who",
        "没有这位会员，请重新选",
        "There is no such member. Choose again."
    );

    public static readonly Refusal Channel = Refusal.Invalid(
        "support.channel",
        "channel",
        "请选客户从哪里来问",
        "Choose where the customer asks."
    );

    public static readonly Refusal Kind = Refusal.Invalid(
        "support.kind",
        "kind",
        "请选问的是什么",
        "Choose what it is about."
    );

    public static readonly Refusal Note = Refusal.Invalid(
        "support.note",
        "note",
        "内容请在 500 字以内",
        "The note has at most 500 characters."
    );

    public static readonly Refusal TooManySkus = Refusal.Invalid(
        "support.too_many_skus",
        "skus",
        "一次咨询最多登记 20 个规格",
        "A consultation takes at most 20 SKUs."
    );

    public static readonly Refusal Reason = Refusal.Invalid(
        "support.reason",
        "reason",
        "请选未成交的原因",
        "Choose why it did not come to a deal."
    );

    public static readonly Refusal ReasonNote = Refusal.Invalid(
        "support.reason_note",
        "note",
        "选了这个原因，要写一句说明，200 字以内",
        "This reason needs a line of explanation, at most 200 characters."
    );

    public static readonly Refusal NoOrder = Refusal.Invalid(
        "support.no_order",
        "order",
        "没有这张订单，请核对订单号",
        "There is no such order. Check the number."
    );

    public static readonly Refusal OtherOrder = Refusal.Invalid(
        "support.other_order",
        "order",
        "这张订单是别的客户的，不能算这次咨询成交",
        "That order is another customer's; it is not this consultation's deal."
    );

    public static readonly Refusal NothingAsked = Refusal.Conflict(
        "support.nothing_asked",
        "还没有登记问的是哪个规格，先加一个再确认库存",
        "No SKU is written down yet. Add one before you confirm its stock."
    );

    public static readonly Refusal HoldOver = Refusal.Conflict(
        "support.hold_over",
        "这笔留货已经结束，不用再放回",
        "This hold is over already."
    );

    public static readonly Refusal NoCart = Refusal.Conflict(
        "support.no_cart",
        "这位客户没有会员账户，没有购物车可放",
        "This customer has no account, and so no cart."
    );

    public static readonly Refusal HeldAlready = Refusal.Conflict(
        "support.held_already",
        "这个规格已经给这位客户留着。要改件数，请先放回再留",
        "This SKU is held for the customer already. Give it back first to change the number."
    );

    public static readonly Refusal ReasonCode = Refusal.Invalid(
        "support.reason_code",
        "code",
        "代码用 2 到 30 位小写字母、数字、连字符",
        "A code has 2 to 30 lower-case letters, digits and hyphens."
    );

    public static readonly Refusal ReasonName = Refusal.Invalid(
        "support.reason_name",
        "nameZh",
        "中文名和英文名都要填，40 字以内",
        "Give a Chinese and an English name of at most 40 characters."
    );

    public static readonly Refusal ReasonSort = Refusal.Invalid(
        "support.reason_sort",
        "sort",
        "顺序请填 0 到 999",
        "The order is 0 to 999."
    );

    public static readonly Refusal OtherStays = Refusal.Conflict(
        "support.other_stays",
        "“其他”不能停用：总有说不清的时候",
        "“Other” can't be switched off: there is always a case that fits nowhere."
    );

    public static readonly Refusal Presale = Refusal.Conflict(
        "support.hold_presale",
        "预售款不占库存，不用留。客户直接下单就行",
        "A presale needs no stock and no hold. The customer may simply order."
    );

    public static Refusal NoSku(string code) =>
        Refusal.Invalid(
            "support.no_sku",
            "skus",
            $"没有规格“{Short(code)}”，请核对编码或条码",
            $"There is no SKU “{Short(code)}”. Check the code."
        );

    public static Refusal Pieces(int max) =>
        Refusal.Invalid(
            "support.hold_pieces",
            "quantity",
            $"一次最多留 {max} 件，最少 1 件",
            $"Hold from 1 to {max} at a time."
        );

    public static Refusal TooManyHolds(int max) =>
        Refusal.Conflict(
            "support.too_many_holds",
            $"你已经留着 {max} 笔，到上限了。先放回不要的",
            $"You hold {max} already, which is the limit. Give back what is not needed."
        );

    private static string Short(string text) => text.Length <= 40 ? text : text[..40];
}
