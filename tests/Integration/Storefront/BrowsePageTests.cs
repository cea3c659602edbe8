using System.Net;
using Zhanggui.Catalog;
using Zhanggui.Integration.Catalog;

namespace Zhanggui.Integration.Storefront;

/// <summary>The shop's pages as a browser gets them.</summary>
public sealed class BrowsePageTests
{
    private static HttpClient Browser(AppFixture app) =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };

    [Theory, Databases]
    [Trait("Rule", "SHOP-02/one-step"), Trait("Rule", "SHOP-02/listed-only")]
    public async Task The_home_page_leads_to_listed_products_and_shows_no_other(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        using var browser = Browser(app);

        var home = await browser.GetStringAsync("/");

        home.ShouldContain("/p/QH-C2602");
        home.ShouldNotContain("QH-F2601");
        (await browser.GetStringAsync("/search")).ShouldContain("/p/QH-D2601");
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-35/products")]
    public async Task A_draft_s_page_is_not_there_and_the_public_API_does_not_know_it(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        using var browser = Browser(app);

        (await browser.GetAsync("/p/QH-F2601")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync("/api/v1/catalog/products/QH-F2601")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetStringAsync("/api/v1/catalog/products")).ShouldNotContain("QH-F2601");
        (await browser.GetStringAsync("/api/v1/catalog/products/QH-C2602")).ShouldNotContain("cost", Case.Insensitive);
        // Staff's list is not open to shoppers.
        (await browser.GetAsync("/api/v1/products")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-04/size")]
    public async Task Filters_work_by_address_alone(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        using var browser = Browser(app);

        var page = await browser.GetStringAsync("/c/outerwear?size=S&colour=" + Uri.EscapeDataString("藏青"));
        page.ShouldContain("/p/QH-C2602");
        page.ShouldNotContain("/p/QH-B2601");
        var wool = await browser.GetStringAsync("/c/outerwear?attribute=" + Uri.EscapeDataString("面料:羊绒"));
        wool.ShouldContain("/p/QH-C2603");
        wool.ShouldNotContain("/p/QH-C2602");
        (await browser.GetStringAsync("/c/outerwear?promo=1")).ShouldContain("/p/QH-B2601");
        (await browser.GetAsync("/c/nowhere")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-03/recommends")]
    public async Task A_search_without_hits_offers_recommendations(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        using var browser = Browser(app);

        var page = await browser.GetStringAsync("/search?q=" + Uri.EscapeDataString("潜水服"));

        page.ShouldContain("没有找到合适的商品");
        page.ShouldContain("/p/QH-C2602");
    }

    [Theory, Databases]
    public async Task Whatever_is_searched_for_comes_back_as_text(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        using var browser = Browser(app);
        foreach (
            var hostile in new[]
            {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' OR 1=1 --",
                "%00",
                new string('x', 3000),
            }
        )
        {
            var answer = await browser.GetAsync("/search?q=" + Uri.EscapeDataString(hostile));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, hostile);
            var page = await answer.Content.ReadAsStringAsync();
            page.ShouldNotContain("<script>alert");
            page.ShouldNotContain("<img src=x");
        }
    }

    [Theory, Databases]
    public async Task A_page_is_kept_by_language_says_that_it_has_not_changed_and_sets_no_cookie(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        using var browser = Browser(app);

        var first = await browser.GetAsync("/c/coats");
        var second = await browser.GetAsync("/c/coats");

        second.Headers.Age.ShouldNotBeNull();
        first.Headers.Contains("Set-Cookie").ShouldBeFalse();
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        var tag = second.Headers.ETag!;
        tag.ShouldBe(first.Headers.ETag);
        var again = new HttpRequestMessage(HttpMethod.Get, "/c/coats");
        again.Headers.IfNoneMatch.Add(tag);
        (await browser.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        var english = new HttpRequestMessage(HttpMethod.Get, "/c/coats");
        english.Headers.AcceptLanguage.ParseAdd("en");
        (await (await browser.SendAsync(english)).Content.ReadAsStringAsync()).ShouldContain("Belted wool-blend coat");
        (await second.Content.ReadAsStringAsync()).ShouldContain("羊毛混纺系带中长款双面呢大衣");
        // A part for htmx is another answer of the same address.
        var part = new HttpRequestMessage(HttpMethod.Get, "/c/coats");
        part.Headers.Add("HX-Request", "true");
        part.Headers.Add("HX-Request-Type", "partial");
        (await (await browser.SendAsync(part)).Content.ReadAsStringAsync()).ShouldNotContain(
            "<!doctype",
            Case.Insensitive
        );
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-35/products")]
    public async Task A_delisting_drops_the_kept_pages(string database)
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        using var browser = Browser(app);
        (await browser.GetStringAsync("/search")).ShouldContain("/p/QH-D2601");
        var id = await app.IdOf("QH-D2601");

        (
            await app.Run(Shop.Editor, (DelistProduct u) => u.Run(id, "清仓", CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        await app.DeliverOutbox();

        (await browser.GetStringAsync("/search")).ShouldNotContain("/p/QH-D2601");
        (await browser.GetAsync("/p/QH-D2601")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-06/variants"), Trait("Rule", "SHOP-06/price"), Trait("Rule", "SHOP-06/stock")]
    public async Task The_product_page_has_a_cell_for_every_SKU_and_no_key_that_two_visitors_would_share(
        string database
    )
    {
        await using var app = await AppFixture.Start(database);
        await app.Stocked();
        using var browser = Browser(app);

        var page = await browser.GetStringAsync("/p/QH-C2602");

        page.ShouldContain("QH-C2602");
        page.ShouldContain("¥1,299.00");
        page.ShouldContain("胸围");
        // Nothing is in stock yet: every cell says so instead of offering what is not there.
        page.ShouldContain("缺货");
        // The page is kept and shared: an idempotency key in it would make the second visitor's act the first one's;
        // the script fills it in.
        page.ShouldContain("name=\"once\" data-once");
        page.ShouldNotContain("name=\"once\" value");
    }
}
