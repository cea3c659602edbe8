using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Integration.Catalog;

/// <summary>The tree of categories (SHOP-04).</summary>
public sealed class CategoryTests
{
    private static async Task<CategoryNode> Node(AppFixture app, string slug) =>
        (await app.Ask((ICatalogBrowse b) => b.Categories(CancellationToken.None))).Single(c => c.Slug == slug);

    private static Task<string[]> Paths(AppFixture app) =>
        app.Ask((ShopDb db) => db.Set<Category>().OrderBy(c => c.Path).Select(c => c.Path).ToArrayAsync());

    [Theory, Databases]
    public async Task A_new_category_is_the_last_of_its_level(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var above = await Node(app, "outerwear");

        (
            await app.Run(
                Shop.Editor,
                (AddCategory u) => u.Run("trench", ("风衣", "Trench"), above.Id, CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();

        (await app.Ask((ICatalogBrowse b) => b.Categories(CancellationToken.None)))
            .Where(c => c.ParentSlug == "outerwear")
            .Select(c => c.Slug)
            .ShouldBe(["coats", "blazers", "trench"]);
    }

    [Theory, Databases]
    public async Task A_category_moves_with_all_below_it_and_its_products_are_found_there(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var (outerwear, food) = (await Node(app, "outerwear"), await Node(app, "food"));

        (
            await app.Run(Shop.Editor, (MoveCategory u) => u.Run(outerwear.Id, food.Id, 1, CancellationToken.None))
        ).IsDone.ShouldBeTrue();

        (await Paths(app)).ShouldContain("/food/outerwear/coats/");
        (await app.Found(Shop.Looking(category: "food"))).ShouldBe(["QH-C2602", "QH-B2601", "QH-C2603"]);
        (await app.Found(Shop.Looking(category: "women"))).ShouldBe(["QH-D2601"]);
        (await app.Found(Shop.Looking("食礼 大衣"))).ShouldBe(["QH-C2602", "QH-C2603"]);
    }

    [Theory, Databases]
    public async Task A_category_does_not_go_below_itself_nor_too_deep(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var (women, coats, outerwear) = (
            await Node(app, "women"),
            await Node(app, "coats"),
            await Node(app, "outerwear")
        );
        var before = await Paths(app);

        (
            await app.Run(Shop.Editor, (MoveCategory u) => u.Run(women.Id, coats.Id, 1, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("catalog.category_loop");
        (
            await app.Run(Shop.Editor, (MoveCategory u) => u.Run(women.Id, women.Id, 1, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("catalog.category_loop");
        var deep = (
            await app.Run(
                Shop.Editor,
                (AddCategory u) => u.Run("deep", ("深", "Deep"), coats.Id, CancellationToken.None)
            )
        ).Value;
        (
            await app.Run(
                Shop.Editor,
                (AddCategory u) => u.Run("deeper", ("更深", "Deeper"), deep, CancellationToken.None)
            )
        ).Refusal!.Code.ShouldBe("catalog.category_deep");
        var dresses = await Node(app, "dresses");
        (
            await app.Run(Shop.Editor, (MoveCategory u) => u.Run(outerwear.Id, dresses.Id, 1, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("catalog.category_deep");

        (await Paths(app)).Where(p => !p.Contains("deep", StringComparison.Ordinal)).ShouldBe(before);
    }

    [Theory, Databases]
    public async Task Places_follow_the_order_that_was_asked_for(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var (blazers, above) = (await Node(app, "blazers"), await Node(app, "outerwear"));

        (
            await app.Run(Shop.Editor, (MoveCategory u) => u.Run(blazers.Id, above.Id, 1, CancellationToken.None))
        ).IsDone.ShouldBeTrue();

        (await app.Ask((ICatalogBrowse b) => b.Categories(CancellationToken.None)))
            .Where(c => c.ParentSlug == "outerwear")
            .Select(c => c.Slug)
            .ShouldBe(["blazers", "coats"]);
    }

    [Theory, Databases]
    public async Task A_slug_that_is_taken_or_badly_formed_is_refused(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        foreach (var slug in new[] { "coats", "Coats!", "", "-x-", "大衣" })
            (
                await app.Run(Shop.Editor, (AddCategory u) => u.Run(slug, ("名", "Name"), null, CancellationToken.None))
            ).Refusal!.Field.ShouldBe("slug", slug);
        (await app.Ask((ShopDb db) => db.Set<Category>().CountAsync())).ShouldBe(6);
    }
}
