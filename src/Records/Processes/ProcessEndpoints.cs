using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Records;

/// <summary>A process in a list.</summary>
public sealed record ProcessCard(
    string No,
    string Process,
    string Title,
    ProcessState State,
    DateTimeOffset StartedAt,
    string StartedBy,
    DateTimeOffset? DueAt,
    DateTimeOffset? EndedAt
);

/// <summary>A process with its definition and standing.</summary>
public sealed record ProcessView(ProcessCard Card, Process Definition, ProcessStatus Status);

/// <summary>What is started.</summary>
public sealed record StartBody(string Process, string Title);

/// <summary>What is done with a task. Money in yuan.</summary>
public sealed record TaskBody(IReadOnlyDictionary<string, string?>? Values, string? Reason, string? Position);

/// <summary>Processes: list and board. JSON under /api/v1/processes.</summary>
internal static class ProcessEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/office/processes").DisableAntiforgery().ExcludeFromDescription();
        all.MapGet("", (ProcessPages p, CancellationToken ct) => p.List(ct)).Needs(RecordPermissions.Use);
        all.MapPost("", (ProcessPages p, CancellationToken ct) => p.Start(ct)).Needs(RecordPermissions.Use);
        all.MapGet("/{no}", (string no, ProcessPages p, CancellationToken ct) => p.Board(no, ct))
            .Needs(RecordPermissions.Use);
        all.MapPost(
                "/{no}/{verb}",
                (string no, string verb, ProcessPages p, CancellationToken ct) => p.Act(no, verb, ct)
            )
            .Needs(RecordPermissions.Use);
        var api = routes.MapGroup("/api/v1/processes").WithTags("Processes 项目");
        api.MapGet("", List)
            .Needs(RecordPermissions.Use)
            .WithName("ListProcesses")
            .WithSummary("Processes, newest first");
        api.MapPost("", Start)
            .Needs(RecordPermissions.Use)
            .WithName("StartProcess")
            .WithSummary("Start a process; answers its number");
        api.MapGet("/{no}", One)
            .Needs(RecordPermissions.Use)
            .WithName("GetProcess")
            .WithSummary("A process: its definition as it was at the start, and where each task stands");
        api.MapPost("/{no}/tasks/{task}/done", Done)
            .Needs(RecordPermissions.Use)
            .WithName("CompleteTask")
            .WithSummary("A task is done");
        api.MapPost("/{no}/tasks/{task}/block", Block)
            .Needs(RecordPermissions.Use)
            .WithName("BlockTask")
            .WithSummary("A task waits for a position");
        api.MapPost("/{no}/tasks/{task}/unblock", Unblock)
            .Needs(RecordPermissions.Use)
            .WithName("UnblockTask")
            .WithSummary("The way is clear again");
        api.MapPost("/{no}/tasks/{task}/reopen", Reopen)
            .Needs(RecordPermissions.Use)
            .WithName("ReopenTask")
            .WithSummary("A task must be done again");
        api.MapPost("/{no}/release", Release)
            .Needs(RecordPermissions.Use)
            .WithName("ReleaseStage")
            .WithSummary("Open the gate of the stage that is open");
        api.MapPost("/{no}/cancel", Cancel)
            .Needs(RecordPermissions.Use)
            .WithName("CancelProcess")
            .WithSummary("Give a process up");
    }

    private static async Task<IResult> List(
        ProcessPages pages,
        [AsParameters] ListPlace place,
        CancellationToken ct,
        ProcessState? state = null,
        int take = 50
    ) => TypedResults.Ok((await pages.Rows(state, place, Math.Clamp(take, 1, 200), ct)).Of(Card));

    private static async Task<IResult> One(string no, ProcessPages pages, CancellationToken ct) =>
        await pages.One(no, ct) is { } row
            ? TypedResults.Ok(new ProcessView(Card(row), row.Frozen(), row.Read()))
            : Refusals.Problem(ProcessErrors.NoProcess);

    private static Task<IResult> Start(StartBody body, ApiCall call) =>
        call.Create((StartProcess u) => u.Run(body.Process, body.Title, call.Ct), no => "/api/v1/processes/" + no);

    private static Task<IResult> Done(string no, string task, TaskBody body, ApiCall call) =>
        call.Run((CompleteTask u) => u.Run(no, task, body.Values, body.Reason, call.Ct));

    private static Task<IResult> Block(string no, string task, TaskBody body, ApiCall call) =>
        call.Run((BlockTask u) => u.Run(no, task, body.Position ?? "", body.Reason, call.Ct));

    private static Task<IResult> Unblock(string no, string task, TaskBody body, ApiCall call) =>
        call.Run((UnblockTask u) => u.Run(no, task, body.Reason, call.Ct));

    private static Task<IResult> Reopen(string no, string task, TaskBody body, ApiCall call) =>
        call.Run((ReopenTask u) => u.Run(no, task, body.Reason, call.Ct));

    private static Task<IResult> Release(string no, TaskBody body, ApiCall call) =>
        call.Run((ReleaseStage u) => u.Run(no, body.Reason, call.Ct));

    private static Task<IResult> Cancel(string no, TaskBody body, ApiCall call) =>
        call.Run((CancelProcess u) => u.Run(no, body.Reason, call.Ct));

    private static ProcessCard Card(ProcessRow r) =>
        new(r.No, r.Process, r.Title, r.State, r.StartedAt, r.StartedBy, r.DueAt, r.EndedAt);
}
