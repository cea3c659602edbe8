using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// An order that is withdrawn takes its slip with it: the waybill is void, and what was picked goes on the put-back list. What the courier has
/// can't be withdrawn: that throws, and with it the whole withdrawal.
/// </summary>
internal sealed class VoidSlip(ShopDb db, Act act, IParcels parcels, SlipEnd end) : IHandle<OrderWithdrawn>
{
    public async Task Handle(OrderWithdrawn e, CancellationToken ct)
    {
        var live = await db.Set<SlipProgress>().Where(p => p.Order == e.Id && p.Status != SlipStatus.Voided).ToListAsync(ct);
        foreach (var slip in live.Where(p => p.Status != SlipStatus.Voided)) // a short pick in this very act has voided it already
        {
            var before = slip.Status;
            if (slip.Void(e.Reason, act.Now) is { IsDone: false } refused)
                throw new InvalidOperationException($"{e.No} can't be withdrawn: its slip {slip.No} is {refused.Refusal.Message.En}");
            if (before == SlipStatus.Packed)
            {
                await parcels.Void(slip.Order.Value, ct);
                await end.TakeOffManifest(slip, ct);
            }

            await end.PutBack(slip, e.Reason, ct);
            act.Record(slip.Subject, ("发货单作废", "Outbound slip voided"), new { status = before.ToString() }, new { status = slip.Status.ToString() }, e.Reason);
        }
    }
}

/// <summary>What a void slip leaves to be tidied up.</summary>
public sealed class SlipEnd(ShopDb db, Act act, WarehouseToDos todos)
{
    /// <summary>Takes the slip's work off the lists and puts what was picked for it on the put-back list.</summary>
    internal async Task PutBack(SlipProgress slip, string why, CancellationToken ct)
    {
        await todos.AllDone(slip, ct);
        var lines = (await db.Lines(slip.Slip, ct)).ToDictionary(l => l.No);
        var taken = (await db.Picks(slip.Slip, ct)).Where(p => p.Taken > Quantity.Zero).ToList();
        if (taken.Count == 0) return;
        db.AddRange(taken.Select(p => new PutBackItem
        {
            Id = act.NewId<PutBackId>(), Slip = slip.Slip, SlipNo = slip.No, Sku = p.Sku, SkuCode = lines[p.LineNo].SkuCode, Barcode = lines[p.LineNo].Barcode,
            Name = lines[p.LineNo].Name, Variant = lines[p.LineNo].Variant, BinCode = p.BinCode, Quantity = p.Taken, At = act.Now, Why = why,
        }));
        await todos.ToPutBack(slip, taken.Sum(p => p.Taken.Units), ct);
    }

    internal async Task TakeOffManifest(SlipProgress slip, CancellationToken ct)
    {
        var line = await db.Set<ManifestLine>().FirstOrDefaultAsync(l => l.Slip == slip.Slip, ct);
        if (line is null) return;
        var manifest = await db.Set<Manifest>().FirstAsync(m => m.Id == line.Manifest, ct);
        if (manifest.Count(-1, -line.Pieces, -line.WeightGrams) is { IsDone: false } refused)
            throw new InvalidOperationException($"{slip.No} stands on {manifest.No}: {refused.Refusal.Message.En}");
        db.Remove(line);
    }
}
