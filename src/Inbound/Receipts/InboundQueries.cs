using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Inbound;

/// <summary>One row of the list of inbound slips.</summary>
internal sealed record InboundRow(InboundReceipt Slip, InboundProgress Progress);

/// <summary>An inbound slip with its lines.</summary>
internal sealed record InboundView(InboundReceipt Slip, InboundProgress Progress, IReadOnlyList<InboundLine> Lines);

/// <summary>Reads inbound slips.</summary>
internal sealed class InboundQueries(ShopDb db)
{
    private static readonly Sorts<InboundReceipt> Sorts = new Sorts<InboundReceipt>(s => s.Id.Value)
        .By("registered", s => s.At)
        .By("no", s => s.No)
        .By("pieces", s => s.Pieces)
        .By("source", s => s.Source);

    /// <summary>Newest first, or sorted; "registered" shows what is not in the books yet (INV-04).</summary>
    public async Task<PageOf<InboundRow>> List(
        string? state,
        string? query,
        ListPlace place,
        int take,
        CancellationToken ct
    )
    {
        var page = await Sorts.Page(Filtered(state, query), place, take, ct);
        List<InboundId> ids = [.. page.Rows.Select(s => s.Id)];
        var progress = await db.Set<InboundProgress>()
            .AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.Inbound))
            .ToDictionaryAsync(p => p.Inbound, ct);
        return page.Of(s => new InboundRow(s, progress[s.Id]));
    }

    private IQueryable<InboundReceipt> Filtered(string? state, string? query)
    {
        var slips = db.Set<InboundReceipt>().AsNoTracking();
        if (Enum.TryParse<InboundStatus>(state, ignoreCase: true, out var status))
            slips = slips.Where(s => db.Set<InboundProgress>().Any(p => p.Inbound == s.Id && p.Status == status));
        return query?.Trim() is { Length: > 0 } text
            ? slips.Where(s => s.No.StartsWith(text) || s.Source.Contains(text) || s.Receiver == text)
            : slips;
    }

    public async Task<InboundView?> View(string noOrId, CancellationToken ct)
    {
        var progress = Ids.TryParse<InboundId>(noOrId, out var id)
            ? await db.Set<InboundProgress>().AsNoTracking().FirstOrDefaultAsync(p => p.Inbound == id, ct)
            : await db.Set<InboundProgress>().AsNoTracking().FirstOrDefaultAsync(p => p.No == noOrId, ct);
        if (progress is null)
            return null;
        var receipt = await db.Set<InboundReceipt>().AsNoTracking().FirstAsync(s => s.Id == progress.Inbound, ct);
        return new InboundView(
            receipt,
            progress,
            await db.Set<InboundLine>()
                .AsNoTracking()
                .Where(l => l.Inbound == progress.Inbound)
                .OrderBy(l => l.No)
                .ToListAsync(ct)
        );
    }
}
