using Zhanggui.Customers;

namespace Zhanggui.Shipping;

/// <summary>One way a parcel can go to an address (SHOP-16).</summary>
/// <param name="Courier">The courier's code: STO, YTO, SF.</param>
/// <param name="Name">The courier's name.</param>
/// <param name="Zone">1 to 3 (SHIP-12 to SHIP-14).</param>
/// <param name="Fee">What the customer pays for postage.</param>
/// <param name="Cost">What the courier will probably charge us: the upper bound of the range (C30).</param>
/// <param name="ArrivesOn">The promised day.</param>
/// <param name="Promise">The promise in words.</param>
public sealed record ShippingOption(string Courier, Text Name, int Zone, Money Fee, Money Cost, DateOnly ArrivesOn, Text Promise);

/// <summary>Couriers, zones and tariffs.</summary>
public interface IShippingRates
{
    /// <summary>The ways to an address for a weight, the preferred one first (C29: STO first). Empty only for an unknown province.</summary>
    Task<IReadOnlyList<ShippingOption>> Options(string province, string city, int weightGrams, DateTimeOffset now, CancellationToken ct);

    /// <summary>A courier's name; the code itself for an unknown one.</summary>
    Text CourierName(string code);
}

/// <summary>A parcel with its waybill.</summary>
public sealed record ParcelCard(Guid DocumentId, string DocumentNo, string Courier, string WaybillNo, PostalAddress To, int WeightGrams, DateTimeOffset IssuedAt, DateTimeOffset? HandedOverAt, DateTimeOffset? SignedAt, bool IsVoid);

/// <summary>One thing a courier told us about a parcel, newest last.</summary>
public sealed record TrackingStep(DateTimeOffset At, Text What, string Place);

/// <summary>Parcels. Writing methods work inside the running operation.</summary>
public interface IParcels
{
    /// <summary>Takes a waybill number from the courier for a document and keeps the parcel; the same document gets the same waybill again.</summary>
    Task<Result<ParcelCard>> Issue(Subject document, string courier, PostalAddress to, int weightGrams, CancellationToken ct);

    /// <summary>Voids a document's waybill that was not handed over.</summary>
    Task Void(Guid documentId, CancellationToken ct);

    /// <summary>Notes that the courier has taken the parcel; from now on its tracking comes in.</summary>
    Task HandOver(Guid documentId, CancellationToken ct);

    /// <summary>Documents' parcels.</summary>
    Task<IReadOnlyDictionary<Guid, ParcelCard>> Of(IReadOnlyCollection<Guid> documents, CancellationToken ct);

    /// <summary>A document's tracking, oldest first.</summary>
    Task<IReadOnlyList<TrackingStep>> Tracking(Guid documentId, CancellationToken ct);
}

/// <summary>The courier says that the customer has signed (SHIP-25); raised in the transaction that notes it.</summary>
public sealed record ParcelSigned(Guid DocumentId, string DocumentNo, DateTimeOffset SignedAt) : IEvent;
