using Zhanggui.Work;

namespace Zhanggui.Approvals;

/// <summary>Sends a request back to its maker, with a comment: they amend the reason and submit again, or withdraw (ORG-28).</summary>
[Open]
public sealed class ReturnRequest
{
    private readonly Deciding _deciding;
    private readonly Rounds _rounds;
    private readonly Act _act;
    private readonly IToDos _todos;
    private readonly ApprovalKinds _kinds;

    internal ReturnRequest(Deciding deciding, Rounds rounds, Act act, IToDos todos, ApprovalKinds kinds) => (_deciding, _rounds, _act, _todos, _kinds) = (deciding, rounds, act, todos, kinds);

    /// <summary>Refused without a comment, and to whoever may not decide.</summary>
    public async Task<Result> Run(ApprovalId id, string? comment, Seen? seen, CancellationToken ct)
    {
        if (ApprovalErrors.Comment(comment, needed: true) is { } bad) return bad;
        var turn = await _deciding.Turn(id, ApprovalVerb.Return, seen, ct);
        if (!turn.IsDone) return turn.Refusal;
        var (file, seat, right, _) = turn.Value;
        seat.Decide(SeatState.Returned, _act.Actor.Name, right.ForName, comment!.Trim(), _act.Now);
        file.Note(_act, ActVerb.Returned, seat.Step, comment, right);
        await _rounds.Finish(file, seat, ct);
        await _rounds.Stop(file, ct);
        var request = file.Request;
        var due = _act.Now + _rounds.Limit(request.Kind);
        file.Progress.Do(ApprovalVerb.Return, _act.Now, due);
        if (request.MakerId is not null) await _todos.Open(ApprovalToDos.Return(request, _kinds.NameOf(request.Kind), request.MakerPosition ?? seat.Position, due, _act.Actor.Name), ct);
        _act.Record(request.Subject, ("退回修改", "Returned"), new { state = ApprovalState.Pending }, new { file.Progress.State }, comment);
        await _act.Raise(new ApprovalReturned(request.Kind, request.SubjectId, request.SubjectNo, request.Id, request.No, _act.Actor.Name, comment.Trim()), ct);
        return Result.Done;
    }
}
