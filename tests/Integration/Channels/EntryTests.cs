using System.Net;
using Zhanggui.Catalog;
using Zhanggui.Channels;
using Zhanggui.Integration.Organization;
using Zhanggui.Inventory;
using Zhanggui.Ordering;
using Zhanggui.Organization;

namespace Zhanggui.Integration.Channels;

/// <summary>Orders that staff enter by hand on the page (ORD-28).</summary>
public sealed class EntryTests
{
    private const string Page = "/office/orders/new";

    private static async Task<(ChannelFixture Shop, HttpClient Lin, OrganizationFixture Bureau)> Opened(
        string database,
        ChannelMoney money = ChannelMoney.Collected,
        int stock = 100
    )
    {
        var shop = await ChannelFixture.Open(database, stock);
        await GivenShop.Must(
            shop.App.Run(
                ChannelFixture.Owner,
                (AddChannel u) =>
                    u.Run(
                        new ChannelInput("offline", ("线下", "Offline"), ChannelKind.Offline, money),
                        CancellationToken.None
                    )
            )
        );
        await GivenShop.Must(shop.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(CancellationToken.None)));
        var organization = new OrganizationFixture(shop.App);
        foreach (var (login, position) in new[] { ("lin", "CSPRE"), ("pick", "PICKER") })
            await organization.Staff(login, position);
        return (shop, await organization.SignedIn("lin"), organization);
    }

    private static Dictionary<string, string> Sale(string no = "R-1") =>
        new()
        {
            ["once"] = "abcdef0123456789abcdef0123456789",
            ["channel"] = "offline",
            ["no"] = no,
            ["rows"] = "3",
            ["name"] = "沈知微",
            ["phone"] = "13800001234",
            ["province"] = "浙江省",
            ["city"] = "杭州市",
            ["district"] = "西湖区",
            ["street"] = "文三路 100 号",
            ["sku-0"] = "T-001",
            ["quantity-0"] = "2",
            ["price-0"] = "",
            ["sku-1"] = "690000000002",
            ["quantity-1"] = "1",
            ["price-1"] = "50",
            ["sku-2"] = "",
            ["quantity-2"] = "1",
            ["price-2"] = "",
            ["discount"] = "8",
            ["postage"] = "10",
            ["remark"] = "下午来取",
        };

    private static Task<HttpResponseMessage> Send(
        HttpClient who,
        Dictionary<string, string> fields,
        string at = Page
    ) => who.PostAsync(at, new FormUrlEncodedContent(fields));

    private static async Task<int> Reserved(ChannelFixture shop, int sku) =>
        (await shop.App.Ask((IStock stock) => stock.Of([shop.Given.Skus[sku]], CancellationToken.None)))[
            shop.Given.Skus[sku]
        ]
            .Reserved
            .Units;

    [Theory, Databases, Trait("Rule", "ORD-28")]
    public async Task A_sale_over_the_counter_becomes_one_order_with_its_goods_kept(string database)
    {
        var (shop, lin, _) = await Opened(database);
        await using var closing = shop;
        using var leaving = lin;
        var empty = await lin.GetStringAsync(Page);
        empty.ShouldContain("<option value=\"offline\" selected");
        empty.ShouldContain("value=\"HAND-2026");
        (await lin.GetStringAsync("/office/orders")).ShouldContain($"href=\"{Page}\"");

        var seen = await (await Send(lin, Sale(), Page + "/preview")).Content.ReadAsStringAsync();
        seen.ShouldContain("250.00"); // 2 × 99 + 50 − 8 + 10
        seen.ShouldContain("可用 100");
        seen.ShouldNotContain("40.00", Case.Sensitive, "what goods cost is nobody's business here");
        (await shop.Orders()).ShouldBeEmpty("a preview enters nothing");

        var sent = await Send(lin, Sale());
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await sent.Content.ReadAsStringAsync());
        (await Send(lin, Sale())).Headers.Location.ShouldBe(sent.Headers.Location, "the same form twice");
        (await Send(lin, new(Sale()) { ["once"] = "ffffffff0123456789abcdef01234567" }))
            .Headers.Location!.ToString()
            .ShouldStartWith(
                sent.Headers.Location!.ToString().Split('?')[0],
                Case.Sensitive,
                "the same receipt from another form"
            );
        var order = (await shop.Orders()).ShouldHaveSingleItem();
        sent.Headers.Location!.ToString().ShouldStartWith("/office/orders/" + order.No);
        (
            order.Channel,
            order.ChannelNo,
            order.Total,
            order.Discount,
            order.Postage,
            order.Remark,
            order.Progress.IsPaid
        ).ShouldBe(("offline", "R-1", Money.Yuan(250), Money.Yuan(8), Money.Yuan(10), "下午来取", true));
        order
            .Lines.OrderBy(l => l.No)
            .Select(l => (l.Goods.SkuCode, l.Quantity.Units, l.Price))
            .ShouldBe([("T-001", 2, Money.Yuan(99)), ("T-002", 1, Money.Yuan(50))]);
        (await Reserved(shop, 0), await Reserved(shop, 1)).ShouldBe((2, 1));
        await shop.Sound();
    }

    [Theory, Databases]
    public async Task What_is_wrong_is_said_at_its_field_with_everything_still_typed_and_enters_nothing(string database)
    {
        var (shop, lin, _) = await Opened(database);
        await using var closing = shop;
        using var leaving = lin;
        var answer = await Send(
            lin,
            new(Sale())
            {
                ["phone"] = "138",
                ["sku-0"] = "没有的",
                ["quantity-1"] = "0",
                ["price-1"] = "白菜价",
                ["sku-2"] = "",
                ["price-2"] = "5",
                ["no"] = "",
                ["discount"] = "-3",
            }
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        foreach (var field in new[] { "no", "phone", "sku-0", "quantity-1", "price-1", "sku-2", "discount" })
            page.ShouldContain($"href=\"#f-{field}\"", Case.Sensitive, field);
        foreach (var typed in new[] { "没有的", "白菜价", "下午来取", "文三路 100 号" })
            page.ShouldContain($"value=\"{typed}\"");
        (
            await Send(
                lin,
                new(Sale())
                {
                    ["sku-0"] = "",
                    ["sku-1"] = "",
                    ["price-1"] = "",
                    ["quantity-0"] = "1",
                }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "an order of nothing");
        (await Send(lin, new(Sale()) { ["discount"] = "900" })).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "more off than the goods"
        );
        (await Send(lin, new(Sale()) { ["channel"] = "nowhere" })).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        (await shop.Orders()).ShouldBeEmpty();
        (await Reserved(shop, 0)).ShouldBe(0);
        // What was refused before does not stand in the way of the corrected form.
        (await Send(lin, Sale())).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory, Databases]
    public async Task Another_order_of_a_number_that_exists_is_refused_until_it_has_a_number_of_its_own(string database)
    {
        var (shop, lin, _) = await Opened(database, ChannelMoney.Transfer);
        await using var closing = shop;
        using var leaving = lin;
        (await Send(lin, Sale())).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var other = await Send(lin, new(Sale()) { ["quantity-0"] = "5" });
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await other.Content.ReadAsStringAsync();
        page.ShouldContain("href=\"#f-no\"");
        page.ShouldContain("内容和这里不一样");
        (await Reserved(shop, 0)).ShouldBe(2);
        (await Send(lin, new(Sale("R-2")) { ["quantity-0"] = "5" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await shop.Orders())
            .Select(o => (o.ChannelNo, o.Progress.IsPaid))
            .ShouldBe([("R-1", false), ("R-2", false)], "a transfer is waited for");
        (await Raw.Column(shop.App.Database, "SELECT COUNT(*) FROM finance_receivable")).ShouldBe(["2"]);
        await shop.Sound();
    }

    [Theory, Databases]
    public async Task Lines_are_added_one_by_one_and_short_goods_are_foretold_and_waited_for(string database)
    {
        var (shop, lin, _) = await Opened(database, stock: 1);
        await using var closing = shop;
        using var leaving = lin;
        (await (await Send(lin, Sale(), Page + "/rows")).Content.ReadAsStringAsync()).ShouldContain("name=\"sku-3\"");
        (
            await (await Send(lin, new(Sale()) { ["rows"] = "30" }, Page + "/rows")).Content.ReadAsStringAsync()
        ).ShouldNotContain("name=\"sku-30\"");
        (
            await (
                await Send(lin, new(Sale()) { ["province"] = "江苏省", ["city"] = "" }, Page + "/region")
            ).Content.ReadAsStringAsync()
        ).ShouldContain("<option value=\"苏州市\"");
        (await (await Send(lin, Sale(), Page + "/preview")).Content.ReadAsStringAsync()).ShouldContain("缺 1 件");
        (await Send(lin, Sale())).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await shop.Orders()).ShouldHaveSingleItem();
        (await Reserved(shop, 0)).ShouldBe(0, "nothing is oversold");
        await shop.Sound();
    }

    [Theory, Databases]
    public async Task The_page_speaks_both_languages_and_is_closed_to_who_may_not_create_orders(string database)
    {
        var (shop, lin, organization) = await Opened(database);
        await using var closing = shop;
        using var leaving = lin;
        (await lin.GetStringAsync(Page)).ShouldContain("柜台卖出的");
        using var english = new HttpRequestMessage(HttpMethod.Get, Page) { Headers = { { "Accept-Language", "en" } } };
        (await (await lin.SendAsync(english)).Content.ReadAsStringAsync()).ShouldContain("Sold over the counter");
        using var pick = await organization.SignedIn("pick");
        (await pick.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var at in new[] { "", "/preview", "/rows", "/region" })
            (await Send(pick, Sale(), Page + at)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, at);
        (await shop.Orders()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-21/tiers")]
    public async Task A_members_own_prices_are_said_beside_what_is_typed(string database)
    {
        await using var given = await Zhanggui.Integration.Pricing.WholesaleGiven.Open(database, true, (10, 80));
        await GivenShop.Must(
            given.Shop.App.Run(
                ChannelFixture.Owner,
                (AddChannel u) =>
                    u.Run(
                        new ChannelInput("offline", ("线下", "Offline"), ChannelKind.Offline, ChannelMoney.Collected),
                        CancellationToken.None
                    )
            )
        );
        await given.Organization.Staff("lin", "CSPRE");
        using var lin = await given.Organization.SignedIn("lin");
        var sale = new Dictionary<string, string>(Sale())
        {
            ["phone"] = Zhanggui.Integration.Pricing.WholesaleGiven.Phone,
            ["quantity-0"] = "10",
            ["sku-1"] = "",
            ["quantity-1"] = "",
            ["price-1"] = "",
        };
        (await Preview(sale)).ShouldContain("会员价 80.00");
        (await Preview(new(sale) { ["quantity-0"] = "2" })).ShouldNotContain(
            "会员价",
            Case.Sensitive,
            "below the first tier"
        );
        (await Preview(new(sale) { ["price-0"] = "80" })).ShouldNotContain(
            "会员价 80.00，要按它",
            Case.Sensitive,
            "it was typed"
        );
        (await Preview(new(sale) { ["phone"] = "13800001234" })).ShouldNotContain(
            "会员",
            Case.Sensitive,
            "nobody's number"
        );

        async Task<string> Preview(Dictionary<string, string> fields) =>
            WebUtility.HtmlDecode(await (await Send(lin, fields, Page + "/preview")).Content.ReadAsStringAsync());
    }
}
