namespace Zhanggui.Warehouse;

/// <summary>The id of goods on the put-back list.</summary>
public readonly record struct RestockId(Guid Value) : IId<RestockId>
{
    /// <inheritdoc />
    public static RestockId From(Guid value) => new(value);
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
    Task<IReadOnlyList<OutboundCard>> OfOrder(OrderId order, CancellationToken ct);
}
