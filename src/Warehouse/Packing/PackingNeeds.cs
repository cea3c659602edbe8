using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>Something that the checker must sign for before the parcel is closed.</summary>
/// <param name="What">The key under which it is signed.</param>
/// <param name="Title">What to heed.</param>
/// <param name="Detail">Who asks for it.</param>
/// <param name="Kind">"amended", "goods", or the remark's kind.</param>
internal sealed record PackNeed(string What, Text Title, Text Detail, string Kind);

/// <summary>
/// What must be right before a parcel is closed: the order against the slip (ORD-18), remarks (ORD-19), changes
/// (ORD-11), quality and address (SHIP-10). Remarks and changes are read from the order as it is now: customer service
/// may have added one since the slip was made.
/// </summary>
public sealed class PackingNeeds(ShopDb db, IOrders orders, Policies policies)
{
    internal async Task<PackingCheck> Of(OutboundOrderId id, CancellationToken ct)
    {
        var outboundOrder = await db.OutboundOrder(id, ct);
        var guests = outboundOrder.Merge is null
            ? []
            : await db.Set<ConsolidatedOrder>()
                .AsNoTracking()
                .Where(g => g.Slip == id)
                .OrderBy(g => g.OrderNo)
                .Select(g => g.Order)
                .ToListAsync(ct);
        var told = new List<OrderTold>();
        foreach (var order in guests.Prepend(outboundOrder.Order))
            told.Add(await Told(order, outboundOrder, ct));
        return new PackingCheck(
            outboundOrder,
            told,
            await db.Lines(id, ct),
            await db.Checks(id, ct),
            await db.Confirmations(id, ct)
        );
    }

    private async Task<OrderTold> Told(OrderId id, OutboundOrder outboundOrder, CancellationToken ct)
    {
        var order =
            await orders.Of(id, ct)
            ?? throw new InvalidOperationException($"An order of {outboundOrder.No} does not exist.");
        var all = await db.OutboundOrdersOf(id)
            .Where(p => p.Status != OutboundOrderStatus.Voided)
            .Join(db.Set<OutboundOrderLine>(), p => p.Slip, l => l.Slip, (p, l) => new { p.Order, Line = l })
            .AsNoTracking()
            .ToListAsync(ct);
        return new OrderTold(order, [.. all.Where(l => l.Line.OrderOn(l.Order) == id).Select(l => l.Line)]);
    }

    /// <summary>Null when a weighed parcel is as heavy as it should be, within the policy's tolerance.</summary>
    internal Refusal? Weigh(int grams, int estimate)
    {
        if (grams is < 1 or > 100_000)
            return Refusal.Invalid(
                "warehouse.weight_out_of_range",
                "weight",
                "重量填 1 到 100000 克",
                "Enter a weight from 1 to 100,000 grams."
            );
        if (estimate <= 0)
            return null;
        var percent = policies.Get(WarehousePolicies.WeightTolerance);
        var off = Math.Abs((long)grams - estimate) * 100 / estimate;
        return off <= percent
            ? null
            : Refusal.Invalid(
                "warehouse.weight_implausible",
                "weight",
                $"称得 {grams} 克，预估 {estimate} 克，差 {off}%，超过 {percent}%。请开箱再看一遍；确实没错就勾选“已开箱复查”",
                $"It weighs {grams} g, the estimate is {estimate} g: {off}% off, more than {percent}%. Open it and look again; if all is right, tick “opened and looked again”."
            );
    }
}

/// <summary>An order as it is now, and what all of its live slips say of it.</summary>
internal sealed record OrderTold(OrderView Order, IReadOnlyList<OutboundOrderLine> Lines)
{
    /// <summary>True when its slips together are what goes of it now: everything, or the released parts.</summary>
    public bool IsWhole
    {
        get
        {
            var skus = Order.Lines.ToDictionary(l => l.No, l => l.Sku);
            var wanted = Order
                .Going.SelectMany(p => p.Lines)
                .GroupBy(l => skus.GetValueOrDefault(l.LineNo))
                .ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity.Units));
            var told = Lines.GroupBy(l => l.Sku).ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity.Units));
            return wanted.Count == told.Count && wanted.All(w => told.GetValueOrDefault(w.Key) == w.Value);
        }
    }
}

/// <summary>One slip on the packing table, with the orders whose goods are on it.</summary>
internal sealed record PackingCheck(
    OutboundOrder Slip,
    IReadOnlyList<OrderTold> Orders,
    IReadOnlyList<OutboundOrderLine> Lines,
    IReadOnlyList<LineCheck> Checks,
    IReadOnlyList<Confirmation> Confirmations
)
{
    public OrderView Order => Orders[0].Order;

    /// <summary>
    /// The order's address when it was changed after the slip was made; the parcel goes there, after re-verifying.
    /// </summary>
    public bool AddressChanged => Orders.Any(o => o.Order.Address != Slip.Address);

    public bool MustReverify => Slip.IsAmended || Orders.Any(o => o.Order.IsAmended) || AddressChanged;

    /// <summary>Everything to sign for, in the order in which it stands on the page.</summary>
    public IReadOnlyList<PackNeed> Needs =>
        [
            .. Orders
                .SelectMany(o => o.Order.Remarks)
                .Where(r => r.MustAcknowledge)
                .OrderBy(r => r.At)
                .Select(r => new PackNeed(
                    Confirmation.OfRemark(r.Id),
                    new Text(r.Body, r.Body),
                    new Text($"{r.By} 写的备注", $"Remark by {r.By}"),
                    r.Kind
                )),
            .. MustReverify
                ?
                [
                    new PackNeed(
                        Confirmation.Amended,
                        AddressChanged
                            ? ("地址改过，请按新地址再核一次", "The address was changed: verify the new one")
                            : ("订单改过，请再核一次", "The order was amended: verify it again"),
                        ("先核对变更，再打包", "Verify the change before packing"),
                        "amended"
                    ),
                ]
                : Array.Empty<PackNeed>(),
            new PackNeed(
                Confirmation.Goods,
                ("货没有瑕疵，地址和快递单相符", "The goods are faultless and the address matches the waybill"),
                ("发货人确认", "The shipper confirms"),
                "goods"
            ),
        ];

    public IReadOnlyList<PackNeed> OpenNeeds => [.. Needs.Where(n => Confirmations.All(c => c.What != n.What))];

    public int PiecesLeft => Checks.Sum(c => (c.Wanted - c.Checked).Units);

    /// <summary>
    /// Null when the order's slips together are what the order wants now (ORD-18): goods and courier.
    /// </summary>
    public Refusal? Differs()
    {
        var same =
            Orders.All(o => o.IsWhole && o.Order.Courier == Slip.Courier)
            && Orders.All(o => o.Order.Address == Order.Address);
        return same
            ? null
            : Refusal.Conflict(
                "warehouse.order_changed",
                "订单的商品或快递改了，和发货单对不上。请客服撤回订单重新下发",
                "Goods or courier of the order have changed and differ from the slip. Customer service must withdraw and release it again."
            );
    }

    /// <summary>Null when every piece is scanned and everything is signed for.</summary>
    public Refusal? Unfinished()
    {
        if (PiecesLeft > 0)
            return Refusal.Conflict(
                "warehouse.still_to_check",
                $"还差 {PiecesLeft} 件没扫。逐件扫完再打包",
                $"Still to scan: {PiecesLeft}. Scan every piece, then pack."
            );
        return OpenNeeds.Count == 0
            ? null
            : Refusal.Conflict(
                "warehouse.still_to_confirm",
                $"还有 {OpenNeeds.Count} 项没有确认：{OpenNeeds[0].Title.Zh}",
                $"{OpenNeeds.Count} items are not confirmed: {OpenNeeds[0].Title.En}"
            );
    }
}
