using Microsoft.EntityFrameworkCore;
using Zhanggui.Fulfilment;

namespace Zhanggui.Ordering;

/// <summary>How an order is sent (发货安排): its parts, its parcels, who divided it when.</summary>
internal sealed record Arrangement(
    Split? Split,
    IReadOnlyList<ShipmentPart> Parts,
    IReadOnlyList<OrderShipment> Shipments,
    IReadOnlyList<string> CouldShare,
    IReadOnlyList<Split> Former
)
{
    /// <summary>Nobody has begun to pick any of it.</summary>
    public bool IsUntouched => Shipments.All(s => s.IsUntouched);

    public bool CanBeIntercepted => Shipments.Any(s => !s.HasLeft && s.Stopped is null);
}

/// <summary>Reads how orders are sent.</summary>
internal sealed class ArrangementQueries(OrderingDb db, IShipments shipments)
{
    public async Task<Arrangement> Of(Order order, CancellationToken ct)
    {
        var former = await db
            .Shop.Set<Split>()
            .AsNoTracking()
            .Where(s => s.OrderId == order.Id)
            .OrderByDescending(s => s.MadeAt)
            .ThenByDescending(s => s.No)
            .ToListAsync(ct);
        var parts = (await db.PartsOf([order], ct))[order.Id].ToList();
        var sent = await shipments.Of(order.Id, ct);
        var share = order.Status == OrderStatus.Released ? await shipments.CouldShare(order.Id, ct) : [];
        return new Arrangement(former.FirstOrDefault(s => s.Id == order.Progress.Split), parts, sent, share, former);
    }
}
