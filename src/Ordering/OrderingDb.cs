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

    public void Add<T>(T row) where T : class => db.Add(row);
}
