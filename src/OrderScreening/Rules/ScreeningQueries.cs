using Microsoft.EntityFrameworkCore;

namespace Zhanggui.OrderScreening;

/// <summary>How a rule did: how many orders it hit, and how many of those were cancelled in the end.</summary>
internal sealed record RuleRecord(string Code, int Hits, int Cancelled)
{
    /// <summary>Of a hundred orders that it hit, so many were cancelled.</summary>
    public int Precision => Hits == 0 ? 0 : (int)Math.Round(100m * Cancelled / Hits);
}

/// <summary>Reads for the audit's page.</summary>
internal sealed class ScreeningQueries(ShopDb db, TimeProvider clock)
{
    public const int Days = 30;

    /// <summary>The last 30 days, by rule: along the index on instant and code.</summary>
    public async Task<IReadOnlyDictionary<string, RuleRecord>> Records(CancellationToken ct)
    {
        var from = clock.Now() - TimeSpan.FromDays(Days);
        var hit = db.Set<ScreeningFinding>().Where(f => f.At >= from).Select(f => new { f.Code, f.OrderId }).Distinct();
        var all = await (
            from f in hit
            join c in db.Set<CancelledOrder>() on f.OrderId equals c.OrderId into cancellations
            from c in cancellations.DefaultIfEmpty()
            select new { f.Code, Cancelled = c == null ? 0 : 1 }
        )
            .GroupBy(x => x.Code)
            .Select(g => new
            {
                g.Key,
                Hits = g.Count(),
                Cancelled = g.Sum(x => x.Cancelled),
            })
            .ToListAsync(ct);
        return all.ToDictionary(a => a.Key, a => new RuleRecord(a.Key, a.Hits, a.Cancelled));
    }

    /// <summary>The revisions, newest first.</summary>
    public async Task<IReadOnlyList<ScreeningRevision>> Revisions(int? before, int take, CancellationToken ct)
    {
        var rows = db.Set<ScreeningRevision>().AsNoTracking();
        if (before is { } no)
            rows = rows.Where(r => r.No < no);
        return await rows.OrderByDescending(r => r.No).Take(take).ToListAsync(ct);
    }
}
