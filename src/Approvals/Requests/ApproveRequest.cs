namespace Zhanggui.Approvals;

/// <summary>Agrees, at one seat of the open step (ORG-28). The last agreement approves the request, and the module above does its part in the same transaction.</summary>
[Open]
public sealed class ApproveRequest
{
    private readonly Deciding _deciding;
    private readonly Rounds _rounds;
    private readonly Act _act;
    private readonly ApprovalReads _reads;
    private readonly IEnumerable<IApprovalGate> _gates;

    internal ApproveRequest(Deciding deciding, Rounds rounds, Act act, ApprovalReads reads, IEnumerable<IApprovalGate> gates) => (_deciding, _rounds, _act, _reads, _gates) = (deciding, rounds, act, reads, gates);

    /// <summary>Refused for the maker, for whoever does not sit at the open step, for a second decision, when it has moved since it was <paramref name="seen"/>, and by the kind's gate.</summary>
    public async Task<Result> Run(ApprovalId id, string? comment, Seen? seen, CancellationToken ct)
    {
        if (ApprovalErrors.Comment(comment, needed: false) is { } bad) return bad;
        var turn = await _deciding.Turn(id, ApprovalVerb.Agree, seen, ct);
        if (!turn.IsDone) return turn.Refusal;
        var (file, seat, right, _) = turn.Value;
        seat.Decide(SeatState.Agreed, _act.Actor.Name, right.ForName, ApprovalFile.Blank(comment), _act.Now);
        file.Note(_act, ActVerb.Agreed, seat.Step, comment, right);
        await _rounds.Finish(file, seat, ct);
        if (!await _rounds.GoOn(file, ct))
        {
            _act.Record(file.Request.Subject, ("同意", "Approved by one"), after: new { seat.Step, seat.Position, right.ForName }, note: comment);
            return Result.Done;
        }

        foreach (var gate in _gates.Where(g => g.Kind == file.Request.Kind))
            if (await gate.Refuse(await _reads.View(file, ct), ct) is { } refused) return refused;
        file.Progress.Do(ApprovalVerb.Conclude, _act.Now);
        _act.Record(file.Request.Subject, ("同意，审批通过", "Approved"), new { state = ApprovalState.Pending }, new { file.Progress.State }, comment);
        await _act.Raise(file.Ended(ApprovalOutcome.Approved, _act.Actor.Name, comment), ct);
        return Result.Done;
    }
}
