using Zhanggui.Work;

namespace Zhanggui.Ordering;

/// <summary>Takes over the tracking of a confirmed order (ORD-07, ORD-25).</summary>
[Needs("order.track")]
public sealed class TakeOverFollowUp
{
    private readonly OrderingDb _db;
    private readonly OrderTransitions _transitions;
    private readonly OperationContext _context;

    internal TakeOverFollowUp(OrderingDb db, OrderTransitions transitions, OperationContext context) =>
        (_db, _transitions, _context) = (db, transitions, context);

    /// <summary>From another only with a reason. Refused before the confirmation and after the receipt.</summary>
    public async Task<Result> Run(OrderId id, string? reason, CancellationToken ct)
    {
        var order = await _transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        var tracking = await _db.Tracking(id, ct);
        if (tracking is null)
            return FollowUpErrors.NotConfirmed;
        var before = tracking.Owner;
        if (tracking.Take(_context.Actor, reason, _context.Now) is { IsDone: false } refused)
            return refused;
        _context.Record(
            order.Subject,
            ("接手跟单", "Tracking taken over"),
            before is null ? null : new { owner = before },
            new { owner = tracking.Owner, late = tracking.IsLate },
            reason
        );
        _context.Changed("orders");
        await _transitions.Finish(order, DeskToDos.HandOverKind, ct);
        return Result.Done;
    }
}

/// <summary>Writes down what was found out about an order on its way, and when to look again (ORD-25).</summary>
[Needs("order.track")]
public sealed class RecordFollowUp
{
    private readonly OrderingDb _db;
    private readonly OrderTransitions _transitions;
    private readonly OperationContext _context;

    internal RecordFollowUp(OrderingDb db, OrderTransitions transitions, OperationContext context) =>
        (_db, _transitions, _context) = (db, transitions, context);

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
        var order = await _transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        var tracking = await _db.Tracking(id, ct);
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
        _context.Record(order.Subject, ("跟单记录", "Tracking note"), after: new { again }, note: text);
        _context.Changed("orders");
        await _transitions.Finish(order, FollowUps.AgainKind, ct);
        if (again is { } due)
            await _transitions.ToDo(DeskToDos.LookAgain(order, tracking, text, due), ct);
        return Result.Done;
    }
}
