using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>One row of the list of inbound slips.</summary>
internal sealed record InboundRow(InboundSlip Slip, InboundProgress Progress);

/// <summary>An inbound slip with its lines.</summary>
internal sealed record InboundView(InboundSlip Slip, InboundProgress Progress, IReadOnlyList<InboundLine> Lines);

/// <summary>Reads inbound slips.</summary>
internal sealed class InboundReads(ShopDb db)
{
    /// <summary>Newest first; "registered" shows what is not in the books yet (INV-04).</summary>
    public async Task<PageOf<InboundRow>> List(string? state, string? query, string? before, int take, CancellationToken ct)
    {
        var rows = await Filtered(state, query, before).Take(take + 1).ToListAsync(ct);
        var more = rows.Count > take;
        if (more) rows.RemoveAt(take);
        return new PageOf<InboundRow>(rows, more ? rows[^1].Slip.No : null);
    }

    /// <summary>The whole list, row by row, for an export.</summary>
    public IAsyncEnumerable<InboundRow> Export(string? state, string? query) => Filtered(state, query, null).AsAsyncEnumerable();

    private IQueryable<InboundRow> Filtered(string? state, string? query, string? before)
    {
        var slips = db.Set<InboundProgress>().AsNoTracking();
        if (Enum.TryParse<InboundStatus>(state, ignoreCase: true, out var status)) slips = slips.Where(p => p.Status == status);
        if (!string.IsNullOrEmpty(before)) slips = slips.Where(p => string.Compare(p.No, before) < 0);
        var rows = slips.OrderByDescending(p => p.No).Join(db.Set<InboundSlip>(), p => p.Inbound, s => s.Id, (p, s) => new { p, s });
        if (query?.Trim() is { Length: > 0 } text) rows = rows.Where(r => r.p.No.StartsWith(text) || r.s.Source.Contains(text) || r.s.Receiver == text);
        return rows.OrderByDescending(r => r.p.No).Select(r => new InboundRow(r.s, r.p));
    }

    public Task<int> Unposted(CancellationToken ct) => db.Set<InboundProgress>().CountAsync(p => p.Status == InboundStatus.Registered, ct);

    public async Task<InboundView?> View(string noOrId, CancellationToken ct)
    {
        var progress = Ids.TryParse<InboundId>(noOrId, out var id)
            ? await db.Set<InboundProgress>().AsNoTracking().FirstOrDefaultAsync(p => p.Inbound == id, ct)
            : await db.Set<InboundProgress>().AsNoTracking().FirstOrDefaultAsync(p => p.No == noOrId, ct);
        if (progress is null) return null;
        var slip = await db.Set<InboundSlip>().AsNoTracking().FirstAsync(s => s.Id == progress.Inbound, ct);
        return new InboundView(slip, progress, await db.Set<InboundLine>().AsNoTracking().Where(l => l.Inbound == progress.Inbound).OrderBy(l => l.No).ToListAsync(ct));
    }
}
