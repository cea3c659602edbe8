using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>One link of the chain of seals: a hash over all audit entries committed since the seal before.</summary>
internal sealed class Seal
{
    public required long No { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int Entries { get; init; }
    public required string Hash { get; init; }
}

/// <summary>Which entry was sealed where; keeps its own order, because transaction ids do not survive a dump and restore.</summary>
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
    private const int Most = 5000;

    /// <summary>Seals what has been committed since the last seal. Answers how many entries were sealed.</summary>
    public Task<int> SealNew(CancellationToken ct) => queue.Run(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(db.IsPostgres ? System.Data.IsolationLevel.RepeatableRead : System.Data.IsolationLevel.Serializable, ct);
        // One sealer at a time: the second node's turn comes with the next tick.
        if (db.IsPostgres && !await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock(20261122) AS \"Value\"").SingleAsync(ct)) return 0;

        var fresh = await db.Set<AuditEntry>().AsNoTracking()
            .Where(e => !db.Set<SealedEntry>().Any(s => s.EntryId == e.Id))
            .OrderBy(e => e.Id).Select(e => new { e.Id, e.Hash }).Take(Most).ToListAsync(ct);
        if (fresh.Count == 0) return 0;

        var last = await db.Set<Seal>().AsNoTracking().OrderByDescending(s => s.No).FirstOrDefaultAsync(ct);
        var no = (last?.No ?? 0) + 1;
        db.Add(new Seal { No = no, At = clock.Now(), Entries = fresh.Count, Hash = HashOf(last?.Hash ?? "", fresh.Select(f => f.Hash)) });
        var writer = new SetWriter(db);
        writer.Insert([.. fresh.Select((f, i) => new SealedEntry { EntryId = f.Id, SealNo = no, Place = i })]);
        await writer.Flush(ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return fresh.Count;
    }, ct);

    internal static string HashOf(string previous, IEnumerable<string> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(previous));
        foreach (var entry in entries) hash.AppendData(Encoding.UTF8.GetBytes(entry));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

internal sealed class SealJob(Sealer sealer) : IJob
{
    public string Name => "platform.seal";
    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task Run(CancellationToken ct)
    {
        while (await sealer.SealNew(ct) == 5000)
        {
        }
    }
}
