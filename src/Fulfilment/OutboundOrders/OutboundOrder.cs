using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Inventory;

namespace Zhanggui.Fulfilment;

/// <summary>
/// An outbound slip (发货单): what the warehouse was told to send, as it was told. Append-only (INV-21); how far the work
/// is stands in <see cref="OutboundOrderProgress"/>.
/// </summary>
public sealed class OutboundOrder
{
    public required OutboundOrderId Id { get; init; }
    public required string No { get; init; }
    public required OrderId Order { get; init; }
    public required string OrderNo { get; init; }
    public required WarehouseId Warehouse { get; init; }
    public required string WarehouseCode { get; init; }
    public required string WarehouseName { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required string ReleasedBy { get; init; }
    public required int NodeNo { get; init; }
    public required DateTimeOffset CutOff { get; init; }
    public required int Pieces { get; init; }
    public required int WeightGrams { get; init; }
    public required string Courier { get; init; }
    public required string Recipient { get; init; }
    public required string Phone { get; init; }
    public required string Province { get; init; }
    public required string City { get; init; }
    public required string District { get; init; }
    public required string Street { get; init; }
    public string? Postcode { get; init; }
    public required bool IsAmended { get; init; }
    public string? CustomerRemark { get; init; }
    public string? InvoiceTitle { get; init; }
    public string? InvoiceTaxNo { get; init; }

    /// <summary>Which part of a split order it sends; 0 for the whole.</summary>
    public int Part { get; init; }

    /// <summary>What the courier collects for the parcel; null when it is paid.</summary>
    public Money? CashDue { get; init; }

    /// <summary>
    /// The merge by which it carries the goods of several orders (ORD-32); <see cref="Order"/> is the earliest of them.
    /// </summary>
    public MergeId? Merge { get; init; }
    public string? MergeNo { get; init; }

    public PostalAddress Address => new(Recipient, Phone, Province, City, District, Street, Postcode);

    /// <summary>What must be the same for two to share a parcel.</summary>
    public (WarehouseId, string, PostalAddress) ParcelKey => (Warehouse, Courier, Address);

    public Subject Subject => new("outbound", Id.Value, No);

    /// <summary>The order as the document of stock and parcels: reservations and waybills are kept under it.</summary>
    public Subject OrderSubject => new("order", Order.Value, OrderNo);
}

/// <summary>One line of a slip in clear text (INV-37): a picker never has to know a code.</summary>
public sealed class OutboundOrderLine
{
    public required OutboundOrderId Slip { get; init; }
    public required int No { get; init; }
    public required SkuId Sku { get; init; }
    public required string SkuCode { get; init; }
    public required string Barcode { get; init; }
    public required string Name { get; init; }
    public required string Colour { get; init; }
    public required string Size { get; init; }
    public required string PictureUrl { get; init; }
    public required Quantity Quantity { get; init; }

    /// <summary>Whose it is, on a slip of several orders; null on a slip of one.</summary>
    public OrderId? Order { get; init; }
    public string? OrderNo { get; init; }

    /// <summary>Which part of a split order it is of, on a slip of several orders.</summary>
    public int? Part { get; init; }

    /// <summary>The order's line, where it is not this line's number.</summary>
    public int? OrderLine { get; init; }

    public OrderId OrderOn(OrderId slipOrder) => Order ?? slipOrder;

    public int LineOfOrder => OrderLine ?? No;

    /// <summary>焦糖 / M.</summary>
    public string Variant => string.Join(" / ", new[] { Colour, Size }.Where(t => !string.IsNullOrWhiteSpace(t)));

    /// <summary>True when a scanned code names this line's SKU.</summary>
    public bool IsCode(string code) =>
        string.Equals(code, Barcode, StringComparison.OrdinalIgnoreCase)
        || string.Equals(code, SkuCode, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Another order whose goods are on a slip. Append-only; a slip of one order has none.</summary>
public sealed class ConsolidatedOrder
{
    public required OutboundOrderId Slip { get; init; }
    public required OrderId Order { get; init; }
    public required string OrderNo { get; init; }
}

/// <summary>A remark as it stood on the order when the slip was made (ORD-19).</summary>
public sealed class OutboundOrderRemark
{
    public required OutboundOrderId Slip { get; init; }
    public required Guid Remark { get; init; }
    public required string Kind { get; init; }
    public required string Body { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required bool MustAcknowledge { get; init; }
}
