using Zhanggui.Work;

namespace Zhanggui.Approvals;

/// <summary>
/// The maker amends the reason of a returned request and submits it again: another revision, from the first step on.
/// What was asked for stays.
/// </summary>
[Open]
public sealed class ResubmitRequest
{
    private readonly ShopDb _db;
    private readonly RequestDecision _decision;
    private readonly Rounds _rounds;
    private readonly OperationContext _context;
    private readonly IToDos _todos;

    internal ResubmitRequest(
        ShopDb db,
        RequestDecision decision,
        Rounds rounds,
        OperationContext context,
        IToDos todos
    ) => (_db, _decision, _rounds, _context, _todos) = (db, decision, rounds, context, todos);

    /// <summary>Refused to everybody but the maker, without a reason, and when it was not returned.</summary>
    public async Task<Result> Run(ApprovalId id, string reason, CancellationToken ct)
    {
        if (ApprovalErrors.Reason(reason) is { } bad)
            return bad;
        var own = await _decision.Own(id, ct);
        if (!own.IsDone)
            return own.Refusal;
        var file = own.Value;
        if (file.Progress.Do(ApprovalVerb.Resubmit, _context.Now) is { IsDone: false } refused)
            return refused;
        _db.Add(
            new ApprovalRevision
            {
                RequestId = id,
                No = file.Progress.Revision,
                Reason = reason.Trim(),
                At = _context.Now,
                By = _context.Actor.Name,
            }
        );
        file.Note(_context, ActVerb.Resubmitted, 0);
        await _todos.Finish(ApprovalToDos.Amend, id.Value, ct);
        await _rounds.Begin(file.Again(), ct);
        _context.Record(
            file.Request.Subject,
            ("重新提交", "Submitted again"),
            new { state = ApprovalState.Returned },
            new
            {
                file.Progress.State,
                file.Progress.Revision,
                reason,
            },
            null
        );
        return Result.Done;
    }
}
