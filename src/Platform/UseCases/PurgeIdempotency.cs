using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>
/// Forgets the outcomes of idempotency keys that are older than the policy's days, one batch. The keys of events that
/// still wait for a delivery, or for a person, stay: a reaction that is tried again after months must still find what
/// it did.
/// </summary>
[SystemOnly]
public sealed class PurgeIdempotency(ShopDb db, OperationContext context, Policies policies)
{
    /// <summary>Answers how many were removed.</summary>
    public async Task<Result<int>> Run(CancellationToken ct)
    {
        var before = Purge.Instant(db, context.Now.AddDays(-policies.Get(PurgePolicies.IdempotencyKeepDays)));
        // Reactions write their event's id with or without hyphens. NextAt is named so that the index on open messages
        // answers.
        return await db.Database.ExecuteSqlAsync(
            $"""
            WITH waiting AS (
                SELECT lower(CAST("EventId" AS TEXT)) AS id FROM platform_outbox WHERE "State" = 2
                UNION ALL SELECT lower(CAST("EventId" AS TEXT)) FROM platform_outbox WHERE "State" = 0 AND "NextAt" IS NOT NULL)
            DELETE FROM platform_idempotency WHERE ("Scope", "Key") IN (
                SELECT "Scope", "Key" FROM platform_idempotency WHERE "At" < {before}
                AND "Key" NOT IN (SELECT id FROM waiting) AND "Key" NOT IN (SELECT replace(id, '-', '') FROM waiting)
                ORDER BY "At" LIMIT {Purge.Batch})
            """,
            ct
        );
    }
}
