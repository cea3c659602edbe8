using Zhanggui.Ordering;

namespace Zhanggui.ServiceDesk;

/// <summary>成交: the consultation became this order.</summary>
[Needs("consult.answer")]
public sealed class DealConsultation
{
    private readonly ConsultationAccess _access;
    private readonly IOrders _orders;
    private readonly SoftHolds _softHolds;

    internal DealConsultation(ConsultationAccess access, IOrders orders, SoftHolds softHolds) =>
        (_access, _orders, _softHolds) = (access, orders, softHolds);

    /// <summary>
    /// The order must be the same member's, when both are known. What is still held is given back: the order has its
    /// own pieces.
    /// </summary>
    public async Task<Result> Run(ConsultationId id, string orderNo, CancellationToken ct)
    {
        var found = await _access.Mine(id, ct);
        if (!found.IsDone)
            return found.Refusal;
        var (consultation, context) = (found.Value, _access.Context);
        var no = orderNo?.Trim().ToUpperInvariant() ?? "";
        var order = no.Length is 0 or > 40 ? null : await _orders.ByNo(no, ct);
        if (order is null)
            return ServiceDeskErrors.NoOrder;
        if (consultation.Account is { } asked && order.Account is { } bought && asked != bought)
            return ServiceDeskErrors.OtherOrder;
        var dealt = consultation.Deal(order.Id.Value, order.No, context.Actor.Name, context.Now);
        if (!dealt.IsDone)
            return dealt;
        await _softHolds.GiveBackAll(id, ct);
        context.Record(consultation.Subject, ("成交", "Deal"), after: new { order = order.No });
        await _access.Moved(consultation, ct);
        return Result.Done;
    }
}

/// <summary>未成交: it came to nothing, and why (ORD-15).</summary>
[Needs("consult.answer")]
public sealed class LoseConsultation
{
    private const int MaxNote = 200;
    private readonly ConsultationAccess _access;
    private readonly LostDealReasons _reasons;
    private readonly SoftHolds _softHolds;

    internal LoseConsultation(ConsultationAccess access, LostDealReasons reasons, SoftHolds softHolds) =>
        (_access, _reasons, _softHolds) = (access, reasons, softHolds);

    /// <summary>
    /// A category in use is needed, and a line of explanation where the category asks for one. What is held is given
    /// back.
    /// </summary>
    public async Task<Result> Run(ConsultationId id, string reason, string? note, CancellationToken ct)
    {
        var found = await _access.Mine(id, ct);
        if (!found.IsDone)
            return found.Refusal;
        var (consultation, context) = (found.Value, _access.Context);
        var why = await _reasons.Of(reason, ct);
        var words = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (why is null || !why.Active)
            return ServiceDeskErrors.Reason;
        if (words is { Length: > MaxNote } || (why.NeedsNote && words is null))
            return ServiceDeskErrors.ReasonNote;
        var failed = consultation.Fail(why.Code, words, context.Actor.Name, context.Now);
        if (!failed.IsDone)
            return failed;
        await _softHolds.GiveBackAll(id, ct);
        context.Record(
            consultation.Subject,
            ("未成交", "No deal"),
            after: new { reason = why.Code, why.NameZh },
            note: words
        );
        await _access.Moved(consultation, ct);
        return Result.Done;
    }
}
