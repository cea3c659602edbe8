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
        var order = await db.Set<Order>().Include(o => o.Lines).Include(o => o.Progress).FirstOrDefaultAsync(o => o.Id == id, ct);
        return order is null ? null : (await Effective([order], ct))[0];
    }

    /// <summary>Orders as they are carried out: with their approved amendments (ORD-10). Asks only when one of them was amended, once for all of them.</summary>
    public async Task<IReadOnlyList<Order>> Effective(IReadOnlyList<Order> orders, CancellationToken ct)
    {
        var amended = orders.Where(o => o.Progress.IsAmended).Select(o => o.Id).ToList();
        if (amended.Count == 0) return orders;
        var changes = await (from change in db.Set<AmendmentChange>().AsNoTracking()
                             join progress in db.Set<AmendmentProgress>() on change.AmendmentId equals progress.AmendmentId
                             where EF.Parameter(amended).Contains(change.OrderId) && progress.State == AmendmentState.Approved
                             orderby progress.Turn, change.No
                             select change).ToListAsync(ct);
        var byOrder = changes.ToLookup(c => c.OrderId);
        return [.. orders.Select(o => o.With(byOrder[o.Id]))];
    }

    public IQueryable<Order> Orders => db.Set<Order>().AsNoTracking().Include(o => o.Lines).Include(o => o.Progress);

    public IQueryable<OrderProgress> Progress => db.Set<OrderProgress>().AsNoTracking();

    public IQueryable<OrderContact> Contacts => db.Set<OrderContact>().AsNoTracking();

    public IQueryable<OrderRemarkRow> Remarks => db.Set<OrderRemarkRow>().AsNoTracking();

    public IQueryable<OrderPrint> Prints => db.Set<OrderPrint>().AsNoTracking();
    /// <summary>What was found last in each of these orders: for each code among its flags the newest finding (ORD-06).</summary>
    public async Task<IReadOnlyList<AuditFinding>> CurrentFindings(IReadOnlyCollection<Order> orders, CancellationToken ct)
    {
        var flagged = orders.Where(o => o.Progress.HasFlags).ToDictionary(o => o.Id, o => o.Progress.Flags.Split(','));
        if (flagged.Count == 0) return [];
        var ids = flagged.Keys.ToList();
        var found = await db.Set<AuditFinding>().AsNoTracking().Where(f => EF.Parameter(ids).Contains(f.OrderId)).ToListAsync(ct);
        return [.. found.Where(f => flagged[f.OrderId].Contains(f.Code)).GroupBy(f => (f.OrderId, f.Code)).Select(g => g.OrderByDescending(f => f.At).ThenByDescending(f => f.Revision).First()).OrderByDescending(f => f.Weight)];
    }

    public void Add<T>(T row) where T : class => db.Add(row);
}
