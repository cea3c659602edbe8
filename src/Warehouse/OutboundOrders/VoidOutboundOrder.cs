using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// An order that is withdrawn takes its slips with it: waybills are void, and what was picked goes on the put-back
/// list. What the courier has can't be withdrawn: that throws, and with it the whole withdrawal.
/// </summary>
internal sealed class VoidOutboundOrder(ShipmentParts parts, OutboundOrderWithdrawal withdrawal)
    : IDomainEventHandler<OrderWithdrawn>
{
    public async Task Handle(OrderWithdrawn e, CancellationToken ct)
    {
        foreach (var outboundOrder in await parts.Live(e.Id, ct))
            await withdrawal.Run(outboundOrder, e.Id, e.Reason, ct);
    }
}

/// <summary>What a void slip leaves to be tidied up.</summary>
public sealed class OutboundOrderEnd(ShopDb db, OperationContext context, IParcels parcels, WarehouseToDos todos)
{
    /// <summary>Voids a slip that has not left: its waybill, its place on a manifest, its work.</summary>
    /// <exception cref="InvalidOperationException">The courier has it.</exception>
    internal async Task Withdraw(
        OutboundOrderProgress outboundOrder,
        string why,
        CancellationToken ct,
        Person? putBackBy = null
    )
    {
        var (before, stopped) = (outboundOrder.Status, outboundOrder.Interception);
        if (outboundOrder.Void(why, context.Now) is { IsDone: false } refused)
            throw new InvalidOperationException(
                $"{outboundOrder.OrderNo} can't be withdrawn: its slip {outboundOrder.No} is {refused.Refusal.Message.En}"
            );
        if (before == OutboundOrderStatus.Packed)
        {
            await parcels.Void(outboundOrder.Slip.Value, ct);
            await TakeOffManifest(outboundOrder, ct);
        }

        if (
            stopped is { } id
            && await db.Set<InterceptionProgress>().FirstOrDefaultAsync(i => i.Id == id, ct)
                is { State: InterceptionState.Open } open
        )
            open.End(InterceptionState.Lifted, context.Actor.Name, context.Now);
        await PutBack(outboundOrder, why, ct, putBackBy);
        context.Record(
            outboundOrder.Subject,
            ("发货单作废", "Outbound slip voided"),
            new { status = before.ToString() },
            new { status = outboundOrder.Status.ToString() },
            why
        );
    }

    /// <summary>
    /// Takes the slip's work off the lists and puts what was picked for it on the put-back list; done already when
    /// somebody says that it lies in its bins again.
    /// </summary>
    internal async Task PutBack(
        OutboundOrderProgress outboundOrder,
        string why,
        CancellationToken ct,
        Person? by = null
    )
    {
        await todos.AllDone(outboundOrder, ct);
        var lines = (await db.Lines(outboundOrder.Slip, ct)).ToDictionary(l => l.No);
        var taken = (await db.Picks(outboundOrder.Slip, ct)).Where(p => p.Taken > Quantity.Zero).ToList();
        if (taken.Count == 0)
            return;
        List<RestockItem> items =
        [
            .. taken.Select(p => new RestockItem
            {
                Id = context.NewId<RestockId>(),
                Slip = outboundOrder.Slip,
                SlipNo = outboundOrder.No,
                Sku = p.Sku,
                SkuCode = lines[p.LineNo].Goods.SkuCode,
                Barcode = lines[p.LineNo].Goods.Barcode,
                Name = lines[p.LineNo].Goods.Name,
                Variant = lines[p.LineNo].Goods.Variant,
                BinCode = p.BinCode,
                Quantity = p.Taken,
                At = context.Now,
                Why = why,
            }),
        ];
        db.AddRange(items);
        if (by is not null)
            foreach (var item in items)
                item.Done(by.Value, context.Now);
        else
            await todos.ToPutBack(outboundOrder, taken.Sum(p => p.Taken.Units), ct);
    }

    internal async Task TakeOffManifest(OutboundOrderProgress outboundOrder, CancellationToken ct)
    {
        var line = await db.Set<ManifestLine>().FirstOrDefaultAsync(l => l.Slip == outboundOrder.Slip, ct);
        if (line is null)
            return;
        var manifest = await db.Set<Manifest>().FirstAsync(m => m.Id == line.Manifest, ct);
        if (manifest.Count(-1, -line.Pieces, -line.WeightGrams) is { IsDone: false } refused)
            throw new InvalidOperationException(
                $"{outboundOrder.No} stands on {manifest.No}: {refused.Refusal.Message.En}"
            );
        db.Remove(line);
    }
}
