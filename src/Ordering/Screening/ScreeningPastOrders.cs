using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>
/// Judges orders that were taken over from elsewhere, by the rules in force, as if it had been done when they came
/// (ORD-06).
/// </summary>
[SystemOnly]
public sealed class ScreeningPastOrders
{
    private readonly OrderingDb _db;
    private readonly ScreeningReplay _replay;
    private readonly ScreeningPasts _pasts;
    private readonly OrderScreening _audit;

    internal ScreeningPastOrders(OrderingDb db, ScreeningReplay replay, ScreeningPasts pasts, OrderScreening audit) =>
        (_db, _replay, _pasts, _audit) = (db, replay, pasts, audit);

    /// <summary>Those since then that have no findings yet.</summary>
    public async Task<Result> Run(DateTimeOffset from, CancellationToken ct)
    {
        var rules = _audit.InForce;
        await foreach (var part in _replay.Parts(from, null, ct))
        {
            var ids = part.Select(p => p.Facts.Id).ToList();
            var known = (
                await _db
                    .Shop.Set<ScreeningFinding>()
                    .Where(f => EF.Parameter(ids).Contains(f.OrderId))
                    .Select(f => f.OrderId)
                    .Distinct()
                    .ToListAsync(ct)
            ).ToHashSet();
            var pasts = await _pasts.Of([.. part.Select(p => p.Facts)], rules.Days, ct);
            var found = part.Where(p => !known.Contains(p.Facts.Id))
                .Select(p =>
                    (p.Facts, Verdict: _audit.Judge(p.Facts, pasts[p.Facts.Id.Value], 0, p.Facts.PlacedAt, rules))
                )
                .Where(x => x.Verdict.Hits.Count > 0)
                .ToList();
            var writer = new SetWriter(_db.Shop);
            writer.Insert([.. found.SelectMany(x => ScreeningFinding.Of(x.Facts.Id, x.Verdict, x.Facts.PlacedAt))]);
            foreach (var (facts, verdict) in found)
                writer.Execute(
                    """UPDATE ordering_progress SET "Flags" = $1, "Score" = $2, "Version" = "Version" + 1 WHERE "OrderId" = $3""",
                    verdict.Flags,
                    verdict.Score,
                    facts.Id.Value
                );
            await writer.Flush(ct);
        }

        return Result.Done;
    }
}
