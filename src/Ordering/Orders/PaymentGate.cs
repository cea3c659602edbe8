using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;
using Zhanggui.Inventory;

namespace Zhanggui.Ordering;

/// <summary>
/// 收款确认 (ORD-13, C19): how far a prepaid order goes before its money is there. By default not to the warehouse. By
/// policy it may be picked and packed and waits for its money before the courier has it; an order with a deposit waits
/// for its balance before the warehouse in any case (SHOP-25).
/// </summary>
internal sealed class PaymentGate(OrderingDb db, IStock stock, IReceivables receivables, Policies policies)
{
    /// <summary>C19: where prepaid orders wait for their money.</summary>
    public static readonly ChoicePolicy Where = new(
        "orders.payment.gate",
        (
            "没收到款的订单停在哪（release 不下发仓库，ship 可以备货打包，不交快递）",
            "Where an order waits for its money (release: not to the warehouse; ship: picked and packed, not to the courier)"
        ),
        "ORD-13",
        "release",
        ["release", "ship"]
    );

    /// <summary>Whether ready orders go to the warehouse without anybody's act (F4 row 7).</summary>
    public bool GoesByItself => policies.Get(OrderingPolicies.AutoRelease);

    /// <summary>Whether it may go to the warehouse.</summary>
    public bool LetsGo(Order order) =>
        order.MayBeReleased || (order.Deposit == Money.Zero && policies.Get(Where) == "ship");

    /// <summary>
    /// What the warehouse works on does not lapse any more: its goods stay reserved and it can be paid until somebody
    /// cancels it.
    /// </summary>
    public async Task KeepUnpaid(Order order, CancellationToken ct)
    {
        if (order.MayBeReleased)
            return;
        await stock.MakeFirm(order.Id.Value, ct);
        await receivables.KeepOpen(order.Id.Value, ct);
    }

    /// <summary>Refused while one of these orders still has to be paid before it leaves.</summary>
    public async Task<Result> MayLeave(IReadOnlyCollection<OrderId> orders, CancellationToken ct)
    {
        var ids = orders.ToList();
        var unpaid = await db
            .Orders.Where(o =>
                EF.Parameter(ids).Contains(o.Id) && !o.Progress.IsPaid && o.Method != PaymentMethod.CashOnDelivery
            )
            .Select(o => o.No)
            .OrderBy(n => n)
            .FirstOrDefaultAsync(ct);
        return unpaid is null ? Result.Done : OrderErrors.NotPaidToLeave(unpaid);
    }
}
