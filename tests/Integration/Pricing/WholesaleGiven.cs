using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Customers;
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
/// A shop with a class "wholesale", a registered member, whoever sets prices and whoever puts members into classes. The
/// product costs 99, 40 of cost; it has three SKUs.
/// </summary>
internal sealed class WholesaleGiven(GivenShop shop, OrganizationFixture organization, Actor member, HttpClient browser)
    : IAsyncDisposable
{
    public const string Phone = "13900000001",
        Class = "wholesale";
    public static readonly Actor Pricer = AppFixture.Staff("price.wholesale.edit");
    public static readonly Actor Desk = AppFixture.Staff("crm.class.set");
    public static readonly Actor Director = AppFixture.Staff("crm.class.edit");
    private static readonly CancellationToken None = CancellationToken.None;

    public GivenShop Shop => shop;
    public OrganizationFixture Organization => organization;
    public Actor Member => member;
    public HttpClient Browser => browser;

    public static async Task<WholesaleGiven> Open(
        string database,
        bool join = true,
        params (int From, decimal Yuan)[] tiers
    )
    {
        var shop = await GivenShop.Open(database, stock: 500);
        await Must(shop.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(None)));
        var organization = new OrganizationFixture(shop.App);
        var browser = organization.Browser();
        (
            await browser.PostAsJsonAsync("/api/v1/members", new { login = Phone, password = "qihe2026" })
        ).StatusCode.ShouldBe(HttpStatusCode.Created);
        var account = await shop.App.Ask(
            (ShopDb db) => db.Set<Account>().Where(a => a.UserName == Phone).Select(a => a.Id).SingleAsync()
        );
        var given = new WholesaleGiven(
            shop,
            organization,
            new Actor(ActorKind.Member, account, "会员", new HashSet<string>()),
            browser
        );
        await Must(
            shop.App.Run(
                Director,
                (SaveCustomerClass u) =>
                    u.Run(Class, new CustomerClassInput("批发", "Wholesale", true, true), true, None)
            )
        );
        if (join)
            await Must(given.Put(Class));
        if (tiers.Length > 0)
            await Must(given.Set(tiers));
        return given;
    }

    public DateOnly Day(int days) => new BusinessCalendar("Asia/Shanghai").DateOf(shop.Clock.GetUtcNow()).AddDays(days);

    public Task<Result> Put(string? code, string why = "长期合作") =>
        shop.App.Run(Desk, (SetMemberClass u) => u.Run(AccountId.From(member.Id!.Value), code, why, None));

    public Task<Result<WholesaleMade>> Set(params (int From, decimal Yuan)[] tiers) => Set("T", tiers);

    public Task<Result<WholesaleMade>> Set(
        string goods,
        (int From, decimal Yuan)[] tiers,
        DateOnly? from = null,
        DateOnly? until = null,
        bool accept = false,
        string of = Class
    ) =>
        shop.App.Run(
            Pricer,
            (SetWholesalePrice u) =>
                u.Run(
                    new WholesaleInput(
                        of,
                        goods,
                        [.. tiers.Select(t => new WholesaleTier(t.From, new Money((long)(t.Yuan * 100))))],
                        from,
                        until,
                        null
                    ),
                    accept,
                    None
                )
        );

    /// <summary>What so many pieces of the first, second and third SKU cost a piece, for this account.</summary>
    public async Task<Result<Quote>> Quote(Guid? account, params int[] pieces)
    {
        using var scope = shop.App.Services.CreateScope();
        return await shop.Checkout(scope).QuoteFor(Lines(pieces), Home.Province, Home.City, "STO", None, account);
    }

    public async Task<Money> Price(Guid? account, params int[] pieces) =>
        (await Quote(account, pieces)).Value.Lines[0].Price;

    public Task<Money> Price(params int[] pieces) => Price(member.Id, pieces);

    public async Task<Result<PlacedOrder>> Buy(int[] pieces, Actor? buyer = null, Money? expected = null)
    {
        var who = buyer ?? member;
        using var scope = shop.App.Services.CreateScope();
        var total = expected ?? (await Quote(who.Id, pieces)).Value.Total;
        return await shop.Checkout(scope)
            .Place(
                who,
                new CheckoutInput(
                    new CartOwner(null, who.Id),
                    Lines(pieces),
                    Home,
                    "STO",
                    PaymentMethod.Alipay,
                    total,
                    null
                ),
                null,
                None
            );
    }

    public Task<OrderLine> Line(PlacedOrder order, int no = 1) =>
        shop.App.Ask(
            (ShopDb db) => db.Set<OrderLine>().AsNoTracking().SingleAsync(l => l.OrderId == order.Id && l.No == no)
        );

    public Task Policy(string key, string value) =>
        Must(
            shop.App.Run(
                AppFixture.Staff(Zhanggui.Platform.Policy.Business),
                (ChangePolicy u) => u.Run(key, value, "试一试", None)
            )
        );

    private List<CheckoutLine> Lines(int[] pieces) =>
        [
            .. pieces
                .Select((n, i) => (n, i))
                .Where(p => p.n > 0)
                .Select(p => new CheckoutLine(shop.Skus[p.i], new Quantity(p.n))),
        ];

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await shop.DisposeAsync();
    }
}
