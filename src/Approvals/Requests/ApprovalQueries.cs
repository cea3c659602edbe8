using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Approvals;

/// <summary>Reads requests with their steps and history: four round trips, however many requests it is.</summary>
internal sealed class ApprovalQueries(ShopDb db, ApprovalKinds kinds)
{
    /// <summary>The request of a number; null when there is none.</summary>
    public async Task<ApprovalId?> IdOf(string no, CancellationToken ct)
    {
        var found = await db.Set<ApprovalRequest>()
            .AsNoTracking()
            .Where(r => r.No == no)
            .Select(r => r.Id)
            .ToListAsync(ct);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>A document's requests, newest first.</summary>
    public async Task<IReadOnlyList<ApprovalView>> OfDocument(Guid subjectId, CancellationToken ct) =>
        [.. (await StoriesOf(subjectId, ct)).Select(View)];

    /// <inheritdoc cref="OfDocument" />
    public async Task<IReadOnlyList<ApprovalStory>> StoriesOf(Guid subjectId, CancellationToken ct) =>
        [
            .. (await Stories(db.Set<ApprovalRequest>().Where(r => r.SubjectId == subjectId), ct))
                .OrderByDescending(s => s.Request.MadeAt)
                .ThenByDescending(s => s.Request.No, StringComparer.Ordinal),
        ];

    public async Task<ApprovalStory?> One(string no, CancellationToken ct) =>
        (await Stories(db.Set<ApprovalRequest>().Where(r => r.No == no), ct)).FirstOrDefault();

    public ApprovalView View(ApprovalStory s)
    {
        var (r, p, shown) = (s.Request, s.Progress, s.Request.Shown);
        return new ApprovalView(
            r.Id,
            r.No,
            r.Kind,
            kinds.NameOf(r.Kind),
            r.Document,
            r.Link,
            r.Title,
            s.Reason,
            p.State,
            p.Revision,
            r.MakerId,
            r.MakerName,
            r.MadeAt,
            r.Amount,
            p.Step,
            p.DueAt,
            p.DecidedAt
        )
        {
            Facts = shown.Facts,
            Figures = shown.Figures,
            Steps =
            [
                .. s.Steps.Select(x => new ApprovalStepView(
                    x.Key,
                    x.First().NeedsAll,
                    x.First().From,
                    [.. x.Select(Seat)]
                )),
            ],
            History =
            [
                .. s.Acts.Select(a => new ApprovalActView(
                    a.At,
                    a.By,
                    a.For,
                    a.Verb.ToString(),
                    ApprovalStates.NameOf(a.Verb),
                    a.Step,
                    a.Revision,
                    a.To,
                    a.Comment
                )),
            ],
        };
    }

    private static ApprovalSeatView Seat(ApprovalSeat s) =>
        new(
            s.Position,
            s.Acting,
            s.State.ToString(),
            s.DecidedBy is { Length: > 0 } by ? by : s.PersonName,
            s.DecidedAt,
            s.Comment
        );

    private async Task<IReadOnlyList<ApprovalStory>> Stories(IQueryable<ApprovalRequest> which, CancellationToken ct)
    {
        var found = await (
            from r in which.AsNoTracking()
            join p in db.Set<ApprovalProgress>().AsNoTracking() on r.Id equals p.RequestId
            select new { r, p }
        ).ToListAsync(ct);
        if (found.Count == 0)
            return [];
        var ids = which.Select(r => r.Id);
        var seats = await db.Set<ApprovalSeat>()
            .AsNoTracking()
            .Where(s => ids.Contains(s.RequestId))
            .OrderBy(s => s.Step)
            .ThenBy(s => s.Place)
            .ToListAsync(ct);
        var acts = await db.Set<ApprovalAct>()
            .AsNoTracking()
            .Where(a => ids.Contains(a.RequestId))
            .OrderBy(a => a.No)
            .ToListAsync(ct);
        var revisions = await db.Set<ApprovalRevision>()
            .AsNoTracking()
            .Where(v => ids.Contains(v.RequestId))
            .OrderBy(v => v.No)
            .ToListAsync(ct);
        return
        [
            .. found.Select(f => new ApprovalStory(
                f.r,
                f.p,
                [.. seats.Where(s => s.RequestId == f.r.Id && s.Revision == f.p.Revision)],
                [.. acts.Where(a => a.RequestId == f.r.Id)],
                [.. revisions.Where(v => v.RequestId == f.r.Id)]
            )),
        ];
    }
}

/// <summary>A request as it is read for a page.</summary>
/// <param name="Seats">Of the present submission, in the order of the steps.</param>
/// <param name="Acts">Oldest first.</param>
internal sealed record ApprovalStory(
    ApprovalRequest Request,
    ApprovalProgress Progress,
    IReadOnlyList<ApprovalSeat> Seats,
    IReadOnlyList<ApprovalAct> Acts,
    IReadOnlyList<ApprovalRevision> Revisions
)
{
    public string Reason => Revisions.Count > 0 ? Revisions[^1].Reason : "";
    public IEnumerable<IGrouping<int, ApprovalSeat>> Steps => Seats.GroupBy(s => s.Step);
    public IReadOnlySet<Guid> Decided =>
        Acts.Where(a => a.Revision == Progress.Revision && a.IsDecision)
            .SelectMany(a => new[] { a.ById, a.ForId })
            .OfType<Guid>()
            .ToHashSet();
    public Seen Seen => new(Progress.Revision, Progress.Step);

    /// <summary>The seat that this person may decide now, and why; null when it is not their turn.</summary>
    public (ApprovalSeat Seat, Right Right)? TurnOf(Actor actor, Bench bench)
    {
        if (actor is not { Kind: ActorKind.Staff, Id: { } me } || Progress.State != ApprovalState.Pending)
            return null;
        foreach (var seat in Seats)
            if (bench.RightOf(me, actor.Positions, seat, Request.MakerId, Decided) is { } right)
                return (seat, right);
        return null;
    }
}
