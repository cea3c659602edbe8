using Microsoft.EntityFrameworkCore;
using Zhanggui.AfterSales;
using Zhanggui.Approvals;
using Zhanggui.Catalog;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Integration.Ordering;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.OrderScreening;
using Zhanggui.Platform;
using Zhanggui.Work;
using static Zhanggui.Integration.AfterSales.GivenReturns;
using static Zhanggui.Integration.GivenShop;

namespace Zhanggui.Integration.AfterSales;

/// <summary>
/// Customer service grants returns and exchanges within its authority; the goods are inspected, the slip is signed, and
/// then stock, books and money follow.
/// </summary>
public sealed class ReturnTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases, Trait("Rule", "ORD-29/returns"), Trait("Rule", "AFS-08/checked")]
    [Trait("Rule", "AFS-08/stored"), Trait("Rule", "AFS-08/refund"), Trait("Rule", "AFS-11/both-sign")]
    [Trait("Rule", "AFS-11/before-posting"), Trait("Rule", "AFS-12/after-acceptance")]
    public async Task A_return_within_the_authority_is_granted_at_once_and_paid_back_when_it_was_inspected_and_signed(
        string database
    )
    {
        await using var given = await GivenReturns.Open(database);
        var order = await given.Received(2, 2);
        var (stock, goods, cost) = (
            (await given.Shop.Stock()).OnHand.Units,
            await given.Shop.Balance(LedgerAccount.Goods),
            await given.Shop.Balance(LedgerAccount.CostOfSales)
        );

        var made = await given.Asked(Input(order.No, lines: [new ReturnedLine(1, 2), new ReturnedLine(2, 1)]));
        (made.State, made.ApprovalNo).ShouldBe((ReturnState.Awaiting, null));
        var todo = await given.App.Ask(
            (ShopDb db) =>
                db.Set<WorkItem>()
                    .AsNoTracking()
                    .SingleAsync(i => i.Kind == ReturnTransitions.AwaitKind && i.SubjectNo == made.No)
        );
        (todo.State, todo.EscalateTo, todo.DueAt).ShouldBe(
            (WorkState.Open, "CSMGR", given.Shop.Clock.GetUtcNow().AddDays(7))
        );

        await Must(given.Inspect(made));
        (await given.State(made)).ShouldBe(ReturnState.Inspected);
        (await given.Refunded(order)).ShouldBe(Money.Zero, "AFS-12: nothing goes back before the slip is signed");
        (await given.Shop.Stock()).OnHand.Units.ShouldBe(stock);
        await Must(given.Agree(made, "zhong"));
        (await given.State(made)).ShouldBe(ReturnState.Inspected, "the director has not signed");
        await Must(given.Agree(made, "yan"));

        var file = await given.File(made.No);
        (file.Case.State, file.Case.Progress.Refunded).ShouldBe((ReturnState.Done, Money.Yuan(297)));
        (await given.Refunded(order)).ShouldBe(Money.Yuan(297));
        (await given.Shop.Stock()).OnHand.Units.ShouldBe(stock + 2);
        (
            await given.Shop.Balance(LedgerAccount.Goods) - goods,
            await given.Shop.Balance(LedgerAccount.CostOfSales) - cost
        ).ShouldBe((Money.Yuan(120), Money.Yuan(-120)));
        (await given.Shop.Status(order.Id)).ShouldBe(OrderStatus.Received);
        (await given.App.Ask((IReturns r) => r.OfOrder(order.Id.Value, None)))
            .Single()
            .ForCustomer!.Value.Zh.ShouldContain("297.00");
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "FIN-03/after-sales")]
    public async Task A_return_takes_back_the_cost_that_its_sale_has_booked_whatever_the_catalogue_says_today(
        string database
    )
    {
        await using var given = await GivenReturns.Open(database);
        // 10 pieces at 40.00 and 5 at 47.01 are 635.05: three of them leave at 127.01.
        await given.Shop.Costs(0, new Money(4701));
        await given.Shop.Arrives(0, 5);
        var order = await given.Received(1, 3);
        (await given.Shop.Balance(LedgerAccount.CostOfSales)).ShouldBe(new Money(12701));
        await given.Shop.Costs(0, Money.Yuan(60));

        List<Money> left = [];
        for (var piece = 1; piece <= 3; piece++)
        {
            await given.Settle(await given.Asked(Input(order.No)));
            left.Add(await given.Shop.Balance(LedgerAccount.CostOfSales));
            (await given.App.Verify()).ShouldBeEmpty();
        }

        left.ShouldBe([new Money(8468), new Money(4234), Money.Zero]);
    }

    [Theory, Databases, Trait("Rule", "ORD-29/beyond"), Trait("Rule", "AFS-08/reviewed"), Trait("Rule", "AFS-09/limit")]
    [Trait("Rule", "AFS-10/store-manager"), Trait("Rule", "AFS-10/before-sending")]
    public async Task Beyond_the_authority_the_store_manager_confirms_and_what_was_granted_before_counts(
        string database
    )
    {
        await using var given = await GivenReturns.Open(database);
        await Must(
            given.App.Run(
                GivenShop.System,
                (ChangePolicy u) => u.Run("returns.authority", "CSPOST@200x2", "试行", None)
            )
        );
        var order = await given.Received(2, 2);
        var first = await given.Asked(Input(order.No));
        first.State.ShouldBe(ReturnState.Awaiting);
        await given.Settle(first);
        var second = await given.Asked(Input(order.No, lines: [new ReturnedLine(1, 1), new ReturnedLine(2, 1)]));
        (second.State, second.ApprovalNo is null).ShouldBe(
            (ReturnState.Reviewing, false),
            "three pieces with the first"
        );
        (await given.Inspect(second)).Refusal!.Code.ShouldStartWith(
            "aftersales.return.",
            Case.Sensitive,
            "nothing is awaited yet"
        );
        (await given.Agree(second, "song")).IsDone.ShouldBeFalse("a maker is no checker");
        await Must(given.Agree(second, "duan"));
        (await given.State(second)).ShouldBe(ReturnState.Awaiting);
        await given.Settle(second);
        (await given.Refunded(order)).ShouldBe(Money.Yuan(297));

        var other = await given.Received(1, 1);
        var third = await given.Asked(Input(other.No), given.Of("lin"));
        third.State.ShouldBe(ReturnState.Reviewing, "the policy does not name CSPRE");
        await Must(given.Reject(third, "duan"));
        (await given.State(third)).ShouldBe(ReturnState.Refused);
        (await given.Asked(Input(other.No))).State.ShouldBe(ReturnState.Awaiting, "what was refused does not count");
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "AFS-26/policy")]
    public async Task After_the_window_somebody_else_decides_and_a_closed_order_takes_none(string database)
    {
        await using var given = await GivenReturns.Open(database);
        await Must(
            given.App.Run(GivenShop.System, (ChangePolicy u) => u.Run("returns.window_days", "3", "试行", None))
        );
        var (early, late) = (await given.Received(), await given.Received());
        given.Shop.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        (await given.Asked(Input(early.No))).State.ShouldBe(ReturnState.Awaiting);
        given.Shop.Clock.Advance(TimeSpan.FromMinutes(2));
        (await given.Asked(Input(late.No))).State.ShouldBe(ReturnState.Reviewing);
        await Must(given.App.Run(Cashier, (SettleOrder u) => u.Run(early.Id, None)));
        await Must(given.App.Run(GivenShop.System, (CloseOrder u) => u.Run(early.Id, None)));
        (await given.Ask(Input(early.No))).Refusal!.Code.ShouldBe("aftersales.return.over");
    }

    [Theory, Databases, Trait("Rule", "ORD-29/exchanges"), Trait("Rule", "AFS-07/replacement")]
    [Trait("Rule", "AFS-14/new-slip"), Trait("Rule", "AFS-14/linked"), Trait("Rule", "AFS-14/no-payment")]
    public async Task An_exchange_sends_the_other_size_as_an_order_that_costs_nothing(string database)
    {
        await using var given = await GivenReturns.Open(database);
        var order = await given.Received(1, 2);
        var made = await given.Asked(
            Input(order.No, ReturnKind.Exchange, lines: [new ReturnedLine(1, 1, given.Shop.Skus[1])])
        );
        await given.Settle(made);
        (await given.Refunded(order)).ShouldBe(Money.Zero);
        var anew = (await given.File(made.No)).Case.Progress.ReplacementNo!;
        var replacement = (await given.App.Ask((IOrders o) => o.ByNo(anew, None)))!;
        (
            replacement.Total,
            replacement.IsPaid,
            replacement.Replaces,
            replacement.Account,
            replacement.Lines.Single().Sku,
            replacement.Address
        ).ShouldBe((Money.Zero, true, order.No, Member().Id, given.Shop.Skus[1], Home));
        await Must(given.Shop.Accept(replacement.Id));
        (await given.Shop.Status(replacement.Id)).ShouldBe(
            OrderStatus.Accepted,
            "that it brings nothing is no reason to hold it"
        );
        (await given.App.Ask((ScreeningReplay r) => r.Run(ScreeningRuleSet.Factory, None)))
            .Counts[ReplayChange.StillHeld]
            .ShouldBe(0, "nor does a replay find one");
        await Must(given.Shop.Confirm(replacement.Id));
        var moved = GivenAmendments.Input(GivenAmendments.Elsewhere);
        var amendment = await Must(
            given.App.Run(given.Of("amy"), (RequestAmendment u) => u.Run(replacement.Id, moved, None))
        );
        var asked = (await given.App.Ask((IApprovals a) => a.Of(amendment.Id.Value, None)))[0].Id;
        await Must(given.App.Run(given.Of("mgr"), (ApproveRequest u) => u.Run(asked, "同意", null, None)));
        var amended = await given.Shop.Order(replacement.Id);
        amended.Address.ShouldBe(GivenAmendments.Elsewhere);
        amended.Replaces.ShouldBe(order.No, "an amendment forgets nothing that it does not name");
        var slip = await given.Shop.OutboundOrder(replacement.Id);
        await given.Shop.Pick(slip);
        await given.Shop.HandOver(await given.Shop.Pack(slip, "amended"));
        (await given.Shop.Stock(1)).OnHand.Units.ShouldBe(9);
        (await given.Ask(Input(order.No, lines: [new ReturnedLine(1, 2)]))).Refusal!.Code.ShouldBe(
            "aftersales.return.pieces",
            "one of two is left"
        );
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "AFS-13/condition"), Trait("Rule", "AFS-13/quantity")]
    [Trait("Rule", "AFS-13/stock-class"), Trait("Rule", "INV-32/resell"), Trait("Rule", "INV-32/counted")]
    public async Task Fewer_and_broken_pieces_are_noted_and_only_what_came_is_paid_and_only_the_good_is_sold_again(
        string database
    )
    {
        await using var given = await GivenReturns.Open(database);
        var order = await given.Received(1, 3);
        var stock = (await given.Shop.Stock()).OnHand.Units;
        var made = await given.Asked(
            Input(order.No, reason: ReturnReason.WrongGoods, lines: [new ReturnedLine(1, 3)]) with
            {
                Postage = Money.Zero,
            }
        );
        (await given.Inspect(made, bad: 1, missing: 1)).Refusal!.Code.ShouldBe("aftersales.return.note");
        (await given.Inspect(made, bad: -1)).IsDone.ShouldBeFalse();
        (await given.Inspect(made, missing: 3)).IsDone.ShouldBeFalse("nothing came");
        await Must(given.Inspect(made, bad: 1, missing: 1, note: "一件有污渍，少一件"));
        await Must(given.Agree(made, "zhong"));
        await Must(given.Agree(made, "yan"));
        (await given.Refunded(order)).ShouldBe(Money.Yuan(198));
        (await given.Shop.Stock()).OnHand.Units.ShouldBe(stock + 1);
        (await given.Asked(Input(order.No))).State.ShouldBe(ReturnState.Awaiting, "the third piece may still come");
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_slip_that_is_taken_back_is_inspected_again_and_one_that_is_refused_ends_it(string database)
    {
        await using var given = await GivenReturns.Open(database);
        var order = await given.Received(1, 2);
        var made = await given.Asked(Input(order.No));
        await Must(given.Inspect(made));
        var slip = await given.Request(made);
        await Must(given.App.Run(given.Clerk, (WithdrawRequest u) => u.Run(slip.Id, "数错了", None)));
        (await given.State(made)).ShouldBe(ReturnState.Awaiting);
        (await given.App.Run(given.Service, (WithdrawReturn u) => u.Run(made.No, " ", None))).Refusal!.Code.ShouldBe(
            "aftersales.return.why"
        );
        await Must(given.Inspect(made));
        (await given.App.Run(given.Service, (WithdrawReturn u) => u.Run(made.No, "不退了", None))).IsDone.ShouldBeFalse(
            "the goods are here"
        );
        await Must(given.Reject(made, "zhong"));
        (await given.State(made)).ShouldBe(ReturnState.Refused);
        (await given.Refunded(order)).ShouldBe(Money.Zero);
        var again = await given.Asked(Input(order.No));
        await Must(given.App.Run(given.Service, (WithdrawReturn u) => u.Run(again.No, "客户留下了", None)));
        (await given.State(again)).ShouldBe(ReturnState.Withdrawn);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "AFS-08/stored"), Trait("Rule", "AFS-26/after-receipt")]
    public async Task A_parcel_that_comes_back_unpaid_takes_its_claim_with_it_and_the_order_can_be_settled_and_closed(
        string database
    )
    {
        await using var given = await GivenReturns.Open(database);
        await Must(
            given.App.Run(GivenShop.System, (ChangePolicy u) => u.Run("payment.cod.enabled", "on", "试行", None))
        );
        var order = await given.Shop.PlacedOrder(1, 2, method: PaymentMethod.CashOnDelivery);
        await Must(given.Shop.Accept(order.Id));
        await Must(given.Shop.Confirm(order.Id));
        await given.Shop.Ship(order);
        (await given.Ask(Input(order.No))).Refusal!.Code.ShouldBe("aftersales.return.on_its_way");
        (await given.Ask(Input(order.No, reason: ReturnReason.Undelivered))).IsDone.ShouldBeFalse(
            "a refused parcel comes back as a whole"
        );
        var made = await given.Asked(
            Input(order.No, reason: ReturnReason.Undelivered, lines: [new ReturnedLine(1, 2)])
        );
        await given.Settle(made);
        (await given.Shop.Receivable(order.Id)).State.ShouldBe(ReceivableState.Cancelled);
        (await given.Shop.Stock()).OnHand.Units.ShouldBe(10);
        (
            await given.Shop.Balance(LedgerAccount.Receivables),
            await given.Shop.Balance(LedgerAccount.CostOfSales)
        ).ShouldBe((Money.Zero, Money.Zero));
        (await given.Shop.Status(order.Id)).ShouldBe(OrderStatus.Received);
        await Must(given.App.Run(Cashier, (SettleOrder u) => u.Run(order.Id, None)));
        await Must(given.App.Run(GivenShop.System, (CloseOrder u) => u.Run(order.Id, None)));
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_kept(string database)
    {
        await using var given = await GivenReturns.Open(database);
        var order = await given.Received(2, 2);
        async Task Refused(ReturnInput input, string code) => (await given.Ask(input)).Refusal?.Code.ShouldBe(code);
        await Refused(Input("SO0"), "aftersales.return.no_order");
        await Refused(Input((await given.Shop.ReleasedOrder()).No), "aftersales.return.not_sent");
        await Refused(Input(order.No, reason: ReturnReason.Quality), "aftersales.return.picture");
        await Refused(
            Input(order.No, reason: ReturnReason.Quality) with
            {
                Picture = new ReturnPicture("x.png", [1, 2, 3]),
            },
            "platform.file_kind"
        );
        await Refused(Input(order.No, reason: ReturnReason.Undelivered), "aftersales.return.delivered");
        await Refused(Input(order.No, lines: [new ReturnedLine(1, 3)]), "aftersales.return.pieces");
        await Refused(Input(order.No, lines: [new ReturnedLine(1, -1)]), "aftersales.return.pieces");
        await Refused(
            Input(order.No, lines: [new ReturnedLine(1, int.MaxValue), new ReturnedLine(1, 2)]),
            "aftersales.return.pieces"
        );
        await Refused(Input(order.No, lines: [new ReturnedLine(9, 1)]), "aftersales.return.no_line");
        await Refused(Input(order.No, lines: [new ReturnedLine(1, 0)]), "aftersales.return.no_lines");
        await Refused(
            Input(order.No, ReturnKind.Exchange, lines: [new ReturnedLine(1, 1, given.Shop.Presale)]),
            "aftersales.return.not_a_variant"
        );
        await Refused(Input(order.No) with { Postage = Money.Yuan(9999) }, "aftersales.return.postage");
        await Refused(Input(order.No) with { Postage = Money.Yuan(-1) }, "aftersales.return.postage");
        await Refused(Input(order.No) with { What = " " }, "aftersales.return.what");
        await Refused(Input(order.No) with { Consent = new string('好', 201) }, "aftersales.return.consent");
        await Refused(Input(order.No, (ReturnKind)7), "aftersales.return.kind");
        (await given.Ask(Input(order.No), Picker)).Refusal!.Code.ShouldBe("platform.not_permitted");
        (await given.Shop.Count<ReturnCase>()).ShouldBe(0);
        foreach (var wrong in new[] { "CSPOST", "NOBODY@1x1", "CSPOST@-1x1" })
            (
                await given.App.Run(GivenShop.System, (ChangePolicy u) => u.Run("returns.authority", wrong, "错", None))
            ).IsDone.ShouldBeFalse(wrong);
    }

    [Theory, Databases]
    public async Task Of_ten_who_register_at_once_one_does_and_of_ten_signatures_one_pays(string database)
    {
        await using var given = await GivenReturns.Open(database);
        var order = await given.Received(1, 2);
        var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => given.Ask(Input(order.No))));
        asked.Count(a => a.IsDone).ShouldBe(1);
        asked
            .Where(a => !a.IsDone)
            .Select(a => a.Refusal!.Code)
            .Distinct()
            .ShouldBe(["aftersales.return.open_already"]);
        var made = asked.Single(a => a.IsDone).Value;
        await Must(given.Inspect(made));
        await Must(given.Agree(made, "zhong"));
        var slip = (await given.Request(made)).Id;
        var signed = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(_ => given.App.Run(given.Of("yan"), (ApproveRequest u) => u.Run(slip, "同意", null, None)))
        );
        signed.Count(s => s.IsDone).ShouldBe(1);
        (await given.Refunded(order)).ShouldBe(Money.Yuan(99));
        (await given.App.Verify()).ShouldBeEmpty();
    }
}
