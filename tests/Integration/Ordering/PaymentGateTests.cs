using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Warehouse;
using Zhanggui.Work;

namespace Zhanggui.Integration.Ordering;

/// <summary>
/// How far an order goes before its money is there (C19). That by default nothing unpaid reaches the warehouse is
/// proved in <see cref="OrderFlowTests"/>.
/// </summary>
public sealed class PaymentGateTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static Task Gate(GivenShop given, string where) =>
        GivenShop.Must(
            given.App.Run(
                AppFixture.Staff(Zhanggui.Platform.Policy.Business),
                (ChangePolicy u) => u.Run("orders.payment.gate", where, "试一试", Ct)
            )
        );

    private static async Task<PlacedOrder> Confirmed(GivenShop given, int units = 1)
    {
        var order = await given.PlacedOrder(units: units, method: PaymentMethod.OfflineTransfer);
        await GivenShop.Must(given.Accept(order.Id));
        await GivenShop.Must(given.Confirm(order.Id));
        return order;
    }

    private static Task<int> Unpaid(GivenShop given, OrderId order) =>
        given.App.Ask(
            (ShopDb db) =>
                db.Set<WorkItem>()
                    .CountAsync(i =>
                        i.SubjectId == order.Value && i.Kind == "order.unpaid" && i.State == WorkState.Open
                    )
        );

    [Theory, Databases, Trait("Rule", "C19")]
    public async Task By_policy_an_unpaid_order_is_packed_and_waits_for_its_money_before_the_courier(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 5);
        await Gate(given, "ship");
        var order = await Confirmed(given, units: 2);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        var slip = await given.OutboundOrder(order.Id);
        await given.Pick(slip);
        var parcel = await given.Pack(slip);
        (await Unpaid(given, order.Id)).ShouldBe(1);

        var manifest = await GivenShop.Must(
            given.App.Run(GivenShop.Packer, (OpenManifest u) => u.Run(parcel.Courier, Ct))
        );
        var scanned = await given.App.Run(GivenShop.Packer, (AddParcel u) => u.Run(manifest, parcel.WaybillNo, Ct));
        scanned.Refusal!.Code.ShouldBe("ordering.not_paid_to_leave");
        scanned.Refusal.Message.Zh.ShouldContain(order.No);
        (await given.Count<ManifestLine>()).ShouldBe(0);

        // Whatever the hours for paying are: what stands packed in the warehouse does not lapse, and the money is taken
        // whenever it comes.
        given.Clock.Advance(TimeSpan.FromDays(9));
        await given.App.RunJobs();
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Packed);
        (await given.Stock()).Available.Units.ShouldBe(3);
        var started = await given.App.Run(
            GivenShop.Member(),
            (StartPayment u) => u.Run(order.Id.Value, PaymentMethod.Alipay, Ct)
        );
        started.IsDone.ShouldBeTrue(started.Refusal?.Message.En);
        await GivenShop.Must(given.Pay(order));
        (await Unpaid(given, order.Id)).ShouldBe(0);
        await GivenShop.Must(given.App.Run(GivenShop.Packer, (AddParcel u) => u.Run(manifest, parcel.WaybillNo, Ct)));
        await GivenShop.Must(given.App.Run(GivenShop.Packer, (CloseManifest u) => u.Run(manifest, "王快递", 1, Ct)));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Shipped);
        (await given.Balance(LedgerAccount.Receivables)).ShouldBe(Money.Zero);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task An_unpaid_order_in_the_warehouse_is_cancelled_by_people_and_gives_everything_back(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 5);
        await Gate(given, "ship");
        var order = await Confirmed(given, units: 2);
        await GivenShop.Must(given.Cancel(order.Id, GivenShop.Manager));
        (await given.OutboundOrder(order.Id)).Status.ShouldBe(OutboundOrderStatus.Voided);
        (await given.Stock()).Available.Units.ShouldBe(5);
        (await given.Receivable(order.Id)).State.ShouldBe(ReceivableState.Cancelled);
        (await given.App.Verify()).ShouldBeEmpty();

        // The gate closed again: who was let in stays, who comes now waits.
        var inside = await Confirmed(given);
        await Gate(given, "release");
        var outside = await Confirmed(given);
        (await given.Status(inside.Id), await given.Status(outside.Id)).ShouldBe(
            (OrderStatus.Released, OrderStatus.ReadyToShip)
        );
        (await given.App.Run(GivenShop.Manager, (ReleaseOrder u) => u.Run(outside.Id, Ct))).Refusal!.Code.ShouldBe(
            "ordering.not_paid"
        );
    }

    [Theory, Databases]
    public async Task A_deposit_waits_for_its_balance_before_the_warehouse_whatever_the_gate(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, deposit: Money.Yuan(20));
        await Gate(given, "ship");
        var order = await given.PlacedOrder([new CheckoutLine(given.Presale, new Quantity(1))]);
        await GivenShop.Must(given.Accept(order.Id));
        await GivenShop.Must(given.Confirm(order.Id));
        await given.Arrives(1, 5);
        await given.App.RunJobs();
        (await given.Status(order.Id)).ShouldBeOneOf(
            OrderStatus.AwaitingStock,
            OrderStatus.ReadyToShip,
            OrderStatus.Cancelled
        );
        (await given.App.Ask((IOutbound outbound) => outbound.OfOrder(order.Id, Ct))).ShouldBeEmpty();
    }
}
