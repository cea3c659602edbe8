using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>What one warehouse is told about a released order.</summary>
internal sealed record DraftedSlip(Slip Slip, IReadOnlyList<SlipLine> Lines, IReadOnlyList<SlipRemark> Remarks);

/// <summary>Writes down what the warehouses are told about a released order: everything in clear text, so that a slip speaks for itself (INV-37).</summary>
public sealed class SlipDraft(ShopDb db, IOrders orders, IStock stock, DocumentNumbers numbers, ShippingDay day)
{
    /// <summary>A slip for each warehouse where goods of the order are reserved and that has no open slip of it. What other slips carry already is left out.</summary>
    internal async Task<IReadOnlyList<DraftedSlip>> Of(OrderId id, IReadOnlyList<SlipProgress> live, Act act, CancellationToken ct)
    {
        var order = await orders.Of(id, ct) ?? throw new InvalidOperationException($"The released order {id.Value} does not exist.");
        var open = live.Where(p => p.Status < SlipStatus.HandedOver).Select(p => p.Warehouse).ToHashSet();
        var places = (await stock.PlacesOf(id.Value, ct)).Where(p => !open.Contains(p.Warehouse.Id)).ToList();
        if (places.Count == 0 && live.Count == 0) throw new InvalidOperationException($"{order.No} was released but its goods are reserved in no warehouse.");

        var left = await NotOnSlips(order, live, ct);
        var drafts = new List<DraftedSlip>();
        foreach (var place in places)
            if (Share(order, place, left) is { Count: > 0 } share) drafts.Add(Draft(order, place.Warehouse, share, await numbers.Next(db, "DN", act.Now, ct), act));
        return drafts;
    }

    /// <summary>Pieces of each line that no live slip carries.</summary>
    private async Task<Dictionary<int, int>> NotOnSlips(OrderView order, IReadOnlyList<SlipProgress> live, CancellationToken ct)
    {
        var slips = live.Select(p => p.Slip).ToList();
        var carried = slips.Count == 0 ? [] : await db.Set<SlipLine>().AsNoTracking().Where(l => EF.Parameter(slips).Contains(l.Slip)).ToListAsync(ct);
        return order.Lines.ToDictionary(l => l.No, l => l.Quantity.Units - carried.Where(c => c.No == l.No).Sum(c => c.Quantity.Units));
    }

    /// <summary>This warehouse's share: its reserved pieces, spread over the lines in their order.</summary>
    private static List<(OrderLineView Line, int Units)> Share(OrderView order, ReservedAt place, Dictionary<int, int> left)
    {
        var here = place.Lines.ToDictionary(l => l.Sku, l => l.Quantity.Units);
        var share = new List<(OrderLineView, int)>();
        foreach (var line in order.Lines.OrderBy(l => l.No))
        {
            var units = Math.Min(left[line.No], here.GetValueOrDefault(line.Sku));
            if (units <= 0) continue;
            (left[line.No], here[line.Sku]) = (left[line.No] - units, here[line.Sku] - units);
            share.Add((line, units));
        }

        return share;
    }

    private DraftedSlip Draft(OrderView order, WarehouseCard warehouse, List<(OrderLineView Line, int Units)> share, string no, Act act)
    {
        var node = day.Nodes.NodeFor(act.Now);
        var to = order.Address;
        var slip = new Slip
        {
            Id = act.NewId<SlipId>(), No = no, Order = order.Id, OrderNo = order.No,
            Warehouse = warehouse.Id, WarehouseCode = warehouse.Code, WarehouseName = warehouse.Name.Zh,
            MadeAt = act.Now, ReleasedBy = act.Actor.Name, NodeNo = node.No, CutOff = node.CutOff,
            Pieces = share.Sum(s => s.Units), WeightGrams = share.Sum(s => s.Line.WeightGrams * s.Units), Courier = order.Courier,
            Recipient = to.Name, Phone = to.Phone, Province = to.Province, City = to.City, District = to.District, Street = to.Street, Postcode = to.Postcode,
            IsAmended = order.IsAmended, CustomerRemark = order.CustomerRemark, InvoiceTitle = order.InvoiceTitle, InvoiceTaxNo = order.InvoiceTaxNo,
        };
        return new DraftedSlip(slip, [.. share.Select(s => Line(slip.Id, s.Line, s.Units))], [.. order.Remarks.Select(r => Remark(slip.Id, r))]);
    }

    private static SlipLine Line(SlipId slip, OrderLineView line, int units) => new()
    {
        Slip = slip, No = line.No, Sku = line.Sku, SkuCode = line.SkuCode, Barcode = line.Barcode, Name = line.Name,
        Colour = line.Colour, Size = line.Size, PictureUrl = line.PictureUrl, Quantity = new Quantity(units),
    };

    private static SlipRemark Remark(SlipId slip, OrderRemark remark) => new()
    {
        Slip = slip, Remark = remark.Id, Kind = remark.Kind, Body = remark.Body, By = remark.By, At = remark.At, MustAcknowledge = remark.MustAcknowledge,
    };
}
