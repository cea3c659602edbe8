using Zhanggui.OrderScreening;

namespace Zhanggui.Ordering;

/// <summary>
/// Has orders judged that were taken over from elsewhere, by the rules in force, as if it had been done when they came
/// (ORD-06).
/// </summary>
[SystemOnly]
public sealed class ScreenPastOrders
{
    private readonly OrderingDb _db;
    private readonly ScreeningReplay _replay;
    private readonly OrderCases _cases;
    private readonly IScreening _screening;
    private readonly IScreeningFindings _findings;

    internal ScreenPastOrders(
        OrderingDb db,
        ScreeningReplay replay,
        OrderCases cases,
        IScreening screening,
        IScreeningFindings findings
    ) => (_db, _replay, _cases, _screening, _findings) = (db, replay, cases, screening, findings);

    /// <summary>Those since then that have no findings yet.</summary>
    public async Task<Result> Run(DateTimeOffset from, CancellationToken ct)
    {
        var rules = _screening.InForce;
        await foreach (var part in _replay.Parts(from, null, ct))
        {
            var known = await _findings.Known([.. part.Select(p => p.Facts.Id)], ct);
            var pasts = await _cases.Pasts([.. part.Select(p => p.Facts)], rules.Days, ct);
            var found = part.Where(p => !known.Contains(p.Facts.Id))
                .Select(p =>
                    (
                        p.Status,
                        Judged: new JudgedOrder(
                            p.Facts.Id,
                            _screening.Judge(new ScreeningCase(p.Facts, pasts[p.Facts.Id], 0, p.Facts.PlacedAt), rules),
                            p.Facts.PlacedAt
                        )
                    )
                )
                .Where(x => x.Judged.Verdict.Hits.Count > 0)
                .ToList();
            var writer = new SetWriter(_db.Shop);
            await _findings.ImportPast(
                writer,
                [.. found.Select(x => x.Judged)],
                [.. found.Where(x => x.Status == OrderStatus.Cancelled).Select(x => x.Judged.OrderId)],
                ct
            );
            foreach (var (_, judged) in found)
                writer.Execute(
                    """UPDATE ordering_progress SET "Flags" = $1, "Score" = $2, "Version" = "Version" + 1 WHERE "OrderId" = $3""",
                    judged.Verdict.Flags,
                    judged.Verdict.Score,
                    judged.OrderId
                );
            await writer.Flush(ct);
        }

        return Result.Done;
    }
}
