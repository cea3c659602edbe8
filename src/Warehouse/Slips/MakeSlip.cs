using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>The release of an order makes its outbound slip, in the same transaction (ORD-14, SHIP-26).</summary>
internal sealed class MakeSlip(ShopDb db, Act act, SlipDraft draft, DocumentNumbers numbers, WarehouseToDos todos) : IHandle<OrderReleased>
{
    public async Task Handle(OrderReleased e, CancellationToken ct)
    {
        // A check that sends goods back puts the order back to released: it still has its slip.
        if (await db.Set<SlipProgress>().Where(p => p.Order == e.Id && p.Status != SlipStatus.Voided).ToListAsync(ct) is { Count: > 0 } live
            && live.Any(p => p.Status != SlipStatus.Voided)) return;

        var (slip, lines, remarks) = await draft.Of(e.Id, act, await numbers.Next(db, "DN", act.Now, ct), ct);
        var progress = SlipProgress.Of(slip);
        db.Add(slip);
        db.AddRange(lines);
        db.AddRange(remarks);
        db.Add(progress);
        db.AddRange(lines.Select(l => new LineCheck { Slip = slip.Id, LineNo = l.No, Wanted = l.Quantity }));
        act.Record(slip.Subject with { IsNew = true }, ("生成发货单", "Outbound slip made"), after: new { slip.OrderNo, slip.Pieces, slip.Courier, slip.CutOff });
        await todos.ToPick(progress, ct);
    }
}
