using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.OrderScreening;
using Zhanggui.Platform;

namespace Zhanggui.Integration.OrderScreening;

/// <summary>The order audit: what is held and why, by rules that can be tuned, tried and read years later.</summary>
public sealed class ScreeningTests
{
    internal static readonly Actor Tuner = AppFixture.Staff(
        "order.audit.view",
        "order.audit.edit",
        "order.blacklist.edit",
        "order.cancel"
    );
    internal static readonly PostalAddress Unclear = GivenShop.Home with { Street = "文三路小区门口" };

    [Theory, Databases, Trait("Rule", "ORD-06/address"), Trait("Rule", "ORD-06/held")]
    public async Task A_flagged_order_is_held_with_its_reasons_and_a_clean_one_is_not(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        var (unclear, clean) = (await given.PlacedOrder(units: 20, to: Unclear), await given.PlacedOrder());
        (await Findings(given, unclear.Id))
            .Select(f => f.ReasonZh)
            .ShouldBe(["街道没有门牌号", "同款一次 20 件，20 件起要人看"], ignoreOrder: true);
        await GivenShop.Must(given.Accept(unclear.Id));
        await GivenShop.Must(given.Accept(clean.Id));
        var held = await Progress(given, unclear.Id);
        (held.Status, held.HoldReason, held.Flags, held.Score).ShouldBe(
            (
                OrderStatus.Held,
                "街道没有门牌号；同款一次 20 件，20 件起要人看；首单就是 ¥1,990.00",
                "address_incomplete,unusual_quantity,new_customer_high_amount",
                145
            )
        );
        // What needs the customer's past came with the acceptance; what was found again in the same words is not
        // written twice.
        (await Findings(given, unclear.Id)).Count.ShouldBe(3);
        (await given.Status(clean.Id)).ShouldBe(OrderStatus.Accepted);
        (await Findings(given, clean.Id)).ShouldBeEmpty();
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-06/malicious"), Trait("Rule", "ORD-06/held")]
    [Trait("Rule", "CRM-15/visible"), Trait("Rule", "ORD-27/bad-customer")]
    public async Task A_malicious_order_takes_its_phone_to_the_blacklist_and_the_next_one_is_held(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        var (bad, before) = (
            await given.PlacedOrder(),
            await given.PlacedOrder(to: GivenShop.Home with { Phone = "13911112222" })
        );
        (
            await given.App.Run(
                GivenShop.Manager,
                (CancelOrder u) => u.Run(bad.Id, "malicious", "电话里承认乱下单", true, CancellationToken.None)
            )
        ).Refusal!.Code.ShouldBe("platform.not_permitted");
        (await given.Status(bad.Id)).ShouldBe(OrderStatus.New);
        (
            await given.App.Run(
                Tuner,
                (CancelOrder u) => u.Run(bad.Id, "customer", "改主意", true, CancellationToken.None)
            )
        ).Refusal!.Code.ShouldBe("ordering.blacklist_only_malicious");
        await GivenShop.Must(
            given.App.Run(
                Tuner,
                (CancelOrder u) => u.Run(bad.Id, "malicious", "电话里承认乱下单", true, CancellationToken.None)
            )
        );

        var next = await given.PlacedOrder();
        await GivenShop.Must(given.Accept(next.Id));
        (await Progress(given, next.Id)).Flags.ShouldBe("blacklist_phone,refusals");
        (await given.Status(next.Id)).ShouldBe(OrderStatus.Held);
        (await Findings(given, next.Id))
            .Single(f => f.Code == "blacklist_phone")
            .ReasonZh.ShouldBe($"电话在黑名单：{bad.No}：电话里承认乱下单");
        await GivenShop.Must(given.Accept(before.Id));
        (await given.Status(before.Id)).ShouldBe(OrderStatus.Accepted);

        var entry = await given.App.Ask((ShopDb db) => db.Set<BlacklistEntry>().AsNoTracking().SingleAsync());
        (
            await given.App.Run(Tuner, (RevokeBlacklisting u) => u.Run(entry.Id, " ", CancellationToken.None))
        ).Refusal!.Code.ShouldBe("ordering.reason");
        await GivenShop.Must(
            given.App.Run(Tuner, (RevokeBlacklisting u) => u.Run(entry.Id, "查明是误会", CancellationToken.None))
        );
        (
            await given.App.Run(Tuner, (RevokeBlacklisting u) => u.Run(entry.Id, "再来", CancellationToken.None))
        ).Refusal!.Code.ShouldBe("ordering.blacklist_revoked");
        var after = await given.PlacedOrder();
        (await Progress(given, after.Id)).Flags.ShouldBe("");
    }

    [Theory, Databases, Trait("Rule", "ORD-06/malicious"), Trait("Rule", "ORD-06/held")]
    public async Task Many_unpaid_orders_of_a_customer_and_many_names_at_an_address_are_held(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        PlacedOrder last = null!;
        for (var i = 0; i < 4; i++)
            last = await given.PlacedOrder();
        // Counted while it is placed already: it stands on the desk before anybody accepts it.
        (await Progress(given, last.Id)).Flags.ShouldBe("many_unpaid");
        await GivenShop.Must(given.Accept(last.Id));
        (await given.Status(last.Id)).ShouldBe(OrderStatus.Held);

        var there = GivenShop.Home with { Street = "莫干山路 18 号" };
        foreach (var (n, name) in new[] { (2, "张三丰"), (3, "李四光"), (4, "王五") })
            await given.Pay(
                await given.PlacedOrder(
                    buyer: GivenShop.Member(n),
                    to: there with
                    {
                        Name = name,
                        Phone = $"1390000000{n}",
                    }
                )
            );
        var fourth = await given.PlacedOrder(
            buyer: GivenShop.Member(5),
            to: there with
            {
                Name = "赵六",
                Phone = "13900000005",
            }
        );
        (await Progress(given, fourth.Id)).Flags.ShouldBe("");
        await GivenShop.Must(given.Accept(fourth.Id));
        (await Progress(given, fourth.Id)).HoldReason.ShouldBe("30 天内同一地址 4 个姓名");
    }

    [Theory, Databases]
    public async Task A_rule_that_is_switched_off_and_a_higher_threshold_let_orders_pass(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        var (first, second) = (await given.PlacedOrder(to: Unclear), await given.PlacedOrder(units: 20));
        await GivenShop.Must(Enable(given, new ScreeningRuleInput("address_incomplete", false, 60)));
        await GivenShop.Must(given.Accept(first.Id));
        (await given.Status(first.Id)).ShouldBe(OrderStatus.Accepted);
        (await Progress(given, first.Id)).Flags.ShouldBe("");
        // What was found first stays readable.
        (await Findings(given, first.Id))
            .Select(f => (f.Code, f.Revision))
            .ShouldBe([("address_incomplete", 0)]);

        await GivenShop.Must(
            given.App.Run(
                AppFixture.Staff(Policy.Business),
                (ChangePolicy u) => u.Run("orders.audit.hold_at", "86", "先放宽", CancellationToken.None)
            )
        );
        await GivenShop.Must(given.Accept(second.Id));
        (await given.Status(second.Id)).ShouldBe(OrderStatus.Accepted);
        (await Progress(given, second.Id)).Score.ShouldBe(85);
    }

    [Theory, Databases]
    public async Task Revisions_and_findings_can_neither_be_changed_nor_removed(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        await given.PlacedOrder(to: Unclear);
        await GivenShop.Must(Enable(given, new ScreeningRuleInput("remark_present", false, 5)));
        (await Enable(given, new ScreeningRuleInput("remark_present", false, 5))).Refusal!.Code.ShouldBe(
            "ordering.audit_unchanged"
        );
        (
            await given.App.Run(
                Tuner,
                (EnableScreeningRules u) =>
                    u.Run([new ScreeningRuleInput("remark_present", true, 5)], " ", CancellationToken.None)
            )
        ).Refusal!.Code.ShouldBe("ordering.audit_why");
        foreach (
            var sql in new[]
            {
                "UPDATE orderscreening_revision SET \"Why\" = 'x'",
                "DELETE FROM orderscreening_revision",
                "UPDATE orderscreening_finding SET \"Weight\" = 0",
                "DELETE FROM orderscreening_finding",
            }
        )
            await Should.ThrowAsync<Exception>(() => given.Sql(sql), sql);
        var revision = await given.App.Ask((ShopDb db) => db.Set<ScreeningRevision>().AsNoTracking().SingleAsync());
        (revision.No, revision.Why, revision.ChangesZh, revision.By).ShouldBe(
            (1, "试过了", "有留言：关闭", Tuner.Name)
        );
    }

    [Theory, Databases, Trait("Rule", "ORD-06/malicious")]
    public async Task Refused_and_malicious_orders_of_the_phone_count_and_no_others(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        async Task Cancelled(string code)
        {
            var order = await given.PlacedOrder();
            await GivenShop.Must(
                given.App.Run(
                    GivenShop.Manager,
                    (CancelOrder u) => u.Run(order.Id, code, "不要了", false, CancellationToken.None)
                )
            );
        }

        await Cancelled("customer");
        var first = await given.PaidOrder();
        await GivenShop.Must(given.Accept(first.Id));
        (await Progress(given, first.Id)).Flags.ShouldBe("");
        await Cancelled("refused");
        await Cancelled("malicious");
        var second = await given.PaidOrder();
        await GivenShop.Must(given.Accept(second.Id));
        (await Progress(given, second.Id)).HoldReason.ShouldBe("90 天内这个电话有 2 张拒收或恶意订单");
    }

    [Theory, Databases]
    public async Task A_rules_record_counts_what_it_hit_and_what_of_that_was_cancelled(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        var (kept, gone, other) = (
            await given.PlacedOrder(to: Unclear),
            await given.PlacedOrder(to: Unclear),
            await given.PlacedOrder(buyer: GivenShop.Member(2))
        );
        await GivenShop.Must(given.Accept(kept.Id));
        await GivenShop.Must(given.Cancel(gone.Id, GivenShop.Manager));
        await GivenShop.Must(given.Cancel(other.Id, GivenShop.Manager));
        var records = await given.App.Ask((ScreeningQueries r) => r.Records(CancellationToken.None));
        records.ShouldBe(
            new Dictionary<string, RuleRecord> { ["address_incomplete"] = new("address_incomplete", 2, 1) }
        );
        records["address_incomplete"].Precision.ShouldBe(50);
    }

    internal static Task<Result<int>> Enable(GivenShop given, params ScreeningRuleInput[] rules) =>
        given.App.Run(Tuner, (EnableScreeningRules u) => u.Run(rules, "试过了", CancellationToken.None));

    internal static Task<OrderProgress> Progress(GivenShop given, OrderId id) =>
        given.App.Ask((ShopDb db) => db.Set<OrderProgress>().AsNoTracking().SingleAsync(p => p.OrderId == id));

    private static Task<List<ScreeningFinding>> Findings(GivenShop given, OrderId id) =>
        given.App.Ask(
            (ShopDb db) => db.Set<ScreeningFinding>().AsNoTracking().Where(f => f.OrderId == id.Value).ToListAsync()
        );
}
