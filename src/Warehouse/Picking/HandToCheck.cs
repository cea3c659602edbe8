using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// F8: the picker hands over what is complete (SHIP-03). Slips of the batch that still miss pieces stay with the
/// picker.
/// </summary>
[Needs("outbound.pick")]
public sealed class HandToCheck(ShopDb db, OperationContext context, ShipmentParts parts, WarehouseToDos todos)
{
    /// <summary>Hands the batch's complete slips over. Answers how many; refused when none is complete.</summary>
    public async Task<Result<int>> Run(BatchId batch, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        var slips = await db.BeingPicked(batch, ct);
        if (slips.Count == 0)
            return await db.Set<Batch>().AnyAsync(b => b.Id == batch, ct)
                ? OutboundOrderErrors.NotPicking
                : WarehouseErrors.BatchNotFound;
        if (slips[0].MayPick(person.Value) is { IsDone: false } refused)
            return refused.Refusal;

        var picks = await db.PicksOf(batch, ct);
        var complete = slips.Where(s => picks.Where(p => p.Slip == s.Slip).All(p => p.IsDone)).ToList();
        if (complete.Count == 0)
            return WarehouseErrors.StillToPick(picks.Sum(p => p.Left.Units));
        foreach (var outboundOrder in complete)
        {
            if (outboundOrder.HandToCheck(context.Now) is { IsDone: false } notNow)
                return notNow.Refusal;
            if (await parts.Follow(outboundOrder, OutboundOrderStatus.Picking, null, ct) is { IsDone: false } notThere)
                return notThere.Refusal;
            await todos.ToCheck(outboundOrder, ct);
            context.Record(
                outboundOrder.Subject,
                ("拣齐交复核", "Picked, handed to checking"),
                after: new
                {
                    picker = outboundOrder.Picker,
                    outboundOrder.Box,
                    outboundOrder.Tote,
                }
            );
        }

        return complete.Count;
    }
}
