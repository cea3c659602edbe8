using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Integration.OrderScreening;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.OrderScreening;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Ordering;

/// <summary>
/// What the screening means for orders: a draft that is tried on those that are there, orders that pass by themselves,
/// and orders that were taken over.
/// </summary>
public sealed class ReviewTests
{
    [Theory, Databases, Trait("Rule", "ORD-06/held")]
    public async Task A_replay_foretells_what_happens_once_the_draft_is_in_force_and_writes_nothing(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 1000);
        var orders = new List<PlacedOrder>();
        for (var i = 1; i <= 9; i++)
        {
            var to = GivenShop.Home with
            {
                Phone = $"1390000001{i}",
                Street = i % 3 == 0 ? "文三路小区门口" : $"文三路 {i} 号",
            };
            orders.Add(await given.PlacedOrder(units: i == 4 ? 25 : i, buyer: GivenShop.Member(20 + i), to: to));
            given.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        ScreeningRuleInput[] draft =
        [
            new("unusual_quantity", true, 60, new Dictionary<string, string> { ["pieces"] = "7" }),
            new("address_incomplete", true, 10),
        ];
        var found = await given.Count<ScreeningFinding>();
        var told = await given.App.Ask(
            (ScreeningReplay r) =>
                r.Run(ScreeningRuleSet.Draft(ScreeningRuleSet.Factory, draft).Value, CancellationToken.None)
        );
        told.Orders.ShouldBe(9);
        told.Counts.ShouldBe(
            new Dictionary<ReplayChange, int>
            {
                [ReplayChange.NewlyHeld] = 2,
                [ReplayChange.NoLongerHeld] = 2,
                [ReplayChange.StillHeld] = 2,
                [ReplayChange.StillFree] = 3,
            },
            ignoreOrder: true
        );
        (await given.Count<ScreeningFinding>()).ShouldBe(found);
        (await given.Count<ScreeningRevision>()).ShouldBe(0);

        await GivenShop.Must(ScreeningTests.Enable(given, draft));
        foreach (var order in orders)
            await GivenShop.Must(given.Accept(order.Id));
        var held = new List<string>();
        foreach (var order in orders)
            if (await given.Status(order.Id) == OrderStatus.Held)
                held.Add(order.No);
        held.ShouldBe([orders[3].No, orders[6].No, orders[7].No, orders[8].No]);
        told.Rows.Where(r => r.Change == ReplayChange.NewlyHeld)
            .Select(r => r.Order.No)
            .ShouldBe([orders[7].No, orders[6].No]);
        told.Rows.Where(r => r.Change == ReplayChange.NoLongerHeld)
            .Select(r => r.Order.No)
            .ShouldBe([orders[5].No, orders[2].No]);
        foreach (var row in told.Rows.Where(r => r.Change == ReplayChange.NewlyHeld))
            (await ScreeningTests.Progress(given, OrderId.From(row.Order.Id))).HoldReason.ShouldBe(
                row.After.Reasons.Zh
            );
    }

    [Theory, Databases]
    public async Task A_replay_pages_through_what_it_changes_each_once(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 1000);
        for (var i = 0; i < ScreeningReplay.PageSize + 7; i++)
            await given.PlacedOrder(
                units: 5,
                buyer: GivenShop.Member(100 + i),
                to: GivenShop.Home with
                {
                    Phone = $"139{i:00000000}",
                    Street = $"文三路 {i} 号",
                }
            );
        var draft = ScreeningRuleSet
            .Draft(
                ScreeningRuleSet.Factory,
                [
                    new ScreeningRuleInput(
                        "unusual_quantity",
                        true,
                        60,
                        new Dictionary<string, string> { ["pieces"] = "5" }
                    ),
                ]
            )
            .Value;
        var all = await given.App.Ask((ScreeningReplay r) => r.Run(draft, CancellationToken.None));
        all.Counts[ReplayChange.NewlyHeld].ShouldBe(ScreeningReplay.PageSize + 7);
        var (rest, next) = await given.App.Ask(
            (ScreeningReplay r) => r.Page(draft, PagePlace.Read(all.Next)!.Value, CancellationToken.None)
        );
        next.ShouldBeNull();
        all.Rows.Concat(rest).Select(r => r.Order.No).Distinct().Count().ShouldBe(ScreeningReplay.PageSize + 7);
        rest.Count.ShouldBe(7);
    }

    [Theory, Databases]
    public async Task A_clean_paid_order_passes_by_itself_only_when_the_policy_says_so(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        var off = await given.PaidOrder();
        await given.App.DeliverOutbox();
        (await given.Status(off.Id)).ShouldBe(OrderStatus.New);
        await GivenShop.Must(
            given.App.Run(
                AppFixture.Staff(Policy.Business),
                (ChangePolicy u) => u.Run("orders.audit.pass_by_itself", "on", "夜里没人", CancellationToken.None)
            )
        );

        var (clean, unclear, unpaid) = (
            await given.PaidOrder(),
            await given.PlacedOrder(to: ScreeningTests.Unclear),
            await given.PlacedOrder()
        );
        await GivenShop.Must(given.Pay(unclear));
        await given.App.DeliverOutbox();
        (await given.Status(clean.Id)).ShouldBe(OrderStatus.Released);
        (await given.Status(unclear.Id)).ShouldBe(OrderStatus.New);
        (await given.Status(unpaid.Id)).ShouldBe(OrderStatus.New);
        (await ScreeningTests.Progress(given, clean.Id)).ContactedAt.ShouldBeNull();
        var log = await given.App.Ask((AuditTrail audit) => audit.Of("order", clean.Id.Value, CancellationToken.None));
        log.Where(e => e.UseCase == "AutoConfirmOrder")
            .Select(e => (e.VerbZh, e.ActorName))
            .Take(2)
            .ShouldBe([("审单 0 分，自动受理", "audit"), ("审单 0 分，自动确认", "audit")]);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Taken_over_orders_are_judged_as_if_it_had_been_when_they_came(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        var sku = (await given.App.Ask((Zhanggui.Catalog.ICatalog c) => c.ByCode("T-001", CancellationToken.None)))!;
        var at = given.Clock.GetUtcNow() - TimeSpan.FromDays(3);
        PastOrder Past(string no, string street, int n) =>
            new(
                no,
                at.AddMinutes(n),
                "mall",
                null,
                GivenShop.Home with
                {
                    Street = street,
                },
                "STO",
                Zhanggui.Finance.PaymentMethod.Alipay,
                Money.Yuan(10),
                null,
                [(sku, Quantity.One)],
                OrderStatus.Cancelled,
                false,
                new OrderMilestones
                {
                    Cancelled = at.AddHours(1),
                    CancelReason = "乱下",
                    CancelCode = "malicious",
                }
            );
        await GivenShop.Must(
            given.App.Run(
                GivenShop.System,
                (ImportOrders u) =>
                    u.Run(
                        [Past("SO20261119-900001", "文三路小区门口", 0), Past("SO20261119-900002", "文三路 9 号", 1)],
                        CancellationToken.None
                    )
            )
        );
        for (var twice = 0; twice < 2; twice++)
            await GivenShop.Must(
                given.App.Run(GivenShop.System, (ScreenPastOrders u) => u.Run(at.AddDays(-1), CancellationToken.None))
            );
        var found = await given.App.Ask((ShopDb db) => db.Set<ScreeningFinding>().AsNoTracking().ToListAsync());
        found.Select(f => (f.Code, f.At)).ShouldBe([("address_incomplete", at)]);
        var record = (await given.App.Ask((ScreeningQueries r) => r.Records(CancellationToken.None)))[
            "address_incomplete"
        ];
        (record.Hits, record.Cancelled, record.Precision).ShouldBe((1, 1, 100));
    }

    [Theory, Databases, Trait("Rule", "ORD-06/address")]
    public async Task The_desk_shows_each_reason_and_is_narrowed_by_it(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        var organization = await ScreeningPageTests.Staffed(given);
        var (unclear, clean) = (
            await given.PlacedOrder(to: GivenShop.Home with { Street = "文三路小区门口" }),
            await given.PlacedOrder()
        );
        using var lin = await organization.SignedIn("lin");
        var queue = await lin.GetStringAsync("/office/desk?part=queue&tab=new&flag=address_incomplete");
        queue.ShouldContain(unclear.No);
        queue.ShouldNotContain(clean.No);
        queue.ShouldContain("title=\"街道没有门牌号\"");
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/office/desk/" + unclear.No);
        ask.Headers.Add("HX-Request", "true");
        var drawer = await (await lin.SendAsync(ask)).Content.ReadAsStringAsync();
        drawer.ShouldContain("街道没有门牌号");
        drawer.ShouldContain("打电话问清楚门牌号，再建变更单");
        // Only those who keep the blacklist are offered it.
        drawer.ShouldNotContain("name=\"blacklist\"");
        var audit = (await lin.GetFromJsonAsync<JsonElement>("/api/v1/desk/orders/" + unclear.No)).GetProperty("audit");
        audit.GetProperty("score").GetInt32().ShouldBe(60);
        audit
            .GetProperty("findings")
            .EnumerateArray()
            .Select(f => f.GetProperty("code").GetString())
            .ShouldBe(["address_incomplete"]);
        (await lin.GetStringAsync("/office/orders/" + unclear.No)).ShouldContain("街道没有门牌号");
    }
}
