using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Finance;

/// <summary>
/// What stands on receivables (1122) and prepayments (2203) through the life of an order, paid before or after it
/// leaves.
/// </summary>
public sealed class LedgerQueriesTests
{
    private static readonly Money Total = Money.Yuan(99 + 5);

    private static async Task<GivenShop> Open(string database)
    {
        var given = await GivenShop.Open(database);
        await GivenShop.Must(
            given.App.Run(
                AppFixture.Staff(Policy.Business),
                (ChangePolicy u) => u.Run("payment.cod.enabled", "on", "试行货到付款", CancellationToken.None)
            )
        );
        return given;
    }

    private static async Task<PlacedOrder> ConfirmedCashOnDelivery(GivenShop given)
    {
        var order = await given.PlacedOrder(method: PaymentMethod.CashOnDelivery);
        await GivenShop.Must(given.Accept(order.Id));
        await GivenShop.Must(given.Confirm(order.Id));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        return order;
    }

    /// <summary>Exact balances, and that verify agrees with them.</summary>
    private static async Task Books(GivenShop given, Money receivables, Money prepayments, Money bank, Money sales)
    {
        (await given.Balance(LedgerAccount.Receivables)).ShouldBe(receivables);
        (await given.Balance(LedgerAccount.CustomerPrepayments)).ShouldBe(-prepayments);
        (await given.Balance(LedgerAccount.Bank)).ShouldBe(bank);
        (await given.Balance(LedgerAccount.Sales)).ShouldBe(-sales);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "FIN-03/shipping"), Trait("Rule", "ORD-23/squared")]
    public async Task Cash_on_delivery_is_owed_from_shipping_until_the_money_comes(string database)
    {
        await using var given = await Open(database);
        var order = await ConfirmedCashOnDelivery(given);
        await Books(given, Money.Zero, Money.Zero, Money.Zero, Money.Zero);
        await given.Ship(order);
        await Books(given, receivables: Total, Money.Zero, Money.Zero, sales: Money.Yuan(99));

        await GivenShop.Must(
            given.App.Run(
                GivenShop.Member(),
                (ConfirmReceipt u) => u.Run(order.Id, GivenShop.Member().Id!.Value, CancellationToken.None)
            )
        );
        (
            await given.App.Run(GivenShop.Cashier, (SettleOrder u) => u.Run(order.Id, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("ordering.not_settled");
        await GivenShop.Must(given.Pay(order));
        await Books(given, Money.Zero, Money.Zero, bank: Total, sales: Money.Yuan(99));
        await GivenShop.Must(
            given.App.Run(GivenShop.Cashier, (SettleOrder u) => u.Run(order.Id, CancellationToken.None))
        );
        await Books(given, Money.Zero, Money.Zero, bank: Total, sales: Money.Yuan(99));
    }

    [Theory, Databases, Trait("Rule", "FIN-03/shipping")]
    public async Task What_is_paid_before_it_leaves_is_a_prepayment_until_then_whatever_was_agreed(string database)
    {
        await using var given = await Open(database);
        var prepaid = await given.ReleasedOrder();
        var early = await ConfirmedCashOnDelivery(given);
        await GivenShop.Must(given.Pay(early));
        await Books(given, Money.Zero, prepayments: Total + Total, bank: Total + Total, Money.Zero);
        await given.Ship(prepaid);
        await Books(given, Money.Zero, prepayments: Total, bank: Total + Total, sales: Money.Yuan(99));
        await given.Ship(early);
        await Books(given, Money.Zero, Money.Zero, bank: Total + Total, sales: Money.Yuan(198));
    }

    [Theory, Databases, Trait("Rule", "FIN-16/full"), Trait("Rule", "ORD-27/refund")]
    public async Task Cancelling_and_refunding_leave_nothing_open_behind(string database)
    {
        await using var given = await Open(database);
        var paid = await given.PaidOrder();
        await GivenShop.Must(given.Cancel(paid.Id, GivenShop.Manager));
        await Books(given, Money.Zero, Money.Zero, bank: Total, Money.Zero);
        (await given.Balance(LedgerAccount.RefundsPayable)).ShouldBe(-Total);
        var unpaid = await given.PlacedOrder(method: PaymentMethod.CashOnDelivery);
        await GivenShop.Must(given.Cancel(unpaid.Id, GivenShop.Manager));
        await Books(given, Money.Zero, Money.Zero, bank: Total, Money.Zero);
    }

    [Theory, Databases, Trait("Rule", "FIN-03/refund")]
    public async Task What_has_left_and_is_given_up_is_no_sale_and_what_comes_for_it_goes_back(string database)
    {
        await using var app = await AppFixture.Start(
            database,
            configure: services =>
                services.AddUseCase<RecordSale>().AddUseCase<WriteOffReceivable>().AddUseCase<OpenReceivables>()
        );
        var id = await app.Receivable(PaymentMethod.CashOnDelivery);
        await GivenShop.Must(app.Run(Given.System, (RecordSale u) => u.Run(id, CancellationToken.None)));
        await GivenShop.Must(app.Run(Given.System, (WriteOffReceivable u) => u.Run(id, CancellationToken.None)));
        async Task<Money> On(LedgerAccount account) =>
            new(
                await app.Ask(
                    (ShopDb db) =>
                        db.Set<JournalLineRow>()
                            .Where(l => l.Account == account)
                            .SumAsync(l => l.Debit.Fen - l.Credit.Fen)
                )
            );
        (await On(LedgerAccount.Receivables)).ShouldBe(Money.Zero);
        (await On(LedgerAccount.Sales)).ShouldBe(Money.Zero);
        (await app.Verify()).ShouldBeEmpty();

        await GivenShop.Must(
            app.Run(
                GivenShop.Cashier,
                (ConfirmPayment u) =>
                    u.Run(new ConfirmPaymentInput(id, Given.Price, "ICBC-0001"), CancellationToken.None)
            )
        );
        (await On(LedgerAccount.CustomerPrepayments)).ShouldBe(Money.Zero);
        (await On(LedgerAccount.RefundsPayable)).ShouldBe(-Given.Price);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Verify_names_a_document_whose_books_do_not_say_what_is_owed(string database)
    {
        await using var given = await Open(database);
        var owed = await ConfirmedCashOnDelivery(given);
        await given.Ship(owed);
        var prepaid = await given.PaidOrder();
        await given.Sql($"UPDATE finance_receivable SET \"Sold\" = 0 WHERE \"DocumentNo\" = '{owed.No}'");
        await given.Sql($"UPDATE finance_receivable SET \"Sold\" = \"Amount\" WHERE \"DocumentNo\" = '{prepaid.No}'");
        (await given.App.Verify())
            .Select(b => b.What)
            .ShouldBe([
                $"{owed.No}: 104.00 stands on the receivables, 0.00 is owed for what has left",
                $"{prepaid.No}: 104.00 stands on the prepayments, 0.00 was paid for what has not left",
            ]);
    }

    [Theory, Databases]
    public async Task What_was_open_before_the_first_day_has_an_opening_entry(string database)
    {
        await using var app = await AppFixture.Start(database);
        var now = app.Clock.GetUtcNow();
        PastReceivable Past(int n, PaymentMethod method, bool paid, bool shipped) =>
            new(
                new ReceivableDraft(
                    new Subject("order", Guid.CreateVersion7(now), $"SO20261101-90000{n}"),
                    Money.Yuan(n),
                    method,
                    "慕容思远",
                    null,
                    null,
                    "/orders/x"
                ),
                now,
                paid ? now : null,
                null,
                shipped
            );
        await GivenShop.Must(
            app.Run(
                Given.System,
                (ImportReceivables u) =>
                    u.Run(
                        [
                            Past(1, PaymentMethod.Alipay, true, false),
                            Past(2, PaymentMethod.CashOnDelivery, false, true),
                            Past(4, PaymentMethod.Alipay, true, true),
                            Past(8, PaymentMethod.Alipay, false, false),
                        ],
                        CancellationToken.None
                    )
            )
        );
        var lines = await app.Ask((ShopDb db) => db.Set<JournalLineRow>().AsNoTracking().ToListAsync());
        lines
            .GroupBy(l => l.Account)
            .ToDictionary(g => g.Key, g => new Money(g.Sum(l => l.Debit.Fen - l.Credit.Fen)))
            .ShouldBe(
                new Dictionary<LedgerAccount, Money>
                {
                    [LedgerAccount.ProviderBalance] = Money.Yuan(1),
                    [LedgerAccount.CustomerPrepayments] = Money.Yuan(-1),
                    [LedgerAccount.Receivables] = Money.Yuan(2),
                    [LedgerAccount.RetainedEarnings] = Money.Yuan(-2),
                },
                ignoreOrder: true
            );
        (await app.Verify()).ShouldBeEmpty();
    }
}
