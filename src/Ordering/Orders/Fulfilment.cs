using Zhanggui.Inventory;

namespace Zhanggui.Ordering;

/// <summary>What the warehouse reports, as moves of the order.</summary>
internal sealed class Fulfilment(
    OrderTransitions transitions,
    OperationContext context,
    IStock stock,
    ParcelSales sales,
    ShipmentPartTransitions parts,
    OrderCancellation cancellation
) : IFulfilment
{
    public Task<Result> Picked(OrderId id, CancellationToken ct) =>
        Move(id, p => p.Pick(context.Now), ("拣货完成", "Picked"), null, ct);

    public async Task<Result> PickedShort(OrderId id, string what, CancellationToken ct)
    {
        var order = await transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        var moved = await transitions.Move(order, p => p.PickShort(), ("拣货缺货", "Short while picking"), what, ct);
        if (!moved.IsDone)
            return moved;
        await stock.Release(id.Value, ct);
        await parts.AllWaitAgain(order, ct);
        await transitions.Lacks(order, ct);
        await transitions.ToDo(DeskToDos.Short(order, what), ct);
        return Result.Done;
    }

    public async Task<Result> CalledBack(OrderId id, string why, AfterCallBack then, CancellationToken ct)
    {
        var order = await transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        var moved = await transitions.Move(
            order,
            p => p.CallBack(then == AfterCallBack.GoOn ? null : why),
            ("从仓库撤回", "Called back from the warehouse"),
            why,
            ct
        );
        if (!moved.IsDone)
            return moved;
        await parts.AllWaitAgain(order, ct);
        await transitions.Finish(order, DeskToDos.UnpaidKind, ct);
        if (then == AfterCallBack.Cancel)
            return await cancellation.Run(order, CancelReasons.Customer, why, ct);
        if (then == AfterCallBack.GoOn)
            return await transitions.Release(order, ct);
        await transitions.ToDo(DeskToDos.Stopped(order, why), ct);
        return Result.Done;
    }

    public Task<Result> SentBack(OrderId id, string why, CancellationToken ct) =>
        Move(id, p => p.SendBack(), ("复核不符，退回重拣", "Sent back to picking"), why, ct);

    public async Task<Result> Packed(OrderId id, CancellationToken ct)
    {
        var order = await transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        var moved = await transitions.Move(
            order,
            p => p.Pack(context.Now),
            ("复核打包", "Checked and packed"),
            null,
            ct
        );
        if (moved.IsDone && !order.MayBeReleased)
            await transitions.ToDo(DeskToDos.Unpaid(order), ct);
        return moved;
    }

    public Task<Result> MayLeave(IReadOnlyCollection<OrderId> orders, CancellationToken ct) =>
        transitions.MayLeave(orders, ct);

    public async Task<Result> Left(OrderId id, Guid slip, IReadOnlyList<Issued> issued, CancellationToken ct)
    {
        var order = await transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        if (!order.MayBeReleased)
            return OrderErrors.NotPaidToLeave(order.No);
        await sales.Book(order, slip, issued, ct);
        return Result.Done;
    }

    public async Task<Result> Shipped(OrderId id, IReadOnlyList<string> waybills, CancellationToken ct)
    {
        var order = await transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        if (!order.MayBeReleased)
            return OrderErrors.NotPaidToLeave(order.No);
        var moved = await transitions.Move(
            order,
            p => p.Ship(string.Join(", ", waybills), context.Now),
            ("交给快递", "Handed to the courier"),
            string.Join(", ", waybills),
            ct
        );
        if (moved.IsDone)
            await sales.MustBeWhole(order, ct);
        return moved;
    }

    private async Task<Result> Move(
        OrderId id,
        Func<OrderProgress, Result> verb,
        Text what,
        string? note,
        CancellationToken ct
    )
    {
        var order = await transitions.Find(id, ct);
        return order is null ? OrderErrors.NotFound : await transitions.Move(order, verb, what, note, ct);
    }
}
