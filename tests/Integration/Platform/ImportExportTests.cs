using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>Tables go out of the company and come in, and what is wrong with a row is said of that row.</summary>
public sealed class ImportExportTests
{
    private const string Head = "款号,名称,分类,SKU 编码,条码,颜色,尺码,售价（元）,成本（元）,重量（克）\n";

    [Theory, Databases]
    public async Task Products_with_a_wrong_row_stay_out_whole_and_the_others_come_in_as_drafts(string database)
    {
        await using var given = await GivenShop.Open(database);
        var csv =
            Head
            + "N1,风衣,衬衫,N1-S,691000001,黑,S,\"1,299.00\",500,900\nN1,风衣,衬衫,N1-M,691000002,黑,M,1299,500,900\nN2,长裙,shirts,N2-S,691000003,白,S,免费,100,400\nN2,长裙,shirts,N2-M,691000004,白,M,199,100,400\n"
            + "N3,帽子,无此类,N3,691000005,红,F,59,20,80\nN4,围巾,shirts,T-001,691000006,红,F,59,20,80\nN5,手套,shirts,N5,691000001,红,F,59,20,80\n";
        // As spreadsheets in China save it.
        var sheet = (
            await Sheet.Read(
                CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(csv),
                await Needed(given, "products"),
                CancellationToken.None
            )
        ).Value;

        var before = (await given.Count<Product>(), await given.Count<Sku>(), await given.Count<AuditEntry>());
        var tried = await Import(given, "products", sheet, dryRun: true);
        (await given.Count<Product>(), await given.Count<Sku>(), await given.Count<AuditEntry>()).ShouldBe(before);
        var done = await Import(given, "products", sheet, dryRun: false);

        (tried.Taken, done.Taken).ShouldBe((2, 2));
        tried.Rejected.Select(r => (r.Row.No, r.Why)).ShouldBe(done.Rejected.Select(r => (r.Row.No, r.Why)));
        done.Rejected.Select(r => (r.Row.No, r.Why.En))
            .ShouldBe([
                (4, "The price 免费 is not an amount"),
                (5, "Another row of this style is wrong"),
                (6, "There is no category 无此类"),
                (7, "The SKU code or bar code T-001 is taken. Choose another."),
                (8, "The bar code 691000001 stands twice in the file"),
            ]);
        var made = await given.App.Ask((ICatalog c) => c.ByCode("N1-S", CancellationToken.None));
        (made!.ListPrice, made.Cost, made.IsListed).ShouldBe((new Money(129900), Money.Yuan(500), false));
        (await given.Count<Product>()).ShouldBe(before.Item1 + 1);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Products_come_in_from_Excel_and_codes_that_it_has_altered_do_not(string database)
    {
        await using var given = await GivenShop.Open(database);
        object?[][] rows =
        [
            ["N1", "风衣", "衬衫", "N1-S", 6900012345678L, "黑", "S", new Money(129_950), 500, 900],
            ["N2", "长裙", "shirts", "0012", "0690001", "白", "S", 199.5m, null, 400],
            ["N3", "帽子", "shirts", "N3", "6.90001E+12", "红", "F", 59, 20, 80],
            [new DateOnly(2026, 3, 5), "围巾", "shirts", "N4", "690000777", "红", "F", 59, 20, 80],
        ];
        using var workbook = new MemoryStream();
        var heads = Head.TrimEnd().Split(',');
        await Export.Xlsx(
            workbook,
            [.. heads.Select((h, i) => new ExportColumn<object?[]>((h, h), r => r[i]))],
            rows.ToAsyncEnumerable()
        );
        var sheet = (
            await Sheet.Read(workbook.ToArray(), await Needed(given, "products"), CancellationToken.None)
        ).Value;
        var before = await given.Count<Product>();
        var done = await Import(given, "products", sheet, dryRun: false);
        done.Taken.ShouldBe(2, string.Join('\n', done.Rejected.Select(r => r.Why.En)));
        done.Rejected.Select(r => r.Row.No).ShouldBe([4, 5]);
        done.Rejected[0].Why.Zh.ShouldContain("科学计数");
        done.Rejected[1].Why.Zh.ShouldContain("日期");
        var (coat, dress) = (await Card(given, "N1-S"), await Card(given, "0012"));
        (coat.Barcode, coat.ListPrice, coat.Cost).ShouldBe(("6900012345678", new Money(129_950), Money.Yuan(500)));
        (dress.Barcode, dress.ListPrice).ShouldBe(("0690001", new Money(19_950)));
        (await given.Count<Product>()).ShouldBe(before + 2);
    }

    private static async Task<SkuCard> Card(GivenShop given, string code) =>
        (await given.App.Ask((ICatalog c) => c.ByCode(code, CancellationToken.None)))!;

    [Theory, Databases]
    public async Task Exported_stock_is_opening_stock_for_another_application(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 7);
        var csv = await Exported(given, "stock");
        csv.ShouldContain("T-001,");
        // An application that knows the same goods and has no stock yet.
        await using var other = await AppFixture.Start(database);
        var now = other.Clock.GetUtcNow();
        var sku = new SkuImport(
            Ids.New<SkuId>(now),
            "T-001",
            "690000001",
            ("红", "Red"),
            "#c00",
            "F",
            Money.Yuan(9),
            null,
            Money.Yuan(4),
            100,
            null,
            ""
        );
        ProductImport Product(string no, SkuImport s) =>
            new(no, (no, no), ("", ""), ("", ""), "栖禾", null, "shirts", now, false, false, [], [], [], [s], []);
        await GivenShop.Must(
            other.Run(
                GivenShop.System,
                (ImportCatalog u) =>
                    u.Run(
                        [new CategoryImport("shirts", ("衬衫", "Shirts"), null)],
                        [
                            Product("AA", sku),
                            Product("BB", sku with { Id = Ids.New<SkuId>(now), Code = "T-002", Barcode = "690000002" }),
                        ],
                        CancellationToken.None
                    )
            )
        );
        var sheet = (await Sheet.Read(Encoding.UTF8.GetBytes(csv), [], CancellationToken.None)).Value;

        var short1 = await Import(other, "stock", sheet, dryRun: false);
        (short1.Taken, short1.Rejected.Single().Why.En).ShouldBe((0, "There is no SKU T-003"));
        (await other.Ask((IStock s) => s.Warehouses(CancellationToken.None))).ShouldBeEmpty();
        var whole = (
            await Sheet.Read(
                Encoding.UTF8.GetBytes(string.Join('\n', csv.Split('\n').Where(l => !l.Contains("T-003")))),
                [],
                CancellationToken.None
            )
        ).Value;
        (await Import(other, "stock", whole, dryRun: true)).Rejected.ShouldBeEmpty();
        (await other.Ask((IStock s) => s.Warehouses(CancellationToken.None))).ShouldBeEmpty();
        (await Import(other, "stock", whole, dryRun: false)).Taken.ShouldBe(2);

        (await other.Ask((IStock s) => s.Of([sku.Id], CancellationToken.None)))[sku.Id].OnHand.Units.ShouldBe(7);
        (await Import(other, "stock", whole, dryRun: false))
            .Rejected.Select(r => r.Why.En)
            .Distinct()
            .ShouldBe(["There is stock already; opening stock can't be imported again."]);
        (await other.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Orders_and_products_are_exported_whole(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (first, second) = (await given.PaidOrder(), await given.PlacedOrder(lines: 2));
        var orders = (await Exported(given, "orders")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        (
            orders.Length,
            orders.Count(l => l.StartsWith(first.No + ",", StringComparison.Ordinal)),
            orders.Count(l => l.StartsWith(second.No + ",", StringComparison.Ordinal))
        ).ShouldBe((3, 1, 1));
        (await Exported(given, "products")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_broken_workbook_an_empty_file_and_a_missing_column_are_refused()
    {
        (await Sheet.Read("PK\u0003\u0004"u8.ToArray(), [], CancellationToken.None)).Refusal!.Code.ShouldBe(
            "import.no_table"
        );
        (await Sheet.Read([], [], CancellationToken.None)).Refusal!.Code.ShouldBe("import.empty");
        (
            await Sheet.Read(
                Encoding.UTF8.GetBytes("SKU\nT-001\n"),
                [("SKU 编码", "SKU"), ("数量", "Quantity")],
                CancellationToken.None
            )
        ).Refusal!.Message.Zh.ShouldBe("缺少列：数量");
    }

    private static Task<ImportDone> Import(GivenShop given, string name, Sheet sheet, bool dryRun) =>
        Import(given.App, name, sheet, dryRun);

    private static Task<ImportDone> Import(AppFixture app, string name, Sheet sheet, bool dryRun) =>
        app.Ask(
            (IServiceProvider services) =>
                services.GetServices<IImport>().Single(i => i.Name == name).Run(sheet, dryRun, CancellationToken.None)
        );

    private static Task<IReadOnlyList<Text>> Needed(GivenShop given, string name) =>
        given.App.Ask(
            (IServiceProvider services) =>
                Task.FromResult(services.GetServices<IImport>().Single(i => i.Name == name).Needed)
        );

    private static Task<string> Exported(GivenShop given, string name) =>
        given.App.Ask(
            async (IServiceProvider services) =>
            {
                using var memory = new MemoryStream();
                await services
                    .GetServices<IExport>()
                    .Single(e => e.Name == name)
                    .Write(memory, "csv", CancellationToken.None);
                return Encoding.UTF8.GetString(memory.ToArray()).TrimStart('\uFEFF').Replace("\r", "");
            }
        );
}
