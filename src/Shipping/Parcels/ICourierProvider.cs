using Zhanggui.Customers;

namespace Zhanggui.Shipping;

/// <summary>A parcel on its way, as the courier is told of it.</summary>
public sealed record Shipment(
    string Courier,
    string WaybillNo,
    PostalAddress To,
    int Zone,
    DateTimeOffset HandedOverAt,
    DateOnly PromisedOn,
    int Days
);

/// <summary>A courier's report after its signature was found good.</summary>
public sealed record CourierNotice(
    string Courier,
    string WaybillNo,
    string EventId,
    TrackingKind Kind,
    DateTimeOffset At,
    Text What,
    string Place,
    DateTimeOffset SentAt
);

/// <summary>Talks to couriers. Providers can be exchanged; the local one behaves like the real ones.</summary>
public interface ICourierProvider
{
    /// <summary>Its name in addresses and tables.</summary>
    string Name { get; }

    /// <summary>
    /// The <paramref name="n"/>th number of the pool that a courier gave us, in the courier's own format; two n give
    /// two numbers.
    /// </summary>
    string WaybillNo(string courier, long n);

    /// <summary>The sorting code for an address.</summary>
    string SortCode(string courier, PostalAddress to);

    /// <summary>
    /// Tells the courier that it has a parcel; after the commit, never inside a transaction of ours. Telling it twice
    /// is harmless.
    /// </summary>
    Task Collect(Shipment shipment, CancellationToken ct);

    /// <summary>Reads a report; null when its signature does not fit or it can't be read.</summary>
    Task<CourierNotice?> Read(string body, string? signature, CancellationToken ct);
}
