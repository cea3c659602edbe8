namespace Zhanggui.Approvals;

/// <summary>
/// Agrees, at one seat of the open step (ORG-28). The last agreement approves the request, and what its kind says
/// follows in the same transaction.
/// </summary>
[Open]
public sealed class ApproveRequest
{
    private readonly RequestDecision _decision;
    private readonly Rounds _rounds;
    private readonly OperationContext _context;
    private readonly ApprovalEffects _effects;

    internal ApproveRequest(
        RequestDecision decision,
        Rounds rounds,
        OperationContext context,
        ApprovalEffects effects
    ) => (_decision, _rounds, _context, _effects) = (decision, rounds, context, effects);

    /// <summary>
    /// Refused for the maker, for whoever does not sit at the open step, for a second decision, when it has moved since
    /// it was <paramref name="seen"/>, and by the kind's gate.
    /// </summary>
    public async Task<Result> Run(ApprovalId id, string? comment, Seen? seen, CancellationToken ct)
    {
        if (ApprovalErrors.Comment(comment, needed: false) is { } bad)
            return bad;
        var turn = await _decision.Turn(id, ApprovalVerb.Agree, seen, ct);
        if (!turn.IsDone)
            return turn.Refusal;
        var (file, seat, right, _) = turn.Value;
        seat.Decide(SeatState.Agreed, _context.Actor.Name, right.ForName, ApprovalFile.Blank(comment), _context.Now);
        file.Note(_context, ActVerb.Agreed, seat.Step, comment, right);
        await _rounds.Finish(file, seat, ct);
        if (!await _rounds.GoOn(file, ct))
        {
            _context.Record(
                file.Request.Subject,
                ("同意", "Approved by one"),
                after: new
                {
                    seat.Step,
                    seat.Position,
                    right.ForName,
                },
                note: comment
            );
            return Result.Done;
        }

        if (await _effects.Refuse(file.Request.Kind, file.Request.SubjectId, ct) is { } refused)
            return refused;
        file.Progress.Do(ApprovalVerb.Conclude, _context.Now);
        _context.Record(
            file.Request.Subject,
            ("同意，审批通过", "Approved"),
            new { state = ApprovalState.Pending },
            new { file.Progress.State },
            comment
        );
        await _context.Raise(file.Ended(ApprovalOutcome.Approved, _context.Actor.Name, comment), ct);
        return Result.Done;
    }
}
