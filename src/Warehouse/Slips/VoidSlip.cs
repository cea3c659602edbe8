using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// An order that is withdrawn takes its slips with it: waybills are void, and what was picked goes on the put-back list. What the courier has
/// can't be withdrawn: that throws, and with it the whole withdrawal.
/// </summary>
internal sealed class VoidSlip(OrderParts parts, Withdrawing withdrawing) : IHandle<OrderWithdrawn>
{
    public async Task Handle(OrderWithdrawn e, CancellationToken ct)
    {
        foreach (var slip in await parts.Live(e.Id, ct)) await withdrawing.Run(slip, e.Id, e.Reason, ct);
    }
}

/// <summary>What a void slip leaves to be tidied up.</summary>
public sealed class SlipEnd(ShopDb db, Act act, IParcels parcels, WarehouseToDos todos)
{
    /// <summary>Voids a slip that has not left: its waybill, its place on a manifest, its work.</summary>
    /// <exception cref="InvalidOperationException">The courier has it.</exception>
    internal async Task Withdraw(SlipProgress slip, string why, CancellationToken ct, Person? putBackBy = null)
    {
        var (before, stopped) = (slip.Status, slip.Interception);
        if (slip.Void(why, act.Now) is { IsDone: false } refused)
            throw new InvalidOperationException($"{slip.OrderNo} can't be withdrawn: its slip {slip.No} is {refused.Refusal.Message.En}");
        if (before == SlipStatus.Packed)
        {
            await parcels.Void(slip.Slip.Value, ct);
            await TakeOffManifest(slip, ct);
        }

        if (stopped is { } id && await db.Set<InterceptionProgress>().FirstOrDefaultAsync(i => i.Id == id, ct) is { State: InterceptionState.Open } open) open.End(InterceptionState.Lifted, act.Actor.Name, act.Now);
        await PutBack(slip, why, ct, putBackBy);
        act.Record(slip.Subject, ("发货单作废", "Outbound slip voided"), new { status = before.ToString() }, new { status = slip.Status.ToString() }, why);
    }

    /// <summary>Takes the slip's work off the lists and puts what was picked for it on the put-back list; done already when somebody says that it lies in its bins again.</summary>
    internal async Task PutBack(SlipProgress slip, string why, CancellationToken ct, Person? by = null)
    {
        await todos.AllDone(slip, ct);
        var lines = (await db.Lines(slip.Slip, ct)).ToDictionary(l => l.No);
        var taken = (await db.Picks(slip.Slip, ct)).Where(p => p.Taken > Quantity.Zero).ToList();
        if (taken.Count == 0) return;
        List<PutBackItem> items = [.. taken.Select(p => new PutBackItem
        {
            Id = act.NewId<PutBackId>(), Slip = slip.Slip, SlipNo = slip.No, Sku = p.Sku, SkuCode = lines[p.LineNo].SkuCode, Barcode = lines[p.LineNo].Barcode,
            Name = lines[p.LineNo].Name, Variant = lines[p.LineNo].Variant, BinCode = p.BinCode, Quantity = p.Taken, At = act.Now, Why = why,
        })];
        db.AddRange(items);
        if (by is not null) foreach (var item in items) item.Done(by.Value, act.Now);
        else await todos.ToPutBack(slip, taken.Sum(p => p.Taken.Units), ct);
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
