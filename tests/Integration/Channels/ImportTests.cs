using System.Text;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Channels;
using Zhanggui.Finance;
using Zhanggui.Ordering;

namespace Zhanggui.Integration.Channels;

/// <summary>
/// Orders of channels from files: into the same pool, once each, whatever happens on the way (ORD-02).
/// </summary>
public sealed class ImportTests
{
    [Theory, Databases, Trait("Rule", "ORD-02/platforms"), Trait("Rule", "CHN-28")]
    public async Task Orders_of_a_file_come_into_the_pool_with_their_lines_and_their_money(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        var run = await shop.Import(
            ChannelFixture.File([1, 2])
                + ChannelFixture.Row(2, "T-002", 2).Replace(",198.00,", ",,")
                + "\n"
                + ChannelFixture.Row(3, "T-003")
                + "\n"
        );

        (run.State, run.Rows, run.Orders, run.Made, run.Refused).ShouldBe((ImportState.Finished, 4, 3, 3, 0));
        // Two rows of order 2 name 99 yuan paid for 297 yuan of goods: the rest is what the marketplace gave away.
        (await shop.Orders())
            .Select(o => (o.Lines.Count, o.Goods, o.Discount, o.Total))
            .ShouldBe([
                (1, Money.Yuan(99), Money.Zero, Money.Yuan(99)),
                (2, Money.Yuan(297), Money.Yuan(198), Money.Yuan(99)),
                (1, Money.Yuan(99), Money.Zero, Money.Yuan(99)),
            ]);
        await shop.Sound();
    }

    [Theory, Databases, Trait("Rule", "ORD-02/one-pool")]
    public async Task The_channel_holds_the_money_and_the_books_stay_sound(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        (await shop.Import(ChannelFixture.File([1]))).Made.ShouldBe(1);
        var order = (await shop.Orders()).ShouldHaveSingleItem();
        (
            order.Channel,
            order.ChannelNo,
            order.Address.Name,
            order.Address.District,
            order.Address.Street,
            order.Total
        ).ShouldBe(("tmall", ChannelFixture.NoOf(1), "沈知微", "西湖区", "文三路 100 号", Money.Yuan(99)));
        (order.Method, order.Progress.IsPaid, order.Courier).ShouldBe((PaymentMethod.Channel, true, "STO"));
        (await shop.Given.Stock()).Reserved.ShouldBe(Quantity.One);
        (await shop.Given.Receivable(order.Id)).State.ShouldBe(ReceivableState.Paid);
        (await shop.Given.Balance(LedgerAccount.ChannelBalance)).ShouldBe(Money.Yuan(99));
        (await shop.Given.Balance(LedgerAccount.CustomerPrepayments)).ShouldBe(-Money.Yuan(99));

        await GivenShop.Must(shop.Given.Accept(order.Id));
        await GivenShop.Must(shop.Given.Confirm(order.Id));
        (await shop.Given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        await GivenShop.Must(shop.Given.Cancel(order.Id, GivenShop.Manager));
        (await shop.Given.Balance(LedgerAccount.CustomerPrepayments)).ShouldBe(Money.Zero);
        // The marketplace pays the buyer back, and owes us so much less.
        var refund = await shop.App.Ask((ShopDb db) => db.Set<Refund>().AsNoTracking().SingleAsync());
        (
            await shop.App.Run(
                GivenShop.System,
                (PayRefundByHand u) => u.Run(refund.Id, "TM-REFUND-1", CancellationToken.None)
            )
        ).IsDone.ShouldBeTrue();
        (
            (await shop.Given.Balance(LedgerAccount.ChannelBalance)),
            (await shop.Given.Balance(LedgerAccount.Bank))
        ).ShouldBe((Money.Zero, Money.Zero));
        await shop.Sound();
    }

    [Theory, Databases, Trait("Rule", "ORD-02/once")]
    public async Task The_same_file_again_makes_nothing_and_another_order_of_a_number_is_refused(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        (await shop.Import(ChannelFixture.File([1, 2, 3]))).Made.ShouldBe(3);
        var again = await shop.Import(ChannelFixture.File([2, 3, 4]));
        (again.Made, again.Already, again.Refused).ShouldBe((1, 2, 0));

        var other = await shop.Import(ChannelFixture.File([1], units: 2));
        (other.Made, other.Already, other.Refused).ShouldBe((0, 0, 1));
        (await shop.Refusals(other)).ShouldHaveSingleItem().Code.ShouldBe("channels.different");
        (await shop.Orders()).Count.ShouldBe(4);
        (await shop.Given.Stock()).Reserved.ShouldBe(new Quantity(4));
        await shop.Sound();
    }

    [Theory, Databases, Trait("Rule", "ORD-02/once")]
    public async Task Two_hands_that_bring_the_same_orders_at_once_make_each_once(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        List<DraftOrder> drafts =
        [
            .. Enumerable
                .Range(1, 20)
                .Select(n => new DraftOrder($"X{n}")
                {
                    Name = "沈知微",
                    Phone = "13800001234",
                    Address = "浙江省杭州市西湖区文三路 100 号",
                    Lines = [new DraftLine(n % 2 == 0 ? "T-001" : "T-002", 1)],
                }),
        ];
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    shop.App.Run(
                        ChannelFixture.Clerk,
                        (EnterOrders u) => u.Run("tmall", drafts, CancellationToken.None)
                    )
                )
        );

        answers.ShouldAllBe(a => a.IsDone);
        answers.Sum(a => a.Value.Count(b => b.Result == "placed")).ShouldBe(20);
        answers.Sum(a => a.Value.Count(b => b.Result == "already")).ShouldBe(60);
        foreach (var n in Enumerable.Range(0, 20))
            answers.Select(a => a.Value[n].OrderNo).Distinct().ShouldHaveSingleItem();
        (await shop.Orders()).Count.ShouldBe(20);
        await shop.Sound();
    }

    [Theory, Databases, Trait("Rule", "ORD-02/one-pool")]
    public async Task Nothing_is_oversold_and_what_is_short_waits_for_stock(string database)
    {
        await using var shop = await ChannelFixture.Open(database, stock: 3);
        var run = await shop.Import(ChannelFixture.File([1, 2, 3, 4, 5]));
        (run.Made, run.Short).ShouldBe((5, 2));
        (await shop.Given.Stock()).Available.ShouldBe(Quantity.Zero);

        var last = (await shop.Orders())[^1];
        await GivenShop.Must(shop.Given.Accept(last.Id));
        await GivenShop.Must(shop.Given.Confirm(last.Id));
        (await shop.Given.Status(last.Id)).ShouldBe(OrderStatus.AwaitingStock);
        await shop.Given.Arrives(0, 5);
        await shop.App.DeliverOutbox();
        (await shop.Given.Status(last.Id)).ShouldBe(OrderStatus.Released);
        await shop.Sound();
    }

    [Theory, Databases]
    public async Task An_import_pauses_resumes_and_is_cancelled_with_what_was_made_left_in_the_pool(string database)
    {
        await using var shop = await ChannelFixture.Open(database, batch: 2);
        var no = (await GivenShop.Must(shop.Send(ChannelFixture.File([1, 2, 3, 4, 5])))).No;
        await GivenShop.Must(shop.App.Run(ChannelFixture.Clerk, (PauseImport u) => u.Run(no, CancellationToken.None)));
        await shop.Work();
        var paused = await shop.Run(no);
        (paused.State, paused.Done).ShouldBe((ImportState.Paused, 0));
        (
            await shop.App.Run(ChannelFixture.Clerk, (PauseImport u) => u.Run(no, CancellationToken.None))
        ).IsDone.ShouldBeFalse();

        await GivenShop.Must(shop.App.Run(ChannelFixture.Clerk, (ResumeImport u) => u.Run(no, CancellationToken.None)));
        await shop.Work();
        var done = await shop.Run(no);
        (done.State, done.Done, done.Made).ShouldBe((ImportState.Finished, 5, 5));
        (
            await shop.App.Run(ChannelFixture.Clerk, (CancelImport u) => u.Run(no, CancellationToken.None))
        ).IsDone.ShouldBeFalse();

        var other = (await GivenShop.Must(shop.Send(ChannelFixture.File([6, 7])))).No;
        await GivenShop.Must(
            shop.App.Run(ChannelFixture.Clerk, (CancelImport u) => u.Run(other, CancellationToken.None))
        );
        await shop.Work();
        ((await shop.Run(other)).State, (await shop.Orders()).Count).ShouldBe((ImportState.Cancelled, 5));
    }

    [Theory, Databases, Trait("Rule", "ORD-02/batches"), Trait("Rule", "ORD-02/once")]
    public async Task Stopped_between_two_batches_it_goes_on_behind_the_last_one(string database)
    {
        await using var shop = await ChannelFixture.Open(database, batch: 2);
        var no = (await GivenShop.Must(shop.Send(ChannelFixture.File(Enumerable.Range(1, 7))))).No;
        var id = (await shop.Run(no)).Id;
        var system = GivenShop.System;
        // A worker that stages, places one batch, and dies.
        (
            await shop.App.Run(system, (ClaimImport u) => u.Run(id, "dead", true, CancellationToken.None))
        ).Value.ShouldBeTrue();
        await shop.Work();
        (await shop.Run(no)).Done.ShouldBe(0, "the other worker is not silent long enough");
        shop.Given.Clock.Advance(TimeSpan.FromSeconds(6));
        await shop.Work();
        var run = await shop.Run(no);
        (run.State, run.Made, run.Done).ShouldBe((ImportState.Finished, 7, 7));
        (
            await shop.App.Run(system, (PlaceBatch u) => u.Run(id, "dead", CancellationToken.None))
        ).Refusal!.Code.ShouldBe("channels.moved_on");
        (await shop.Orders()).Count.ShouldBe(7);
    }

    [Theory, Databases, Trait("Rule", "ORD-02/platforms")]
    public async Task Refused_rows_are_corrected_in_the_error_file_and_sent_again(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        var file =
            ChannelFixture.File([1])
            + ChannelFixture.Row(2, "没有的")
            + "\n"
            + ChannelFixture.Row(3, phone: "12")
            + "\n"
            + ChannelFixture.Row(4, address: "火星 1 号")
            + "\n"
            + ChannelFixture.Row(5).Replace(",99.00,99.00,", ",99.00,120.00,")
            + "\n";
        var run = await shop.Import(file);
        (run.Made, run.Refused).ShouldBe((1, 4));
        (await shop.Refusals(run)).Select(r => r.Line).ShouldBe([3, 4, 5, 6]);

        foreach (var format in new[] { "csv", "xlsx" })
        {
            var errors = await shop.ErrorFile(run, format);
            var rerun = await GivenShop.Must(shop.Send(errors, name: "errors." + format));
            await shop.Work();
            (await shop.Run(rerun.No)).Refused.ShouldBe(4, "as it is, it is as wrong as before");
        }

        var corrected = Encoding
            .UTF8.GetString(await shop.ErrorFile(run, "csv"))
            .Replace("没有的", "T-002")
            .Replace(",12,", ",13900001111,")
            .Replace("火星 1 号", "上海市浦东新区世纪大道 100 号")
            .Replace("120.00", "99.00");
        var right = await shop.Import(corrected);
        (right.Made, right.Already, right.Refused).ShouldBe((4, 0, 0));
        (await shop.Orders())
            .Select(o => o.ChannelNo)
            .ShouldBe(Enumerable.Range(1, 5).Select(ChannelFixture.NoOf), ignoreOrder: true);
        await shop.Sound();
    }

    [Theory, Databases]
    public async Task What_looks_like_a_formula_is_harmless_in_the_error_file(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        var run = await shop.Import(ChannelFixture.File([1], sku: "=cmd|'/c calc'!A0"));
        run.Refused.ShouldBe(1);
        Encoding.UTF8.GetString(await shop.ErrorFile(run, "csv")).ShouldContain("'=cmd|");
    }

    [Theory, Databases, Trait("Rule", "ORD-02/one-pool"), Trait("Rule", "ORD-06/address")]
    public async Task An_imported_order_is_audited_like_any_other(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        await shop.Import(ChannelFixture.File([1]).Replace("文三路 100 号", "文三路上的家里"));
        (await shop.Orders())[0].Progress.Flags.ShouldNotBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORG-14/server-side")]
    public async Task Somebody_without_the_permission_brings_nothing(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        (await shop.Send(ChannelFixture.File([1]), by: GivenShop.Picker)).Refusal!.Code.ShouldBe(
            "platform.not_permitted"
        );
        (
            await shop.App.Run(GivenShop.Picker, (EnterOrders u) => u.Run("tmall", [], CancellationToken.None))
        ).Refusal!.Code.ShouldBe("platform.not_permitted");
        (
            await shop.App.Run(
                ChannelFixture.Clerk,
                (AddChannel u) =>
                    u.Run(
                        new ChannelInput("jd", ("京东", "JD"), ChannelKind.Marketplace, ChannelMoney.Collected),
                        CancellationToken.None
                    )
            )
        ).Refusal!.Code.ShouldBe("platform.not_permitted");
        (await shop.App.Ask((ShopDb db) => db.Set<ImportRun>().CountAsync())).ShouldBe(0);
    }
}
