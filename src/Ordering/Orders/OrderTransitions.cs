using Zhanggui.Inventory;
using Zhanggui.Work;

namespace Zhanggui.Ordering;

/// <summary>
/// What several use cases do with an order in the same words: move it, tell the others, and let it go on by itself
/// where it can.
/// </summary>
internal sealed class OrderTransitions(
    OrderingDb db,
    OperationContext context,
    ShipmentPartTransitions parts,
    IToDos todos,
    PaymentGate gate,
    Balances balances,
    OrderBackorders backorders
)
{
    public Task<Order?> Find(OrderId id, CancellationToken ct) => db.Order(id, ct);

    /// <summary>Runs a verb, leaves the audit entry and tells the modules above. A refusal changes nothing.</summary>
    public async Task<Result> Move(
        Order order,
        Func<OrderProgress, Result> verb,
        Text what,
        string? note,
        CancellationToken ct
    )
    {
        var from = order.Status;
        var moved = verb(order.Progress);
        if (!moved.IsDone)
            return moved;
        context.Changed("orders");
        context.Record(
            order.Subject,
            what,
            new { status = from.ToString() },
            new { status = order.Status.ToString() },
            note
        );
        if (
            order.Status == OrderStatus.Cancelled
            && (from == OrderStatus.AwaitingStock || order.Progress.Split is not null)
        )
            await backorders.Ends(order, ct);
        await context.Raise(
            new OrderMoved(order.Id, order.No, from, order.Status, order.Address.Phone)
            {
                ShipsOn = order.Lines.Max(l => l.ShipsOn),
                DepositKept = order.Progress.DepositKept,
                DueAt = order.Progress.DueAt,
            },
            ct
        );
        return Result.Done;
    }

    /// <summary>
    /// F4 rows 5 and 6, 库存充足吗: a confirmed order whose goods are reserved is ready; presale and short-picked goods are
    /// tried again now. Then row 7: when the money is there it goes to the warehouse. What is missing is asked of
    /// purchasing.
    /// </summary>
    public async Task<Result> CheckStock(Order order, CancellationToken ct)
    {
        var before = order.Status;
        var went = await GoOn(order, ct);
        if (
            went.IsDone
            && (
                before == OrderStatus.AwaitingStock
                || order.Status == OrderStatus.AwaitingStock
                || order.Progress.Split is not null
            )
        )
            await backorders.Report(order, order.Status != before, ct);
        return went;
    }

    /// <summary>Back to waiting: something was not in its bin (F4 row 8).</summary>
    public Task Lacks(Order order, CancellationToken ct) => backorders.Report(order, begins: true, ct);

    private async Task<Result> GoOn(Order order, CancellationToken ct)
    {
        if (order.Status == OrderStatus.Released)
            return await ReleaseMore(order, ct);
        var ready = order.Progress.Split is null
            ? await parts.AllReserved(order, order.Lines.Select(l => new StockLine(l.No, l.Sku, l.Quantity)), ct)
            : await parts.CanBegin(order, ct);
        if (!ready)
        {
            if (order.Status is not (OrderStatus.Confirmed or OrderStatus.ReadyToShip))
                return Result.Done;
            return await Move(order, p => p.LackStock(), ("库存不足，等补货", "Awaiting stock"), null, ct);
        }

        if (
            order.Status != OrderStatus.ReadyToShip
            && await Move(order, p => p.StockReady(), ("库存备齐", "Stock ready"), null, ct) is { IsDone: false } moved
        )
            return moved;
        return await AskBalance(order, ct) is { IsDone: false } refused ? refused : await ReleaseIfPaid(order, ct);
    }

    /// <summary>
    /// Asks for the balance once everything that was ordered is reserved (SHOP-25): a part that can go is not enough.
    /// </summary>
    public async Task<Result> AskBalance(Order order, CancellationToken ct) =>
        order is { Status: OrderStatus.ReadyToShip, OwesBalance: true, Progress.BalanceUntil: null }
        && await parts.AllReserved(order, order.Lines.Select(l => new StockLine(l.No, l.Sku, l.Quantity)), ct)
            ? await balances.Ask(order, ct)
            : Result.Done;

    /// <summary>
    /// A split order that is with the warehouse already: parts whose goods and whose day have come follow (ORD-32).
    /// </summary>
    private async Task<Result> ReleaseMore(Order order, CancellationToken ct)
    {
        if (
            order.Progress.Split is null
            || await parts.IsStopped(order.Id, ct)
            || await parts.ReleaseDue(order, ct) == 0
        )
            return Result.Done;
        context.Changed("orders");
        await context.Raise(new OrderReleased(order.Id, order.No), ct);
        return Result.Done;
    }

    /// <summary>
    /// Releases a ready order when the payment gate lets it through and the policy lets it go by itself.
    /// </summary>
    public async Task<Result> ReleaseIfPaid(Order order, CancellationToken ct) =>
        order.Status == OrderStatus.ReadyToShip
        && gate.LetsGo(order)
        && order.Progress is { OpenAmendment: null, Stopped: null }
        && gate.GoesByItself
        && await parts.AnyDue(order, ct)
            ? await Release(order, ct)
            : Result.Done;

    /// <summary>
    /// ORD-13: nothing is released that the payment gate keeps (C19), and nothing while an amendment is pending
    /// (ORD-10). The warehouse makes its slip in the same transaction (ORD-14).
    /// </summary>
    public async Task<Result> Release(Order order, CancellationToken ct)
    {
        if (order.Status == OrderStatus.ReadyToShip && !gate.LetsGo(order))
            return OrderErrors.NotPaid;
        if (order.Status == OrderStatus.ReadyToShip && order.Progress.OpenAmendment is not null)
            return AmendmentErrors.Pending;
        if (OrderStates.Table.Next(order.Status, OrderVerb.Release) is { IsDone: false } not)
            return not.Refusal;
        if (order.Progress.Split is not null && await parts.ReleaseDue(order, ct) == 0)
            return SplitErrors.NothingDue;
        var moved = await Move(order, p => p.Release(context.Now), ("下发仓库", "Released to the warehouse"), null, ct);
        if (!moved.IsDone)
            return moved;
        await Finish(order, DeskToDos.StoppedKind, ct);
        await gate.KeepUnpaid(order, ct);
        await context.Raise(new OrderReleased(order.Id, order.No), ct);
        return Result.Done;
    }

    /// <summary>Refused while one of these orders still has to be paid before the courier has it (C19).</summary>
    public Task<Result> MayLeave(IReadOnlyCollection<OrderId> orders, CancellationToken ct) =>
        gate.MayLeave(orders, ct);

    public Task ToDo(ToDoDraft draft, CancellationToken ct) => todos.Open(draft, ct);

    public Task FinishAll(Order order, CancellationToken ct) => todos.FinishAll(order.Id.Value, ct);

    public Task Finish(Order order, string kind, CancellationToken ct) => todos.Finish(kind, order.Id.Value, ct);
}
