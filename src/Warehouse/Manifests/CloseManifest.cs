using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// The courier has counted and signs: everything on the manifest leaves in one transaction. Stock goes down against each slip and the reservation is
/// used up (INV-01, INV-04), the parcel's share of the sale is booked, its tracking begins. If one parcel can't leave, none does, and
/// the refusal names it.
/// </summary>
[Needs("outbound.ship")]
public sealed class CloseManifest(ShopDb db, Act act, IStock stock, IParcels parcels, OrderParts parts, WarehouseToDos todos)
{
    /// <summary>Closes the manifest.</summary>
    /// <param name="id">Which.</param>
    /// <param name="courierPerson">The courier's name, as signed.</param>
    /// <param name="counted">How many parcels the courier counted; must be what the manifest says.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result> Run(ManifestId id, string courierPerson, int counted, CancellationToken ct)
    {
        var person = Person.Of(act.Actor);
        if (!person.IsDone) return person.Refusal;
        var name = (courierPerson ?? "").Trim();
        if (name.Length is < 2 or > 30) return ManifestErrors.NeedsName;
        await db.Hold(id, ct);
        var manifest = await db.Set<Manifest>().FirstOrDefaultAsync(m => m.Id == id, ct);
        if (manifest is null) return ManifestErrors.NotFound;
        if (manifest.Status == ManifestStatus.Open && counted != manifest.Parcels)
            return Refusal.Invalid("warehouse.parcels_differ", "counted", $"清单上有 {manifest.Parcels} 件，快递员点了 {counted} 件。请再点一遍", $"On the manifest: {manifest.Parcels}. Counted by the courier: {counted}. Count again.");
        if (manifest.Close(name, person.Value, act.Now) is { IsDone: false } refused) return refused;

        var slips = await db.Set<SlipProgress>().Where(p => p.Manifest == id).OrderBy(p => p.No).ToListAsync(ct);
        var picks = (await db.Set<Pick>().AsNoTracking().Where(k => db.Set<SlipProgress>().Any(p => p.Slip == k.Slip && p.Manifest == id)).ToListAsync(ct)).ToLookup(p => p.Slip);
        foreach (var slip in slips)
            if (await Leave(slip, [.. picks[slip.Slip]], manifest, person.Value, ct) is { IsDone: false } stopped)
                return ManifestErrors.Stopped(slip.WaybillNo!, stopped.Refusal);

        await ConfirmPickup(manifest, ct);
        act.Record(manifest.Subject, ("交给快递", "Handed to the courier"), after: new { manifest.Parcels, manifest.WeightGrams, manifest.CourierPerson });
        return Result.Done;
    }

    private async Task<Result> Leave(SlipProgress slip, List<Pick> picks, Manifest manifest, Person shipper, CancellationToken ct)
    {
        if (slip.HandOver(shipper, act.Now) is { IsDone: false } notNow) return notNow;
        var lines = slip.Guests == 0 ? [] : (await db.Lines(slip.Slip, ct)).ToDictionary(l => l.No);
        foreach (var own in picks.OrderBy(p => p.No).GroupBy(p => lines.GetValueOrDefault(p.LineNo)?.OrderOn(slip.Order) ?? slip.Order))
        {
            var issued = await stock.Ship(slip.Subject, own.Key.Value, slip.Warehouse, [.. own.Select(p => p.ToPickFrom())], ct);
            if (!issued.IsDone) return issued.Refusal;
            var pieces = own.ToLookup(p => lines.GetValueOrDefault(p.LineNo)?.LineOfOrder ?? p.LineNo);
            if (await parts.Left(own.Key, slip, pieces, issued.Value, ct) is { IsDone: false } unpaid) return unpaid;
        }

        await parcels.HandOver(slip.Slip.Value, ct);
        if (await parts.Follow(slip, SlipStatus.Packed, null, ct) is { IsDone: false } notThere) return notThere;
        db.Add(new Departure
        {
            Slip = slip.Slip, Manifest = manifest.Id, ManifestNo = manifest.No, Courier = slip.Courier, WaybillNo = slip.WaybillNo!,
            CourierPerson = manifest.CourierPerson!, Shipper = shipper.Name, At = act.Now,
        });
        await todos.AllDone(slip, ct);
        act.Record(slip.Subject, ("交给快递", "Handed to the courier"), after: new { manifest = manifest.No, slip.WaybillNo, shipper = shipper.Name, manifest.CourierPerson });
        return Result.Done;
    }

    private async Task ConfirmPickup(Manifest manifest, CancellationToken ct)
    {
        var call = await db.Set<PickupCall>().Where(c => c.Courier == manifest.Courier && c.CameAt == null).OrderBy(c => c.CalledAt).FirstOrDefaultAsync(ct);
        call?.Came(manifest.Id, act.Now);
    }
}
