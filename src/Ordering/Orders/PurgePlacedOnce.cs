using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>
/// Forgets which submit made which order once it is older than the policy's days, one batch. The order stays; only the same submit again,
/// with the same key, would no longer be answered with it.
/// </summary>
[HouseOnly]
public sealed class PurgePlacedOnce(ShopDb db, Act act, Policies policies)
{
    /// <summary>Answers how many were removed.</summary>
    public async Task<Result<int>> Run(CancellationToken ct)
    {
        var before = Purge.Instant(db, act.Now.AddDays(-policies.Get(OrderingPolicies.PlacedOnceKeepDays)));
        return await db.Database.ExecuteSqlAsync($"""
            DELETE FROM ordering_placed_once WHERE ("Owner", "Key") IN (
                SELECT "Owner", "Key" FROM ordering_placed_once WHERE "At" < {before} ORDER BY "At" LIMIT {Purge.Batch})
            """, ct);
    }
}

internal sealed class PurgePlacedOnceJob(Operations operations) : IJob
{
    public JobDefinition Definition { get; } = new("ordering.placed-once-purge", ("清理防重复下单记录", "Forget old submits"),
        ("删除超过保留天数的下单防重记录，一次一千行；订单不动。",
        "Forgets which submit made which order after the days kept, a thousand rows at a time; orders stay."), JobSchedule.Daily(3, 40));

    public Task Run(JobProgress progress, CancellationToken ct) =>
        Purge.InBatches(() => operations.Run(Actor.System("ordering"), (PurgePlacedOnce u) => u.Run(ct), ct), progress);
}
