namespace Zhanggui.Warehouse;

/// <summary>The release of an order makes its outbound slips, one per warehouse that its goods lie in, in the same transaction (ORD-14, SHIP-26).</summary>
internal sealed class MakeSlip(ShopDb db, Act act, SlipDraft draft, OrderParts parts, WarehouseToDos todos) : IHandle<OrderReleased>
{
    public async Task Handle(OrderReleased e, CancellationToken ct)
    {
        foreach (var (slip, lines, remarks) in await draft.Of(e.Id, await parts.Live(e.Id, ct), act, ct))
        {
            var progress = SlipProgress.Of(slip);
            db.Add(slip);
            db.AddRange(lines);
            db.AddRange(remarks);
            db.Add(progress);
            db.AddRange(lines.Select(l => new LineCheck { Slip = slip.Id, LineNo = l.No, Wanted = l.Quantity }));
            act.Record(slip.Subject with { IsNew = true }, ("生成发货单", "Outbound slip made"), after: new { slip.OrderNo, warehouse = slip.WarehouseCode, slip.Pieces, slip.Courier, slip.CutOff });
            await todos.ToPick(progress, ct);
        }
    }
}
