using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.AfterSales;
using Zhanggui.Customers;
using Zhanggui.Integration.AfterSales;
using Zhanggui.Integration.Organization;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Shipping;
using static Zhanggui.Integration.AfterSales.GivenReturns;

namespace Zhanggui.Integration.Rules;

/// <summary>
/// What the company's numbers do at their very edge, with the values of the factory: the last that goes and the first
/// that does not. Breaking any of these numbers, grants or conditions went unnoticed once. The purchase plan is not
/// built; who approves it is a row of section 4.1.
/// </summary>
public sealed class BoundaryTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    [Theory, Databases, Trait("Rule", "AFS-26/seven-days")]
    public async Task On_the_seventh_day_a_return_is_granted_at_once_and_after_it_somebody_decides(string database)
    {
        await using var given = await GivenReturns.Open(database);
        var (last, first, later) = (await given.Received(), await given.Received(), await given.Received());
        var received = (await given.Shop.Order(last.Id)).ReceivedAt!.Value;
        (await given.Shop.Order(first.Id)).ReceivedAt.ShouldBe(received);
        given.Shop.Clock.Advance(received.AddDays(7) - given.Shop.Clock.GetUtcNow());
        (await given.Asked(Input(last.No))).State.ShouldBe(ReturnState.Awaiting, "seven days to the second");
        given.Shop.Clock.Advance(TimeSpan.FromSeconds(1));
        (await given.Asked(Input(first.No))).State.ShouldBe(ReturnState.Reviewing, "a second after");
        given.Shop.Clock.Advance(received.AddDays(8) - given.Shop.Clock.GetUtcNow());
        (await given.Asked(Input(later.No))).State.ShouldBe(ReturnState.Reviewing, "the eighth day");
    }

    [Theory, Databases, Trait("Rule", "SHIP-15/capacity"), Trait("Rule", "SHIP-15/second-courier")]
    public async Task The_five_hundredth_parcel_of_a_day_goes_unwarned_and_for_the_next_another_courier_is_proposed(
        string database
    )
    {
        await using var app = await AppFixture.Start(database, configure: s => s.AddUseCase<IssueParcels>());
        await GivenShop.Must(app.Run(GivenShop.System, (SeedShipping u) => u.Run(None)));
        app.Services.GetRequiredService<RateDirectory>().Invalidate();
        async Task<CourierLoad> Load()
        {
            app.Clock.Advance(TimeSpan.FromSeconds(6)); // The count is remembered for five.
            return (await app.Services.GetRequiredService<IShippingRates>().Loads(app.Clock.GetUtcNow(), None))[0];
        }

        await GivenShop.Must(app.Run(GivenShop.System, (IssueParcels u) => u.Run(499, None)));
        (await Load()).ShouldBe(new CourierLoad("STO", 499, 500, null), "one more may go");
        await GivenShop.Must(app.Run(GivenShop.System, (IssueParcels u) => u.Run(1, None)));
        (await Load()).ShouldBe(new CourierLoad("STO", 500, 500, "YTO"), "the next would be the 501st");
    }

    [Theory, Databases, Trait("Rule", "ORG-14/server-side")]
    public async Task Purchasing_answers_a_shortage_and_a_picker_may_not(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 1);
        await GivenShop.Must(given.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(None)));
        var organization = new OrganizationFixture(given.App);
        foreach (var (login, position) in new[] { ("zhao", "PICKER"), ("yuke", "PURSPEC") })
            await organization.Staff(login, position);
        given.Clock.Advance(TimeSpan.FromSeconds(6)); // Who holds what is remembered for five.
        var order = await given.PlacedOrder([new(given.Presale, Quantity.One)]);
        await GivenShop.Must(given.Pay(order));
        await GivenShop.Must(given.Accept(order.Id));
        await GivenShop.Must(given.Confirm(order.Id));
        Task<PurchaseRequest> Request() =>
            given.App.Ask((ShopDb db) => db.Set<PurchaseRequest>().AsNoTracking().SingleAsync());
        var asked = await Request();
        var path = $"/api/v1/purchase-requests/{asked.No}";
        Task<HttpResponseMessage> Promise(HttpClient by) =>
            by.PostAsJsonAsync(path + "/promise", new { quantity = 1, expectedOn = "2026-12-20" });

        using var picker = await organization.SignedIn("zhao");
        (await Promise(picker)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await picker.PostAsJsonAsync(path + "/decline", new { why = "不补" })).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await Request()).State.ShouldBe(asked.State);
        using var buyer = await organization.SignedIn("yuke");
        (await Promise(buyer)).IsSuccessStatusCode.ShouldBeTrue();
        (await Request()).ExpectedOn.ShouldBe(new DateOnly(2026, 12, 20));
    }

    [Theory, Databases, Trait("Rule", "AFS-03/quality"), Trait("Rule", "AFS-03/damage")]
    public async Task Quality_and_damage_on_the_way_need_a_picture_and_nothing_is_kept_without_one(string database)
    {
        await using var given = await GivenReturns.Open(database);
        var order = await given.Received(1, 2);
        foreach (var reason in new[] { ReturnReason.Quality, ReturnReason.Damaged })
        {
            var refused = (await given.Ask(Input(order.No, reason: reason))).Refusal!;
            (refused.Code, refused.Field).ShouldBe(("aftersales.return.picture", "file"), reason.ToString());
            (await given.Shop.Count<ReturnCase>()).ShouldBe(0);
        }

        var shown = Input(order.No, reason: ReturnReason.Damaged) with { Picture = new ReturnPicture("box.png", Png) };
        (await given.File((await given.Asked(shown)).No)).Case.Picture.ShouldNotBeNull();
    }

    /// <summary>So many waybills in one act, each of a document of its own.</summary>
    [SystemOnly]
    internal sealed class IssueParcels(IParcels parcels, OperationContext context)
    {
        private static readonly PostalAddress Huzhou = new(
            "司徒静姝",
            "13957215218",
            "浙江省",
            "湖州市",
            "吴兴区",
            "爱山街道南街 266 号"
        );

        public async Task<Result> Run(int many, CancellationToken ct)
        {
            for (var i = 0; i < many; i++)
            {
                var id = Guid.CreateVersion7(context.Now);
                var issued = await parcels.Issue(new Subject("order", id, "DN" + i), id, "STO", Huzhou, 1_620, ct);
                if (!issued.IsDone)
                    return issued.Refusal;
            }

            return Result.Done;
        }
    }
}
