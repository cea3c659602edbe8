using System.Globalization;
using Zhanggui.Inventory;
using Zhanggui.Work;

namespace Zhanggui.Ordering;

/// <summary>
/// The day on which everything that an order waits for is there has changed; after the commit its customer is told.
/// </summary>
public sealed record StockExpected(OrderId Id, string No, string Phone, DateOnly On) : IEvent;

/// <summary>
/// What an order waits for, as purchasing must know it, and what purchasing says, as the order and its customer must
/// know it (ORD-12, PUR-40).
/// </summary>
internal sealed class OrderBackorders(IBackorders backorders, IStock stock, IToDos todos, OperationContext context)
{
    /// <summary>
    /// Says what is neither reserved nor sent yet. <paramref name="begins"/>: it has just begun to wait, so what
    /// purchasing said before is news to it.
    /// </summary>
    public async Task Report(Order order, bool begins, CancellationToken ct)
    {
        var missing = await stock.Unreserved(
            order.Id.Value,
            [.. order.Lines.Select(l => new StockLine(l.No, l.Sku, l.Quantity))],
            ct
        );
        await backorders.Report(order.Subject, missing, order.Lines.Max(l => l.ShipsOn), ct);
        await Look(order, begins, tells: !begins, ct);
    }

    /// <summary>It waits for nothing any more.</summary>
    public Task Ends(Order order, CancellationToken ct) => backorders.Report(order.Subject, [], null, ct);

    /// <summary>
    /// Takes over what purchasing says: the day on which all of it is there, or that somebody must talk with the
    /// customer. Whoever begins to wait hears the day with the message that they wait; for all others it is a message
    /// of its own (<paramref name="tells"/>).
    /// </summary>
    public async Task Look(Order order, bool isNews, bool tells, CancellationToken ct)
    {
        List<PurchaseRequestCard> requests =
        [
            .. (await backorders.Of(order.Id.Value, ct)).Select(l => l.Request).OfType<PurchaseRequestCard>(),
        ];
        var declined = requests.Find(r => r.State == PurchaseRequestState.Declined);
        DateOnly? on =
            requests.Count > 0 && requests.TrueForAll(r => r.State == PurchaseRequestState.Promised)
                ? requests.Max(r => r.ExpectedOn)
                : null;
        var before = order.Progress.StockOn;
        if (order.Progress.ExpectStock(on))
        {
            context.Changed("orders");
            if (declined is null && requests.Count > 0)
                Note(
                    order,
                    on is null ? ("到货日期待定", "No day for the goods yet") : ("预计到货", "Goods expected"),
                    before,
                    on,
                    on?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                        + " "
                        + string.Join(", ", requests.Select(r => r.No))
                );
            if (
                tells
                && on is { } day
                && order.Status == OrderStatus.AwaitingStock
                && !(order.Lines.Max(l => l.ShipsOn) >= day)
            )
                await context.Raise(new StockExpected(order.Id, order.No, order.Address.Phone, day), ct);
        }

        if (!isNews)
            return;
        if (declined is null)
        {
            await todos.Finish(DeskToDos.NotBoughtKind, order.Id.Value, ct);
            return;
        }

        Note(order, ("采购不补货", "Purchasing does not buy it"), before, on, $"{declined.No} {declined.Note}");
        await todos.Open(DeskToDos.NotBought(order, declined.Note ?? ""), ct);
    }

    private void Note(Order order, Text what, DateOnly? before, DateOnly? on, string note) =>
        context.Record(order.Subject, what, new { stockOn = before }, new { stockOn = on }, note.Trim());
}

/// <summary>Takes what purchasing answered over into one order that waits.</summary>
[SystemOnly]
public sealed class HearOfPurchase
{
    private readonly OrderTransitions _transitions;
    private readonly OrderBackorders _backorders;

    internal HearOfPurchase(OrderTransitions transitions, OrderBackorders backorders) =>
        (_transitions, _backorders) = (transitions, backorders);

    /// <summary>Nothing happens when it waits no more.</summary>
    public async Task<Result> Run(OrderId id, CancellationToken ct)
    {
        if (await _transitions.Find(id, ct) is { } order)
            await _backorders.Look(order, isNews: true, tells: true, ct);
        return Result.Done;
    }
}

/// <summary>Purchasing has answered: everybody who waits for the SKU hears of it, the first who came first.</summary>
internal sealed class HearOfPurchases(IBackorders backorders, UseCaseExecutor executor)
    : IIntegrationEventHandler<PurchaseAnswered>
{
    public async Task Handle(PurchaseAnswered e, Guid eventId, CancellationToken ct) =>
        await OneByOne.Run(
            await backorders.WaitingFor(e.Sku, ct),
            order => executor.Run(Actor.System("ordering"), (HearOfPurchase u) => u.Run(new OrderId(order), ct), ct),
            ct
        );
}

/// <summary>Tells the customer when the goods come.</summary>
internal sealed class TellCustomerExpected(Customers.INotices notices) : IIntegrationEventHandler<StockExpected>
{
    public Task Handle(StockExpected e, Guid eventId, CancellationToken ct) =>
        notices.Tell(OrderNotices.Expected, e.Phone, $"{eventId:N}", ct, ("no", e.No), ("on", e.On));
}
