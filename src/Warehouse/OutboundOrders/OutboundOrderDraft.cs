using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;

namespace Zhanggui.Warehouse;

/// <summary>What one warehouse is told about a released order.</summary>
internal sealed record DraftedOutboundOrder(
    OutboundOrder Slip,
    IReadOnlyList<OutboundOrderLine> Lines,
    IReadOnlyList<OutboundOrderRemark> Remarks
);

/// <summary>One part's pieces in one warehouse.</summary>
internal sealed record DraftedShare(
    ShipmentPart Part,
    WarehouseCard Warehouse,
    IReadOnlyList<(OrderLineView Line, int Units)> Pieces
)
{
    /// <summary>What it is worth: by this the money that is collected is divided.</summary>
    public long Worth => Pieces.Sum(p => (p.Line.Price * p.Units).Fen);
}

/// <summary>
/// Writes down what the warehouses are told about a released order: everything in clear text, so that a slip speaks for
/// itself (INV-37).
/// </summary>
public sealed class OutboundOrderDraft(
    ShopDb db,
    IOrders orders,
    IStock stock,
    DocumentNumbers numbers,
    ShippingDay day
)
{
    /// <summary>
    /// A slip for each part that goes now and each warehouse where its goods are reserved. What live slips carry
    /// already is left out.
    /// </summary>
    internal async Task<IReadOnlyList<DraftedOutboundOrder>> Of(
        OrderId id,
        IReadOnlyList<OutboundOrderProgress> live,
        OperationContext context,
        CancellationToken ct
    )
    {
        var order =
            await orders.Of(id, ct)
            ?? throw new InvalidOperationException($"The released order {id.Value} does not exist.");
        var places = await stock.PlacesOf(id.Value, ct);
        if (places.Count == 0 && live.Count == 0)
            throw new InvalidOperationException($"{order.No} was released but its goods are reserved in no warehouse.");

        var carried = await Carried(order, live, ct);
        var shares = Shares(order, places, carried);
        var drafts = new List<DraftedOutboundOrder>();
        foreach (var part in shares.GroupBy(s => s.Part))
        {
            var cash = await CashOf(order, part.Key, [.. part], live, ct);
            foreach (var (share, i) in part.Select((s, i) => (s, i)))
                drafts.Add(Draft(order, share, cash?[i], await numbers.Next(db, "DN", context.Now, ct), context));
        }

        return drafts;
    }

    /// <summary>What of this order live slips carry, line by line.</summary>
    private async Task<List<(OutboundOrderProgress Slip, OutboundOrderLine Line)>> Carried(
        OrderView order,
        IReadOnlyList<OutboundOrderProgress> live,
        CancellationToken ct
    )
    {
        var slips = live.ToDictionary(p => p.Slip);
        if (slips.Count == 0)
            return [];
        var lines = await db.Set<OutboundOrderLine>()
            .AsNoTracking()
            .Where(l => EF.Parameter(slips.Keys.ToList()).Contains(l.Slip))
            .ToListAsync(ct);
        return [.. lines.Select(l => (slips[l.Slip], l)).Where(c => c.l.OrderOn(c.Item1.Order) == order.Id)];
    }

    /// <summary>
    /// Each warehouse's share of each part: what is reserved there for the part's lines and no open slip has claimed.
    /// </summary>
    private static List<DraftedShare> Shares(
        OrderView order,
        IReadOnlyList<ReservedAt> places,
        List<(OutboundOrderProgress Slip, OutboundOrderLine Line)> carried
    )
    {
        var free = places.ToDictionary(
            p => p.Warehouse.Id,
            p => p.Lines.ToDictionary(l => l.Line, l => l.Quantity.Units)
        );
        foreach (var (outboundOrder, line) in carried.Where(c => c.Slip.Status < OutboundOrderStatus.HandedOver))
            if (free.TryGetValue(outboundOrder.Warehouse, out var here) && here.ContainsKey(line.LineOfOrder))
                here[line.LineOfOrder] -= line.Quantity.Units;

        var lines = order.Lines.ToDictionary(l => l.No);
        var shares = new List<DraftedShare>();
        foreach (var part in order.Going)
        {
            var left = part.Lines.ToDictionary(
                l => l.LineNo,
                l =>
                    l.Quantity.Units
                    - carried
                        .Where(c => c.Line.LineOfOrder == l.LineNo && (c.Line.Part ?? c.Slip.Part) == part.No)
                        .Sum(c => c.Line.Quantity.Units)
            );
            foreach (var place in places)
            {
                var (here, pieces) = (free[place.Warehouse.Id], new List<(OrderLineView, int)>());
                foreach (var line in left.Keys.Order().Select(no => lines[no]))
                {
                    var units = Math.Min(left[line.No], here.GetValueOrDefault(line.No));
                    if (units <= 0)
                        continue;
                    (left[line.No], here[line.No]) = (left[line.No] - units, here[line.No] - units);
                    pieces.Add((line, units));
                }

                if (pieces.Count > 0)
                    shares.Add(new DraftedShare(part, place.Warehouse, pieces));
            }
        }

        return shares;
    }

    /// <summary>
    /// An order that is paid on delivery: each parcel's share of what the part costs, less what its live parcels
    /// collect; together to the fen. Null when it is paid before.
    /// </summary>
    private async Task<Money[]?> CashOf(
        OrderView order,
        ShipmentPart part,
        List<DraftedShare> shares,
        IReadOnlyList<OutboundOrderProgress> live,
        CancellationToken ct
    )
    {
        if (order.Method != PaymentMethod.CashOnDelivery || order.IsPaid)
            return null;
        List<OutboundOrderId> slips = [.. live.Where(p => p.Part == part.No || p.Guests > 0).Select(p => p.Slip)];
        var collects =
            slips.Count == 0
                ? Money.Zero
                : (
                    await db.Set<OutboundOrder>()
                        .AsNoTracking()
                        .Where(s => EF.Parameter(slips).Contains(s.Id) && s.Merge == null)
                        .ToListAsync(ct)
                ).Sum(s => s.CashDue ?? Money.Zero)
                    + (
                        await db.Set<MergePart>()
                            .AsNoTracking()
                            .Where(m =>
                                m.Order == order.Id
                                && m.Part == part.No
                                && db.Set<OutboundOrder>()
                                    .Any(s => EF.Parameter(slips).Contains(s.Id) && s.Merge == m.Merge)
                            )
                            .ToListAsync(ct)
                    ).Sum(m => m.CashDue ?? Money.Zero);
        long[] worth = [.. shares.Select(s => s.Worth)];
        return (part.Total - collects).Allocate(worth.Sum() == 0 ? [.. worth.Select(_ => 1L)] : worth);
    }

    private DraftedOutboundOrder Draft(
        OrderView order,
        DraftedShare share,
        Money? cash,
        string no,
        OperationContext context
    )
    {
        var node = day.Nodes.NodeFor(context.Now);
        var warehouse = share.Warehouse;
        var outboundOrder = new OutboundOrder
        {
            Id = context.NewId<OutboundOrderId>(),
            No = no,
            Order = order.Id,
            OrderNo = order.No,
            Warehouse = warehouse.Id,
            WarehouseCode = warehouse.Code,
            WarehouseName = warehouse.Name.Zh,
            MadeAt = context.Now,
            ReleasedBy = context.Actor.Name,
            NodeNo = node.No,
            CutOff = node.At,
            Pieces = share.Pieces.Sum(s => s.Units),
            WeightGrams = share.Pieces.Sum(s => s.Line.WeightGrams * s.Units),
            Courier = order.Courier,
            Address = order.Address,
            IsAmended = order.IsAmended,
            CustomerRemark = order.CustomerRemark,
            InvoiceTitle = order.InvoiceTitle,
            InvoiceTaxNo = order.InvoiceTaxNo,
            Part = share.Part.No,
            CashDue = cash,
        };
        return new DraftedOutboundOrder(
            outboundOrder,
            [.. share.Pieces.Select(s => Line(outboundOrder.Id, s.Line, s.Units))],
            [.. order.Remarks.Select(r => Remark(outboundOrder.Id, r))]
        );
    }

    private static OutboundOrderLine Line(OutboundOrderId outboundOrder, OrderLineView line, int units) =>
        new()
        {
            Slip = outboundOrder,
            No = line.No,
            Sku = line.Sku,
            Goods = line.Goods,
            Quantity = new Quantity(units),
        };

    private static OutboundOrderRemark Remark(OutboundOrderId outboundOrder, OrderRemark remark) =>
        new()
        {
            Slip = outboundOrder,
            Remark = remark.Id,
            Kind = remark.Kind,
            Body = remark.Body,
            By = remark.By,
            At = remark.At,
            MustAcknowledge = remark.MustAcknowledge,
        };
}
