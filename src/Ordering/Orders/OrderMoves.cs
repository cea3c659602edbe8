using Zhanggui.Inventory;
using Zhanggui.Work;

namespace Zhanggui.Ordering;

/// <summary>What several use cases do with an order in the same words: move it, tell the others, and let it go on by itself where it can.</summary>
internal sealed class OrderMoves(OrderingDb db, Act act, IStock stock, IToDos todos, Policies policies)
{
    public Task<Order?> Find(OrderId id, CancellationToken ct) => db.Order(id, ct);

    /// <summary>Runs a verb, leaves the audit entry and tells the modules above. A refusal changes nothing.</summary>
    public async Task<Result> Move(Order order, Func<OrderProgress, Result> verb, Text what, string? note, CancellationToken ct)
    {
        var from = order.Status;
        var moved = verb(order.Progress);
        if (!moved.IsDone) return moved;
        act.Changed("orders");
        act.Record(order.Subject, what, new { status = from.ToString() }, new { status = order.Status.ToString() }, note);
        await act.Raise(new OrderMoved(order.Id, order.No, from, order.Status, order.Phone), ct);
        return Result.Done;
    }

    /// <summary>
    /// F4 rows 5 and 6, 库存充足吗: a confirmed order whose goods are reserved is ready; presale and short-picked goods are tried again now.
    /// Then row 7: when the money is there it goes to the warehouse.
    /// </summary>
    public async Task<Result> CheckStock(Order order, CancellationToken ct)
    {
        var ready = await AllReserved(order, ct);
        if (!ready)
        {
            if (order.Status != OrderStatus.Confirmed) return Result.Done;
            return await Move(order, p => p.LackStock(), ("库存不足，等补货", "Awaiting stock"), null, ct);
        }

        var moved = await Move(order, p => p.StockReady(), ("库存备齐", "Stock ready"), null, ct);
        return moved.IsDone ? await ReleaseIfPaid(order, ct) : moved;
    }

    /// <summary>Releases a ready order when its money is there and the policy lets it go by itself.</summary>
    public async Task<Result> ReleaseIfPaid(Order order, CancellationToken ct) =>
        order.Status == OrderStatus.ReadyToShip && order.MayBeReleased && order.Progress.OpenAmendment is null && policies.Get(OrderingPolicies.AutoRelease) ? await Release(order, ct) : Result.Done;

    /// <summary>ORD-13: nothing prepaid is released before it is paid, and nothing while an amendment is pending (ORD-10). The warehouse makes its slip in the same transaction (ORD-14).</summary>
    public async Task<Result> Release(Order order, CancellationToken ct)
    {
        if (order.Status == OrderStatus.ReadyToShip && !order.MayBeReleased) return OrderErrors.NotPaid;
        if (order.Status == OrderStatus.ReadyToShip && order.Progress.OpenAmendment is not null) return AmendmentErrors.Pending;
        var moved = await Move(order, p => p.Release(act.Now), ("下发仓库", "Released to the warehouse"), null, ct);
        if (!moved.IsDone) return moved;
        await act.Raise(new OrderReleased(order.Id, order.No), ct);
        return Result.Done;
    }

    public Task ToDo(ToDoDraft draft, CancellationToken ct) => todos.Open(draft, ct);

    public Task FinishAll(Order order, CancellationToken ct) => todos.FinishAll(order.Id.Value, ct);

    public Task Finish(Order order, string kind, CancellationToken ct) => todos.Finish(kind, order.Id.Value, ct);

    private async Task<bool> AllReserved(Order order, CancellationToken ct)
    {
        var missing = await stock.Unreserved(order.Id.Value, [.. order.Lines.Select(l => new StockLine(l.Sku, l.Quantity))], ct);
        if (missing.Count == 0) return true;
        var (reader, writer) = (new SetReader(db.Shop), new SetWriter(db.Shop));
        var locked = await stock.Lock(reader, [.. missing.Select(m => m.Sku)], ct);
        await reader.Send(ct);
        var reserved = stock.ReserveMany(writer, locked, [new ReservationDraft(order.Subject, missing, null)], act.Now);
        if (reserved[0].Short.Count > 0) return false;
        await writer.Flush(ct);
        return true;
    }
}
