using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>Judges orders that were taken over from elsewhere, by the rules in force, as if it had been done when they came (ORD-06).</summary>
[HouseOnly]
public sealed class AuditPastOrders
{
    private readonly OrderingDb _db;
    private readonly AuditReplay _replay;
    private readonly AuditPasts _pasts;
    private readonly OrderAudit _audit;

    internal AuditPastOrders(OrderingDb db, AuditReplay replay, AuditPasts pasts, OrderAudit audit) => (_db, _replay, _pasts, _audit) = (db, replay, pasts, audit);

    /// <summary>Those since then that have no findings yet.</summary>
    public async Task<Result> Run(DateTimeOffset from, CancellationToken ct)
    {
        var rules = _audit.InForce;
        await foreach (var part in _replay.Parts(from, null, ct))
        {
            var ids = part.Select(p => p.Facts.Id).ToList();
            var known = (await _db.Shop.Set<AuditFinding>().Where(f => EF.Parameter(ids).Contains(f.OrderId)).Select(f => f.OrderId).Distinct().ToListAsync(ct)).ToHashSet();
            var pasts = await _pasts.Of([.. part.Select(p => p.Facts)], rules.Days, ct);
            var found = part.Where(p => !known.Contains(p.Facts.Id)).Select(p => (p.Facts, Verdict: _audit.Judge(p.Facts, pasts[p.Facts.Id.Value], 0, p.Facts.PlacedAt, rules))).Where(x => x.Verdict.Hits.Count > 0).ToList();
            var writer = new SetWriter(_db.Shop);
            writer.Insert([.. found.SelectMany(x => AuditFinding.Of(x.Facts.Id, x.Verdict, x.Facts.PlacedAt))]);
            foreach (var (facts, verdict) in found)
                writer.Execute("""UPDATE ordering_progress SET "Flags" = $1, "Score" = $2, "Version" = "Version" + 1 WHERE "OrderId" = $3""", verdict.Flags, verdict.Score, facts.Id.Value);
            await writer.Flush(ct);
        }

        return Result.Done;
    }
}
