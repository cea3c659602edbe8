using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// A packed parcel that changes its courier (SHIP-11) takes the new waybill's number in the same act, leaves the old courier's manifest, and waits for the new
/// courier with a new label to print. Nobody changes the courier of what has been handed over: Shipping refuses it.
/// </summary>
internal sealed class FollowCourier(ShopDb db, Act act, SlipEnd end, WarehouseToDos todos) : IHandle<CourierSwitched>
{
    public async Task Handle(CourierSwitched e, CancellationToken ct)
    {
        var slip = await db.Set<SlipProgress>().FirstOrDefaultAsync(p => p.WaybillNo == e.OldWaybillNo && p.Status != SlipStatus.Voided, ct);
        if (slip is null) return; // a parcel that no slip of ours was packed for
        var before = slip.Courier;
        await end.TakeOffManifest(slip, ct);
        if (slip.ChangeCourier(e.Courier, e.WaybillNo) is { IsDone: false } refused)
            throw new InvalidOperationException($"{slip.No} can't change its courier: {refused.Refusal.Message.En}");
        await todos.AllDone(slip, ct);
        await todos.ToShip(slip, ct);
        act.Record(slip.Subject, ("换快递", "Courier changed"), new { courier = before, waybillNo = e.OldWaybillNo }, new { slip.Courier, slip.WaybillNo }, e.Why);
    }
}
