using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;

namespace Zhanggui.Fulfilment;

/// <summary>One order that could share a parcel.</summary>
public sealed record MergeCandidate(
    OutboundOrderId Slip,
    string SlipNo,
    OrderId Order,
    string OrderNo,
    DateTimeOffset CutOff,
    int Pieces,
    int WeightGrams,
    Money? CashDue
);

/// <summary>Orders of one customer that could go in one parcel.</summary>
public sealed record MergeGroup(
    PostalAddress Address,
    string Courier,
    string Warehouse,
    IReadOnlyList<MergeCandidate> Orders
)
{
    /// <summary>How many pieces together.</summary>
    public int Pieces => Orders.Sum(o => o.Pieces);

    /// <summary>What they weigh together.</summary>
    public int WeightGrams => Orders.Sum(o => o.WeightGrams);

    /// <summary>The nearest cut-off.</summary>
    public DateTimeOffset CutOff => Orders.Min(o => o.CutOff);
}

/// <summary>A merge in the list, and whether it still stands.</summary>
public sealed record MergeRow(Merge Merge, OutboundOrderStatus Status, string? UndoneBy);

/// <summary>Finds what could share a parcel, and what does.</summary>
public sealed class MergeQueries(ShopDb db, Policies policies)
{
    private const int MaxGroups = 100;

    /// <summary>
    /// Groups of waiting slips with one recipient, address, courier and warehouse, the nearest cut-off first. Two round
    /// trips.
    /// </summary>
    public async Task<IReadOnlyList<MergeGroup>> Candidates(CancellationToken ct)
    {
        var phones = await Open.GroupBy(p => new
            {
                p.Phone,
                p.Warehouse,
                p.Courier,
            })
            .Where(g => g.Count() > 1)
            .Select(g => g.Key.Phone)
            .Distinct()
            .Take(500)
            .ToListAsync(ct);
        return phones.Count == 0 ? [] : await Groups(Open.Where(p => EF.Parameter(phones).Contains(p.Phone)), ct);
    }

    /// <summary>How many groups there are.</summary>
    public async Task<int> Count(CancellationToken ct) => (await Candidates(ct)).Count;

    /// <summary>The group that this order is in, or null.</summary>
    public async Task<MergeGroup?> Of(OrderId order, CancellationToken ct)
    {
        var own = await Open.Where(p => p.Order == order).Select(p => p.Phone).FirstOrDefaultAsync(ct);
        return own is null
            ? null
            : (await Groups(Open.Where(p => p.Phone == own), ct)).FirstOrDefault(g =>
                g.Orders.Any(o => o.Order == order)
            );
    }

    private IQueryable<OutboundOrderProgress> Open =>
        db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .Where(p => p.Status == OutboundOrderStatus.Waiting && p.Guests == 0 && p.Interception == null);

    private async Task<IReadOnlyList<MergeGroup>> Groups(IQueryable<OutboundOrderProgress> open, CancellationToken ct)
    {
        var slips = await open.Join(db.Set<OutboundOrder>(), p => p.Slip, s => s.Id, (_, s) => s).ToListAsync(ct);
        var (max, mix) = (policies.Get(FulfilmentPolicies.MergeMax), policies.Get(FulfilmentPolicies.MergeMixCash));
        return
        [
            .. (
                from slip in slips
                // Of a split order with two parts in one warehouse only the first is offered: sharing with itself would
                // undo the split.
                group slip by (slip.ParcelKey, Cash: !mix && slip.CashDue is not null) into same
                let orders = same.GroupBy(s => s.Order)
                    .Select(g => g.OrderBy(s => s.No, StringComparer.Ordinal).First())
                    .OrderBy(s => s.OrderNo, StringComparer.Ordinal)
                    .ToList()
                where orders.Count > 1
                from few in orders.Chunk(max)
                where few.Length > 1
                let one = new MergeGroup(
                    few[0].Address,
                    few[0].Courier,
                    few[0].WarehouseName,
                    [
                        .. few.Select(s => new MergeCandidate(
                            s.Id,
                            s.No,
                            s.Order,
                            s.OrderNo,
                            s.CutOff,
                            s.Pieces,
                            s.WeightGrams,
                            s.CashDue
                        )),
                    ]
                )
                orderby one.CutOff, one.Orders[0].OrderNo
                select one
            ).Take(MaxGroups),
        ];
    }

    /// <summary>Merges that were made, newest first.</summary>
    public async Task<IReadOnlyList<MergeRow>> Made(int take, CancellationToken ct)
    {
        var merges = await db.Set<Merge>()
            .AsNoTracking()
            .Include(m => m.Parts)
            .Where(m => m.Undoes == null)
            .OrderByDescending(m => m.No)
            .Take(take)
            .ToListAsync(ct);
        return await Rows(merges, ct);
    }

    /// <summary>A merge by its number, or null.</summary>
    public async Task<MergeRow?> ByNo(string no, CancellationToken ct) =>
        await db.Set<Merge>()
            .AsNoTracking()
            .Include(m => m.Parts)
            .FirstOrDefaultAsync(m => m.No == no && m.Undoes == null, ct)
            is { } merge
            ? (await Rows([merge], ct))[0]
            : null;

    private async Task<IReadOnlyList<MergeRow>> Rows(List<Merge> merges, CancellationToken ct)
    {
        var (slips, ids) = (merges.Select(m => m.Slip).ToList(), merges.Select(m => (MergeId?)m.Id).ToList());
        var states = await db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .Where(p => EF.Parameter(slips).Contains(p.Slip))
            .ToDictionaryAsync(p => p.Slip, p => p.Status, ct);
        var undone = await db.Set<Merge>()
            .AsNoTracking()
            .Where(m => EF.Parameter(ids).Contains(m.Undoes))
            .ToDictionaryAsync(m => m.Undoes!.Value, m => m.No, ct);
        return [.. merges.Select(m => new MergeRow(m, states[m.Slip], undone.GetValueOrDefault(m.Id)))];
    }
}
