using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>One thing that is not as it must be.</summary>
/// <param name="Check">Which check found it.</param>
/// <param name="What">What is wrong, naming the document.</param>
public sealed record IntegrityViolation(string Check, string What);

/// <summary>One check of <c>zhanggui verify</c>. Each module brings those of its own tables.</summary>
public interface IIntegrityCheck
{
    /// <summary>What it proves, for the report.</summary>
    Text Name { get; }

    /// <summary>Everything that is not as it must be; empty when all is well.</summary>
    IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, CancellationToken ct);
}

/// <summary>Re-computes every document's chain of audit entries.</summary>
internal sealed class AuditChainCheck : IIntegrityCheck
{
    public Text Name => new("每份单据的审计链完整", "Every document's audit chain is whole");

    public async IAsyncEnumerable<IntegrityViolation> Run(
        ShopDb db,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        var entries = db.Set<AuditEntry>()
            .AsNoTracking()
            .OrderBy(e => e.SubjectType)
            .ThenBy(e => e.SubjectId)
            .ThenBy(e => e.Seq)
            .AsAsyncEnumerable();
        (string Type, Guid Id)? document = null;
        var (previous, seq, broken) = ("", 0, false);
        await foreach (var entry in entries.WithCancellation(ct))
        {
            if (document != (entry.SubjectType, entry.SubjectId))
            {
                document = (entry.SubjectType, entry.SubjectId);
                (previous, seq, broken) = ("", 0, false);
            }

            if (broken)
                continue;
            seq++;
            if (entry.Seq != seq)
            {
                broken = true;
                yield return new IntegrityViolation(
                    "audit",
                    $"{entry.SubjectType} {entry.SubjectNo}: entry {seq} is missing"
                );
            }
            else if (entry.Hash != entry.HashAfter(previous))
            {
                broken = true;
                yield return new IntegrityViolation(
                    "audit",
                    $"{entry.SubjectType} {entry.SubjectNo}: entry {seq} ({entry.VerbZh}) was altered"
                );
            }

            previous = entry.Hash;
        }
    }
}

/// <summary>Re-computes the chain of seals, which proves that no sealed entry has been removed.</summary>
internal sealed class SealCheck : IIntegrityCheck
{
    public Text Name => new("封存链完整，没有条目消失", "The chain of seals is whole and no entry has vanished");

    public async IAsyncEnumerable<IntegrityViolation> Run(
        ShopDb db,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        var previous = "";
        long no = 0;
        foreach (var seal in await db.Set<Seal>().AsNoTracking().OrderBy(s => s.No).ToListAsync(ct))
        {
            if (seal.No != ++no)
            {
                yield return new IntegrityViolation("seal", $"seal {no} is missing");
                yield break;
            }

            var hashes = await db.Set<SealedEntry>()
                .AsNoTracking()
                .Where(s => s.SealNo == seal.No)
                .OrderBy(s => s.Place)
                .Join(db.Set<AuditEntry>(), s => s.EntryId, e => e.Id, (s, e) => new { s.Place, e.Hash })
                .OrderBy(x => x.Place)
                .Select(x => x.Hash)
                .ToListAsync(ct);
            if (hashes.Count != seal.Entries)
                yield return new IntegrityViolation(
                    "seal",
                    $"seal {no}: {seal.Entries - hashes.Count} entries have vanished"
                );
            else if (Sealer.HashOf(previous, hashes) != seal.Hash)
                yield return new IntegrityViolation("seal", $"seal {no}: its entries were altered");
            previous = seal.Hash;
        }
    }
}

/// <summary>Runs every module's checks.</summary>
public sealed class Verification(ShopDb db, IEnumerable<IIntegrityCheck> checks)
{
    /// <summary>The checks, each with what it found.</summary>
    public async IAsyncEnumerable<(Text Check, IReadOnlyList<IntegrityViolation> Breaks)> Run(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        foreach (var check in checks)
        {
            var breaks = new List<IntegrityViolation>();
            await foreach (var found in check.Run(db, ct))
                breaks.Add(found);
            yield return (check.Name, breaks);
        }
    }
}
