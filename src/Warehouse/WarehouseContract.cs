namespace Zhanggui.Warehouse;

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

/// <summary>An inbound slip's id.</summary>
public readonly record struct InboundId(Guid Value) : IId<InboundId>
{
    /// <inheritdoc />
    public static InboundId From(Guid value) => new(value);
}

/// <summary>The id of goods on the put-back list.</summary>
public readonly record struct RestockId(Guid Value) : IId<RestockId>
{
    /// <inheritdoc />
    public static RestockId From(Guid value) => new(value);
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

/// <summary>When each part of the work on an order was done and by whom (SHIP-31). Null: not yet.</summary>
public sealed record OutboundCard(
    OutboundOrderId Id,
    string No,
    OutboundOrderStatus Status,
    DateTimeOffset MadeAt,
    DateTimeOffset CutOff,
    DateTimeOffset? PickStartedAt,
    string? Picker,
    DateTimeOffset? PickedAt,
    DateTimeOffset? CheckStartedAt,
    string? Checker,
    DateTimeOffset? PackedAt,
    DateTimeOffset? HandedOverAt,
    string? Shipper,
    string? WaybillNo
);

/// <summary>Outbound slips as the modules above see them.</summary>
public interface IOutbound
{
    /// <summary>
    /// An order's slips, oldest first; more than one when its goods lie in several warehouses, and when it was
    /// withdrawn and released again.
    /// </summary>
    Task<IReadOnlyList<OutboundCard>> OfOrder(Ordering.OrderId order, CancellationToken ct);
}
