namespace Zhanggui.Warehouse;

/// <summary>The stub of a waybill: what is in the parcel, in clear text, and who checked it (INV-37).</summary>
internal sealed class SlipContents(ShopDb db, SlipReads reads) : IParcelContents
{
    public async Task<ParcelContents?> Of(Guid documentId, CancellationToken ct)
    {
        var slips = await reads.OfOrder(new OrderId(documentId), ct);
        if (slips.LastOrDefault(s => s.Status != SlipStatus.Voided) is not { } card) return null;
        var slip = await db.Slip(card.Id, ct);
        var lines = await db.Lines(card.Id, ct);
        return new ParcelContents(slip.No, $"{slip.OrderNo}　{new ShippingNode(slip.NodeNo, default, slip.CutOff).Name}", slip.IsAmended,
            [.. lines.Select(l => new ParcelContentLine($"{l.Name} {l.Variant}".Trim(), l.Quantity))], card.Checker is null ? null : new Text($"复核 {card.Checker}", $"Checked by {card.Checker}").ToString());
    }
}
