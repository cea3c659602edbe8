using Shouldly;
using Xunit;
using Zhanggui.Finance;
using Zhanggui.Kernel;

namespace Zhanggui.Unit.Finance;

public sealed class JournalTests
{
    [Fact]
    public void An_entry_whose_sides_are_equal_answers_the_sum_of_one_side() =>
        Journal
            .Balanced(
                [
                    JournalLine.Dr(LedgerAccount.Bank, new Money(1_050)),
                    JournalLine.Cr(LedgerAccount.Sales, new Money(1_000)),
                    JournalLine.Cr(LedgerAccount.PostageIncome, new Money(50)),
                ],
                "SO1"
            )
            .ShouldBe(new Money(1_050));

    [Fact, Trait("Rule", "FIN-03/balanced")]
    public void An_entry_that_is_one_fen_off_is_a_bug() =>
        Should.Throw<InvalidOperationException>(() =>
            Journal.Balanced(
                [
                    JournalLine.Dr(LedgerAccount.Bank, new Money(1_000)),
                    JournalLine.Cr(LedgerAccount.Sales, new Money(999)),
                ],
                "SO1"
            )
        );

    [Fact]
    public void A_negative_line_is_a_bug_even_when_the_sums_agree() =>
        Should.Throw<InvalidOperationException>(() =>
            Journal.Balanced(
                [JournalLine.Dr(LedgerAccount.Bank, new Money(-5)), JournalLine.Cr(LedgerAccount.Sales, new Money(-5))],
                "SO1"
            )
        );

    [Fact]
    public void A_line_on_both_sides_is_a_bug() =>
        Should.Throw<InvalidOperationException>(() =>
            Journal.Balanced([new JournalLine(LedgerAccount.Bank, new Money(5), new Money(5))], "SO1")
        );
}

public sealed class RefundTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(RefundState.Requested, RefundVerb.Send, RefundState.Sent)]
    [InlineData(RefundState.Requested, RefundVerb.PayByHand, RefundState.Paid)]
    [InlineData(RefundState.Sent, RefundVerb.Settle, RefundState.Paid)]
    [InlineData(RefundState.Sent, RefundVerb.Fail, RefundState.Failed)]
    [InlineData(RefundState.Failed, RefundVerb.Retry, RefundState.Requested)]
    [InlineData(RefundState.Failed, RefundVerb.PayByHand, RefundState.Paid)]
    public void The_allowed_moves_lead_where_the_table_says(RefundState from, RefundVerb verb, RefundState to) =>
        Refund.Moves.Next(from, verb).Value.ShouldBe(to);

    [Fact]
    public void There_are_no_other_moves() => Refund.Moves.All.Count().ShouldBe(6);

    [Fact]
    public void A_paid_refund_cannot_be_paid_again_by_hand()
    {
        var refund = Made();
        refund.Send(Now);
        refund.Settle(Now);

        refund.PayByHand("ICBC-1", Now).Refusal!.Code.ShouldBe("finance.refund.not_allowed_in_state");
        refund.State.ShouldBe(RefundState.Paid);
        refund.Reference.ShouldBeNull();
    }

    [Fact]
    public void Sending_again_after_a_failure_forgets_the_failure_and_counts_the_try()
    {
        var refund = Made();
        refund.Send(Now);
        refund.Fail("余额不足");
        refund.Failure.ShouldBe("余额不足");
        refund.Retry();
        refund.Send(Now);
        (refund.Tries, refund.Failure).ShouldBe((2, null));
    }

    private static Refund Made() =>
        new()
        {
            Id = Guid.CreateVersion7(Now),
            No = "RF1",
            IdempotencyKey = "once",
            ReceivableId = Guid.CreateVersion7(Now),
            DocumentType = "order",
            DocumentNo = "SO1",
            Payer = "慕容思远",
            Amount = new Money(100),
            Method = PaymentMethod.Alipay,
            Provider = "localpay",
            TradeNo = "T1",
            Reason = "取消",
            RequestedAt = Now,
            RequestedBy = "林知夏",
        };
}

public sealed class PaymentMethodTests
{
    [Theory]
    [InlineData("alipay,tenpay", true)]
    [InlineData("alipay、transfer", true)]
    [InlineData("alipay,bitcoin", false)]
    [InlineData(" , ", false)]
    public void The_list_of_methods_holds_known_words_only(string text, bool good) =>
        FinancePolicies.Methods.Accepts(text).ShouldBe(good);

    [Theory]
    [InlineData("/orders/SO1", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("https://evil.example", false)]
    public void The_payer_is_only_sent_to_our_own_pages(string path, bool good) =>
        LocalPath.IsGood(path).ShouldBe(good);

    [Fact]
    public void Online_money_lands_with_the_provider_and_transfers_on_the_bank_account()
    {
        PaymentMethods.MoneyAccount(PaymentMethod.Alipay).ShouldBe(LedgerAccount.ProviderBalance);
        PaymentMethods.MoneyAccount(PaymentMethod.OfflineTransfer).ShouldBe(LedgerAccount.Bank);
    }
}
