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
    public string Name => "ordering.placed-once-purge";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public Task Run(CancellationToken ct) =>
        Purge.InBatches(() => operations.Run(Actor.System("ordering"), (PurgePlacedOnce u) => u.Run(ct), ct));
}
