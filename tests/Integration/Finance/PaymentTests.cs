using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using Zhanggui.Finance;
using Zhanggui.Harness;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Finance;

/// <summary>Money that comes in.</summary>
public sealed class PaymentTests
{
    private static Task<AppFixture> Start(string database) =>
        AppFixture.Start(
            database,
            configure: s =>
                s.AddUseCase<OpenReceivables>()
                    .AddUseCase<WriteOffReceivable>()
                    .AddUseCase<GiveMoneyBack>()
                    .AddUseCase<RecordSale>()
                    .AddDomainEventHandler<PaymentReceived, Heard>()
                    .AddDomainEventHandler<RefundPaid, Heard>()
        );

    [Theory, Databases, Trait("Rule", "FIN-02/matched")]
    public async Task A_notice_books_the_payment_and_tells_the_order(string database)
    {
        await using var app = await Start(database);
        var id = await app.Receivable();
        (await app.Notice(await app.PaidTrade(id))).Outcome.ShouldBe(CallbackOutcome.Booked);

        var receivable = await app.State(id);
        (receivable.State, receivable.Paid, receivable.Refunded).ShouldBe(
            (ReceivableState.Paid, Given.Price, Money.Zero)
        );
        Heard.Payments.Count(p => p.DocumentId == id && p.Amount == Given.Price).ShouldBe(1);
        (await app.Count<JournalEntry>()).ShouldBe(1);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-13/expires")]
    public async Task Paying_and_expiring_at_the_same_moment_never_both_win(string database)
    {
        await using var app = await Start(database);
        for (var round = 0; round < 8; round++)
        {
            var id = await app.Receivable(no: $"SO20261122-{round:000000}");
            var trade = await app.PaidTrade(id);
            var race = Enumerable
                .Range(0, 12)
                .Select(i =>
                    Task.Run(async () =>
                        i % 2 == 0
                            ? ((await app.Notice(trade)).Outcome == CallbackOutcome.Booked, false)
                            : (
                                false,
                                (
                                    await app.Run(
                                        Given.System,
                                        (WriteOffReceivable u) => u.Run(id, CancellationToken.None)
                                    )
                                ).IsDone
                            )
                    )
                );
            var outcomes = await Task.WhenAll(race);

            var receivable = await app.State(id);
            outcomes.Count(o => o.Item1).ShouldBe(receivable.State == ReceivableState.Paid ? 1 : 0);
            outcomes.Count(o => o.Item2).ShouldBe(receivable.State == ReceivableState.Cancelled ? 6 : 0);
            receivable.Paid.ShouldBe(Given.Price);
            receivable.Refunded.ShouldBe(receivable.State == ReceivableState.Cancelled ? Given.Price : Money.Zero);
            Heard.Payments.Count(p => p.DocumentId == id).ShouldBe(receivable.State == ReceivableState.Paid ? 1 : 0);
        }

        (await app.Count<Payment>()).ShouldBe(8);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task The_same_notice_many_times_at_once_books_once(string database)
    {
        await using var app = await Start(database);
        var id = await app.Receivable();
        var trade = await app.PaidTrade(id);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => app.Notice(trade))));

        outcomes.Count(o => o.Outcome == CallbackOutcome.Booked).ShouldBe(1);
        outcomes.Count(o => o.Outcome == CallbackOutcome.Duplicate).ShouldBe(15);
        (await app.Count<Payment>()).ShouldBe(1);
        (await app.Count<JournalEntry>()).ShouldBe(1);
        (await app.State(id)).Paid.ShouldBe(Given.Price);
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task A_forged_notice_is_recorded_and_changes_nothing(string database)
    {
        await using var app = await Start(database);
        var id = await app.Receivable();
        var trade = await app.PaidTrade(id);
        var provider = app.Services.GetRequiredService<LocalPay>();
        var (body, signature) = await provider.Seal(trade, app.Clock.GetUtcNow(), CancellationToken.None);

        (await app.Notice(body, new string('0', 64))).Reason.ShouldBe("bad_signature");
        (await app.Notice(body.Replace("154800", "154801", StringComparison.Ordinal), signature)).Reason.ShouldBe(
            "bad_signature"
        );
        await Unchanged(app, id, refused: 2);
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task A_notice_older_than_ten_minutes_is_refused(string database)
    {
        await using var app = await Start(database);
        var id = await app.Receivable();
        var trade = await app.PaidTrade(id);
        var (body, signature) = await app
            .Services.GetRequiredService<LocalPay>()
            .Seal(trade, app.Clock.GetUtcNow(), CancellationToken.None);
        app.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));

        (await app.Notice(body, signature)).Reason.ShouldBe("too_old");
        await Unchanged(app, id, refused: 1);
    }

    [Theory, Databases]
    public async Task A_signed_notice_with_another_amount_or_an_unknown_number_is_refused(string database)
    {
        await using var app = await Start(database);
        var id = await app.Receivable();
        var trade = await app.PaidTrade(id);

        (await app.Notice(Copy(trade, amount: new Money(1), charge: trade.ChargeNo))).Reason.ShouldBe("wrong_amount");
        (await app.Notice(Copy(trade, amount: trade.Amount, charge: "PY-nobody"))).Reason.ShouldBe("unknown_trade");
        await Unchanged(app, id, refused: 2);
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task Money_that_comes_after_the_order_was_given_up_is_booked_and_goes_back_by_itself(string database)
    {
        await using var app = await Start(database);
        var id = await app.Receivable();
        var trade = await app.PaidTrade(id);
        (
            await app.Run(Given.System, (WriteOffReceivable u) => u.Run(id, CancellationToken.None))
        ).IsDone.ShouldBeTrue();

        (await app.Notice(trade)).Outcome.ShouldBe(CallbackOutcome.Returned);
        await app.DeliverOutbox();

        var receivable = await app.State(id);
        (receivable.State, receivable.Paid, receivable.Refunded).ShouldBe(
            (ReceivableState.Cancelled, Given.Price, Given.Price)
        );
        (
            await app.Ask(
                (ShopDb db) => db.Set<LocalPayTrade>().AsNoTracking().FirstAsync(t => t.TradeNo == trade.TradeNo)
            )
        ).Refunded.ShouldBe(Given.Price);
        (await app.Ask((ShopDb db) => db.Set<Refund>().AsNoTracking().SingleAsync())).State.ShouldBe(RefundState.Paid);
        Heard.Payments.ShouldNotContain(p => p.DocumentId == id);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_second_trade_for_a_paid_order_goes_back_and_the_first_stays(string database)
    {
        await using var app = await Start(database);
        var id = await app.Receivable();
        var (first, second) = (await app.PaidTrade(id), await app.PaidTrade(id));
        (await app.Notice(first)).Outcome.ShouldBe(CallbackOutcome.Booked);
        (await app.Notice(second)).Outcome.ShouldBe(CallbackOutcome.Returned);

        var receivable = await app.State(id);
        (receivable.State, receivable.Paid, receivable.Refunded).ShouldBe(
            (ReceivableState.Paid, Given.Price * 2, Given.Price)
        );
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_payment_that_failed_leaves_the_order_open(string database)
    {
        await using var app = await Start(database);
        var id = await app.Receivable();
        (await app.Notice(await app.PaidTrade(id, TradeChoice.Failed))).Outcome.ShouldBe(CallbackOutcome.NotPaid);
        (await app.State(id)).State.ShouldBe(ReceivableState.Open);
        (await app.Count<Payment>()).ShouldBe(0);
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task A_transfer_is_confirmed_by_hand_once_per_reference_and_only_with_the_right_amount(string database)
    {
        await using var app = await Start(database);
        var cashier = AppFixture.Staff("payment.confirm");
        var (one, two) = (
            await app.Receivable(PaymentMethod.OfflineTransfer),
            await app.Receivable(PaymentMethod.OfflineTransfer, "SO20261122-000002")
        );
        Task<Result> Confirm(Guid id, Money amount, string reference, Actor by) =>
            app.Run(
                by,
                (ConfirmPayment u) => u.Run(new ConfirmPaymentInput(id, amount, reference), CancellationToken.None)
            );

        (await Confirm(one, Given.Price, "ICBC-0001", AppFixture.Staff("fin.view"))).Refusal!.Code.ShouldBe(
            "platform.not_permitted"
        );
        (await Confirm(one, new Money(1), "ICBC-0001", cashier)).Refusal!.Code.ShouldBe("finance.amount_differs");
        (await app.State(one)).State.ShouldBe(ReceivableState.Open);
        (await app.Count<Payment>()).ShouldBe(0);

        (await Confirm(one, Given.Price, "ICBC-0001", cashier)).IsDone.ShouldBeTrue();
        (await Confirm(one, Given.Price, "ICBC-0002", cashier)).Refusal!.Code.ShouldBe("finance.already_paid");
        (await Confirm(two, Given.Price, "ICBC-0001", cashier)).Refusal!.Code.ShouldBe("finance.reference_used");
        (await app.State(two)).State.ShouldBe(ReceivableState.Open);
        (await app.Count<Payment>()).ShouldBe(1);
    }

    [Theory, Databases]
    public async Task An_expired_order_can_not_be_paid_any_more(string database)
    {
        await using var app = await Start(database);
        var id = await app.Receivable();
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        (
            await app.Run(Actor.Visitor(), (StartPayment u) => u.Run(id, PaymentMethod.Alipay, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("finance.expired");
        (await app.Count<Charge>()).ShouldBe(0);
    }

    private static LocalPayTrade Copy(LocalPayTrade trade, Money amount, string charge) =>
        new()
        {
            Token = trade.Token,
            TradeNo = trade.TradeNo,
            ChargeNo = charge,
            Amount = amount,
            Method = trade.Method,
            Title = trade.Title,
            ReturnPath = trade.ReturnPath,
            State = trade.State,
            StartedAt = trade.StartedAt,
            EndedAt = trade.EndedAt,
        };

    private static async Task Unchanged(AppFixture app, Guid id, int refused)
    {
        var receivable = await app.State(id);
        (receivable.State, receivable.Paid).ShouldBe((ReceivableState.Open, Money.Zero));
        (await app.Count<Payment>()).ShouldBe(0);
        (await app.Count<JournalEntry>()).ShouldBe(0);
        (
            await app.Ask((ShopDb db) => db.Set<Callback>().CountAsync(c => c.Outcome == CallbackOutcome.Refused))
        ).ShouldBe(refused);
    }
}
