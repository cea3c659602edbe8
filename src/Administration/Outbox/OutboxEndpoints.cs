using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Administration;

/// <summary>What happens after commits, for whoever runs the system. JSON under /api/v1/outbox.</summary>
internal static class OutboxEndpoints
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/outbox", Outbox).Needs("db.view").ExcludeFromDescription();
        routes.MapGet("/office/outbox/count", Count).Needs("db.view").ExcludeFromDescription();
        routes.MapPost("/office/outbox/retry", RetryAll).Needs("db.edit").DisableAntiforgery().ExcludeFromDescription();
        routes
            .MapPost("/office/outbox/{seq:long}", Settle)
            .Needs("db.edit")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1").WithTags("House 系统");
        api.MapGet("/outbox", OutboxApi)
            .Needs("db.view")
            .WithName("ListOutbox")
            .WithSummary("Outbox messages of one state (Open, Done, Dead), newest first; after = the last seq seen");
        api.MapPost(
                "/outbox/{seq:long}/retry",
                async (long seq, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (await executor.Run(http.Actor(), (RetryOutboxMessage u) => u.Run(seq, ct), ct)).ToHttp()
            )
            .Needs("db.edit")
            .WithName("RetryOutboxMessage")
            .WithSummary("Try a dead message again");
        api.MapPost(
                "/outbox/retry",
                async (HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    await executor.Run(http.Actor(), (RetryOutbox u) => u.Run(ct), ct) is { IsDone: true } again
                        ? TypedResults.Ok(new { again = again.Value })
                        : (IResult)Refusals.Problem(AdministrationErrors.NotDead)
            )
            .Needs("db.edit")
            .WithName("RetryOutbox")
            .WithSummary("Try all dead messages again; answers how many");
        api.MapPost(
                "/outbox/{seq:long}/give-up",
                async (long seq, WhyBody body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(http.Actor(), (AbandonOutboxMessage u) => u.Run(seq, body.Why, ct), ct)
                    ).ToHttp()
            )
            .Needs("db.edit")
            .WithName("GiveUpOutboxMessage")
            .WithSummary("Give a dead message up for good");
    }

    private static async Task<IReadOnlyList<OutboxMessage>> Read(
        ShopDb db,
        OutboxState state,
        long? after,
        int take,
        CancellationToken ct
    ) =>
        await db.Set<OutboxMessage>()
            .AsNoTracking()
            .Where(m => m.State == state && (after == null || m.Seq < after))
            .OrderByDescending(m => m.Seq)
            .Take(take)
            .ToListAsync(ct);

    private static async Task<IResult> Outbox(
        HttpContext http,
        ShopDb db,
        Reactions reactions,
        IStringLocalizer<AdministrationTexts> l,
        CancellationToken ct
    )
    {
        var query = TableQuery.From(http);
        var state =
            Enum.TryParse<OutboxState>(query.Filter("state"), out var asked) && Enum.IsDefined(asked)
                ? asked
                : OutboxState.Dead;
        var rows = await Read(
            db,
            state,
            long.TryParse(query.After, CultureInfo.InvariantCulture, out var after) ? after : null,
            PageSize + 1,
            ct
        );
        var next = rows.Count > PageSize ? rows[PageSize - 1].Seq.ToString(CultureInfo.InvariantCulture) : null;
        var counts = await db.Set<OutboxMessage>()
            .AsNoTracking()
            .Where(m => m.State != OutboxState.Done)
            .GroupBy(m => m.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var model = new OutboxViews.Model(
            state,
            counts.GetValueOrDefault(OutboxState.Open),
            counts.GetValueOrDefault(OutboxState.Dead),
            reactions.NameOf,
            [.. rows.Take(PageSize)],
            next,
            query,
            http.Actor().May("db.edit")
        );
        return PageResult.Page(l["发件箱"], OutboxViews.Outbox(model, l), typeof(OfficeLayout));
    }

    private static async Task<IResult> Count(ShopDb db, CancellationToken ct)
    {
        var dead = await db.Set<OutboxMessage>().CountAsync(m => m.State == OutboxState.Dead, ct);
        return PageResult.Fragment(OutboxViews.Badge(dead));
    }

    private static async Task<IResult> Settle(
        long seq,
        HttpContext http,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<AdministrationTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var result =
            form["act"] == "retry"
                ? await executor.Run(http.Actor(), (RetryOutboxMessage u) => u.Run(seq, ct), ct)
                : await executor.Run(http.Actor(), (AbandonOutboxMessage u) => u.Run(seq, form["why"], ct), ct);
        return result.IsDone
            ? PageResult.Redirect(
                http,
                "/office/outbox",
                form["act"] == "retry" ? l["马上再试"] : l["已放弃，原因记在操作日志里"]
            )
            : refusals.Answer(http, result.Refusal);
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

    private static async Task<IResult> OutboxApi(
        ShopDb db,
        CancellationToken ct,
        OutboxState state = OutboxState.Dead,
        long? after = null,
        int take = 100
    ) => TypedResults.Ok(await Read(db, state, after, Math.Clamp(take, 1, 500), ct));
}
