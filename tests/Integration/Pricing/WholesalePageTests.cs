using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Pricing;
using static Zhanggui.Integration.GivenShop;

namespace Zhanggui.Integration.Pricing;

/// <summary>Who sets wholesale prices and how, what is refused, files, pages and the JSON API (ORD-21).</summary>
public sealed class WholesalePageTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases]
    public async Task What_makes_no_sense_is_refused_at_its_field_and_leaves_nothing(string database)
    {
        await using var given = await WholesaleGiven.Open(database);
        async Task Refused(string code, Task<Result<WholesaleMade>> set) => (await set).Refusal!.Code.ShouldBe(code);
        await Refused("ordering.wholesale_tiers", given.Set());
        await Refused(
            "ordering.wholesale_tiers",
            given.Set([.. Enumerable.Range(1, 11).Select(n => (n * 10, 90m - n))])
        );
        await Refused("ordering.wholesale_pieces", given.Set((0, 80)));
        await Refused("ordering.wholesale_pieces", given.Set((-10, 80)));
        await Refused("ordering.wholesale_pieces", given.Set((10_000, 80)));
        await Refused("ordering.wholesale_pieces", given.Set((int.MaxValue, 80)));
        await Refused("ordering.wholesale_price", given.Set((10, 0)));
        await Refused("ordering.wholesale_price", given.Set((10, -5)));
        await Refused("ordering.wholesale_price", given.Set((10, 1_000_000)));
        await Refused("ordering.wholesale_order", given.Set((30, 70), (10, 80)));
        await Refused("ordering.wholesale_order", given.Set((10, 80), (10, 70)));
        await Refused("ordering.wholesale_order", given.Set((10, 80), (30, 80)));
        await Refused("ordering.wholesale_order", given.Set((10, 70), (30, 80)));
        await Refused("ordering.wholesale_goods", given.Set("nothing", [(10, 80)]));
        await Refused("ordering.wholesale_class", given.Set("T", [(10, 80)], of: "nobody"));
        await Refused("ordering.wholesale_days", given.Set("T", [(10, 80)], until: given.Day(-1)));
        await Refused("ordering.wholesale_days", given.Set("T", [(10, 80)], given.Day(5), given.Day(4)));
        await Refused("ordering.wholesale_days", given.Set("T", [(10, 80)], until: DateOnly.MaxValue));
        (
            await given.Shop.App.Run(
                Lin,
                (SetWholesalePrice u) =>
                    u.Run(new WholesaleInput("wholesale", "T", [new(10, Money.Yuan(80))], null, null, null), true, None)
            )
        ).Refusal!.Code.ShouldBe("platform.not_permitted");
        (await given.Shop.Count<WholesaleRevision>()).ShouldBe(0);
        (await given.Shop.Count<WholesalePrice>()).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task A_price_that_is_not_below_retail_or_brings_too_little_is_warned_of_first(string database)
    {
        await using var given = await WholesaleGiven.Open(database);
        (await given.Set((10, 99))).Refusal!.ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe("ordering.wholesale_doubtful"),
            r => r.Message.Zh.ShouldContain("不低于零售价")
        );
        (await given.Set((10, 80), (30, 39))).Refusal!.Message.Zh.ShouldContain("低于成本");
        (await given.Set((10, 80), (30, 47))).Refusal!.Message.Zh.ShouldContain("毛利 14%，低于 15%");
        await Must(given.Set((10, 80), (30, 48)));
        await Must(given.Set("T", [(10, 120), (30, 80)], accept: true));
        (await given.Price(10)).ShouldBe(Money.Yuan(99), "nobody pays more than retail");
        (await given.Price(30)).ShouldBe(Money.Yuan(80));
    }

    [Theory, Databases]
    public async Task A_file_is_taken_whole_or_not_at_all_and_the_export_comes_back_in_unchanged(string database)
    {
        await using var given = await WholesaleGiven.Open(database);
        async Task<Result<WholesaleImported>> Import(string csv)
        {
            var sheet = await Sheet.Read(Encoding.UTF8.GetBytes(csv), WholesaleSheet.Needed, None);
            return sheet.IsDone
                ? await given.Shop.App.Run(
                    WholesaleGiven.Pricer,
                    (ImportWholesale u) => u.Run(sheet.Value, false, None)
                )
                : sheet.Refusal;
        }

        const string Head = "客户类型,款号或商品编码,几件起,单价（元）,开始日,截止日\n";
        var bad = await Import(
            Head
                + "wholesale,T,10,80,,\nwholesale,T,30,70,,\nwholesale,T-001,x,60,,\nwholesale,T-002,10,abc,,\nwholesale,T-003,10,70,2026-13-45,\nnobody,T-002,20,60,,\nwholesale,ZZZ,20,60,,\n"
        );
        bad.Refusal!.All.Select(r => r.Field)
            .ShouldBe(["line-4", "line-5", "line-6", "line-7", "line-8"], ignoreOrder: true);
        (await Import(Head + "wholesale,T,10,80,,\nwholesale,T,5,90,,\n")).Refusal!.Message.Zh.ShouldContain("第 2 行");
        (await Import(Head + "wholesale,T-001,10,80,,\nwholesale,690000000001,10,70,,\n")).IsDone.ShouldBeFalse();
        (await Import("客户类型,几件起\nwholesale,10\n")).Refusal!.Code.ShouldBe("import.columns");
        (await given.Shop.Count<WholesalePrice>()).ShouldBe(0);
        (await given.Price(10)).ShouldBe(Money.Yuan(99));

        (
            await Must(
                Import(Head + "wholesale,T,10,80,,2026-12-31\nwholesale,T,30,70,,2026-12-31\nwholesale,T-002,20,60,,\n")
            )
        ).ShouldBe(new WholesaleImported(2, 0));
        (await given.Price(30)).ShouldBe(Money.Yuan(70));
        await given.Organization.Staff("cheng", "PRODMGR");
        given.Shop.Clock.Advance(TimeSpan.FromSeconds(6));
        using var cheng = await given.Organization.SignedIn("cheng");
        var exported = await cheng.GetStringAsync("/office/wholesale/export?format=csv");
        exported.ShouldContain("wholesale,T,");
        (await Must(Import(exported.TrimStart('\uFEFF')))).ShouldBe(new WholesaleImported(0, 2));
    }

    [Theory, Databases]
    public async Task Prices_come_in_from_Excel_on_the_page_and_as_JSON(string database)
    {
        await using var given = await WholesaleGiven.Open(database);
        await given.Organization.Staff("cheng", "PRODMGR");
        given.Shop.Clock.Advance(TimeSpan.FromSeconds(6));
        using var cheng = await given.Organization.SignedIn("cheng");
        static async Task<byte[]> Workbook(params object?[][] rows)
        {
            using var memory = new MemoryStream();
            Text[] heads = [.. WholesaleSheet.Needed, WholesaleSheet.Until];
            await Export.Xlsx(
                memory,
                [.. heads.Select((h, i) => new ExportColumn<object?[]>(h, r => r[i]))],
                rows.ToAsyncEnumerable()
            );
            return memory.ToArray();
        }

        async Task<(HttpStatusCode, string)> Upload(byte[] bytes, string name)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
            var answer = await cheng.PostAsync("/office/wholesale/import", form);
            return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        }

        async Task<(HttpStatusCode, string)> Send(byte[] file)
        {
            var answer = await cheng.PostAsJsonAsync("/api/v1/wholesale-prices/import", new { file });
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        var last = new DateOnly(2026, 12, 31);
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
        var altered = await Workbook(["wholesale", "6.90001E+12", 10, Money.Yuan(80), null]);
        foreach (var (bytes, why) in new[] { (old, "另存为 .xlsx"), (altered, "科学计数") })
        {
            var (page, json) = (await Upload(bytes, "prices.xlsx"), await Send(bytes));
            (page.Item1, json.Item1).ShouldBe((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity));
            page.Item2.ShouldContain(why);
            System.Text.RegularExpressions.Regex.Unescape(json.Item2).ShouldContain(why);
        }

        (await given.Shop.Count<WholesalePrice>()).ShouldBe(0);
        var two = await Workbook(["wholesale", "T", 10, Money.Yuan(80), last], ["wholesale", "T", 30, 70.5m, last]);
        (await Upload(two, "prices.csv")).Item1.ShouldBe(HttpStatusCode.SeeOther);
        (await given.Price(10), await given.Price(30)).ShouldBe((Money.Yuan(80), new Money(7050)));
        var one = await Send(await Workbook(["wholesale", "T-002", 20, Money.Yuan(60), last]));
        one.Item1.ShouldBe(HttpStatusCode.OK, one.Item2);
        (await given.Shop.Count<WholesalePrice>()).ShouldBe(2);
        (await Send(two)).Item2.ShouldContain("\"unchanged\":1");
    }

    [Theory, Databases, Trait("Rule", "ORD-21/class")]
    public async Task A_member_asks_with_their_licence_and_staff_decide_with_a_to_do(string database)
    {
        await using var given = await WholesaleGiven.Open(database, join: false, (10, 80));
        Task<Result<ClassRequestCard>> Ask(
            string licence = "91330203MA2AH3XW1K",
            string of = "wholesale",
            Actor? who = null
        ) =>
            given.Shop.App.Run(
                who ?? given.Member,
                (AskForClass u) =>
                    u.Run(new ClassRequestInput(of, "宁波南塘女装行", licence, "沈老板", "13800005678"), None)
            );
        Task<int> ToDos() =>
            given.Shop.App.Ask(
                (ShopDb db) =>
                    db.Set<Zhanggui.Work.WorkItem>()
                        .CountAsync(w => w.Kind == "customer.class" && w.State == Zhanggui.Work.WorkState.Open)
            );
        (await Ask("12345")).Refusal!.Code.ShouldBe("customers.class_licence");
        (await Ask(of: "nobody")).Refusal!.Code.ShouldBe("customers.class");
        (await Ask(who: Lin)).Refusal!.Code.ShouldBe("customers.class_members_only");
        var first = await Must(Ask());
        (await Ask()).Refusal!.Code.ShouldBe("customers.class_waiting");
        (await ToDos()).ShouldBe(1);
        (await given.Price(10)).ShouldBe(Money.Yuan(99), "nobody has agreed yet");

        (
            await given.Shop.App.Run(Lin, (DecideClassRequest u) => u.Run(first.No, true, null, None))
        ).Refusal!.Code.ShouldBe("platform.not_permitted");
        (
            await given.Shop.App.Run(WholesaleGiven.Desk, (DecideClassRequest u) => u.Run(first.No, false, " ", None))
        ).Refusal!.Code.ShouldBe("customers.class_reason");
        var self = given.Member with { Permissions = new HashSet<string> { "crm.class.set" } };
        (
            await given.Shop.App.Run(self, (DecideClassRequest u) => u.Run(first.No, true, null, None))
        ).Refusal!.Code.ShouldBe("customers.class_own");
        await Must(
            given.Shop.App.Run(WholesaleGiven.Desk, (DecideClassRequest u) => u.Run(first.No, false, "执照过期", None))
        );
        ((await ToDos()), await given.Price(10)).ShouldBe((0, Money.Yuan(99)));

        var second = await Must(Ask());
        await Must(
            given.Shop.App.Run(WholesaleGiven.Desk, (DecideClassRequest u) => u.Run(second.No, true, null, None))
        );
        ((await ToDos()), await given.Price(10)).ShouldBe((0, Money.Yuan(80)));
        (
            await given.Shop.App.Run(
                WholesaleGiven.Desk,
                (DecideClassRequest u) => u.Run(second.No, false, "反悔", None)
            )
        ).IsDone.ShouldBeFalse();
        (await Ask()).Refusal!.Code.ShouldBe("customers.class_same");
        (await given.Put(null, "")).Refusal!.Code.ShouldBe("customers.class_reason");
        (await given.Shop.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-21/tiers"), Trait("Rule", "ORD-21/minimum")]
    public async Task The_buyer_sees_tiers_and_what_is_missing_on_pages_and_in_the_API_in_both_languages(
        string database
    )
    {
        await using var given = await WholesaleGiven.Open(database, true, (10, 80), (30, 70));
        using var guest = given.Organization.Browser();
        (await guest.GetStringAsync("/p/T")).ShouldContain("hx-get=\"/p/T/wholesale\"");
        (await guest.GetStringAsync("/p/T/wholesale")).ShouldNotContain("80.00");
        var tiers = WebUtility.HtmlDecode(await given.Browser.GetStringAsync("/p/T/wholesale"));
        (
            tiers.Contains("¥80.00", StringComparison.Ordinal),
            tiers.Contains("10–29", StringComparison.Ordinal),
            tiers.Contains("10 件起批", StringComparison.Ordinal)
        ).ShouldBe((true, true, true));

        foreach (var (sku, quantity) in new[] { (0, 8), (1, 4) })
            (
                await given.Browser.PostAsJsonAsync(
                    "/api/v1/cart/lines",
                    new { sku = given.Shop.Skus[sku].Value, quantity }
                )
            ).IsSuccessStatusCode.ShouldBeTrue();
        WebUtility
            .HtmlDecode(await given.Browser.GetStringAsync("/cart"))
            .ShouldContain("批发价（10 件起），同款共 12 件；再加 18 件，每件 ¥70.00");
        using (
            var english = new HttpRequestMessage(HttpMethod.Get, "/cart") { Headers = { { "Accept-Language", "en" } } }
        )
            WebUtility
                .HtmlDecode(await (await given.Browser.SendAsync(english)).Content.ReadAsStringAsync())
                .ShouldContain("Wholesale (from 10); 12 of this style; 18 more: ¥70.00 each");
        var line = (await given.Browser.GetFromJsonAsync<JsonElement>("/api/v1/cart")).GetProperty("lines")[0];
        (
            line.GetProperty("price").GetInt64(),
            line.GetProperty("wholesale").GetProperty("missing").GetInt32()
        ).ShouldBe((8000, 18));
        var quote = await (
            await given.Browser.PostAsJsonAsync(
                "/api/v1/checkout/quote",
                new { lines = new[] { new { sku = given.Shop.Skus[0].Value, quantity = 9 } } }
            )
        ).Content.ReadFromJsonAsync<JsonElement>();
        (
            quote.GetProperty("lines")[0].GetProperty("price").GetInt64(),
            quote.GetProperty("lines")[0].GetProperty("wholesale").GetProperty("missing").GetInt32()
        ).ShouldBe((9900, 1));

        var order = await Must(given.Buy([30]));
        WebUtility.HtmlDecode(await given.Browser.GetStringAsync($"/orders/{order.No}")).ShouldContain("批发价");
        await given.Organization.Staff("lin", "CSPRE", "ORDERS");
        given.Shop.Clock.Advance(TimeSpan.FromSeconds(6));
        using var lin = await given.Organization.SignedIn("lin");
        WebUtility.HtmlDecode(await lin.GetStringAsync($"/office/orders/{order.No}")).ShouldContain("批发价，30 件起");
        (await given.Browser.GetStringAsync("/me/wholesale")).ShouldContain("批发客户");
        (await given.Browser.GetFromJsonAsync<JsonElement>("/api/v1/me/class"))
            .GetProperty("class")
            .GetProperty("code")
            .GetString()
            .ShouldBe("wholesale");
    }

    [Theory, Databases, Trait("Rule", "ORD-21/class")]
    public async Task The_office_sets_ends_imports_and_decides_on_its_pages_and_through_the_API_and_others_can_not(
        string database
    )
    {
        await using var given = await WholesaleGiven.Open(database, join: false);
        foreach (
            var (login, position) in new[]
            {
                ("cheng", "PRODMGR"),
                ("huo", "DIST"),
                ("pick", "PICKER"),
                ("qiao", "CSDIR"),
            }
        )
            await given.Organization.Staff(login, position);
        given.Shop.Clock.Advance(TimeSpan.FromSeconds(6));
        using var cheng = await given.Organization.SignedIn("cheng");
        Dictionary<string, string> fields = new()
        {
            ["class"] = "wholesale",
            ["goods"] = "t",
            ["pieces-0"] = "10",
            ["price-0"] = "99",
        };
        var warned = await cheng.PostAsync("/office/wholesale", new FormUrlEncodedContent(fields));
        (
            warned.StatusCode,
            WebUtility
                .HtmlDecode(await warned.Content.ReadAsStringAsync())
                .Contains("我看过了，就这样定", StringComparison.Ordinal)
        ).ShouldBe((HttpStatusCode.UnprocessableEntity, true));
        fields["price-0"] = "80";
        var saved = await cheng.PostAsync("/office/wholesale", new FormUrlEncodedContent(fields));
        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await saved.Content.ReadAsStringAsync());
        var page = WebUtility.HtmlDecode(await cheng.GetStringAsync(saved.Headers.Location!.OriginalString));
        (page.Contains("80.00", StringComparison.Ordinal), page.Contains("50%", StringComparison.Ordinal)).ShouldBe(
            (true, true)
        );
        var put = await cheng.PutAsJsonAsync(
            "/api/v1/wholesale-prices",
            new
            {
                @class = "wholesale",
                goods = "T",
                tiers = new[] { new { from = 10, price = 8000 }, new { from = 50, price = 7000 } },
            }
        );
        put.StatusCode.ShouldBe(HttpStatusCode.OK, await put.Content.ReadAsStringAsync());
        (
            await cheng.PutAsJsonAsync(
                "/api/v1/wholesale-prices",
                new
                {
                    @class = "wholesale",
                    goods = "T",
                    tiers = new[] { new { from = 10, price = 7000 }, new { from = 50, price = 7000 } },
                }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (
            await cheng.PostAsJsonAsync(
                "/api/v1/wholesale-prices/import",
                new
                {
                    csv = "Class,Style or SKU,From (pieces),Price (yuan)\nwholesale,T-001,10,75\nwholesale,T-002,0,75\n",
                }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var rows = (
            await cheng.GetFromJsonAsync<JsonElement>("/api/v1/wholesale-prices?state=live&q=T&class=wholesale")
        ).GetProperty("rows");
        (
            rows.GetArrayLength(),
            rows[0].GetProperty("margin").GetInt32(),
            rows[0].GetProperty("revision").GetInt32()
        ).ShouldBe((1, 42, 2));
        using (
            var english = new HttpRequestMessage(HttpMethod.Get, "/office/wholesale")
            {
                Headers = { { "Accept-Language", "en" } },
            }
        )
            WebUtility
                .HtmlDecode(await (await cheng.SendAsync(english)).Content.ReadAsStringAsync())
                .ShouldContain("from 50: ¥70.00");
        foreach (
            var path in new[]
            {
                "/office/wholesale?sort=code",
                "/office/wholesale/new?goods=T",
                "/office/wholesale/import",
                "/api/v1/customer-classes",
            }
        )
            (await cheng.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);

        (
            await given.Browser.PostAsync(
                "/me/wholesale",
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["class"] = "wholesale",
                        ["company"] = "成都锦里布衣店",
                        ["licence"] = "91510105MA6CU7QD4R",
                        ["contact"] = "罗老板",
                        ["phone"] = "13800005678",
                    }
                )
            )
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var huo = await given.Organization.SignedIn("huo");
        var no = (await huo.GetFromJsonAsync<JsonElement>("/api/v1/class-requests?state=Pending"))
            .GetProperty("rows")[0]
            .GetProperty("no")
            .GetString();
        (await huo.GetStringAsync("/office/class-requests")).ShouldContain(no!);
        (
            await huo.PostAsync(
                $"/office/class-requests/{no}/decision",
                new FormUrlEncodedContent(new Dictionary<string, string> { ["approve"] = "true" })
            )
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await given.Price(50)).ShouldBe(Money.Yuan(70));
        WebUtility.HtmlDecode(await huo.GetStringAsync($"/office/customers/{given.Member.Id}")).ShouldContain("批发");
        (
            await huo.PutAsJsonAsync(
                $"/api/v1/customers/{given.Member.Id}/class",
                new { @class = (string?)null, why = "不做了" }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await given.Price(50)).ShouldBe(Money.Yuan(99));
        using var qiao = await given.Organization.SignedIn("qiao");
        (
            await qiao.PutAsJsonAsync(
                "/api/v1/customer-classes/vip",
                new
                {
                    nameZh = "贵宾",
                    nameEn = "VIP",
                    isOpen = false,
                    isActive = true,
                }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (
            await qiao.PutAsJsonAsync(
                "/api/v1/customer-classes/V!",
                new
                {
                    nameZh = "",
                    nameEn = "VIP",
                    isOpen = false,
                    isActive = true,
                }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await qiao.GetStringAsync("/office/customer-classes?code=vip")).ShouldContain("VIP");

        using var other = await given.Organization.SignedIn("pick");
        foreach (
            var path in new[]
            {
                "/office/wholesale",
                "/office/customer-classes",
                "/office/class-requests",
                "/api/v1/wholesale-prices",
                "/api/v1/class-requests",
            }
        )
            (await other.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        (
            await huo.PutAsJsonAsync(
                "/api/v1/wholesale-prices",
                new
                {
                    @class = "wholesale",
                    goods = "T",
                    tiers = new[] { new { from = 10, price = 100 } },
                    accept = true,
                }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await given.Browser.GetAsync("/api/v1/wholesale-prices")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await given.Shop.App.Verify()).ShouldBeEmpty();
    }
}
