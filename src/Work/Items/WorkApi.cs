using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Work;

/// <summary>Putting an item off, in a request.</summary>
public sealed record PostponeBody(int Minutes, string Why);

/// <summary>Handing an item over, in a request.</summary>
public sealed record HandOverBody(Guid Person, string Why);

/// <summary>A to-do in an answer.</summary>
public sealed record ToDoView(
    Guid Id,
    string Kind,
    Text Name,
    string SubjectType,
    Guid SubjectId,
    string SubjectNo,
    string Link,
    IReadOnlyList<string> Positions,
    Guid? Person,
    string? PersonName,
    DateTimeOffset At,
    DateTimeOffset? DueAt,
    DateTimeOffset? FirstDueAt,
    Text Rule,
    Text Verb,
    string? EscalateTo,
    string? EscalatedTo,
    DateTimeOffset? EscalatedAt,
    string? Who,
    Money? Amount,
    int Postponed,
    string State,
    DateTimeOffset? EndedAt,
    string? EndedBy
)
{
    internal static ToDoView Of(WorkItem i) =>
        new(
            i.Id,
            i.Kind,
            i.KindName,
            i.SubjectType,
            i.SubjectId,
            i.SubjectNo,
            i.Link,
            [.. i.Positions],
            i.Person,
            i.PersonName,
            i.At,
            i.DueAt,
            i.FirstDueAt,
            i.Rule,
            i.Verb,
            i.EscalateTo,
            i.EscalatedTo,
            i.EscalatedAt,
            i.Who,
            i.Amount,
            i.Postponed,
            i.State.ToString(),
            i.EndedAt,
            i.EndedBy
        );
}

/// <summary>How many to-dos there are, by urgency.</summary>
public sealed record ToDoCounts(int All, int Overdue, int Soon, int Today, int Later);

/// <summary>One step of a to-do's history.</summary>
public sealed record ToDoStep(DateTimeOffset At, string By, string What, string? Detail, string? Note);

/// <summary>A to-do with its history.</summary>
public sealed record ToDoFile(ToDoView ToDo, IReadOnlyList<ToDoStep> History);

/// <summary>The lists as a resource: /api/v1/todos.</summary>
internal static class WorkApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/todos").WithTags("To do 待办");
        api.MapGet("", List)
            .NeedsSignIn()
            .WithName("ListToDos")
            .WithSummary("What I must do next, the most urgent first; scope=group for my positions' whole list");
        api.MapGet("/count", Count).NeedsSignIn().WithName("CountToDos").WithSummary("How many, by urgency");
        api.MapGet(
                "/waiting",
                async (HttpContext http, WorkQueries queries, CancellationToken ct) =>
                    TypedResults.Ok((await queries.Waiting(http.Actor(), ct)).Select(ToDoView.Of))
            )
            .NeedsSignIn()
            .WithName("ListWaitingToDos")
            .WithSummary("What others must do before my documents go on");
        api.MapGet("/history", History)
            .NeedsSignIn()
            .WithName("ListDoneToDos")
            .WithSummary("What is done, newest first; after = the key of the last one seen");
        api.MapGet("/{id:guid}", One)
            .NeedsSignIn()
            .WithName("GetToDo")
            .WithSummary("One to-do with its history (ORG-03, ORG-04)");
        api.MapPost(
                "/{id:guid}/take",
                async (Guid id, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(http.Actor(), (ClaimItem u) => u.Run(id, ct), ct, http.IdempotencyKey())
                    ).ToHttp()
            )
            .NeedsSignIn()
            .WithName("TakeToDo")
            .WithSummary("Take it for myself; refused when a colleague was faster");
        api.MapPost(
                "/{id:guid}/postpone",
                async (Guid id, PostponeBody body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(
                            http.Actor(),
                            (PostponeItem u) => u.Run(id, body.Minutes, body.Why, ct),
                            ct,
                            http.IdempotencyKey()
                        )
                    ).ToHttp()
            )
            .NeedsSignIn()
            .WithName("PostponeToDo")
            .WithSummary("Put it off, with a reason");
        api.MapPost(
                "/{id:guid}/hand-over",
                async (Guid id, HandOverBody body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(
                            http.Actor(),
                            (HandOverItem u) => u.Run(id, body.Person, body.Why, ct),
                            ct,
                            http.IdempotencyKey()
                        )
                    ).ToHttp()
            )
            .NeedsSignIn()
            .WithName("HandOverToDo")
            .WithSummary("Hand it to a colleague or a superior, with a reason (ORG-04)");
    }

    private static async Task<IResult> List(
        HttpContext http,
        WorkQueries queries,
        CancellationToken ct,
        string? scope = null,
        int take = 200
    )
    {
        var rows = new List<WorkItem>();
        foreach (var urgency in Enum.GetValues<Urgency>())
            rows.AddRange(
                await queries.Section(
                    http.Actor(),
                    scope == "group",
                    urgency,
                    Math.Clamp(take, 1, 500) - rows.Count,
                    ct
                )
            );
        return TypedResults.Ok(rows.Select(ToDoView.Of));
    }

    private static async Task<IResult> Count(
        HttpContext http,
        WorkQueries queries,
        CancellationToken ct,
        string? scope = null
    )
    {
        var c = await queries.Counts(http.Actor(), scope == "group", ct);
        return TypedResults.Ok(new ToDoCounts(c.All, c.Overdue, c.Soon, c.Today, c.Later));
    }

    private static async Task<IResult> History(
        HttpContext http,
        WorkQueries queries,
        CancellationToken ct,
        string? scope = null,
        string? kind = null,
        bool late = false,
        DateOnly? from = null,
        DateOnly? to = null,
        string? document = null,
        string? after = null,
        int take = 100
    )
    {
        var rows = await queries.History(
            http.Actor(),
            new HistoryQuery(scope == "group", kind, late, from, to, document, after),
            Math.Clamp(take, 1, 500),
            ct
        );
        return TypedResults.Ok(
            new { rows = rows.Select(ToDoView.Of), next = rows.Count > 0 ? WorkQueries.KeyOf(rows[^1]) : null }
        );
    }

    private static async Task<IResult> One(Guid id, HttpContext http, WorkQueries queries, CancellationToken ct)
    {
        if (await queries.One(id, ct) is not { } item || !await queries.MaySee(item, http.Actor(), ct))
            return Refusals.Problem(WorkErrors.NotFound);
        return TypedResults.Ok(
            new ToDoFile(
                ToDoView.Of(item),
                [
                    .. (await queries.Events(id, ct)).Select(e => new ToDoStep(
                        e.At,
                        e.By,
                        e.Verb.ToString(),
                        e.Detail,
                        e.Note
                    )),
                ]
            )
        );
    }
}
