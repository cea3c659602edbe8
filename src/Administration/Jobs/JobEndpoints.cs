using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Administration;

/// <summary>A job in an answer. Durations are seconds.</summary>
public sealed record JobView(
    string Name,
    Text Title,
    Text Purpose,
    Text Schedule,
    DateTimeOffset? NextAt,
    DateTimeOffset? LastStartedAt,
    DateTimeOffset? LastEndedAt,
    double? LastSeconds,
    JobOutcome? Outcome,
    string? LastError,
    long Runs,
    string? AskedBy
);

/// <summary>One run of a job in an answer. The duration is in seconds.</summary>
public sealed record JobRunView(
    Guid Id,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    double? Seconds,
    JobOutcome Outcome,
    string? Error,
    Text? Progress,
    string? AskedBy
);

/// <summary>A job with a page of its runs, newest first.</summary>
/// <param name="Job">The job.</param>
/// <param name="Runs">Its runs.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record JobHistoryView(JobView Job, IReadOnlyList<JobRunView> Runs, string? Next);

/// <summary>
/// One job with its runs, run now, and the list as programs read it (OPS-01, PLUS-17); the list of the office is
/// <see cref="JobPage" />.
/// </summary>
internal static class JobEndpoints
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/jobs/{name}", History).Needs("db.view").ExcludeFromDescription();
        routes.MapPost("/office/jobs/{name}/run", Run).Needs("db.edit").DisableAntiforgery().ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/jobs").WithTags("House 系统");
        api.MapGet("", ListApi)
            .Needs("db.view")
            .WithName("ListJobs")
            .WithSummary("Recurring work: schedule, how the last run went, and the next one");
        api.MapGet("/{name}", HistoryApi)
            .Needs("db.view")
            .WithName("GetJob")
            .WithSummary("One job with its last runs, newest first; after = the answer's next");
        api.MapPost("/{name}/run", RunApi)
            .Needs("db.edit")
            .WithName("RunJob")
            .WithSummary("Run a job now instead of when it is due");
    }

    private static async Task<IResult> History(
        string name,
        HttpContext http,
        JobQueries queries,
        TimeProvider clock,
        IRefusalPages refusals,
        IStringLocalizer<AdministrationTexts> l,
        CancellationToken ct
    )
    {
        if (await queries.Of(name, ct) is not { } job)
            return refusals.Answer(http, JobErrors.NotFound);
        var query = TableQuery.From(http);
        var runs = await queries.Runs(name, query.After, PageSize, ct);
        var model = new JobViews.HistoryModel(job, runs, query, http.Actor(), clock.Now());
        return PageResult.Page(job.Job.Title.ToString(), JobViews.History(model, l), typeof(OfficeLayout));
    }

    private static async Task<IResult> Run(
        string name,
        HttpContext http,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<AdministrationTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var result = await executor.Run(http.Actor(), (RunJob u) => u.Run(name, ct), ct);
        if (!result.IsDone)
            return refusals.Answer(http, result.Refusal);
        return PageResult.Redirect(http, LocalUrl.Or(form["back"], "/office/jobs"), l["马上运行，结果稍后显示在这里"]);
    }

    private static async Task<IResult> ListApi(JobQueries queries, CancellationToken ct) =>
        TypedResults.Ok((await queries.All(ct)).Select(View));

    private static async Task<IResult> HistoryApi(
        string name,
        JobQueries queries,
        CancellationToken ct,
        string? after = null,
        int take = PageSize
    )
    {
        if (await queries.Of(name, ct) is not { } job)
            return Refusals.Problem(JobErrors.NotFound);
        var runs = await queries.Runs(name, after, Math.Clamp(take, 1, 500), ct);
        return TypedResults.Ok(new JobHistoryView(View(job), [.. runs.Rows.Select(View)], runs.Next));
    }

    private static async Task<IResult> RunApi(
        string name,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) => (await executor.Run(http.Actor(), (RunJob u) => u.Run(name, ct), ct, http.IdempotencyKey())).ToHttp();

    private static JobView View(JobRow row) =>
        new(
            row.Job.Name,
            row.Job.Title,
            row.Job.Purpose,
            row.Job.Schedule.Words,
            row.NextAt,
            row.State?.LastStartedAt,
            row.State?.LastEndedAt,
            row.State?.LastTook?.TotalSeconds,
            row.Outcome,
            row.State?.LastError,
            row.State?.Runs ?? 0,
            row.State?.AskedBy
        );

    private static JobRunView View(JobRun run) =>
        new(
            run.Id,
            run.StartedAt,
            run.EndedAt,
            run.Took?.TotalSeconds,
            run.Outcome,
            run.Error,
            JobViews.Progress(run),
            run.AskedBy
        );
}
