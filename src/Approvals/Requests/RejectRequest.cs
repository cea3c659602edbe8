namespace Zhanggui.Approvals;

/// <summary>Refuses a request for good, with a comment (ORG-28).</summary>
[Open]
public sealed class RejectRequest
{
    private readonly Deciding _deciding;
    private readonly Rounds _rounds;
    private readonly Act _act;

    internal RejectRequest(Deciding deciding, Rounds rounds, Act act) => (_deciding, _rounds, _act) = (deciding, rounds, act);

    /// <summary>Refused without a comment, and to whoever may not decide.</summary>
    public async Task<Result> Run(ApprovalId id, string? comment, Seen? seen, CancellationToken ct)
    {
        if (ApprovalErrors.Comment(comment, needed: true) is { } bad) return bad;
        var turn = await _deciding.Turn(id, ApprovalVerb.Reject, seen, ct);
        if (!turn.IsDone) return turn.Refusal;
        var (file, seat, right, _) = turn.Value;
        seat.Decide(SeatState.Rejected, _act.Actor.Name, right.ForName, comment!.Trim(), _act.Now);
        file.Note(_act, ActVerb.Rejected, seat.Step, comment, right);
        await _rounds.Finish(file, seat, ct);
        await _rounds.Stop(file, ct);
        file.Progress.Do(ApprovalVerb.Reject, _act.Now);
        _act.Record(file.Request.Subject, ("拒绝", "Rejected"), new { state = ApprovalState.Pending }, new { file.Progress.State }, comment);
        await _act.Raise(file.Ended(ApprovalOutcome.Rejected, _act.Actor.Name, comment), ct);
        return Result.Done;
    }
}
