using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;
using Zhanggui.Finance;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Pricing;
using static Zhanggui.Integration.GivenShop;

namespace Zhanggui.Integration.Pricing;

/// <summary>
/// A price for one customer, which somebody else agrees to, for so many pieces and so many days (CAT-11).
/// </summary>
public sealed class SpecialPriceTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private const string Phone = "13900000001";

    /// <summary>A shop with a member, customer service that asks and a director who decides.</summary>
    private sealed class Given(
        GivenShop shop,
        OrganizationFixture organization,
        Actor maker,
        Actor director,
        Actor member,
        HttpClient browser
    ) : IAsyncDisposable
    {
        public GivenShop Shop => shop;
        public OrganizationFixture Organization => organization;
        public Actor Maker => maker;
        public Actor Member => member;
        public HttpClient Browser => browser;

        public static async Task<Given> Open(string database)
        {
            var shop = await GivenShop.Open(database, stock: 30);
            await Must(shop.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(None)));
            var organization = new OrganizationFixture(shop.App);
            static Actor Staff(AccountId id, string name, string position, string may) =>
                new(ActorKind.Staff, id.Value, name, new HashSet<string> { may }) { Positions = [position] };
            var maker = Staff(await organization.Staff("lin", "CSPRE"), "林知夏", "CSPRE", "price.special.request");
            var director = Staff(await organization.Staff("qiao", "CSDIR"), "乔总监", "CSDIR", "price.special.approve");
            await organization.Staff("gu", "GM");
            shop.Clock.Advance(TimeSpan.FromSeconds(6)); // Who holds what is remembered for five.
            var browser = organization.Browser();
            (
                await browser.PostAsJsonAsync("/api/v1/members", new { login = Phone, password = "qihe2026" })
            ).StatusCode.ShouldBe(HttpStatusCode.Created);
            var account = await shop.App.Ask(
                (ShopDb db) => db.Set<Account>().Where(a => a.UserName == Phone).Select(a => a.Id).SingleAsync()
            );
            return new Given(
                shop,
                organization,
                maker,
                director,
                new Actor(ActorKind.Member, account, "会员", new HashSet<string>()),
                browser
            );
        }

        public DateOnly Day(int days) =>
            new BusinessCalendar("Asia/Shanghai").DateOf(shop.Clock.GetUtcNow()).AddDays(days);

        public Task<Result<SpecialPriceMade>> Ask(
            decimal yuan = 80,
            int quantity = 2,
            int days = 2,
            string sku = "T-001",
            string customer = Phone,
            string reason = "老客户，一次买两件"
        ) =>
            shop.App.Run(
                maker,
                (RequestSpecialPrice u) =>
                    u.Run(
                        new SpecialPriceInput(
                            customer,
                            sku,
                            new Money((long)(yuan * 100)),
                            quantity,
                            Day(days),
                            reason
                        ),
                        None
                    )
            );

        public async Task<SpecialPriceMade> Approved(decimal yuan = 80, int quantity = 2, int days = 2)
        {
            var made = await Must(Ask(yuan, quantity, days));
            await Must(Decide(made));
            return made;
        }

        public async Task<Result> Decide(SpecialPriceMade made)
        {
            var request = await shop.App.Ask(
                (ShopDb db) =>
                    db.Set<ApprovalRequest>().Where(r => r.SubjectId == made.Id.Value).Select(r => r.Id).SingleAsync()
            );
            return await shop.App.Run(director, (ApproveRequest u) => u.Run(request, "同意", null, None));
        }

        public async Task<Result<PlacedOrder>> Buy(
            int units,
            Actor? buyer = null,
            string? idempotencyKey = null,
            Money? expected = null
        )
        {
            var who = buyer ?? member;
            using var scope = shop.App.Services.CreateScope();
            var checkout = shop.Checkout(scope);
            CheckoutLine[] lines = [new(shop.Skus[0], new Quantity(units))];
            var quote = await checkout.QuoteFor(lines, Home.Province, Home.City, "STO", None, who.Id);
            return await checkout.Place(
                who,
                new CheckoutInput(
                    new CartOwner(null, who.Id),
                    lines,
                    Home,
                    "STO",
                    PaymentMethod.Alipay,
                    expected ?? quote.Value.Total,
                    null
                ),
                idempotencyKey,
                None
            );
        }

        public Task<int> Left(SpecialPriceMade made) =>
            shop.App.Ask(
                (ShopDb db) =>
                    db.Set<SpecialPriceProgress>().Where(p => p.Id == made.Id).Select(p => p.Left).SingleAsync()
            );

        public async ValueTask DisposeAsync()
        {
            browser.Dispose();
            await shop.DisposeAsync();
        }
    }

    [Theory, Databases, Trait("Rule", "CAT-11/approval"), Trait("Rule", "CAT-11/only-there")]
    public async Task Once_approved_only_this_customer_buys_at_it_and_the_order_says_why(string database)
    {
        await using var given = await Given.Open(database);
        var made = await Must(given.Ask());
        (made.State, made.No[..2]).ShouldBe((SpecialPriceState.Pending, "TJ"));
        (await Must(given.Buy(1))).Total.ShouldBe(
            (await Must(given.Buy(1, GivenShop.Member(7)))).Total,
            "nobody has agreed yet"
        );
        await Must(given.Decide(made));

        var usual = await Must(given.Buy(1, GivenShop.Member(7)));
        var order = await Must(given.Buy(2));
        var lines = (await given.Shop.Order(order.Id)).Lines;
        (lines[0].Price, lines[0].Total).ShouldBe((Money.Yuan(80), Money.Yuan(160)));
        (await given.Shop.Order(usual.Id)).Lines[0].Price.ShouldBe(Money.Yuan(99));
        (await given.Left(made)).ShouldBe(0);
        // Used up: our price again.
        (await given.Shop.Order((await Must(given.Buy(1))).Id))
            .Lines[0]
            .Price.ShouldBe(Money.Yuan(99));
        var special = (await given.Shop.App.Ask((SpecialPriceQueries r) => r.OfDocument(order.Id.Value, None)))[1];
        special.No.ShouldBe(made.No);
        (await given.Shop.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_chain_that_asks_nobody_for_so_little_puts_it_in_force_at_once(string database)
    {
        await using var given = await Given.Open(database);
        await Must(
            given.Shop.App.Run(
                AppFixture.Staff(Policy.Business),
                (ChangePolicy u) => u.Run("approval.special-price.chain", "GM@3000", "试一试", None)
            )
        );
        var made = await Must(given.Ask());
        var request = (await given.Shop.App.Ask((IApprovals a) => a.Of(made.Id.Value, None))).Single();
        (made.State, made.ApprovalNo, request.State).ShouldBe(
            (SpecialPriceState.Approved, request.No, ApprovalState.Approved)
        );
        request.Facts.Select(f => f.Label.Zh).ShouldBe(["客户", "商品", "单价", "最多", "一年内下单"]);
        (await given.Shop.Order((await Must(given.Buy(1))).Id)).Lines[0].Price.ShouldBe(Money.Yuan(80));
        (await given.Left(made)).ShouldBe(1);
        (await given.Shop.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Whoever_decides_sees_what_the_customer_has_ordered_in_the_last_year(string database)
    {
        await using var given = await Given.Open(database);
        (await Ordered()).ShouldBe("0 单 ¥0.00");
        var first = await Must(given.Buy(1));
        var second = await Must(given.Buy(2));
        await Must(given.Buy(1, GivenShop.Member(7)));
        (await Ordered()).ShouldBe($"2 单 {(first.Total + second.Total).ToYuan()}");
        await Must(given.Shop.Cancel(first.Id, GivenShop.Manager));
        (await Ordered()).ShouldBe($"1 单 {second.Total.ToYuan()}");
        given.Shop.Clock.Advance(TimeSpan.FromDays(366));
        (await Ordered()).ShouldBe("0 单 ¥0.00");

        async Task<string> Ordered()
        {
            var made = await Must(given.Ask());
            var request = (await given.Shop.App.Ask((IApprovals a) => a.Of(made.Id.Value, None))).Single();
            request.Facts.Select(f => f.Label.Zh).ShouldBe(["客户", "商品", "单价", "最多", "一年内下单"]);
            await Should.ThrowAsync<InvalidOperationException>(() =>
                given.Shop.App.Ask(
                    (IApprovals a) =>
                    {
                        a.AddFact(request.Id, request.Facts[0]);
                        return Task.FromResult(true);
                    }
                )
            );
            return request.Facts[^1].Value.Zh;
        }
    }

    [Theory, Databases, Trait("Rule", "CAT-11/expires")]
    public async Task It_ends_with_its_day_and_when_it_is_withdrawn(string database)
    {
        await using var given = await Given.Open(database);
        await given.Approved(days: 0);
        (await given.Shop.Order((await Must(given.Buy(1))).Id)).Lines[0].Price.ShouldBe(Money.Yuan(80));
        given.Shop.Clock.Advance(TimeSpan.FromDays(1));
        (await given.Shop.Order((await Must(given.Buy(1))).Id)).Lines[0].Price.ShouldBe(Money.Yuan(99));

        var late = await Must(given.Ask(days: 0));
        given.Shop.Clock.Advance(TimeSpan.FromDays(1));
        (await given.Decide(late)).Refusal!.Code.ShouldBe("ordering.special_too_late");

        var made = await given.Approved();
        (
            await given.Shop.App.Run(
                GivenShop.Member(7) with
                {
                    Permissions = new HashSet<string> { "price.special.request" },
                },
                (WithdrawSpecialPrice u) => u.Run(made.Id, null, None)
            )
        ).Refusal!.Code.ShouldBe("ordering.special_not_yours");
        await Must(given.Shop.App.Run(given.Maker, (WithdrawSpecialPrice u) => u.Run(made.Id, "客户不要了", None)));
        (await given.Shop.Order((await Must(given.Buy(1))).Id)).Lines[0].Price.ShouldBe(Money.Yuan(99));
    }

    [Theory, Databases]
    public async Task A_member_sees_what_was_agreed_until_it_is_used_up_or_over(string database)
    {
        await using var given = await Given.Open(database);
        (await Mine()).ShouldBeEmpty();
        var made = await Must(given.Ask());
        (await Mine()).ShouldBeEmpty("nobody has agreed yet");
        await Must(given.Decide(made));
        (await Mine()).ShouldBe([$"{made.No} T-001 8000 9900 2"]);
        (await given.Browser.GetStringAsync("/me")).ShouldContain("为您特批的价格");
        await Must(given.Buy(1));
        (await Mine()).ShouldBe([$"{made.No} T-001 8000 9900 1"]);
        given.Shop.Clock.Advance(TimeSpan.FromDays(3));
        (await Mine()).ShouldBeEmpty("its time is over");
        using var stranger = given.Organization.Browser();
        (await stranger.GetAsync("/api/v1/me/special-prices")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        async Task<string[]> Mine() =>
            [
                .. (await given.Browser.GetFromJsonAsync<JsonElement>("/api/v1/me/special-prices"))
                    .EnumerateArray()
                    .Select(m =>
                        $"{m.GetProperty("no").GetString()} {m.GetProperty("code").GetString()} {m.GetProperty("price")} {m.GetProperty("usual")} {m.GetProperty("left")}"
                    ),
            ];
    }

    [Theory, Databases, Trait("Rule", "CAT-11/only-there")]
    public async Task Of_many_orders_at_once_no_more_pieces_are_bought_at_it_than_were_approved(string database)
    {
        await using var given = await Given.Open(database);
        var made = await given.Approved(quantity: 3);
        var expected = Money.Yuan(80) + (await Must(given.Buy(1, GivenShop.Member(7)))).Total - Money.Yuan(99);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => given.Buy(1, expected: expected)));
        answers.Count(a => a.IsDone).ShouldBe(3);
        answers
            .Where(a => !a.IsDone)
            .Select(a => a.Refusal!.Code)
            .Distinct()
            .ShouldBeSubsetOf(["ordering.special_gone", "ordering.total_changed"]);
        (await given.Left(made)).ShouldBe(0);
        (await given.Shop.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_second_click_gets_the_first_ones_answer_and_a_cancelled_order_gives_the_pieces_back(
        string database
    )
    {
        await using var given = await Given.Open(database);
        var made = await given.Approved();
        var first = await Must(given.Buy(2, idempotencyKey: "k"));
        (await Must(given.Buy(2, idempotencyKey: "k", expected: first.Total))).No.ShouldBe(first.No);
        (await given.Left(made)).ShouldBe(0);
        await Must(given.Shop.Cancel(first.Id, GivenShop.Manager));
        (await given.Left(made)).ShouldBe(2);
        (await given.Shop.Order((await Must(given.Buy(2))).Id)).Lines[0].Price.ShouldBe(Money.Yuan(80));
        (await given.Shop.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "CAT-11/request")]
    public async Task What_can_not_be_asked_for_is_refused_at_its_field(string database)
    {
        await using var given = await Given.Open(database);
        async Task Refused(Task<Result<SpecialPriceMade>> asked, string code) =>
            (await asked).Refusal!.Code.ShouldBe(code);
        await Refused(given.Ask(99), "ordering.special_price");
        await Refused(given.Ask(0), "ordering.special_price");
        await Refused(given.Ask(-5), "ordering.special_price");
        await Refused(given.Ask(49.49m), "ordering.special_floor");
        await Refused(given.Ask(quantity: 0), "ordering.special_quantity");
        await Refused(given.Ask(quantity: 21), "ordering.special_quantity");
        await Refused(given.Ask(days: -1), "ordering.special_until");
        await Refused(given.Ask(days: 8), "ordering.special_until");
        await Refused(given.Ask(sku: "none"), "ordering.special_sku");
        await Refused(given.Ask(customer: "13912345678"), "ordering.special_customer");
        await Refused(given.Ask(reason: ""), "ordering.reason");
        (
            await given.Shop.App.Run(
                Lin,
                (RequestSpecialPrice u) =>
                    u.Run(new SpecialPriceInput(Phone, "T-001", Money.Yuan(80), 1, given.Day(1), "好"), None)
            )
        ).Refusal!.Code.ShouldBe("platform.not_permitted");
        (await given.Shop.Count<SpecialPrice>()).ShouldBe(0);
        (await Must(given.Ask(49.50m))).State.ShouldBe(SpecialPriceState.Pending);
    }

    [Theory, Databases, Trait("Rule", "CAT-11/request")]
    public async Task It_is_asked_for_shown_and_used_on_the_pages_and_through_the_api(string database)
    {
        await using var given = await Given.Open(database);
        using var lin = await given.Organization.SignedIn("lin");
        (await lin.GetStringAsync("/office/special-prices")).ShouldContain("/office/special-prices/new");
        WebUtility
            .HtmlDecode(await lin.GetStringAsync($"/office/special-prices/new?customer={Phone}&sku=T-001"))
            .ShouldContain("现价 ¥99.00，最低 ¥49.50");
        Dictionary<string, string> fields = new()
        {
            ["customer"] = Phone,
            ["sku"] = "T-001",
            ["price"] = "120",
            ["quantity"] = "1",
            ["until"] = given.Day(1).ToString("yyyy-MM-dd", null),
            ["reason"] = "比价",
        };
        (await lin.PostAsync("/office/special-prices", new FormUrlEncodedContent(fields))).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        fields["price"] = "88";
        var sent = await lin.PostAsync("/office/special-prices", new FormUrlEncodedContent(fields));
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await lin.GetStringAsync(sent.Headers.Location!.OriginalString)).ShouldContain("88.00");
        var posted = await lin.PostAsJsonAsync(
            "/api/v1/special-prices",
            new
            {
                customer = Phone,
                sku = "T-002",
                price = 9000,
                quantity = 1,
                until = given.Day(1),
                reason = "比价",
            }
        );
        posted.StatusCode.ShouldBe(HttpStatusCode.Created, await posted.Content.ReadAsStringAsync());
        (await lin.GetFromJsonAsync<JsonElement>("/api/v1/special-prices?state=Pending"))
            .GetProperty("rows")
            .GetArrayLength()
            .ShouldBe(2);

        foreach (
            var id in await given.Shop.App.Ask((ShopDb db) => db.Set<SpecialPrice>().Select(s => s.Id).ToListAsync())
        )
            await Must(given.Decide(new SpecialPriceMade(id, "", SpecialPriceState.Pending, null)));
        (
            await given.Browser.PostAsJsonAsync(
                "/api/v1/cart/lines",
                new { sku = given.Shop.Skus[0].Value, quantity = 1 }
            )
        ).IsSuccessStatusCode.ShouldBeTrue();
        var cart = WebUtility.HtmlDecode(await given.Browser.GetStringAsync("/cart"));
        cart.ShouldContain("为您特批 ¥88.00");
        (await given.Browser.GetFromJsonAsync<JsonElement>("/api/v1/cart"))
            .GetProperty("lines")[0]
            .GetProperty("price")
            .GetInt64()
            .ShouldBe(8800);
        var quote = await (
            await given.Browser.PostAsJsonAsync(
                "/api/v1/checkout/quote",
                new { lines = new[] { new { sku = given.Shop.Skus[0].Value, quantity = 1 } } }
            )
        ).Content.ReadFromJsonAsync<JsonElement>();
        quote.GetProperty("lines")[0].GetProperty("specialPrice").GetString()!.ShouldStartWith("TJ");
        foreach (
            var path in new[]
            {
                "/office/special-prices?state=live",
                "/office/special-prices?state=over&q=T-001",
                "/office/special-prices/export?format=csv",
                "/api/v1/special-prices?sort=price",
            }
        )
            (await lin.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
    }
}
