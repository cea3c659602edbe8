using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.ServiceDesk;
using Zhanggui.Work;

namespace Zhanggui.Integration.ServiceDesk;

/// <summary>Somebody follows every order from its confirmation until it is received.</summary>
public sealed class FollowUpTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static async Task<(GivenShop Given, OrganizationFixture Bureau)> Open(
        string database,
        Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? configure = null
    )
    {
        var given = await GivenShop.Open(database, configure: configure);
        await GivenShop.Must(given.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(Ct)));
        var organization = new OrganizationFixture(given.App);
        await organization.Staff("shen", "TRACKER");
        await organization.Staff("gu", "TRACKER");
        await organization.Staff("mai", "PACKER");
        return (given, organization);
    }

    private static Task<Result> Policy(GivenShop given, string value) =>
        given.App.Run(
            AppFixture.Staff(Zhanggui.Platform.Policy.Business),
            (ChangePolicy u) => u.Run("orders.tracking.owner", value, "试一试", Ct)
        );

    private static Task<HttpResponseMessage> Form(
        HttpClient browser,
        string path,
        params (string Name, string Value)[] fields
    ) =>
        browser.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)))
        );

    private static Task<List<WorkItem>> ToDos(GivenShop given, OrderId order, string kind) =>
        given.App.Ask(
            (ShopDb db) =>
                db.Set<WorkItem>().AsNoTracking().Where(i => i.SubjectId == order.Value && i.Kind == kind).ToListAsync()
        );

    private static async Task<List<string>> Numbers(HttpClient browser, string query) =>
        [
            .. (await browser.GetFromJsonAsync<JsonElement>("/api/v1/tracking" + query))
                .GetProperty("rows")
                .EnumerateArray()
                .Select(r => r.GetProperty("no").GetString()!),
        ];

    [Theory, Databases, Trait("Rule", "ORD-07/day"), Trait("Rule", "ORD-07/overdue")]
    public async Task Who_has_not_taken_a_confirmed_order_over_within_24_hours_is_late_and_it_is_escalated(
        string database
    )
    {
        var (given, organization) = await Open(database, s => s.AddDomainEventHandler<ToDoOverdue, Late>());
        await using var _ = given;
        var (inTime, late) = (await given.ReleasedOrder(), await given.ReleasedOrder());
        using var shen = await organization.SignedIn("shen");
        (await Numbers(shen, "?tab=free")).ShouldBe([inTime.No, late.No], ignoreOrder: true);
        (await ToDos(given, late.Id, "order.hand-over"))
            .Single()
            .DueAt.ShouldBe(given.Clock.GetUtcNow() + TimeSpan.FromHours(24));

        given.Clock.Advance(TimeSpan.FromHours(24));
        await given.App.RunJobs();
        using var again = await organization.SignedIn("shen");
        (
            await again.PostAsJsonAsync($"/api/v1/desk/orders/{inTime.No}/take-over", new ReasonBody(null))
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Late.Heard.ShouldNotContain(e => e.SubjectId == inTime.Id.Value);
        given.Clock.Advance(TimeSpan.FromSeconds(30));
        await given.App.RunJobs();
        Late.Heard.Where(e => e.SubjectId == late.Id.Value)
            .Select(e => (e.Kind, e.EscalatedTo))
            .ShouldBe([("order.hand-over", "OPSDIR")]);
        (await again.GetStringAsync("/office/tracking/count")).ShouldContain("hot");
        (
            await again.PostAsJsonAsync($"/api/v1/desk/orders/{late.No}/take-over", new ReasonBody(null))
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var rows = (await again.GetFromJsonAsync<JsonElement>("/api/v1/tracking?tab=mine&sort=no"))
            .GetProperty("rows")
            .EnumerateArray()
            .ToDictionary(r => r.GetProperty("no").GetString()!, r => r.GetProperty("late").GetBoolean());
        rows.ShouldBe(new Dictionary<string, bool> { [inTime.No] = false, [late.No] = true });
        (await ToDos(given, late.Id, "order.hand-over")).Single().State.ShouldBe(WorkState.Done);
        (await again.GetStringAsync("/office/tracking?tab=mine")).ShouldContain("超时接手");
    }

    [Theory, Databases, Trait("Rule", "ORD-07/policy"), Trait("Rule", "ORD-07/owner")]
    public async Task By_policy_whoever_confirmed_an_order_keeps_it_and_nobody_has_to_take_it_over(string database)
    {
        var (given, organization) = await Open(database);
        await using var _ = given;
        await GivenShop.Must(Policy(given, "confirming"));
        var order = await given.ReleasedOrder();
        using var shen = await organization.SignedIn("shen");
        var one = await shen.GetFromJsonAsync<JsonElement>($"/api/v1/desk/orders/{order.No}/tracking");
        one.GetProperty("owner").GetString().ShouldBe(GivenShop.Lin.Name);
        (await ToDos(given, order.Id, "order.hand-over")).ShouldBeEmpty();
        (await Numbers(shen, "?tab=free")).ShouldBeEmpty();
        (await Policy(given, "nobody")).IsDone.ShouldBeFalse();
    }

    [Theory, Databases, Trait("Rule", "ORD-25/owner"), Trait("Rule", "ORD-25/until-received")]
    [Trait("Rule", "ORD-25/notes")]
    public async Task A_tracker_follows_an_order_with_notes_until_it_is_received(string database)
    {
        var (given, organization) = await Open(database);
        await using var _ = given;
        var order = await given.ReleasedOrder();
        var (notes, takeOver) = (
            $"/api/v1/desk/orders/{order.No}/tracking-notes",
            $"/api/v1/desk/orders/{order.No}/take-over"
        );
        using var shen = await organization.SignedIn("shen");
        using var gu = await organization.SignedIn("gu");
        (await OrganizationFixture.Code(await shen.PostAsJsonAsync(notes, new FollowUpNoteBody("先写")))).ShouldBe(
            "ordering.tracking.nobody"
        );
        (await shen.PostAsJsonAsync(takeOver, new ReasonBody(null))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await OrganizationFixture.Code(await shen.PostAsJsonAsync(takeOver, new ReasonBody(null)))).ShouldBe(
            "ordering.tracking.yours"
        );

        var tomorrow = given.Clock.GetUtcNow().AddDays(1);
        (
            await shen.PostAsJsonAsync(notes, new FollowUpNoteBody("快递说明天到 <b>😀</b>", tomorrow))
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var todo = (await ToDos(given, order.Id, "order.track")).Single();
        (todo.DueAt, todo.State, todo.Person is not null).ShouldBe((tomorrow, WorkState.Open, true));
        (await shen.GetStringAsync($"/office/orders/{order.No}")).ShouldContain("快递说明天到 &lt;b&gt;");
        foreach (
            var (body, code) in new[]
            {
                (new FollowUpNoteBody(" "), "ordering.tracking.body"),
                (new FollowUpNoteBody(new string('长', 501)), "ordering.tracking.body"),
                (new FollowUpNoteBody("x", given.Clock.GetUtcNow()), "ordering.tracking.again"),
                (new FollowUpNoteBody("x", given.Clock.GetUtcNow().AddDays(31)), "ordering.tracking.again"),
            }
        )
            (await OrganizationFixture.Code(await shen.PostAsJsonAsync(notes, body))).ShouldBe(code);
        (await given.Count<FollowUpNote>()).ShouldBe(1);

        // Somebody else takes it over with a reason, and only with one.
        (await OrganizationFixture.Code(await gu.PostAsJsonAsync(takeOver, new ReasonBody(" ")))).ShouldBe(
            "ordering.tracking.why"
        );
        (await Form(gu, $"/office/orders/{order.No}/take-over", ("reason", "沈休假"))).StatusCode.ShouldBe(
            HttpStatusCode.SeeOther
        );
        (await Form(gu, $"/office/orders/{order.No}/track", ("body", "客户在家"), ("again", ""))).StatusCode.ShouldBe(
            HttpStatusCode.SeeOther
        );
        (await ToDos(given, order.Id, "order.track")).Single().State.ShouldBe(WorkState.Done);
        (await Numbers(gu, "?tab=mine")).ShouldBe([order.No]);
        (await Numbers(shen, "?tab=mine")).ShouldBeEmpty();

        await given.Ship(order);
        (await Numbers(gu, "?tab=mine")).ShouldBe([order.No]);
        await GivenShop.Must(
            given.App.Run(GivenShop.Member(), (ConfirmReceipt u) => u.Run(order.Id, GivenShop.Member().Id!.Value, Ct))
        );
        (await Numbers(gu, "?tab=mine")).ShouldBeEmpty();
        (await Numbers(gu, "?tab=over")).ShouldBe([order.No]);
        (await OrganizationFixture.Code(await gu.PostAsJsonAsync(notes, new FollowUpNoteBody("太晚")))).ShouldBe(
            "ordering.tracking.ended"
        );
        (await OrganizationFixture.Code(await shen.PostAsJsonAsync(takeOver, new ReasonBody("再来")))).ShouldBe(
            "ordering.tracking.ended"
        );
        var one = await gu.GetFromJsonAsync<JsonElement>($"/api/v1/desk/orders/{order.No}/tracking");
        one.GetProperty("notes").GetArrayLength().ShouldBe(2);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Many_are_taken_over_at_once_and_a_cancelled_one_is_nobodys_any_more(string database)
    {
        var (given, organization) = await Open(database);
        await using var _ = given;
        var (a, b, gone, fresh) = (
            await given.ReleasedOrder(),
            await given.ReleasedOrder(),
            await given.ReleasedOrder(),
            await given.PlacedOrder()
        );
        await GivenShop.Must(given.Cancel(gone.Id, GivenShop.Manager));
        (await ToDos(given, gone.Id, "order.hand-over")).ShouldAllBe(i => i.State != WorkState.Open);
        using var shen = await organization.SignedIn("shen");
        using var mai = await organization.SignedIn("mai");
        var body = new BulkBody("track", [a.No, b.No, gone.No, fresh.No], Preview: true);
        (await mai.PostAsJsonAsync("/api/v1/desk/orders/bulk", body)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await mai.PostAsJsonAsync($"/api/v1/desk/orders/{a.No}/take-over", new ReasonBody(null))).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await (await shen.PostAsJsonAsync("/api/v1/desk/orders/bulk", body)).Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("done")
            .GetInt32()
            .ShouldBe(2);
        (await Numbers(shen, "?tab=free")).Count.ShouldBe(2);
        var done = await (
            await shen.PostAsJsonAsync("/api/v1/desk/orders/bulk", body with { Preview = false })
        ).Content.ReadFromJsonAsync<JsonElement>();
        done.GetProperty("rows")
            .EnumerateArray()
            .Select(r => r.GetProperty("code").GetString())
            .ShouldBe([null, null, "ordering.tracking.ended", "ordering.not_confirmed"]);
        (await Numbers(shen, "?tab=mine&sort=no")).ShouldBe([a.No, b.No]);

        (await Numbers(shen, $"?tab=all&q={b.No}")).ShouldBe([b.No]);
        (await Numbers(shen, "?tab=all&q=nothing")).ShouldBeEmpty();
        foreach (var (language, text) in new[] { ("zh-CN", "我跟的"), ("en", "Mine") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/office/tracking?tab=mine");
            request.Headers.Add("Accept-Language", language);
            var page = await (await shen.SendAsync(request)).Content.ReadAsStringAsync();
            page.ShouldContain(text);
            page.ShouldContain(a.No);
        }

        (await shen.GetStringAsync("/office/tracking/export?tab=all&format=csv")).ShouldContain(b.No);
    }

    private sealed class Late : IDomainEventHandler<ToDoOverdue>
    {
        public static readonly System.Collections.Concurrent.ConcurrentBag<ToDoOverdue> Heard = [];

        public Task Handle(ToDoOverdue e, CancellationToken ct)
        {
            if (e.Kind == "order.hand-over")
                Heard.Add(e);
            return Task.CompletedTask;
        }
    }
}
