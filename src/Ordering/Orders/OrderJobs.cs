using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Ordering;

/// <summary>Closes settled orders whose after-sales window is over (F4 row 14, policy orders.close_after_days).</summary>
internal sealed class CloseOldOrders(IServiceScopeFactory scopes, UseCaseExecutor executor, Policies policies, TimeProvider clock) : IJob
{
    public JobDefinition Definition { get; } = new("ordering.close", ("关闭结清的订单", "Close settled orders"),
        ("签收满规定天数的结清订单自动关闭。",
        "Closes settled orders once the days after receipt have passed."), JobSchedule.Every(TimeSpan.FromMinutes(10)));

    public async Task Run(JobProgress progress, CancellationToken ct)
    {
        var before = clock.Now() - TimeSpan.FromDays(policies.Get(OrderingPolicies.CloseAfterDays));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrderingDb>();
        var over = await db.Progress.Where(p => p.Status == OrderStatus.Settled && p.ReceivedAt < before).OrderBy(p => p.ReceivedAt).Select(p => p.OrderId).Take(500).ToListAsync(ct);
        await OneByOne.Run(over, order => executor.Run(Actor.System("ordering"), (CloseOrder u) => u.Run(order, ct), ct), progress, ct);
    }
}

/// <summary>Tries those who wait again: an order whose stock came while the process was down, and parts of split orders whose day has come (ORD-26).</summary>
internal sealed class RetryBackOrders(IServiceScopeFactory scopes, UseCaseExecutor executor, Company company, TimeProvider clock) : IJob
{
    private const int Part = 500;

    public JobDefinition Definition { get; } = new("ordering.back-orders", ("重试缺货订单", "Try back-orders again"),
        ("再试一次等货的订单，以及日子到了的拆分发货。",
        "Tries orders that wait for stock again, and parts of split orders whose day has come."),
        JobSchedule.Every(TimeSpan.FromMinutes(15)));

    public async Task Run(JobProgress progress, CancellationToken ct)
    {
        var (today, after) = (company.Calendar.DateOf(clock.Now()), DateTimeOffset.UnixEpoch);
        var tried = new HashSet<OrderId>();
        while (await Next(today, after, ct) is { Count: > 0 } part)
        {
            var left = part.Where(p => tried.Add(p.Id)).Select(p => p.Id).ToList();
            await OneByOne.Run(
                left, order => executor.Run(Actor.System("ordering"), (TryBackOrder u) => u.Run(order, ct), ct), progress, ct);
            if (part.Count < Part || part[^1].At == after) return;
            after = part[^1].At;
        }
    }

    private async Task<IReadOnlyList<(OrderId Id, DateTimeOffset At)>> Next(DateOnly today, DateTimeOffset from, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var waiting = scope.ServiceProvider.GetRequiredService<OrderingDb>().WaitingOn(today).Where(p => p.PlacedAt >= from).OrderBy(p => p.PlacedAt).ThenBy(p => p.OrderId);
        return [.. (await waiting.Select(p => new { p.OrderId, p.PlacedAt }).Take(Part).ToListAsync(ct)).Select(p => (p.OrderId, p.PlacedAt))];
    }
}
