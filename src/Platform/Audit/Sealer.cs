using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>One link of the chain of seals: a hash over all audit entries committed since the seal before.</summary>
internal sealed class Seal
{
    public required long No { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int Entries { get; init; }
    public required string Hash { get; init; }

    /// <summary>
    /// Below this everything is sealed: the row's number on SQLite, where the one writer's order is the order of the
    /// commits; the oldest transaction that was still running on PostgreSQL. Only a shortcut for finding what is new,
    /// so no hash covers it.
    /// </summary>
    public required long Upto { get; init; }
}

/// <summary>An entry that no seal holds yet.</summary>
internal sealed record FreshEntry(Guid Id, string Hash);

/// <summary>
/// Which entry was sealed where; keeps its own order, because transaction ids do not survive a dump and restore.
/// </summary>
internal sealed class SealedEntry
{
    public required Guid EntryId { get; init; }
    public required long SealNo { get; init; }
    public required int Place { get; init; }
}

/// <summary>
/// Anchors the documents' chains in one chain of seals, in the background, so that writers never wait for each other
/// (docs/decisions/0003). Without it a whole document could be removed with its chain, and nobody would miss it.
/// </summary>
public sealed class Sealer(IServiceScopeFactory scopes, WriteQueue queue, TimeProvider clock)
{
    /// <summary>Seals what has been committed since the last seal. Answers how many entries were sealed.</summary>
    public Task<int> SealNew(CancellationToken ct) =>
        queue.Run(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
                await using var transaction = await db.Database.BeginTransactionAsync(
                    db.IsPostgres ? System.Data.IsolationLevel.RepeatableRead : System.Data.IsolationLevel.Serializable,
                    ct
                );
                // One sealer at a time: the second node's turn comes with the next tick.
                if (
                    db.IsPostgres
                    && !await db
                        .Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock(20261122) AS \"Value\"")
                        .SingleAsync(ct)
                )
                    return 0;

                var last = await db.Set<Seal>().AsNoTracking().OrderByDescending(s => s.No).FirstOrDefaultAsync(ct);
                var (fresh, upto) = db.IsPostgres
                    ? await FreshOnPostgres(db, last?.Upto ?? 0, ct)
                    : await FreshOnSqlite(db, last?.Upto ?? 0, ct);
                if (fresh.Count == 0)
                    return 0;

                var no = (last?.No ?? 0) + 1;
                db.Add(
                    new Seal
                    {
                        No = no,
                        At = clock.Now(),
                        Entries = fresh.Count,
                        Hash = HashOf(last?.Hash ?? "", fresh.Select(f => f.Hash)),
                        Upto = upto,
                    }
                );
                var writer = new SetWriter(db);
                writer.Insert([
                    .. fresh.Select(
                        (f, i) =>
                            new SealedEntry
                            {
                                EntryId = f.Id,
                                SealNo = no,
                                Place = i,
                            }
                    ),
                ]);
                await writer.Flush(ct);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return fresh.Count;
            },
            ct
        );

    private const string Unsealed = """NOT EXISTS (SELECT 1 FROM platform_sealed_entry s WHERE s."EntryId" = a."Id")""";
    internal const string NewOnPostgres =
        $"""SELECT a."Id", a."Hash" FROM platform_audit a WHERE a."Xid" >= CAST(CAST(@p0 AS text) AS xid8) AND a."Xid" < pg_snapshot_xmax(pg_current_snapshot()) AND {Unsealed} ORDER BY a."Id" """;
    internal const string NewOnSqlite =
        $"""SELECT a."Id", a."Hash" FROM platform_audit a WHERE a.rowid > @p0 AND {Unsealed} ORDER BY a.rowid""";
    private const string AllOnPostgres =
        $"""SELECT a."Id", a."Hash" FROM platform_audit a WHERE {Unsealed} ORDER BY a."Id" """;

    /// <summary>
    /// What we see is committed; what was written by a transaction older than every running one has been seen. A
    /// transaction that began before the last seal and commits now lies above the bound, so it is not missed, as it
    /// would be by a cursor over row numbers. A restored database counts its transactions anew: then the bound lies
    /// ahead of the present, and everything is looked at once.
    /// </summary>
    private static async Task<(List<FreshEntry> Fresh, long Upto)> FreshOnPostgres(
        ShopDb db,
        long from,
        CancellationToken ct
    )
    {
        var oldest = await db
            .Database.SqlQuery<long>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS \"Value\"")
            .SingleAsync(ct);
        var fresh =
            from > oldest
                ? db.Database.SqlQueryRaw<FreshEntry>(AllOnPostgres)
                : db.Database.SqlQueryRaw<FreshEntry>(
                    NewOnPostgres,
                    new NpgsqlParameter("p0", from.ToString(CultureInfo.InvariantCulture))
                );
        return (await fresh.ToListAsync(ct), oldest);
    }

    /// <summary>Rows are never deleted, so their numbers only rise, in the order of the commits.</summary>
    private static async Task<(List<FreshEntry> Fresh, long Upto)> FreshOnSqlite(
        ShopDb db,
        long from,
        CancellationToken ct
    )
    {
        var newest = await db
            .Database.SqlQuery<long>($"SELECT COALESCE(MAX(rowid), 0) AS \"Value\" FROM platform_audit")
            .SingleAsync(ct);
        var fresh = await db
            .Database.SqlQueryRaw<FreshEntry>(NewOnSqlite, new SqliteParameter("p0", from > newest ? 0 : from))
            .ToListAsync(ct);
        return (fresh, newest);
    }

    internal static string HashOf(string previous, IEnumerable<string> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(previous));
        foreach (var entry in entries)
            hash.AppendData(Encoding.UTF8.GetBytes(entry));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

internal sealed class SealJob(Sealer sealer) : IJob
{
    public JobDefinition Definition { get; } =
        new(
            "platform.seal",
            ("封存审计日志", "Seal the audit log"),
            (
                "把新的审计记录锚定到封存链上，事后改动查得出来。",
                "Anchors new audit entries in the chain of seals, so that a later change is found."
            ),
            JobSchedule.Every(TimeSpan.FromSeconds(1))
        );

    public Task Run(JobProgress progress, CancellationToken ct) => sealer.SealNew(ct);
}
