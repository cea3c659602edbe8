using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;

namespace Zhanggui.Integration.Ordering;

/// <summary>The form, the card on the order's page, the list and the same things as JSON, in both languages.</summary>
public sealed class AmendmentPageTests
{
    private static async Task<string> Read(
        HttpClient browser,
        string path,
        string language = "zh-CN",
        HttpStatusCode status = HttpStatusCode.OK
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", language);
        var answer = await browser.SendAsync(request);
        var body = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        answer.StatusCode.ShouldBe(status, path + body[..Math.Min(body.Length, 300)]);
        return body;
    }

    private static Task<HttpResponseMessage> Post(
        HttpClient browser,
        string path,
        IEnumerable<KeyValuePair<string, string>> fields
    )
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        if (path.EndsWith("/amend", StringComparison.Ordinal))
            form.Add(new ByteArrayContent("%PDF-1.4 客户签字"u8.ToArray()), "file", "签字.pdf");
        return browser.PostAsync(path, form);
    }

    private static Dictionary<string, string> Fields(GivenAmendments given) =>
        new()
        {
            ["name"] = GivenShop.Home.Name,
            ["phone"] = "13900005218",
            ["province"] = "浙江省",
            ["city"] = "杭州市",
            ["district"] = "西湖区",
            ["street"] = "爱山街道南街 266 号 3 幢 502 室",
            ["postcode"] = "",
            ["courier"] = "STO",
            ["sku-1"] = given.Shop.Skus[2].Value.ToString(),
            ["quantity-1"] = "1",
            ["channel"] = "phone",
            ["reason"] = "客户搬了家",
            ["evidenceKind"] = "signed",
            ["evidenceNote"] = "已签字",
        };

    [Theory, Databases, Trait("Rule", "ORD-29/gifts"), Trait("Rule", "ORD-29/beyond")]
    public async Task A_gift_is_given_on_the_page_and_through_the_api(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var (lin, zhou) = (await given.Organization.SignedIn("lin"), await given.Organization.SignedIn("zhou"));
        var order = await given.OrderIn(OrderStatus.ReadyToShip, lines: 1);
        (await Read(lin, $"/office/orders/{order.No}")).ShouldContain($"/office/orders/{order.No}/gift");
        (await Read(lin, $"/office/orders/{order.No}/gift?sku=T-003")).ShouldContain("有货 10");
        var bad = await lin.PostAsync(
            $"/office/orders/{order.No}/gift",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["sku"] = "nothing",
                    ["quantity"] = "1",
                    ["reason"] = "好评",
                }
            )
        );
        bad.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await bad.Content.ReadAsStringAsync()).ShouldContain("没有这个商品编码或条码");

        // 99 yuan are within the manager's authority and beyond customer service's.
        (
            await zhou.PostAsync(
                $"/office/orders/{order.No}/gift",
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["sku"] = "T-003",
                        ["quantity"] = "1",
                        ["reason"] = "好评",
                    }
                )
            )
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var made = await lin.PostAsJsonAsync(
            $"/api/v1/desk/orders/{order.No}/gifts",
            new
            {
                sku = "T-002",
                quantity = 1,
                reason = "老客户",
            }
        );
        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString().ShouldBe("Pending");
        foreach (
            var (language, gift, pending) in new[]
            {
                ("zh-CN", "测试衬衫 红 / 03（T-003） ×1", "待批"),
                ("en", "Gift", "Pending"),
            }
        )
        {
            var page = await Read(zhou, $"/office/orders/{order.No}", language);
            page.ShouldContain(gift);
            page.ShouldContain(pending);
        }

        (await Read(lin, $"/office/orders/{order.No}/gift")).ShouldContain("有一张变更单还没批");
    }

    [Theory, Databases, Trait("Rule", "ORD-10/record"), Trait("Rule", "ORD-10/before-after")]
    public async Task An_amendment_is_written_down_shown_and_found_on_the_pages(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var (lin, zhou) = (await given.Organization.SignedIn("lin"), await given.Organization.SignedIn("zhou"));
        var order = await given.OrderIn(OrderStatus.ReadyToShip, lines: 1);
        (await Read(lin, $"/office/orders/{order.No}")).ShouldContain($"/office/orders/{order.No}/amend");
        (await Read(lin, $"/office/orders/{order.No}/amend")).ShouldContain("文三路 100 号 3 幢 201");
        (await Read(lin, $"/office/orders/{order.No}/amend", "en")).ShouldContain("Nothing is changed yet");

        var fields = Fields(given);
        var bad = await Post(
            lin,
            $"/office/orders/{order.No}/amend",
            new Dictionary<string, string>(fields)
            {
                ["phone"] = "12",
                ["evidenceNote"] = "",
                ["quantity-1"] = "9",
            }
        );
        bad.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var again = WebUtility.HtmlDecode(await bad.Content.ReadAsStringAsync());
        again.ShouldContain("请写明凭据");
        again.ShouldContain("数量只能改少，填 0 到 2");
        again.ShouldContain("爱山街道南街 266 号 3 幢 502 室");
        (await Post(lin, $"/office/orders/{order.No}/amend/preview", fields)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await given.Shop.Count<Amendment>()).ShouldBe(0);
        var sent = await Post(lin, $"/office/orders/{order.No}/amend", fields);
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        foreach (
            var (language, title, state, courier) in new[]
            {
                ("zh-CN", "改为", "待批", "变更待批，暂不下发"),
                ("en", "Changed to", "Pending", "Amendment pending"),
            }
        )
        {
            var page = await Read(zhou, $"/office/orders/{order.No}", language);
            foreach (var text in new[] { title, state, courier, "爱山街道南街 266 号", "/files/" })
                page.ShouldContain(text);
            (await Read(zhou, "/office/amendments?state=Pending", language)).ShouldContain(order.No);
        }

        (await Read(zhou, "/office/amendments?state=Refused")).ShouldContain("没有变更单");
        (await Read(zhou, $"/office/amendments?q={order.No[^6..]}")).ShouldContain(order.No);
        (await Read(zhou, "/office/amendments/export?format=csv")).ShouldContain(order.No);
        (await Read(zhou, "/office/amendments/count")).ShouldBe("<span>1</span>");
        (await Read(lin, $"/office/desk/{order.No}", status: HttpStatusCode.SeeOther)).ShouldBeEmpty();
        (await Read(lin, $"/office/orders/{order.No}/amend")).ShouldContain("有一张变更单还没批");

        var approval = (await Read(zhou, "/office/approvals")).Split("/office/approvals/AP")[1][..15];
        (
            await Post(
                zhou,
                $"/office/approvals/AP{approval}/approve",
                new Dictionary<string, string> { ["seen"] = "1-1" }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var done = await Read(lin, $"/office/orders/{order.No}");
        foreach (var text in new[] { "按变更单", "已批准", "有变更，发货前须再核", "T-003" })
            done.ShouldContain(text);
        (await given.Shop.Order(order.Id)).Lines.Single().SkuCode.ShouldBe("T-003");
    }

    [Theory, Databases]
    public async Task A_proof_is_opened_by_those_who_work_on_orders_and_kept_by_no_cache(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        await given.Organization.Staff("mai", "PACKER");
        using var nobody = given.Organization.Browser();
        var (lin, mai) = (await given.Organization.SignedIn("lin"), await given.Organization.SignedIn("mai"));
        var order = await given.OrderIn(OrderStatus.ReadyToShip, lines: 1);
        (await Post(lin, $"/office/orders/{order.No}/amend", Fields(given))).StatusCode.ShouldBe(
            HttpStatusCode.SeeOther
        );
        var page = await Read(lin, $"/office/orders/{order.No}");
        var proof = "/files/" + page[(page.IndexOf("/files/", StringComparison.Ordinal) + 7)..][..36].Split('"')[0];

        var opened = await lin.GetAsync(proof);
        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await opened.Content.ReadAsStringAsync()).ShouldContain("客户签字");
        (opened.Headers.CacheControl!.NoStore, opened.Headers.CacheControl.Private, opened.Headers.ETag).ShouldBe(
            (true, true, null)
        );
        foreach (var other in new[] { mai, nobody })
        {
            (await other.GetAsync(proof)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            using var again = new HttpRequestMessage(HttpMethod.Get, proof);
            again.Headers.TryAddWithoutValidation(
                "If-None-Match",
                $"\"{proof[7..].Replace("-", "", StringComparison.Ordinal)}\""
            );
            (await (await other.SendAsync(again)).Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        }
    }

    [Theory, Databases, Trait("Rule", "ORD-10/before-after")]
    public async Task The_same_as_json_and_not_for_everybody(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        await given.Organization.Staff("mai", "PACKER");
        var (lin, mai) = (await given.Organization.SignedIn("lin"), await given.Organization.SignedIn("mai"));
        var order = await given.OrderIn(OrderStatus.Accepted, lines: 1);
        var path = $"/api/v1/desk/orders/{order.No}/amendments";
        var body = new AmendmentBody("chat", "换颜色", "chat", "会话 14:02", Lines: [new AmendedLineBody(1, "T-002")]);

        (await mai.PostAsJsonAsync(path, body)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Post(mai, $"/office/orders/{order.No}/amend", Fields(given))).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await OrganizationFixture.Code(await lin.PostAsJsonAsync(path, body with { Lines = [] }))).ShouldBe(
            "ordering.amend_nothing"
        );
        (
            await OrganizationFixture.Code(
                await lin.PostAsJsonAsync(path, body with { Lines = [new AmendedLineBody(1, "X-1")] })
            )
        ).ShouldBe("ordering.amend_variant");
        var made = await lin.PostAsJsonAsync(path, body);
        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        var one = JsonDocument.Parse(await Read(lin, made.Headers.Location!.ToString())).RootElement;
        one.GetProperty("state").GetString().ShouldBe("Pending");
        one.GetProperty("changes")[0].GetProperty("after").GetString().ShouldBe("红 / 02（T-002）");
        JsonDocument.Parse(await Read(lin, path)).RootElement.GetArrayLength().ShouldBe(1);
        JsonDocument
            .Parse(await Read(lin, "/api/v1/amendments?state=Pending&take=1"))
            .RootElement.GetArrayLength()
            .ShouldBe(1);
        var no = one.GetProperty("no").GetString();
        (await mai.PostAsJsonAsync($"/api/v1/amendments/{no}/withdraw", new ReasonBody(null))).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (
            await lin.PostAsJsonAsync($"/api/v1/amendments/{no}/withdraw", new ReasonBody("客户改主意"))
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (
            await OrganizationFixture.Code(
                await lin.PostAsJsonAsync($"/api/v1/amendments/{no}/withdraw", new ReasonBody(null))
            )
        ).ShouldBe("ordering.amendment.not_allowed_in_state");
        (await Read(lin, "/api/v1/openapi.json")).ShouldContain("RequestAmendment");
    }
}
