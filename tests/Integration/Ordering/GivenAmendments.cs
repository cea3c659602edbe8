using Microsoft.EntityFrameworkCore;
using Zhanggui.Approvals;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Ordering;

/// <summary>A shop with people who ask for amendments and people who decide on them.</summary>
internal sealed class GivenAmendments(GivenShop shop, OrganizationFixture organization, Actor maker, Actor manager)
    : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static readonly PostalAddress Elsewhere = GivenShop.Home with { Street = "爱山街道南街 266 号 3 幢 502 室" };

    public GivenShop Shop => shop;
    public AppFixture App => shop.App;
    public OrganizationFixture Organization => organization;

    /// <summary>林知夏, customer service: asks.</summary>
    public Actor Maker => maker;

    /// <summary>周牧, customer-service manager: may ask too, and decides.</summary>
    public Actor Manager => manager;

    public static async Task<GivenAmendments> Open(string database, int skus = 3, int stock = 10)
    {
        var shop = await GivenShop.Open(database, skus, stock, configure: s => s.AddUseCase<PaidLate>());
        await GivenShop.Must(shop.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(None)));
        var organization = new OrganizationFixture(shop.App);
        var maker = Staff(
            await organization.Staff("lin", "CSPRE"),
            "林知夏",
            "CSPRE",
            "order.amend.request",
            "order.confirm"
        );
        var manager = Staff(
            await organization.Staff("zhou", "CSMGR"),
            "周牧",
            "CSMGR",
            "order.amend.request",
            "order.amend.approve",
            "order.cancel"
        );
        await organization.Staff("qiao", "CSDIR");
        shop.Clock.Advance(TimeSpan.FromSeconds(6)); // Who holds what is remembered for five.
        return new GivenAmendments(shop, organization, maker, manager);
    }

    private static Actor Staff(AccountId id, string name, string position, params string[] may) =>
        new(ActorKind.Staff, id.Value, name, new HashSet<string>(may)) { Positions = [position] };

    public static AmendmentInput Input(PostalAddress? to = null, params AmendedLine[] lines) =>
        new(null, "phone", "客户搬了家", "recording", "通话 02:14，本人要求") { Address = to, Lines = lines };

    /// <summary>An order that has come this far with its money there or not.</summary>
    public async Task<PlacedOrder> OrderIn(OrderStatus status, int lines = 2, int units = 2)
    {
        var order = status is OrderStatus.ReadyToShip or OrderStatus.Accepted or OrderStatus.New or OrderStatus.Held
            ? await shop.PlacedOrder(lines, units)
            : await shop.PaidOrder(lines, units);
        if (status == OrderStatus.New)
            return order;
        await GivenShop.Must(shop.Accept(order.Id));
        // The audit itself may hold one of many orders of the same customer.
        var isHeld = await shop.Status(order.Id) == OrderStatus.Held;
        if (status == OrderStatus.Held && !isHeld)
            await GivenShop.Must(App.Run(GivenShop.Lin, (HoldOrder u) => u.Run(order.Id, "再核", None)));
        if (status != OrderStatus.Held && isHeld)
            await GivenShop.Must(App.Run(GivenShop.Manager, (ClearOrder u) => u.Run(order.Id, "已核实", None)));
        if (status is OrderStatus.Accepted or OrderStatus.Held)
            return order;
        await GivenShop.Must(shop.Confirm(order.Id));
        (await shop.Status(order.Id)).ShouldBe(status);
        return order;
    }

    public Task<Result<AmendmentMade>> Ask(OrderId order, AmendmentInput input, Actor? by = null) =>
        App.Run(by ?? maker, (RequestAmendment u) => u.Run(order, input, None));

    public async Task<AmendmentMade> Asked(OrderId order, AmendmentInput input) =>
        await GivenShop.Must(Ask(order, input));

    /// <summary>Agrees, as somebody of the chain.</summary>
    public async Task<Result> Approve(AmendmentMade made, Actor? by = null)
    {
        var request = await Request(made);
        return await App.Run(by ?? manager, (ApproveRequest u) => u.Run(request, "同意", null, None));
    }

    public async Task<Result> Reject(AmendmentMade made)
    {
        var request = await Request(made);
        return await App.Run(manager, (RejectRequest u) => u.Run(request, "L 码无可用库存", null, None));
    }

    public async Task<AmendmentMade> Approved(OrderId order, AmendmentInput input)
    {
        var made = await Asked(order, input);
        await GivenShop.Must(Approve(made));
        return made;
    }

    private Task<ApprovalId> Request(AmendmentMade made) =>
        App.Ask(
            (ShopDb db) =>
                db.Set<ApprovalRequest>().Where(r => r.SubjectId == made.Id.Value).Select(r => r.Id).SingleAsync()
        );

    public Task<AmendmentState> State(AmendmentMade made) =>
        App.Ask(
            (ShopDb db) =>
                db.Set<AmendmentProgress>().Where(p => p.AmendmentId == made.Id).Select(p => p.State).SingleAsync()
        );

    /// <summary>The order's own rows, word for word.</summary>
    public Task<string> Rows(OrderId id) =>
        App.Ask(
            async (ShopDb db) =>
                System.Text.Json.JsonSerializer.Serialize(
                    (
                        await db.Set<Order>()
                            .AsNoTracking()
                            .Include(o => o.Lines)
                            .Include(o => o.Progress)
                            .SingleAsync(o => o.Id == id)
                    ).Snapshot,
                    OperationContext.Json
                )
        );

    public Task Set(string policy, string value) =>
        GivenShop.Must(
            App.Run(AppFixture.Staff(Policy.Business), (ChangePolicy u) => u.Run(policy, value, "测试", None))
        );

    public ValueTask DisposeAsync() => shop.DisposeAsync();
}

/// <summary>The provider's notice of a charge that was begun before the order was amended.</summary>
[Open]
public sealed class PaidLate(PaymentPosting posting, OperationContext context)
{
    public async Task<Result> Run(Guid document, Money amount)
    {
        await posting.Take(
            document,
            new MoneyIn("bank", "LATE-0001", amount, PaymentMethod.OfflineTransfer, context.Now),
            CancellationToken.None
        );
        return Result.Done;
    }
}
