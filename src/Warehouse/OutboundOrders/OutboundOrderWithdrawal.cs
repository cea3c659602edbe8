using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// Voids slips, and lets the other orders of a shared parcel go on: their goods are there, and they are told anew
/// without the one that was withdrawn (ORD-32).
/// </summary>
public sealed class OutboundOrderWithdrawal(
    ShopDb db,
    OperationContext context,
    ShipmentParts parts,
    OutboundOrderEnd end,
    OutboundOrderWriter writer,
    IFulfilment fulfilment
)
{
    /// <summary>Voids a slip because of one of its orders.</summary>
    internal async Task Run(
        OutboundOrderProgress outboundOrder,
        OrderId because,
        string why,
        CancellationToken ct,
        Person? putBackBy = null
    )
    {
        var was = outboundOrder.Status;
        await end.Withdraw(outboundOrder, why, ct, putBackBy);
        await LetOthersGoOn(outboundOrder, was, because, why, ct);
    }

    /// <summary>Voids all of an order's slips that have not left, but for one.</summary>
    internal async Task Others(OrderId order, OutboundOrderProgress except, string why, CancellationToken ct)
    {
        foreach (
            var outboundOrder in (await parts.Live(order, ct)).Where(p =>
                p.Status < OutboundOrderStatus.HandedOver && p.Slip != except.Slip
            )
        )
            await Run(outboundOrder, order, why, ct);
    }

    /// <summary>
    /// A void slip's other orders: those that were still being picked get a slip of their own at once, those that were
    /// further are called back and released again.
    /// </summary>
    internal async Task LetOthersGoOn(
        OutboundOrderProgress outboundOrder,
        OutboundOrderStatus was,
        OrderId because,
        string why,
        CancellationToken ct
    )
    {
        if (outboundOrder.Guests == 0)
            return;
        await db.SaveChangesAsync(ct); // it must be void before others are told anew
        await Part(outboundOrder, why, ct);
        foreach (var (order, no) in (await db.OrdersOn(outboundOrder, ct)).Where(o => o.Id != because))
        {
            if (was < OutboundOrderStatus.Picked)
                await writer.For(order, ct);
            else if (
                await fulfilment.CalledBack(order, $"同一包裹的订单撤回：{why}", AfterCallBack.GoOn, ct) is
                { IsDone: false } refused
            )
                throw new InvalidOperationException(
                    $"{no} shares the parcel of {outboundOrder.No} and can't go on alone: {refused.Refusal.Message.En}"
                );
        }
    }

    /// <summary>The merge ends with its slip; that is a document too.</summary>
    private async Task Part(OutboundOrderProgress outboundOrder, string why, CancellationToken ct)
    {
        var merge = await db.Set<Merge>()
            .AsNoTracking()
            .FirstAsync(m => db.Set<OutboundOrder>().Any(s => s.Id == outboundOrder.Slip && s.Merge == m.Id), ct);
        if (
            await db.Set<Merge>().AnyAsync(m => m.Undoes == merge.Id, ct)
            || db.Set<Merge>().Local.Any(m => m.Undoes == merge.Id)
        )
            return;
        db.Add(merge.Ended(context.NewId<MergeId>(), $"{merge.No}-U", context, why));
        context.Record(merge.Subject, ("合单解除", "Merge ended"), note: why);
    }
}
