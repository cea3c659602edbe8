namespace Zhanggui.Approvals;

/// <summary>Refuses a request for good, with a comment (ORG-28).</summary>
[Open]
public sealed class RejectRequest
{
    private readonly RequestDecision _decision;
    private readonly Rounds _rounds;
    private readonly OperationContext _context;

    internal RejectRequest(RequestDecision decision, Rounds rounds, OperationContext context) =>
        (_decision, _rounds, _context) = (decision, rounds, context);

    /// <summary>Refused without a comment, and to whoever may not decide.</summary>
    public async Task<Result> Run(ApprovalId id, string? comment, Seen? seen, CancellationToken ct)
    {
        if (ApprovalErrors.Comment(comment, needed: true) is { } bad)
            return bad;
        var turn = await _decision.Turn(id, ApprovalVerb.Reject, seen, ct);
        if (!turn.IsDone)
            return turn.Refusal;
        var (file, seat, right, _) = turn.Value;
        seat.Decide(SeatState.Rejected, _context.Actor.Name, right.ForName, comment!.Trim(), _context.Now);
        file.Note(_context, ActVerb.Rejected, seat.Step, comment, right);
        await _rounds.Finish(file, seat, ct);
        await _rounds.Stop(file, ct);
        file.Progress.Do(ApprovalVerb.Reject, _context.Now);
        _context.Record(
            file.Request.Subject,
            ("拒绝", "Rejected"),
            new { state = ApprovalState.Pending },
            new { file.Progress.State },
            comment
        );
        await _context.Raise(file.Ended(ApprovalOutcome.Rejected, _context.Actor.Name, comment), ct);
        return Result.Done;
    }
}
