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
    private static Task<House> Start(string database) => House.Start(database, configure: s => s
        .AddUseCase<OpenReceivables>().AddUseCase<GiveUp>().AddUseCase<GiveMoneyBack>().AddUseCase<NoteSale>()
        .AddHandler<PaymentReceived, Heard>().AddHandler<RefundPaid, Heard>());

    [Theory, Databases, Trait("Rule", "FIN-02/matched")]
    public async Task A_notice_books_the_payment_and_tells_the_order(string database)
    {
        await using var house = await Start(database);
        var id = await house.Receivable();
        (await house.Notice(await house.PaidTrade(id))).Outcome.ShouldBe(CallbackOutcome.Booked);

        var receivable = await house.State(id);
        (receivable.State, receivable.Paid, receivable.Refunded).ShouldBe((ReceivableState.Paid, Given.Price, Money.Zero));
        Heard.Payments.Count(p => p.DocumentId == id && p.Amount == Given.Price).ShouldBe(1);
        (await house.Count<JournalEntry>()).ShouldBe(1);
        (await house.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-13/expires")]
    public async Task Paying_and_expiring_at_the_same_moment_never_both_win(string database)
    {
        await using var house = await Start(database);
        for (var round = 0; round < 8; round++)
        {
            var id = await house.Receivable(no: $"SO20261122-{round:000000}");
            var trade = await house.PaidTrade(id);
            var race = Enumerable.Range(0, 12).Select(i => Task.Run(async () => i % 2 == 0
                ? ((await house.Notice(trade)).Outcome == CallbackOutcome.Booked, false)
                : (false, (await house.Run(Given.System, (GiveUp u) => u.Run(id, CancellationToken.None))).IsDone)));
            var outcomes = await Task.WhenAll(race);

            var receivable = await house.State(id);
            outcomes.Count(o => o.Item1).ShouldBe(receivable.State == ReceivableState.Paid ? 1 : 0);
            outcomes.Count(o => o.Item2).ShouldBe(receivable.State == ReceivableState.Cancelled ? 6 : 0);
            receivable.Paid.ShouldBe(Given.Price);
            receivable.Refunded.ShouldBe(receivable.State == ReceivableState.Cancelled ? Given.Price : Money.Zero);
            Heard.Payments.Count(p => p.DocumentId == id).ShouldBe(receivable.State == ReceivableState.Paid ? 1 : 0);
        }

        (await house.Count<Payment>()).ShouldBe(8);
        (await house.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task The_same_notice_many_times_at_once_books_once(string database)
    {
        await using var house = await Start(database);
        var id = await house.Receivable();
        var trade = await house.PaidTrade(id);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => house.Notice(trade))));

        outcomes.Count(o => o.Outcome == CallbackOutcome.Booked).ShouldBe(1);
        outcomes.Count(o => o.Outcome == CallbackOutcome.Duplicate).ShouldBe(15);
        (await house.Count<Payment>()).ShouldBe(1);
        (await house.Count<JournalEntry>()).ShouldBe(1);
        (await house.State(id)).Paid.ShouldBe(Given.Price);
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task A_forged_notice_is_recorded_and_changes_nothing(string database)
    {
        await using var house = await Start(database);
        var id = await house.Receivable();
        var trade = await house.PaidTrade(id);
        var provider = house.Services.GetRequiredService<LocalPay>();
        var (body, signature) = await provider.Seal(trade, house.Clock.GetUtcNow(), CancellationToken.None);

        (await house.Notice(body, new string('0', 64))).Reason.ShouldBe("bad_signature");
        (await house.Notice(body.Replace("154800", "154801", StringComparison.Ordinal), signature)).Reason.ShouldBe("bad_signature");
        await Unchanged(house, id, refused: 2);
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task A_notice_older_than_ten_minutes_is_refused(string database)
    {
        await using var house = await Start(database);
        var id = await house.Receivable();
        var trade = await house.PaidTrade(id);
        var (body, signature) = await house.Services.GetRequiredService<LocalPay>().Seal(trade, house.Clock.GetUtcNow(), CancellationToken.None);
        house.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));

        (await house.Notice(body, signature)).Reason.ShouldBe("too_old");
        await Unchanged(house, id, refused: 1);
    }

    [Theory, Databases]
    public async Task A_signed_notice_with_another_amount_or_an_unknown_number_is_refused(string database)
    {
        await using var house = await Start(database);
        var id = await house.Receivable();
        var trade = await house.PaidTrade(id);

        (await house.Notice(Copy(trade, amount: new Money(1), charge: trade.ChargeNo))).Reason.ShouldBe("wrong_amount");
        (await house.Notice(Copy(trade, amount: trade.Amount, charge: "PY-nobody"))).Reason.ShouldBe("unknown_trade");
        await Unchanged(house, id, refused: 2);
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task Money_that_comes_after_the_order_was_given_up_is_booked_and_goes_back_by_itself(string database)
    {
        await using var house = await Start(database);
        var id = await house.Receivable();
        var trade = await house.PaidTrade(id);
        (await house.Run(Given.System, (GiveUp u) => u.Run(id, CancellationToken.None))).IsDone.ShouldBeTrue();

        (await house.Notice(trade)).Outcome.ShouldBe(CallbackOutcome.Returned);
        await house.DeliverOutbox();

        var receivable = await house.State(id);
        (receivable.State, receivable.Paid, receivable.Refunded).ShouldBe((ReceivableState.Cancelled, Given.Price, Given.Price));
        (await house.Ask((ShopDb db) => db.Set<LocalPayTrade>().AsNoTracking().FirstAsync(t => t.TradeNo == trade.TradeNo))).Refunded.ShouldBe(Given.Price);
        (await house.Ask((ShopDb db) => db.Set<Refund>().AsNoTracking().SingleAsync())).State.ShouldBe(RefundState.Paid);
        Heard.Payments.ShouldNotContain(p => p.DocumentId == id);
        (await house.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_second_trade_for_a_paid_order_goes_back_and_the_first_stays(string database)
    {
        await using var house = await Start(database);
        var id = await house.Receivable();
        var (first, second) = (await house.PaidTrade(id), await house.PaidTrade(id));
        (await house.Notice(first)).Outcome.ShouldBe(CallbackOutcome.Booked);
        (await house.Notice(second)).Outcome.ShouldBe(CallbackOutcome.Returned);

        var receivable = await house.State(id);
        (receivable.State, receivable.Paid, receivable.Refunded).ShouldBe((ReceivableState.Paid, Given.Price * 2, Given.Price));
        (await house.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_payment_that_failed_leaves_the_order_open(string database)
    {
        await using var house = await Start(database);
        var id = await house.Receivable();
        (await house.Notice(await house.PaidTrade(id, TradeChoice.Failed))).Outcome.ShouldBe(CallbackOutcome.NotPaid);
        (await house.State(id)).State.ShouldBe(ReceivableState.Open);
        (await house.Count<Payment>()).ShouldBe(0);
    }

    [Theory, Databases, Trait("Rule", "ORD-13/matched")]
    public async Task A_transfer_is_confirmed_by_hand_once_per_reference_and_only_with_the_right_amount(string database)
    {
        await using var house = await Start(database);
        var cashier = House.Staff("payment.confirm");
        var (one, two) = (await house.Receivable(PaymentMethod.OfflineTransfer), await house.Receivable(PaymentMethod.OfflineTransfer, "SO20261122-000002"));
        Task<Result> Confirm(Guid id, Money amount, string reference, Actor by) => house.Run(by, (ConfirmPayment u) => u.Run(new ConfirmPaymentInput(id, amount, reference), CancellationToken.None));

        (await Confirm(one, Given.Price, "ICBC-0001", House.Staff("fin.view"))).Refusal!.Code.ShouldBe("platform.not_permitted");
        (await Confirm(one, new Money(1), "ICBC-0001", cashier)).Refusal!.Code.ShouldBe("finance.amount_differs");
        (await house.State(one)).State.ShouldBe(ReceivableState.Open);
        (await house.Count<Payment>()).ShouldBe(0);

        (await Confirm(one, Given.Price, "ICBC-0001", cashier)).IsDone.ShouldBeTrue();
        (await Confirm(one, Given.Price, "ICBC-0002", cashier)).Refusal!.Code.ShouldBe("finance.already_paid");
        (await Confirm(two, Given.Price, "ICBC-0001", cashier)).Refusal!.Code.ShouldBe("finance.reference_used");
        (await house.State(two)).State.ShouldBe(ReceivableState.Open);
        (await house.Count<Payment>()).ShouldBe(1);
    }

    [Theory, Databases]
    public async Task An_expired_order_can_not_be_paid_any_more(string database)
    {
        await using var house = await Start(database);
        var id = await house.Receivable();
        house.Clock.Advance(TimeSpan.FromMinutes(31));
        (await house.Run(Actor.Visitor(), (StartPayment u) => u.Run(id, PaymentMethod.Alipay, CancellationToken.None))).Refusal!.Code.ShouldBe("finance.expired");
        (await house.Count<Charge>()).ShouldBe(0);
    }

    private static LocalPayTrade Copy(LocalPayTrade trade, Money amount, string charge) => new()
    {
        Token = trade.Token, TradeNo = trade.TradeNo, ChargeNo = charge, Amount = amount, Method = trade.Method, Title = trade.Title, ReturnPath = trade.ReturnPath,
        State = trade.State, StartedAt = trade.StartedAt, EndedAt = trade.EndedAt,
    };

    private static async Task Unchanged(House house, Guid id, int refused)
    {
        var receivable = await house.State(id);
        (receivable.State, receivable.Paid).ShouldBe((ReceivableState.Open, Money.Zero));
        (await house.Count<Payment>()).ShouldBe(0);
        (await house.Count<JournalEntry>()).ShouldBe(0);
        (await house.Ask((ShopDb db) => db.Set<Callback>().CountAsync(c => c.Outcome == CallbackOutcome.Refused))).ShouldBe(refused);
    }
}
