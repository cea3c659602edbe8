using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Shipping;

/// <summary>Whether a courier's report was taken.</summary>
internal sealed record TrackingAnswer(bool IsTaken, string? Reason);

/// <summary>
/// Takes a courier's report (SHIP-25). One that is not genuine is recorded and changes nothing; one that came before is
/// answered like the first. When the customer has signed, the modules above are told in the same act; a loss, a refusal
/// and a second failed delivery open an exception (SHIP-22).
/// </summary>
[SystemOnly]
internal sealed class RecordTracking(
    ShopDb db,
    OperationContext context,
    Policies policies,
    CourierExceptions exceptions
)
{
    private const int MaxRefusedAMinute = 120;

    public async Task<Result<TrackingAnswer>> Run(
        string provider,
        CourierNotice? notice,
        string body,
        string? address,
        CancellationToken ct
    )
    {
        if (notice is null)
            return await Refuse(provider, null, "bad_signature", body, address, ct);
        if ((context.Now - notice.SentAt).Duration() > policies.Get(ShippingPolicies.CallbackMaxAge))
            return await Refuse(provider, notice, "too_old", body, address, ct);
        // Reports of one document's parcels stand in line: the same one twice at the same moment is found the second
        // time, and of two that are signed at the same moment the second finds the first.
        await LockForUpdate(notice.WaybillNo, ct);
        var parcel = await db.Set<Parcel>()
            .FirstOrDefaultAsync(p => p.WaybillNo == notice.WaybillNo && p.Courier == notice.Courier, ct);
        if (parcel is null)
            return await Refuse(provider, notice, "unknown_waybill", body, address, ct);
        if (parcel.HandedOverAt is null)
            return await Refuse(provider, notice, "not_handed_over", body, address, ct);
        if (await db.Set<TrackingEvent>().AnyAsync(t => t.Courier == notice.Courier && t.EventId == notice.EventId, ct))
            return new TrackingAnswer(true, "duplicate");

        db.Add(
            new TrackingEvent
            {
                Id = Guid.CreateVersion7(context.Now),
                ParcelId = parcel.Id,
                Courier = notice.Courier,
                EventId = notice.EventId,
                Kind = notice.Kind,
                At = notice.At,
                WhatZh = notice.What.Zh,
                WhatEn = notice.What.En,
                Place = notice.Place,
                ReceivedAt = context.Now,
            }
        );
        await exceptions.Told(parcel, notice, ct);
        if (notice.Kind == TrackingKind.Signed && parcel.State == ParcelState.OnTheWay)
        {
            parcel.Sign(notice.At);
            await exceptions.SignedFor(parcel, ct);
            context.Record(
                parcel.Subject,
                ("客户签收", "Signed for"),
                new { state = ParcelState.OnTheWay },
                new { parcel.State, parcel.SignedAt }
            );
            await context.Raise(new ParcelSigned(parcel.DocumentId, parcel.Part, parcel.DocumentNo, notice.At), ct);
            foreach (
                var share in await db.Set<ParcelShare>()
                    .AsNoTracking()
                    .Where(s => s.Part == parcel.Part)
                    .OrderBy(s => s.DocumentNo)
                    .ToListAsync(ct)
            )
                await context.Raise(new ParcelSigned(share.DocumentId, parcel.Part, share.DocumentNo, notice.At), ct);
        }

        return new TrackingAnswer(true, null);
    }

    /// <summary>The rows of all parcels of all documents that travel under this waybill.</summary>
    private Task<int> LockForUpdate(string waybillNo, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            WITH docs AS (SELECT "DocumentId" FROM shipping_parcel WHERE "WaybillNo" = {waybillNo}
                UNION SELECT s."DocumentId" FROM shipping_parcel_share s JOIN shipping_parcel p ON p."Part" = s."Part" WHERE p."WaybillNo" = {waybillNo})
            UPDATE shipping_parcel SET "Version" = "Version" + 1 WHERE "Id" IN (
                SELECT p."Id" FROM shipping_parcel p JOIN docs ON docs."DocumentId" = p."DocumentId"
                UNION SELECT p."Id" FROM shipping_parcel p JOIN shipping_parcel_share s ON s."Part" = p."Part" JOIN docs ON docs."DocumentId" = s."DocumentId")
            """,
            ct
        );

    private async Task<Result<TrackingAnswer>> Refuse(
        string provider,
        CourierNotice? notice,
        string reason,
        string body,
        string? address,
        CancellationToken ct
    )
    {
        var since = context.Now.AddMinutes(-1);
        if (await db.Set<CourierCallback>().CountAsync(c => c.At > since, ct) < MaxRefusedAMinute)
            db.Add(
                new CourierCallback
                {
                    Id = Guid.CreateVersion7(context.Now),
                    At = context.Now,
                    Provider = provider,
                    Reason = reason,
                    WaybillNo = notice?.WaybillNo,
                    Address = address,
                    Body = body.Length > 1000 ? body[..1000] : body,
                }
            );
        return new TrackingAnswer(false, reason);
    }
}
