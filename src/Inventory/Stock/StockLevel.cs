using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>
/// The running totals of one SKU in one warehouse: the sum of its movements and the sum of its live reservations.
/// <c>verify</c> proves it.
/// </summary>
internal sealed class StockLevel
{
    public required SkuId Sku { get; init; }
    public required WarehouseId Warehouse { get; init; }
    public Quantity OnHand { get; init; }
    public Quantity Reserved { get; init; }
}

/// <summary>What lies in one bin: the sum of the movements of this SKU in this bin.</summary>
internal sealed class BinStock
{
    public required SkuId Sku { get; init; }
    public required BinId Bin { get; init; }
    public required WarehouseId Warehouse { get; init; }
    public Quantity OnHand { get; init; }
}

/// <summary>
/// One line of the stock ledger: so many pieces into (positive) or out of (negative) one bin, against one slip (INV-01,
/// INV-21).
/// </summary>
internal sealed class Movement
{
    public required Guid Id { get; init; }
    public required SkuId Sku { get; init; }
    public required WarehouseId Warehouse { get; init; }
    public required BinId Bin { get; init; }
    public required Quantity Quantity { get; init; }

    /// <summary>What these pieces were worth when they came (positive) or left (negative).</summary>
    public required Money Value { get; init; }
    public required string SlipType { get; init; }
    public required Guid SlipId { get; init; }
    public required string SlipNo { get; init; }
    public required string ReasonZh { get; init; }
    public required string ReasonEn { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
}

internal enum ReservationState
{
    Live,
    Used,
    Released,
}

/// <summary>Pieces promised to a document.</summary>
internal sealed class Reservation
{
    public required Guid Id { get; init; }
    public required Guid DocumentId { get; init; }
    public required string DocumentNo { get; init; }

    /// <summary>The document's line that it is for; 0 for what is held before anybody orders.</summary>
    public required int LineNo { get; init; }
    public required SkuId Sku { get; init; }
    public required WarehouseId Warehouse { get; init; }
    public required Quantity Quantity { get; init; }
    public ReservationState State { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When it lapses by itself; null once the document was paid or confirmed.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Whom pieces are kept for that nobody has ordered yet (ORD-31), as <see cref="Holder"/> writes it, empty for
    /// somebody without a name; null for what is reserved for an order.
    /// </summary>
    public string? HeldFor { get; init; }
}
