using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>This module's tables, as its use cases want them.</summary>
internal sealed class OrderingDb(ShopDb db)
{
    public ShopDb Shop => db;

    /// <summary>An order with its lines and progress, tracked, to be moved on.</summary>
    public Task<Order?> Order(OrderId id, CancellationToken ct) =>
        db.Set<Order>().Include(o => o.Lines).Include(o => o.Progress).FirstOrDefaultAsync(o => o.Id == id, ct);

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
