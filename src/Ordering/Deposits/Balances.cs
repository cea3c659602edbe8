using Zhanggui.Finance;
using Zhanggui.Work;

namespace Zhanggui.Ordering;

/// <summary>
/// The money of orders that are paid by deposit and balance (SHOP-25, ORD-26): when the balance is asked for, and what
/// becomes of the money of an order that ends unpaid.
/// </summary>
internal sealed class Balances(
    OperationContext context,
    IInstalments instalments,
    IReceivables receivables,
    IToDos todos,
    Policies policies
)
{
    /// <summary>
    /// The goods are there: from now on the balance has a deadline. Once; an order without a balance is left as it is.
    /// </summary>
    public async Task<Result> Ask(Order order, CancellationToken ct)
    {
        if (!order.OwesBalance || order.Progress.BalanceUntil is not null)
            return Result.Done;
        var until = context.Now + policies.Get(DepositPolicies.BalanceWithin);
        var asked = await instalments.AskBalance(order.Id.Value, until, ct);
        if (!asked.IsDone)
            return asked;
        order.Progress.BalanceAsked(until);
        context.Changed("orders");
        context.Record(
            order.Subject,
            ("货已备齐，请付尾款", "The goods are there; the balance was asked for"),
            after: new { order.Balance, until }
        );
        await context.Raise(
            new BalanceAsked(order.Id, order.No, order.Address.Phone, order.Balance, until, IsReminder: false),
            ct
        );
        return Result.Done;
    }

    /// <summary>The deadline is near: the customer hears of it once more, and customer service may call.</summary>
    public async Task Remind(Order order, CancellationToken ct)
    {
        if (!order.OwesBalance || order.Progress is not { BalanceUntil: { } until, BalanceRemindedAt: null })
            return;
        order.Progress.BalanceReminded(context.Now);
        context.Record(order.Subject, ("提醒付尾款", "Reminded of the balance"), after: new { until });
        await todos.Open(DeskToDos.Balance(order), ct);
        await context.Raise(
            new BalanceAsked(order.Id, order.No, order.Address.Phone, order.Balance, until, IsReminder: true),
            ct
        );
    }

    /// <summary>
    /// What stays with us of the deposits when an order ends for this reason; nothing of what is paid in full.
    /// </summary>
    public Money Kept(Order order, string code) => Kept(policies, order, code);

    /// <inheritdoc cref="Kept(Order, string)"/>
    public static Money Kept(Policies policies, Order order, string code) =>
        order.Progress is { IsPaid: false, FirstPaidAt: not null }
        && policies.Get(DepositPolicies.Keep) switch
        {
            DepositPolicies.KeepUnpaid => code == CancelReasons.Unpaid,
            DepositPolicies.KeepCustomer => code is CancelReasons.Unpaid or CancelReasons.Customer,
            _ => false,
        }
            ? order.Deposit
            : Money.Zero;

    /// <summary>
    /// The money of an order that was cancelled: what was paid goes back, but for what is kept; what is owed is given
    /// up.
    /// </summary>
    public async Task<Result> GiveBack(Order order, string reason, CancellationToken ct)
    {
        // An order of nothing but gifts has nothing to give back.
        if (order.Progress.IsPaid)
            return order.Total > Money.Zero ? await Refunded(order, reason, ct) : Result.Done;
        return order.Progress.DepositKept > Money.Zero
            ? await instalments.WriteOff(order.Id.Value, order.Progress.DepositKept, reason, ct)
            : await receivables.Cancel(order.Id.Value, reason, ct);
    }

    private async Task<Result> Refunded(Order order, string reason, CancellationToken ct)
    {
        var refund = await receivables.Refund(order.Id.Value, order.Total, reason, $"cancel:{order.Id.Value:N}", ct);
        return refund.IsDone ? Result.Done : refund.Refusal;
    }
}
