using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Shipping;

internal sealed class CourierTrouble(ShopDb db, CourierExceptions exceptions) : ICourierTrouble
{
    public async Task<IReadOnlyList<TroubleCard>> Of(Guid documentId, CancellationToken ct) =>
        [
            .. (await ExceptionQueries.OfDocument(db, documentId, ct)).Select(e => new TroubleCard(
                e.No,
                e.Kind,
                e.WaybillNo,
                e.ReportedAt,
                e.Progress.State == ExceptionState.Open,
                e.Progress.Outcome
            )),
        ];

    public async Task Received(Guid documentId, CancellationToken ct)
    {
        var parcels = await db.Set<Parcel>()
            .Where(p =>
                p.VoidedAt == null
                && (
                    p.DocumentId == documentId
                    || db.Set<ParcelShare>().Where(s => s.DocumentId == documentId).Select(s => s.Part).Contains(p.Part)
                )
            )
            .Select(p => p.Id)
            .ToListAsync(ct);
        if (parcels.Count > 0)
            await exceptions.EndWell(parcels, "客户确认收货", ct);
    }
}
