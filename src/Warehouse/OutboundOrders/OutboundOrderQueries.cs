using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>What a list of slips shows.</summary>
/// <param name="State">
/// A state's name in lower case, "open" for everything that is not handed over or void, "late" for open past its
/// cut-off, "all".
/// </param>
/// <param name="Courier">One courier's code; null for all.</param>
/// <param name="Query">
/// Beginning of a slip, order or waybill number, of a name or a mobile number; null for all.
/// </param>
/// <param name="Node">One cut-off; null for all.</param>
/// <param name="Newest">True: by number, newest first; false: by cut-off, nearest first.</param>
/// <param name="Backwards">The other way round.</param>
internal sealed record OutboundOrderFilter(
    string State = "open",
    string? Courier = null,
    string? Query = null,
    DateTimeOffset? Node = null,
    bool Newest = false,
    bool Backwards = false
);

/// <summary>One node of a day: how many slips stand where.</summary>
internal sealed record NodeCount(CutOff Node, IReadOnlyDictionary<OutboundOrderStatus, int> Counts)
{
    public int Of(OutboundOrderStatus status) => Counts.GetValueOrDefault(status);

    public int All => Counts.Where(c => c.Key != OutboundOrderStatus.Voided).Sum(c => c.Value);

    public int Open => All - Of(OutboundOrderStatus.HandedOver);
}

/// <summary>One slip with everything on it.</summary>
internal sealed record OutboundOrderView(
    OutboundOrder Slip,
    OutboundOrderProgress Progress,
    IReadOnlyList<OutboundOrderLine> Lines,
    IReadOnlyList<OutboundOrderRemark> Remarks,
    IReadOnlyList<Pick> Picks,
    IReadOnlyList<LineCheck> Checks,
    IReadOnlyList<Confirmation> Confirmations,
    IReadOnlyList<HandOver> HandOvers,
    Batch? Batch,
    Dispatch? Departure
);

/// <summary>Reads outbound slips.</summary>
internal sealed class OutboundOrderQueries(ShopDb db, ShippingDay day) : IOutbound
{
    public async Task<IReadOnlyList<OutboundCard>> OfOrder(OrderId order, CancellationToken ct)
    {
        var slips = await db.OutboundOrdersOf(order)
            .Join(db.Set<OutboundOrder>(), p => p.Slip, s => s.Id, (p, s) => new { s.MadeAt, Progress = p })
            .AsNoTracking()
            .ToListAsync(ct);
        return [.. slips.OrderBy(s => s.Progress.No, StringComparer.Ordinal).Select(s => Card(s.Progress, s.MadeAt))];
    }

    public static OutboundCard Card(OutboundOrderProgress p, DateTimeOffset madeAt) =>
        new(
            p.Slip,
            p.No,
            p.Status,
            madeAt,
            p.CutOff,
            p.PickStartedAt,
            p.Picker,
            p.PickedAt,
            p.CheckStartedAt,
            p.Checker,
            p.PackedAt,
            p.HandedOverAt,
            p.Shipper,
            p.WaybillNo
        );

    /// <summary>The day's nodes with their counts. What is open of earlier days is late and counted there.</summary>
    public async Task<IReadOnlyList<NodeCount>> Board(DateOnly date, CancellationToken ct)
    {
        var nodes = day.Nodes.Of(date);
        var (from, until) = (day.Calendar.StartOf(date), day.Calendar.StartOf(date.AddDays(1)));
        var counts = await db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .Where(p => p.CutOff >= from && p.CutOff < until)
            .GroupBy(p => new { p.CutOff, p.Status })
            .Select(g => new
            {
                g.Key.CutOff,
                g.Key.Status,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        // A node that was taken out of the policy during the day still has its slips.
        var gone = counts
            .Select(c => c.CutOff)
            .Distinct()
            .Where(c => nodes.All(n => n.At != c))
            .Select(c => new CutOff(0, date, c));
        return
        [
            .. nodes
                .Concat(gone)
                .OrderBy(n => n.At)
                .Select(n => new NodeCount(
                    n,
                    counts.Where(c => c.CutOff == n.At).ToDictionary(c => c.Status, c => c.Count)
                )),
        ];
    }

    public Task<int> Late(DateTimeOffset now, CancellationToken ct) =>
        Filtered(new OutboundOrderFilter("late"), now).CountAsync(ct);

    public Task<int> Open(CancellationToken ct) =>
        db.Set<OutboundOrderProgress>().CountAsync(p => p.Status < OutboundOrderStatus.HandedOver, ct);

    public async Task<PageOf<OutboundOrderProgress>> List(
        OutboundOrderFilter filter,
        string? after,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var rows = await After(Filtered(filter, now), filter, after).Take(take + 1).ToListAsync(ct);
        var more = rows.Count > take;
        if (more)
            rows.RemoveAt(take);
        return new PageOf<OutboundOrderProgress>(rows, more ? Token(rows[^1], filter.Newest) : null);
    }

    /// <summary>The whole list, row by row, for an export.</summary>
    public IAsyncEnumerable<OutboundOrderProgress> Export(OutboundOrderFilter filter, DateTimeOffset now) =>
        After(Filtered(filter, now), filter, null).AsAsyncEnumerable();

    private IQueryable<OutboundOrderProgress> Filtered(OutboundOrderFilter filter, DateTimeOffset now)
    {
        var slips = db.Set<OutboundOrderProgress>().AsNoTracking();
        if (Enum.TryParse<OutboundOrderStatus>(filter.State, ignoreCase: true, out var status))
            slips = slips.Where(p => p.Status == status);
        else if (filter.State == "late")
            slips = slips.Where(p => p.Status < OutboundOrderStatus.HandedOver && p.CutOff < now);
        else if (filter.State != "all")
            slips = slips.Where(p => p.Status < OutboundOrderStatus.HandedOver);
        if (filter.Courier is { Length: > 0 } courier)
            slips = slips.Where(p => p.Courier == courier);
        if (filter.Node is { } node)
            slips = slips.Where(p => p.CutOff == node);
        if (filter.Query is not { Length: > 0 } typed)
            return slips;
        var (text, upper) = (typed.Trim(), typed.Trim().ToUpperInvariant());
        return slips.Where(p =>
            p.No.StartsWith(upper)
            || p.OrderNo.StartsWith(upper)
            || p.WaybillNo!.StartsWith(upper)
            || p.Phone == text
            || p.Recipient.StartsWith(text)
            || db.Set<ConsolidatedOrder>().Where(g => g.OrderNo.StartsWith(upper)).Select(g => g.Slip).Contains(p.Slip)
        );
    }

    private static IQueryable<OutboundOrderProgress> After(
        IQueryable<OutboundOrderProgress> slips,
        OutboundOrderFilter filter,
        string? after
    )
    {
        if (filter.Newest)
        {
            if (!string.IsNullOrEmpty(after))
                slips = filter.Backwards
                    ? slips.Where(p => string.Compare(p.No, after) > 0)
                    : slips.Where(p => string.Compare(p.No, after) < 0);
            return filter.Backwards ? slips.OrderBy(p => p.No) : slips.OrderByDescending(p => p.No);
        }

        var parts = after?.Split('_') ?? [];
        if (
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks < DateTimeOffset.MaxValue.Ticks
        )
        {
            var (at, no) = (new DateTimeOffset(ticks, TimeSpan.Zero), parts[1]);
            slips = filter.Backwards
                ? slips.Where(p => p.CutOff <= at && (p.CutOff < at || string.Compare(p.No, no) < 0))
                : slips.Where(p => p.CutOff >= at && (p.CutOff > at || string.Compare(p.No, no) > 0));
        }

        return filter.Backwards
            ? slips.OrderByDescending(p => p.CutOff).ThenByDescending(p => p.No)
            : slips.OrderBy(p => p.CutOff).ThenBy(p => p.No);
    }

    private static string Token(OutboundOrderProgress last, bool newest) =>
        newest ? last.No : string.Create(CultureInfo.InvariantCulture, $"{last.CutOff.UtcTicks}_{last.No}");

    public Task<OutboundOrderId?> IdOf(string no, CancellationToken ct) =>
        db.Set<OutboundOrderProgress>()
            .Where(p => p.No == no)
            .Select(p => (OutboundOrderId?)p.Slip)
            .FirstOrDefaultAsync(ct);

    /// <summary>Ids of slips by number; null when one of them does not exist.</summary>
    public async Task<IReadOnlyList<OutboundOrderId>?> IdsOf(IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        var wanted = numbers.Distinct(StringComparer.Ordinal).ToList();
        var ids = await db.Set<OutboundOrderProgress>()
            .Where(p => EF.Parameter(wanted).Contains(p.No))
            .Select(p => p.Slip)
            .ToListAsync(ct);
        return ids.Count == wanted.Count ? ids : null;
    }

    public async Task<OutboundOrderView?> View(string no, CancellationToken ct)
    {
        var progress = await db.Set<OutboundOrderProgress>().AsNoTracking().FirstOrDefaultAsync(p => p.No == no, ct);
        if (progress is null)
            return null;
        var id = progress.Slip;
        var remarks = await db.Set<OutboundOrderRemark>()
            .AsNoTracking()
            .Where(r => r.Slip == id)
            .OrderBy(r => r.At)
            .ToListAsync(ct);
        var picks = await db.Set<Pick>().AsNoTracking().Where(p => p.Slip == id).OrderBy(p => p.No).ToListAsync(ct);
        var checks = await db.Set<LineCheck>()
            .AsNoTracking()
            .Where(p => p.Slip == id)
            .OrderBy(p => p.LineNo)
            .ToListAsync(ct);
        var signed = await db.Set<Confirmation>()
            .AsNoTracking()
            .Where(c => c.Slip == id)
            .OrderBy(c => c.At)
            .ToListAsync(ct);
        var hands = progress.Batch is { } b
            ? await db.Set<HandOver>()
                .AsNoTracking()
                .Where(h => h.Batch == b && (h.Slip == null || h.Slip == id))
                .OrderBy(h => h.At)
                .ToListAsync(ct)
            : [];
        var batch = progress.Batch is { } batchId
            ? await db.Set<Batch>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == batchId, ct)
            : null;
        var departure = await db.Set<Dispatch>().AsNoTracking().FirstOrDefaultAsync(d => d.Slip == id, ct);
        return new OutboundOrderView(
            await db.OutboundOrder(id, ct),
            progress,
            await db.Lines(id, ct),
            remarks,
            picks,
            checks,
            signed,
            hands,
            batch,
            departure
        );
    }
}
