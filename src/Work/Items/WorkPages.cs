using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Work;

/// <summary>Puts the pages of the lists together.</summary>
internal sealed class WorkPages(
    WorkQueries queries,
    IPositions positions,
    Policies policies,
    TimeProvider clock,
    IRefusalPages refusals,
    IStringLocalizer<WorkTexts> l
)
{
    private const int PageSize = 50;
    private static readonly (Urgency Urgency, int Take)[] Sections =
    [
        (Urgency.Overdue, 20),
        (Urgency.Soon, 20),
        (Urgency.Today, 10),
        (Urgency.Later, 5),
    ];

    /// <summary>The list; "?group=1" the position's, "?all=Today" one section in full.</summary>
    public async Task<IResult> List(HttpContext http, CancellationToken ct)
    {
        var (actor, query) = (http.Actor(), http.Request.Query);
        var group = query["group"] == "1";
        Urgency? only = Enum.TryParse<Urgency>(query["all"], out var asked) && Enum.IsDefined(asked) ? asked : null;
        var shown = new Dictionary<Urgency, IReadOnlyList<WorkItem>>();
        foreach (var (urgency, take) in Sections)
            if (only is null || only == urgency)
                shown[urgency] = await queries.Section(actor, group, urgency, only is null ? take : 500, ct);
        var counts = await queries.Counts(actor, group, ct);
        var other = group ? counts : await queries.Counts(actor, group: true, ct);
        var waiting = group || only is not null ? [] : await queries.Waiting(actor, ct);
        var model = new WorkViews.Model(
            actor,
            group,
            only,
            counts,
            other.All,
            shown,
            waiting,
            await queries.Today(actor.Id!.Value, ct),
            await Names(ct),
            clock.Now()
        );
        return PageResult.Page(l["今日待办"], WorkViews.Page(model, l), typeof(OfficeLayout));
    }

    public async Task<IResult> One(HttpContext http, Guid id, CancellationToken ct)
    {
        if (await queries.One(id, ct) is not { } item || !await queries.MaySee(item, http.Actor(), ct))
            return refusals.Answer(http, WorkErrors.NotFound);
        return PageResult.Page(
            item.SubjectNo,
            ItemViews.One(item, await queries.Events(id, ct), await Names(ct), http.Actor(), clock.Now(), l),
            typeof(OfficeLayout)
        );
    }

    public async Task<IResult> PostponeForm(HttpContext http, Guid id, FormState form, int status, CancellationToken ct)
    {
        if (await queries.One(id, ct) is not { State: WorkState.Open } item || !Visible.ToMe(item, http.Actor()))
            return refusals.Answer(http, WorkErrors.NotFound);
        var left = policies.Get(PostponeItem.Times) - item.Postponed;
        return Dialog(http, l["稍后处理"], "postpone", ItemViews.Postpone(item, left, form, l), status);
    }

    public async Task<IResult> HandOverForm(HttpContext http, Guid id, FormState form, int status, CancellationToken ct)
    {
        if (await queries.One(id, ct) is not { State: WorkState.Open } item || !Visible.ToGroup(item, http.Actor()))
            return refusals.Answer(http, WorkErrors.NotFound);
        return Dialog(
            http,
            l["转给同事"],
            "hand-over",
            ItemViews.HandOver(item, await HandOverTo.People(item, http.Actor().Id, positions, ct), form, l),
            status
        );
    }

    public async Task<IResult> History(HttpContext http, CancellationToken ct)
    {
        var (actor, query) = (http.Actor(), TableQuery.From(http));
        if (actor.Kind != ActorKind.Staff)
            return refusals.Answer(http, WorkErrors.NotFound);
        var q = WorkEndpoints.HistoryOf(query);
        var rows = await queries.History(actor, q, PageSize + 1, ct);
        var next = rows.Count > PageSize ? WorkQueries.KeyOf(rows[PageSize - 1]) : null;
        return PageResult.Page(
            l["办过的事"],
            ItemViews.History(
                [.. rows.Take(PageSize)],
                next,
                query,
                await queries.HistorySums(actor, q, ct),
                await queries.Kinds(ct),
                l
            ),
            typeof(OfficeLayout)
        );
    }

    /// <summary>A dialog over the list where scripts are on, a page of its own where they are off.</summary>
    private static PageResult Dialog(HttpContext http, string title, string id, RenderFragment form, int status) =>
        PageResult.IsHtmx(http.Request)
            ? PageResult.Fragment(
                Render.Component<Dialog>(("Id", id), ("Title", title), ("Modal", true), ("ChildContent", form)),
                status
            )
            : PageResult.Page(
                title,
                Render.Component<PageBody>(
                    ("Title", title),
                    ("ChildContent", Render.Component<Card>(("ChildContent", form)))
                ),
                typeof(OfficeLayout),
                status
            );

    private async Task<WorkNames> Names(CancellationToken ct) => new(await positions.All(ct));
}

/// <summary>Positions and people in words.</summary>
internal sealed class WorkNames(IReadOnlyDictionary<string, PositionView> positions)
{
    /// <summary>
    /// Who holds a position, for "reported to": the one or two names, or the position's name when nobody or many do.
    /// </summary>
    public string Holders(string position)
    {
        if (!positions.TryGetValue(position, out var view))
            return position;
        return view.Holders.Count is 1 or 2
            ? string.Join("、", view.Holders.Select(h => h.Name))
            : view.Name.ToString();
    }

    public string Position(string position) =>
        positions.TryGetValue(position, out var view) ? view.Name.ToString() : position;

    public string? Person(WorkItem item) =>
        item.Person is not { } id
            ? null
            : item.PersonName
                ?? positions
                    .Values.SelectMany(p => p.Holders)
                    .Where(h => h.Id.Value == id)
                    .Select(h => h.Name)
                    .FirstOrDefault();
}
