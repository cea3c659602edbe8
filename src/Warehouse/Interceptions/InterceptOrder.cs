using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// Stops an order after its release and before the courier has it (ORD-32): nobody picks, checks, packs or hands over
/// any of its slips until the goods are back in their bins, or customer service lifts it.
/// </summary>
[Needs("order.arrange")]
public sealed class InterceptOrder(
    ShopDb db,
    OperationContext context,
    ShipmentParts parts,
    OutboundOrderEnd end,
    WarehouseToDos todos
)
{
    /// <summary>Intercepts everything of the order that has not left.</summary>
    /// <param name="order">The order.</param>
    /// <param name="reason">Why, 2 to 200 characters; the warehouse reads it.</param>
    /// <param name="thenCancel">
    /// Cancel the order when its goods are back; needs the right to cancel confirmed orders.
    /// </param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result> Run(OrderId order, string reason, bool thenCancel, CancellationToken ct)
    {
        if (reason?.Trim() is not { Length: >= 2 and <= 200 } why)
            return WarehouseErrors.NeedsReason;
        if (thenCancel && !context.Actor.May("order.cancel"))
            return Access.Denied("order.cancel");
        await db.LockForUpdate(
            [
                .. await db.OutboundOrdersOf(order)
                    .Where(p => p.Status < OutboundOrderStatus.HandedOver)
                    .Select(p => p.Slip)
                    .ToListAsync(ct),
            ],
            ct
        );
        var live = await parts.Live(order, ct);
        if (thenCancel && live.Any(p => p.Status == OutboundOrderStatus.HandedOver))
            return OutboundOrderErrors.TooLateToIntercept(OutboundOrderStates.Name(OutboundOrderStatus.HandedOver));
        var open = live.Where(p => p.Status < OutboundOrderStatus.HandedOver).ToList();
        if (open.Count == 0)
            return live.Count == 0
                ? InterceptionErrors.Nothing
                : OutboundOrderErrors.TooLateToIntercept(OutboundOrderStates.Name(OutboundOrderStatus.HandedOver));
        // What is stopped already stays as it is; what came to the warehouse since is stopped too.
        var going = open.Where(p => p.Interception is null).ToList();
        foreach (var outboundOrder in going.Count > 0 ? going : open)
            if (await Stop(outboundOrder, order, why, thenCancel, ct) is { IsDone: false } refused)
                return refused;
        context.Changed("orders");
        return Result.Done;
    }

    private async Task<Result> Stop(
        OutboundOrderProgress outboundOrder,
        OrderId order,
        string why,
        bool thenCancel,
        CancellationToken ct
    )
    {
        var orderNo = (await db.OrdersOn(outboundOrder, ct)).First(o => o.Id == order).No;
        if (outboundOrder.Manifest is not null && outboundOrder.Interception is null)
            await end.TakeOffManifest(outboundOrder, ct);
        var id = context.NewId<InterceptionId>();
        if (outboundOrder.Intercept(id, why, context.Actor.Name) is { IsDone: false } refused)
            return refused;
        db.Add(
            new Interception
            {
                Id = id,
                Slip = outboundOrder.Slip,
                SlipNo = outboundOrder.No,
                Order = order,
                OrderNo = orderNo,
                Status = outboundOrder.Status,
                At = context.Now,
                ById = context.Actor.Id,
                By = context.Actor.Name,
                Reason = why,
                ThenCancel = thenCancel,
                Progress = new InterceptionProgress { Id = id, At = context.Now },
            }
        );
        context.Record(
            outboundOrder.Subject,
            ("拦截发货单", "Slip intercepted"),
            after: new { status = outboundOrder.Status.ToString(), thenCancel },
            note: why
        );
        context.Record(
            new Subject("order", order.Value, orderNo),
            (
                thenCancel ? $"拦截 {outboundOrder.No}，放回后取消" : $"拦截 {outboundOrder.No}",
                thenCancel ? $"{outboundOrder.No} intercepted, to be cancelled" : $"{outboundOrder.No} intercepted"
            ),
            note: why
        );
        await todos.ToReturn(outboundOrder, why, ct);
        return Result.Done;
    }
}

/// <summary>Customer service lets an intercepted slip go on from where it stood.</summary>
[Needs("order.arrange")]
public sealed class LiftInterception(ShopDb db, OperationContext context, WarehouseToDos todos)
{
    /// <summary>Lifts it.</summary>
    public async Task<Result> Run(OutboundOrderId id, CancellationToken ct)
    {
        await db.LockForUpdate([id], ct);
        if (await db.Progress(id, ct) is not { } outboundOrder)
            return OutboundOrderErrors.NotFound;
        if (outboundOrder.Interception is not { } interception)
            return InterceptionErrors.NotIntercepted;
        var document = await db.Set<Interception>().Include(i => i.Progress).FirstAsync(i => i.Id == interception, ct);
        // The goods of another parcel that was stopped beside it lie in their bins again: going on alone, this one
        // would make the order look sent.
        if (
            await db.Set<Interception>()
                .AnyAsync(
                    i =>
                        i.Order == document.Order
                        && i.Slip != id
                        && i.Progress.State == InterceptionState.Returned
                        && i.Progress.EndedAt >= document.At,
                    ct
                )
        )
            return InterceptionErrors.OtherReturned;
        document.Progress.End(InterceptionState.Lifted, context.Actor.Name, context.Now);
        outboundOrder.Lift();
        await todos.ReturnDone(id, ct);
        context.Record(
            outboundOrder.Subject,
            ("解除拦截", "Interception lifted"),
            new { document.Reason },
            new { status = outboundOrder.Status.ToString() }
        );
        context.Record(
            new Subject("order", document.Order.Value, document.OrderNo),
            ($"解除拦截 {outboundOrder.No}", $"Interception of {outboundOrder.No} lifted")
        );
        context.Changed("orders");
        return Result.Done;
    }
}

/// <summary>
/// The warehouse confirms that an intercepted slip's goods lie in their bins again: the slip is void, the order is
/// cancelled or waits for customer service.
/// </summary>
[Needs("outbound.pick", "outbound.check", "stk.edit")]
public sealed class ConfirmReturned(
    ShopDb db,
    OperationContext context,
    ShipmentParts parts,
    OutboundOrderWithdrawal withdrawal,
    IFulfilment fulfilment,
    WarehouseToDos todos
)
{
    /// <summary>Confirms it. Of an order with several intercepted slips the last one moves the order.</summary>
    public async Task<Result> Run(OutboundOrderId id, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        await db.LockForUpdate([id], ct);
        if (await db.Progress(id, ct) is not { } outboundOrder)
            return OutboundOrderErrors.NotFound;
        if (outboundOrder.Interception is not { } interception)
            return InterceptionErrors.NotIntercepted;
        var document = await db.Set<Interception>().Include(i => i.Progress).FirstAsync(i => i.Id == interception, ct);
        document.Progress.End(InterceptionState.Returned, person.Value.Name, context.Now);
        await todos.ReturnDone(id, ct);
        context.Record(
            outboundOrder.Subject,
            ("拦截的货已放回", "Intercepted goods are back"),
            new { status = outboundOrder.Status.ToString() },
            note: document.Reason
        );
        await withdrawal.Run(outboundOrder, document.Order, $"拦截：{document.Reason}", ct, person.Value);
        await db.SaveChangesAsync(ct);
        if ((await parts.Live(document.Order, ct)).Any(p => p.Status < OutboundOrderStatus.HandedOver))
            return Result.Done; // another parcel of it is still to come back
        var then = document.ThenCancel ? AfterCallBack.Cancel : AfterCallBack.Wait;
        return await fulfilment.CalledBack(document.Order, document.Reason, then, ct);
    }
}
