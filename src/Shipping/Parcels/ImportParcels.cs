using Zhanggui.Customers;

namespace Zhanggui.Shipping;

/// <summary>A parcel of the past: whose it was, and when it left and arrived.</summary>
/// <param name="Document">What was in it.</param>
/// <param name="Courier">The courier's code.</param>
/// <param name="To">Where it went.</param>
/// <param name="WeightGrams">Its weight.</param>
/// <param name="IssuedAt">When the waybill was made.</param>
/// <param name="IssuedBy">By whom.</param>
/// <param name="HandedOverAt">When the courier took it.</param>
/// <param name="SignedAt">When it was signed for; null while it is on the way.</param>
public sealed record PastParcel(
    Subject Document,
    string Courier,
    PostalAddress To,
    int WeightGrams,
    DateTimeOffset IssuedAt,
    string IssuedBy,
    DateTimeOffset HandedOverAt,
    DateTimeOffset? SignedAt
);

/// <summary>
/// Takes parcels of the past over, many at once, with waybill numbers of the couriers and the main stations of their
/// way.
/// </summary>
[SystemOnly]
public sealed class ImportParcels
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly RateDirectory _directory;
    private readonly ICourierProvider _provider;
    private readonly BusinessCalendar _calendar;

    internal ImportParcels(
        ShopDb db,
        OperationContext context,
        RateDirectory directory,
        ICourierProvider provider,
        Company company
    ) => (_db, _context, _directory, _provider, _calendar) = (db, context, directory, provider, company.Calendar);

    /// <summary>
    /// Answers the waybill number of each document. A courier that does not serve an address is answered with a
    /// refusal, and nothing is taken over.
    /// </summary>
    public async Task<Result<IReadOnlyDictionary<Guid, string>>> Run(
        IReadOnlyList<PastParcel> past,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(past);
        var rates = await _directory.Now(ct);
        var parcels = new List<Parcel>(past.Count);
        foreach (var group in past.GroupBy(p => p.Courier))
        {
            if (rates.Couriers.FirstOrDefault(c => c.Code == group.Key) is not { } courier)
                return ShippingErrors.UnknownCourier;
            var next = await WaybillPool.TakeMany(_db, group.Key, group.Count(), ct);
            foreach (var p in group)
            {
                if (
                    rates.ZoneOf(p.To.Province, p.To.City) is not { } zone
                    || rates.TariffOn(courier.Code, zone, _calendar.DateOf(p.IssuedAt), 0) is not { } tariff
                )
                    return ShippingErrors.NotServed;
                parcels.Add(
                    Taken(
                        p,
                        next++,
                        zone,
                        tariff.For(Math.Max(p.WeightGrams, 1)).Max,
                        courier.ArrivesOn(zone, p.IssuedAt, _calendar)
                    )
                );
            }
        }

        var writer = new SetWriter(_db);
        writer.Insert(parcels);
        writer.Insert([.. parcels.SelectMany(Way)]);
        writer.Insert([
            .. parcels.Select(p =>
                AuditTrail.First(
                    p.Subject,
                    ("出面单", "Waybill issued"),
                    new
                    {
                        p.DocumentNo,
                        p.Courier,
                        p.WeightGrams,
                        p.EstimatedCost,
                    },
                    _context.Actor with
                    {
                        Name = p.IssuedBy,
                    },
                    p.IssuedAt,
                    _context.Name
                )
            ),
        ]);
        await writer.Flush(ct);
        return parcels.ToDictionary(p => p.DocumentId, p => p.WaybillNo);
    }

    private Parcel Taken(PastParcel p, long number, int zone, Money cost, DateOnly promised)
    {
        var parcel = new Parcel
        {
            Id = Guid.CreateVersion7(p.IssuedAt),
            DocumentType = p.Document.Type,
            DocumentId = p.Document.Id,
            DocumentNo = p.Document.No,
            Part = p.Document.Id,
            Courier = p.Courier,
            WaybillNo = _provider.WaybillNo(p.Courier, number),
            SortCode = _provider.SortCode(p.Courier, p.To),
            To = p.To,
            WeightGrams = p.WeightGrams,
            Zone = zone,
            EstimatedCost = cost,
            PromisedOn = promised,
            IssuedAt = p.IssuedAt,
            IssuedBy = p.IssuedBy,
        };
        parcel.HandOver(p.HandedOverAt);
        if (p.SignedAt is { } signed)
            parcel.Sign(signed);
        return parcel;
    }

    private static IEnumerable<TrackingEvent> Way(Parcel p)
    {
        TrackingEvent Report(TrackingKind kind, DateTimeOffset at, string zh, string en, string place) =>
            new()
            {
                Id = Guid.CreateVersion7(at),
                ParcelId = p.Id,
                Courier = p.Courier,
                EventId = $"{p.WaybillNo}-{(int)kind}",
                Kind = kind,
                At = at,
                WhatZh = zh,
                WhatEn = en,
                Place = place,
                ReceivedAt = at,
            };
        yield return Report(
            TrackingKind.Collected,
            p.HandedOverAt!.Value,
            "快递员已揽收",
            "Collected by the courier",
            ""
        );
        if (p.SignedAt is not { } signed)
            yield break;
        var way = signed - p.HandedOverAt.Value;
        yield return Report(
            TrackingKind.Arrived,
            signed - (way / 3),
            $"到达{p.To.City}转运中心",
            $"Arrived at the sorting centre of {p.To.City}",
            p.To.City
        );
        yield return Report(
            TrackingKind.OutForDelivery,
            signed - (way / 12),
            "快递员正在派送",
            "Out for delivery",
            p.To.District
        );
        yield return Report(TrackingKind.Signed, signed, "已签收", "Signed for", p.To.District);
    }
}
