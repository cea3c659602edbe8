using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>The stub of a waybill: what is in the parcel, in clear text, and who checked it (INV-37).</summary>
internal sealed class OutboundOrderContents(ShopDb db) : IParcelContents
{
    public async Task<ParcelContents?> Of(Guid part, CancellationToken ct)
    {
        var id = new OutboundOrderId(part);
        if (
            await db.Set<OutboundOrderProgress>().AsNoTracking().FirstOrDefaultAsync(p => p.Slip == id, ct)
            is not { } progress
        )
            return null;
        var outboundOrder = await db.OutboundOrder(id, ct);
        var lines = await db.Lines(id, ct);
        return new ParcelContents(
            outboundOrder.No,
            $"{outboundOrder.OrderNo}{(progress.Guests > 0 ? $" +{progress.Guests}" : "")}　{new CutOff(outboundOrder.NodeNo, default, outboundOrder.CutOff).Name}",
            outboundOrder.IsAmended,
            [.. lines.Select(l => new ParcelContentLine($"{l.Goods.Name} {l.Goods.Variant}".Trim(), l.Quantity))],
            progress.Checker is null
                ? null
                : new Text($"复核 {progress.Checker}", $"Checked by {progress.Checker}").ToString()
        );
    }
}
