using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Integration.Catalog;

/// <summary>Taking a catalogue over.</summary>
public sealed class ImportTests
{
    private static Task<(int Products, int Skus, int Categories, int Audit)> Counts(AppFixture app) =>
        app.Ask(
            async (ShopDb db) =>
                (
                    await db.Set<Product>().CountAsync(),
                    await db.Set<Sku>().CountAsync(),
                    await db.Set<Category>().CountAsync(),
                    await db.Set<AuditEntry>().CountAsync()
                )
        );

    [Theory, Databases]
    public async Task Importing_twice_is_refused_and_changes_nothing(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var before = await Counts(app);
        before.Products.ShouldBe(5);

        var again = await app.Import([.. Shop.Products()]);

        again.Refusal!.Code.ShouldBe("catalog.style_taken");
        (await Counts(app) with { Audit = before.Audit }).ShouldBe(before);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    [Trait("Rule", "CAT-02/sku-code"), Trait("Rule", "CAT-02/barcode")]
    public async Task A_SKU_code_or_bar_code_exists_once(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var before = await Counts(app);
        var taken = Shop.Products()[0].Skus[0];
        var other = Shop.Product(
            "QH-X1",
            ("别的大衣", "Another"),
            "coats",
            100,
            1,
            [("黑", "Black", "#000000")],
            ["S"],
            ("棉", "Cotton")
        );

        (
            await app.Import(other with { Skus = [other.Skus[0] with { Barcode = taken.Barcode }] })
        ).Refusal!.Code.ShouldBe("catalog.sku_taken");
        (await app.Import(other with { Skus = [other.Skus[0] with { Code = taken.Code }] })).Refusal!.Code.ShouldBe(
            "catalog.sku_taken"
        );
        (await app.Import(other, other with { StyleNo = "QH-X2" })).Refusal!.Code.ShouldBe("catalog.sku_taken");

        (await Counts(app) with { Audit = before.Audit }).ShouldBe(before);
    }

    [Theory, Databases]
    public async Task One_wrong_product_refuses_the_whole_and_is_named(string database)
    {
        await using var app = await AppFixture.Start(database);
        var good = Shop.Product(
            "QH-X1",
            ("好的大衣", "Good"),
            "coats",
            100,
            1,
            [("黑", "Black", "#000000")],
            ["S"],
            ("棉", "Cotton")
        );

        (
            await app.Import(
                good,
                Shop.Product(
                    "QH-X2",
                    ("没分类", "No shelf"),
                    "nowhere",
                    100,
                    1,
                    [("黑", "Black", "#000000")],
                    ["S"],
                    ("棉", "Cotton")
                )
            )
        ).Refusal!.Message.Zh.ShouldContain("QH-X2");
        (
            await app.Import(
                good,
                Shop.Product(
                    "QH-X3",
                    ("没价格", "No price"),
                    "coats",
                    0,
                    1,
                    [("黑", "Black", "#000000")],
                    ["S"],
                    ("棉", "Cotton")
                )
            )
        ).Refusal!.Message.Zh.ShouldContain("QH-X3");

        (await Counts(app)).Products.ShouldBe(0);
    }

    [Theory, Databases]
    public async Task Three_hundred_products_come_in_at_once_and_are_found(string database)
    {
        await using var app = await AppFixture.Start(database);
        ProductImport[] products =
        [
            .. Enumerable
                .Range(1, 300)
                .Select(i =>
                    Shop.Product(
                        $"QH-N{i:000}",
                        ("羊毛混纺系带中长款大衣" + i, "Coat " + i),
                        "coats",
                        100 + i,
                        i % 60,
                        [("黑", "Black", "#000000"), ("白", "White", "#ffffff")],
                        ["S", "M"],
                        ("羊毛", "Wool")
                    )
                ),
        ];
        (await app.Import(products)).IsDone.ShouldBeTrue();

        (await Counts(app)).Skus.ShouldBe(1200);
        (await app.Browse(Shop.Looking("大衣 羊毛"))).Total.ShouldBe(300);
    }

    [Theory, Databases]
    public async Task Only_the_application_imports(string database)
    {
        await using var app = await AppFixture.Start(database);
        (
            await app.Run(Shop.Editor, (ImportCatalog u) => u.Run([], Shop.Products(), CancellationToken.None))
        ).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        (await Counts(app)).Products.ShouldBe(0);
    }
}
