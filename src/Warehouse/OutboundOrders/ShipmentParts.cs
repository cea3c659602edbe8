using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// An order whose goods lie in several warehouses has a slip and a parcel in each, and is as far as the slowest of
/// them: picked when all are picked, packed when all are packed, shipped when the couriers have them all. Nobody sets
/// that; it follows from the slips whenever one has moved.
/// </summary>
public sealed class ShipmentParts(ShopDb db, IFulfilment fulfilment, IOrders orders)
{
    /// <summary>
    /// Tells the order when this slip's move has moved the order as a whole. Slips of one order stand in line, so that
    /// the last of two at once sees the first.
    /// </summary>
    internal async Task<Result> Follow(
        OutboundOrderProgress moved,
        OutboundOrderStatus was,
        string? why,
        CancellationToken ct
    )
    {
        foreach (var (order, _) in (await db.OrdersOn(moved, ct)).OrderBy(o => o.Id.Value))
            if (await Follow(order, moved, was, why, ct) is { IsDone: false } refused)
                return refused;
        return Result.Done;
    }

    /// <summary>Tells an order which of its pieces have left with this slip and what they cost.</summary>
    internal Task<Result> Left(
        OrderId order,
        OutboundOrderProgress outboundOrder,
        IReadOnlyList<Issued> issued,
        CancellationToken ct
    ) => fulfilment.Left(order, outboundOrder.Slip.Value, issued, ct);

    private async Task<Result> Follow(
        OrderId order,
        OutboundOrderProgress moved,
        OutboundOrderStatus was,
        string? why,
        CancellationToken ct
    )
    {
        await db.Set<OutboundOrderProgress>()
            .Where(p => p.Order == order)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Version, p => p.Version), ct);
        var parts = await Live(order, ct);
        var others = parts
            .Where(p => p.Slip != moved.Slip)
            .Select(p => Stage(p.Status))
            .DefaultIfEmpty(Stage(OutboundOrderStatus.HandedOver))
            .Min();
        var (before, after) = (Math.Min(others, Stage(was)), Math.Min(others, Stage(moved.Status)));
        if (after == before)
            return Result.Done;
        // A part that still waits for its goods or its day keeps a split order where it is.
        if ((moved.Part > 0 || moved.Guests > 0) && (await orders.Of(order, ct))!.HasWaitingParts)
            return Result.Done;
        return after switch
        {
            0 => await fulfilment.SentBack(order, why ?? "", ct),
            1 => await fulfilment.Picked(order, ct),
            2 => await fulfilment.Packed(order, ct),
            _ => await fulfilment.Shipped(order, [.. parts.Select(p => p.WaybillNo!)], ct),
        };
    }

    /// <summary>The order's slips that are not void, by number, as this operation has left them.</summary>
    internal async Task<IReadOnlyList<OutboundOrderProgress>> Live(OrderId order, CancellationToken ct) =>
        [
            .. (await db.OutboundOrdersOf(order).Where(p => p.Status != OutboundOrderStatus.Voided).ToListAsync(ct))
                .Where(p => p.Status != OutboundOrderStatus.Voided)
                .OrderBy(p => p.No, StringComparer.Ordinal),
        ];

    private static int Stage(OutboundOrderStatus status) =>
        status switch
        {
            OutboundOrderStatus.Waiting or OutboundOrderStatus.Picking => 0,
            OutboundOrderStatus.Picked or OutboundOrderStatus.Checking => 1,
            OutboundOrderStatus.Packed => 2,
            OutboundOrderStatus.HandedOver => 3,
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A void slip is no part of the order."),
        };
}
