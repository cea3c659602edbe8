using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Approvals;

/// <summary>The contract, for the modules above.</summary>
internal sealed class ApprovalRequests(
    ShopDb db,
    RequestSubmission submission,
    RequestWithdrawal withdrawal,
    ApprovalQueries queries
) : IApprovals
{
    public Task<Result<ApprovalAsked>> Ask<TDocument>(
        ApprovalKind<TDocument> kind,
        TDocument document,
        CancellationToken ct
    )
        where TDocument : class => submission.Ask(kind.Ask(document), ct);

    public void AddFact(ApprovalId request, ApprovalFact fact)
    {
        var asked =
            db.ChangeTracker.Entries<ApprovalRequest>()
                .FirstOrDefault(e => e.State == EntityState.Added && e.Entity.Id == request)
            ?? throw new InvalidOperationException($"{request.Value} was not asked for in this operation.");
        asked.Property(r => r.Content).CurrentValue = asked.Entity.Shown.With(fact);
    }

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
