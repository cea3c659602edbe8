using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Approvals;

/// <summary>The contract, for the modules above.</summary>
internal sealed class ApprovalDesk(
    ShopDb db,
    RequestSubmission submission,
    RequestWithdrawal withdrawal,
    ApprovalQueries queries
) : IApprovals
{
    public Task<Result<ApprovalAsked>> Ask(ApprovalAsk ask, CancellationToken ct) => submission.Ask(ask, ct);

    public async Task Withdraw(string kind, Guid subjectId, string why, CancellationToken ct)
    {
        var open = await db.Set<ApprovalProgress>()
            .AsNoTracking()
            .Where(p =>
                p.SubjectId == subjectId
                && p.Kind == kind
                && (p.State == ApprovalState.Pending || p.State == ApprovalState.Returned)
            )
            .Select(p => p.RequestId)
            .ToListAsync(ct);
        foreach (var id in open)
            if (await ApprovalFile.Load(db, id, ct) is { } file)
                await withdrawal.Withdraw(file, why, ct);
    }

    public Task<IReadOnlyList<ApprovalView>> Of(Guid subjectId, CancellationToken ct) =>
        queries.OfDocument(subjectId, ct);
}
