using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Work;

/// <summary>How urgent: the sections of the page.</summary>
internal enum Urgency
{
    Overdue,
    Soon,
    Today,
    Later,
}

internal sealed record WorkCounts(int Overdue, int Soon, int Today, int Later)
{
    public int All => Overdue + Soon + Today + Later;
}

/// <summary>One hour of somebody's day: how many were done, and what share of them in time.</summary>
internal sealed record WorkHour(int Hour, int Done, double OnTime);

/// <summary>What somebody has done today.</summary>
/// <param name="Done">Items.</param>
/// <param name="WithDeadline">Those that had a deadline.</param>
/// <param name="OnTime">Those that kept it.</param>
/// <param name="Average">From being asked for to being done.</param>
/// <param name="Hours">From the first hour with work to the present one.</param>
internal sealed record WorkDay(int Done, int WithDeadline, int OnTime, TimeSpan Average, IReadOnlyList<WorkHour> Hours)
{
    public static WorkDay Of(IReadOnlyList<WorkItem> done, BusinessCalendar calendar, DateTimeOffset now)
    {
        var timed = done.Where(i => i.WasOnTime is not null).ToList();
        var average =
            done.Count == 0
                ? TimeSpan.Zero
                : TimeSpan.FromTicks((long)done.Average(i => (i.EndedAt!.Value - i.At).Ticks));
        var byHour = done.ToLookup(i => calendar.Local(i.EndedAt!.Value).Hour);
        var (first, last) = (done.Count == 0 ? 24 : byHour.Min(h => h.Key), calendar.Local(now).Hour);
        var hours = Enumerable
            .Range(first, Math.Max(0, last - first + 1))
            .Select(h => new WorkHour(
                h,
                byHour[h].Count(),
                byHour[h].Any() ? byHour[h].Count(i => i.WasOnTime != false) / (double)byHour[h].Count() : 0
            ))
            .ToList();
        return new WorkDay(done.Count, timed.Count, timed.Count(i => i.WasOnTime == true), average, hours);
    }
}

internal sealed record HistoryQuery(
    bool Group,
    string? Kind,
    bool LateOnly,
    DateOnly? From,
    DateOnly? To,
    string? Document,
    string? After
);

/// <summary>Reads the lists.</summary>
internal sealed class WorkQueries(ShopDb db, TimeProvider clock, Company company) : IOpenToDos
{
    private static readonly TimeSpan WaitingSince = TimeSpan.FromDays(2);

    /// <summary>The most urgent of one section.</summary>
    public async Task<IReadOnlyList<WorkItem>> Section(
        Actor actor,
        bool group,
        Urgency urgency,
        int take,
        CancellationToken ct
    )
    {
        var (now, tomorrow) = Times();
        var open = Open(actor, group);
        var rows = urgency switch
        {
            Urgency.Overdue => open.Where(i => i.DueAt < now),
            Urgency.Soon => open.Where(i => i.DueAt >= now && i.WarnAt <= now),
            Urgency.Today => open.Where(i => i.DueAt >= now && i.WarnAt > now && i.DueAt < tomorrow),
            _ => open.Where(i => i.DueAt == null || i.DueAt >= tomorrow && i.WarnAt > now),
        };
        return await rows.OrderBy(i => i.DueAt == null)
            .ThenBy(i => i.DueAt)
            .ThenBy(i => i.At)
            .ThenBy(i => i.Id)
            .Take(take)
            .ToListAsync(ct);
    }

    public async Task<WorkCounts> Counts(Actor actor, bool group, CancellationToken ct)
    {
        var (now, tomorrow) = Times();
        var counts = await Open(actor, group)
            .GroupBy(_ => 1)
            .Select(g => new
            {
                All = g.Count(),
                Overdue = g.Count(i => i.DueAt < now),
                Soon = g.Count(i => i.DueAt >= now && i.WarnAt <= now),
                Today = g.Count(i => i.DueAt >= now && i.WarnAt > now && i.DueAt < tomorrow),
            })
            .FirstOrDefaultAsync(ct);
        return counts is null
            ? new WorkCounts(0, 0, 0, 0)
            : new WorkCounts(
                counts.Overdue,
                counts.Soon,
                counts.Today,
                counts.All - counts.Overdue - counts.Soon - counts.Today
            );
    }

    public Task<int> Count(string kind, string position, CancellationToken ct) =>
        db.Set<WorkItem>().CountAsync(i => i.Position == position && i.Kind == kind && i.State == WorkState.Open, ct);

    /// <summary>What others must do before something that I worked on goes on, and what I handed over.</summary>
    public async Task<IReadOnlyList<WorkItem>> Waiting(Actor actor, CancellationToken ct)
    {
        var (me, since) = (actor.Id, clock.Now() - WaitingSince);
        return await db.Set<WorkItem>()
            .AsNoTracking()
            .Where(i => i.State == WorkState.Open)
            .Where(Visible.Not(Visible.Condition(actor, group: false)))
            .Where(i =>
                db.Set<WorkItem>().Any(d => d.SubjectId == i.SubjectId && d.EndedById == me && d.EndedAt > since)
                || db.Set<WorkEvent>()
                    .Any(e => e.ItemId == i.Id && e.ById == me && e.Verb == WorkVerb.HandedOver && e.At > since)
            )
            .OrderBy(i => i.DueAt == null)
            .ThenBy(i => i.DueAt)
            .Take(50)
            .ToListAsync(ct);
    }

    public async Task<WorkDay> Today(Guid person, CancellationToken ct)
    {
        var now = clock.Now();
        var from = company.Calendar.StartOf(company.Calendar.DateOf(now));
        var done = await db.Set<WorkItem>()
            .AsNoTracking()
            .Where(i => i.EndedById == person && i.State == WorkState.Done && i.EndedAt >= from)
            .OrderBy(i => i.EndedAt)
            .Take(2000)
            .ToListAsync(ct);
        return WorkDay.Of(done, company.Calendar, now);
    }

    public async Task<WorkItem?> One(Guid id, CancellationToken ct) =>
        await db.Set<WorkItem>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, ct);

    public async Task<IReadOnlyList<WorkEvent>> Events(Guid item, CancellationToken ct) =>
        await db.Set<WorkEvent>()
            .AsNoTracking()
            .Where(e => e.ItemId == item)
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .ToListAsync(ct);

    /// <summary>
    /// True when somebody had to do with an item: it is theirs, was theirs, or they did something with it.
    /// </summary>
    public async Task<bool> MaySee(WorkItem item, Actor actor, CancellationToken ct)
    {
        var me = actor.Id;
        return Visible.ToGroup(item, actor)
            || item.EndedById is { } by && by == me
            || await db.Set<WorkEvent>().AnyAsync(e => e.ItemId == item.Id && e.ById == me, ct);
    }

    /// <summary>What is done: mine, or that of my positions; newest first.</summary>
    public async Task<IReadOnlyList<WorkItem>> History(Actor actor, HistoryQuery q, int take, CancellationToken ct) =>
        await Ended(actor, q).OrderByDescending(i => i.EndedAt).ThenByDescending(i => i.Id).Take(take).ToListAsync(ct);

    public async Task<(int Done, int WithDeadline, int OnTime)> HistorySums(
        Actor actor,
        HistoryQuery q,
        CancellationToken ct
    )
    {
        var sums = await Ended(actor, q with { After = null })
            .GroupBy(_ => 1)
            .Select(g => new
            {
                Done = g.Count(),
                Timed = g.Count(i => i.FirstDueAt != null),
                OnTime = g.Count(i => i.EndedAt <= i.FirstDueAt),
            })
            .FirstOrDefaultAsync(ct);
        return sums is null ? (0, 0, 0) : (sums.Done, sums.Timed, sums.OnTime);
    }

    public async Task<IReadOnlyList<(string Kind, Text Name)>> Kinds(CancellationToken ct)
    {
        var since = clock.Now() - TimeSpan.FromDays(30);
        var kinds = await db.Set<WorkItem>()
            .AsNoTracking()
            .Where(i => i.EndedAt > since)
            .Select(i => new
            {
                i.Kind,
                i.KindZh,
                i.KindEn,
            })
            .Distinct()
            .ToListAsync(ct);
        return
        [
            .. kinds
                .DistinctBy(k => k.Kind)
                .OrderBy(k => k.Kind, StringComparer.Ordinal)
                .Select(k => (k.Kind, new Text(k.KindZh, k.KindEn))),
        ];
    }

    public static string KeyOf(WorkItem item) => new PagePlace(item.EndedAt!.Value, item.Id).ToString();

    private IQueryable<WorkItem> Open(Actor actor, bool group) =>
        db.Set<WorkItem>().AsNoTracking().Where(i => i.State == WorkState.Open).Where(Visible.Condition(actor, group));

    private IQueryable<WorkItem> Ended(Actor actor, HistoryQuery q)
    {
        var me = actor.Id;
        var rows = db.Set<WorkItem>().AsNoTracking().Where(i => i.State == WorkState.Done);
        rows = q.Group ? rows.Where(Visible.Condition(actor, group: true)) : rows.Where(i => i.EndedById == me);
        if (q.Kind is { } kind)
            rows = rows.Where(i => i.Kind == kind);
        if (q.Document is { } no)
            rows = rows.Where(i => i.SubjectNo == no);
        if (q.LateOnly)
            rows = rows.Where(i => i.EndedAt > i.FirstDueAt);
        if (q.From is { } from)
        {
            var start = company.Calendar.StartOf(from);
            rows = rows.Where(i => i.EndedAt >= start);
        }

        if (q.To is { } to)
        {
            var end = company.Calendar.StartOf(to.AddDays(1));
            rows = rows.Where(i => i.EndedAt < end);
        }

        if (PagePlace.Read(q.After) is var (at, id))
            rows = rows.Where(i => i.EndedAt <= at && (i.EndedAt < at || i.Id < id));
        return rows;
    }

    private (DateTimeOffset Now, DateTimeOffset Tomorrow) Times()
    {
        var now = clock.Now();
        return (now, company.Calendar.StartOf(company.Calendar.DateOf(now).AddDays(1)));
    }
}
