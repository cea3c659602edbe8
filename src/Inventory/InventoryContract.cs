using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>A warehouse's id.</summary>
public readonly record struct WarehouseId(Guid Value) : IId<WarehouseId>
{
    /// <inheritdoc />
    public static WarehouseId From(Guid value) => new(value);
}

/// <summary>A bin's id.</summary>
public readonly record struct BinId(Guid Value) : IId<BinId>
{
    /// <inheritdoc />
    public static BinId From(Guid value) => new(value);
}

/// <summary>A warehouse (INV-22).</summary>
public sealed record WarehouseCard(WarehouseId Id, string Code, Text Name, int Priority);

/// <summary>A bin, in the order in which a picker walks past it.</summary>
public sealed record BinCard(BinId Id, WarehouseId Warehouse, string Code, int PickSequence);

/// <summary>A SKU's stock in all warehouses (INV-09).</summary>
public sealed record StockCard(SkuId Sku, Quantity OnHand, Quantity Reserved)
{
    /// <summary>What can still be promised.</summary>
    public Quantity Available => OnHand - Reserved;
}

/// <summary>What to take from which bin for a line of a document; line 0 where it is nobody's in particular.</summary>
public sealed record PickFrom(int Line, SkuId Sku, BinId Bin, string BinCode, int PickSequence, Quantity Quantity);

/// <summary>
/// What of a document's line has left and what it was worth, at the moving average of that moment
/// (docs/decisions/0017).
/// </summary>
public sealed record Issued(int Line, SkuId Sku, Quantity Quantity, Money Cost);

/// <summary>
/// What a line of a document wants. Its number stays on the reservation, the outbound order, the pick and the sale.
/// </summary>
public sealed record StockLine(int Line, SkuId Sku, Quantity Quantity);

/// <summary>A reservation wanted for a new document.</summary>
/// <param name="Document">The order.</param>
/// <param name="Lines">What it wants; a SKU may stand on several lines.</param>
/// <param name="ExpiresAt">When it lapses if nobody makes it firm.</param>
public sealed record ReservationDraft(Subject Document, IReadOnlyList<StockLine> Lines, DateTimeOffset? ExpiresAt)
{
    /// <summary>
    /// Who buys, as <see cref="Holder"/> writes it: what is held for them of these SKUs (ORD-31) is theirs, and the
    /// hold ends with the order.
    /// </summary>
    public IReadOnlyList<string> Buyers { get; init; } = [];
}

/// <summary>How those are written for whom pieces are held before they order (ORD-31).</summary>
public static class Holder
{
    /// <summary>A member.</summary>
    public static string Member(Guid account) => "m:" + account.ToString("N");

    /// <summary>Somebody of whom only the phone is known.</summary>
    public static string Phone(string phone) => "p:" + phone;

    /// <summary>Somebody without account and phone: nobody's order takes such a hold over.</summary>
    public const string Nobody = "";
}

/// <summary>Pieces that are held for somebody.</summary>
internal sealed record LiveHold(Guid Id, string HeldFor, SkuId Sku, WarehouseId Warehouse, int Units);

/// <summary>
/// Stock levels that nobody else changes until the transaction ends; they are there once the question was sent.
/// </summary>
public sealed class LockedStock
{
    internal LockedStock(IReadOnlyList<WarehouseCard> warehouses) => Warehouses = warehouses;

    internal IReadOnlyList<WarehouseCard> Warehouses { get; }

    internal List<StockLevel> Levels { get; } = [];

    internal List<LiveHold> Holds { get; } = [];
}

/// <summary>
/// Stock: a ledger of movements, and reservations on it. Writing methods work inside the running operation.
/// </summary>
public interface IStock
{
    /// <summary>Stock per SKU; SKUs without any are answered with zero.</summary>
    Task<IReadOnlyDictionary<SkuId, StockCard>> Of(IReadOnlyCollection<SkuId> skus, CancellationToken ct);

    /// <summary>
    /// Adds to <paramref name="reader"/> the question that locks these SKUs, in one order for everybody, until the
    /// transaction ends.
    /// </summary>
    Task<LockedStock> Lock(SetReader reader, IReadOnlyCollection<SkuId> skus, CancellationToken ct);

    /// <summary>
    /// The same, and asks on the same way what is held for these buyers (<see cref="ReservationDraft.Buyers"/>).
    /// </summary>
    Task<LockedStock> Lock(
        SetReader reader,
        IReadOnlyCollection<SkuId> skus,
        IReadOnlyCollection<string> buyers,
        CancellationToken ct
    );

    /// <summary>
    /// Reserves for many new documents at once, in order of arrival, from stock that was locked before: allots, and
    /// adds what it writes to <paramref name="writer"/>. Answers, per document, the warehouse that it was reserved in,
    /// or the SKUs that fell short (then nothing of that document is reserved).
    /// </summary>
    IReadOnlyList<Reserved> ReserveMany(
        SetWriter writer,
        LockedStock locked,
        IReadOnlyList<ReservationDraft> drafts,
        DateTimeOffset now
    );

    /// <summary>
    /// Holds pieces for somebody who has not ordered yet (ORD-31): a reservation like any other, which lapses at
    /// <paramref name="until"/> unless the order of <paramref name="heldFor"/> takes it over first. Refused with
    /// <c>inventory.too_few_to_hold</c> when fewer are available, and nothing is held then.
    /// </summary>
    Task<Result> Hold(Subject document, string heldFor, StockLine line, DateTimeOffset until, CancellationToken ct);

    /// <summary>Gives a hold back; false when it is none any more: taken over by an order, or lapsed.</summary>
    Task<bool> ReleaseHold(Guid documentId, CancellationToken ct);

    /// <summary>
    /// Says that an order has taken a hold over, outside of an operation: what is remembered of holds is old.
    /// </summary>
    void HoldsChanged();

    /// <summary>
    /// What is held for a member now, by SKU, out of memory: what they may buy beyond what is available to everybody.
    /// </summary>
    Task<IReadOnlyDictionary<SkuId, Quantity>> HeldFor(Guid account, CancellationToken ct);

    /// <summary>
    /// Stock of these SKUs warehouse by warehouse, in the order of the warehouses' priority; warehouses that never had
    /// one are left out.
    /// </summary>
    Task<IReadOnlyList<StockAt>> ByWarehouse(IReadOnlyCollection<SkuId> skus, CancellationToken ct);

    /// <summary>Gives a document's live reservations back; nothing happens when there are none.</summary>
    Task Release(Guid documentId, CancellationToken ct);

    /// <summary>The reservation no longer lapses by itself: the document was paid or confirmed.</summary>
    Task MakeFirm(Guid documentId, CancellationToken ct);

    /// <summary>What of these lines the document neither has reserved nor has been sent yet.</summary>
    Task<IReadOnlyList<StockLine>> Unreserved(Guid documentId, IReadOnlyList<StockLine> lines, CancellationToken ct);

    /// <summary>
    /// What a document has reserved, warehouse by warehouse in the order of their priority; what has left is not
    /// reserved any more.
    /// </summary>
    Task<IReadOnlyList<ReservedAt>> PlacesOf(Guid documentId, CancellationToken ct);

    /// <summary>
    /// Which bins of a warehouse to take these lines of a document's reserved goods from, in walking order. Bins are
    /// proposed, not locked: <paramref name="spokenFor"/> names what others have been told to take and what is known to
    /// be missing; it is left where it lies. Answers less than is wanted when less is reserved or the bins do not hold
    /// enough.
    /// </summary>
    Task<IReadOnlyList<PickFrom>> ProposePicks(
        Guid documentId,
        WarehouseId warehouse,
        IReadOnlyCollection<StockLine> lines,
        IReadOnlyCollection<PickFrom> spokenFor,
        CancellationToken ct
    );

    /// <summary>
    /// The bin in which most of a SKU lies in a warehouse: where a piece that was taken by mistake goes back to. Null
    /// when there is none.
    /// </summary>
    Task<BinCard?> HomeOf(SkuId sku, WarehouseId warehouse, CancellationToken ct);

    /// <summary>
    /// Goods leave a warehouse against an outbound slip: one movement per bin, and so much of what the document has
    /// reserved there is used up (INV-01, INV-04); what another part of the document still waits for stays reserved.
    /// Refused when a bin has less than is taken, and when more is taken than is reserved. Answers what they cost,
    /// line by line: whoever ships books exactly that off the goods account (1405), so that it stays what the stock is
    /// worth.
    /// </summary>
    Task<Result<IReadOnlyList<Issued>>> Ship(
        Subject slip,
        Guid documentId,
        WarehouseId warehouse,
        IReadOnlyList<PickFrom> picks,
        CancellationToken ct
    );

    /// <summary>
    /// Goods come in against an inbound slip into a bin, <paramref name="value"/> being what all of them are worth:
    /// whoever receives books exactly that on the goods account (1405). Raises <see cref="StockArrived"/>.
    /// </summary>
    Task<Result> Receive(
        Subject slip,
        SkuId sku,
        BinId bin,
        Quantity quantity,
        Money value,
        Text reason,
        CancellationToken ct
    );

    /// <summary>Warehouses by priority.</summary>
    Task<IReadOnlyList<WarehouseCard>> Warehouses(CancellationToken ct);

    /// <summary>A bin by its code in a warehouse, or null.</summary>
    Task<BinCard?> Bin(WarehouseId warehouse, string code, CancellationToken ct);
}

/// <summary>A SKU's stock in one warehouse.</summary>
public sealed record StockAt(SkuId Sku, WarehouseCard Warehouse, Quantity OnHand, Quantity Reserved)
{
    /// <summary>What can still be promised from there.</summary>
    public Quantity Available => OnHand - Reserved;
}

/// <summary>What a document has reserved in one warehouse, line by line.</summary>
public sealed record ReservedAt(WarehouseCard Warehouse, IReadOnlyList<StockLine> Lines);

/// <summary>What became of one reservation draft.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Warehouse">Where it was reserved; null when it fell short.</param>
/// <param name="Short">The SKUs that fell short, with what is still available of each.</param>
public sealed record Reserved(Guid DocumentId, WarehouseId? Warehouse, IReadOnlyList<StockCard> Short);

/// <summary>Stock of a SKU has come in; those who wait for it may look again.</summary>
public sealed record StockArrived(SkuId Sku, Quantity Quantity) : IEvent;

/// <summary>
/// A handler of <see cref="ReservationExpired"/> throws this when the document's money came first: the lapse rolls back
/// and the document keeps its stock.
/// </summary>
public class ReservationKeptException(string message) : Exception(message);

/// <summary>
/// A reservation lapsed before the document was made firm; raised in the transaction that gives it back.
/// </summary>
public sealed record ReservationExpired(Guid DocumentId, string DocumentNo) : IEvent;
