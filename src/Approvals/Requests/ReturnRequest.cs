using Zhanggui.Work;

namespace Zhanggui.Approvals;

/// <summary>
/// Sends a request back to its maker, with a comment: they amend the reason and submit again, or withdraw (ORG-28).
/// </summary>
[Open]
public sealed class ReturnRequest
{
    private readonly RequestDecision _decision;
    private readonly Rounds _rounds;
    private readonly OperationContext _context;
    private readonly IToDos _todos;
    private readonly ApprovalKinds _kinds;

    internal ReturnRequest(
        RequestDecision decision,
        Rounds rounds,
        OperationContext context,
        IToDos todos,
        ApprovalKinds kinds
    ) => (_decision, _rounds, _context, _todos, _kinds) = (decision, rounds, context, todos, kinds);

    /// <summary>Refused without a comment, and to whoever may not decide.</summary>
    public async Task<Result> Run(ApprovalId id, string? comment, Seen? seen, CancellationToken ct)
    {
        if (ApprovalErrors.Comment(comment, needed: true) is { } bad)
            return bad;
        var turn = await _decision.Turn(id, ApprovalVerb.Return, seen, ct);
        if (!turn.IsDone)
            return turn.Refusal;
        var (file, seat, right, _) = turn.Value;
        seat.Decide(SeatState.Returned, _context.Actor.Name, right.ForName, comment!.Trim(), _context.Now);
        file.Note(_context, ActVerb.Returned, seat.Step, comment, right);
        await _rounds.Finish(file, seat, ct);
        await _rounds.Stop(file, ct);
        var request = file.Request;
        var due = _context.Now + _rounds.Limit(request.Kind);
        file.Progress.Do(ApprovalVerb.Return, _context.Now, due);
        if (request.MakerId is not null)
            await _todos.Open(
                ApprovalToDos.Return(
                    request,
                    _kinds.NameOf(request.Kind),
                    request.MakerPosition ?? seat.Position,
                    due,
                    _context.Actor.Name
                ),
                ct
            );
        _context.Record(
            request.Subject,
            ("退回修改", "Returned"),
            new { state = ApprovalState.Pending },
            new { file.Progress.State },
            comment
        );
        await _context.Raise(
            new ApprovalReturned(
                request.Kind,
                request.SubjectId,
                request.SubjectNo,
                request.Id,
                request.No,
                _context.Actor.Name,
                comment.Trim()
            ),
            ct
        );
        return Result.Done;
    }
}
