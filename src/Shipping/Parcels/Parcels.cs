using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;

namespace Zhanggui.Shipping;

/// <inheritdoc cref="IParcels" />
internal sealed class Parcels(
    ShopDb db,
    OperationContext context,
    RateDirectory directory,
    WaybillPool pool,
    ICourierProvider provider,
    Company company
) : IParcels
{
    public async Task<Result<ParcelCard>> Issue(
        Subject document,
        Guid part,
        string courier,
        PostalAddress to,
        int weightGrams,
        CancellationToken ct
    )
    {
        if (await Live(part, ct) is { } known)
            return known.Card();
        var rates = await directory.Now(ct);
        if (rates.Couriers.FirstOrDefault(c => c.Code == courier) is not { IsActive: true } by)
            return ShippingErrors.UnknownCourier;
        var day = company.Calendar.DateOf(context.Now);
        if (
            rates.ZoneOf(to.Province, to.City) is not { } zone
            || by.Days(zone) == 0
            || rates.TariffOn(courier, zone, day, 0) is not { } tariff
        )
            return ShippingErrors.NotServed;

        var parcel = new Parcel
        {
            Id = Guid.CreateVersion7(context.Now),
            DocumentType = document.Type,
            DocumentId = document.Id,
            DocumentNo = document.No,
            Part = part,
            Courier = courier,
            WaybillNo = provider.WaybillNo(courier, await pool.Take(db, courier, ct)),
            SortCode = provider.SortCode(courier, to),
            To = to,
            WeightGrams = weightGrams,
            Zone = zone,
            EstimatedCost = tariff.For(Math.Max(weightGrams, 1)).Max,
            PromisedOn = by.ArrivesOn(zone, context.Now, company.Calendar),
            IssuedAt = context.Now,
            IssuedBy = context.Actor.Name,
        };
        db.Add(parcel);
        context.Record(
            parcel.Subject with
            {
                IsNew = true,
            },
            ("出面单", "Waybill issued"),
            null,
            new
            {
                parcel.DocumentNo,
                parcel.Courier,
                parcel.WeightGrams,
                parcel.EstimatedCost,
            }
        );
        return parcel.Card();
    }

    public async Task Share(Guid part, IReadOnlyList<Subject> documents, CancellationToken ct)
    {
        var known = await db.Set<ParcelShare>()
            .AsNoTracking()
            .Where(s => s.Part == part)
            .Select(s => s.DocumentId)
            .ToListAsync(ct);
        db.AddRange(
            documents
                .Where(d => !known.Contains(d.Id))
                .Select(d => new ParcelShare
                {
                    Part = part,
                    DocumentId = d.Id,
                    DocumentNo = d.No,
                })
        );
    }

    public async Task Void(Guid part, CancellationToken ct)
    {
        if (await Live(part, ct) is not { State: ParcelState.Issued } parcel)
            return;
        parcel.Void(context.Name, context.Now);
        context.Record(
            parcel.Subject,
            ("作废面单", "Waybill void"),
            new { state = ParcelState.Issued },
            new { parcel.State }
        );
    }

    public async Task HandOver(Guid part, CancellationToken ct)
    {
        var parcel =
            await Live(part, ct)
            ?? throw new InvalidOperationException($"The part {part} has no waybill to hand over.");
        if (parcel.HandedOverAt is not null)
            return;
        parcel.HandOver(context.Now);
        context.Record(
            parcel.Subject,
            ("交给快递", "Handed over"),
            new { state = ParcelState.Issued },
            new { parcel.State }
        );
        await context.Raise(new ParcelHandedOver(parcel.Id), ct);
    }

    public async Task<ILookup<Guid, ParcelCard>> Of(IReadOnlyCollection<Guid> documents, CancellationToken ct)
    {
        var ids = documents.Distinct().ToList();
        var own = await db.Set<Parcel>()
            .AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.DocumentId) && p.VoidedAt == null)
            .ToListAsync(ct);
        var shared = await db.Set<ParcelShare>()
            .AsNoTracking()
            .Where(s => EF.Parameter(ids).Contains(s.DocumentId))
            .Join(
                db.Set<Parcel>().Where(p => p.VoidedAt == null),
                s => s.Part,
                p => p.Part,
                (s, p) => new { s.DocumentId, Parcel = p }
            )
            .ToListAsync(ct);
        return own.Select(p => (p.DocumentId, Parcel: p))
            .Concat(shared.Select(s => (s.DocumentId, s.Parcel)))
            .OrderBy(p => p.Parcel.WaybillNo, StringComparer.Ordinal)
            .ToLookup(p => p.DocumentId, p => p.Parcel.Card());
    }

    public async Task<IReadOnlyList<TrackingStep>> Tracking(Guid documentId, CancellationToken ct)
    {
        var told = await db.Set<Parcel>()
            .AsNoTracking()
            .Where(p =>
                (
                    p.DocumentId == documentId
                    || db.Set<ParcelShare>().Where(s => s.DocumentId == documentId).Select(s => s.Part).Contains(p.Part)
                )
                && p.VoidedAt == null
            )
            .Join(db.Set<TrackingEvent>(), p => p.Id, t => t.ParcelId, (p, t) => new { p.WaybillNo, Event = t })
            .ToListAsync(ct);
        return [.. told.OrderBy(t => t.Event.At).ThenBy(t => t.Event.Kind).Select(t => t.Event.Step(t.WaybillNo))];
    }

    /// <summary>A waybill made earlier in the same operation is not in the database yet.</summary>
    private async Task<Parcel?> Live(Guid part, CancellationToken ct)
    {
        if (db.Set<Parcel>().Local.FirstOrDefault(p => p.Part == part && p.VoidedAt == null) is { } here)
            return here;
        var found = await db.Set<Parcel>().FirstOrDefaultAsync(p => p.Part == part && p.VoidedAt == null, ct);
        return found is { VoidedAt: null } ? found : null; // given up earlier in this operation, not saved yet
    }
}

internal static class ParcelQueries
{
    /// <summary>The live parcel of a part, or the first of a document's; tracked.</summary>
    public static Task<Parcel?> LiveParcel(this ShopDb db, Guid partOrDocument, CancellationToken ct) =>
        db.Set<Parcel>()
            .Where(p => (p.Part == partOrDocument || p.DocumentId == partOrDocument) && p.VoidedAt == null)
            .OrderBy(p => p.WaybillNo)
            .FirstOrDefaultAsync(ct);

    public static Task<List<TrackingEvent>> TrackingOf(this ShopDb db, Guid parcelId, CancellationToken ct) =>
        db.Set<TrackingEvent>()
            .AsNoTracking()
            .Where(t => t.ParcelId == parcelId)
            .OrderBy(t => t.At)
            .ThenBy(t => t.Kind)
            .ToListAsync(ct);
}
