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
public sealed record ShippingOption(
    string Courier,
    Text Name,
    int Zone,
    Money Fee,
    Money Cost,
    DateOnly ArrivesOn,
    Text Promise
)
{
    /// <summary>How many days it is on the road.</summary>
    public int Days { get; init; }
}

/// <summary>Couriers, zones and tariffs.</summary>
public interface IShippingRates
{
    /// <summary>
    /// The ways to an address for a weight, the preferred one first (C29: STO first). Empty only for an unknown
    /// province.
    /// </summary>
    Task<IReadOnlyList<ShippingOption>> Options(
        string province,
        string city,
        int weightGrams,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>
    /// What a courier asks for an address and a weight on that day; null when it does not go there. No capacity is
    /// looked at.
    /// </summary>
    Task<Money?> Postage(
        string courier,
        string province,
        string city,
        int weightGrams,
        DateTimeOffset at,
        CancellationToken ct
    );

    /// <summary>A courier's name; the code itself for an unknown one.</summary>
    Text CourierName(string code);

    /// <summary>
    /// What the customer pays of an option's fee when the goods cost this much: nothing from the policy
    /// <c>postage.free.from</c> on (0 turns that off).
    /// </summary>
    Money FeeFor(ShippingOption option, Money goods);

    /// <summary>
    /// Today's parcels of every active courier against its daily capacity (SHIP-15), the preferred courier first.
    /// </summary>
    Task<IReadOnlyList<CourierLoad>> Loads(DateTimeOffset now, CancellationToken ct);
}

/// <summary>How full a courier's day is (SHIP-15, C31).</summary>
/// <param name="Courier">The courier's code.</param>
/// <param name="Today">Waybills issued on this business day.</param>
/// <param name="Capacity">How many a day it takes; null when no limit is set for it.</param>
/// <param name="Instead">
/// The courier to use instead while this one is full; null when it is not full or there is no other.
/// </param>
public sealed record CourierLoad(string Courier, int Today, int? Capacity, string? Instead)
{
    /// <summary>True when one more parcel is above the capacity: warned, not forbidden.</summary>
    public bool IsFull => Capacity is { } max && Today >= max;
}

/// <summary>
/// A parcel with its waybill. <paramref name="Part"/> is what was packed into it: a document may go in several parcels,
/// each with its own waybill.
/// </summary>
public sealed record ParcelCard(
    Guid Id,
    Guid DocumentId,
    Guid Part,
    string DocumentNo,
    string Courier,
    string WaybillNo,
    PostalAddress To,
    int WeightGrams,
    DateTimeOffset IssuedAt,
    DateTimeOffset? HandedOverAt,
    DateTimeOffset? SignedAt,
    bool IsVoid
);

/// <summary>One thing a courier told us about a document's parcel, newest last.</summary>
public sealed record TrackingStep(DateTimeOffset At, Text What, string Place, string WaybillNo);

/// <summary>Parcels. Writing methods work inside the running operation.</summary>
public interface IParcels
{
    /// <summary>
    /// Takes a waybill number from the courier for one part of a document and keeps the parcel; the same part gets the
    /// same waybill again.
    /// </summary>
    Task<Result<ParcelCard>> Issue(
        Subject document,
        Guid part,
        string courier,
        PostalAddress to,
        int weightGrams,
        CancellationToken ct
    );

    /// <summary>
    /// Other documents whose goods travel in a part's parcel too: it is theirs as much as the first one's, in what is
    /// asked and in what is told when it is signed for.
    /// </summary>
    Task Share(Guid part, IReadOnlyList<Subject> documents, CancellationToken ct);

    /// <summary>Voids a part's waybill that was not handed over.</summary>
    Task Void(Guid part, CancellationToken ct);

    /// <summary>Notes that the courier has taken a part's parcel; from now on its tracking comes in.</summary>
    Task HandOver(Guid part, CancellationToken ct);

    /// <summary>Documents' parcels, void ones left out, in the order of their waybills.</summary>
    Task<ILookup<Guid, ParcelCard>> Of(IReadOnlyCollection<Guid> documents, CancellationToken ct);

    /// <summary>The tracking of all of a document's parcels, oldest first.</summary>
    Task<IReadOnlyList<TrackingStep>> Tracking(Guid documentId, CancellationToken ct);
}

/// <summary>What went wrong with a document's parcel, as the modules above show it (SHIP-22).</summary>
/// <param name="No">Its number, YC….</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="WaybillNo">Of which parcel.</param>
/// <param name="ReportedAt">Since when it is known.</param>
/// <param name="IsOpen">True while it is being settled.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record TroubleCard(
    string No,
    ExceptionKind Kind,
    string WaybillNo,
    DateTimeOffset ReportedAt,
    bool IsOpen,
    ExceptionOutcome? Outcome
)
{
    /// <summary>The kind in words.</summary>
    public Text Name => ExceptionStates.NameOf(Kind);

    /// <summary>How it ended in words; null while it is open.</summary>
    public Text? Ended => Outcome is { } outcome ? ExceptionStates.NameOf(outcome) : null;

    /// <summary>What the customer reads while it is open: what happened, and what we do.</summary>
    public Text ForCustomer => ExceptionStates.ForCustomer(Kind);
}

/// <summary>Reads courier exceptions.</summary>
public interface ICourierTrouble
{
    /// <summary>A document's, those of parcels that it shares too, newest first.</summary>
    Task<IReadOnlyList<TroubleCard>> Of(Guid documentId, CancellationToken ct);

    /// <summary>
    /// The customer has the goods: what is open of the document's parcels ends as delivered, inside the running
    /// operation. A parcel that it shares too: it arrived.
    /// </summary>
    Task Received(Guid documentId, CancellationToken ct);
}

/// <summary>
/// A parcel goes with another courier: the old waybill is void, a new one was issued (SHIP-11). Raised in the
/// transaction that does it; whoever keeps a waybill's number changes it, or throws when the parcel has gone.
/// </summary>
public sealed record CourierSwitched(
    Guid DocumentId,
    string DocumentNo,
    string Courier,
    string OldWaybillNo,
    string WaybillNo,
    string Why
) : IEvent;

/// <summary>The courier says that the customer has signed (SHIP-25); raised in the transaction that notes it.</summary>
public sealed record ParcelSigned(Guid DocumentId, Guid Part, string DocumentNo, DateTimeOffset SignedAt) : IEvent;

/// <summary>What the stub of a waybill says of its parcel. Optional: the module that packs registers one.</summary>
public interface IParcelContents
{
    /// <summary>
    /// The contents of a parcel by the part that was packed into it, or null when this module has not packed it.
    /// </summary>
    Task<ParcelContents?> Of(Guid part, CancellationToken ct);
}

/// <summary>The stub of a waybill.</summary>
/// <param name="SlipNo">The outbound slip's number, printed as a bar code.</param>
/// <param name="Detail">One line below: order, wave, box.</param>
/// <param name="IsAmended">Marks it: the order was changed after it was placed.</param>
/// <param name="Lines">What is in it, in clear text (INV-37).</param>
/// <param name="Footer">Who checked, remarks for the packer.</param>
public sealed record ParcelContents(
    string SlipNo,
    string Detail,
    bool IsAmended,
    IReadOnlyList<ParcelContentLine> Lines,
    string? Footer
);

/// <summary>One line of the stub.</summary>
public sealed record ParcelContentLine(string Name, Quantity Quantity);
