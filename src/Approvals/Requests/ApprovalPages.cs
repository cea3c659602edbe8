using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Approvals;

/// <summary>Puts the pages of the requests together.</summary>
internal sealed class ApprovalPages(
    ApprovalLists lists,
    ApprovalQueries queries,
    ApprovalKinds kinds,
    TimeProvider clock,
    IRefusalPages refusals,
    IStringLocalizer<ApprovalsTexts> l
)
{
    private const int PageSize = 50;

    /// <summary>The list with one request beside it: the asked one, or the first.</summary>
    public async Task<IResult> Inbox(HttpContext http, string? no, FormState form, int status, CancellationToken ct)
    {
        if (await Model(http, no, form, ct) is not { } model)
            return refusals.Answer(http, ApprovalErrors.NotFound);
        return PageResult.Page(
            model.Doc?.Story.Request.Title.ToString() is { } title && no is not null ? title : l["审批"],
            InboxViews.Page(model, l),
            typeof(OfficeLayout),
            status
        );
    }

    /// <summary>After an act: the list without what is done, the next request beside it.</summary>
    public async Task<IResult> After(HttpContext http, string said, CancellationToken ct)
    {
        var query = (QueryOf(http) with { After = null }).Url();
        if (!PageResult.IsHtmx(http.Request))
            return PageResult.Redirect(http, query, said);
        return PageResult
            .Fragment(InboxViews.Page((await Model(http, null, new FormState(), ct))!, l))
            .PushUrl(query)
            .Toast(said)
            .Trigger("close-dialog")
            .Trigger("todos-changed");
    }

    /// <summary>An act was refused: the request as it is now, with what was typed.</summary>
    public async Task<IResult> Refused(
        HttpContext http,
        string no,
        FormState form,
        Refusal refusal,
        CancellationToken ct
    )
    {
        form.Accept(refusal);
        if (await Model(http, no, form, ct) is not { } model)
            return refusals.Answer(http, refusal);
        var body = InboxViews.Page(model, l);
        return PageResult.IsHtmx(http.Request)
            ? PageResult.Fragment(body, Refusals.Status(refusal))
            : PageResult.Page(l["审批"], body, typeof(OfficeLayout), Refusals.Status(refusal));
    }

    public async Task<IResult> PassForm(HttpContext http, string no, FormState form, int status, CancellationToken ct)
    {
        if (await Story(http, no, ct) is not { } story)
            return refusals.Answer(http, ApprovalErrors.NotFound);
        var doc = await Doc(http, story, form, ct);
        if (doc.Turn is not { } turn)
            return refusals.Answer(http, ApprovalErrors.NotYours);
        var people = PassOnTo.People(
            turn.Seat,
            doc.Bench,
            http.Actor().Id!.Value,
            story.Request.MakerId,
            story.Decided
        );
        var view = FormViews.Pass(doc, people, form, l);
        return PageResult.IsHtmx(http.Request)
            ? PageResult.Fragment(
                Render.Component<Dialog>(
                    ("Id", "pass"),
                    ("Title", l["转交"].Value),
                    ("Modal", true),
                    ("ChildContent", view)
                ),
                status
            )
            : PageResult.Page(
                l["转交"],
                Render.Component<PageBody>(
                    ("Title", l["转交"].Value),
                    ("ChildContent", Render.Component<Card>(("ChildContent", view)))
                ),
                typeof(OfficeLayout),
                status
            );
    }

    /// <summary>A request as it is printed; null for one that this person may not see.</summary>
    public async Task<RequestViews.DocModel?> Shown(HttpContext http, string no, CancellationToken ct) =>
        await Story(http, no, ct) is { } story ? await Doc(http, story, new FormState(), ct) : null;

    public async Task<IResult> New(
        HttpContext http,
        Policies policies,
        FormState form,
        int status,
        CancellationToken ct
    )
    {
        if (http.Actor().Kind != ActorKind.Staff)
            return refusals.Answer(http, ApprovalErrors.StaffOnly);
        var chain = new ChainWords(await lists.BenchNow(ct)).Of(
            policies.Get(ApprovalKinds.General.ChainPolicy),
            http.Actor()
        );
        return PageResult.Page(l["事项申请"], FormViews.New(form, chain, l), typeof(OfficeLayout), status);
    }

    public static ApprovalFilter FilterOf(TableQuery q) =>
        new(
            Enum.TryParse<ApprovalScope>(q.Filter("tab"), ignoreCase: true, out var scope) && Enum.IsDefined(scope)
                ? scope
                : ApprovalScope.Decide,
            q.Filter("kind"),
            Enum.TryParse<ApprovalState>(q.Filter("state"), out var state) && Enum.IsDefined(state) ? state : null,
            q.Filter("person"),
            Day(q.Filter("from")),
            Day(q.Filter("to")),
            q.Filter("q"),
            q.After
        );

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 9000
            ? day
            : null;

    private static TableQuery QueryOf(HttpContext http) => TableQuery.From(http) with { Path = "/office/approvals" };

    private async Task<InboxViews.Model?> Model(HttpContext http, string? no, FormState form, CancellationToken ct)
    {
        var (actor, query) = (http.Actor(), QueryOf(http));
        if (actor.Kind != ActorKind.Staff)
            return null;
        var filter = FilterOf(query);
        var rows = await lists.List(actor, filter, PageSize + 1, ct);
        var next = rows.Count > PageSize ? ApprovalLists.KeyOf(rows[PageSize - 1], filter.Scope) : null;
        var shown = no ?? rows.FirstOrDefault()?.Request.No;
        var story = shown is null ? null : await Story(http, shown, ct);
        if (no is not null && story is null)
            return null;
        var doc = story is null ? null : await Doc(http, story, form, ct);
        return new InboxViews.Model(
            filter,
            query,
            [.. rows.Take(PageSize)],
            next,
            await lists.Counts(actor, ct),
            actor.May(ApprovalsModule.ViewAll),
            kinds.All,
            doc?.Bench ?? await lists.BenchNow(ct),
            clock.Now(),
            doc,
            no is not null
        );
    }

    /// <summary>A request that this person may see; null for any other.</summary>
    private async Task<ApprovalStory?> Story(HttpContext http, string no, CancellationToken ct) =>
        await queries.One(no, ct) is { } story && await lists.MaySee(story, http.Actor(), ct) ? story : null;

    private async Task<RequestViews.DocModel> Doc(
        HttpContext http,
        ApprovalStory story,
        FormState form,
        CancellationToken ct
    )
    {
        var query = QueryOf(http);
        return new RequestViews.DocModel(
            story,
            await lists.BenchNow(ct),
            kinds.NameOf(story.Request.Kind),
            http.Actor(),
            clock.Now(),
            form,
            query.Url()[query.Path.Length..]
        );
    }
}

/// <summary>A document's requests as cards for its page.</summary>
internal sealed class ApprovalCards(
    ApprovalQueries queries,
    ApprovalLists lists,
    ApprovalKinds kinds,
    TimeProvider clock,
    IHttpContextAccessor http,
    IStringLocalizer<ApprovalsTexts> l
) : IApprovalCards
{
    public async Task<RenderFragment?> Of(Guid subjectId, CancellationToken ct)
    {
        var stories = await queries.StoriesOf(subjectId, ct);
        if (stories.Count == 0)
            return null;
        var (bench, now, viewer) = (await lists.BenchNow(ct), clock.Now(), http.HttpContext?.Actor());
        return FormViews.Cards(
            [.. stories.Select(s => (s, kinds.NameOf(s.Request.Kind), new Trail(s, bench, viewer, now, l).Marks()))],
            l
        );
    }
}
