namespace Zhanggui.Warehouse;

/// <summary>The release of an order makes its outbound slips, one per part and warehouse that its goods lie in, in the same transaction (ORD-14, SHIP-26).</summary>
internal sealed class MakeSlip(SlipMaking making) : IHandle<OrderReleased>
{
    public Task Handle(OrderReleased e, CancellationToken ct) => making.For(e.Id, ct);
}

/// <summary>Stores slips with everything that belongs to one.</summary>
public sealed class SlipMaking(ShopDb db, Act act, SlipDraft draft, OrderParts parts, WarehouseToDos todos)
{
    /// <summary>What of a released order no live slip carries yet.</summary>
    internal async Task For(OrderId order, CancellationToken ct)
    {
        foreach (var drafted in await draft.Of(order, await parts.Live(order, ct), act, ct)) await Keep(drafted, [], ct);
    }

    internal async Task<SlipProgress> Keep(DraftedSlip drafted, IReadOnlyList<SlipGuest> guests, CancellationToken ct)
    {
        var (slip, lines, remarks) = drafted;
        var progress = SlipProgress.Of(slip, guests.Count);
        db.Add(slip);
        db.AddRange(lines);
        db.AddRange(remarks);
        db.AddRange(guests);
        db.Add(progress);
        db.AddRange(lines.Select(l => new LineCheck { Slip = slip.Id, LineNo = l.No, Wanted = l.Quantity }));
        act.Record(slip.Subject with { IsNew = true }, ("生成发货单", "Outbound slip made"), after: new { slip.OrderNo, warehouse = slip.WarehouseCode, slip.Pieces, slip.Courier, slip.CutOff, slip.Part, merge = slip.MergeNo });
        await todos.ToPick(progress, ct);
        return progress;
    }
}
