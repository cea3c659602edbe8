namespace Zhanggui.Warehouse;

/// <summary>
/// The release of an order makes its outbound slips, one per part and warehouse that its goods lie in, in the same
/// transaction (ORD-14, SHIP-26).
/// </summary>
internal sealed class MakeOutboundOrder(OutboundOrderWriter writer) : IDomainEventHandler<OrderReleased>
{
    public Task Handle(OrderReleased e, CancellationToken ct) => writer.For(e.Id, ct);
}

/// <summary>Stores slips with everything that belongs to one.</summary>
public sealed class OutboundOrderWriter(
    ShopDb db,
    OperationContext context,
    OutboundOrderDraft draft,
    ShipmentParts parts,
    WarehouseToDos todos
)
{
    /// <summary>What of a released order no live slip carries yet.</summary>
    internal async Task For(OrderId order, CancellationToken ct)
    {
        foreach (var drafted in await draft.Of(order, await parts.Live(order, ct), context, ct))
            await Keep(drafted, [], ct);
    }

    internal async Task<OutboundOrderProgress> Keep(
        DraftedOutboundOrder drafted,
        IReadOnlyList<ConsolidatedOrder> guests,
        CancellationToken ct
    )
    {
        var (outboundOrder, lines, remarks) = drafted;
        var progress = OutboundOrderProgress.Of(outboundOrder, guests.Count);
        db.Add(outboundOrder);
        db.AddRange(lines);
        db.AddRange(remarks);
        db.AddRange(guests);
        db.Add(progress);
        db.AddRange(
            lines.Select(l => new LineCheck
            {
                Slip = outboundOrder.Id,
                LineNo = l.No,
                Wanted = l.Quantity,
            })
        );
        context.Record(
            outboundOrder.Subject with
            {
                IsNew = true,
            },
            ("生成发货单", "Outbound slip made"),
            after: new
            {
                outboundOrder.OrderNo,
                warehouse = outboundOrder.WarehouseCode,
                outboundOrder.Pieces,
                outboundOrder.Courier,
                outboundOrder.CutOff,
                outboundOrder.Part,
                merge = outboundOrder.MergeNo,
            }
        );
        await todos.ToPick(progress, ct);
        return progress;
    }
}
