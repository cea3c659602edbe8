namespace Zhanggui.Fulfilment;

/// <summary>An outbound slip's id.</summary>
public readonly record struct OutboundOrderId(Guid Value) : IId<OutboundOrderId>
{
    /// <inheritdoc />
    public static OutboundOrderId From(Guid value) => new(value);
}

/// <summary>A picking batch's id.</summary>
public readonly record struct BatchId(Guid Value) : IId<BatchId>
{
    /// <inheritdoc />
    public static BatchId From(Guid value) => new(value);
}

/// <summary>A hand-over manifest's id.</summary>
public readonly record struct ManifestId(Guid Value) : IId<ManifestId>
{
    /// <inheritdoc />
    public static ManifestId From(Guid value) => new(value);
}

/// <summary>The id of a merge of orders into one parcel.</summary>
public readonly record struct MergeId(Guid Value) : IId<MergeId>
{
    /// <inheritdoc />
    public static MergeId From(Guid value) => new(value);
}

/// <summary>The id of an interception.</summary>
public readonly record struct InterceptionId(Guid Value) : IId<InterceptionId>
{
    /// <inheritdoc />
    public static InterceptionId From(Guid value) => new(value);
}

/// <summary>How far the warehouse is with an outbound slip.</summary>
public enum OutboundOrderStatus
{
    /// <summary>待拣货: nobody has taken it.</summary>
    Waiting,

    /// <summary>拣货中: in a picker's batch.</summary>
    Picking,

    /// <summary>已拣货: waiting for the check.</summary>
    Picked,

    /// <summary>复核中: on somebody's packing table.</summary>
    Checking,

    /// <summary>已打包: has its waybill, waiting for the courier.</summary>
    Packed,

    /// <summary>已交接: with the courier.</summary>
    HandedOver,

    /// <summary>已作废: the order was withdrawn or goods were missing.</summary>
    Voided,
}

/// <summary>How an order is being sent, as the warehouse sees it: one outbound slip, one parcel.</summary>
/// <param name="Part">Which part of a split order; 0 for the whole.</param>
/// <param name="With">Other orders whose goods are in the same parcel.</param>
/// <param name="MergeNo">The merge that put them together; null when it is alone.</param>
/// <param name="CashDue">What the courier collects for the whole parcel; null when it is paid.</param>
/// <param name="Stopped">Why it is intercepted; null when it is not.</param>
/// <param name="IsUntouched">Nobody has begun to pick it: it can still be arranged anew.</param>
/// <param name="HasLeft">The courier has it.</param>
public sealed record OrderShipment(
    Guid Slip,
    string SlipNo,
    int Part,
    Text State,
    string Tone,
    string Warehouse,
    int Pieces,
    string? WaybillNo,
    DateTimeOffset? HandedOverAt,
    IReadOnlyList<string> With,
    string? MergeNo,
    Money? CashDue,
    string? Stopped,
    bool IsUntouched,
    bool HasLeft
);

/// <summary>
/// What is on its way out of an order. Orders ask it before they are arranged anew or amended; who picks, packs and
/// hands over moves it.
/// </summary>
public interface IShipments
{
    /// <summary>An order's outbound orders that are not void, by number.</summary>
    Task<IReadOnlyList<OrderShipment>> Of(OrderId order, CancellationToken ct);

    /// <summary>True while something of the order is intercepted (ORD-32).</summary>
    Task<bool> IsStopped(OrderId order, CancellationToken ct);

    /// <summary>
    /// Other orders that could share a parcel with this one, by their numbers; empty when there is none.
    /// </summary>
    Task<IReadOnlyList<string>> CouldShare(OrderId order, CancellationToken ct);

    /// <summary>
    /// Null while nobody has begun to pick any of it, it shares no parcel and is not intercepted. Locks its outbound
    /// orders until the transaction ends.
    /// </summary>
    Task<Refusal?> RefuseToArrange(OrderId order, CancellationToken ct);

    /// <summary>
    /// Why the order can't be amended any more (C18); null while nobody has begun to pick it. With
    /// <paramref name="hold"/> nobody begins before the transaction ends.
    /// </summary>
    Task<Refusal?> RefuseToAmend(OrderId order, bool hold, CancellationToken ct);
}
