using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Finance;

namespace Zhanggui.Ordering;

/// <summary>What happens to orders by itself when a time is up.</summary>
internal static class OrderDeadlines
{
    private static readonly OrderStatus[] Open =
    [
        OrderStatus.New,
        OrderStatus.Held,
        OrderStatus.Accepted,
        OrderStatus.Confirmed,
        OrderStatus.AwaitingStock,
        OrderStatus.ReadyToShip,
    ];

    public static void Add(IServiceCollection services)
    {
        services.AddDeadline<CloseOrder, OrderId>(
            Job(
                "close",
                10,
                ("关闭结清的订单", "Close settled orders"),
                ("签收满规定天数的结清订单自动关闭。", "Closes settled orders once the days after receipt have passed.")
            ),
            Settled,
            (u, id, ct) => u.Run(id, ct)
        );
        services.AddDeadline<TryBackOrder, OrderId>(
            Job(
                "back-orders",
                15,
                ("重试缺货订单", "Try back-orders again"),
                (
                    "再试一次等货的订单，以及日子到了的拆分发货。",
                    "Tries orders that wait for stock again, and parts of split orders whose day has come."
                )
            ),
            d =>
                d.Get<OrderingDb>()
                    .WaitingOn(d.Today)
                    .OrderBy(p => p.PlacedAt)
                    .ThenBy(p => p.OrderId)
                    .Select(p => p.OrderId),
            (u, id, ct) => u.Run(id, ct)
        );
        services.AddDeadline<RemindOfBalance, OrderId>(
            Job(
                "balance-reminders",
                1,
                ("提醒付尾款", "Remind of balances"),
                ("提醒快到期的尾款。", "Reminds customers of balances that are due soon.")
            ),
            BalancesDueSoon,
            (u, id, ct) => u.Run(id, ct)
        );
        services.AddDeadline<ExpireUnpaid, OrderId>(
            Job(
                "balances",
                1,
                ("盯尾款", "Watch balances"),
                ("取消尾款过期没付的订单。", "Gives up orders whose balance is overdue.")
            ),
            BalancesOverdue,
            (u, id, ct) => u.Run(id, ct)
        );
        services.AddDeadline<ExpireUnpaid, OrderId>(
            Job(
                "unpaid-presale",
                1,
                ("取消未付的预售单", "Cancel unpaid presale orders"),
                (
                    "取消超时没付款、不占库存的预售订单。",
                    "Gives up presale orders that hold no stock and were not paid in time."
                )
            ),
            UnpaidPresale,
            (u, id, ct) => u.Run(id, ct)
        );
        services.AddPurge<PurgeOrderIdempotency>(
            new JobDefinition(
                "ordering.placed-once-purge",
                ("清理防重复下单记录", "Forget old submits"),
                (
                    "删除超过保留天数的下单防重记录，一次一千行；订单不动。",
                    "Forgets which submit made which order after the days kept, a thousand rows at a time; orders stay."
                ),
                JobSchedule.Daily(3, 40)
            ),
            (u, ct) => u.Run(ct)
        );
    }

    private static JobDefinition Job(string name, int minutes, Text title, Text purpose) =>
        new("ordering." + name, title, purpose, JobSchedule.Every(TimeSpan.FromMinutes(minutes)));

    /// <summary>F4 row 14: settled, and the after-sales window is over (policy orders.close_after_days).</summary>
    private static IQueryable<OrderId> Settled(DeadlineQuestion d)
    {
        var before = d.Now - TimeSpan.FromDays(d.Policies.Get(OrderingPolicies.CloseAfterDays));
        return d.Get<OrderingDb>()
            .Progress.Where(p => p.Status == OrderStatus.Settled && p.ReceivedAt < before)
            .OrderBy(p => p.ReceivedAt)
            .Select(p => p.OrderId);
    }

    /// <summary>SHOP-25: told once that the end is near.</summary>
    private static IQueryable<OrderId> BalancesDueSoon(DeadlineQuestion d)
    {
        var (now, soon) = (d.Now, d.Now + d.Policies.Get(DepositPolicies.RemindBefore));
        return Asked(d)
            .Where(p => p.BalanceUntil > now && p.BalanceUntil <= soon && p.BalanceRemindedAt == null)
            .OrderBy(p => p.BalanceUntil)
            .Select(p => p.OrderId);
    }

    private static IQueryable<OrderId> BalancesOverdue(DeadlineQuestion d)
    {
        var now = d.Now;
        return Asked(d).Where(p => p.BalanceUntil <= now).OrderBy(p => p.BalanceUntil).Select(p => p.OrderId);
    }

    private static IQueryable<OrderProgress> Asked(DeadlineQuestion d) =>
        d.Get<OrderingDb>()
            .Progress.Where(p => p.BalanceUntil != null && !p.IsPaid && p.Status == OrderStatus.ReadyToShip);

    /// <summary>ORD-13. By state and day: open orders are few, however many there have been.</summary>
    private static IQueryable<OrderId> UnpaidPresale(DeadlineQuestion d)
    {
        var paying = d.Now - d.Policies.KeepUnpaid(PaymentMethod.Alipay);
        var transfers = d.Now - d.Policies.KeepUnpaid(PaymentMethod.OfflineTransfer);
        return d.Get<OrderingDb>()
            .Orders.Where(o =>
                EF.Parameter(Open).Contains(o.Progress.Status)
                && !o.Progress.IsPaid
                && o.Progress.FirstPaidAt == null
                && o.Progress.PlacedAt <= paying
                && o.Method != PaymentMethod.CashOnDelivery
                && (o.Method != PaymentMethod.OfflineTransfer || o.Progress.PlacedAt <= transfers)
                && o.Lines.All(l => l.ShipsOn != null)
            )
            .OrderBy(o => o.Progress.PlacedAt)
            .Select(o => o.Id);
    }
}
