using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Fulfilment;

/// <summary>Queries on outbound orders that several modules ask.</summary>
public static class OutboundOrderTables
{
    /// <summary>An order's slips, those that it shares with other orders included; one round trip.</summary>
    public static IQueryable<OutboundOrderProgress> OutboundOrdersOf(this ShopDb db, OrderId order) =>
        db.Set<OutboundOrderProgress>()
            .Where(p => p.Order == order)
            .Concat(
                db.Set<ConsolidatedOrder>()
                    .Where(g => g.Order == order)
                    .Join(db.Set<OutboundOrderProgress>(), g => g.Slip, p => p.Slip, (_, p) => p)
            );
}
