using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Pricing;
using static Zhanggui.Integration.GivenShop;

namespace Zhanggui.Integration.Pricing;

/// <summary>Wholesale: tiers and a minimum for each class of customers (ORD-21).</summary>
public sealed class WholesaleTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases, Trait("Rule", "ORD-21/tiers")]
    public async Task Each_tier_holds_from_its_first_piece_to_the_last_before_the_next(string database)
    {
        await using var given = await WholesaleGiven.Open(database, true, (10, 80), (30, 70), (100, 60));
        foreach (
            var (pieces, yuan) in new[]
            {
                (1, 99),
                (9, 99),
                (10, 80),
                (29, 80),
                (30, 70),
                (99, 70),
                (100, 60),
                (400, 60),
            }
        )
            (await given.Price(pieces)).ShouldBe(Money.Yuan(yuan), $"{pieces} pieces");

        var order = await Must(given.Buy([30]));
        var line = await given.Line(order);
        (line.Price, line.Total, line.WholesaleRevision, line.WholesaleFrom).ShouldBe(
            (Money.Yuan(70), Money.Yuan(2100), 1, 30)
        );
        line.Wholesale.ShouldBe(
            await given.Shop.App.Ask((ShopDb db) => db.Set<WholesalePrice>().Select(p => p.Id).SingleAsync())
        );
        (await given.Line(await Must(given.Buy([9])))).ShouldSatisfyAllConditions(
            l => l.Wholesale.ShouldBeNull(),
            l => l.WholesaleFrom.ShouldBe(0),
            l => l.Price.ShouldBe(Money.Yuan(99))
        );
        (await given.Shop.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-21/tiers")]
    public async Task Colours_and_sizes_of_a_style_count_together_and_those_of_another_do_not(string database)
    {
        await using var given = await WholesaleGiven.Open(database, true, (10, 80), (30, 70));
        (await given.Price(4, 3, 2)).ShouldBe(Money.Yuan(99));
        (await given.Quote(given.Member.Id, 4, 3, 3)).Value.Lines.ShouldAllBe(l => l.Price == Money.Yuan(80));
        (await given.Quote(given.Member.Id, 1, 28, 1)).Value.Goods.ShouldBe(Money.Yuan(30 * 70));

        var now = given.Shop.App.Clock.GetUtcNow();
        var sku = new SkuImport(
            Ids.New<SkuId>(now),
            "U-001",
            "6900000009999",
            ("蓝", "Blue"),
            "#00c",
            "M",
            Money.Yuan(99),
            null,
            Money.Yuan(40),
            300,
            null,
            "/files/none"
        );
        await Must(
            given.Shop.App.Run(
                GivenShop.System,
                (ImportCatalog u) =>
                    u.Run(
                        [],
                        [
                            new ProductImport(
                                "U",
                                ("另一款", "Another"),
                                ("", ""),
                                ("", ""),
                                "栖禾",
                                null,
                                "shirts",
                                now,
                                false,
                                false,
                                [],
                                [],
                                [],
                                [sku],
                                []
                            ),
                        ],
                        None
                    )
            )
        );
        using var scope = given.Shop.App.Services.CreateScope();
        var mixed = (
            await given
                .Shop.Checkout(scope)
                .QuoteFor(
                    [new CheckoutLine(given.Shop.Skus[0], new Quantity(9)), new CheckoutLine(sku.Id, new Quantity(50))],
                    Home.Province,
                    Home.City,
                    "STO",
                    None,
                    given.Member.Id
                )
        ).Value;
        mixed.Lines.ShouldAllBe(l => l.Price == Money.Yuan(99));
        (mixed.Lines[0].Wholesale!.Missing, mixed.Lines[1].Wholesale).ShouldBe((1, null));
    }

    [Theory, Databases, Trait("Rule", "ORD-21/tiers")]
    public async Task A_SKUs_own_price_goes_before_its_products_and_counts_the_same_pieces(string database)
    {
        await using var given = await WholesaleGiven.Open(database, true, (10, 80));
        await Must(given.Set("T-002", [(20, 75)]));
        var lines = (await given.Quote(given.Member.Id, 10, 5)).Value.Lines;
        (lines[0].Price, lines[1].Price).ShouldBe((Money.Yuan(80), Money.Yuan(99)));
        lines = (await given.Quote(given.Member.Id, 10, 10)).Value.Lines;
        (lines[0].Price, lines[1].Price).ShouldBe((Money.Yuan(80), Money.Yuan(75)));
    }

    [Theory, Databases, Trait("Rule", "ORD-21/class")]
    public async Task Nobody_else_ever_gets_it(string database)
    {
        await using var given = await WholesaleGiven.Open(database, true, (10, 80));
        (await given.Price(10)).ShouldBe(Money.Yuan(80));
        (await given.Price(GivenShop.Member(7).Id, 10)).ShouldBe(Money.Yuan(99), "another member");
        (await given.Price((Guid?)null, 10)).ShouldBe(Money.Yuan(99), "a visitor");
        var cheap = (await given.Quote(given.Member.Id, 10)).Value.Total;
        (await given.Buy([10], GivenShop.Member(7), cheap)).Refusal!.Code.ShouldBe("ordering.total_changed");

        await Must(
            given.Shop.App.Run(
                WholesaleGiven.Director,
                (SaveCustomerClass u) => u.Run("vip", new CustomerClassInput("贵宾", "VIP", false, true), true, None)
            )
        );
        await Must(given.Put("vip"));
        (await given.Price(10)).ShouldBe(Money.Yuan(99), "of another class");
        await Must(given.Put(WholesaleGiven.Class));
        (await given.Price(10)).ShouldBe(Money.Yuan(80));
        await Must(
            given.Shop.App.Run(
                WholesaleGiven.Director,
                (SaveCustomerClass u) =>
                    u.Run(WholesaleGiven.Class, new CustomerClassInput("批发", "Wholesale", true, false), false, None)
            )
        );
        (await given.Price(10)).ShouldBe(Money.Yuan(99), "the class is out of use");
        await Must(given.Put(null));
        (await given.Shop.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task It_holds_from_its_first_day_to_the_end_of_its_last(string database)
    {
        await using var given = await WholesaleGiven.Open(database);
        await Must(given.Set("T", [(10, 80)], given.Day(2), given.Day(3)));
        var zone = new BusinessCalendar("Asia/Shanghai");
        void Go(DateOnly day, TimeSpan and) =>
            given.Shop.Clock.Advance(zone.StartOf(day) + and - given.Shop.Clock.GetUtcNow());
        var (first, over) = (given.Day(2), given.Day(4));
        (await given.Price(10)).ShouldBe(Money.Yuan(99));
        Go(first, -TimeSpan.FromSeconds(1));
        (await given.Price(10)).ShouldBe(Money.Yuan(99));
        Go(first, TimeSpan.Zero);
        (await given.Price(10)).ShouldBe(Money.Yuan(80));
        Go(over, -TimeSpan.FromSeconds(1));
        var shown = (await given.Quote(given.Member.Id, 10)).Value.Total;
        (await given.Line(await Must(given.Buy([10])))).Price.ShouldBe(Money.Yuan(80));
        Go(over, TimeSpan.Zero);
        (await given.Price(10)).ShouldBe(Money.Yuan(99));
        (await given.Buy([10], expected: shown)).Refusal!.Code.ShouldBe("ordering.total_changed");
    }

    [Theory, Databases]
    public async Task A_price_that_changed_after_the_review_is_refused_like_a_retail_price_and_every_state_stays(
        string database
    )
    {
        await using var given = await WholesaleGiven.Open(database, true, (10, 80));
        var shown = (await given.Quote(given.Member.Id, 10)).Value.Total;
        await Must(given.Set((10, 85)));
        (await given.Buy([10], expected: shown)).Refusal!.Code.ShouldBe("ordering.total_changed");
        var order = await Must(given.Buy([10]));
        (await given.Line(order)).ShouldSatisfyAllConditions(
            l => l.Price.ShouldBe(Money.Yuan(85)),
            l => l.WholesaleRevision.ShouldBe(2)
        );
        (await given.Set((10, 85))).Refusal!.Code.ShouldBe("ordering.wholesale_unchanged");

        var id = await given.Shop.App.Ask((ShopDb db) => db.Set<WholesalePrice>().Select(p => p.Id).SingleAsync());
        await Must(given.Shop.App.Run(WholesaleGiven.Pricer, (EndWholesalePrice u) => u.Run(id, "清仓结束", None)));
        (await given.Price(10)).ShouldBe(Money.Yuan(99));
        (
            await given.Shop.App.Run(WholesaleGiven.Pricer, (EndWholesalePrice u) => u.Run(id, null, None))
        ).Refusal!.Code.ShouldBe("ordering.wholesale_ended");
        (await given.Line(order)).Price.ShouldBe(Money.Yuan(85));
        var history = await given.Shop.App.Ask((WholesaleQueries r) => r.History(id, None));
        history
            .Select(h => (h.No, h.Tiers, h.IsEnded))
            .ShouldBe([(3, "10=8500", true), (2, "10=8500", false), (1, "10=8000", false)]);
        await Should.ThrowAsync<Exception>(() =>
            given.Shop.Sql("""UPDATE pricing_wholesale_revision SET "Tiers" = '1=1'""")
        );
        await Must(given.Set((10, 82)));
        (await given.Price(10)).ShouldBe(Money.Yuan(82));
        (await given.Shop.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-21/minimum")]
    public async Task Below_the_minimum_the_retail_price_holds_or_nothing_is_sold_as_the_policy_says(string database)
    {
        await using var given = await WholesaleGiven.Open(database, true, (10, 80));
        (await given.Line(await Must(given.Buy([9])))).Price.ShouldBe(Money.Yuan(99));
        await given.Policy("orders.wholesale.below_minimum", "refuse");
        var refused = (await given.Quote(given.Member.Id, 4, 5)).Refusal!;
        (refused.Code, refused.Message.Zh.Contains("还差 1 件", StringComparison.Ordinal)).ShouldBe(
            ("ordering.wholesale_minimum", true)
        );
        (await given.Buy([9], expected: Money.Yuan(999))).Refusal!.Code.ShouldBe("ordering.wholesale_minimum");
        (await given.Price(5, 5)).ShouldBe(Money.Yuan(80));
        (await given.Price(GivenShop.Member(7).Id, 1)).ShouldBe(Money.Yuan(99), "retail buyers know no minimum");

        await Must(
            given.Shop.App.Run(
                given.Member,
                (AddToCart u) =>
                    u.Run(
                        new CartOwner(null, given.Member.Id),
                        [new CheckoutLine(given.Shop.Skus[0], new Quantity(9))],
                        None
                    )
            )
        );
        var line = (await given.Shop.App.Ask((ICarts c) => c.Of(new CartOwner(null, given.Member.Id), None))).Lines[0];
        (line.Blocks, line.IsBelowMinimum).ShouldBe((true, true));
    }

    [Theory, Databases]
    public async Task Of_retail_wholesale_and_special_price_the_lowest_holds_and_the_line_says_which(string database)
    {
        await using var given = await WholesaleGiven.Open(database, true, (10, 80));
        async Task Special(decimal yuan, int pieces)
        {
            var director = new Actor(
                ActorKind.Staff,
                (await given.Organization.Staff($"dir{yuan:0}", "CSDIR")).Value,
                "乔总监",
                new HashSet<string> { "price.special.approve" }
            )
            {
                Positions = ["CSDIR"],
            };
            given.Shop.Clock.Advance(TimeSpan.FromSeconds(6));
            var made = await Must(
                given.Shop.App.Run(
                    AppFixture.Staff("price.special.request"),
                    (RequestSpecialPrice u) =>
                        u.Run(
                            new SpecialPriceInput(
                                WholesaleGiven.Phone,
                                "T-001",
                                new Money((long)(yuan * 100)),
                                pieces,
                                given.Day(2),
                                "大客户"
                            ),
                            None
                        )
                )
            );
            var request = await given.Shop.App.Ask(
                (ShopDb db) =>
                    db.Set<ApprovalRequest>().Where(r => r.SubjectId == made.Id.Value).Select(r => r.Id).SingleAsync()
            );
            await Must(given.Shop.App.Run(director, (ApproveRequest u) => u.Run(request, "同意", null, None)));
        }

        await Special(90, 20);
        (await given.Price(10)).ShouldBe(Money.Yuan(80), "the special price is higher");
        (await given.Price(5)).ShouldBe(Money.Yuan(90), "below the minimum it is the lowest");
        await Special(75, 20);
        var order = await Must(given.Buy([10]));
        (await given.Line(order)).ShouldSatisfyAllConditions(
            l => l.Price.ShouldBe(Money.Yuan(75)),
            l => l.Wholesale.ShouldBeNull()
        );
        (await given.Shop.App.Ask((SpecialPriceQueries r) => r.OfDocument(order.Id.Value, None)))[1]
            .Price.ShouldBe(Money.Yuan(75));
        // A retail price that has fallen below it holds.
        await given.Shop.Sql("""UPDATE pricing_special_progress SET "Left" = 0""");
        await Must(given.Set((10, 98), (50, 60)));
        var id = await given.Shop.App.Ask((ShopDb db) => db.Set<Sku>().Select(s => s.ProductId).FirstAsync());
        await Must(
            given.Shop.App.Run(
                AppFixture.Staff("price.publish"),
                (ChangePrice u) =>
                    u.Run(
                        id,
                        [
                            .. given
                                .Shop.Skus.Take(3)
                                .Select(s => new PriceInput(s, new PriceTag(Money.Yuan(90), null, null, null))),
                        ],
                        "降价",
                        None
                    )
            )
        );
        var quoted = (await given.Quote(given.Member.Id, 0, 10)).Value.Lines[0];
        (quoted.Price, quoted.Wholesale!.Applies).ShouldBe((Money.Yuan(90), false));
    }

    [Theory, Databases]
    public async Task A_line_whose_tier_never_held_is_found(string database)
    {
        await using var given = await WholesaleGiven.Open(database, true, (10, 80));
        var order = await Must(given.Buy([10]));
        await Must(given.Buy([9]));
        var found = await given.Shop.App.Ask(
            async (ShopDb db) => await new WholesaleLinesCheck(new NoHistory()).Run(db, None).ToListAsync(None)
        );
        found.ShouldBe([new IntegrityViolation("order", $"{order.Id.Value} line 1: no wholesale tier has its price")]);
    }

    private sealed class NoHistory : IWholesaleHistory
    {
        public Task<
            IReadOnlyDictionary<(WholesalePriceId Price, int Revision), IReadOnlyList<WholesaleTier>>
        > Revisions(CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<(WholesalePriceId Price, int Revision), IReadOnlyList<WholesaleTier>>>(
                new Dictionary<(WholesalePriceId, int), IReadOnlyList<WholesaleTier>>()
            );
    }

    [Theory, Databases]
    public async Task Many_pieces_at_a_wholesale_price_are_not_unusual_and_at_the_retail_price_they_are(string database)
    {
        await using var given = await WholesaleGiven.Open(database, true, (10, 80));
        Task<string> Flags(PlacedOrder order) =>
            given.Shop.App.Ask(
                (ShopDb db) =>
                    db.Set<OrderProgress>().Where(p => p.OrderId == order.Id).Select(p => p.Flags).SingleAsync()
            );
        (await Flags(await Must(given.Buy([40])))).ShouldNotContain("unusual_quantity");
        (await Flags(await Must(given.Buy([40], GivenShop.Member(7))))).ShouldContain("unusual_quantity");
        var order = await Must(given.Buy([20]));
        await Must(given.Shop.Accept(order.Id));
        (await given.Shop.Status(order.Id)).ShouldBe(OrderStatus.Accepted);
    }

    [Theory, Databases]
    public async Task Fewer_pieces_by_amendment_keep_the_price_that_was_agreed_and_say_that_it_is_wholesale(
        string database
    )
    {
        await using var given = await WholesaleGiven.Open(database, true, (10, 80));
        var (maker, manager) = (
            await Staff("lin", "CSPRE", "order.amend.request"),
            await Staff("zhou", "CSMGR", "order.amend.approve")
        );
        await given.Organization.Staff("qiao", "CSDIR");
        given.Shop.Clock.Advance(TimeSpan.FromSeconds(6));
        var order = await Must(given.Buy([12]));
        await Must(given.Shop.Accept(order.Id));
        var made = await Must(
            given.Shop.App.Run(
                maker,
                (RequestAmendment u) =>
                    u.Run(
                        order.Id,
                        new AmendmentInput(null, "phone", "少要几件", "recording", "通话 02:14")
                        {
                            Lines = [new AmendedLine(1, null, 6)],
                        },
                        None
                    )
            )
        );
        var request = await given.Shop.App.Ask(
            (ShopDb db) =>
                db.Set<ApprovalRequest>().Where(r => r.SubjectId == made.Id.Value).Select(r => r.Id).SingleAsync()
        );
        await Must(given.Shop.App.Run(manager, (ApproveRequest u) => u.Run(request, "同意", null, None)));
        var line = (await given.Shop.Order(order.Id)).Lines[0];
        (line.Quantity, line.Price, line.Total, line.IsWholesale).ShouldBe(
            (new Quantity(6), Money.Yuan(80), Money.Yuan(480), true)
        );
        (await given.Shop.App.Verify()).ShouldBeEmpty();

        async Task<Actor> Staff(string login, string position, string may) =>
            new(
                ActorKind.Staff,
                (await given.Organization.Staff(login, position)).Value,
                login,
                new HashSet<string> { may }
            )
            {
                Positions = [position],
            };
    }

    [Theory, Databases]
    public async Task Of_ten_requests_at_the_same_moment_one_waits_and_of_ten_decisions_one_counts(string database)
    {
        await using var given = await WholesaleGiven.Open(database, join: false, (10, 80));
        var asked = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(_ =>
                    given.Shop.App.Run(
                        given.Member,
                        (AskForClass u) =>
                            u.Run(
                                new ClassRequestInput(
                                    WholesaleGiven.Class,
                                    "苏州平江茶舍",
                                    "91320508MA1XN8FY7B",
                                    "吴老板",
                                    "13800005678"
                                ),
                                None
                            )
                    )
                )
        );
        asked.Count(a => a.IsDone).ShouldBe(1);
        asked.Where(a => !a.IsDone).Select(a => a.Refusal!.Code).Distinct().ShouldBe(["customers.class_waiting"]);
        var no = asked.Single(a => a.IsDone).Value.No;
        var decided = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(n =>
                    given.Shop.App.Run(
                        WholesaleGiven.Desk,
                        (DecideClassRequest u) => u.Run(no, n % 2 == 0, "看过执照", None)
                    )
                )
        );
        decided.Count(d => d.IsDone).ShouldBe(1);
        (await given.Shop.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Of_ten_who_add_the_same_class_at_the_same_moment_one_does_and_nine_are_told(string database)
    {
        await using var given = await WholesaleGiven.Open(database, join: false, (10, 80));
        var added = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(n =>
                    given.Shop.App.Run(
                        WholesaleGiven.Director,
                        (SaveCustomerClass u) =>
                            u.Run("tuan", new CustomerClassInput($"团购 {n}", $"Group {n}", false, true), true, None)
                    )
                )
        );
        added.Count(a => a.IsDone).ShouldBe(1);
        added.Where(a => !a.IsDone).Select(a => a.Refusal!.Code).Distinct().ShouldBe(["customers.class_taken"]);
    }

    [Theory, Databases]
    public async Task Of_ten_who_set_the_same_price_at_the_same_moment_each_makes_a_state_or_is_told(string database)
    {
        await using var given = await WholesaleGiven.Open(database);
        var set = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => given.Set((10, 80 + n))));
        set.Where(s => s.IsDone).Select(s => s.Value.Revision).Order().ShouldBe(Enumerable.Range(1, 10));
        (await given.Shop.Count<WholesalePrice>()).ShouldBe(1);
        (await given.Shop.App.Verify()).ShouldBeEmpty();
        await given.Shop.Sql("""UPDATE pricing_wholesale_price SET "Tiers" = '1=100'""");
        (await given.Shop.App.Verify()).ShouldNotBeEmpty("whoever changes a price beside its history is found");
    }
}
