using Zhanggui.Ordering;
using Zhanggui.Work;

namespace Zhanggui.ServiceDesk;

/// <summary>Takes over the tracking of a confirmed order (ORD-07, ORD-25).</summary>
[Needs("order.track")]
public sealed class TakeOverFollowUp
{
    private readonly FollowUps _followUps;
    private readonly IOrders _orders;
    private readonly IToDos _todos;
    private readonly OperationContext _context;

    internal TakeOverFollowUp(FollowUps followUps, IOrders orders, IToDos todos, OperationContext context) =>
        (_followUps, _orders, _todos, _context) = (followUps, orders, todos, context);

    /// <summary>From another only with a reason. Refused before the confirmation and after the receipt.</summary>
    public async Task<Result> Run(OrderId id, string? reason, CancellationToken ct)
    {
        var tracking = await _followUps.Of(id, ct);
        if (tracking is null)
            return await _orders.Of(id, ct) is null ? OrderErrors.NotFound : FollowUpErrors.NotConfirmed;
        var before = tracking.Owner;
        if (tracking.Take(_context.Actor, reason, _context.Now) is { IsDone: false } refused)
            return refused;
        _context.Record(
            tracking.Subject,
            ("接手跟单", "Tracking taken over"),
            before is null ? null : new { owner = before },
            new { owner = tracking.Owner, late = tracking.IsLate },
            reason
        );
        _context.Changed("orders");
        await _todos.Finish(FollowUpToDos.HandOverKind, id.Value, ct);
        return Result.Done;
    }
}

/// <summary>Writes down what was found out about an order on its way, and when to look again (ORD-25).</summary>
[Needs("order.track")]
public sealed class RecordFollowUp
{
    private readonly ShopDb _db;
    private readonly FollowUps _followUps;
    private readonly IOrders _orders;
    private readonly IToDos _todos;
    private readonly OperationContext _context;

    internal RecordFollowUp(ShopDb db, FollowUps followUps, IOrders orders, IToDos todos, OperationContext context) =>
        (_db, _followUps, _orders, _todos, _context) = (db, followUps, orders, todos, context);

    /// <summary>
    /// With <paramref name="again"/> the owner finds it among the to-dos, due then; the next note, or the receipt, ends
    /// that.
    /// </summary>
    public async Task<Result> Run(OrderId id, string? body, DateTimeOffset? again, CancellationToken ct)
    {
        var text = (body ?? "").Trim();
        if (text.Length is 0 or > 500)
            return FollowUpErrors.Body;
        if (again is { } at && (at <= _context.Now || at > _context.Now.AddDays(30)))
            return FollowUpErrors.Again;
        var order = await _orders.Of(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        var tracking = await _followUps.Of(id, ct);
        if (tracking is null)
            return FollowUpErrors.NotConfirmed;
        if (tracking.EndedAt is null && tracking.OwnerId is null)
            return FollowUpErrors.NotYours;
        if (tracking.Note(_context.Now, again) is { IsDone: false } refused)
            return refused;
        _db.Add(
            new FollowUpNote
            {
                Id = Guid.CreateVersion7(_context.Now),
                OrderId = id,
                Body = text,
                AgainAt = again,
                By = _context.Actor.Name,
                At = _context.Now,
            }
        );
        _context.Record(tracking.Subject, ("跟单记录", "Tracking note"), after: new { again }, note: text);
        _context.Changed("orders");
        await _todos.Finish(FollowUpToDos.AgainKind, id.Value, ct);
        if (again is { } due)
            await _todos.Open(FollowUpToDos.LookAgain(tracking, order, text, due), ct);
        return Result.Done;
    }
}
