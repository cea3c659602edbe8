using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>
/// Forgets the outcomes of idempotency keys that are older than the policy's days, one batch. The keys of events that still wait for a delivery,
/// or for a person, stay: a reaction that is tried again after months must still find what it did.
/// </summary>
[SystemOnly]
public sealed class PurgeIdempotency(ShopDb db, OperationContext context, Policies policies)
{
    /// <summary>Answers how many were removed.</summary>
    public async Task<Result<int>> Run(CancellationToken ct)
    {
        var before = Purge.Instant(db, context.Now.AddDays(-policies.Get(PurgePolicies.IdempotencyKeepDays)));
        // Reactions write their event's id with or without hyphens. NextAt is named so that the index on open messages answers.
        return await db.Database.ExecuteSqlAsync($"""
            WITH waiting AS (
                SELECT lower(CAST("EventId" AS TEXT)) AS id FROM platform_outbox WHERE "State" = 2
                UNION ALL SELECT lower(CAST("EventId" AS TEXT)) FROM platform_outbox WHERE "State" = 0 AND "NextAt" IS NOT NULL)
            DELETE FROM platform_idempotency WHERE ("Scope", "Key") IN (
                SELECT "Scope", "Key" FROM platform_idempotency WHERE "At" < {before}
                AND "Key" NOT IN (SELECT id FROM waiting) AND "Key" NOT IN (SELECT replace(id, '-', '') FROM waiting)
                ORDER BY "At" LIMIT {Purge.Batch})
            """, ct);
    }
}

internal sealed class PurgeIdempotencyJob(UseCaseExecutor executor) : IJob
{
    public JobDefinition Definition { get; } = new("platform.idempotency-purge", ("清理防重复提交记录", "Remove old outcomes of idempotency keys"),
        ("删除超过保留天数的记录，一次一千行。",
        "Removes outcomes older than the days kept, a thousand rows at a time."), JobSchedule.Daily(3, 35));

    public Task Run(JobProgress progress, CancellationToken ct) =>
        Purge.InBatches(() => executor.Run(Actor.System("idempotency"), (PurgeIdempotency u) => u.Run(ct), ct), progress);
}
