using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Approvals;

/// <summary>Whose requests are listed.</summary>
internal enum ApprovalScope
{
    /// <summary>等我批.</summary>
    Decide,

    /// <summary>我提的.</summary>
    Made,

    /// <summary>我批过的.</summary>
    Decided,

    /// <summary>全部.</summary>
    All,
}

/// <summary>What somebody asks a list for.</summary>
internal sealed record ApprovalFilter(
    ApprovalScope Scope,
    string? Kind = null,
    ApprovalState? State = null,
    string? Person = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Search = null,
    string? After = null
);

/// <summary>A row of a list.</summary>
internal sealed class ApprovalRow
{
    public required ApprovalRequest Request { get; init; }
    public required ApprovalProgress Progress { get; init; }
}

/// <summary>The figures on the tabs.</summary>
internal sealed record ApprovalCounts(int ToDecide, int Overdue, int Made);

/// <summary>
/// Reads the lists. What waits for somebody is walked by its deadline, everything else by the day it was made, newest
/// first; both page by keyset.
/// </summary>
internal sealed class ApprovalLists(ShopDb db, IPositions positions, TimeProvider clock, Company company)
{
    private Bench? _bench;

    public async Task<IReadOnlyList<ApprovalRow>> List(
        Actor actor,
        ApprovalFilter filter,
        int take,
        CancellationToken ct
    )
    {
        var rows = Filtered(await Scoped(actor, filter.Scope, ct), filter);
        var place = PagePlace.Read(filter.After);
        if (filter.Scope == ApprovalScope.Decide)
        {
            if (place is var (due, id))
                rows = rows.Where(x =>
                    x.Progress.DueAt >= due && (x.Progress.DueAt > due || x.Request.Id.Value.CompareTo(id) > 0)
                );
            return await rows.OrderBy(x => x.Progress.DueAt).ThenBy(x => x.Request.Id).Take(take).ToListAsync(ct);
        }

        if (place is var (at, last))
            rows = rows.Where(x =>
                x.Request.MadeAt <= at && (x.Request.MadeAt < at || x.Request.Id.Value.CompareTo(last) < 0)
            );
        return await rows.OrderByDescending(x => x.Request.MadeAt)
            .ThenByDescending(x => x.Request.Id)
            .Take(take)
            .ToListAsync(ct);
    }

    public static string KeyOf(ApprovalRow row, ApprovalScope scope) =>
        new PagePlace(
            scope == ApprovalScope.Decide ? row.Progress.DueAt!.Value : row.Request.MadeAt,
            row.Request.Id.Value
        ).ToString();

    public async Task<ApprovalCounts> Counts(Actor actor, CancellationToken ct)
    {
        var (now, me) = (clock.Now(), actor.Id);
        var waiting = await (await Scoped(actor, ApprovalScope.Decide, ct))
            .GroupBy(_ => 1)
            .Select(g => new { All = g.Count(), Overdue = g.Count(x => x.Progress.DueAt < now) })
            .FirstOrDefaultAsync(ct);
        var made = await Rows()
            .CountAsync(
                x =>
                    x.Request.MakerId == me
                    && (x.Progress.State == ApprovalState.Pending || x.Progress.State == ApprovalState.Returned),
                ct
            );
        return new ApprovalCounts(waiting?.All ?? 0, waiting?.Overdue ?? 0, made);
    }

    /// <summary>
    /// True when somebody has to do with a request: they made it, sit or sat at it, did something with it, or see all.
    /// </summary>
    public async Task<bool> MaySee(ApprovalStory story, Actor actor, CancellationToken ct)
    {
        if (actor is not { Kind: ActorKind.Staff, Id: { } me })
            return false;
        if (
            actor.May(ApprovalsModule.ViewAll)
            || story.Request.MakerId == me
            || story.Acts.Any(a => a.ById == me || a.ForId == me)
        )
            return true;
        var seats = story.Seats.Where(s => s.State != SeatState.Waiting).ToList();
        if (
            seats.Any(s =>
                s.PersonId == me
                || actor.Positions.Contains(s.Acting)
                || s.EscalatedTo is { } to && actor.Positions.Contains(to)
            )
        )
            return true;
        return story.TurnOf(actor, await BenchNow(ct)) is not null;
    }

    /// <summary>Who sits where now; asked once for a page, which shows several lists of the same moment.</summary>
    public async Task<Bench> BenchNow(CancellationToken ct) =>
        _bench ??= await Bench.Of(db, positions, clock.Now(), ct);

    private IQueryable<ApprovalRow> Rows() =>
        from r in db.Set<ApprovalRequest>().AsNoTracking()
        join p in db.Set<ApprovalProgress>().AsNoTracking() on r.Id equals p.RequestId
        select new ApprovalRow { Request = r, Progress = p };

    private async Task<IQueryable<ApprovalRow>> Scoped(Actor actor, ApprovalScope scope, CancellationToken ct)
    {
        var me = actor.Id;
        if (scope == ApprovalScope.All && actor.May(ApprovalsModule.ViewAll))
            return Rows();
        if (scope == ApprovalScope.Made)
            return Rows().Where(x => x.Request.MakerId == me);
        if (scope == ApprovalScope.Decided)
            return Rows()
                .Where(x =>
                    db.Set<ApprovalAct>()
                        .Any(a =>
                            a.RequestId == x.Request.Id
                            && (a.Verb == ActVerb.Agreed || a.Verb == ActVerb.Rejected || a.Verb == ActVerb.Returned)
                            && a.ById == me
                        )
                );
        if (scope == ApprovalScope.All || me is not { } own)
            return Rows().Where(x => false);

        var bench = await BenchNow(ct);
        var all = await positions.All(ct);
        var mine = Turn(own, [.. actor.Positions]);
        foreach (var from in bench.InForce.Where(d => d.ToId == own).Select(d => d.FromId).Distinct())
            mine = Or(
                mine,
                Turn(from, [.. all.Values.Where(p => p.Holders.Any(h => h.Id.Value == from)).Select(p => p.Code)])
            );
        return Rows()
            .Where(x => x.Progress.State == ApprovalState.Pending && x.Request.MakerId != own)
            .Where(x =>
                !db.Set<ApprovalAct>()
                    .Any(a =>
                        a.RequestId == x.Request.Id
                        && a.Revision == x.Progress.Revision
                        && (a.Verb == ActVerb.Agreed || a.Verb == ActVerb.Rejected || a.Verb == ActVerb.Returned)
                        && (a.ById == own || a.ForId == own)
                    )
            )
            .Where(mine);
    }

    /// <summary>
    /// It is the turn of this person, who holds these positions; the condition of <see cref="Bench.RightOf"/> as a
    /// query.
    /// </summary>
    private Expression<Func<ApprovalRow, bool>> Turn(Guid person, List<string> held) =>
        x =>
            x.Request.MakerId != person
            && db.Set<ApprovalSeat>()
                .Any(s =>
                    s.RequestId == x.Request.Id
                    && s.Revision == x.Progress.Revision
                    && s.State == SeatState.Open
                    && (
                        s.PersonId == person
                        || s.PersonId == null && EF.Parameter(held).Contains(s.Acting)
                        || s.EscalatedTo != null && EF.Parameter(held).Contains(s.EscalatedTo)
                    )
                )
            && !db.Set<ApprovalAct>()
                .Any(a =>
                    a.RequestId == x.Request.Id
                    && a.Revision == x.Progress.Revision
                    && (a.Verb == ActVerb.Agreed || a.Verb == ActVerb.Rejected || a.Verb == ActVerb.Returned)
                    && (a.ById == person || a.ForId == person)
                );

    private static Expression<Func<ApprovalRow, bool>> Or(
        Expression<Func<ApprovalRow, bool>> a,
        Expression<Func<ApprovalRow, bool>> b
    ) =>
        Expression.Lambda<Func<ApprovalRow, bool>>(
            Expression.OrElse(a.Body, new Swap(b.Parameters[0], a.Parameters[0]).Visit(b.Body)),
            a.Parameters
        );

    private IQueryable<ApprovalRow> Filtered(IQueryable<ApprovalRow> rows, ApprovalFilter f)
    {
        if (f.Kind is { } kind)
            rows = rows.Where(x => x.Request.Kind == kind);
        if (f.State is { } state)
            rows = rows.Where(x => x.Progress.State == state);
        if (f.Person is { } person)
            rows = rows.Where(x => x.Request.MakerName == person);
        if (f.From is { } from)
        {
            var start = company.Calendar.StartOf(from);
            rows = rows.Where(x => x.Request.MadeAt >= start);
        }

        if (f.To is { } to)
        {
            var end = company.Calendar.StartOf(to.AddDays(1));
            rows = rows.Where(x => x.Request.MadeAt < end);
        }

        if (f.Search is not { } text)
            return rows;
        var upper = text.ToUpperInvariant();
        // The end of a number is what people say on the phone: 000018.
        return rows.Where(x =>
            x.Request.No == upper
            || x.Request.SubjectNo == upper
            || x.Request.No.EndsWith(upper)
            || x.Request.TitleZh.Contains(text)
            || x.Request.TitleEn.Contains(text)
        );
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
