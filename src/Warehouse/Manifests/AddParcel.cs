using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>A parcel was scanned into a manifest.</summary>
public sealed record ParcelCount(string WaybillNo, int Parcels);

/// <summary>
/// Scans a packed parcel into a manifest. Refused: what is not packed, another courier's parcel, one whose order is not
/// paid yet (C19), one that stands on a manifest already.
/// </summary>
[Needs("outbound.ship")]
public sealed class AddParcel(ShopDb db, OperationContext context, IShippingRates couriers, IFulfilment fulfilment)
{
    /// <summary>One scan of a waybill (or of the slip).</summary>
    public async Task<Result<ParcelCount>> Run(ManifestId id, string code, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        if (string.IsNullOrWhiteSpace(code))
            return WarehouseErrors.EmptyScan;
        var manifest = await db.Set<Manifest>().FirstOrDefaultAsync(m => m.Id == id, ct);
        if (manifest is null)
            return ManifestErrors.NotFound;
        var text = code.Trim().ToUpperInvariant();
        var outboundOrder = await db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .FirstOrDefaultAsync(
                p => p.Status == OutboundOrderStatus.Packed && (p.WaybillNo == text || p.No == text),
                ct
            );
        if (outboundOrder is null)
            return ManifestErrors.NotPacked;
        if (outboundOrder.Courier != manifest.Courier)
            return ManifestErrors.WrongCourier(
                couriers.CourierName(outboundOrder.Courier),
                couriers.CourierName(manifest.Courier)
            );
        if (outboundOrder.Interception is not null)
            return OutboundOrderErrors.Intercepted(
                outboundOrder.WaybillNo!,
                outboundOrder.InterceptReason!,
                outboundOrder.InterceptedBy!
            );
        if (
            await fulfilment.MayLeave([.. (await db.OrdersOn(outboundOrder, ct)).Select(o => o.Id)], ct) is
            { IsDone: false } unpaid
        )
            return unpaid.Refusal;
        var claimed = await db.Set<OutboundOrderProgress>()
            .Where(p =>
                p.Slip == outboundOrder.Slip
                && p.Status == OutboundOrderStatus.Packed
                && p.Manifest == null
                && p.Interception == null
            )
            .ExecuteUpdateAsync(
                s => s.SetProperty(p => p.Manifest, id).SetProperty(p => p.Version, p => p.Version + 1),
                ct
            );
        if (claimed == 0)
            return ManifestErrors.Duplicate(await NumberOf(outboundOrder, ct));

        var document = await db.OutboundOrder(outboundOrder.Slip, ct);
        var grams = outboundOrder.WeighedGrams ?? document.WeightGrams;
        if (manifest.Count(1, outboundOrder.Pieces, grams) is { IsDone: false } refused)
            return refused.Refusal;
        db.Add(
            new ManifestLine
            {
                Manifest = id,
                Slip = outboundOrder.Slip,
                SlipNo = outboundOrder.No,
                OrderNo = outboundOrder.OrderNo,
                WaybillNo = outboundOrder.WaybillNo!,
                Recipient = outboundOrder.Recipient,
                City = document.Address.City,
                Pieces = outboundOrder.Pieces,
                WeightGrams = grams,
                AddedAt = context.Now,
                AddedBy = person.Value.Name,
            }
        );
        return new ParcelCount(outboundOrder.WaybillNo!, manifest.Parcels);
    }

    private async Task<string> NumberOf(OutboundOrderProgress outboundOrder, CancellationToken ct) =>
        await db.Set<ManifestLine>()
            .Where(l => l.Slip == outboundOrder.Slip)
            .Join(db.Set<Manifest>(), l => l.Manifest, m => m.Id, (_, m) => m.No)
            .FirstOrDefaultAsync(ct)
        ?? "";
}

/// <summary>Takes a parcel off a manifest that is still open.</summary>
[Needs("outbound.ship")]
public sealed class RemoveParcel(ShopDb db, OperationContext context)
{
    /// <summary>Removes it; it can be scanned again later.</summary>
    public async Task<Result> Run(ManifestId id, OutboundOrderId outboundOrder, CancellationToken ct)
    {
        var manifest = await db.Set<Manifest>().FirstOrDefaultAsync(m => m.Id == id, ct);
        if (manifest is null)
            return ManifestErrors.NotFound;
        var line = await db.Set<ManifestLine>()
            .FirstOrDefaultAsync(l => l.Manifest == id && l.Slip == outboundOrder, ct);
        if (line is null)
            return Refusal.NotFound(
                "warehouse.not_on_manifest",
                "这一件不在清单里",
                "This parcel is not on the manifest."
            );
        if (manifest.Count(-1, -line.Pieces, -line.WeightGrams) is { IsDone: false } refused)
            return refused;
        db.Remove(line);
        await db.Set<OutboundOrderProgress>()
            .Where(p => p.Slip == outboundOrder)
            .ExecuteUpdateAsync(
                s => s.SetProperty(p => p.Manifest, (ManifestId?)null).SetProperty(p => p.Version, p => p.Version + 1),
                ct
            );
        context.Record(manifest.Subject, ("移出包裹", "Parcel removed"), new { line.WaybillNo });
        return Result.Done;
    }
}

/// <summary>Gives up an open manifest; its parcels can be scanned into another one.</summary>
[Needs("outbound.ship")]
public sealed class CancelManifest(ShopDb db, OperationContext context)
{
    /// <summary>Cancels it.</summary>
    public async Task<Result> Run(ManifestId id, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        var manifest = await db.Set<Manifest>().FirstOrDefaultAsync(m => m.Id == id, ct);
        if (manifest is null)
            return ManifestErrors.NotFound;
        if (manifest.Cancel(person.Value, context.Now) is { IsDone: false } refused)
            return refused;
        await db.Set<OutboundOrderProgress>()
            .Where(p => p.Manifest == id)
            .ExecuteUpdateAsync(
                s => s.SetProperty(p => p.Manifest, (ManifestId?)null).SetProperty(p => p.Version, p => p.Version + 1),
                ct
            );
        db.RemoveRange(await db.Set<ManifestLine>().Where(l => l.Manifest == id).ToListAsync(ct));
        context.Record(manifest.Subject, ("取消交接清单", "Manifest cancelled"), new { manifest.Parcels });
        return Result.Done;
    }
}
