using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Work;

/// <summary>Putting an item off, in a request.</summary>
public sealed record PostponeBody(int Minutes, string Why);

/// <summary>The list that everybody lands on: GET /office; JSON under /api/v1/todos.</summary>
internal static class WorkEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office", Page).NeedsSignIn().ExcludeFromDescription();
        routes.MapGet("/office/todo/count", Count).NeedsSignIn().ExcludeFromDescription();
        routes.MapPost("/office/todo/{id:guid}/take", Take).NeedsSignIn().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/office/todo/{id:guid}/postpone", Postpone).NeedsSignIn().DisableAntiforgery().ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/todos").WithTags("To do 待办");
        api.MapGet("", async (HttpContext http, WorkReads reads, CancellationToken ct) => TypedResults.Ok((await reads.Of(http.Actor(), false, 200, ct)).Select(i => new { i.Id, i.Kind, title = new Text(i.KindZh, i.KindEn).ToString(), i.SubjectNo, i.Link, i.DueAt, i.Who, i.Amount, i.PersonName, overdue = i.EscalatedAt is not null }))).NeedsSignIn().WithName("ListToDos").WithSummary("What I must do next, the most urgent first");
        api.MapPost("/{id:guid}/take", async (Guid id, HttpContext http, Operations operations, CancellationToken ct) => (await operations.Run(http.Actor(), (TakeItem u) => u.Run(id, ct), ct)).ToHttp()).NeedsSignIn().WithName("TakeToDo").WithSummary("Take an item for myself");
        api.MapPost("/{id:guid}/postpone", async (Guid id, PostponeBody body, HttpContext http, Operations operations, CancellationToken ct) => (await operations.Run(http.Actor(), (PostponeItem u) => u.Run(id, body.Minutes, body.Why ?? "", ct), ct)).ToHttp()).NeedsSignIn().WithName("PostponeToDo").WithSummary("Put an item off, with a reason");
    }

    private static async Task<IResult> Page(HttpContext http, WorkReads reads, TimeProvider clock, Company company, IPositions positions, IStringLocalizer<WorkTexts> l, CancellationToken ct, int group = 0)
    {
        var actor = http.Actor();
        if (actor.Kind != ActorKind.Staff) return PageResult.Redirect(http, "/me");
        if (actor.Permissions.Count == 0) return PageResult.Redirect(http, "/office/password");
        var items = await reads.Of(actor, group == 1, 200, ct);
        var model = new WorkViews.Model(actor, items, await reads.Today(actor.Id!.Value, ct), clock.Now(), company.Calendar, group == 1, await positions.All(ct));
        return PageResult.Page(l["今日待办"], WorkViews.Page(model, l), typeof(OfficeLayout));
    }

    private static async Task<IResult> Count(HttpContext http, WorkReads reads, CancellationToken ct)
    {
        var (count, overdue) = (await reads.Count(http.Actor(), ct), await reads.Overdue(http.Actor(), ct));
        return PageResult.Fragment(b => b.AddMarkupContent(0, count == 0 ? "" : $"<span class=\"{(overdue > 0 ? "hot" : "")}\">{count}</span>"));
    }

    private static async Task<IResult> Take(Guid id, HttpContext http, Operations operations, IRefusalPages refusals, CancellationToken ct)
    {
        var result = await operations.Run(http.Actor(), (TakeItem u) => u.Run(id, ct), ct);
        return result.IsDone ? PageResult.Redirect(http, "/office") : refusals.Answer(http, result.Refusal);
    }

    private static async Task<IResult> Postpone(Guid id, HttpContext http, Operations operations, IRefusalPages refusals, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var result = await operations.Run(http.Actor(), (PostponeItem u) => u.Run(id, int.TryParse(form["minutes"], out var m) ? m : 0, form["why"], ct), ct);
        return result.IsDone ? PageResult.Redirect(http, "/office") : refusals.Answer(http, result.Refusal);
    }
}
