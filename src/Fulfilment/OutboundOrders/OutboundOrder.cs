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
    /// <summary>Its id.</summary>
    public required OutboundOrderId Id { get; init; }

    /// <summary>Its number, DN….</summary>
    public required string No { get; init; }

    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>That order's number.</summary>
    public required string OrderNo { get; init; }

    /// <summary>Where it is picked.</summary>
    public required WarehouseId Warehouse { get; init; }

    /// <summary>That warehouse's code.</summary>
    public required string WarehouseCode { get; init; }

    /// <summary>Its name as it was printed.</summary>
    public required string WarehouseName { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who released the order.</summary>
    public required string ReleasedBy { get; init; }

    /// <summary>Which cut-off of the day it is for, from 1 on.</summary>
    public required int NodeNo { get; init; }

    /// <summary>Until when it must be with the courier.</summary>
    public required DateTimeOffset CutOff { get; init; }

    /// <summary>How many pieces are on it.</summary>
    public required int Pieces { get; init; }

    /// <summary>What they weigh by the catalogue.</summary>
    public required int WeightGrams { get; init; }

    /// <summary>The courier's code.</summary>
    public required string Courier { get; init; }

    /// <summary>Who gets it and where, as it was when the order was released.</summary>
    public required PostalAddress Address { get; init; }

    /// <summary>The order was amended (ORD-11).</summary>
    public required bool IsAmended { get; init; }

    /// <summary>What the customer wrote.</summary>
    public string? CustomerRemark { get; init; }

    /// <summary>For whom an invoice is made out; null for none.</summary>
    public string? InvoiceTitle { get; init; }

    /// <summary>That company's tax number.</summary>
    public string? InvoiceTaxNo { get; init; }

    /// <summary>Which part of a split order it sends; 0 for the whole.</summary>
    public int Part { get; init; }

    /// <summary>What the courier collects for the parcel; null when it is paid.</summary>
    public Money? CashDue { get; init; }

    /// <summary>
    /// The merge by which it carries the goods of several orders (ORD-32); <see cref="Order"/> is the earliest of them.
    /// </summary>
    public MergeId? Merge { get; init; }

    /// <summary>The merge's number.</summary>
    public string? MergeNo { get; init; }

    /// <summary>What must be the same for two to share a parcel.</summary>
    public (WarehouseId, string, PostalAddress) ParcelKey => (Warehouse, Courier, Address);

    /// <summary>It as the subject of audit entries.</summary>
    public Subject Subject => new("outbound", Id.Value, No);

    /// <summary>The order as the document of stock and parcels: reservations and waybills are kept under it.</summary>
    public Subject OrderSubject => new("order", Order.Value, OrderNo);
}

/// <summary>One line of a slip in clear text (INV-37): a picker never has to know a code.</summary>
public sealed class OutboundOrderLine
{
    /// <summary>The outbound order.</summary>
    public required OutboundOrderId Slip { get; init; }

    /// <summary>The line's number on it, from 1 on.</summary>
    public required int No { get; init; }

    /// <summary>The SKU.</summary>
    public required SkuId Sku { get; init; }

    /// <summary>The goods as they were called then, for the paper.</summary>
    public required GoodsSnapshot Goods { get; init; }

    /// <summary>How many pieces.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Whose it is, on a slip of several orders; null on a slip of one.</summary>
    public OrderId? Order { get; init; }

    /// <summary>That order's number.</summary>
    public string? OrderNo { get; init; }

    /// <summary>Which part of a split order it is of, on a slip of several orders.</summary>
    public int? Part { get; init; }

    /// <summary>The order's line, where it is not this line's number.</summary>
    public int? OrderLine { get; init; }

    /// <summary>Whose the line is, given the outbound order's own order.</summary>
    public OrderId OrderOn(OrderId slipOrder) => Order ?? slipOrder;

    /// <summary>The number of the order's line: the one of its reservation, pick and sale.</summary>
    public int LineOfOrder => OrderLine ?? No;
}

/// <summary>Another order whose goods are on a slip. Append-only; a slip of one order has none.</summary>
public sealed class ConsolidatedOrder
{
    /// <summary>The outbound order.</summary>
    public required OutboundOrderId Slip { get; init; }

    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>That order's number.</summary>
    public required string OrderNo { get; init; }
}

/// <summary>A remark as it stood on the order when the slip was made (ORD-19).</summary>
public sealed class OutboundOrderRemark
{
    /// <summary>The outbound order.</summary>
    public required OutboundOrderId Slip { get; init; }

    /// <summary>The remark's id on the order.</summary>
    public required Guid Remark { get; init; }

    /// <summary>What kind of remark it is.</summary>
    public required string Kind { get; init; }

    /// <summary>What it says.</summary>
    public required string Body { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The packer must acknowledge it (ORD-19).</summary>
    public required bool MustAcknowledge { get; init; }
}
