using Zhanggui.Work;

namespace Zhanggui.Ordering;

/// <summary>Takes over the tracking of a confirmed order (ORD-07, ORD-25).</summary>
[Needs("order.track")]
public sealed class TakeOverTracking
{
    private readonly OrderingDb _db;
    private readonly OrderMoves _moves;
    private readonly Act _act;

    internal TakeOverTracking(OrderingDb db, OrderMoves moves, Act act) => (_db, _moves, _act) = (db, moves, act);

    /// <summary>From another only with a reason. Refused before the confirmation and after the receipt.</summary>
    public async Task<Result> Run(OrderId id, string? reason, CancellationToken ct)
    {
        var order = await _moves.Find(id, ct);
        if (order is null) return OrderErrors.NotFound;
        var tracking = await _db.Tracking(id, ct);
        if (tracking is null) return TrackingErrors.NotConfirmed;
        var before = tracking.Owner;
        if (tracking.Take(_act.Actor, reason, _act.Now) is { IsDone: false } refused) return refused;
        _act.Record(order.Subject, ("接手跟单", "Tracking taken over"), before is null ? null : new { owner = before }, new { owner = tracking.Owner, late = tracking.IsLate }, reason);
        _act.Changed("orders");
        await _moves.Finish(order, DeskToDos.HandOverKind, ct);
        return Result.Done;
    }
}

/// <summary>Writes down what was found out about an order on its way, and when to look again (ORD-25).</summary>
[Needs("order.track")]
public sealed class NoteTracking
{
    private readonly OrderingDb _db;
    private readonly OrderMoves _moves;
    private readonly Act _act;

    internal NoteTracking(OrderingDb db, OrderMoves moves, Act act) => (_db, _moves, _act) = (db, moves, act);

    /// <summary>With <paramref name="again"/> the owner finds it among the to-dos, due then; the next note, or the receipt, ends that.</summary>
    public async Task<Result> Run(OrderId id, string? body, DateTimeOffset? again, CancellationToken ct)
    {
        var text = (body ?? "").Trim();
        if (text.Length is 0 or > 500) return TrackingErrors.Body;
        if (again is { } at && (at <= _act.Now || at > _act.Now.AddDays(30))) return TrackingErrors.Again;
        var order = await _moves.Find(id, ct);
        if (order is null) return OrderErrors.NotFound;
        var tracking = await _db.Tracking(id, ct);
        if (tracking is null) return TrackingErrors.NotConfirmed;
        if (tracking.EndedAt is null && tracking.OwnerId is null) return TrackingErrors.NotYours;
        if (tracking.Note(_act.Now, again) is { IsDone: false } refused) return refused;
        _db.Add(new TrackingNote { Id = Guid.CreateVersion7(_act.Now), OrderId = id, Body = text, AgainAt = again, By = _act.Actor.Name, At = _act.Now });
        _act.Record(order.Subject, ("跟单记录", "Tracking note"), after: new { again }, note: text);
        _act.Changed("orders");
        await _moves.Finish(order, Trackings.AgainKind, ct);
        if (again is { } due) await _moves.ToDo(DeskToDos.LookAgain(order, tracking, text, due), ct);
        return Result.Done;
    }
}
