using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>
/// A stored amendment is what was written down: its rows are compared with the snapshot that the audit chain protects
/// (ORD-10).
/// </summary>
internal sealed class AmendmentSnapshotCheck : IIntegrityCheck
{
    public Text Name => new("变更单与提出时的存证一致", "Amendments are what was asked for");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var query =
            from amendment in db.Set<Amendment>().AsNoTracking().Include(a => a.Changes)
            join entry in db.Set<AuditEntry>() on amendment.Id.Value equals entry.SubjectId into entries
            from first in entries.Where(e => e.SubjectType == "amendment" && e.Seq == 1).DefaultIfEmpty()
            orderby amendment.MadeAt
            select new { amendment, first };
        await foreach (var row in query.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (row.first?.After is not { } snapshot)
                yield return new IntegrityViolation("amendment", $"{row.amendment.No}: no record of its making");
            else if (Differs(row.amendment, snapshot))
                yield return new IntegrityViolation("amendment", $"{row.amendment.No} was altered after it was made");
        }

        var loose = db.Set<OrderProgress>()
            .AsNoTracking()
            .Where(p =>
                p.IsAmended
                && !db.Set<AmendmentProgress>().Any(a => a.OrderId == p.OrderId && a.State == AmendmentState.Approved)
            )
            .Select(p => p.OrderId)
            .AsAsyncEnumerable();
        await foreach (var order in loose.WithCancellation(ct))
            yield return new IntegrityViolation(
                "amendment",
                $"order {order.Value} is marked as amended and has no approved amendment"
            );
    }

    private static bool Differs(Amendment amendment, string snapshot)
    {
        using var stored = JsonDocument.Parse(JsonSerializer.Serialize(amendment.Snapshot, OperationContext.Json));
        using var made = JsonDocument.Parse(snapshot);
        return !JsonElement.DeepEquals(stored.RootElement, made.RootElement);
    }
}
