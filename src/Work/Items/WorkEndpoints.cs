using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Work;

/// <summary>
/// The list that everybody of staff lands on: GET /office. One item's history, the acts on it, and what is done. JSON:
/// <see cref="WorkApi"/>.
/// </summary>
internal static class WorkEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office", Page).NeedsSignIn().ExcludeFromDescription();
        routes.MapGet("/office/todo/count", Count).NeedsSignIn().ExcludeFromDescription();
        routes.MapGet("/office/todo/history", History).NeedsSignIn().ExcludeFromDescription();
        routes.MapGet("/office/todo/history/export", ExportHistory).NeedsSignIn().ExcludeFromDescription();
        routes.MapGet("/office/todo/{id:guid}", One).NeedsSignIn().ExcludeFromDescription();
        routes.MapPost("/office/todo/{id:guid}/take", Take).NeedsSignIn().DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/office/todo/{id:guid}/postpone", PostponeForm).NeedsSignIn().ExcludeFromDescription();
        routes
            .MapPost("/office/todo/{id:guid}/postpone", Postpone)
            .NeedsSignIn()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes.MapGet("/office/todo/{id:guid}/hand-over", HandOverForm).NeedsSignIn().ExcludeFromDescription();
        routes
            .MapPost("/office/todo/{id:guid}/hand-over", HandOver)
            .NeedsSignIn()
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    private static async Task<IResult> Page(HttpContext http, WorkPages pages, CancellationToken ct) =>
        http.Actor().Kind == ActorKind.Staff ? await pages.List(http, ct) : PageResult.Redirect(http, "/");

    private static async Task<IResult> Count(HttpContext http, WorkQueries queries, CancellationToken ct) =>
        PageResult.Fragment(WorkViews.Badge(await queries.Counts(http.Actor(), group: false, ct)));

    private static Task<IResult> One(Guid id, HttpContext http, WorkPages pages, CancellationToken ct) =>
        pages.One(http, id, ct);

    private static async Task<IResult> Take(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<WorkTexts> l,
        CancellationToken ct
    )
    {
        var result = await executor.Run(http.Actor(), (ClaimItem u) => u.Run(id, ct), ct);
        if (PageResult.IsHtmx(http.Request))
            return Done(result.IsDone ? l["已领取"] : result.Refusal.Message.ToString());
        return result.IsDone ? PageResult.Redirect(http, "/office") : refusals.Answer(http, result.Refusal);
    }

    private static Task<IResult> PostponeForm(Guid id, HttpContext http, WorkPages pages, CancellationToken ct) =>
        pages.PostponeForm(http, id, new FormState(), 200, ct);

    private static async Task<IResult> Postpone(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        WorkPages pages,
        IStringLocalizer<WorkTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var minutes = int.TryParse(form["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out var m) ? m : 0;
        var result = await executor.Run(http.Actor(), (PostponeItem u) => u.Run(id, minutes, form["why"], ct), ct);
        if (result.IsDone)
            return PageResult.IsHtmx(http.Request)
                ? Done(l["已推迟 {0} 分钟", minutes])
                : PageResult.Redirect(http, "/office");
        form.Accept(result.Refusal);
        return await pages.PostponeForm(http, id, form, Refusals.Status(result.Refusal), ct);
    }

    private static Task<IResult> HandOverForm(Guid id, HttpContext http, WorkPages pages, CancellationToken ct) =>
        pages.HandOverForm(http, id, new FormState(), 200, ct);

    private static async Task<IResult> HandOver(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        WorkPages pages,
        IStringLocalizer<WorkTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var result = await executor.Run(
            http.Actor(),
            (HandOverItem u) =>
                u.Run(id, Guid.TryParse(form["person"], out var person) ? person : Guid.Empty, form["why"], ct),
            ct
        );
        if (result.IsDone)
            return PageResult.IsHtmx(http.Request) ? Done(l["已转交"]) : PageResult.Redirect(http, "/office");
        form.Accept(result.Refusal);
        return await pages.HandOverForm(http, id, form, Refusals.Status(result.Refusal), ct);
    }

    /// <summary>The dialog closes, the list reads itself again, and one sentence says what happened.</summary>
    private static PageResult Done(string said) =>
        PageResult.Fragment(_ => { }).Reswap("none").Trigger("close-dialog").Trigger("todos-changed").Toast(said);

    internal static HistoryQuery HistoryOf(TableQuery q) =>
        new(
            q.Filter("scope") == "group",
            q.Filter("kind"),
            q.Filter("late") == "1",
            Day(q.Filter("from")),
            Day(q.Filter("to")),
            q.Filter("document"),
            q.After
        );

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 9000
            ? day
            : null;

    private static Task<IResult> History(HttpContext http, WorkPages pages, CancellationToken ct) =>
        pages.History(http, ct);

    private static IResult ExportHistory(HttpContext http, WorkQueries queries, Company company)
    {
        var (query, actor) = (TableQuery.From(http), http.Actor());
        return Export.File(
            "todos",
            query.Filter("format"),
            [
                new ExportColumn<WorkItem>(("办完时间", "Done at"), i => company.Calendar.Local(i.EndedAt!.Value)),
                new ExportColumn<WorkItem>(("事项", "Kind"), i => i.KindName),
                new ExportColumn<WorkItem>(("单据", "Document"), i => i.SubjectNo),
                new ExportColumn<WorkItem>(("对象", "Who"), i => i.Who),
                new ExportColumn<WorkItem>(("办理人", "Done by"), i => i.EndedBy),
                new ExportColumn<WorkItem>(("提出时间", "Asked at"), i => company.Calendar.Local(i.At)),
                new ExportColumn<WorkItem>(
                    ("期限", "Deadline"),
                    i => i.FirstDueAt is { } due ? company.Calendar.Local(due) : null
                ),
                new ExportColumn<WorkItem>(
                    ("按时", "In time"),
                    i =>
                        i.WasOnTime switch
                        {
                            true => new Text("是", "yes"),
                            false => new Text("否", "no"),
                            _ => new Text("", ""),
                        }
                ),
                new ExportColumn<WorkItem>(
                    ("用时（分）", "Took (min)"),
                    i => Math.Round((i.EndedAt!.Value - i.At).TotalMinutes, 1)
                ),
            ],
            Rows()
        );

        async IAsyncEnumerable<WorkItem> Rows()
        {
            var q = HistoryOf(query) with { After = null };
            while (true)
            {
                var page = await queries.History(actor, q, 1000, CancellationToken.None);
                foreach (var item in page)
                    yield return item;
                if (page.Count < 1000)
                    yield break;
                q = q with { After = WorkQueries.KeyOf(page[^1]) };
            }
        }
    }
}
