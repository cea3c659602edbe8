using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>
/// The outcome of an act that was asked for with an idempotency key. Stored in the act's own transaction, so it is
/// there exactly when the act has happened.
/// </summary>
internal sealed class IdempotencyRecord
{
    public required string Scope { get; init; }
    public required string Key { get; init; }
    public required string Outcome { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class Idempotency(ShopDb db, Actor actor, string useCase, string key)
{
    private readonly string _scope = $"{useCase}:{actor.Kind}:{actor.Id}";

    public async Task<Result<T>?> Earlier<T>(CancellationToken ct)
    {
        var earlier = await db.Set<IdempotencyRecord>()
            .AsNoTracking()
            .Where(o => o.Scope == _scope && o.Key == key)
            .Select(o => o.Outcome)
            .FirstOrDefaultAsync(ct);
        return earlier is null ? null : JsonSerializer.Deserialize<T>(earlier, OperationContext.Json)!;
    }

    public void Keep<T>(T outcome, DateTimeOffset now) =>
        db.Add(
            new IdempotencyRecord
            {
                Scope = _scope,
                Key = key,
                Outcome = JsonSerializer.Serialize(outcome, OperationContext.Json),
                At = now,
            }
        );

    public static bool IsCollision(DbUpdateException e) =>
        e.InnerException switch
        {
            PostgresException p => p.SqlState == PostgresErrorCodes.UniqueViolation
                && p.TableName == "platform_idempotency",
            SqliteException s => s.SqliteExtendedErrorCode == 1555
                && s.Message.Contains("platform_idempotency", StringComparison.Ordinal),
            _ => false,
        };
}
