using Microsoft.EntityFrameworkCore;
using Zhanggui.AfterSales;
using Zhanggui.Approvals;
using Zhanggui.Finance;
using Zhanggui.Integration.Organization;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Shipping;

namespace Zhanggui.Integration.AfterSales;

/// <summary>A shop with people who grant, inspect and sign returns.</summary>
internal sealed class GivenReturns(
    GivenShop shop,
    OrganizationFixture organization,
    IReadOnlyDictionary<string, Actor> people
) : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    public GivenShop Shop => shop;
    public AppFixture App => shop.App;
    public OrganizationFixture Organization => organization;
    public Actor Service => people["song"];
    public Actor Clerk => people["du"];

    public static async Task<GivenReturns> Open(string database, int skus = 3, int stock = 10)
    {
        var shop = await GivenShop.Open(database, skus, stock);
        await GivenShop.Must(shop.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(None)));
        var organization = new OrganizationFixture(shop.App);
        var people = new Dictionary<string, Actor>();
        foreach (
            var (login, position, may) in new[]
            {
                ("song", "CSPOST", "return.request"),
                ("zhong", "CSPOST", ""),
                ("lin", "CSPRE", "return.request"),
                ("duan", "STOREMGR", ""),
                ("yan", "OPSDIR", ""),
                ("du", "RETURNS", "return.register"),
                ("amy", "CSPRE", "order.amend.request"),
                ("mgr", "CSMGR", "order.amend.approve"),
            }
        )
            people[login] = new Actor(
                ActorKind.Staff,
                (await organization.Staff(login, position)).Value,
                login,
                new HashSet<string> { may }
            )
            {
                Positions = [position],
            };
        shop.Clock.Advance(TimeSpan.FromSeconds(6)); // Who holds what is remembered for five.
        return new GivenReturns(shop, organization, people);
    }

    public Actor Of(string login) => people[login];

    /// <summary>An order of so many lines and pieces that its customer has.</summary>
    public async Task<PlacedOrder> Received(int lines = 1, int units = 1)
    {
        var order = await shop.ReleasedOrder(lines, units);
        await shop.Ship(order);
        await GivenShop.Must(
            App.Run(GivenShop.Member(), (ConfirmReceipt u) => u.Run(order.Id, GivenShop.Member().Id!.Value, None))
        );
        return order;
    }

    public static ReturnInput Input(
        string order,
        ReturnKind kind = ReturnKind.Return,
        ReturnReason reason = ReturnReason.NoReason,
        params ReturnedLine[] lines
    ) =>
        new(
            order,
            kind,
            reason,
            "穿着不合身",
            "14:02 通话，同意",
            lines.Length == 0 ? [new ReturnedLine(1, 1)] : lines
        );

    public Task<Result<ReturnMade>> Ask(ReturnInput input, Actor? by = null) =>
        App.Run(by ?? Service, (RequestReturn u) => u.Run(input, None));

    public async Task<ReturnMade> Asked(ReturnInput input, Actor? by = null) => await GivenShop.Must(Ask(input, by));

    /// <summary>All pieces of every line came, good, into the bin of their SKU.</summary>
    public async Task<Result<string>> Inspect(ReturnMade made, int bad = 0, int missing = 0, string? note = null)
    {
        var file = await File(made.No);
        List<FoundLine> found =
        [
            .. file
                .Case.Lines.OrderBy(l => l.No)
                .Select(
                    (l, i) =>
                        new FoundLine(
                            l.No,
                            l.Quantity.Units - (i == 0 ? bad + missing : 0),
                            i == 0 ? bad : 0,
                            shop.Bins[shop.Skus.ToList().IndexOf(l.Sku)].Code
                        )
                ),
        ];
        return await App.Run(Clerk, (InspectReturn u) => u.Run(made.No, shop.Warehouse.Code, found, note, None));
    }

    /// <summary>The next who decides on this return agrees.</summary>
    public async Task<Result> Agree(ReturnMade made, string login) =>
        await App.Run(Of(login), async (ApproveRequest u) => await u.Run((await Request(made)).Id, "同意", null, None));

    public async Task<Result> Reject(ReturnMade made, string login) =>
        await App.Run(
            Of(login),
            async (RejectRequest u) => await u.Run((await Request(made)).Id, "不符合", null, None)
        );

    public async Task<ApprovalView> Request(ReturnMade made) =>
        (await App.Ask((IApprovals a) => a.Of(made.Id, None)))[0];

    /// <summary>Inspected, and signed by customer service and the director.</summary>
    public async Task Settle(ReturnMade made)
    {
        await GivenShop.Must(Inspect(made));
        await GivenShop.Must(Agree(made, "zhong"));
        await GivenShop.Must(Agree(made, "yan"));
    }

    public async Task<ReturnFile> File(string no) => (await App.Ask((ReturnQueries r) => r.Of(no, None)))!;

    public async Task<ReturnState> State(ReturnMade made) => (await File(made.No)).Case.State;

    /// <summary>What refunds say was promised to go back.</summary>
    public async Task<Money> Refunded(PlacedOrder order) =>
        (await App.Ask((IMoneyTraces m) => m.Of([order.Id.Value], None)))
            .GetValueOrDefault(order.Id.Value, MoneyTrace.None)
            .Refunds.Sum(r => r.Amount);

    /// <summary>The courier reports that everything of an order was signed for.</summary>
    public async Task SignFor(OrderId order)
    {
        var now = shop.Clock.GetUtcNow();
        foreach (var parcel in (await App.Ask((IParcels p) => p.Of([order.Value], None)))[order.Value])
            (
                await App.Run(
                    GivenShop.System,
                    (RecordTracking u) =>
                        u.Run(
                            "local",
                            new CourierNotice(
                                parcel.Courier,
                                parcel.WaybillNo,
                                "S-" + parcel.WaybillNo,
                                TrackingKind.Signed,
                                now,
                                ("已签收", "Signed for"),
                                "杭州",
                                now
                            ),
                            "",
                            null,
                            None
                        )
                )
            ).Value.IsTaken.ShouldBeTrue();
    }

    public Task<Guid> RefundId(string no) =>
        App.Ask((ShopDb db) => db.Set<Refund>().Where(r => r.No == no).Select(r => r.Id).SingleAsync());

    public ValueTask DisposeAsync() => shop.DisposeAsync();
}
