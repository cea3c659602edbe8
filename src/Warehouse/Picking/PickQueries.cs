using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>A batch in somebody's hands.</summary>
internal sealed record BatchCard(
    BatchId Id,
    string No,
    string Picker,
    int Orders,
    int PiecesLeft,
    DateTimeOffset CutOff
);

/// <summary>A batch on the handheld: the walk, the lines by slip, remarks to see.</summary>
/// <param name="Stopped">Slips of the batch that customer service has intercepted: their goods go back.</param>
internal sealed record BatchView(
    Batch Batch,
    IReadOnlyList<OutboundOrderProgress> Slips,
    IReadOnlyList<OutboundOrderProgress> Stopped,
    PickPath Walk,
    IReadOnlyDictionary<(OutboundOrderId, int), OutboundOrderLine> Lines,
    ILookup<OutboundOrderId, OutboundOrderRemark> Remarks
)
{
    public OutboundOrderLine LineOf(Pick pick) => Lines[(pick.Slip, pick.LineNo)];

    public IEnumerable<OutboundOrderProgress> All => Slips.Concat(Stopped);

    public DateTimeOffset CutOff => All.Min(s => s.CutOff);
}

/// <summary>Reads what pickers work on.</summary>
internal sealed class PickQueries(ShopDb db)
{
    /// <summary>Slips that nobody has taken, nearest cut-off first.</summary>
    public async Task<IReadOnlyList<OutboundOrderProgress>> Waiting(int take, CancellationToken ct) =>
        await db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .Where(p => p.Status == OutboundOrderStatus.Waiting && p.Interception == null)
            .OrderBy(p => p.CutOff)
            .ThenBy(p => p.No)
            .Take(take)
            .ToListAsync(ct);

    public Task<int> WaitingCount(CancellationToken ct) =>
        db.Set<OutboundOrderProgress>()
            .CountAsync(p => p.Status == OutboundOrderStatus.Waiting && p.Interception == null, ct);

    /// <summary>Batches that are being picked: one person's, or everybody's.</summary>
    public async Task<IReadOnlyList<BatchCard>> Running(Guid? person, CancellationToken ct)
    {
        var slips = await db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .Where(p => p.Status == OutboundOrderStatus.Picking && (person == null || p.PickerId == person))
            .ToListAsync(ct);
        var ids = slips.Select(s => s.Batch!.Value).Distinct().ToList();
        var batches = await db.Set<Batch>().AsNoTracking().Where(b => EF.Parameter(ids).Contains(b.Id)).ToListAsync(ct);
        var slipIds = slips.Select(s => s.Slip).ToList();
        var left = (
            await db.Set<Pick>().AsNoTracking().Where(k => EF.Parameter(slipIds).Contains(k.Slip)).ToListAsync(ct)
        )
            .GroupBy(k => k.Slip)
            .ToDictionary(g => g.Key, g => g.Sum(k => k.Left.Units));
        return
        [
            .. from batch in batches
            let own = slips.Where(s => s.Batch == batch.Id).ToList()
            orderby own.Min(s => s.CutOff), batch.No
            select new BatchCard(
                batch.Id,
                batch.No,
                own[0].Picker!,
                own.Count,
                own.Sum(s => left.GetValueOrDefault(s.Slip)),
                own.Min(s => s.CutOff)
            ),
        ];
    }

    public Task<BatchId?> IdOf(string no, CancellationToken ct) =>
        db.Set<Batch>().Where(b => b.No == no).Select(b => (BatchId?)b.Id).FirstOrDefaultAsync(ct);

    /// <summary>
    /// A batch's walk over the slips that are being picked; null when there is no such batch or all of it is handed
    /// over.
    /// </summary>
    public Task<BatchView?> Walking(string no, CancellationToken ct) =>
        View(no, p => p.Status == OutboundOrderStatus.Picking, ct);

    /// <summary>A batch as it was handed out, for its printed list.</summary>
    public Task<BatchView?> Printed(string no, CancellationToken ct) =>
        View(no, p => p.Status != OutboundOrderStatus.Voided, ct);

    private async Task<BatchView?> View(
        string no,
        System.Linq.Expressions.Expression<Func<OutboundOrderProgress, bool>> which,
        CancellationToken ct
    )
    {
        var batch = await db.Set<Batch>().AsNoTracking().FirstOrDefaultAsync(b => b.No == no, ct);
        if (batch is null)
            return null;
        var slips = await db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .Where(p => p.Batch == batch.Id)
            .Where(which)
            .OrderBy(p => p.Box)
            .ToListAsync(ct);
        if (slips.Count == 0)
            return null;
        var stopped = slips.Where(s => s.Interception is not null).ToList();
        slips.RemoveAll(s => s.Interception is not null);
        var ids = slips.Select(s => s.Slip).ToList();
        var picks = await db.Set<Pick>().AsNoTracking().Where(k => EF.Parameter(ids).Contains(k.Slip)).ToListAsync(ct);
        var lines = await db.Set<OutboundOrderLine>()
            .AsNoTracking()
            .Where(l => EF.Parameter(ids).Contains(l.Slip))
            .ToListAsync(ct);
        var remarks = await db.Set<OutboundOrderRemark>()
            .AsNoTracking()
            .Where(r => EF.Parameter(ids).Contains(r.Slip))
            .OrderBy(r => r.At)
            .ToListAsync(ct);
        return new BatchView(
            batch,
            slips,
            stopped,
            new PickPath(picks, slips),
            lines.ToDictionary(l => (l.Slip, l.No)),
            remarks.ToLookup(r => r.Slip)
        );
    }

    public async Task<IReadOnlyList<RestockItem>> PutBacks(CancellationToken ct) =>
        await db.Set<RestockItem>()
            .AsNoTracking()
            .Where(i => i.DoneAt == null)
            .OrderBy(i => i.At)
            .ThenBy(i => i.BinCode)
            .Take(200)
            .ToListAsync(ct);

    public async Task<IReadOnlyList<Shortage>> Shortages(CancellationToken ct) =>
        await db.Set<Shortage>()
            .AsNoTracking()
            .Where(s => s.ClearedAt == null)
            .OrderBy(s => s.At)
            .Take(200)
            .ToListAsync(ct);
}
