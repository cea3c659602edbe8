using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Approvals;

/// <summary>
/// A request in the hands of whoever acts on it: progress and seats are tracked, the history is read, and nobody else
/// acts on it until the commit.
/// </summary>
internal sealed class ApprovalFile(
    ShopDb db,
    ApprovalRequest request,
    ApprovalProgress progress,
    List<ApprovalSeat> seats,
    List<ApprovalAct> acts
)
{
    public ApprovalRequest Request => request;
    public ApprovalProgress Progress => progress;

    /// <summary>Of the present submission.</summary>
    public IReadOnlyList<ApprovalSeat> Seats => seats;

    public IReadOnlyList<ApprovalAct> Acts => acts;

    public IEnumerable<ApprovalSeat> Open => seats.Where(s => s.State == SeatState.Open);

    /// <summary>Who has decided on the present submission, in their own name or through somebody else.</summary>
    public IReadOnlySet<Guid> Decided =>
        acts.Where(a => a.Revision == progress.Revision && a.IsDecision)
            .SelectMany(a => new[] { a.ById, a.ForId })
            .OfType<Guid>()
            .ToHashSet();

    public static async Task<ApprovalFile?> Load(ShopDb db, ApprovalId id, CancellationToken ct)
    {
        // Whoever acts first holds the request until the commit; the next one waits here, and then reads what became of
        // it.
        if (
            await db.Set<ApprovalProgress>()
                .Where(p => p.RequestId == id)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.Version, p => p.Version + 1), ct) == 0
        )
            return null;
        var found = await (
            from r in db.Set<ApprovalRequest>()
            join p in db.Set<ApprovalProgress>() on r.Id equals p.RequestId
            where r.Id == id
            select new { r, p }
        ).FirstAsync(ct);
        var seats = await db.Set<ApprovalSeat>()
            .Where(s => s.RequestId == id && s.Revision == found.p.Revision)
            .OrderBy(s => s.Step)
            .ThenBy(s => s.Place)
            .ToListAsync(ct);
        var acts = await db.Set<ApprovalAct>()
            .AsNoTracking()
            .Where(a => a.RequestId == id)
            .OrderBy(a => a.No)
            .ToListAsync(ct);
        return new ApprovalFile(db, found.r, found.p, seats, acts);
    }

    public void Add(ApprovalSeat seat)
    {
        db.Add(seat);
        seats.Add(seat);
    }

    /// <summary>One line of the history.</summary>
    public void Note(
        OperationContext context,
        ActVerb verb,
        int step,
        string? comment = null,
        Right? right = null,
        string? to = null,
        string? by = null
    )
    {
        var row = new ApprovalAct
        {
            RequestId = request.Id,
            No = acts.Count + 1,
            Revision = progress.Revision,
            Step = step,
            Verb = verb,
            ById = by is null ? context.Actor.Id : null,
            By = by ?? context.Actor.Name,
            ForId = right?.ForId,
            For = right?.ForName,
            To = to,
            Comment = Blank(comment),
            At = context.Now,
        };
        db.Add(row);
        acts.Add(row);
    }

    /// <summary>The event that tells the modules above how it ended.</summary>
    public ApprovalDecided Ended(ApprovalOutcome outcome, string by, string? comment) =>
        new(
            request.Kind,
            request.SubjectId,
            request.SubjectNo,
            request.Id,
            request.No,
            outcome,
            by,
            Blank(comment),
            request.Amount
        );

    /// <summary>
    /// Before another submission: its seats are made anew, those of the earlier one stay as they were.
    /// </summary>
    public ApprovalFile Again()
    {
        seats.Clear();
        return this;
    }

    public void EndOpen()
    {
        foreach (var seat in seats.Where(s => s.State is SeatState.Open or SeatState.Waiting))
            seat.State = SeatState.Skipped;
    }

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
