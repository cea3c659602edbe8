using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Integration.Catalog;

/// <summary>A small shop: what the catalogue's tests start from.</summary>
internal static class Shop
{
    public static readonly Actor SystemActor = Actor.System("test");
    public static readonly Actor Editor = Harness.AppFixture.Staff(
        "cat.view",
        "cat.edit",
        "list.edit",
        "price.publish",
        "price.view"
    );

    /// <summary>10:00 in Shanghai on Sunday 22 November 2026, as the applications of tests begin.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<CategoryImport> Categories =
    [
        new("women", ("女装", "Women"), null),
        new("outerwear", ("外套", "Outerwear"), "women"),
        new("coats", ("大衣", "Coats"), "outerwear"),
        new("blazers", ("西装外套", "Blazers"), "outerwear"),
        new("dresses", ("连衣裙", "Dresses"), "women"),
        new("food", ("食礼", "Food"), null),
    ];

    /// <summary>Two coats, a blazer and a dress on sale, and tea that is a draft.</summary>
    public static IReadOnlyList<ProductImport> Products() =>
        [
            Product(
                "QH-C2602",
                ("羊毛混纺系带中长款双面呢大衣", "Belted wool-blend coat"),
                "coats",
                1299,
                days: 1,
                [("焦糖", "Caramel", "#a9713f"), ("藏青", "Navy", "#27324f")],
                ["S", "M", "L"],
                fabric: ("羊毛", "Wool"),
                hero: true
            ),
            Product(
                "QH-C2603",
                ("落肩双排扣长款大衣", "Double-breasted coat"),
                "coats",
                1099,
                days: 3,
                [("藏青", "Navy", "#27324f")],
                ["M", "2XL"],
                fabric: ("羊绒", "Cashmere")
            ),
            Product(
                "QH-B2601",
                ("格纹双扣西装外套", "Checked blazer"),
                "blazers",
                699,
                days: 2,
                [("焦糖", "Caramel", "#a9713f")],
                ["S"],
                fabric: ("羊毛", "Wool"),
                promo: 569
            ),
            Product(
                "QH-D2601",
                ("松针绿印花裹身连衣裙", "Wrap dress"),
                "dresses",
                498,
                days: 5,
                [("松针绿", "Pine", "#2f5d43")],
                ["S", "M"],
                fabric: ("真丝", "Silk"),
                season: "2026 春夏"
            ),
            Product(
                "QH-F2601",
                ("高山岩茶大衣柜香礼盒", "Rock tea"),
                "food",
                198,
                days: 4,
                [("", "", "")],
                ["F"],
                fabric: ("茶叶", "Tea")
            ) with
            {
                IsListed = false,
            },
        ];

    public static ProductImport Product(
        string no,
        Text name,
        string category,
        int yuan,
        int days,
        (string Zh, string En, string Hex)[] colours,
        string[] sizes,
        Text fabric,
        bool hero = false,
        int? promo = null,
        string season = "2026 秋冬"
    )
    {
        var skus =
            from c in colours.Select((c, i) => (c, i))
            from s in sizes
            select new SkuImport(
                Ids.New<SkuId>(Now),
                $"{no}-{c.i + 1:00}-{s}",
                Barcode(no, c.i, s),
                new Text(c.c.Zh, c.c.En),
                c.c.Hex,
                s,
                Money.Yuan(yuan),
                promo is { } p ? Money.Yuan(p) : null,
                Money.Yuan(yuan / 3),
                900,
                null,
                ""
            )
            {
                PromoUntil = promo is null ? null : Now.AddDays(2),
            };
        return new ProductImport(
            no,
            name,
            ("手工缝边", "Hand-stitched"),
            ("穿着轻，垂感好。", "Light, drapes well."),
            "栖禾",
            season,
            category,
            Now.AddDays(-days),
            hero,
            days < 2,
            [(("面料", "Fabric"), fabric), (("洗护", "Care"), ("干洗", "Dry clean"))],
            sizes,
            [
                (
                    ("胸围", "Bust"),
                    [
                        .. sizes.Select(
                            (_, i) => (98 + 4 * i).ToString(System.Globalization.CultureInfo.InvariantCulture)
                        ),
                    ]
                ),
            ],
            [.. skus],
            [.. colours.Select((c, i) => ($"/files/{no}-{i}", c.Zh.Length == 0 ? null : c.Zh))]
        );
    }

    /// <summary>Takes the small shop over.</summary>
    public static async Task Stocked(this AppFixture app)
    {
        var done = await app.Run(
            SystemActor,
            (ImportCatalog u) => u.Run(Categories, Products(), CancellationToken.None)
        );
        done.IsDone.ShouldBeTrue(done.Refusal?.Message.En);
    }

    public static Task<Result> Import(this AppFixture app, params ProductImport[] products) =>
        app.Run(SystemActor, (ImportCatalog u) => u.Run(Categories, products, CancellationToken.None));

    public static BrowseFilter Looking(string? words = null, string? category = null, string sort = "new") =>
        new(category, words, [], [], [], null, null, sort, 1, 24);

    public static Task<BrowsePage> Browse(this AppFixture app, BrowseFilter filter) =>
        app.Ask((ICatalogBrowse b) => b.Browse(filter, CancellationToken.None));

    /// <summary>The style numbers that are found, in their order.</summary>
    public static async Task<string[]> Found(this AppFixture app, BrowseFilter filter) =>
        [.. (await app.Browse(filter)).Tiles.Select(t => t.StyleNo)];

    public static Task<ProductId> IdOf(this AppFixture app, string no) =>
        app.Ask((ShopDb db) => db.Set<Product>().Where(p => p.StyleNo == no).Select(p => p.Id).SingleAsync());

    public static Task<Product> Stored(this AppFixture app, string no) =>
        app.Ask(
            (ShopDb db) =>
                db.Set<Product>()
                    .AsNoTracking()
                    .Include(p => p.Skus)
                    .Include(p => p.Pictures)
                    .Include(p => p.Attributes)
                    .Include(p => p.Measures)
                    .SingleAsync(p => p.StyleNo == no)
        );

    public static Task<IReadOnlyList<AuditEntry>> History(this AppFixture app, ProductId id) =>
        app.Ask((AuditTrail a) => a.Of("product", id.Value, CancellationToken.None));

    private static string Barcode(string no, int colour, string size)
    {
        var twelve =
            "69"
            + (
                Math.Abs((long)string.GetHashCode($"{no}/{colour}/{size}", StringComparison.Ordinal)) % 10_000_000_000
            ).ToString("0000000000", System.Globalization.CultureInfo.InvariantCulture);
        return twelve + Ean13.CheckDigit(twelve);
    }
}
