using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Zhanggui.Finance;
using Zhanggui.Harness;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Finance;

/// <summary>Money that goes back, and the books.</summary>
public sealed class RefundTests
{
    private static readonly Money Part = new(54_800);

    private static async Task<(AppFixture House, Guid Id)> Paid(string database)
    {
        var app = await AppFixture.Start(
            database,
            configure: s =>
                s.AddUseCase<OpenReceivables>()
                    .AddUseCase<WriteOffReceivable>()
                    .AddUseCase<GiveMoneyBack>()
                    .AddUseCase<RecordSale>()
                    .AddDomainEventHandler<RefundPaid, Heard>()
        );
        var id = await app.Receivable();
        await app.Notice(await app.PaidTrade(id));
        return (app, id);
    }

    [Theory, Databases, Trait("Rule", "FIN-16/partial")]
    public async Task Two_refunds_with_one_key_at_the_same_moment_pay_once(string database)
    {
        var (app, id) = await Paid(database);
        await using var _ = app;
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(_ =>
                    Task.Run(() =>
                        app.Run(Given.System, (GiveMoneyBack u) => u.Run(id, Part, "cancel:1", CancellationToken.None))
                    )
                )
        );
        all.ShouldAllBe(r => r.IsDone);
        await app.DeliverOutbox();
        await app.DeliverOutbox();

        (await app.Count<Refund>()).ShouldBe(1);
        (await app.State(id)).Refunded.ShouldBe(Part);
        (await app.Ask((ShopDb db) => db.Set<LocalPayTrade>().SumAsync(t => t.Refunded.Fen))).ShouldBe(Part.Fen);
        Heard.Refunds.Count(r => r.DocumentId == id).ShouldBe(1);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "FIN-16/partial")]
    public async Task Many_refunds_at_once_never_give_back_more_than_was_paid(string database)
    {
        var (app, id) = await Paid(database);
        await using var _ = app;
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    Task.Run(() =>
                        app.Run(Given.System, (GiveMoneyBack u) => u.Run(id, Part, $"case:{i}", CancellationToken.None))
                    )
                )
        );

        all.Count(r => r.IsDone).ShouldBe(2); // 1,548.00 holds 548.00 twice
        all.Where(r => !r.IsDone).ShouldAllBe(r => r.Refusal!.Code == "finance.refund_too_much");
        (await app.State(id)).Refunded.ShouldBe(Part * 2);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_refund_that_the_provider_refuses_fails_and_can_be_tried_again(string database)
    {
        var (app, id) = await Paid(database);
        await using var _ = app;
        var it = AppFixture.Staff(Policy.Technical);
        (
            await app.Run(
                it,
                (ChangePolicy u) => u.Run("localpay.refunds.refused", "on", "演练", CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();
        await app.Run(Given.System, (GiveMoneyBack u) => u.Run(id, Part, "cancel:1", CancellationToken.None));
        await app.DeliverOutbox();
        var refund = await app.Ask((ShopDb db) => db.Set<Refund>().AsNoTracking().SingleAsync());
        refund.State.ShouldBe(RefundState.Failed);
        Heard.Refunds.ShouldNotContain(r => r.DocumentId == id);

        (
            await app.Run(
                it,
                (ChangePolicy u) => u.Run("localpay.refunds.refused", "off", "演练结束", CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();
        (
            await app.Run(AppFixture.Staff("refund.pay"), (RetryRefund u) => u.Run(refund.Id, CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        await app.DeliverOutbox();
        (await app.Ask((ShopDb db) => db.Set<Refund>().AsNoTracking().SingleAsync())).ShouldSatisfyAllConditions(
            r => r.State.ShouldBe(RefundState.Paid),
            r => r.Tries.ShouldBe(2)
        );
        Heard.Refunds.Count(r => r.DocumentId == id).ShouldBe(1);
    }

    [Theory, Databases, Trait("Rule", "FIN-16/full")]
    public async Task A_transfer_goes_back_by_hand_and_only_with_a_reference(string database)
    {
        await using var app = await AppFixture.Start(
            database,
            configure: s => s.AddUseCase<OpenReceivables>().AddUseCase<GiveMoneyBack>()
        );
        var id = await app.Receivable(PaymentMethod.OfflineTransfer);
        await app.Run(
            AppFixture.Staff("payment.confirm"),
            (ConfirmPayment u) => u.Run(new ConfirmPaymentInput(id, Given.Price, "ICBC-0001"), CancellationToken.None)
        );
        await app.Run(Given.System, (GiveMoneyBack u) => u.Run(id, Given.Price, "cancel:1", CancellationToken.None));
        await app.DeliverOutbox();
        var refund = await app.Ask((ShopDb db) => db.Set<Refund>().AsNoTracking().SingleAsync());
        refund.State.ShouldBe(RefundState.Requested);

        var cashier = AppFixture.Staff("refund.pay");
        (
            await app.Run(cashier, (PayRefundByHand u) => u.Run(refund.Id, "", CancellationToken.None))
        ).Refusal!.Code.ShouldBe("finance.reference_missing");
        (await app.Ask((ShopDb db) => db.Set<Refund>().AsNoTracking().SingleAsync())).State.ShouldBe(
            RefundState.Requested
        );
        (
            await app.Run(cashier, (PayRefundByHand u) => u.Run(refund.Id, "ICBC-9001", CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        (
            await app.Ask(
                (LedgerQueries b) =>
                    b.Balance(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), CancellationToken.None)
            )
        ).ShouldAllBe(l => l.Closing == Money.Zero);
    }

    [Theory, Databases, Trait("Rule", "FIN-16/partial"), Trait("Rule", "FIN-03/refund")]
    public async Task A_refund_after_the_sale_was_booked_lessens_the_sales(string database)
    {
        var (app, id) = await Paid(database);
        await using var _ = app;
        await app.Run(Given.System, (RecordSale u) => u.Run(id, CancellationToken.None));
        await app.Run(Given.System, (GiveMoneyBack u) => u.Run(id, Part, "case:1", CancellationToken.None));
        var balance = await app.Ask(
            (LedgerQueries b) =>
                b.Balance(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), CancellationToken.None)
        );
        balance.Single(l => l.Account == LedgerAccount.Sales).Closing.ShouldBe(Part - Given.Price);
        balance.Single(l => l.Account == LedgerAccount.CustomerPrepayments).Closing.ShouldBe(Money.Zero);
        balance.Sum(l => l.Closing).ShouldBe(Money.Zero);
    }

    [Theory, Databases, Trait("Rule", "FIN-05/no-deletion")]
    public async Task Vouchers_can_neither_be_changed_nor_deleted(string database)
    {
        var (app, _) = await Paid(database);
        await using var _1 = app;
        await Should.ThrowAsync<Exception>(() =>
            app.Ask(
                (ShopDb db) =>
                    db.Set<JournalLineRow>()
                        .Where(l => l.No == 1)
                        .ExecuteUpdateAsync(s => s.SetProperty(l => l.Debit, new Money(1)))
            )
        );
        await Should.ThrowAsync<Exception>(() => app.Ask((ShopDb db) => db.Set<JournalEntry>().ExecuteDeleteAsync()));
        (await app.Count<JournalEntry>()).ShouldBe(1);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "FIN-05/checked-by-other"), Trait("Rule", "FIN-05/reversal")]
    public async Task A_voucher_is_reversed_once_and_checked_by_somebody_else_than_its_maker(string database)
    {
        var (app, _) = await Paid(database);
        await using var _1 = app;
        var accountant = AppFixture.Staff("fin.edit", "fin.approve");
        var entry = await app.Ask((ShopDb db) => db.Set<JournalEntry>().AsNoTracking().SingleAsync());
        var reversal = await app.Run(
            accountant,
            (ReverseEntry u) => u.Run(entry.Id, "记错科目", CancellationToken.None)
        );
        reversal.IsDone.ShouldBeTrue();
        (
            await app.Run(accountant, (ReverseEntry u) => u.Run(entry.Id, "再冲一次", CancellationToken.None))
        ).Refusal!.Code.ShouldBe("finance.already_reversed");
        (
            await app.Run(accountant, (CheckEntry u) => u.Run(reversal.Value, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("finance.own_entry");
        (await app.Run(accountant, (CheckEntry u) => u.Run(entry.Id, CancellationToken.None))).IsDone.ShouldBeTrue();
        (await app.Count<JournalEntry>()).ShouldBe(2);
        (await app.Count<JournalCheckMark>()).ShouldBe(1);
        (
            await app.Ask(
                (LedgerQueries b) =>
                    b.Balance(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), CancellationToken.None)
            )
        ).ShouldAllBe(l => l.Closing == Money.Zero);
    }
}
