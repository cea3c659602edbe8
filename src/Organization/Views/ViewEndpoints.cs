using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>One's own saved views of the lists, beside each list and as JSON.</summary>
internal static class ViewEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/office/views", Keep).NeedsSignIn().DisableAntiforgery().ExcludeFromDescription();
        routes
            .MapPost("/office/views/{id:guid}/drop", Drop)
            .NeedsSignIn()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/views").WithTags("Views 视图");
        api.MapGet("", List)
            .NeedsSignIn()
            .WithName("ListViews")
            .WithSummary("One's own saved views of the lists; `page` narrows to one list");
        api.MapPost(
                "",
                async (ViewBody body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(
                            http.Actor(),
                            (SaveView u) => u.Run(body.Page ?? "", body.Query ?? "", body.Name ?? "", ct),
                            ct,
                            http.IdempotencyKey()
                        )
                    ).ToCreated(id => $"/api/v1/views/{id}")
            )
            .NeedsSignIn()
            .WithName("KeepView")
            .WithSummary("Keep a list's filters, order and columns under a name; the same name is kept anew");
        api.MapDelete("/{id:guid}", DropByApi)
            .NeedsSignIn()
            .WithName("DropView")
            .WithSummary("Forget one of one's own views");
    }

    internal sealed record ViewBody(string? Page, string? Query, string? Name);

    private static async Task<IResult> Keep(
        HttpContext http,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var (page, query) = (form["page"], form["query"]);
        var done = await executor.Run(
            http.Actor(),
            (SaveView u) => u.Run(page, query, form["name"], ct),
            ct,
            form.IdempotencyKey
        );
        return done.IsDone
            ? PageResult.Redirect(
                http,
                LocalUrl.Or(query.Length == 0 ? page : page + "?" + query, "/office"),
                new Text("视图已保存", "The view is kept").ToString()
            )
            : refusals.Answer(http, done.Refusal);
    }

    private static async Task<IResult> Drop(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        CancellationToken ct
    )
    {
        var done = await executor.Run(http.Actor(), (DropView u) => u.Run(id, ct), ct);
        return done.IsDone
            ? PageResult.Redirect(
                http,
                LocalUrl.Or(done.Value, "/office"),
                new Text("视图已删除", "The view is removed").ToString()
            )
            : refusals.Answer(http, done.Refusal);
    }

    private static async Task<IResult> DropByApi(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var done = await executor.Run(http.Actor(), (DropView u) => u.Run(id, ct), ct, http.IdempotencyKey());
        return done.IsDone ? TypedResults.NoContent() : Refusals.Problem(done.Refusal);
    }

    private static async Task<IResult> List(string? page, HttpContext http, ShopDb db, CancellationToken ct)
    {
        var account = http.Actor().Id;
        var views = await db.Set<SavedView>()
            .AsNoTracking()
            .Where(v => v.Account == account && (page == null || v.Page == page))
            .OrderBy(v => v.Page)
            .ThenBy(v => v.Name)
            .ToListAsync(ct);
        return TypedResults.Ok(
            views.Select(v => new
            {
                v.Id,
                v.Page,
                v.Name,
                v.Query,
                v.At,
            })
        );
    }
}

/// <summary>Reads the saved views for a page's <see cref="ViewBar"/>.</summary>
internal sealed class Views(ShopDb db) : IViews
{
    public async Task<IReadOnlyList<SavedViewLink>> Of(Actor actor, TableQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(query);
        if (actor.Id is not { } account)
            return [];
        var views = await db.Set<SavedView>()
            .AsNoTracking()
            .Where(v => v.Account == account && v.Page == query.Path)
            .OrderBy(v => v.At)
            .ToListAsync(ct);
        return
        [
            .. views.Select(v => new SavedViewLink(
                v.Id,
                v.Name,
                v.Query.Length == 0 ? v.Page : v.Page + "?" + v.Query,
                query.Asks(v.Query)
            )),
        ];
    }
}
