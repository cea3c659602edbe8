using Zhanggui.Catalog;

namespace Zhanggui.Integration.Catalog;

/// <summary>The search, with the same hits on both databases (SHOP-03).</summary>
public sealed class SearchTests
{
    [Theory, Databases]
    [Trait("Rule", "SHOP-03/fields")]
    public async Task Words_are_found_in_any_order_over_name_number_brand_attribute_and_description(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();

        // The expectation is the same literal on both databases: that is what makes the hits identical.
        (string Words, string[] Styles)[] expected =
        [
            ("大衣", ["QH-C2602", "QH-C2603"]),
            ("羊毛大衣", ["QH-C2602"]),
            ("大衣 羊毛", ["QH-C2602"]),
            ("长款大衣", ["QH-C2602", "QH-C2603"]),
            ("qhc2603", ["QH-C2603"]),
            ("QH-C2603", ["QH-C2603"]),
            ("外套 格纹", ["QH-B2601"]),
            ("栖禾 真丝", ["QH-D2601"]),
            ("WRAP dress", ["QH-D2601"]),
            ("手工缝边 垂感好 连衣裙", ["QH-D2601"]),
            ("QH-B2601-01-S", ["QH-B2601"]),
            ("藏青 2603", []),
            ("藏青 c2603", ["QH-C2603"]),
            ("外套", ["QH-C2602", "QH-B2601", "QH-C2603"]),
            ("不存在的词", []),
            ("大衣 滑雪", []),
        ];
        foreach (var (words, styles) in expected)
            (await app.Found(Shop.Looking(words))).ShouldBe(styles, words);
    }

    [Theory, Databases]
    public async Task What_has_the_words_in_its_name_stands_before_what_is_newer(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();

        (await app.Found(Shop.Looking("外套"))).ShouldBe(["QH-C2602", "QH-B2601", "QH-C2603"]);
        (await app.Found(Shop.Looking("外套", sort: "match"))).ShouldBe(["QH-B2601", "QH-C2602", "QH-C2603"]);
        (await app.Found(Shop.Looking("CHECKED blazer", sort: "match"))).ShouldBe(["QH-B2601"]);
        (await app.Found(Shop.Looking("%", sort: "match"))).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task What_a_shopper_types_is_never_query_syntax(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var all = await app.Found(Shop.Looking());

        string[] hostile =
        [
            "大衣\" OR \"1",
            "大衣' OR '1'='1",
            "NOT 大衣",
            "大衣*",
            "tokens:大衣",
            "大衣 AND (",
            "{0}",
            "大衣;DROP TABLE catalog_product",
            "^大衣",
            "%",
            "_",
            "\0",
            "\ud800",
            "NEAR(大衣)",
            "$1",
            "\\",
            new string('衣', 3000),
        ];
        foreach (var words in hostile)
            (await app.Found(Shop.Looking(words))).ShouldBeSubsetOf(["QH-C2602", "QH-C2603"], words);

        (await app.Found(Shop.Looking("%"))).ShouldBeEmpty();
        (await app.Found(Shop.Looking())).ShouldBe(all);
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-35/products")]
    public async Task An_unlisted_product_is_neither_found_nor_shown_nor_counted(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();

        (await app.Found(Shop.Looking("岩茶"))).ShouldBeEmpty();
        (await app.Found(Shop.Looking(category: "food"))).ShouldBeEmpty();
        (await app.Found(Shop.Looking())).ShouldNotContain("QH-F2601");
        (await app.Ask((ICatalogBrowse b) => b.Product("QH-F2601", CancellationToken.None))).ShouldBeNull();
        (await app.Ask((ICatalogBrowse b) => b.Categories(CancellationToken.None)))
            .Single(c => c.Slug == "food")
            .Listed.ShouldBe(0);
        (await app.Ask((ICatalogBrowse b) => b.Newest(20, CancellationToken.None)))
            .Select(t => t.StyleNo)
            .ShouldBe(["QH-C2602", "QH-B2601", "QH-C2603", "QH-D2601"]);

        // Staff find it: the search itself knows it.
        var (rows, _) = await app.Ask(
            (ProductList l) =>
                l.Page(new ProductQuery("岩茶", null, null, null, false, null), 10, CancellationToken.None)
        );
        rows.Select(r => r.StyleNo).ShouldBe(["QH-F2601"]);
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-02/listed-only")]
    public async Task A_delisted_product_vanishes_from_the_shop_and_its_SKUs_can_not_be_bought(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var before = await app.Ask((ICatalog c) => c.ByCode("QH-D2601-01-S", CancellationToken.None));
        before!.IsListed.ShouldBeTrue();
        var id = await app.IdOf("QH-D2601");

        (
            await app.Run(Shop.Editor, (DelistProduct u) => u.Run(id, "季末清仓", CancellationToken.None))
        ).IsDone.ShouldBeTrue();

        (await app.Found(Shop.Looking("连衣裙"))).ShouldBeEmpty();
        (await app.Ask((ICatalogBrowse b) => b.Product("QH-D2601", CancellationToken.None))).ShouldBeNull();
        // Seen at once on this node, although the card was in memory.
        (await app.Ask((ICatalog c) => c.ByCode("QH-D2601-01-S", CancellationToken.None)))!.IsListed.ShouldBeFalse();
        (await app.Ask((ICatalog c) => c.Skus([before.Id], CancellationToken.None)))[before.Id]
            .IsListed.ShouldBeFalse();
    }

    [Theory, Databases]
    public async Task A_new_name_is_found_at_once_and_the_old_one_no_longer(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var product = await app.Stored("QH-D2601");

        var done = await app.Run(
            Shop.Editor,
            (EditProduct u) =>
                u.Run(
                    product.Id,
                    product.Version,
                    new ProductInput(product.CategoryId, ("丝绒吊带长裙", "Velvet slip")) { WeightGrams = 400 },
                    CancellationToken.None
                )
        );

        done.IsDone.ShouldBeTrue(done.Refusal?.Message.En);
        (await app.Found(Shop.Looking("丝绒"))).ShouldBe(["QH-D2601"]);
        (await app.Found(Shop.Looking("裹身"))).ShouldBeEmpty();
        (await app.Found(Shop.Looking("真丝"))).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_category_s_new_name_finds_what_stands_on_it(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var coats = (await app.Ask((ICatalogBrowse b) => b.Categories(CancellationToken.None))).Single(c =>
            c.Slug == "coats"
        );

        (
            await app.Run(
                Shop.Editor,
                (RenameCategory u) => u.Run(coats.Id, ("呢料专柜", "Wool corner"), CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();

        (await app.Found(Shop.Looking("专柜"))).ShouldBe(["QH-C2602", "QH-C2603"]);
    }
}
