using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>Where a purchase request stands (PUR-40).</summary>
public enum PurchaseRequestState
{
    /// <summary>待答复: purchasing has not said anything yet.</summary>
    Asked,

    /// <summary>已订货: ordered, and expected on a day.</summary>
    Promised,

    /// <summary>不补货: it is not bought any more.</summary>
    Declined,

    /// <summary>已了结: nothing of it is missing any more.</summary>
    Ended,
}

/// <summary>What purchasing has to say about a SKU that is missing.</summary>
/// <param name="No">PR20261123-000001.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ExpectedOn">When it comes; only once it is ordered.</param>
/// <param name="Note">Why it is not bought, or what was said besides.</param>
public sealed record PurchaseRequestCard(
    Guid Id,
    string No,
    PurchaseRequestState State,
    DateOnly? ExpectedOn,
    string? Note
);

/// <summary>
/// What a document waits for of one SKU; <paramref name="Request"/> is null while the shelves hold enough for everybody
/// who waits.
/// </summary>
public sealed record BackorderLine(SkuId Sku, Quantity Quantity, DateTimeOffset Since, PurchaseRequestCard? Request);

/// <summary>
/// What documents want beyond the stock, and the purchase requests that follow from it (ORD-12, PUR-40). A SKU has one
/// request that is open at most; it begins when those who wait want more than is available, and ends by itself once
/// they do not. Methods work inside the running operation.
/// </summary>
public interface IBackorders
{
    /// <summary>
    /// Says what a document waits for from now on; nothing in <paramref name="lines"/> means that it waits no more.
    /// </summary>
    /// <param name="document">Who waits.</param>
    /// <param name="lines">What is neither reserved nor sent.</param>
    /// <param name="needBy">By when it was promised to the customer; null for as soon as can be.</param>
    Task Report(Subject document, IReadOnlyList<StockLine> lines, DateOnly? needBy, CancellationToken ct);

    /// <summary>What a document waits for now, with what purchasing says.</summary>
    Task<IReadOnlyList<BackorderLine>> Of(Guid document, CancellationToken ct);

    /// <summary>The documents that wait for a SKU, the first who came first.</summary>
    Task<IReadOnlyList<Guid>> WaitingFor(SkuId sku, CancellationToken ct);

    /// <summary>All documents of a type that wait, with their numbers; for checks.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Everybody(string type, CancellationToken ct);
}

/// <summary>Purchasing has answered a request, for the first time or anew.</summary>
public sealed record PurchaseAnswered(Guid Request, string No, SkuId Sku) : IEvent;
