using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;
using Zhanggui.Fulfilment;
using Zhanggui.Integration.Organization;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.ServiceDesk;
using Zhanggui.Work;
using static Zhanggui.Integration.GivenShop;

namespace Zhanggui.Integration.Ordering;

/// <summary>
/// Confirmed orders that lack stock ask purchasing for it (F4 row 5, PUR-40); purchasing answers, the customers hear of
/// it, and what comes in ends the request.
/// </summary>
public sealed class BackorderTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Buyer = new(
        ActorKind.Staff,
        new Guid("00000000-0000-7000-8000-000000000021"),
        "郁采购",
        new HashSet<string> { "purchase.answer" }
    );

    [Theory, Databases, Trait("Rule", "PUR-40/request"), Trait("Rule", "PUR-40/first-come")]
    [Trait("Rule", "ORD-12/purchase-request"), Trait("Rule", "ORD-12/notice")]
    public async Task A_shortage_asks_purchasing_once_and_what_comes_in_goes_to_the_first_and_ends_it(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 1);
        var (first, second) = (await Waiting(given, 2), await Waiting(given, 3));
        var request = await Open(given);
        (request.State, request.MissingThen).ShouldBe((PurchaseRequestState.Asked, 2));
        var todo = await ToDo(given, request.No);
        (todo!.Kind, todo.DueAt, todo.EscalateTo).ShouldBe(
            (PurchaseRequests.AnswerKind, given.Clock.GetUtcNow().AddHours(24), "PURDIR")
        );
        var row = await Row(given, request.No);
        (row.Wanted, row.Waiting, row.Missing, row.ToOrder).ShouldBe((5, 2, 5, 5));

        await Must(Promise(given, request.No, 4, new DateOnly(2026, 12, 25)));
        (await ToDo(given, request.No))!.Kind.ShouldBe(PurchaseRequests.FollowKind);
        await given.App.DeliverOutbox();
        (await Told(given)).Count(t => t.Contains("预计 12 月 25 日到", StringComparison.Ordinal)).ShouldBe(2);
        OrderWords.ForCustomer((await given.Order(first.Id)).Standing).Next.Zh.ShouldContain("预计 12 月 25 日到货");
        (await Row(given, request.No)).ToOrder.ShouldBe(1);

        await given.Arrives(sku: 1, units: 2);
        await given.App.DeliverOutbox();
        (await given.Status(first.Id), await given.Status(second.Id)).ShouldBe(
            (OrderStatus.Released, OrderStatus.AwaitingStock)
        );
        (await Open(given)).No.ShouldBe(request.No, "three are missing still");
        var after = await Row(given, request.No);
        (after.Missing, after.Came, after.ToOrder).ShouldBe(
            (3, 2, 1),
            "two of the four have come, two are on their way"
        );
        (await ToDo(given, request.No, PurchaseRequests.AnswerKind))!.RuleZh.ShouldContain("还缺 3 件");
        await given.Arrives(sku: 1, units: 3);
        await given.App.DeliverOutbox();
        (await given.Status(second.Id)).ShouldBe(OrderStatus.Released);
        (await given.App.Ask((ShopDb db) => db.Set<PurchaseRequest>().AsNoTracking().SingleAsync())).State.ShouldBe(
            PurchaseRequestState.Ended
        );
        (await ToDo(given, request.No)).ShouldBeNull();
        (await Promise(given, request.No, 1, new DateOnly(2026, 12, 25))).Refusal!.Code.ShouldBe(
            "inventory.purchase_request.not_allowed_in_state"
        );
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task What_is_not_bought_is_customer_services_to_settle_and_a_later_day_is_told(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 1);
        var order = await Waiting(given, 1);
        var no = (await Open(given)).No;
        (await given.App.Run(Buyer, (DeclinePurchase u) => u.Run(no, " ", None))).Refusal!.Code.ShouldBe(
            "inventory.purchase_why"
        );
        await Must(given.App.Run(Buyer, (DeclinePurchase u) => u.Run(no, "厂家停产", None)));
        await given.App.DeliverOutbox();
        var todo = await ToDo(given, order.No);
        (todo!.Kind, todo.Position).ShouldBe((DeskToDos.NotBoughtKind, "CSPRE"));
        todo.RuleZh.ShouldContain("厂家停产");
        (await ToDo(given, no)).ShouldBeNull();

        var late = await Waiting(given, 1);
        (await ToDo(given, late.No))!.Kind.ShouldBe(DeskToDos.NotBoughtKind, "who falls short later hears of it too");
        await Must(Promise(given, no, 2, new DateOnly(2026, 12, 24)));
        await given.App.DeliverOutbox();
        (await Told(given)).Count(t => t.Contains("预计 12 月 24 日到", StringComparison.Ordinal)).ShouldBe(2);
        (await ToDo(given, order.No)).ShouldBeNull("it is bought after all");
        await Must(Promise(given, no, 2, new DateOnly(2026, 12, 10)));
        await given.App.DeliverOutbox();
        (await Told(given)).ShouldNotContain(
            t => t.Contains("12 月 10 日到", StringComparison.Ordinal),
            "sooner than the 20th that the presale promises is no news"
        );
        (await given.Order(order.Id)).Standing.StockOn.ShouldBe(new DateOnly(2026, 12, 10));
    }

    [Theory, Databases, Trait("Rule", "PUR-40/request")]
    public async Task Who_cancels_waits_no_more_and_too_few_ordered_is_said_once(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 1);
        var first = await Waiting(given, 1);
        var no = (await Open(given)).No;
        await Must(Promise(given, no, 1, new DateOnly(2026, 12, 25)));
        var second = await Waiting(given, 4);
        var todo = await ToDo(given, no, PurchaseRequests.AnswerKind);
        todo!.RuleZh.ShouldContain("还缺 5 件");
        (await Told(given))
            .Where(t =>
                t.Contains(second.No, StringComparison.Ordinal) && !t.Contains("已收到", StringComparison.Ordinal)
            )
            .ShouldHaveSingleItem()
            .ShouldContain("12 月 25 日到");
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        await Waiting(given, 1);
        (await ToDo(given, no, PurchaseRequests.AnswerKind))!.DueAt.ShouldBe(
            todo.DueAt,
            "a reminder does not push its deadline"
        );
        await Must(given.Cancel(second.Id, Manager));
        (await Row(given, no)).Missing.ShouldBe(2);
        await Must(given.Cancel(first.Id, Manager));
        (await Row(given, no)).Wanted.ShouldBe(1);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task The_answers_deadline_is_the_policys(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 1);
        await Must(
            given.App.Run(
                GivenShop.System,
                (ChangePolicy u) => u.Run("purchase_requests.answer_hours", "2", "旺季", None)
            )
        );
        var order = await Waiting(given, 1);
        var no = (await Open(given)).No;
        given.Clock.Advance(TimeSpan.FromMinutes(119));
        await given.App.RunJobs();
        (await ToDo(given, no))!.EscalatedAt.ShouldBeNull();
        given.Clock.Advance(TimeSpan.FromMinutes(2));
        await given.App.RunJobs();
        (await ToDo(given, no))!.EscalatedAt.ShouldNotBeNull();
        (await given.Status(order.Id)).ShouldBe(OrderStatus.AwaitingStock);
    }

    /// <summary>
    /// The books say that it is there, so nothing is asked for; once others have bought what the books have, it is.
    /// </summary>
    [Theory, Databases, Trait("Rule", "PUR-40/request"), Trait("Rule", "ORD-12/purchase-request")]
    public async Task What_was_not_in_its_bin_is_asked_for_once_the_books_have_none_either(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 2);
        var order = await given.ReleasedOrder();
        var slip = await given.OutboundOrder(order.Id);
        await Must(given.App.Run(Picker, (Zhanggui.Warehouse.StartPicking u) => u.Run([slip.Id], null, None)));
        await Must(given.App.Run(Picker, (Zhanggui.Warehouse.PickShort u) => u.Run(slip.Id, 1, "货位是空的", None)));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.AwaitingStock);
        (await given.App.Ask((ShopDb db) => db.Set<PurchaseRequest>().CountAsync())).ShouldBe(0);
        await given.PaidOrder(units: 2);
        await given.App.RunJobs();
        (await Open(given)).MissingThen.ShouldBe(1);
        await given.Arrives(sku: 0, units: 5);
        await given.App.DeliverOutbox();
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        (await given.App.Ask((ShopDb db) => db.Set<PurchaseRequest>().CountAsync(r => r.EndedAt == null))).ShouldBe(0);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "PUR-40/request")]
    public async Task Eight_who_fall_short_in_the_same_moment_make_one_request(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 1);
        var orders = new List<PlacedOrder>();
        for (var i = 0; i < 8; i++)
        {
            orders.Add(await given.PlacedOrder([new(given.Presale, Quantity.One)]));
            await Must(given.Pay(orders[^1]));
            await Must(given.Accept(orders[^1].Id));
        }

        var confirmed = await Task.WhenAll(orders.Select(o => given.Confirm(o.Id)));
        confirmed.ShouldAllBe(c => c.IsDone);
        (await Row(given, (await Open(given)).No)).Wanted.ShouldBe(8);
        await given.Arrives(sku: 1, units: 8);
        await given.App.DeliverOutbox();
        (await given.App.Ask((ShopDb db) => db.Set<Backorder>().CountAsync(w => w.EndedAt == null))).ShouldBe(0);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Pages_and_API_lead_from_the_order_to_the_request_and_its_answer(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 1, stock: 1);
        await Must(given.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(None)));
        var organization = new OrganizationFixture(given.App);
        foreach (var (login, position) in new[] { ("yuke", "PURSPEC"), ("lin", "CSPRE") })
            await organization.Staff(login, position);
        given.Clock.Advance(TimeSpan.FromSeconds(6)); // Who holds what is remembered for five.
        var order = await Waiting(given, 2);
        var no = (await Open(given)).No;
        using var yuke = await organization.SignedIn("yuke");
        using var lin = await organization.SignedIn("lin");
        using var stranger = organization.Browser();
        foreach (
            var path in new[]
            {
                "/office/purchase-requests",
                "/office/purchase-requests?q=" + order.No,
                "/office/purchase-requests?tab=asked&q=T-002",
                "/office/purchase-requests/export?format=csv",
                "/office/purchase-requests?q=" + no,
            }
        )
            (await yuke.GetStringAsync(path)).ShouldContain(no);
        (await yuke.GetStringAsync("/office/purchase-requests?tab=late")).ShouldContain("没有逾期未到的货");
        (await lin.GetStringAsync("/office/orders/" + order.No)).ShouldContain("采购还没答复");
        var page = await lin.GetStringAsync("/office/purchase-requests/" + no);
        (
            page.Contains(order.No, StringComparison.Ordinal),
            page.Contains("/promise", StringComparison.Ordinal)
        ).ShouldBe((true, false));
        (
            await lin.PostAsJsonAsync(
                $"/api/v1/purchase-requests/{no}/promise",
                new { quantity = 2, expectedOn = "2026-12-25" }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.GetAsync("/api/v1/purchase-requests")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var wrong = await yuke.PostAsync(
            $"/office/purchase-requests/{no}/promise",
            new FormUrlEncodedContent(
                new Dictionary<string, string> { ["quantity"] = "-1", ["expectedOn"] = "2020-01-01" }
            )
        );
        var words = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        (
            wrong.StatusCode,
            words.Contains("订货件数填 1 到 99999", StringComparison.Ordinal),
            words.Contains("到货日期从今天起", StringComparison.Ordinal)
        ).ShouldBe((HttpStatusCode.UnprocessableEntity, true, true));
        (
            await yuke.PostAsync(
                $"/office/purchase-requests/{no}/promise",
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["quantity"] = "2",
                        ["expectedOn"] = "2026-12-28",
                        ["note"] = "云裳服饰",
                    }
                )
            )
        ).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await given.App.DeliverOutbox();
        (await lin.GetStringAsync("/office/orders/" + order.No)).ShouldContain("2026-12-28");
        var json = await lin.GetFromJsonAsync<JsonElement>("/api/v1/desk/orders/" + order.No);
        json.ToString().ShouldContain("2026-12-28");
        (
            await yuke.PostAsJsonAsync($"/api/v1/purchase-requests/{no}/decline", new { why = "面料断货" })
        ).IsSuccessStatusCode.ShouldBeTrue();
        var one = await yuke.GetFromJsonAsync<JsonElement>("/api/v1/purchase-requests/" + no);
        (
            one.GetProperty("state").GetString(),
            one.GetProperty("note").GetString(),
            one.GetProperty("wants")[0].GetProperty("no").GetString()
        ).ShouldBe(("Declined", "面料断货", order.No));
        (await yuke.GetFromJsonAsync<JsonElement>("/api/v1/purchase-requests?tab=declined"))
            .GetProperty("rows")
            .GetArrayLength()
            .ShouldBe(1);
        (await yuke.GetAsync("/api/v1/purchase-requests/PR0")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<PlacedOrder> Waiting(GivenShop given, int units) =>
        Waiting(given, [new(given.Presale, new Quantity(units))]);

    private static async Task<PlacedOrder> Waiting(GivenShop given, IReadOnlyList<CheckoutLine> lines)
    {
        var order = await given.PlacedOrder(lines);
        await Must(given.Pay(order));
        await Must(given.Accept(order.Id));
        await Must(given.Confirm(order.Id));
        (await given.Status(order.Id)).ShouldBe(OrderStatus.AwaitingStock);
        return order;
    }

    private static Task<Result> Promise(GivenShop given, string no, int quantity, DateOnly on) =>
        given.App.Run(Buyer, (PromisePurchase u) => u.Run(no, quantity, on, null, None));

    private static Task<PurchaseRequest> Open(GivenShop given) =>
        given.App.Ask((ShopDb db) => db.Set<PurchaseRequest>().AsNoTracking().SingleAsync(r => r.EndedAt == null));

    private static async Task<PurchaseRequestRow> Row(GivenShop given, string no) =>
        (await given.App.Ask((PurchaseRequestQueries r) => r.Of(no, None)))!;

    private static Task<WorkItem?> ToDo(GivenShop given, string subject, string? kind = null) =>
        given.App.Ask(
            (ShopDb db) =>
                db.Set<WorkItem>()
                    .AsNoTracking()
                    .OrderByDescending(i => i.At)
                    .ThenByDescending(i => i.Id)
                    .FirstOrDefaultAsync(i =>
                        i.SubjectNo == subject
                        && i.EndedAt == null
                        && i.Kind != FollowUpToDos.AgainKind
                        && i.Kind != FollowUpToDos.HandOverKind
                        && (kind == null || i.Kind == kind)
                    )
        );

    private static async Task<List<string>> Told(GivenShop given)
    {
        await given.App.DeliverOutbox();
        return await given.App.Ask(
            (ShopDb db) => db.Set<Message>().AsNoTracking().OrderBy(m => m.AskedAt).Select(m => m.Body).ToListAsync()
        );
    }
}
