namespace Zhanggui.Approvals;

/// <summary>The maker takes a request back.</summary>
[Open]
public sealed class WithdrawRequest
{
    private readonly RequestDecision _decision;
    private readonly RequestWithdrawal _withdrawal;
    private readonly OperationContext _context;

    internal WithdrawRequest(RequestDecision decision, RequestWithdrawal withdrawal, OperationContext context) =>
        (_decision, _withdrawal, _context) = (decision, withdrawal, context);

    /// <summary>Refused to everybody but the maker, and once it is decided.</summary>
    public async Task<Result> Run(ApprovalId id, string? comment, CancellationToken ct)
    {
        if (ApprovalErrors.Comment(comment, needed: false) is { } bad)
            return bad;
        var own = await _decision.Own(id, ct);
        if (!own.IsDone)
            return own.Refusal;
        var done = await _withdrawal.Withdraw(own.Value, comment, ct);
        if (!done.IsDone)
            return done;
        await _context.Raise(own.Value.Ended(ApprovalOutcome.Withdrawn, _context.Actor.Name, comment), ct);
        return Result.Done;
    }
}

/// <summary>Takes a request back, for its maker and for the module whose document it is.</summary>
internal sealed class RequestWithdrawal(OperationContext context, Rounds rounds, Work.IToDos todos)
{
    public async Task<Result> Withdraw(ApprovalFile file, string? comment, CancellationToken ct)
    {
        var before = file.Progress.State;
        if (file.Progress.Do(ApprovalVerb.Withdraw, context.Now) is { IsDone: false } refused)
            return refused;
        file.Note(context, ActVerb.Withdrawn, 0, comment);
        await rounds.Stop(file, ct);
        await todos.FinishAll(file.Request.Id.Value, ct);
        context.Record(
            file.Request.Subject,
            ("撤回", "Withdrawn"),
            new { state = before },
            new { file.Progress.State },
            comment
        );
        return Result.Done;
    }
}
