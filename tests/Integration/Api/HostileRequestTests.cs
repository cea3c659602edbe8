using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Api;

/// <summary>
/// Requests that no page of ours sends: each is answered with a problem that has a code, and changes nothing.
/// </summary>
public sealed class HostileRequestTests
{
    private const string Script = "<script>alert(1)</script>";

    [Theory, Databases]
    public async Task A_hostile_request_is_answered_with_a_problem_and_changes_nothing(string database)
    {
        await using var given = await GivenShop.Open(database);
        using var lin = await Member(given, "13900000001");
        var sku = given.Skus[0].Value;
        var big = new string('x', 4 * 1024 * 1024 + 10);
        (string What, HttpMethod Method, string Path, string? Body, int[] Status)[] table =
        [
            ("malformed JSON", HttpMethod.Post, "/api/v1/cart/lines", "{\"sku\":", [400]),
            ("not JSON at all", HttpMethod.Post, "/api/v1/cart/lines", "hello", [400]),
            (
                "a word for a number",
                HttpMethod.Post,
                "/api/v1/cart/lines",
                $$"""{"sku":"{{sku}}","quantity":"many"}""",
                [400]
            ),
            ("a word for an id", HttpMethod.Post, "/api/v1/cart/lines", """{"sku":"none","quantity":1}""", [400]),
            ("no body", HttpMethod.Post, "/api/v1/cart/lines", null, [415]),
            ("null", HttpMethod.Post, "/api/v1/cart/lines", "null", [400]),
            (
                "a negative quantity",
                HttpMethod.Post,
                "/api/v1/cart/lines",
                $$"""{"sku":"{{sku}}","quantity":-1}""",
                [422]
            ),
            ("nothing of it", HttpMethod.Post, "/api/v1/cart/lines", $$"""{"sku":"{{sku}}","quantity":0}""", [422]),
            (
                "the largest number",
                HttpMethod.Post,
                "/api/v1/cart/lines",
                $$"""{"sku":"{{sku}}","quantity":2147483647}""",
                [422]
            ),
            (
                "a number past the largest",
                HttpMethod.Post,
                "/api/v1/cart/lines",
                $$"""{"sku":"{{sku}}","quantity":99999999999}""",
                [400]
            ),
            ("a fraction", HttpMethod.Post, "/api/v1/cart/lines", $$"""{"sku":"{{sku}}","quantity":1.5}""", [400]),
            (
                "more than there is",
                HttpMethod.Post,
                "/api/v1/cart/lines",
                $$"""{"sku":"{{sku}}","quantity":999}""",
                [409]
            ),
            (
                "goods that nobody knows",
                HttpMethod.Post,
                "/api/v1/cart/lines",
                $$"""{"sku":"{{Guid.Empty}}","quantity":1}""",
                [409]
            ),
            ("an order of nothing", HttpMethod.Post, "/api/v1/orders", Order(given, lines: "[]"), [422]),
            ("an order of null", HttpMethod.Post, "/api/v1/orders", Order(given, lines: "[null]"), [400]),
            (
                "an order of minus one",
                HttpMethod.Post,
                "/api/v1/orders",
                Order(given, lines: $$"""[{"sku":"{{sku}}","quantity":-1}]"""),
                [422]
            ),
            (
                "an order whose sum overflows",
                HttpMethod.Post,
                "/api/v1/orders",
                Order(
                    given,
                    lines: $$"""[{"sku":"{{sku}}","quantity":2147483647},{"sku":"{{sku}}","quantity":2147483647}]"""
                ),
                [422]
            ),
            ("a price of one's own", HttpMethod.Post, "/api/v1/orders", Order(given, total: "1"), [409]),
            ("a negative price", HttpMethod.Post, "/api/v1/orders", Order(given, total: "-10000"), [409]),
            (
                "a courier that nobody knows",
                HttpMethod.Post,
                "/api/v1/orders",
                Order(given, courier: "X' OR 1=1 --"),
                [422]
            ),
            (
                "a way to pay that nobody knows",
                HttpMethod.Post,
                "/api/v1/orders",
                Order(given, method: "99"),
                [400, 422]
            ),
            ("a script for a name", HttpMethod.Post, "/api/v1/orders", Order(given, name: Script), [422]),
            ("a picture for a name", HttpMethod.Post, "/api/v1/orders", Order(given, name: "小😀明"), [422]),
            ("a name of zeroes", HttpMethod.Post, "/api/v1/orders", Order(given, name: "a\\u0000b"), [400]),
            ("a search for a zero character", HttpMethod.Get, "/api/v1/products?q=%00", null, [400]),
            (
                "a remark without end",
                HttpMethod.Post,
                "/api/v1/orders",
                Order(given, remark: new string('长', 201)),
                [422]
            ),
            ("a body of more than 4 MB", HttpMethod.Post, "/api/v1/orders", Order(given, remark: big), [413]),
            ("an order that is not there", HttpMethod.Get, "/api/v1/orders/SO20261122-999999", null, [404]),
            (
                "a number out of a fairy tale",
                HttpMethod.Get,
                "/api/v1/orders/" + Uri.EscapeDataString("' OR '1'='1"),
                null,
                [404]
            ),
            ("the desk without being staff", HttpMethod.Get, "/api/v1/desk/orders", null, [403]),
            ("a write that does not say what it is", HttpMethod.Put, $"/api/v1/cart/lines/{sku}", null, [415]),
            ("an act of the desk without being staff", HttpMethod.Post, "/api/v1/desk/orders/SO1/accept", "{}", [403]),
            ("a route that is not there", HttpMethod.Get, "/api/v1/nonsense", null, [404]),
            ("a route that is not there, with a dot", HttpMethod.Get, "/api/v1/nonsense.json", null, [404]),
            ("a verb that is not there", HttpMethod.Delete, "/api/v1/orders", null, [404, 405]),
        ];
        var before = await Everything(given);
        var wrong = new List<string>();
        foreach (var (what, method, path, body, status) in table)
        {
            using var request = new HttpRequestMessage(method, path);
            // The server refuses what is too large before it is sent; without this the client would find a broken pipe.
            request.Headers.ExpectContinue = body?.Length > 1_000_000;
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            if (await Problem(lin, request, status) is { } not)
                wrong.Add($"{what}: {not}");
        }

        wrong.ShouldBeEmpty();
        (await Everything(given)).ShouldBe(before);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_request_without_a_session_or_with_a_false_one_is_nobodys(string database)
    {
        await using var given = await GivenShop.Open(database);
        using var nobody = Client(given);
        using var liar = Client(given);
        liar.DefaultRequestHeaders.Add("Cookie", "zg_session=CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        var before = await Everything(given);
        var wrong = new List<string>();
        foreach (var client in new[] { nobody, liar })
        foreach (
            var (method, path) in new[]
            {
                (HttpMethod.Get, "/api/v1/me"),
                (HttpMethod.Get, "/api/v1/me/orders"),
                (HttpMethod.Post, "/api/v1/orders"),
                (HttpMethod.Get, "/api/v1/desk/orders"),
                (HttpMethod.Get, "/api/v1/session"),
            }
        )
        {
            using var request = new HttpRequestMessage(method, path);
            if (method == HttpMethod.Post)
                request.Content = new StringContent(Order(given), Encoding.UTF8, "application/json");
            if (await Problem(client, request, [401]) is { } not)
                wrong.Add(not);
        }

        wrong.ShouldBeEmpty();
        (await Everything(given)).ShouldBe(before);
    }

    [Theory, Databases]
    public async Task Somebody_elses_order_and_cart_are_not_there(string database)
    {
        await using var given = await GivenShop.Open(database);
        using var lin = await Member(given, "13900000001");
        using var thief = await Member(given, "13900000002");
        var mine = await lin.PostAsync("/api/v1/orders", Json(Order(given)));
        mine.StatusCode.ShouldBe(HttpStatusCode.Created);
        var no = JsonDocument.Parse(await mine.Content.ReadAsStringAsync()).RootElement.GetProperty("no").GetString()!;
        (
            await lin.PostAsync("/api/v1/cart/lines", Json($$"""{"sku":"{{given.Skus[1].Value}}","quantity":1}"""))
        ).StatusCode.ShouldBe(HttpStatusCode.OK);

        var before = await Everything(given);
        foreach (var path in new[] { $"/api/v1/orders/{no}/cancel", $"/api/v1/orders/{no}/receipt" })
            (
                await Problem(thief, new HttpRequestMessage(HttpMethod.Post, path) { Content = Json("{}") }, [404])
            ).ShouldBeNull();
        (await Problem(thief, new HttpRequestMessage(HttpMethod.Get, $"/api/v1/orders/{no}"), [404])).ShouldBeNull();
        (
            await Problem(
                thief,
                new HttpRequestMessage(HttpMethod.Get, $"/api/v1/orders/{no}?phone=13700000000"),
                [404]
            )
        ).ShouldBeNull();
        (await thief.DeleteAsync("/api/v1/cart")).IsSuccessStatusCode.ShouldBeTrue();
        (await Everything(given)).ShouldBe(before);

        (await lin.GetAsync($"/api/v1/orders/{no}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await given.Count<CartRow>()).ShouldBe(1);
    }

    [Theory, Databases]
    public async Task A_write_that_another_site_caused_is_not_carried_out(string database)
    {
        await using var given = await GivenShop.Open(database);
        using var lin = await Member(given, "13900000001");
        var before = await Everything(given);
        foreach (
            var (header, value) in new[]
            {
                ("Origin", "https://evil.example"),
                ("Origin", "null"),
                ("Sec-Fetch-Site", "cross-site"),
                ("Sec-Fetch-Site", "same-site"),
            }
        )
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/orders") { Content = Json(Order(given)) };
            request.Headers.Add(header, value);
            (await Problem(lin, request, [403])).ShouldBeNull(value);
        }

        (await Everything(given)).ShouldBe(before);
        var own = new HttpRequestMessage(HttpMethod.Post, "/api/v1/orders") { Content = Json(Order(given)) };
        own.Headers.Add("Origin", given.App.Address.GetLeftPart(UriPartial.Authority));
        (await lin.SendAsync(own)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    /// <summary>Null when the answer is a problem with a code and one of these states; else what it was.</summary>
    private static async Task<string?> Problem(HttpClient client, HttpRequestMessage request, int[] status)
    {
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        var got =
            $"{request.Method} {request.RequestUri} answered {(int)response.StatusCode} {response.Content.Headers.ContentType?.MediaType} {body[..Math.Min(200, body.Length)]}";
        if (
            !status.Contains((int)response.StatusCode)
            || response.Content.Headers.ContentType?.MediaType != "application/problem+json"
        )
            return got;
        if (body.Contains(Script, StringComparison.Ordinal) || body.Contains("   at ", StringComparison.Ordinal))
            return got;
        return
            JsonDocument.Parse(body).RootElement.TryGetProperty("code", out var code)
            && code.GetString()!.Contains('.', StringComparison.Ordinal)
            ? null
            : got;
    }

    private static HttpClient Client(GivenShop given) =>
        new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
        {
            BaseAddress = given.App.Address,
        };

    /// <summary>A client in whose cookies somebody is signed in.</summary>
    [Theory, Databases]
    public async Task A_post_without_a_content_type_is_told_what_is_missing_and_changes_nothing(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.PlacedOrder();
        await GivenShop.Must(given.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(CancellationToken.None)));
        var organization = new OrganizationFixture(given.App);
        await organization.Staff("zhou", "STOREMGR");
        using var browser = await organization.SignedIn("zhou");
        foreach (
            var path in new[]
            {
                $"/api/v1/desk/orders/{order.No}/hold",
                $"/api/v1/desk/orders/{order.No}/cancel",
                $"/office/orders/{order.No}/hold",
                $"/office/orders/{order.No}/cancel",
                $"/office/orders/{order.No}/remark",
            }
        )
        {
            using var answer = await browser.PostAsync(path, null);
            ((int)answer.StatusCode).ShouldBeOneOf(400, 415, 422);
            (await answer.Content.ReadAsStringAsync()).ShouldNotBeEmpty();
        }

        (await given.Status(order.Id)).ShouldBe(OrderStatus.New);
        using var nowhere = await browser.PostAsync("/api/v1/desk/orders-of-nobody", null);
        nowhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task A_second_click_on_add_to_cart_adds_nothing_and_two_visitors_of_one_page_do_not_meet(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        using var first = Client(given);
        using var second = Client(given);
        async Task<int> Add(HttpClient visitor, string idempotencyKey)
        {
            using var form = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    [$"line[{given.Skus[0].Value}]"] = "1",
                    ["once"] = idempotencyKey,
                    ["back"] = "/p/T",
                }
            );
            using var answer = await visitor.PostAsync("/cart/add", form);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return JsonDocument
                .Parse(await visitor.GetStringAsync("/api/v1/cart"))
                .RootElement.GetProperty("pieces")
                .GetInt32();
        }

        (await Add(first, "kept-page")).ShouldBe(1);
        (await Add(first, "kept-page")).ShouldBe(1);
        (await Add(second, "kept-page")).ShouldBe(1);
        (await Add(first, "next")).ShouldBe(2);
        // Without script the kept page brings no key: the same lines within two seconds are the same click.
        (await Add(first, "")).ShouldBe(2);
        given.Clock.Advance(TimeSpan.FromSeconds(3));
        (await Add(first, "")).ShouldBe(3);
        (await Add(first, "")).ShouldBe(3);
        var page = await first.GetStringAsync("/p/T");
        page.ShouldContain("name=\"once\" data-once");
    }

    [Theory, InlineData("sqlite")]
    public async Task Who_guesses_from_one_address_is_asked_to_wait_a_minute_and_other_requests_are_not_counted(
        string database
    )
    {
        await using var given = await GivenShop.Open(database);
        using var client = new HttpClient { BaseAddress = given.App.Address };
        var guess = new { login = "nobody", password = "wrong" };
        for (var n = 1; n <= 60; n++)
        {
            (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await client.PostAsJsonAsync("/api/v1/session", guess)).StatusCode.ShouldNotBe(
                HttpStatusCode.TooManyRequests,
                $"try {n}"
            );
        }

        var refused = await client.PostAsJsonAsync("/api/v1/session", guess);

        (refused.StatusCode, refused.Headers.RetryAfter!.ToString()).ShouldBe((HttpStatusCode.TooManyRequests, "60"));
        (await refused.Content.ReadAsStringAsync()).ShouldContain("web.too_often");
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpClient> Member(GivenShop given, string phone)
    {
        var client = Client(given);
        (
            await client.PostAsync("/api/v1/members", Json($$"""{"login":"{{phone}}","password":"qihe2026"}"""))
        ).StatusCode.ShouldBe(HttpStatusCode.Created);
        return client;
    }

    private static StringContent Json(string body) =>
        new(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));

    private static string Order(
        GivenShop given,
        string? lines = null,
        string total = "10400",
        string courier = "STO",
        string method = "0",
        string name = "慕容思远",
        string remark = ""
    ) =>
        $$"""
            {"lines":{{lines
                ?? $$"""[{"sku":"{{given.Skus[0].Value}}","quantity":1}]"""}},"address":{"name":"{{name}}","phone":"13800001234","province":"浙江省","city":"杭州市","district":"西湖区","street":"和风路 100 号"},
            "courier":"{{courier}}","method":{{method}},"expectedTotal":{{total}},"remark":"{{remark}}"}
            """;

    private static async Task<(int, int, int, int, int)> Everything(GivenShop given) =>
        (
            await given.Count<Order>(),
            await given.Count<CartRow>(),
            await given.Count<Account>(),
            (await given.Stock()).Reserved.Units,
            await given.Count<OutboxMessage>()
        );
}
