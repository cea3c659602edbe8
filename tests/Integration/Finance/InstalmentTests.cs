using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Zhanggui.Finance;
using Zhanggui.Harness;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Finance;

/// <summary>What is paid by deposit and balance (SHOP-25, ORD-13).</summary>
public sealed class InstalmentTests
{
    private static readonly Money First = new(33_333);
    private static readonly Money Balance = Given.Price - First;

    private static Task<AppFixture> Start(string database) =>
        AppFixture.Start(
            database,
            configure: s =>
                s.AddUseCase<OpenReceivables>()
                    .AddUseCase<WriteOffReceivable>()
                    .AddUseCase<GiveMoneyBack>()
                    .AddUseCase<RecordSale>()
                    .AddUseCase<AskForBalance>()
                    .AddUseCase<RetainDeposit>()
                    .AddUseCase<ReduceReceivable>()
                    .AddDomainEventHandler<PaymentReceived, Heard>()
                    .AddDomainEventHandler<RefundPaid, Heard>()
        );

    private static async Task<Guid> Open(
        AppFixture app,
        Money? first = null,
        string no = "SO20261122-000001",
        PaymentMethod method = PaymentMethod.Alipay
    )
    {
        var id = Guid.CreateVersion7(app.Clock.GetUtcNow());
        var draft = new ReceivableDraft(
            new Subject("order", id, no),
            Given.Price,
            method,
            "慕容思远",
            null,
            app.Clock.GetUtcNow().AddMinutes(30),
            "/orders/" + no,
            first ?? First
        );
        await app.Run(Given.System, (OpenReceivables u) => u.Run([draft], CancellationToken.None));
        return id;
    }

    private static async Task<Guid> Deposited(AppFixture app, string no = "SO20261122-000001")
    {
        var id = await Open(app, no: no);
        (await app.Notice(await app.PaidTrade(id))).Outcome.ShouldBe(CallbackOutcome.Booked);
        return id;
    }

    private static Task<Result> Ask(AppFixture app, Guid id, int hours = 72) =>
        app.Run(
            Given.System,
            (AskForBalance u) => u.Run(id, app.Clock.GetUtcNow().AddHours(hours), CancellationToken.None)
        );

    private static async Task<Money> On(AppFixture app, LedgerAccount account) =>
        (
            await app.Ask(
                (LedgerQueries b) =>
                    b.Balance(new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 31), CancellationToken.None)
            )
        )
            .Where(l => l.Account == account)
            .Sum(l => l.Closing);

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task It_counts_as_paid_only_when_the_balance_has_come_too(string database)
    {
        await using var app = await Start(database);
        var id = await Open(app);
        (await app.State(id)).Due.ShouldBe(new DueNow(Instalment.First, First));
        var first = await app.PaidTrade(id);
        first.Amount.ShouldBe(First);
        (await app.Notice(first)).Outcome.ShouldBe(CallbackOutcome.Booked);

        var deposited = await app.State(id);
        (deposited.State, deposited.Paid, deposited.Due).ShouldBe(
            (ReceivableState.Open, First, new DueNow(Instalment.Balance, Balance))
        );
        Heard.Payments.ShouldNotContain(p => p.DocumentId == id);
        (await On(app, LedgerAccount.CustomerPrepayments)).ShouldBe(-First);
        (await app.Verify()).ShouldBeEmpty();

        var second = await app.PaidTrade(id);
        second.Amount.ShouldBe(Balance);
        (await app.Notice(second)).Outcome.ShouldBe(CallbackOutcome.Booked);
        var paid = await app.State(id);
        (paid.State, paid.Paid).ShouldBe((ReceivableState.Paid, Given.Price));
        Heard.Payments.Count(p => p.DocumentId == id && p.Amount == Balance).ShouldBe(1);
        (await app.Run(Given.System, (RecordSale u) => u.Run(id, CancellationToken.None))).IsDone.ShouldBeTrue();
        (await On(app, LedgerAccount.CustomerPrepayments)).ShouldBe(Money.Zero);
        (await On(app, LedgerAccount.Sales)).ShouldBe(-Given.Price);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task A_deposit_paid_twice_is_no_balance_even_when_both_are_the_same_amount(string database)
    {
        await using var app = await Start(database);
        var id = await Open(app, new Money(Given.Price.Fen / 2));
        var (one, two) = (await app.PaidTrade(id), await app.PaidTrade(id));
        (await app.Notice(one)).Outcome.ShouldBe(CallbackOutcome.Booked);
        (await app.Notice(two)).Outcome.ShouldBe(CallbackOutcome.Returned);

        var receivable = await app.State(id);
        (receivable.State, receivable.Paid - receivable.Refunded, receivable.Due.Which).ShouldBe(
            (ReceivableState.Open, one.Amount, Instalment.Balance)
        );
        (await app.Verify()).ShouldBeEmpty();
        (await app.Notice(await app.PaidTrade(id))).Outcome.ShouldBe(CallbackOutcome.Booked);
        (await app.State(id)).State.ShouldBe(ReceivableState.Paid);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task The_same_notice_of_an_instalment_many_times_at_once_books_once(string database)
    {
        await using var app = await Start(database);
        var id = await Open(app);
        foreach (var _ in new[] { Instalment.First, Instalment.Balance })
        {
            var trade = await app.PaidTrade(id);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => app.Notice(trade))));
            outcomes.Count(o => o.Outcome == CallbackOutcome.Booked).ShouldBe(1);
            outcomes.Count(o => o.Outcome == CallbackOutcome.Duplicate).ShouldBe(7);
        }

        (await app.State(id)).Paid.ShouldBe(Given.Price);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-13/expires")]
    public async Task Paying_the_balance_and_lapsing_at_the_same_moment_never_both_win(string database)
    {
        await using var app = await Start(database);
        for (var round = 0; round < 4; round++)
        {
            var id = await Deposited(app, $"SO20261122-{round:000000}");
            var trade = await app.PaidTrade(id);
            var race = Enumerable
                .Range(0, 8)
                .Select(i =>
                    Task.Run(async () =>
                        i % 2 == 0
                            ? (await app.Notice(trade)).Outcome == CallbackOutcome.Booked
                            : !(
                                await app.Run(
                                    Given.System,
                                    (RetainDeposit u) => u.Run(id, First, CancellationToken.None)
                                )
                            ).IsDone
                    )
                );
            await Task.WhenAll(race);

            var r = await app.State(id);
            var isPaid = r.State == ReceivableState.Paid;
            Heard.Payments.Count(p => p.DocumentId == id).ShouldBe(isPaid ? 1 : 0);
            (r.Forfeited, r.Refunded).ShouldBe(isPaid ? (Money.Zero, Money.Zero) : (First, Balance));
            r.Paid.ShouldBe(Given.Price);
        }

        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "FIN-16/partial")]
    public async Task What_is_kept_of_the_deposit_is_other_income_and_the_rest_goes_back(string database)
    {
        await using var app = await Start(database);
        var (id, keep) = (await Deposited(app), new Money(20_001));
        (
            await app.Run(Given.System, (RetainDeposit u) => u.Run(id, First + new Money(1), CancellationToken.None))
        ).Refusal!.Code.ShouldBe("finance.keep_too_much");
        (await app.State(id)).State.ShouldBe(ReceivableState.Open);

        (
            await app.Run(Given.System, (RetainDeposit u) => u.Run(id, keep, CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        (
            await app.Run(Given.System, (RetainDeposit u) => u.Run(id, keep, CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        await app.DeliverOutbox();
        var r = await app.State(id);
        (r.State, r.Forfeited, r.Refunded).ShouldBe((ReceivableState.Cancelled, keep, First - keep));
        (await On(app, LedgerAccount.OtherIncome)).ShouldBe(-keep);
        (await On(app, LedgerAccount.CustomerPrepayments)).ShouldBe(Money.Zero);
        (
            await app.Run(Given.System, (GiveMoneyBack u) => u.Run(id, new Money(1), "case:1", CancellationToken.None))
        ).Refusal!.Code.ShouldBe("finance.refund_too_much");
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "FIN-16/full")]
    public async Task Given_up_by_us_the_whole_first_instalment_goes_back(string database)
    {
        await using var app = await Start(database);
        var id = await Deposited(app);
        (
            await app.Run(Given.System, (WriteOffReceivable u) => u.Run(id, CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        await app.DeliverOutbox();
        var r = await app.State(id);
        (r.State, r.Refunded, r.Forfeited).ShouldBe((ReceivableState.Cancelled, First, Money.Zero));
        (await app.Ask((ShopDb db) => db.Set<Refund>().AsNoTracking().SingleAsync())).State.ShouldBe(RefundState.Paid);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "FIN-16/partial"), Trait("Rule", "FIN-16/full")]
    public async Task A_refund_goes_back_by_both_payments_to_the_fen(string database)
    {
        await using var app = await Start(database);
        var id = await Deposited(app);
        (await app.Notice(await app.PaidTrade(id))).Outcome.ShouldBe(CallbackOutcome.Booked);
        for (var turn = 0; turn < 2; turn++)
            (
                await app.Run(
                    Given.System,
                    (GiveMoneyBack u) => u.Run(id, Balance - new Money(1), "case:1", CancellationToken.None)
                )
            ).IsDone.ShouldBeTrue();
        (
            await app.Run(
                Given.System,
                (GiveMoneyBack u) => u.Run(id, First + new Money(1), "case:2", CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();
        await app.DeliverOutbox();

        var refunds = await app.Ask((ShopDb db) => db.Set<Refund>().AsNoTracking().ToListAsync());
        refunds.Select(f => f.Amount.Fen).Order().ShouldBe([1, First.Fen, Balance.Fen - 1]);
        refunds.ShouldAllBe(f => f.State == RefundState.Paid);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task The_cashier_confirms_each_instalment_by_its_own_amount(string database)
    {
        await using var app = await Start(database);
        var id = await Open(app, method: PaymentMethod.OfflineTransfer);
        var cashier = AppFixture.Staff("payment.confirm");
        Task<Result> Confirm(Money amount, string reference) =>
            app.Run(
                cashier,
                (ConfirmPayment u) => u.Run(new ConfirmPaymentInput(id, amount, reference), CancellationToken.None)
            );

        (await Confirm(Given.Price, "ICBC-0001")).Refusal!.Code.ShouldBe("finance.amount_differs");
        (await Confirm(First, "ICBC-0001")).IsDone.ShouldBeTrue();
        (await Confirm(First, "ICBC-0002")).Refusal!.Code.ShouldBe("finance.amount_differs");
        (await Confirm(Balance, "ICBC-0001")).Refusal!.Code.ShouldBe("finance.reference_used");
        (await app.State(id)).State.ShouldBe(ReceivableState.Open);
        (await Confirm(Balance, "ICBC-0003")).IsDone.ShouldBeTrue();
        (await app.State(id)).State.ShouldBe(ReceivableState.Paid);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_balance_is_asked_for_once_and_can_be_paid_until_its_deadline(string database)
    {
        await using var app = await Start(database);
        var id = await Open(app);
        (await Ask(app, id)).Refusal!.Code.ShouldBe("finance.first_not_paid");
        (await app.Notice(await app.PaidTrade(id))).Outcome.ShouldBe(CallbackOutcome.Booked);
        app.Clock.Advance(TimeSpan.FromDays(20));
        (await app.State(id)).IsExpired(app.Clock.GetUtcNow()).ShouldBeFalse();
        var until = app.Clock.GetUtcNow().AddHours(72);
        (await Ask(app, id)).IsDone.ShouldBeTrue();
        (await Ask(app, id, 100)).IsDone.ShouldBeTrue();
        (await app.State(id)).Deadline.ShouldBe(until);

        Task<Result<StartedPayment>> Pay(PaymentMethod method = PaymentMethod.Alipay) =>
            app.Run(Actor.Visitor(), (StartPayment u) => u.Run(id, method, CancellationToken.None));
        app.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        (await Pay(PaymentMethod.CashOnDelivery)).Refusal!.Code.ShouldBe("finance.method_not_offered");
        (await Pay()).Value.Charge!.Amount.ShouldBe(Balance);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await Pay()).Refusal!.Code.ShouldBe("finance.expired");
    }

    [Theory, Databases]
    public async Task It_can_neither_be_lessened_nor_leave_before_its_balance(string database)
    {
        await using var app = await Start(database);
        var id = await Deposited(app);
        (
            await app.Run(Given.System, (ReduceReceivable u) => u.Run(id, First, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("finance.in_instalments");
        await Should.ThrowAsync<InvalidOperationException>(() =>
            app.Run(Given.System, (RecordSale u) => u.Run(id, CancellationToken.None))
        );
        (await app.State(id)).Amount.ShouldBe(Given.Price);
        (await app.Verify()).ShouldBeEmpty();
    }
}

/// <summary>Asks for the balance, as an order whose goods are there does.</summary>
[SystemOnly]
internal sealed class AskForBalance(IInstalments instalments)
{
    public Task<Result> Run(Guid id, DateTimeOffset until, CancellationToken ct) =>
        instalments.AskBalance(id, until, ct);
}

/// <summary>Gives a receivable up and keeps of its deposit.</summary>
[SystemOnly]
internal sealed class RetainDeposit(IInstalments instalments)
{
    public Task<Result> Run(Guid id, Money keep, CancellationToken ct) =>
        instalments.WriteOff(id, keep, "尾款未付", ct);
}

/// <summary>Lessens what is owed, as an amendment does.</summary>
[SystemOnly]
internal sealed class ReduceReceivable(IReceivables receivables)
{
    public Task<Result> Run(Guid id, Money amount, CancellationToken ct) =>
        receivables.Reduce(id, amount, "变更", "amend:1", ct);
}
