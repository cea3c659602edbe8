using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Zhanggui.Fulfilment;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Warehouse;

namespace Zhanggui.Integration.Ordering;

/// <summary>
/// Splitting, sharing a parcel and intercepting on the pages and as JSON, in both languages, as the seeded positions
/// may (ORD-32).
/// </summary>
public sealed class ArrangementPageTests
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
        params (string Name, string Value)[] fields
    ) =>
        browser.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)))
        );

    private static async Task<JsonElement> Json(HttpClient browser, string path) =>
        JsonDocument.Parse(await Read(browser, path)).RootElement;

    [Theory, Databases, Trait("Rule", "ORD-32/split"), Trait("Rule", "ORD-26/scheduled")]
    public async Task An_order_is_split_on_its_page_shown_to_customer_and_staff_and_undone(string database)
    {
        await using var given = await GivenAmendments.Open(database);
        var lin = await given.Organization.SignedIn("lin");
        var order = await given.OrderIn(OrderStatus.Released);
        (await Read(lin, $"/office/orders/{order.No}")).ShouldContain($"/office/orders/{order.No}/split");
        (await Read(lin, $"/office/orders/{order.No}/split?by=Stock")).ShouldContain("不用按库存拆");
        (await Read(lin, $"/office/orders/{order.No}/split", "en")).ShouldContain("Pieces per part");

        (string, string)[] fields =
        [
            ("by", "Hand"),
            ("n", "2"),
            ("p1-1", "2"),
            ("p1-2", "0"),
            ("p2-1", "0"),
            ("p2-2", "1"),
            ("day-2", "2026-12-01"),
            ("reason", "客户先要一件"),
        ];
        var bad = await Post(lin, $"/office/orders/{order.No}/split", fields);
        bad.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await bad.Content.ReadAsStringAsync()).ShouldContain("各份加起来要正好 2 件");
        fields[5] = ("p2-2", "2");
        WebUtility
            .HtmlDecode(
                await (await Post(lin, $"/office/orders/{order.No}/split/preview", fields)).Content.ReadAsStringAsync()
            )
            .ShouldContain("12 月 1 日 起发");
        (await Read(lin, $"/office/orders/{order.No}")).ShouldNotContain("撤销拆单？");
        (await Post(lin, $"/office/orders/{order.No}/split", fields)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        foreach (
            var (language, card, day) in new[]
            {
                ("zh-CN", "撤销拆单？", "约定 12 月 1 日 起发"),
                ("en", "Undo the split?", "Not before 1 Dec"),
            }
        )
        {
            var page = await Read(lin, $"/office/orders/{order.No}", language);
            page.ShouldContain(card);
            page.ShouldContain(day);
        }

        var arrangement = await Json(lin, $"/api/v1/desk/orders/{order.No}/arrangement");
        arrangement
            .GetProperty("parts")
            .EnumerateArray()
            .Select(p => p.GetProperty("state").GetString())
            .ShouldBe(["Released", "Waiting"]);
        arrangement.GetProperty("parcels").GetArrayLength().ShouldBe(1);
        var stranger = given.Organization.Browser();
        (await Json(stranger, $"/api/v1/orders/{order.No}?phone={GivenShop.Home.Phone}"))
            .GetProperty("parts")
            .GetArrayLength()
            .ShouldBe(2);

        (
            await OrganizationFixture.Code(
                await lin.PostAsJsonAsync($"/api/v1/desk/orders/{order.No}/split", new SplitBody("Hand", "再拆"))
            )
        ).ShouldBe("ordering.split_parts");
        (
            await OrganizationFixture.Code(
                await lin.PostAsJsonAsync(
                    $"/api/v1/desk/orders/{order.No}/split",
                    new SplitBody(
                        "Presale",
                        "再拆",
                        [
                            new ShipmentPartInput(null, [new ShipmentPartPieces(1, 2)]),
                            new ShipmentPartInput(null, [new ShipmentPartPieces(2, 2)]),
                        ]
                    )
                )
            )
        ).ShouldBe("ordering.split_already");
        (await Post(lin, $"/office/orders/{order.No}/split/undo", ("reason", "客户等得起"))).StatusCode.ShouldBe(
            HttpStatusCode.SeeOther
        );
        (await Json(lin, $"/api/v1/desk/orders/{order.No}/arrangement"))
            .GetProperty("parts")
            .GetArrayLength()
            .ShouldBe(0);
        (
            await lin.PostAsJsonAsync(
                $"/api/v1/desk/orders/{order.No}/split",
                new SplitBody(
                    "Hand",
                    "接口拆",
                    [
                        new ShipmentPartInput(null, [new ShipmentPartPieces(1, 2)]),
                        new ShipmentPartInput(null, [new ShipmentPartPieces(2, 2)]),
                    ]
                )
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Created);
        (
            await lin.PostAsJsonAsync($"/api/v1/desk/orders/{order.No}/split/undo", new ReasonBody("接口撤"))
        ).IsSuccessStatusCode.ShouldBeTrue();
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/merge")]
    public async Task Orders_are_proposed_merged_one_by_one_and_many_at_once_and_taken_apart(string database)
    {
        await using var given = await GivenAmendments.Open(database, stock: 20);
        var lin = await given.Organization.SignedIn("lin");
        (await Read(lin, "/office/merge")).ShouldContain("没有可以合的订单");
        var (a, b) = (await given.OrderIn(OrderStatus.Released), await given.OrderIn(OrderStatus.Released));
        (await Read(lin, "/office/merge/count")).ShouldBe("1");
        (await Read(lin, $"/office/orders/{a.No}")).ShouldContain($"可以和同一客户的 {b.No} 合一个包裹");
        var group = (await Json(lin, "/api/v1/merges/candidates"))[0]
            .GetProperty("orders")
            .EnumerateArray()
            .Select(o => o.GetProperty("slipNo").GetString()!)
            .ToList();

        var preview = WebUtility.HtmlDecode(
            await (
                await Post(lin, "/office/merge/bulk", ("group", string.Join('+', group)), ("group", "DN1+DN2"))
            ).Content.ReadAsStringAsync()
        );
        preview.ShouldContain("1 组没有合，原因见下");
        (await given.Shop.Count<Merge>()).ShouldBe(0);
        WebUtility
            .HtmlDecode(
                await (
                    await Post(lin, "/office/merge/bulk", ("go", "1"), ("group", string.Join('+', group)))
                ).Content.ReadAsStringAsync()
            )
            .ShouldContain("合单完成 1 组");
        var merge = (await Json(lin, "/api/v1/merges"))[0];
        var (no, slip) = (merge.GetProperty("no").GetString()!, merge.GetProperty("slipNo").GetString()!);
        merge
            .GetProperty("orders")
            .EnumerateArray()
            .Select(o => o.GetProperty("orderNo").GetString())
            .ShouldBe([a.No, b.No]);

        (await Read(lin, $"/office/orders/{b.No}")).ShouldContain(no);
        (await Read(lin, $"/office/orders/{b.No}", "en")).ShouldContain("Same parcel:");
        (await Read(lin, $"/office/warehouse/slips/{slip}/note")).ShouldContain("合单 2 张");
        (await Json(lin, $"/api/v1/desk/orders/{a.No}/arrangement"))
            .GetProperty("parcels")[0]
            .GetProperty("with")[0]
            .GetString()
            .ShouldBe(b.No);
        (
            await Post(lin, $"/office/merge/{no}/undo", ("reason", "客户要分开"), ("back", $"/office/orders/{a.No}"))
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Json(lin, $"/api/v1/merges/{no}")).GetProperty("undoneBy").GetString().ShouldStartWith("MG");

        var again = (await Json(lin, "/api/v1/merges/candidates"))[0]
            .GetProperty("orders")
            .EnumerateArray()
            .Select(o => o.GetProperty("slipNo").GetString()!)
            .ToList();
        (await lin.PostAsJsonAsync("/api/v1/merges", new MergeBody(again))).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await OrganizationFixture.Code(await lin.PostAsJsonAsync("/api/v1/merges", new MergeBody(again)))).ShouldBe(
            "warehouse.merge_begun"
        );
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-32/hold")]
    public async Task An_interception_is_seen_by_the_warehouse_at_once_confirmed_there_and_the_order_is_cancelled(
        string database
    )
    {
        await using var given = await GivenAmendments.Open(database);
        await given.Organization.Staff("zhao", "PICKER");
        var (lin, zhou, zhao) = (
            await given.Organization.SignedIn("lin"),
            await given.Organization.SignedIn("zhou"),
            await given.Organization.SignedIn("zhao")
        );
        var order = await given.OrderIn(OrderStatus.Released);
        await given.Shop.Pick(await given.Shop.OutboundOrder(order.Id));
        var slip = (await given.Shop.OutboundOrder(order.Id)).No;

        (
            await Post(lin, $"/office/orders/{order.No}/intercept", ("reason", "客户不要了"), ("cancel", "true"))
        ).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden,
            "who may not cancel confirmed orders may not let it be cancelled"
        );
        (
            await zhao.PostAsJsonAsync($"/api/v1/desk/orders/{order.No}/intercept", new InterceptBody("不该我拦"))
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Post(lin, $"/office/orders/{order.No}/intercept", ("reason", "等客户回话"))).StatusCode.ShouldBe(
            HttpStatusCode.SeeOther
        );
        (await Read(lin, $"/office/orders/{order.No}")).ShouldContain("等客户回话");
        (await Read(zhao, "/office/putback")).ShouldContain("等客户回话");
        (await Read(zhao, "/office/putback", "en")).ShouldContain("Intercepted by customer service");
        (await Json(zhao, "/api/v1/warehouse/interceptions"))[0].GetProperty("no").GetString().ShouldBe(slip);
        (
            await Post(lin, $"/office/warehouse/slips/{slip}/lift", ("back", $"/office/orders/{order.No}"))
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (
            await zhou.PostAsJsonAsync(
                $"/api/v1/desk/orders/{order.No}/intercept",
                new InterceptBody("客户不要了", ThenCancel: true)
            )
        ).IsSuccessStatusCode.ShouldBeTrue();
        (await Post(zhao, $"/office/warehouse/slips/{slip}/returned")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await given.Shop.Status(order.Id)).ShouldBe(OrderStatus.Cancelled);
        (await Read(zhao, "/office/putback")).ShouldNotContain("客户不要了");
        (await given.App.Verify()).ShouldBeEmpty();
    }
}
