using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Catalog;

/// <summary>A new category in a request.</summary>
public sealed record NewCategoryBody(string? Slug, Text Name, CategoryId? Parent);

/// <summary>A category's names in a request.</summary>
public sealed record CategoryNameBody(Text Name);

/// <summary>Where a category moves to, in a request; the place counts from 1.</summary>
public sealed record MoveCategoryBody(CategoryId? Parent, int Place);

/// <summary>
/// The tree of categories for staff: one page under /office/categories, JSON under /api/v1/categories.
/// </summary>
internal static class CategoryEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/categories", Show).Needs("cat.view").ExcludeFromDescription();
        var acts = routes.MapGroup("/office/categories").DisableAntiforgery().ExcludeFromDescription();
        acts.MapPost("", Add).Needs("cat.edit");
        acts.MapPost("/{id:guid}/rename", Rename).Needs("cat.edit");
        acts.MapPost("/{id:guid}/move", Move).Needs("cat.edit");

        var api = routes.MapGroup("/api/v1/categories").WithTags("Catalogue 商品");
        api.MapGet("", List)
            .Needs("cat.view")
            .WithName("ListCategories")
            .WithSummary("The tree, parents before their children, with the number of products of every state");
        api.MapPost(
                "",
                (NewCategoryBody body, ApiCall call) =>
                    call.Create(
                        (AddCategory u) => u.Run(body.Slug ?? "", body.Name, body.Parent, call.Ct),
                        id => $"/api/v1/categories/{id.Value}"
                    )
            )
            .Needs("cat.edit")
            .WithName("AddCategory")
            .WithSummary("Add a category as the last of its level");
        api.MapPut(
                "/{id:guid}",
                (Guid id, CategoryNameBody body, ApiCall call) =>
                    call.Repeatable.Run((RenameCategory u) => u.Run(CategoryId.From(id), body.Name, call.Ct))
            )
            .Needs("cat.edit")
            .WithName("RenameCategory")
            .WithSummary("Rename a category; its address stays");
        api.MapPost(
                "/{id:guid}/move",
                (Guid id, MoveCategoryBody body, ApiCall call) =>
                    call.Repeatable.Run(
                        (MoveCategory u) => u.Run(CategoryId.From(id), body.Parent, body.Place, call.Ct)
                    )
            )
            .Needs("cat.edit")
            .WithName("MoveCategory")
            .WithSummary("Move a category below another one or to another place");
    }

    private static async Task<IResult> List(CategoryCache categories, ShopDb db, CancellationToken ct)
    {
        var counts = await Counts(db, ct);
        return TypedResults.Ok(
            categories.Now.All.Select(s => new
            {
                s.Id,
                s.Parent,
                s.Slug,
                s.Name,
                s.Path,
                s.Level,
                products = counts.GetValueOrDefault(s.Id),
            })
        );
    }

    private static Task<IResult> Show(
        HttpContext http,
        CategoryCache categories,
        ShopDb db,
        IStringLocalizer<CatalogTexts> l,
        CancellationToken ct,
        string? edit = null
    ) =>
        Page(
            http,
            new FormState(),
            edit is null ? null : categories.Now.Find(edit)?.Id,
            StatusCodes.Status200OK,
            categories,
            db,
            l,
            ct
        );

    private static async Task<IResult> Page(
        HttpContext http,
        FormState form,
        CategoryId? at,
        int status,
        CategoryCache categories,
        ShopDb db,
        IStringLocalizer<CatalogTexts> l,
        CancellationToken ct
    ) =>
        PageResult.Page(
            l["分类"],
            CategoryViews.Tree(
                new CategoryViews.Model(categories.Now, await Counts(db, ct), form, at, http.Actor().May("cat.edit")),
                l
            ),
            typeof(OfficeLayout),
            status
        );

    private static async Task<IResult> Add(
        HttpContext http,
        UseCaseExecutor executor,
        CategoryCache categories,
        ShopDb db,
        IStringLocalizer<CatalogTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var done = await executor.Run(
            http.Actor(),
            (AddCategory u) => u.Run(form["slug"], new Text(form["nameZh"], form["nameEn"]), Parent(form), ct),
            ct,
            http.IdempotencyKey()
        );
        return await After(http, done.IsDone ? Result.Done : done.Refusal, form, null, categories, db, l, ct);
    }

    private static async Task<IResult> Rename(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        CategoryCache categories,
        ShopDb db,
        IStringLocalizer<CatalogTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var done = await executor.Run(
            http.Actor(),
            (RenameCategory u) => u.Run(CategoryId.From(id), new Text(form["nameZh"], form["nameEn"]), ct),
            ct
        );
        return await After(http, done, form, CategoryId.From(id), categories, db, l, ct);
    }

    private static async Task<IResult> Move(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        CategoryCache categories,
        ShopDb db,
        IStringLocalizer<CatalogTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var place = int.TryParse(form["place"], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? n
            : int.MaxValue;
        var done = await executor.Run(
            http.Actor(),
            (MoveCategory u) => u.Run(CategoryId.From(id), Parent(form), place, ct),
            ct
        );
        return await After(http, done, form, CategoryId.From(id), categories, db, l, ct);
    }

    private static async Task<IResult> After(
        HttpContext http,
        Result done,
        FormState form,
        CategoryId? at,
        CategoryCache categories,
        ShopDb db,
        IStringLocalizer<CatalogTexts> l,
        CancellationToken ct
    )
    {
        if (done.IsDone)
            return PageResult.Redirect(http, "/office/categories");
        form.Accept(done.Refusal);
        return await Page(http, form, at, Refusals.Status(done.Refusal), categories, db, l, ct);
    }

    private static CategoryId? Parent(FormState form) =>
        Ids.TryParse<CategoryId>(form["parent"], out var parent) ? parent : null;

    private static async Task<Dictionary<CategoryId, int>> Counts(ShopDb db, CancellationToken ct) =>
        await db.Set<Product>()
            .AsNoTracking()
            .GroupBy(p => p.CategoryId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}
