using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Harness;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Work;

namespace Zhanggui.Integration.Ordering;

/// <summary>
/// Presale orders that are paid by deposit and balance: from the quote to the parcel, or to what becomes of the deposit
/// (SHOP-25, ORD-26).
/// </summary>
public sealed class DepositTests
{
    private static readonly Money Deposit = Money.Yuan(20);

    private static Task<GivenShop> Open(string database) =>
        GivenShop.Open(database, skus: 1, stock: 5, deposit: Deposit);

    /// <summary>
    /// One piece from the shelf and two on presale: 99 + 198 and postage, of which 2 x 79 are due later.
    /// </summary>
    private static Task<PlacedOrder> Mixed(GivenShop given) =>
        given.PlacedOrder([new(given.Skus[0], Quantity.One), new(given.Presale, new Quantity(2))]);

    private static Task<PlacedOrder> Presale(
        GivenShop given,
        int units = 1,
        PaymentMethod method = PaymentMethod.Alipay
    ) => given.PlacedOrder([new(given.Presale, new Quantity(units))], method: method);

    /// <summary>Pays what is due next.</summary>
    private static async Task PayDue(GivenShop given, OrderId order)
    {
        var due = (await given.Receivable(order)).Due;
        await GivenShop.Must(
            given.App.Run(
                GivenShop.Cashier,
                (ConfirmPayment u) =>
                    u.Run(
                        new ConfirmPaymentInput(order.Value, due.Amount, $"DEP-{Guid.CreateVersion7():N}"),
                        CancellationToken.None
                    )
            )
        );
    }

    private static async Task Confirmed(GivenShop given, OrderId order)
    {
        await GivenShop.Must(given.Accept(order));
        await GivenShop.Must(given.Confirm(order));
    }

    /// <summary>Deposit paid, confirmed, goods arrived: the balance is asked for.</summary>
    private static async Task<PlacedOrder> Asked(GivenShop given)
    {
        var order = await Mixed(given);
        await PayDue(given, order.Id);
        await Confirmed(given, order.Id);
        await given.Arrives(sku: 1, units: 2);
        await given.App.DeliverOutbox();
        return order;
    }

    private static async Task<int> Listed(GivenShop given, bool balance) =>
        (
            await given.App.Ask(
                (OrderList list) =>
                    list.Page(new OrderFilter { Balance = balance }, default, 10, CancellationToken.None)
            )
        )
            .Rows
            .Count;

    private static async Task Set(GivenShop given, string key, string value) =>
        await GivenShop.Must(
            given.App.Run(
                AppFixture.Staff(Policy.Business),
                (ChangePolicy u) => u.Run(key, value, "试一试", CancellationToken.None)
            )
        );

    private static async Task<Money> On(GivenShop given, LedgerAccount account) =>
        (
            await given.App.Ask(
                (LedgerQueries b) =>
                    b.Balance(new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 31), CancellationToken.None)
            )
        )
            .Where(l => l.Account == account)
            .Sum(l => l.Closing);

    private static async Task<List<string>> Told(GivenShop given)
    {
        await given.App.DeliverOutbox();
        return await given.App.Ask(
            (ShopDb db) => db.Set<Message>().AsNoTracking().OrderBy(m => m.AskedAt).Select(m => m.Body).ToListAsync()
        );
    }

    [Theory, Databases]
    public async Task The_deposit_is_due_when_it_is_ordered_and_goods_from_the_shelf_and_postage_with_it(
        string database
    )
    {
        await using var given = await Open(database);
        var order = await given.Order((await Mixed(given)).Id);
        var balance = Money.Yuan(2 * 79);
        (order.First, order.Total - order.First).ShouldBe((order.Total - balance, balance));
        var owed = await given.Receivable(order.Id);
        (owed.Amount, owed.Due).ShouldBe((order.Total, new DueNow(Instalment.First, order.First)));
        order.Standing.IsToPay.ShouldBeTrue();
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Whoever_pays_at_the_door_pays_no_deposit_and_a_deposit_as_high_as_the_price_is_none(
        string database
    )
    {
        await using var given = await Open(database);
        await Set(given, "payment.cod.enabled", "on");
        var atDoor = await Presale(given, method: PaymentMethod.CashOnDelivery);
        (await given.Order(atDoor.Id)).First.ShouldBe(Money.Zero);

        await using var dear = await GivenShop.Open(database, skus: 1, stock: 1, deposit: Money.Yuan(99));
        var order = await Presale(dear);
        (await dear.Order(order.Id)).First.ShouldBe(Money.Zero);
        (await dear.Receivable(order.Id)).Due.ShouldBe(new DueNow(Instalment.Whole, order.Total));
    }

    [Theory, Databases, Trait("Rule", "ORD-13/not-released")]
    public async Task The_balance_is_asked_for_when_the_goods_are_there_and_nothing_leaves_before_it_is_paid(
        string database
    )
    {
        await using var given = await Open(database);
        var order = await Mixed(given);
        await PayDue(given, order.Id);
        await Confirmed(given, order.Id);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.AwaitingStock);
        (await given.Order(order.Id)).Standing.IsToPay.ShouldBeFalse();

        await given.Arrives(sku: 1, units: 2);
        await given.App.DeliverOutbox();
        var asked = await given.Order(order.Id);
        (asked.Status, asked.BalanceUntil).ShouldBe((OrderStatus.ReadyToShip, given.Clock.GetUtcNow().AddDays(3)));
        OrderWords.ForCustomer(asked.Standing).State.En.ShouldBe("Waiting for the balance");
        (await given.Receivable(order.Id)).ExpiresAt.ShouldBe(asked.BalanceUntil);
        (await Told(given)).Count(t => t.Contains("付尾款 ¥158", StringComparison.Ordinal)).ShouldBe(1);
        (
            await given.App.Run(GivenShop.Manager, (ReleaseOrder u) => u.Run(order.Id, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("ordering.not_paid");
        (await Listed(given, balance: true), await Listed(given, balance: false)).ShouldBe((1, 0));

        await PayDue(given, order.Id);
        (await Listed(given, balance: true), await Listed(given, balance: false)).ShouldBe((0, 1));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        (await given.Order(order.Id)).IsPaid.ShouldBeTrue();
        (await On(given, LedgerAccount.CustomerPrepayments)).ShouldBe(-order.Total);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_balance_paid_early_lets_the_order_go_when_the_goods_come(string database)
    {
        await using var given = await Open(database);
        var order = await Presale(given);
        await PayDue(given, order.Id);
        await PayDue(given, order.Id);
        await Confirmed(given, order.Id);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.AwaitingStock);
        await given.Arrives(sku: 1, units: 1);
        await given.App.DeliverOutbox();
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        (await given.Order(order.Id)).BalanceUntil.ShouldBeNull();
    }

    [Theory, Databases]
    public async Task When_the_goods_are_there_before_the_deposit_the_balance_is_asked_for_with_it(string database)
    {
        await using var given = await Open(database);
        await given.Arrives(sku: 1, units: 1);
        var order = await Presale(given);
        await Confirmed(given, order.Id);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.ReadyToShip);
        (await given.Order(order.Id)).BalanceUntil.ShouldBeNull();
        await PayDue(given, order.Id);
        (await given.Order(order.Id)).BalanceUntil.ShouldBe(given.Clock.GetUtcNow().AddDays(3));
        // What the deposit was paid for stays reserved beyond the half hour of an unpaid order.
        given.Clock.Advance(TimeSpan.FromHours(2));
        await given.App.RunJobs();
        (await given.Status(order.Id)).ShouldBe(OrderStatus.ReadyToShip);
        (await given.Stock(1)).Available.Units.ShouldBe(0);
    }

    [Theory, Databases, Trait("Rule", "ORD-13/expires"), Trait("Rule", "ORD-13/frees-stock")]
    public async Task An_overdue_balance_ends_the_order_and_keeps_the_deposit_alone(string database)
    {
        await using var given = await Open(database);
        var order = await Asked(given);
        var first = (await given.Order(order.Id)).First;
        given.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        await given.App.RunJobs();
        (await given.Status(order.Id)).ShouldBe(OrderStatus.ReadyToShip);

        given.Clock.Advance(TimeSpan.FromMinutes(2));
        await given.App.RunJobs();
        var ended = await given.Order(order.Id);
        (ended.Status, ended.DepositKept).ShouldBe((OrderStatus.Cancelled, Deposit * new Quantity(2)));
        var owed = await given.Receivable(order.Id);
        (owed.State, owed.Refunded).ShouldBe((ReceivableState.Cancelled, first - ended.DepositKept));
        (await On(given, LedgerAccount.OtherIncome)).ShouldBe(-ended.DepositKept);
        (await given.Stock()).Available.Units.ShouldBe(5);
        (await given.Stock(1)).Available.Units.ShouldBe(2);
        (await Told(given)).ShouldContain(t => t.Contains("定金 ¥40.00 按约定不退", StringComparison.Ordinal));
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Whether_a_deposit_is_kept_is_a_policy_and_our_own_reasons_never_keep_it(string database)
    {
        await using var given = await Open(database);
        async Task<Money> KeptWhen(string policy, string code)
        {
            if (await given.App.Ask((Policies p) => Task.FromResult(p.Get(DepositPolicies.Keep))) != policy)
                await Set(given, "orders.deposit.keep", policy);
            var order = await Presale(given);
            await PayDue(given, order.Id);
            await GivenShop.Must(
                given.App.Run(
                    GivenShop.Manager,
                    (CancelOrder u) => u.Run(order.Id, code, "试一试", blacklistPhone: false, CancellationToken.None)
                )
            );
            var (kept, owed) = ((await given.Order(order.Id)).DepositKept, await given.Receivable(order.Id));
            (owed.Paid - owed.Refunded).ShouldBe(kept);
            return kept;
        }

        (await KeptWhen("never", CancelReasons.Unpaid)).ShouldBe(Money.Zero);
        (await KeptWhen("unpaid", CancelReasons.Customer)).ShouldBe(Money.Zero);
        (await KeptWhen("customer", CancelReasons.Customer)).ShouldBe(Deposit);
        (await KeptWhen("customer", "stock")).ShouldBe(Money.Zero);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task The_customer_is_reminded_once_a_day_before_the_end_and_customer_service_may_call(string database)
    {
        await using var given = await Open(database);
        var order = await Asked(given);
        given.Clock.Advance(TimeSpan.FromHours(47));
        await given.App.RunJobs();
        (await Told(given)).ShouldNotContain(t => t.StartsWith("提醒", StringComparison.Ordinal));
        given.Clock.Advance(TimeSpan.FromHours(2));
        await given.App.RunJobs();
        given.Clock.Advance(TimeSpan.FromMinutes(5));
        await given.App.RunJobs();
        (await Told(given))
            .Count(t =>
                t.StartsWith("提醒", StringComparison.Ordinal) && t.Contains(order.No, StringComparison.Ordinal)
            )
            .ShouldBe(1);
        Task<int> Calls() =>
            given.App.Ask(
                (ShopDb db) => db.Set<WorkItem>().CountAsync(t => t.Kind == "order.balance" && t.EndedAt == null)
            );
        (await Calls()).ShouldBe(1);
        await PayDue(given, order.Id);
        (await Calls()).ShouldBe(0);
    }

    [Theory, Databases, Trait("Rule", "ORD-13/expires")]
    public async Task Unpaid_presale_orders_lapse_though_they_keep_no_stock(string database)
    {
        await using var given = await Open(database);
        await Set(given, "payment.cod.enabled", "on");
        var (unpaid, deposited, transfer, atDoor) = (
            await Presale(given),
            await Presale(given),
            await Presale(given, method: PaymentMethod.OfflineTransfer),
            await Presale(given, method: PaymentMethod.CashOnDelivery)
        );
        await PayDue(given, deposited.Id);
        given.Clock.Advance(TimeSpan.FromMinutes(29));
        await given.App.RunJobs();
        (await given.Status(unpaid.Id)).ShouldBe(OrderStatus.New);

        given.Clock.Advance(TimeSpan.FromMinutes(2));
        await given.App.RunJobs();
        (await given.Status(unpaid.Id)).ShouldBe(OrderStatus.Cancelled);
        foreach (var one in new[] { deposited, transfer, atDoor })
            (await given.Status(one.Id)).ShouldBe(OrderStatus.New);
        given.Clock.Advance(TimeSpan.FromDays(3));
        await given.App.RunJobs();
        (await given.Status(transfer.Id)).ShouldBe(OrderStatus.Cancelled);
        foreach (var one in new[] { deposited, atDoor })
            (await given.Status(one.Id)).ShouldBe(OrderStatus.New);
    }

    [Theory, Databases]
    public async Task A_part_that_could_go_does_not_call_for_the_balance_of_goods_that_are_not_there(string database)
    {
        await using var given = await Open(database);
        var order = await Mixed(given);
        await PayDue(given, order.Id);
        await GivenShop.Must(given.Accept(order.Id));
        await GivenShop.Must(
            given.App.Run(
                AppFixture.Staff("order.arrange"),
                (SplitOrder u) => u.Run(order.Id, SplitBy.Presale, null, "现货先备", CancellationToken.None)
            )
        );
        await GivenShop.Must(given.Confirm(order.Id));
        var waiting = await given.Order(order.Id);
        (waiting.Status, waiting.BalanceUntil).ShouldBe((OrderStatus.ReadyToShip, null));

        await given.Arrives(sku: 1, units: 2);
        await given.App.DeliverOutbox();
        (await given.Order(order.Id)).BalanceUntil.ShouldBe(given.Clock.GetUtcNow().AddDays(3));
        await PayDue(given, order.Id);
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        (await given.App.Verify()).ShouldBeEmpty();
    }
}
