namespace Zhanggui.Approvals;

/// <summary>What somebody asks for without a document of another module.</summary>
/// <param name="Title">One line.</param>
/// <param name="Reason">Why.</param>
/// <param name="Amount">The money it takes, if any.</param>
public sealed record GeneralRequest(string Title, string Reason, Money? Amount);

/// <summary>事项申请: anybody of staff asks their superior, and the general manager from an amount on (ORG-28).</summary>
[Open]
public sealed class AskForApproval
{
    private readonly RequestSubmission _submission;
    private readonly OperationContext _context;

    internal AskForApproval(RequestSubmission submission, OperationContext context) =>
        (_submission, _context) = (submission, context);

    /// <summary>Refused at "title", "reason" or "amount", and to everybody but staff.</summary>
    public async Task<Result<ApprovalAsked>> Run(GeneralRequest ask, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (_context.Actor is not { Kind: ActorKind.Staff, Id: not null })
            return ApprovalErrors.StaffOnly;
        var said = ask with { Title = (ask.Title ?? "").Trim(), Reason = ask.Reason ?? "" };
        return await _submission.Ask(ApprovalKinds.General.Ask(said), ct);
    }
}
