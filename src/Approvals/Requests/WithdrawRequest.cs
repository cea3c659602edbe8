namespace Zhanggui.Approvals;

/// <summary>The maker takes a request back.</summary>
[Open]
public sealed class WithdrawRequest
{
    private readonly Deciding _deciding;
    private readonly Withdrawing _withdrawing;
    private readonly Act _act;

    internal WithdrawRequest(Deciding deciding, Withdrawing withdrawing, Act act) => (_deciding, _withdrawing, _act) = (deciding, withdrawing, act);

    /// <summary>Refused to everybody but the maker, and once it is decided.</summary>
    public async Task<Result> Run(ApprovalId id, string? comment, CancellationToken ct)
    {
        if (ApprovalErrors.Comment(comment, needed: false) is { } bad) return bad;
        var own = await _deciding.Own(id, ct);
        if (!own.IsDone) return own.Refusal;
        var done = await _withdrawing.Withdraw(own.Value, comment, ct);
        if (!done.IsDone) return done;
        await _act.Raise(own.Value.Ended(ApprovalOutcome.Withdrawn, _act.Actor.Name, comment), ct);
        return Result.Done;
    }
}

/// <summary>Takes a request back, for its maker and for the module whose document it is.</summary>
internal sealed class Withdrawing(Act act, Rounds rounds, Work.IToDos todos)
{
    public async Task<Result> Withdraw(ApprovalFile file, string? comment, CancellationToken ct)
    {
        var before = file.Progress.State;
        if (file.Progress.Do(ApprovalVerb.Withdraw, act.Now) is { IsDone: false } refused) return refused;
        file.Note(act, ActVerb.Withdrawn, 0, comment);
        await rounds.Stop(file, ct);
        await todos.FinishAll(file.Request.Id.Value, ct);
        act.Record(file.Request.Subject, ("撤回", "Withdrawn"), new { state = before }, new { file.Progress.State }, comment);
        return Result.Done;
    }
}
