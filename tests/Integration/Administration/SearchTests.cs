using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Zhanggui.Integration.Organization;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Warehouse;

namespace Zhanggui.Integration.Administration;

/// <summary>The search box and the palette: everything by its number, for those who may see it.</summary>
public sealed class SearchTests
{
    [Theory, Databases]
    public async Task Documents_goods_and_pages_are_found_by_number_phone_code_or_name(string database)
    {
        await using var given = await GivenShop.Open(database);
        var organization = await Staffed(given);
        var order = await given.ReleasedOrder();
        var slip = await given.App.Ask((IOutbound o) => o.OfOrder(order.Id, CancellationToken.None));
        using var gm = await organization.SignedIn("gm");

        (await Urls(gm, order.No)).ShouldBe([$"/office/orders/{order.No}"]);
        (await Urls(gm, order.No.ToLowerInvariant())).ShouldBe([$"/office/orders/{order.No}"]);
        (await Urls(gm, GivenShop.Home.Phone)).ShouldContain($"/office/orders/{order.No}");
        // The beginning of a number is a range of the index, whatever language the database sorts in.
        (await Urls(gm, order.No[..^3])).ShouldContain($"/office/orders/{order.No}");
        (await Urls(gm, slip[0].No[..^3])).ShouldContain($"/office/warehouse/slips/{slip[0].No}");
        (await Urls(gm, slip[0].No)).ShouldBe([$"/office/warehouse/slips/{slip[0].No}"]);
        (await Urls(gm, "T-001")).ShouldContain("/office/stock/T-001");
        (await Urls(gm, "测试衬衫")).ShouldContain("/office/products/T");
        (await Urls(gm, "journal")).ShouldContain("/office/journal");
        (await Urls(gm, "退款")).ShouldContain("/office/refunds");
        (await Urls(gm, "")).ShouldContain("/office/orders");
        foreach (
            var nothing in new[]
            {
                "SO99999999-000001",
                "'; DROP TABLE ordering_order;--",
                "😀😀😀",
                "%",
                new string('9', 500),
            }
        )
            (await Urls(gm, nothing)).ShouldBeEmpty(nothing);

        // One hit opens at once, several are a page, none says what to try.
        (await gm.GetAsync("/office/search?q=" + order.No)).Headers.Location!.OriginalString.ShouldBe(
            $"/office/orders/{order.No}"
        );
        (await gm.GetStringAsync("/office/search?q=SO999")).ShouldContain("没有找到");
        (await gm.GetStringAsync("/office/palette?q=" + order.No)).ShouldContain($"href=\"/office/orders/{order.No}\"");
    }

    [Fact]
    public async Task Every_text_of_ours_sorts_by_its_bytes_on_a_database_made_for_a_language()
    {
        await using var app = await AppFixture.Start("postgres");
        (
            await Raw.Column(app.Database, "SELECT datlocprovider FROM pg_database WHERE datname = current_database()")
        ).ShouldBe(["i"], "the tests' cluster sorts as a language does");
        (
            await Raw.Column(
                app.Database,
                """
                SELECT c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)
                AND c.relname NOT LIKE '\_\_%' AND a.attcollation <> (SELECT oid FROM pg_collation WHERE collname = 'C')
                """
            )
        ).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task What_one_may_not_see_is_not_found(string database)
    {
        await using var given = await GivenShop.Open(database);
        var organization = await Staffed(given);
        var order = await given.ReleasedOrder();
        using var editor = await organization.SignedIn("editor");
        using var stranger = organization.Browser();

        (await Urls(editor, order.No)).ShouldBeEmpty();
        (await Urls(editor, "journal")).ShouldBeEmpty();
        (await stranger.GetAsync("/api/v1/search?q=" + order.No)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (
            await stranger.PostAsJsonAsync("/api/v1/members", new { login = "13900000007", password = "qihe2026" })
        ).IsSuccessStatusCode.ShouldBeTrue();
        (await stranger.GetAsync("/api/v1/search?q=" + order.No)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.GetAsync("/office/palette?q=" + order.No)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<OrganizationFixture> Staffed(GivenShop given)
    {
        (
            await given.App.Run(Actor.System("test"), (SeedOrganization u) => u.Run(CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        var organization = new OrganizationFixture(given.App);
        await organization.Staff("gm", "GM", "WHMGR", "ACCT", "CSMGR");
        await organization.Staff("editor", "COPY");
        return organization;
    }

    private static async Task<List<string?>> Urls(HttpClient browser, string words) =>
        [
            .. (await browser.GetFromJsonAsync<JsonElement>("/api/v1/search?q=" + Uri.EscapeDataString(words)))
                .EnumerateArray()
                .Select(f => f.GetProperty("url").GetString()),
        ];
}
