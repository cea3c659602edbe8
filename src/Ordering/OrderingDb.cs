using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>This module's tables, as its use cases want them.</summary>
internal sealed class OrderingDb(ShopDb db)
{
    public ShopDb Shop => db;

    /// <summary>An order with its lines and progress, tracked, to be moved on.</summary>
    /// <remarks>An amended order comes as it is carried out now; its progress is the tracked one.</remarks>
    public async Task<Order?> Order(OrderId id, CancellationToken ct)
    {
        var order = await db.Set<Order>()
            .Include(o => o.Lines)
            .Include(o => o.Progress)
            .FirstOrDefaultAsync(o => o.Id == id, ct);
        return order is null ? null : (await Effective([order], ct))[0];
    }

    /// <summary>
    /// Orders as they are carried out: with their approved amendments (ORD-10). Asks only when one of them was amended,
    /// once for all of them.
    /// </summary>
    public async Task<IReadOnlyList<Order>> Effective(IReadOnlyList<Order> orders, CancellationToken ct)
    {
        var amended = orders.Where(o => o.Progress.IsAmended).Select(o => o.Id).ToList();
        if (amended.Count == 0)
            return orders;
        var changes = await (
            from change in db.Set<AmendmentChange>().AsNoTracking()
            join progress in db.Set<AmendmentProgress>() on change.AmendmentId equals progress.AmendmentId
            where EF.Parameter(amended).Contains(change.OrderId) && progress.State == AmendmentState.Approved
            orderby progress.Turn, change.No
            select change
        ).ToListAsync(ct);
        var byOrder = changes.ToLookup(c => c.OrderId);
        return [.. orders.Select(o => o.With(byOrder[o.Id]))];
    }

    /// <summary>The changes of an order that took effect, oldest first.</summary>
    public Task<List<AmendmentChange>> ChangesOf(OrderId order, CancellationToken ct) =>
        (
            from change in db.Set<AmendmentChange>().AsNoTracking()
            join progress in db.Set<AmendmentProgress>() on change.AmendmentId equals progress.AmendmentId
            where change.OrderId == order && progress.State == AmendmentState.Approved
            orderby progress.Turn, change.No
            select change
        ).ToListAsync(ct);

    /// <summary>What of an order has left, what of it leaves in this operation among it.</summary>
    public async Task<IReadOnlyList<LineSale>> SalesOf(OrderId order, CancellationToken ct)
    {
        await db.Set<LineSale>().Where(s => s.OrderId == order).LoadAsync(ct);
        return [.. db.Set<LineSale>().Local.Where(s => s.OrderId == order)];
    }

    /// <summary>
    /// The parts of those among these orders that are split now, once for all of them; asks only when there is one.
    /// </summary>
    public async Task<ILookup<OrderId, ShipmentPart>> PartsOf(IReadOnlyList<Order> orders, CancellationToken ct)
    {
        var splits = orders.Where(o => o.Progress.Split is not null).Select(o => o.Progress.Split!.Value).ToList();
        if (splits.Count == 0)
            return Array.Empty<ShipmentPart>().ToLookup(_ => default(OrderId));
        var parts = await db.Set<SplitPart>()
            .AsNoTracking()
            .Include(p => p.Lines)
            .Include(p => p.Progress)
            .Where(p => EF.Parameter(splits).Contains(p.SplitId))
            .ToListAsync(ct);
        return parts.OrderBy(p => p.No).ToLookup(p => p.OrderId, p => p.View);
    }

    /// <summary>A split with its parts and how they stand, tracked.</summary>
    public Task<Split?> Split(SplitId id, CancellationToken ct) =>
        db.Set<Split>()
            .Include(s => s.Parts)
                .ThenInclude(p => p.Lines)
            .Include(s => s.Parts)
                .ThenInclude(p => p.Progress)
            .AsSplitQuery()
            .FirstOrDefaultAsync(s => s.Id == id, ct);

    public IQueryable<Order> Orders => db.Set<Order>().AsNoTracking().Include(o => o.Lines).Include(o => o.Progress);

    /// <summary>Orders that wait for goods, or a part of which does whose day has come.</summary>
    public IQueryable<OrderProgress> WaitingOn(DateOnly today) =>
        db.Set<OrderProgress>()
            .AsNoTracking()
            .Where(p =>
                p.Status == OrderStatus.AwaitingStock
                || (
                    p.Split != null
                    && (p.Status == OrderStatus.ReadyToShip || p.Status == OrderStatus.Released)
                    && db.Set<SplitPart>()
                        .Any(x =>
                            x.SplitId == p.Split
                            && x.Progress.State == ShipmentPartState.Waiting
                            && (x.NotBefore == null || x.NotBefore <= today)
                        )
                )
            );

    public IQueryable<OrderProgress> Progress => db.Set<OrderProgress>().AsNoTracking();

    public IQueryable<OrderContact> Contacts => db.Set<OrderContact>().AsNoTracking();

    public IQueryable<OrderRemarkRow> Remarks => db.Set<OrderRemarkRow>().AsNoTracking();

    public IQueryable<OrderPrint> Prints => db.Set<OrderPrint>().AsNoTracking();

    public void Add<T>(T row)
        where T : class => db.Add(row);
}
