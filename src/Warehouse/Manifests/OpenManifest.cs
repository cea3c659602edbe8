using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// Opens a hand-over manifest for a courier. The one that is open already is answered again: two lists for one van
/// would only be confused.
/// </summary>
[Needs("outbound.ship")]
public sealed class OpenManifest(ShopDb db, OperationContext context, DocumentNumbers numbers)
{
    /// <summary>The courier's open manifest.</summary>
    public async Task<Result<ManifestId>> Run(string courier, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        if (string.IsNullOrWhiteSpace(courier) || courier.Length > 20)
            return ManifestErrors.NeedsCourier;
        var code = courier.Trim().ToUpperInvariant();
        if (
            await db.Set<Manifest>()
                .AsNoTracking()
                .FirstOrDefaultAsync(m => m.Courier == code && m.Status == ManifestStatus.Open, ct) is
            { } open
        )
            return open.Id;
        if (
            !await db.Set<OutboundOrderProgress>()
                .AnyAsync(p => p.Status == OutboundOrderStatus.Packed && p.Courier == code, ct)
        )
            return Refusal.Conflict(
                "warehouse.nothing_packed",
                "这家快递现在没有已打包的包裹，不用开清单",
                "No packed parcel waits for this courier."
            );
        var manifest = new Manifest
        {
            Id = context.NewId<ManifestId>(),
            No = await numbers.Next(db, "HM", context.Now, ct),
            Courier = code,
            At = context.Now,
            OpenedBy = person.Value.Name,
        };
        db.Add(manifest);
        context.Record(
            manifest.Subject with
            {
                IsNew = true,
            },
            ("开交接清单", "Manifest opened"),
            after: new { manifest.Courier }
        );
        return manifest.Id;
    }
}
