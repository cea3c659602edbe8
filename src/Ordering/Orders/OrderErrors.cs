using Zhanggui.Inventory;

namespace Zhanggui.Ordering;

/// <summary>Why acts on orders are refused.</summary>
public static class OrderErrors
{
    /// <summary>No order has this number or id.</summary>
    public static readonly Refusal NotFound = Refusal.NotFound(
        "ordering.not_found",
        "没有这张订单，请核对订单号",
        "There is no such order. Check the number."
    );

    internal static readonly Refusal NothingToBuy = Refusal.Invalid(
        "ordering.nothing_to_buy",
        "lines",
        "购物车是空的，先挑几件吧",
        "The cart is empty. Choose something first."
    );

    internal static readonly Refusal TooManyLines = Refusal.Invalid(
        "ordering.too_many_lines",
        "lines",
        "一张订单最多 100 个款，请分两次下单",
        "An order takes at most 100 lines. Please place two orders."
    );

    internal static readonly Refusal Quantity = Refusal.Invalid(
        "ordering.quantity",
        "lines",
        "数量请填 1 到 999",
        "The quantity is 1 to 999."
    );

    internal static readonly Refusal Remark = Refusal.Invalid(
        "ordering.remark_too_long",
        "remark",
        "留言请在 200 字以内",
        "A remark has at most 200 characters."
    );

    internal static readonly Refusal InvoiceTitle = Refusal.Invalid(
        "ordering.invoice_title",
        "invoiceTitle",
        "发票抬头请填 2 到 100 个字",
        "The invoice title has 2 to 100 characters."
    );

    internal static readonly Refusal TaxNo = Refusal.Invalid(
        "ordering.tax_no",
        "invoiceTaxNo",
        "税号是 15 到 20 位数字和大写字母，请核对",
        "A tax number has 15 to 20 digits and capital letters."
    );

    internal static readonly Refusal Courier = Refusal.Invalid(
        "ordering.courier",
        "courier",
        "这个地址不能用这家快递，请换一家",
        "This courier does not go to that address. Choose another."
    );

    internal static readonly Refusal Method = Refusal.Invalid(
        "ordering.method",
        "method",
        "现在不能用这种方式付款，请换一种",
        "This way of paying is not available now. Choose another."
    );

    internal static readonly Refusal NotYours = NotFound;

    internal static readonly Refusal ReceivedAlready = Refusal.Conflict(
        "ordering.received_already",
        "这张订单已经确认收货了",
        "This order's arrival is confirmed already."
    );

    internal static readonly Refusal NotOnItsWay = Refusal.Conflict(
        "ordering.not_on_its_way",
        "这张订单还没有全部发出，收到货再确认",
        "This order is not wholly on its way yet. Confirm it when it has arrived."
    );

    internal static readonly Refusal NeedsReason = Refusal.Invalid(
        "ordering.reason",
        "reason",
        "请写明原因，200 字以内",
        "Say why, in at most 200 characters."
    );

    internal static Refusal NotPaidToLeave(string no) =>
        Refusal.Conflict(
            "ordering.not_paid_to_leave",
            $"{no} 还没收到款，不能交给快递。收到款再扫，或拦截退回",
            $"The money for {no} has not come, so it can't be handed to the courier. Scan it again when it has, or call it back."
        );

    internal static readonly Refusal NotPaid = Refusal.Conflict(
        "ordering.not_paid",
        "还没收到款，不能下发仓库。收到款后会自动下发",
        "The money has not come, so it can't go to the warehouse. It goes by itself when it does."
    );

    internal static readonly Refusal NotVerified = Refusal.Invalid(
        "ordering.not_verified",
        "verified",
        "还有没核对的项目。请与客户逐项核对后再确认",
        "Some items are not ticked off. Check each with the customer before confirming."
    );

    internal static readonly Refusal PartHasLeft = Refusal.Conflict(
        "ordering.part_has_left",
        "有一个包裹已经交给快递，不能整单取消。请等签收后办退货",
        "One of its parcels is with the courier already, so the whole order can't be cancelled. Return it once it has arrived."
    );

    internal static readonly Refusal InterceptFirst = Refusal.Conflict(
        "ordering.intercept_first",
        "仓库已经拣好，不能直接取消。请先拦截，仓库放回货位后订单自动取消",
        "The warehouse has picked it, so it can't simply be cancelled. Intercept it first; when the goods are back in their bins it is cancelled by itself."
    );

    internal static readonly Refusal CancelTooLate = Refusal.Forbidden(
        "ordering.cancel_needs_supervisor",
        "订单确认后要由客服主管或店长取消。请转给他们",
        "After confirmation only the customer-service manager or store manager may cancel. Pass it on to them."
    );

    internal static Refusal NotListed(string name) =>
        Refusal.Conflict(
            "ordering.not_listed",
            $"“{name}”已经下架，请从购物车里拿掉",
            $"“{name}” is no longer sold. Please take it out of the cart."
        );

    internal static Refusal TotalChanged(Money shown, Money now) =>
        Refusal.Conflict(
            "ordering.total_changed",
            $"价格有变：刚才是 {shown.ToYuan()}，现在是 {now.ToYuan()}。请看过新价格再提交，订单还没有下",
            $"The price has changed from {shown.ToYuan()} to {now.ToYuan()}. Please look at it and submit again; no order was placed."
        );

    internal static Refusal SoldOut(string name, StockCard stock) =>
        Refusal.Conflict(
            "ordering.sold_out",
            stock.Available > Kernel.Quantity.Zero
                ? $"“{name}”只剩 {stock.Available} 件了，请改数量再提交"
                : $"“{name}”刚卖完，请换一款再提交",
            stock.Available > Kernel.Quantity.Zero
                ? $"Only {stock.Available} of “{name}” are left. Change the quantity and submit again."
                : $"“{name}” has just sold out. Choose another and submit again."
        );
}
