using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Zhanggui.Channels;
using Zhanggui.Integration.Organization;
using Zhanggui.Organization;

namespace Zhanggui.Integration.Channels;

/// <summary>Channels and imports over HTTP: who may do what, and what pages and API answer.</summary>
public sealed class PageTests
{
    private static async Task<OrganizationFixture> Staffed(ChannelFixture shop)
    {
        await GivenShop.Must(shop.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(CancellationToken.None)));
        var organization = new OrganizationFixture(shop.App);
        foreach (
            var (login, position) in new[] { ("ding", "ORDERS"), ("huo", "DIST"), ("pick", "PICKER"), ("lin", "CSPRE") }
        )
            await organization.Staff(login, position);
        return organization;
    }

    private static MultipartFormDataContent Upload(string text, string channel = "tmall", string name = "orders.csv")
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return new MultipartFormDataContent { { new StringContent(channel), "channel" }, { file, "file", name } };
    }

    [Theory, Databases, Trait("Rule", "ORD-02/platforms")]
    public async Task A_clerk_uploads_sees_the_outcome_and_downloads_what_was_refused(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        var organization = await Staffed(shop);
        using var ding = await organization.SignedIn("ding");
        (await ding.GetStringAsync("/office/imports")).ShouldContain("还没有导入过");
        (await ding.GetStringAsync("/office/imports/new")).ShouldContain("name=\"file\"");
        using var none = Upload("", name: "leer.csv");
        (await ding.PostAsync("/office/imports", none)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        using var upload = Upload(ChannelFixture.File([1, 2]) + ChannelFixture.Row(3, "没有的") + "\n");
        var sent = await ding.PostAsync("/office/imports", upload);
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await sent.Content.ReadAsStringAsync());
        var page = sent.Headers.Location!.ToString();
        await shop.Work();
        var shown = await ding.GetStringAsync(page);
        shown.ShouldContain("没有编码 没有的");
        shown.ShouldContain("3 / 3 单");
        (await ding.GetStringAsync(page + "/errors?format=csv")).ShouldContain("拒绝原因");
        (await ding.GetStringAsync("/office/imports")).ShouldContain(page);
        (await ding.GetFromJsonAsync<JsonElement>("/api/v1/imports?channel=tmall&state=Finished"))
            .GetProperty("rows")[0]
            .GetProperty("no")
            .GetString()
            .ShouldBe(page.Split('/')[^1]);
        (await ding.GetStringAsync("/office/orders?q=" + ChannelFixture.NoOf(1))).ShouldContain("沈知微");

        var no = page.Split('/')[^1];
        var json = await ding.GetFromJsonAsync<JsonElement>("/api/v1/imports/" + no);
        (
            json.GetProperty("made").GetInt32(),
            json.GetProperty("refused").GetInt32(),
            json.GetProperty("state").GetString()
        ).ShouldBe((2, 1, "Finished"));
        (await ding.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{no}/refusals"))
            .GetProperty("rows")[0]
            .GetProperty("line")
            .GetInt32()
            .ShouldBe(4);
        using var byApi = Upload(ChannelFixture.File([2, 4]));
        var created = await ding.PostAsync("/api/v1/imports", byApi);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await ding.PostAsync(created.Headers.Location + "/pause", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ding.PostAsync(created.Headers.Location + "/resume", null)).StatusCode.ShouldBe(
            HttpStatusCode.NoContent
        );
        await shop.Work();
        (await ding.GetFromJsonAsync<JsonElement>(created.Headers.Location))
            .GetProperty("already")
            .GetInt32()
            .ShouldBe(1);
        (await ding.PostAsync(created.Headers.Location + "/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory, Databases, Trait("Rule", "ORG-14/server-side")]
    public async Task Pickers_see_no_imports_and_who_only_reads_channels_changes_none(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        var organization = await Staffed(shop);
        using var pick = await organization.SignedIn("pick");
        using var lin = await organization.SignedIn("lin");
        foreach (var address in new[] { "/office/channels", "/office/channels/tmall", "/api/v1/channels" })
        {
            (await pick.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
            (await lin.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }

        using var upload = Upload(ChannelFixture.File([1]));
        (await pick.PostAsync("/office/imports", upload)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await lin.PostAsync("/office/channels/tmall/secret", new FormUrlEncodedContent([]))).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (
            await lin.PutAsJsonAsync(
                "/api/v1/channels/tmall/columns",
                new { columns = new Dictionary<string, string>() }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, Databases]
    public async Task A_channel_is_added_its_columns_read_from_a_sample_and_its_secret_shown_once(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        var organization = await Staffed(shop);
        using var huo = await organization.SignedIn("huo");
        Task<HttpResponseMessage> Post(string address, params (string, string)[] fields) =>
            huo.PostAsync(
                address,
                new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)))
            );
        var wrong = await Post(
            "/office/channels",
            ("code", "T M"),
            ("nameZh", "淘宝店"),
            ("nameEn", "Taobao"),
            ("kind", "Marketplace"),
            ("money", "Collected")
        );
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("value=\"淘宝店\"");
        (
            await Post(
                "/office/channels",
                ("code", "taobao"),
                ("nameZh", "淘宝店"),
                ("nameEn", "Taobao"),
                ("kind", "Marketplace"),
                ("money", "Collected")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        using var sample = Upload(ChannelFixture.File([1]));
        var read = await (
            await huo.PostAsync("/office/channels/taobao/columns/sample", sample)
        ).Content.ReadAsStringAsync();
        read.ShouldContain("<option value=\"商家编码\" selected");
        read.ShouldContain("T-001");
        (
            await Post("/office/channels/taobao/columns", ("No", "订单编号"), ("heading", "订单编号"))
        ).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (
            await Post(
                "/office/channels/taobao/columns",
                ("No", "订单编号"),
                ("Name", "收货人姓名"),
                ("Phone", "联系手机"),
                ("Address", "收货地址"),
                ("Sku", "商家编码"),
                ("Quantity", "购买数量")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await huo.GetStringAsync("/office/channels/taobao/template?format=csv"))
            .Trim('\uFEFF', '\r', '\n')
            .ShouldBe("订单编号,收货人姓名,联系手机,收货地址,商家编码,购买数量");
        (await huo.GetStringAsync("/office/channels/tmall/template?format=csv")).ShouldContain("渠道订单号");

        var made = await (await Post("/office/channels/taobao/secret")).Content.ReadAsStringAsync();
        made.ShouldContain("只显示这一次");
        (await huo.GetStringAsync("/office/channels/taobao")).ShouldNotContain("只显示这一次");
        (
            await Post(
                "/office/channels/taobao",
                ("nameZh", "淘宝旗舰店"),
                ("nameEn", "Taobao"),
                ("kind", "Marketplace"),
                ("money", "Collected")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var upload = Upload(ChannelFixture.File([1]), "taobao");
        var inactive = await huo.PostAsync("/office/imports", upload);
        inactive.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await inactive.Content.ReadAsStringAsync()).ShouldContain("已停用");
    }

    [Theory, Databases, Trait("Rule", "ORD-28")]
    public async Task An_offline_sale_is_entered_by_staff_over_the_api(string database)
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
        var organization = await Staffed(shop);
        using var lin = await organization.SignedIn("lin");
        var answer = await lin.PostAsJsonAsync(
            "/api/v1/channels/offline/entries",
            new
            {
                orders = new[]
                {
                    new
                    {
                        no = "L-1",
                        name = "沈知微",
                        phone = "13800001234",
                        address = "浙江省杭州市西湖区文三路 100 号",
                        lines = new[] { new { sku = "T-001", quantity = 2 } },
                    },
                },
            }
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await answer.Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("results")[0]
            .GetProperty("total")
            .GetInt64()
            .ShouldBe(19800);
        (await shop.Orders()).ShouldHaveSingleItem().Channel.ShouldBe("offline");
    }
}
