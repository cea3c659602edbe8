using Zhanggui.Work;

namespace Zhanggui.Approvals;

/// <summary>The maker amends the reason of a returned request and submits it again: another revision, from the first step on. What was asked for stays.</summary>
[Open]
public sealed class ResubmitRequest
{
    private readonly ShopDb _db;
    private readonly Deciding _deciding;
    private readonly Rounds _rounds;
    private readonly Act _act;
    private readonly IToDos _todos;

    internal ResubmitRequest(ShopDb db, Deciding deciding, Rounds rounds, Act act, IToDos todos) => (_db, _deciding, _rounds, _act, _todos) = (db, deciding, rounds, act, todos);

    /// <summary>Refused to everybody but the maker, without a reason, and when it was not returned.</summary>
    public async Task<Result> Run(ApprovalId id, string reason, CancellationToken ct)
    {
        if (ApprovalErrors.Reason(reason) is { } bad) return bad;
        var own = await _deciding.Own(id, ct);
        if (!own.IsDone) return own.Refusal;
        var file = own.Value;
        if (file.Progress.Do(ApprovalVerb.Resubmit, _act.Now) is { IsDone: false } refused) return refused;
        _db.Add(new ApprovalRevision { RequestId = id, No = file.Progress.Revision, Reason = reason.Trim(), At = _act.Now, By = _act.Actor.Name });
        file.Note(_act, ActVerb.Resubmitted, 0);
        await _todos.Finish(ApprovalToDos.Amend, id.Value, ct);
        await _rounds.Begin(file.Again(), ct);
        _act.Record(file.Request.Subject, ("重新提交", "Submitted again"), new { state = ApprovalState.Returned }, new { file.Progress.State, file.Progress.Revision, reason }, null);
        return Result.Done;
    }
}
