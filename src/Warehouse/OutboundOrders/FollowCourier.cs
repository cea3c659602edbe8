using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// A packed parcel that changes its courier (SHIP-11) takes the new waybill's number in the same act, leaves the old
/// courier's manifest, and waits for the new courier with a new label to print. Nobody changes the courier of what has
/// been handed over: Shipping refuses it.
/// </summary>
internal sealed class FollowCourier(ShopDb db, OperationContext context, OutboundOrderEnd end, WarehouseToDos todos)
    : IDomainEventHandler<CourierSwitched>
{
    public async Task Handle(CourierSwitched e, CancellationToken ct)
    {
        var outboundOrder = await db.Set<OutboundOrderProgress>()
            .FirstOrDefaultAsync(p => p.WaybillNo == e.OldWaybillNo && p.Status != OutboundOrderStatus.Voided, ct);
        if (outboundOrder is null)
            return; // a parcel that no slip of ours was packed for
        var before = outboundOrder.Courier;
        await end.TakeOffManifest(outboundOrder, ct);
        if (outboundOrder.ChangeCourier(e.Courier, e.WaybillNo) is { IsDone: false } refused)
            throw new InvalidOperationException(
                $"{outboundOrder.No} can't change its courier: {refused.Refusal.Message.En}"
            );
        await todos.AllDone(outboundOrder, ct);
        await todos.ToShip(outboundOrder, ct);
        context.Record(
            outboundOrder.Subject,
            ("换快递", "Courier changed"),
            new { courier = before, waybillNo = e.OldWaybillNo },
            new { outboundOrder.Courier, outboundOrder.WaybillNo },
            e.Why
        );
    }
}
