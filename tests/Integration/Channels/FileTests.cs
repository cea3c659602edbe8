using System.Text;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Channels;
using Zhanggui.Finance;
using Zhanggui.Ordering;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Channels;

/// <summary>
/// What files channels send: encodings, workbooks, their own headings and codes, and what is no order file at all.
/// </summary>
public sealed class FileTests
{
    [Theory, Databases]
    public async Task Bad_files_are_refused_at_once_and_leave_nothing(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        async Task Refused(byte[] bytes, string code) => (await shop.Send(bytes)).Refusal!.Code.ShouldBe(code);
        await Refused([], "import.empty");
        await Refused([0, 1, 2, 3, 255, 0, 9], "import.no_table");
        await Refused("PK\u0003\u0004 not a zip at all"u8.ToArray(), "import.no_table");
        await Refused("<html><body>sign in</body></html>"u8.ToArray(), "import.no_table");
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        await Refused([.. compound, .. Encoding.Unicode.GetBytes("Workbook")], "import.xls");
        await Refused([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "import.locked");
        await Refused(Encoding.UTF8.GetBytes("姓名,年龄\n张三,3\n"), "channels.columns");
        await Refused(Encoding.UTF8.GetBytes(ChannelFixture.Heads + "\n"), "channels.no_rows");
        await shop.Set(ChannelsPolicies.MaxMegabytes, 1);
        await Refused(
            Encoding.UTF8.GetBytes(ChannelFixture.Heads + "\n" + new string('1', 1_100_000)),
            "channels.too_large"
        );
        (await shop.App.Ask((ShopDb db) => db.Set<ImportRun>().CountAsync())).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task A_file_that_is_longer_than_the_policy_makes_no_order_and_says_so(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        await shop.Set(ChannelsPolicies.MaxRows, 100);
        var run = await shop.Import(ChannelFixture.File(Enumerable.Range(1, 101)));
        (run.State, run.Made).ShouldBe((ImportState.Failed, 0));
        run.Failure!.Value.En.ShouldContain("100 rows");
        (await shop.Import(ChannelFixture.File(Enumerable.Range(1, 100)))).Made.ShouldBe(100);
    }

    [Theory, Databases, Trait("Rule", "ORD-02/platforms")]
    public async Task GB18030_a_mark_tabs_and_a_workbook_are_read_alike(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        (
            await shop.Import(
                ChannelFixture.File([1]),
                encoding: CodePagesEncodingProvider.Instance.GetEncoding("GB18030")
            )
        ).Made.ShouldBe(1);
        (await shop.Import(ChannelFixture.File([2]), encoding: new UTF8Encoding(true))).Already.ShouldBe(0);
        (await shop.Import('\uFEFF' + ChannelFixture.File([3]).Replace(',', '\t'))).Made.ShouldBe(1);

        using var workbook = new MemoryStream();
        var rows = ChannelFixture
            .File([4, 5])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(r => r.Split(','))
            .ToList();
        await Export.Xlsx(
            workbook,
            [.. rows[0].Select((h, i) => new ExportColumn<string[]>((h, h), r => r[i]))],
            rows.Skip(1).ToAsyncEnumerable()
        );
        var started = await GivenShop.Must(shop.Send(workbook.ToArray(), name: "orders.xlsx"));
        await shop.Work();
        (await shop.Run(started.No)).Made.ShouldBe(2);
        (await shop.Orders()).Select(o => o.Address.Name).Distinct().ShouldBe(["沈知微"]);
        (await shop.Orders()).Count.ShouldBe(5);

        // What a file is, is in its bytes: names lie. A title above the headings is none of them.
        var renamed = await GivenShop.Must(shop.Send(workbook.ToArray(), name: "orders.csv"));
        await shop.Work();
        (await shop.Run(renamed.No)).Already.ShouldBe(2);
        var titled = await GivenShop.Must(
            shop.Send("十一月的订单\n\n" + ChannelFixture.File([6]), name: "orders.xlsx")
        );
        await shop.Work();
        (await shop.Run(titled.No)).Made.ShouldBe(1);
    }

    [Theory, Databases, Trait("Rule", "ORD-02/platforms")]
    public async Task A_channels_own_headings_and_codes_are_understood(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        await GivenShop.Must(
            shop.App.Run(
                ChannelFixture.Owner,
                (SetColumns u) =>
                    u.Run(
                        "tmall",
                        new Dictionary<string, string>
                        {
                            ["No"] = "单号",
                            ["Name"] = "谁收",
                            ["Phone"] = "打给",
                            ["Province"] = "省份",
                            ["City"] = "城",
                            ["District"] = "区",
                            ["Street"] = "门牌",
                            ["Sku"] = "货",
                            ["Quantity"] = "几件",
                        },
                        CancellationToken.None
                    )
            )
        );
        await GivenShop.Must(
            shop.App.Run(
                ChannelFixture.Owner,
                (SetChannelSkus u) => u.Run("tmall", [("TB-88", "t-002")], CancellationToken.None)
            )
        );
        const string file =
            "货,单号,谁收,打给,省份,城,区,门牌,几件,随便\nTB-88,A1,沈知微,13800001234,浙江,杭州,西湖,文三路 100 号,2,x\n";
        (await shop.Import(file)).Made.ShouldBe(1);
        var order = (await shop.Orders()).ShouldHaveSingleItem();
        (
            order.Address.Province,
            order.Address.City,
            order.Address.District,
            order.Lines[0].Goods.SkuCode,
            order.Lines[0].Quantity,
            order.Total
        ).ShouldBe(("浙江省", "杭州市", "西湖区", "T-002", new Quantity(2), Money.Yuan(198)));

        (await shop.Send(ChannelFixture.File([1]))).Refusal!.Code.ShouldBe("channels.columns");
        (
            await shop.App.Run(
                ChannelFixture.Owner,
                (SetColumns u) =>
                    u.Run("tmall", new Dictionary<string, string> { ["No"] = "单号" }, CancellationToken.None)
            )
        ).Refusal!.Code.ShouldBe("channels.field_needed");
        (
            await shop.App.Run(
                ChannelFixture.Owner,
                (SetChannelSkus u) => u.Run("tmall", [("TB-89", "T-999")], CancellationToken.None)
            )
        ).Refusal!.Code.ShouldBe("channels.skus_ours");
    }

    [Theory, Databases]
    public async Task Numbers_that_a_spreadsheet_has_cut_are_refused_and_not_guessed(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        var run = await shop.Import(ChannelFixture.File([1]).Replace(ChannelFixture.NoOf(1), "3.01246E+13"));
        (run.Made, run.Refused).ShouldBe((0, 1));
        (await shop.Refusals(run))[0].ReasonZh.ShouldContain("科学计数");
    }

    [Theory, Databases, Trait("Rule", "ORD-02/distributors"), Trait("Rule", "ORD-02/one-pool")]
    [Trait("Rule", "CHN-16/import")]
    public async Task Offline_sales_and_a_distributors_orders_arrive_in_the_same_pool_under_their_channel(
        string database
    )
    {
        await using var shop = await ChannelFixture.Open(database);
        await GivenShop.Must(
            shop.App.Run(
                ChannelFixture.Owner,
                (AddChannel u) =>
                    u.Run(
                        new ChannelInput("offline", ("线下", "Offline"), ChannelKind.Offline, ChannelMoney.Collected),
                        CancellationToken.None
                    )
            )
        );
        await GivenShop.Must(
            shop.App.Run(
                ChannelFixture.Owner,
                (AddChannel u) =>
                    u.Run(
                        new ChannelInput(
                            "yunhe",
                            ("云和分销", "Yunhe"),
                            ChannelKind.Distributor,
                            ChannelMoney.Transfer
                        ),
                        CancellationToken.None
                    )
            )
        );
        (await shop.Import(ChannelFixture.File([1]), "offline")).Made.ShouldBe(1);
        (await shop.Import(ChannelFixture.File([1]), "yunhe")).Made.ShouldBe(1, "numbers are unique within a channel");
        var orders = await shop.Orders();
        orders
            .Select(o => (o.Channel, o.Status, o.Progress.IsPaid))
            .ShouldBe([("offline", OrderStatus.New, true), ("yunhe", OrderStatus.New, false)], ignoreOrder: true);
        await shop.Sound();
    }

    [Theory, Databases, Trait("Rule", "ORD-13/expires"), Trait("Rule", "ORD-13/frees-stock")]
    public async Task An_unpaid_order_that_waited_for_goods_keeps_them_no_longer_than_any_other(string database)
    {
        await using var shop = await ChannelFixture.Open(database, stock: 0);
        await GivenShop.Must(
            shop.App.Run(
                ChannelFixture.Owner,
                (AddChannel u) =>
                    u.Run(
                        new ChannelInput(
                            "yunhe",
                            ("云和分销", "Yunhe"),
                            ChannelKind.Distributor,
                            ChannelMoney.Transfer
                        ),
                        CancellationToken.None
                    )
            )
        );
        await shop.Import(ChannelFixture.File([1]), "yunhe");
        var order = (await shop.Orders())[0];
        await GivenShop.Must(shop.Given.Accept(order.Id));
        await GivenShop.Must(shop.Given.Confirm(order.Id));
        (await shop.Given.Status(order.Id)).ShouldBe(OrderStatus.AwaitingStock);
        await shop.Given.Arrives(0, 1);
        await shop.App.DeliverOutbox();
        ((await shop.Given.Status(order.Id)), (await shop.Given.Stock()).Available.Units).ShouldBe(
            (OrderStatus.ReadyToShip, 0)
        );

        shop.Given.Clock.Advance(TimeSpan.FromMinutes(3 * 24 * 60 - 1));
        await shop.App.RunJobs();
        (await shop.Given.Status(order.Id)).ShouldBe(OrderStatus.ReadyToShip);
        shop.Given.Clock.Advance(TimeSpan.FromMinutes(2));
        await shop.App.RunJobs();
        ((await shop.Given.Status(order.Id)), (await shop.Given.Stock()).Available.Units).ShouldBe(
            (OrderStatus.Cancelled, 1)
        );
        await shop.Sound();
    }

    [Theory, Databases]
    public async Task An_order_that_costs_nothing_is_settled_however_its_channel_pays(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        await GivenShop.Must(
            shop.App.Run(
                ChannelFixture.Owner,
                (AddChannel u) =>
                    u.Run(
                        new ChannelInput(
                            "yunhe",
                            ("云和分销", "Yunhe"),
                            ChannelKind.Distributor,
                            ChannelMoney.Transfer
                        ),
                        CancellationToken.None
                    )
            )
        );
        await shop.Import(ChannelFixture.File([1]).Replace("99.00", "0.00", StringComparison.Ordinal), "yunhe");
        var order = (await shop.Orders())[0];
        (order.Total, order.Progress.IsPaid, (await shop.Given.Receivable(order.Id)).State).ShouldBe(
            (Money.Zero, true, ReceivableState.Paid)
        );
        order.Progress.Flags.ShouldContain("below_cost");
        await GivenShop.Must(shop.Given.Accept(order.Id));
        await GivenShop.Must(
            shop.App.Run(GivenShop.Lin, (ClearOrder u) => u.Run(order.Id, "样品", CancellationToken.None))
        );
        await GivenShop.Must(shop.Given.Confirm(order.Id));
        (await shop.Given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        await shop.Sound();
    }

    [Theory, Databases]
    public async Task Rows_are_thrown_away_after_their_time_and_orders_stay(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        var run = await shop.Import(ChannelFixture.File([1]));
        async Task<int> Rows() =>
            await shop.App.Ask(
                (ShopDb db) =>
                    Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(db.Set<ImportRow>())
            );
        shop.Given.Clock.Advance(TimeSpan.FromDays(29));
        await shop.App.RunJobs();
        (await Rows()).ShouldBe(1);
        shop.Given.Clock.Advance(TimeSpan.FromDays(2));
        await shop.App.RunJobs();
        ((await Rows()), (await shop.Run(run.No)).IsSwept, (await shop.Orders()).Count).ShouldBe((0, true, 1));
    }
}
