using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.ServiceDesk;
using static Zhanggui.Integration.ServiceDesk.GivenConsultations;

namespace Zhanggui.Integration.ServiceDesk;

/// <summary>The agent's pages and the same things as JSON, in both languages.</summary>
public sealed class ServiceDeskPageTests
{
    private static Task<HttpResponseMessage> Post(
        HttpClient browser,
        string path,
        params (string Name, string Value)[] fields
    ) => browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    private static async Task<string> Refused(Task<HttpResponseMessage> answer)
    {
        var got = await answer;
        var body = WebUtility.HtmlDecode(await got.Content.ReadAsStringAsync());
        got.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, body[..Math.Min(body.Length, 300)]);
        return body;
    }

    [Theory, Databases, Trait("Rule", "ORD-31/hold")]
    public async Task A_consultation_is_written_down_held_for_and_ended_on_its_page(string database)
    {
        await using var given = await GivenConsultations.Open(database);
        var (lin, mei) = (await given.Organization.SignedIn("lin"), await given.Organization.SignedIn("mei"));
        const string home = "/office/support/consultations";
        (await Read(lin, home)).ShouldContain("没有符合条件的咨询");
        var typed = await Refused(
            Post(
                lin,
                home + "/new",
                ("phone", "12"),
                ("channel", "chat"),
                ("kind", "stock"),
                ("note", "要两件"),
                ("skus", "没有")
            )
        );
        foreach (var text in new[] { "手机号不对", "没有规格“没有”", "要两件" })
            typed.ShouldContain(text);
        var made = await Post(
            lin,
            home + "/new",
            ("account", GivenShop.Member().Id.ToString()!),
            ("channel", "phone"),
            ("kind", "size"),
            ("note", "<b>要两件</b>"),
            ("skus", "T-001 T-002")
        );
        made.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var url = made.Headers.Location!.ToString().Split('?')[0];
        var no = url[(url.LastIndexOf('/') + 1)..];

        (await Post(lin, url + "/stock")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Refused(Post(lin, url + "/hold", ("sku", "T-001"), ("quantity", "99999999999")))).ShouldContain(
            "一次最多留 3 件"
        );
        (await Post(lin, url + "/hold", ("sku", "T-001"), ("quantity", "2"))).StatusCode.ShouldBe(
            HttpStatusCode.SeeOther
        );
        (await Post(mei, url + "/hold", ("sku", "T-002"), ("quantity", "1"))).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        var page = await Read(lin, url);
        foreach (var text in new[] { no, "慕容思远", "留着 2 件", "确认库存", "T-001 × 2", "放进客户购物车" })
            page.ShouldContain(text);
        foreach (var text in new[] { "Held", "Stock confirmed", "No deal, because", "Give back" })
            (await Read(lin, url, "en")).ShouldContain(text);
        await given.Organization.Staff("dir", "CSDIR");
        var director = await given.Organization.SignedIn("dir");
        (await Read(director, url)).ShouldContain("慕***");
        (await Read(await given.Organization.SignedIn("zhou"), "/office/stock/T-001")).ShouldContain("客服留货");
        var hold = JsonDocument
            .Parse(await Read(lin, "/api/v1/holds?mine=true"))
            .RootElement[0]
            .GetProperty("id")
            .GetString();
        (await Post(lin, $"{url}/holds/{hold}/cart")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Post(lin, $"{url}/holds/{hold}/release")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Post(lin, $"{url}/holds/{Guid.Empty}/release")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await Refused(Post(lin, url + "/fail", ("reason", "other"), ("note", "")))).ShouldContain("要写一句说明");
        (await Post(lin, url + "/fail", ("reason", "compare"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (
            var (query, found) in new[]
            {
                ("state=Failed", true),
                ("state=Open", false),
                ("reason=compare", true),
                ("product=T-002", true),
                ("product=T-003", false),
                ("q=" + no, true),
                ("q=" + Phone, true),
                ("q=慕容", true),
                ("from=2030-01-01", false),
                ($"owner={given.Mei.Id}", false),
            }
        )
            (await Read(lin, $"{home}?{query}")).Contains(no, StringComparison.Ordinal).ShouldBe(found, query);
        (await Read(lin, home + "/export?format=csv")).ShouldContain("想再比较");
        (await Read(director, home + "/export?format=csv")).ShouldNotContain(Phone);
        (await Read(lin, "/api/v1/search?q=" + no)).ShouldContain(url);
        (await Read(lin, "/office/reports/lost-deals")).ShouldContain("想再比较");
        (await Read(lin, "/office/reports/lost-deals", "en")).ShouldContain("Wants to compare");
        // A group that is chosen already is not asked for twice, and the page says that it is narrowed.
        var narrowed = await Read(lin, "/office/reports/lost-deals?reason=compare");
        narrowed.ShouldContain("想再比较");
        narrowed.ShouldContain("name=\"reason\"");
        narrowed.ShouldNotContain("reason=compare&reason=compare");
        narrowed.ShouldNotContain("reason=compare&amp;reason=compare");
        (await Read(lin, "/office/reports/lost-deals/export?format=csv")).ShouldContain(no);
        (await Read(lin, home + "/ZX0", status: HttpStatusCode.NotFound)).ShouldNotBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "CRM-04/stock"), Trait("Rule", "CRM-04/postage")]
    [Trait("Rule", "CRM-04/policies"), Trait("Rule", "CRM-04/orders"), Trait("Rule", "DAT-11/masked")]
    [Trait("Rule", "DAT-11/need-to-know")]
    public async Task The_panel_answers_with_stock_postage_terms_and_the_customers_orders(string database)
    {
        await using var given = await GivenConsultations.Open(database, skus: 3, elsewhere: 4);
        await given.Organization.Staff("dir", "CSDIR");
        var (lin, director) = (await given.Organization.SignedIn("lin"), await given.Organization.SignedIn("dir"));
        var order = await given.Shop.PlacedOrder();
        const string panel = "/office/support/panel";
        (await Read(lin, panel)).ShouldContain("先查一个商品");
        var product = await Read(lin, panel + "?pq=T-001&province=" + Uri.EscapeDataString("浙江省"));
        foreach (
            var text in new[]
            {
                "测试衬衫",
                "测试衬衫 红 01 有货 9 件，发往浙江省运费",
                "1 区",
                "七天内",
                "还没有别的活动",
            }
        )
            product.ShouldContain(text);
        (await Read(lin, panel + "?pq=T-001")).ShouldContain("测试衬衫 红 01 有货 9 件。");
        (await Read(lin, panel + "?pq=T-003")).ShouldContain("上海仓");
        (await Read(lin, panel + "?pq=" + Uri.EscapeDataString("衬衫"), "en")).ShouldContain("Test shirt");
        (await Read(lin, panel + "?pq=" + Uri.EscapeDataString("😀' OR 1=1"))).ShouldContain("没有查到在售的商品");
        foreach (var who in new[] { Phone, "慕容", order.No })
        {
            var found = await Read(lin, panel + "?who=" + Uri.EscapeDataString(who));
            foreach (var text in new[] { "慕容思远", order.No, "文三路 100 号" })
                found.ShouldContain(text);
        }

        var masked = await Read(director, panel + "?who=" + Phone);
        masked.ShouldContain("138****1234");
        masked.ShouldNotContain("文三路");
        (await Read(lin, panel + "?who=13999999999")).ShouldContain("没有查到这位会员");
        await given.Organization.Staff("pan", "PICKER");
        (
            await Read(await given.Organization.SignedIn("pan"), panel, status: HttpStatusCode.Forbidden)
        ).ShouldNotContain("先查一个商品");
    }

    [Fact]
    public async Task The_whole_panel_with_product_and_customer_takes_few_round_trips()
    {
        await using var given = await GivenConsultations.Open("postgres");
        await given.Shop.PlacedOrder();
        async Task All()
        {
            await using var scope =
                Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(
                    given.Shop.App.Services
                );
            var queries = (PanelQueries)scope.ServiceProvider.GetService(typeof(PanelQueries))!;
            (await queries.Product("T-001", "浙江省", None)).ShouldNotBeNull();
            (await queries.Customer(GivenShop.Member().Id!.Value, true, None)).ShouldNotBeNull();
        }

        await All();
        var sent = await Sent(given, All);

        sent.Count.ShouldBeLessThanOrEqualTo(16, string.Join("\n", sent));
    }

    [Theory, Databases, Trait("Rule", "ORD-15/reason"), Trait("Rule", "ORD-31/hold")]
    public async Task The_same_as_json_and_not_for_everybody(string database)
    {
        await using var given = await GivenConsultations.Open(database);
        await given.Organization.Staff("pan", "PICKER");
        var (lin, zhou, pan) = (
            await given.Organization.SignedIn("lin"),
            await given.Organization.SignedIn("zhou"),
            await given.Organization.SignedIn("pan")
        );
        var input = new ConsultationInput(null, Phone, "小林", "chat", "stock", "在吗", ["T-001"]);
        (await pan.PostAsJsonAsync("/api/v1/consultations", input)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (
            await OrganizationFixture.Code(
                await lin.PostAsJsonAsync("/api/v1/consultations", input with { Kind = "?" })
            )
        ).ShouldBe("support.kind");
        var made = await lin.PostAsJsonAsync("/api/v1/consultations", input);
        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        var url = made.Headers.Location!.ToString();

        (await lin.PostAsync(url + "/stock", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await OrganizationFixture.Code(await lin.PostAsJsonAsync(url + "/holds", new HoldBody("T-001", -5)))).ShouldBe(
            "support.hold_pieces"
        );
        (await lin.PostAsJsonAsync(url + "/holds", new HoldBody("T-001", 2))).StatusCode.ShouldBe(
            HttpStatusCode.Created
        );
        JsonDocument
            .Parse(await Read(zhou, "/api/v1/stock/T-001"))
            .RootElement.GetProperty("held")
            .GetInt32()
            .ShouldBe(2);
        var hold = JsonDocument.Parse(await Read(lin, "/api/v1/holds")).RootElement[0].GetProperty("id").GetString();
        (await OrganizationFixture.Code(await lin.PostAsync($"/api/v1/holds/{hold}/cart", null))).ShouldBe(
            "support.no_cart"
        );
        (await OrganizationFixture.Code(await zhou.PostAsync($"/api/v1/holds/{Guid.Empty}/cart", null))).ShouldBe(
            "support.no_hold"
        );
        (await lin.PostAsync($"/api/v1/holds/{hold}/release", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await OrganizationFixture.Code(await lin.PostAsync($"/api/v1/holds/{hold}/release", null))).ShouldBe(
            "support.hold_over"
        );
        (await lin.PutAsJsonAsync(url, input with { Skus = ["T-002"] })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await OrganizationFixture.Code(await lin.PostAsJsonAsync(url + "/deal", new DealBody("SO1")))).ShouldBe(
            "support.no_order"
        );
        (
            await OrganizationFixture.Code(await lin.PostAsJsonAsync(url + "/fail", new LostDealBody(null, null)))
        ).ShouldBe("support.reason");
        (await lin.PostAsJsonAsync(url + "/fail", new LostDealBody("price", "太贵"))).StatusCode.ShouldBe(
            HttpStatusCode.NoContent
        );
        var one = JsonDocument.Parse(await Read(lin, url)).RootElement;
        (
            one.GetProperty("consultation").GetProperty("state").GetString(),
            one.GetProperty("holds").GetArrayLength()
        ).ShouldBe(("Failed", 1));
        JsonDocument
            .Parse(await Read(lin, "/api/v1/consultations?state=Failed&take=1"))
            .RootElement.GetProperty("rows")
            .GetArrayLength()
            .ShouldBe(1);

        JsonDocument
            .Parse(await Read(lin, "/api/v1/support/products?q=T-001"))
            .RootElement.GetArrayLength()
            .ShouldBe(1);
        JsonDocument
            .Parse(await Read(lin, "/api/v1/support/products/T?province=" + Uri.EscapeDataString("浙江省")))
            .RootElement.GetProperty("skus")
            .GetArrayLength()
            .ShouldBe(4);
        JsonDocument
            .Parse(await Read(lin, "/api/v1/support/customers?q=" + Phone))
            .RootElement.GetArrayLength()
            .ShouldBe(1);
        (await Read(lin, $"/api/v1/support/customers/{GivenShop.Member().Id}")).ShouldContain("慕容思远");
        (
            await lin.PutAsJsonAsync(
                "/api/v1/support/reasons/price",
                new LostDealReasonInput("", "贵", "Dear", 1, true, false)
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (
            await zhou.PutAsJsonAsync(
                "/api/v1/support/reasons/price",
                new LostDealReasonInput("price", "贵", "Dear", 1, true, false)
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Read(lin, "/api/v1/support/reasons")).ShouldContain("Dear");
        (
            await Post(
                zhou,
                "/office/support/reasons",
                ("code", "price"),
                ("nameZh", "嫌贵"),
                ("nameEn", "Too dear"),
                ("sort", "5"),
                ("active", "true")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (
            await Refused(
                Post(zhou, "/office/support/reasons", ("code", "!"), ("nameZh", "嫌贵"), ("nameEn", "x"), ("sort", "5"))
            )
        ).ShouldContain("嫌贵");
        (await Read(zhou, "/office/support/reasons", "en")).ShouldContain("Too dear");
        JsonDocument
            .Parse(await Read(lin, "/api/v1/reports/lost-deals?of=consultation"))
            .RootElement.GetProperty("all")
            .GetProperty("rows")
            .GetInt32()
            .ShouldBe(1);
        (await Read(lin, "/api/v1/openapi.json")).ShouldContain("HoldStock");
    }

    private static async Task<IReadOnlyCollection<string>> Sent(GivenConsultations given, Func<Task> act)
    {
        var database = new NpgsqlConnectionStringBuilder(given.Shop.App.Database.ConnectionString).Database;
        var sent = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = a =>
            {
                if (
                    a.TagObjects.Any(t => t.Value is string value && value == database)
                    && !a.TagObjects.Any(t =>
                        t.Value is string text && text.StartsWith("SELECT pg_notify", StringComparison.Ordinal)
                    )
                )
                    sent.Enqueue(string.Join(' ', a.TagObjects.Select(t => $"{t.Key}={t.Value}")));
            },
        };
        ActivitySource.AddActivityListener(listener);
        await act();
        return sent;
    }
}
