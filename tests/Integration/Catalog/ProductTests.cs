using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Integration.Catalog;

/// <summary>What staff do with products.</summary>
public sealed class ProductTests
{
    // The smallest PNG there is.
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    private static readonly VariantsInput TwoByTwo = new(
        [new ColourInput(("焦糖", "Caramel"), "#a9713f"), new ColourInput(("藏青", "Navy"), "#27324f")],
        ["S", "M"],
        Money.Yuan(399),
        Money.Yuan(120),
        new Quantity(5)
    );

    private static async Task<CategoryId> Coats(AppFixture app) =>
        (await app.Ask((ICatalogBrowse b) => b.Categories(CancellationToken.None))).Single(c => c.Slug == "coats").Id;

    private static async Task<Result<ProductId>> Create(
        AppFixture app,
        string no,
        Actor? actor = null,
        VariantsInput? variants = null
    )
    {
        var input = new ProductInput(await Coats(app), ("绞花羊仔毛短款开衫", "Cable cardigan"))
        {
            WeightGrams = 450,
            Attributes = [new AttributeInput(("面料", "Fabric"), ("羊仔毛", "Lambswool"), true)],
        };
        return await app.Run(
            actor ?? Shop.Editor,
            (CreateProduct u) => u.Run(no, input, variants ?? TwoByTwo, CancellationToken.None)
        );
    }

    [Theory, Databases]
    [Trait("Rule", "CAT-02/variants")]
    public async Task A_new_product_is_a_draft_with_a_SKU_for_every_colour_and_size(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();

        var made = await Create(app, "qh-k2601");

        made.IsDone.ShouldBeTrue(made.Refusal?.Message.En);
        var stored = await app.Stored("QH-K2601");
        stored.Status.ShouldBe(ProductStatus.Draft);
        stored
            .Skus.OrderBy(s => s.Sort)
            .Select(s => (s.Code, s.ColourZh, s.Size))
            .ShouldBe([
                ("QH-K2601-01-S", "焦糖", "S"),
                ("QH-K2601-01-M", "焦糖", "M"),
                ("QH-K2601-02-S", "藏青", "S"),
                ("QH-K2601-02-M", "藏青", "M"),
            ]);
        stored.Skus.ShouldAllBe(s => Ean13.IsValid(s.Barcode));
        (await app.Found(Shop.Looking("开衫"))).ShouldBeEmpty();
        (await app.History(stored.Id)).Single().VerbZh.ShouldBe("新建商品");
    }

    [Theory, Databases]
    public async Task A_style_number_that_is_taken_is_refused_at_its_field(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();

        var made = await Create(app, "QH-C2602");

        made.Refusal!.Field.ShouldBe("styleNo");
        (await app.Ask((ShopDb db) => db.Set<Product>().CountAsync())).ShouldBe(5);
    }

    [Theory, Databases]
    [Trait("Rule", "CAT-21/pictures")]
    public async Task A_product_without_a_front_picture_is_not_listed_and_with_one_it_is_found(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var id = (await Create(app, "QH-K2601")).Value;

        (await app.Run(Shop.Editor, (ListProduct u) => u.Run(id, null, CancellationToken.None))).Refusal!.Code.ShouldBe(
            "catalog.not_ready"
        );
        (await app.Stored("QH-K2601")).Status.ShouldBe(ProductStatus.Draft);

        (
            await app.Run(
                Shop.Editor,
                (AddPicture u) => u.Run(id, "front.png", Png, PictureKind.Front, "焦糖", CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();
        (await app.Run(Shop.Editor, (ListProduct u) => u.Run(id, null, CancellationToken.None))).IsDone.ShouldBeTrue();
        (await app.Found(Shop.Looking("开衫"))).ShouldBe(["QH-K2601"]);
        (await app.History(id)).Select(h => h.VerbZh).ShouldBe(["新建商品", "上传图片", "上架"]);
    }

    [Theory, Databases]
    [Trait("Rule", "CAT-17/upload"), Trait("Rule", "CAT-17/main-picture"), Trait("Rule", "CAT-17/limits")]
    public async Task Files_that_are_no_pictures_are_refused_and_the_last_front_picture_stays(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var coat = await app.Stored("QH-D2601");

        (
            await app.Run(
                Shop.Editor,
                (AddPicture u) =>
                    u.Run(
                        coat.Id,
                        "x.png",
                        "<svg onload=alert(1)>"u8.ToArray(),
                        PictureKind.Front,
                        null,
                        CancellationToken.None
                    )
            )
        ).Refusal!.Field.ShouldBe("file");
        (
            await app.Run(
                Shop.Editor,
                (AddPicture u) =>
                    u.Run(
                        coat.Id,
                        "x.png",
                        [.. Png, .. new byte[600_000]],
                        PictureKind.Front,
                        null,
                        CancellationToken.None
                    )
            )
        ).Refusal!.Code.ShouldBe("platform.file_too_large");
        (
            await app.Run(
                Shop.Editor,
                (RemovePicture u) => u.Run(coat.Id, coat.Pictures.Single().Id, CancellationToken.None)
            )
        ).Refusal!.Code.ShouldBe("catalog.last_picture");
        (await app.Stored("QH-D2601")).Pictures.Count.ShouldBe(1);

        var second = (
            await app.Run(
                Shop.Editor,
                (AddPicture u) => u.Run(coat.Id, "x.png", Png, PictureKind.Front, "松针绿", CancellationToken.None)
            )
        ).Value;
        (
            await app.Run(Shop.Editor, (SetMainPicture u) => u.Run(coat.Id, second, CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        var url = (await app.Stored("QH-D2601")).Pictures.Single(p => p.Id == second).Url;
        (await app.Browse(Shop.Looking("连衣裙"))).Tiles.Single().PictureUrl.ShouldBe(url);
    }

    [Theory, Databases]
    [Trait("Rule", "CAT-06/price"), Trait("Rule", "DAT-09/prices"), Trait("Rule", "DAT-09/before-after")]
    public async Task A_price_change_holds_at_once_and_its_history_shows_before_after_and_why(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var dress = await app.Stored("QH-D2601");
        await app.Ask((ICatalog c) => c.ByCode("QH-D2601-01-S", CancellationToken.None));
        List<PriceInput> prices =
        [
            .. dress.Skus.Select(s => new PriceInput(
                s.Id,
                new PriceTag(Money.Yuan(398), Money.Yuan(298), null, Shop.Now.AddDays(1))
            )),
        ];

        (
            await app.Run(
                Shop.Editor,
                (ChangePrice u) => u.Run(dress.Id, prices, "换季，领导 11月20日批准", CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();

        var card = (await app.Ask((ICatalog c) => c.ByCode("QH-D2601-01-S", CancellationToken.None)))!;
        (card.Price, card.ListPrice).ShouldBe((Money.Yuan(298), Money.Yuan(398)));
        var entry = (await app.History(dress.Id))[^1];
        entry.VerbZh.ShouldBe("改价");
        entry.Before!.ShouldContain("49800");
        entry.After!.ShouldContain("39800");
        entry.Note.ShouldBe("换季，领导 11月20日批准");
    }

    [Theory, Databases]
    [Trait("Rule", "CAT-09/editor")]
    public async Task Nobody_without_the_right_to_publish_prices_changes_one_or_puts_one_live(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var manager = AppFixture.Staff("cat.view", "cat.edit", "list.edit", "price.draft");
        var dress = await app.Stored("QH-D2601");

        (
            await app.Run(
                manager,
                (ChangePrice u) =>
                    u.Run(
                        dress.Id,
                        [new PriceInput(dress.Skus[0].Id, new PriceTag(Money.Yuan(1)))],
                        "x",
                        CancellationToken.None
                    )
            )
        ).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        // A new size on a product that is on sale is off until its price is published.
        (
            await app.Run(
                manager,
                (AddVariants u) =>
                    u.Run(
                        dress.Id,
                        new VariantsInput(
                            [new ColourInput(("松针绿", "Pine"), "#2f5d43")],
                            ["XL"],
                            Money.Yuan(1),
                            Money.Zero,
                            Quantity.Zero
                        ),
                        CancellationToken.None
                    )
            )
        ).IsDone.ShouldBeTrue();
        var fresh = (await app.Stored("QH-D2601")).Skus.Single(s => s.Size == "XL");
        fresh.IsOff.ShouldBeTrue();
        (
            await app.Run(
                manager,
                (EditSku u) =>
                    u.Run(
                        dress.Id,
                        fresh.Id,
                        new SkuInput(null, 400, Quantity.Zero, null, false),
                        CancellationToken.None
                    )
            )
        ).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);

        (await app.Ask((ICatalogBrowse b) => b.Product("QH-D2601", CancellationToken.None)))!.Sizes.ShouldBe([
            "S",
            "M",
        ]);
        (await app.Stored("QH-D2601")).Skus.Where(s => s.Size != "XL").ShouldAllBe(s => s.Price == Money.Yuan(498));
    }

    [Theory, Databases]
    public async Task One_price_that_makes_no_sense_refuses_all_of_them(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var dress = await app.Stored("QH-D2601");
        List<PriceInput> prices =
        [
            new(dress.Skus[0].Id, new PriceTag(Money.Yuan(100))),
            new(dress.Skus[1].Id, new PriceTag(Money.Yuan(100), Money.Yuan(200))),
        ];

        (
            await app.Run(Shop.Editor, (ChangePrice u) => u.Run(dress.Id, prices, "x", CancellationToken.None))
        ).Refusal!.Field.ShouldBe("promoPrice");

        (await app.Stored("QH-D2601")).Skus.ShouldAllBe(s => s.Price == Money.Yuan(498));
    }

    [Theory, Databases]
    public async Task Who_saves_over_somebody_else_s_change_is_told_and_nothing_is_lost(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var seen = await app.Stored("QH-D2601");
        var mine = new ProductInput(seen.CategoryId, ("我的名称", "Mine")) { WeightGrams = 400 };
        (
            await app.Run(
                Shop.Editor,
                (EditProduct u) =>
                    u.Run(seen.Id, seen.Version, mine with { Name = ("别人的名称", "Theirs") }, CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();

        (
            await app.Run(Shop.Editor, (EditProduct u) => u.Run(seen.Id, seen.Version, mine, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("catalog.changed_meanwhile");

        (await app.Stored("QH-D2601")).NameZh.ShouldBe("别人的名称");
    }

    [Theory, Databases]
    [Trait("Rule", "CAT-14/reason")]
    public async Task Delisting_needs_a_reason(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        var id = await app.IdOf("QH-D2601");

        (
            await app.Run(Shop.Editor, (DelistProduct u) => u.Run(id, "  ", CancellationToken.None))
        ).Refusal!.Field.ShouldBe("why");

        (await app.Stored("QH-D2601")).Status.ShouldBe(ProductStatus.Listed);
    }

    [Theory, Databases]
    public async Task The_list_pages_by_key_without_repeating_and_exports_every_SKU(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        foreach (
            var (sort, descending) in new[]
            {
                ((string?)null, false),
                ("style", false),
                ("style", true),
                ("created", false),
                ("created", true),
            }
        )
        {
            var seen = new List<string>();
            string? after = null;
            do
            {
                var query = new ProductQuery(null, null, null, sort, descending, after);
                var (rows, next) = await app.Ask((ProductList l) => l.Page(query, 2, CancellationToken.None));
                seen.AddRange(rows.Select(r => r.StyleNo));
                after = next;
            } while (after is not null);

            seen.Order(StringComparer.Ordinal)
                .ToArray()
                .ShouldBe(new[] { "QH-B2601", "QH-C2602", "QH-C2603", "QH-D2601", "QH-F2601" }, $"{sort} {descending}");
            if (sort is null)
                seen.ShouldBe(["QH-C2602", "QH-B2601", "QH-C2603", "QH-F2601", "QH-D2601"]);
        }

        var exported = await app.Ask(
            async (ProductList l) =>
            {
                var codes = new List<string>();
                await foreach (
                    var row in l.Skus(
                        new ProductQuery("大衣", "coats", ProductStatus.Listed, null, false, null),
                        CancellationToken.None
                    )
                )
                    codes.Add(row.Sku.Code);
                return codes;
            }
        );
        exported.Count.ShouldBe(8);
        exported[0].ShouldBe("QH-C2602-01-S");
    }
}
