using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.OrderScreening;
using Zhanggui.Organization;

namespace Zhanggui.Integration.OrderScreening;

/// <summary>The audit over HTTP: who may do what, and what the desk, the pages and the API show.</summary>
public sealed class ScreeningPageTests
{
    private static readonly string[] Off = ["remark_present"];

    [Theory, Databases]
    public async Task The_manager_tunes_the_rules_customer_service_reads_them_and_nobody_else(string database)
    {
        await using var given = await GivenShop.Open(database);
        var organization = await Staffed(given);
        using var lin = await organization.SignedIn("lin");
        using var zhou = await organization.SignedIn("zhou");
        using var pick = await organization.SignedIn("pick");
        object draft = new
        {
            rules = new[]
            {
                new
                {
                    code = "remark_present",
                    on = false,
                    weight = 5,
                },
            },
            why = "留言太多",
        };
        foreach (
            var address in new[]
            {
                "/office/order-audit",
                "/office/order-audit/blacklist",
                "/api/v1/audit/rules",
                "/api/v1/audit/revisions",
                "/api/v1/audit/blacklist",
            }
        )
        {
            (await pick.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
            (await lin.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }

        (await lin.PutAsJsonAsync("/api/v1/audit/rules", draft)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await lin.PostAsync("/office/order-audit", new FormUrlEncodedContent([]))).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (
            await lin.PostAsJsonAsync(
                "/api/v1/audit/blacklist",
                new
                {
                    kind = "Phone",
                    value = "13812345678",
                    reason = "试试",
                }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await lin.GetStringAsync("/office/order-audit")).ShouldNotContain("name=\"why\"");
        (await lin.GetAsync("/office/order-audit/blacklist/new")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await zhou.GetAsync("/office/order-audit/blacklist/new")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await given.Count<ScreeningRevision>()).ShouldBe(0);

        (await zhou.PutAsJsonAsync("/api/v1/audit/rules", draft)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var rules = await zhou.GetFromJsonAsync<JsonElement>("/api/v1/audit/rules");
        rules.GetProperty("revision").GetInt32().ShouldBe(1);
        rules
            .GetProperty("rules")
            .EnumerateArray()
            .Where(r => !r.GetProperty("on").GetBoolean())
            .Select(r => r.GetProperty("code").GetString()!)
            .ShouldBe(Off);
        (await zhou.GetFromJsonAsync<JsonElement>("/api/v1/audit/revisions"))[0]
            .GetProperty("why")
            .GetString()
            .ShouldBe("留言太多");
    }

    [Theory, Databases, Trait("Rule", "ORD-06/held")]
    public async Task The_page_tries_a_draft_refuses_nonsense_at_its_field_and_enables_it(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        var organization = await Staffed(given);
        var order = await given.PlacedOrder(units: 5);
        using var zhou = await organization.SignedIn("zhou");
        Task<HttpResponseMessage> Post(string address, params (string, string)[] fields) =>
            zhou.PostAsync(
                address,
                new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)))
            );
        (string, string)[] draft =
        [
            ("unusual_quantity.on", "1"),
            ("unusual_quantity.weight", "60"),
            ("unusual_quantity.pieces", "5"),
        ];

        var tried = await (await Post("/office/order-audit/replay", draft)).Content.ReadAsStringAsync();
        tried.ShouldContain("id=\"replay\"");
        tried.ShouldContain(order.No);
        tried.ShouldContain("同款一次 5 件，5 件起要人看");
        (await given.Count<ScreeningRevision>()).ShouldBe(0);

        var wrong = await Post(
            "/office/order-audit",
            [
                ("unusual_quantity.on", "1"),
                ("unusual_quantity.weight", "many"),
                ("unusual_quantity.pieces", "1"),
                ("why", "试"),
            ]
        );
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await wrong.Content.ReadAsStringAsync();
        page.ShouldContain("分值请填 0 到 100");
        page.ShouldContain("几件起请填 2 到 999");
        page.ShouldContain("value=\"many\"");
        (await given.Count<ScreeningRevision>()).ShouldBe(0);

        (await Post("/office/order-audit", [.. draft, ("why", "大单都要看")])).StatusCode.ShouldBe(
            HttpStatusCode.SeeOther
        );
        (await zhou.GetStringAsync("/office/order-audit")).ShouldContain("大单都要看");
        await GivenShop.Must(given.Accept(order.Id));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Held);
    }

    [Theory, Databases]
    public async Task The_blacklist_is_kept_searched_exported_and_revoked_on_its_page(string database)
    {
        await using var given = await GivenShop.Open(database);
        var organization = await Staffed(given);
        using var zhou = await organization.SignedIn("zhou");
        Task<HttpResponseMessage> Post(string address, params (string, string)[] fields) =>
            zhou.PostAsync(
                address,
                new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)))
            );
        var wrong = await Post(
            "/office/order-audit/blacklist",
            ("kind", "Phone"),
            ("value", "1381234"),
            ("reason", "")
        );
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("value=\"1381234\"");
        (await given.Count<BlacklistEntry>()).ShouldBe(0);

        (
            await Post(
                "/office/order-audit/blacklist",
                ("kind", "Phone"),
                ("value", "138 1234 5678"),
                ("reason", "三次拒收"),
                ("until", "2026-11-30")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (
            await Post(
                "/office/order-audit/blacklist",
                ("kind", "Address"),
                ("value", "浙江省杭州市西湖区文三路100号"),
                ("reason", "空屋")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (
            await OrganizationFixture.Code(
                await zhou.PostAsJsonAsync(
                    "/api/v1/audit/blacklist",
                    new
                    {
                        kind = "Phone",
                        value = "13812345678",
                        reason = "又来",
                    }
                )
            )
        ).ShouldBe("ordering.blacklist_known");
        (await zhou.GetStringAsync("/office/order-audit/blacklist?q=1381")).ShouldContain("三次拒收");
        (await zhou.GetStringAsync("/office/order-audit/blacklist?q=1381")).ShouldNotContain("空屋");
        // Numbers leave the company only with those who may export customer data (DAT-11).
        var export = await zhou.GetStringAsync("/office/order-audit/blacklist/export?format=csv");
        export.ShouldContain("138****5678");
        export.ShouldNotContain("13812345678");
        var paper = await zhou.GetStringAsync("/office/order-audit/blacklist/print");
        paper.ShouldContain("138****5678");
        paper.ShouldNotContain("13812345678");

        var rows = (await zhou.GetFromJsonAsync<JsonElement>("/api/v1/audit/blacklist?kind=Phone")).GetProperty("rows");
        var id = rows[0].GetProperty("id").GetGuid();
        (await Post($"/office/order-audit/blacklist/{id}/revoke", ("reason", "误会"))).StatusCode.ShouldBe(
            HttpStatusCode.SeeOther
        );
        (await zhou.GetFromJsonAsync<JsonElement>("/api/v1/audit/blacklist?kind=Phone"))
            .GetProperty("rows")
            .GetArrayLength()
            .ShouldBe(0);
        (await zhou.GetStringAsync("/office/order-audit/blacklist?all=1")).ShouldContain("误会");
    }

    internal static async Task<OrganizationFixture> Staffed(GivenShop given)
    {
        await GivenShop.Must(given.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(CancellationToken.None)));
        var organization = new OrganizationFixture(given.App);
        await organization.Staff("lin", "CSPRE");
        await organization.Staff("zhou", "CSMGR");
        await organization.Staff("pick", "PICKER");
        return organization;
    }
}
