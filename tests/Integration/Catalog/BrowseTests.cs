using Zhanggui.Catalog;

namespace Zhanggui.Integration.Catalog;

/// <summary>Browsing by category and filters (SHOP-04).</summary>
public sealed class BrowseTests
{
    private static (string Value, int Count)[] Values(BrowsePage page, string key) =>
        [.. page.Facets.Single(f => f.Key == key).Values.Select(v => (v.Value, v.Count))];

    [Theory, Databases]
    [Trait("Rule", "SHOP-04/tree")]
    public async Task A_category_holds_everything_below_it(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();

        (await app.Found(Shop.Looking(category: "women"))).ShouldBe(["QH-C2602", "QH-B2601", "QH-C2603", "QH-D2601"]);
        (await app.Found(Shop.Looking(category: "outerwear"))).ShouldBe(["QH-C2602", "QH-B2601", "QH-C2603"]);
        (await app.Found(Shop.Looking(category: "coats"))).ShouldBe(["QH-C2602", "QH-C2603"]);
        (await app.Found(Shop.Looking(category: "nowhere"))).ShouldBeEmpty();
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-04/size"), Trait("Rule", "SHOP-04/price"), Trait("Rule", "SHOP-04/brand")]
    [Trait("Rule", "SHOP-04/season")]
    public async Task Size_colour_and_price_are_of_one_SKU_and_kinds_of_filters_narrow_each_other(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var outerwear = Shop.Looking(category: "outerwear");

        (await app.Found(outerwear with { Sizes = ["S"] })).ShouldBe(["QH-C2602", "QH-B2601"]);
        (await app.Found(outerwear with { Sizes = ["S"], Colours = ["藏青"] })).ShouldBe(["QH-C2602"]);
        (await app.Found(outerwear with { Sizes = ["2XL"], Colours = ["焦糖"] })).ShouldBeEmpty();
        (await app.Found(outerwear with { Attributes = ["面料:羊毛"] })).ShouldBe(["QH-C2602", "QH-B2601"]);
        (
            await app.Found(outerwear with { Attributes = ["面料:羊毛", "面料:羊绒"], PriceFrom = Money.Yuan(1000) })
        ).ShouldBe(["QH-C2602", "QH-C2603"]);
        (await app.Found(outerwear with { PriceTo = Money.Yuan(569) })).ShouldBe(["QH-B2601"]);
        (await app.Found(Shop.Looking() with { Seasons = ["2026 春夏"] })).ShouldBe(["QH-D2601"]);
        (await app.Found(Shop.Looking() with { Brands = ["别家"] })).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Each_choice_counts_what_it_would_leave_given_all_other_filters(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();

        var all = await app.Browse(Shop.Looking(category: "outerwear"));
        Values(all, "size").ShouldBe([("S", 2), ("M", 2), ("L", 1), ("2XL", 1)]);
        Values(all, "colour").ShouldBe([("焦糖", 2), ("藏青", 2)], ignoreOrder: true);
        Values(all, "attribute").ShouldBe([("面料:羊毛", 2), ("面料:羊绒", 1)]);

        var blue = await app.Browse(Shop.Looking(category: "outerwear") with { Colours = ["藏青"] });
        blue.Total.ShouldBe(2);
        // Sizes are those that come in navy; colours are counted without the choice of colour itself.
        Values(blue, "size").ShouldBe([("S", 1), ("M", 2), ("L", 1), ("2XL", 1)]);
        Values(blue, "colour").ShouldBe([("焦糖", 2), ("藏青", 2)], ignoreOrder: true);
        var cheap = await app.Browse(Shop.Looking(category: "outerwear") with { PriceTo = Money.Yuan(600) });
        Values(cheap, "size").ShouldBe([("S", 1), ("M", 0), ("L", 0), ("2XL", 0)]);
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-25/promotion")]
    public async Task A_promotion_ends_on_the_instant_in_price_filter_and_order(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var blazer = await app.Ask((ICatalog c) => c.ByCode("QH-B2601-01-S", CancellationToken.None));
        (blazer!.Price, blazer.ListPrice).ShouldBe((Money.Yuan(569), Money.Yuan(699)));
        (await app.Found(Shop.Looking(category: "women", sort: "price"))).ShouldBe([
            "QH-D2601",
            "QH-B2601",
            "QH-C2603",
            "QH-C2602",
        ]);
        (await app.Found(Shop.Looking() with { OnPromotion = true })).ShouldBe(["QH-B2601"]);

        app.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1));
        (await app.Ask((ICatalog c) => c.ByCode("QH-B2601-01-S", CancellationToken.None)))!.Price.ShouldBe(
            Money.Yuan(569)
        );
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        (await app.Ask((ICatalog c) => c.ByCode("QH-B2601-01-S", CancellationToken.None)))!.Price.ShouldBe(
            Money.Yuan(699)
        );
        (await app.Found(Shop.Looking() with { PriceTo = Money.Yuan(600) })).ShouldBe(["QH-D2601"]);
        (await app.Found(Shop.Looking() with { OnPromotion = true })).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Pages_neither_overlap_nor_leave_out(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Import([
            .. Enumerable
                .Range(1, 25)
                .Select(i =>
                    Shop.Product(
                        $"QH-P{i:00}",
                        ("同日上架的衬衫" + i, "Shirt"),
                        "dresses",
                        100 + i % 3,
                        days: 1,
                        [("白", "White", "#ffffff")],
                        ["M"],
                        ("棉", "Cotton")
                    )
                ),
        ]);

        foreach (var sort in new[] { "new", "sales", "price", "-price" })
        {
            var seen = new List<string>();
            for (var page = 1; page <= 4; page++)
                seen.AddRange(await app.Found(Shop.Looking(sort: sort) with { Page = page, PageSize = 7 }));
            seen.Distinct().Count().ShouldBe(25, sort);
            seen.Count.ShouldBe(25, sort);
        }
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-06/pictures"), Trait("Rule", "SHOP-06/attributes"), Trait("Rule", "SHOP-06/variants")]
    [Trait("Rule", "SHOP-06/related")]
    public async Task A_product_s_page_has_its_facts_chart_colours_and_sizes(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();

        var coat = (await app.Ask((ICatalogBrowse b) => b.Product("qh-c2602", CancellationToken.None)))!;

        coat.Sizes.ShouldBe(["S", "M", "L"]);
        coat.Colours.Select(c => (c.Name.Zh, c.Hex, c.PictureUrl))
            .ShouldBe([("焦糖", "#a9713f", "/files/QH-C2602-0"), ("藏青", "#27324f", "/files/QH-C2602-1")]);
        coat.Chart.Single().Values.ShouldBe(["98", "102", "106"]);
        coat.Path.Select(c => c.Slug).ShouldBe(["women", "outerwear", "coats"]);
        coat.Attributes[0].Value.En.ShouldBe("Wool");
        coat.Skus.Count.ShouldBe(6);
        (await app.Ask((ICatalogBrowse b) => b.Related(coat.Tile.Id, 3, CancellationToken.None)))
            .Select(t => t.StyleNo)
            .ShouldBe(["QH-B2601", "QH-D2601", "QH-C2603"]);
        (await app.Ask((ICatalogBrowse b) => b.Recommended(3, CancellationToken.None)))
            .Select(t => t.StyleNo)
            .ShouldBe(["QH-C2602"]);
    }
}
