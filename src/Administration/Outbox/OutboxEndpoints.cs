using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Administration;

/// <summary>
/// All dead messages at once, and the list as programs read it; everything else of the outbox is
/// <see cref="OutboxPage" />.
/// </summary>
internal static class OutboxEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/office/outbox/retry", RetryAll)
            .Needs(OutboxPage.Edit)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/outbox").WithTags(OutboxPage.Tag);
        api.MapGet("", List)
            .Needs("db.view")
            .WithName("ListOutbox")
            .WithSummary("Outbox messages of one state (Open, Done, Dead), newest first; after = the last seq seen");
        api.MapPost("/retry", RetryAllApi)
            .Needs(OutboxPage.Edit)
            .WithName("RetryOutbox")
            .WithSummary("Try all dead messages again; answers how many");
    }

    private static async Task<IResult> RetryAll(
        HttpContext http,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<AdministrationTexts> l,
        CancellationToken ct
    )
    {
        var again = await executor.Run(http.Actor(), (RetryOutbox u) => u.Run(ct), ct);
        return again.IsDone
            ? PageResult.Redirect(http, "/office/outbox", l["{0} 条消息马上再试", again.Value])
            : refusals.Answer(http, again.Refusal);
    }

    private static async Task<IResult> RetryAllApi(HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
        await executor.Run(http.Actor(), (RetryOutbox u) => u.Run(ct), ct) is { IsDone: true } again
            ? TypedResults.Ok(new { again = again.Value })
            : Refusals.Problem(AdministrationErrors.NotDead);

    private static async Task<IResult> List(
        OutboxQueries queries,
        CancellationToken ct,
        OutboxState state = OutboxState.Dead,
        long? after = null,
        int take = 100
    ) => TypedResults.Ok(await queries.Of(state, after, Math.Clamp(take, 1, 500), ct));
}
