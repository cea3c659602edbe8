namespace Zhanggui.Warehouse;

/// <summary>Writes down what the warehouse is told about a released order: everything in clear text, so that the slip speaks for itself (INV-37).</summary>
public sealed class SlipDraft(IOrders orders, IStock stock, ShippingDay day)
{
    internal async Task<(Slip Slip, List<SlipLine> Lines, List<SlipRemark> Remarks)> Of(OrderId id, Act act, string no, CancellationToken ct)
    {
        var order = await orders.Of(id, ct) ?? throw new InvalidOperationException($"The released order {id.Value} does not exist.");
        var warehouse = await stock.WarehouseOf(id.Value, ct)
            ?? throw new InvalidOperationException($"{order.No} was released but its goods are reserved in no warehouse.");
        var node = day.Nodes.NodeFor(act.Now);
        var to = order.Address;
        var slip = new Slip
        {
            Id = act.NewId<SlipId>(), No = no, Order = order.Id, OrderNo = order.No,
            Warehouse = warehouse.Id, WarehouseCode = warehouse.Code, WarehouseName = warehouse.Name.Zh,
            MadeAt = act.Now, ReleasedBy = act.Actor.Name, NodeNo = node.No, CutOff = node.CutOff,
            Pieces = order.Pieces, WeightGrams = order.WeightGrams, Courier = order.Courier,
            Recipient = to.Name, Phone = to.Phone, Province = to.Province, City = to.City, District = to.District, Street = to.Street, Postcode = to.Postcode,
            IsAmended = order.IsAmended, CustomerRemark = order.CustomerRemark, InvoiceTitle = order.InvoiceTitle, InvoiceTaxNo = order.InvoiceTaxNo,
        };
        return (slip, [.. order.Lines.OrderBy(l => l.No).Select(l => Line(slip.Id, l))], [.. order.Remarks.Select(r => Remark(slip.Id, r))]);
    }

    private static SlipLine Line(SlipId slip, OrderLineView line) => new()
    {
        Slip = slip, No = line.No, Sku = line.Sku, SkuCode = line.SkuCode, Barcode = line.Barcode, Name = line.Name,
        Colour = line.Colour, Size = line.Size, PictureUrl = line.PictureUrl, Quantity = line.Quantity,
    };

    private static SlipRemark Remark(SlipId slip, OrderRemark remark) => new()
    {
        Slip = slip, Remark = remark.Id, Kind = remark.Kind, Body = remark.Body, By = remark.By, At = remark.At, MustAcknowledge = remark.MustAcknowledge,
    };
}
