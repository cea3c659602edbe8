using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// The courier has counted and signs: everything on the manifest leaves in one transaction. Stock goes down against
/// each slip and the reservation is used up (INV-01, INV-04), the parcel's share of the sale is booked, its tracking
/// begins. If one parcel can't leave, none does, and the refusal names it.
/// </summary>
[Needs("outbound.ship")]
public sealed class CloseManifest(
    ShopDb db,
    OperationContext context,
    IStock stock,
    IParcels parcels,
    ShipmentParts parts,
    WarehouseToDos todos
)
{
    /// <summary>Closes the manifest.</summary>
    /// <param name="id">Which.</param>
    /// <param name="courierPerson">The courier's name, as signed.</param>
    /// <param name="counted">How many parcels the courier counted; must be what the manifest says.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result> Run(ManifestId id, string courierPerson, int counted, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        var name = (courierPerson ?? "").Trim();
        if (name.Length is < 2 or > 30)
            return ManifestErrors.NeedsName;
        await db.LockForUpdate(id, ct);
        var manifest = await db.Set<Manifest>().FirstOrDefaultAsync(m => m.Id == id, ct);
        if (manifest is null)
            return ManifestErrors.NotFound;
        if (manifest.Status == ManifestStatus.Open && counted != manifest.Parcels)
            return Refusal.Invalid(
                "warehouse.parcels_differ",
                "counted",
                $"清单上有 {manifest.Parcels} 件，快递员点了 {counted} 件。请再点一遍",
                $"On the manifest: {manifest.Parcels}. Counted by the courier: {counted}. Count again."
            );
        if (manifest.Close(name, person.Value, context.Now) is { IsDone: false } refused)
            return refused;

        var slips = await db.Set<OutboundOrderProgress>()
            .Where(p => p.Manifest == id)
            .OrderBy(p => p.No)
            .ToListAsync(ct);
        var picks = (
            await db.Set<Pick>()
                .AsNoTracking()
                .Where(k => db.Set<OutboundOrderProgress>().Any(p => p.Slip == k.Slip && p.Manifest == id))
                .ToListAsync(ct)
        ).ToLookup(p => p.Slip);
        foreach (var outboundOrder in slips)
            if (
                await Leave(outboundOrder, [.. picks[outboundOrder.Slip]], manifest, person.Value, ct) is
                { IsDone: false } stopped
            )
                return ManifestErrors.Stopped(outboundOrder.WaybillNo!, stopped.Refusal);

        await ConfirmPickup(manifest, ct);
        context.Record(
            manifest.Subject,
            ("交给快递", "Handed to the courier"),
            after: new
            {
                manifest.Parcels,
                manifest.WeightGrams,
                manifest.CourierPerson,
            }
        );
        return Result.Done;
    }

    private async Task<Result> Leave(
        OutboundOrderProgress outboundOrder,
        List<Pick> picks,
        Manifest manifest,
        Person shipper,
        CancellationToken ct
    )
    {
        if (outboundOrder.HandOver(shipper, context.Now) is { IsDone: false } notNow)
            return notNow;
        var lines = outboundOrder.Guests == 0 ? [] : (await db.Lines(outboundOrder.Slip, ct)).ToDictionary(l => l.No);
        foreach (
            var own in picks
                .OrderBy(p => p.No)
                .GroupBy(p => lines.GetValueOrDefault(p.LineNo)?.OrderOn(outboundOrder.Order) ?? outboundOrder.Order)
        )
        {
            var issued = await stock.Ship(
                outboundOrder.Subject,
                own.Key.Value,
                outboundOrder.Warehouse,
                [.. own.Select(p => p.ToPickFrom(lines.GetValueOrDefault(p.LineNo)?.LineOfOrder ?? p.LineNo))],
                ct
            );
            if (!issued.IsDone)
                return issued.Refusal;
            if (await parts.Left(own.Key, outboundOrder, issued.Value, ct) is { IsDone: false } unpaid)
                return unpaid;
        }

        await parcels.HandOver(outboundOrder.Slip.Value, ct);
        if (await parts.Follow(outboundOrder, OutboundOrderStatus.Packed, null, ct) is { IsDone: false } notThere)
            return notThere;
        db.Add(
            new Dispatch
            {
                Slip = outboundOrder.Slip,
                Manifest = manifest.Id,
                ManifestNo = manifest.No,
                Courier = outboundOrder.Courier,
                WaybillNo = outboundOrder.WaybillNo!,
                CourierPerson = manifest.CourierPerson!,
                Shipper = shipper.Name,
                At = context.Now,
            }
        );
        await todos.AllDone(outboundOrder, ct);
        context.Record(
            outboundOrder.Subject,
            ("交给快递", "Handed to the courier"),
            after: new
            {
                manifest = manifest.No,
                outboundOrder.WaybillNo,
                shipper = shipper.Name,
                manifest.CourierPerson,
            }
        );
        return Result.Done;
    }

    private async Task ConfirmPickup(Manifest manifest, CancellationToken ct)
    {
        var call = await db.Set<PickupCall>()
            .Where(c => c.Courier == manifest.Courier && c.CameAt == null)
            .OrderBy(c => c.CalledAt)
            .FirstOrDefaultAsync(ct);
        call?.Came(manifest.Id, context.Now);
    }
}
