using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>A parcel was scanned into a manifest.</summary>
public sealed record ParcelCount(string WaybillNo, int Parcels);

/// <summary>Scans a packed parcel into a manifest. Refused: what is not packed, another courier's parcel, one whose order is not paid yet (C19), one that stands on a manifest already.</summary>
[Needs("outbound.ship")]
public sealed class AddParcel(ShopDb db, Act act, IShippingRates couriers, IFulfilment fulfilment)
{
    /// <summary>One scan of a waybill (or of the slip).</summary>
    public async Task<Result<ParcelCount>> Run(ManifestId id, string code, CancellationToken ct)
    {
        var person = Person.Of(act.Actor);
        if (!person.IsDone) return person.Refusal;
        if (string.IsNullOrWhiteSpace(code)) return SlipErrors.EmptyScan;
        var manifest = await db.Set<Manifest>().FirstOrDefaultAsync(m => m.Id == id, ct);
        if (manifest is null) return ManifestErrors.NotFound;
        var text = code.Trim().ToUpperInvariant();
        var slip = await db.Set<SlipProgress>().AsNoTracking().FirstOrDefaultAsync(p => p.Status == SlipStatus.Packed && (p.WaybillNo == text || p.No == text), ct);
        if (slip is null) return ManifestErrors.NotPacked;
        if (slip.Courier != manifest.Courier) return ManifestErrors.WrongCourier(couriers.CourierName(slip.Courier), couriers.CourierName(manifest.Courier));
        if (slip.Interception is not null) return SlipErrors.Intercepted(slip.WaybillNo!, slip.InterceptReason!, slip.InterceptedBy!);
        if (await fulfilment.MayLeave([.. (await db.OrdersOn(slip, ct)).Select(o => o.Id)], ct) is { IsDone: false } unpaid) return unpaid.Refusal;
        var claimed = await db.Set<SlipProgress>().Where(p => p.Slip == slip.Slip && p.Status == SlipStatus.Packed && p.Manifest == null && p.Interception == null)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Manifest, id).SetProperty(p => p.Version, p => p.Version + 1), ct);
        if (claimed == 0) return ManifestErrors.Duplicate(await NumberOf(slip, ct));

        var document = await db.Slip(slip.Slip, ct);
        var grams = slip.WeighedGrams ?? document.WeightGrams;
        if (manifest.Count(1, slip.Pieces, grams) is { IsDone: false } refused) return refused.Refusal;
        db.Add(new ManifestLine
        {
            Manifest = id, Slip = slip.Slip, SlipNo = slip.No, OrderNo = slip.OrderNo, WaybillNo = slip.WaybillNo!, Recipient = slip.Recipient,
            City = document.City, Pieces = slip.Pieces, WeightGrams = grams, AddedAt = act.Now, AddedBy = person.Value.Name,
        });
        return new ParcelCount(slip.WaybillNo!, manifest.Parcels);
    }

    private async Task<string> NumberOf(SlipProgress slip, CancellationToken ct) =>
        await db.Set<ManifestLine>().Where(l => l.Slip == slip.Slip).Join(db.Set<Manifest>(), l => l.Manifest, m => m.Id, (_, m) => m.No).FirstOrDefaultAsync(ct) ?? "";
}

/// <summary>Takes a parcel off a manifest that is still open.</summary>
[Needs("outbound.ship")]
public sealed class RemoveParcel(ShopDb db, Act act)
{
    /// <summary>Removes it; it can be scanned again later.</summary>
    public async Task<Result> Run(ManifestId id, SlipId slip, CancellationToken ct)
    {
        var manifest = await db.Set<Manifest>().FirstOrDefaultAsync(m => m.Id == id, ct);
        if (manifest is null) return ManifestErrors.NotFound;
        var line = await db.Set<ManifestLine>().FirstOrDefaultAsync(l => l.Manifest == id && l.Slip == slip, ct);
        if (line is null) return Refusal.NotFound("warehouse.not_on_manifest", "这一件不在清单里", "This parcel is not on the manifest.");
        if (manifest.Count(-1, -line.Pieces, -line.WeightGrams) is { IsDone: false } refused) return refused;
        db.Remove(line);
        await db.Set<SlipProgress>().Where(p => p.Slip == slip).ExecuteUpdateAsync(s => s.SetProperty(p => p.Manifest, (ManifestId?)null).SetProperty(p => p.Version, p => p.Version + 1), ct);
        act.Record(manifest.Subject, ("移出包裹", "Parcel removed"), new { line.WaybillNo });
        return Result.Done;
    }
}

/// <summary>Gives up an open manifest; its parcels can be scanned into another one.</summary>
[Needs("outbound.ship")]
public sealed class CancelManifest(ShopDb db, Act act)
{
    /// <summary>Cancels it.</summary>
    public async Task<Result> Run(ManifestId id, CancellationToken ct)
    {
        var person = Person.Of(act.Actor);
        if (!person.IsDone) return person.Refusal;
        var manifest = await db.Set<Manifest>().FirstOrDefaultAsync(m => m.Id == id, ct);
        if (manifest is null) return ManifestErrors.NotFound;
        if (manifest.Cancel(person.Value, act.Now) is { IsDone: false } refused) return refused;
        await db.Set<SlipProgress>().Where(p => p.Manifest == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Manifest, (ManifestId?)null).SetProperty(p => p.Version, p => p.Version + 1), ct);
        db.RemoveRange(await db.Set<ManifestLine>().Where(l => l.Manifest == id).ToListAsync(ct));
        act.Record(manifest.Subject, ("取消交接清单", "Manifest cancelled"), new { manifest.Parcels });
        return Result.Done;
    }
}
