using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Ordering;

/// <summary>
/// The queue that customer service sits at: it is told of changes, narrowed, and worked off many at a time.
/// </summary>
public sealed class DeskQueueTests
{
    [Theory, Databases, Trait("Rule", "ORD-03/live"), Trait("Rule", "SHOP-19/tells-queue")]
    public async Task An_open_desk_is_told_of_a_new_order_at_once(string database)
    {
        await using var given = await GivenShop.Open(database);
        var organization = await Staffed(given);
        using var browser = await organization.SignedIn("lin");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var answer = await browser.GetAsync(
            "/office/live",
            HttpCompletionOption.ResponseHeadersRead,
            patience.Token
        );
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(patience.Token));
        await Next(lines, "beat", patience.Token);

        await given.PlacedOrder();

        await Next(lines, "orders", patience.Token);
    }

    [Fact, Trait("Rule", "ORD-03/live")]
    public async Task A_desk_on_another_node_is_told_too()
    {
        await using var given = await GivenShop.Open("postgres");
        await using var other = await AppFixture.On(given.App.Database, given.Clock.GetUtcNow());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var invalidations = other.Services.GetRequiredService<CacheInvalidationBus>();
        while (invalidations.Lifetime < TimeSpan.FromMinutes(1))
            await Task.Delay(20, patience.Token);
        await using var heard = other
            .Services.GetRequiredService<ChangeFeed>()
            .Listen(patience.Token)
            .GetAsyncEnumerator(patience.Token);
        var first = heard.MoveNextAsync();

        await given.PlacedOrder();

        (await first).ShouldBeTrue();
        while (heard.Current != "orders")
            (await heard.MoveNextAsync()).ShouldBeTrue();
    }

    [Theory, Databases]
    public async Task The_stream_is_for_staff_alone(string database)
    {
        await using var given = await GivenShop.Open(database);
        var organization = await Staffed(given);
        using var stranger = organization.Browser();
        (await stranger.GetAsync("/office/live")).StatusCode.ShouldBeOneOf(
            HttpStatusCode.Unauthorized,
            HttpStatusCode.Redirect,
            HttpStatusCode.SeeOther
        );
        var registered = await stranger.PostAsJsonAsync(
            "/api/v1/members",
            new { login = "13900000007", password = "qihe2026" }
        );
        registered.IsSuccessStatusCode.ShouldBeTrue(await registered.Content.ReadAsStringAsync());
        (await stranger.GetAsync("/office/live")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, Databases, Trait("Rule", "ORD-03/ten-minutes")]
    public async Task The_queue_is_never_older_than_ten_minutes_whatever_the_policy_says(string database)
    {
        await using var given = await GivenShop.Open(database);
        var organization = await Staffed(given);
        using var browser = await organization.SignedIn("lin");
        (await browser.GetStringAsync("/office/desk")).ShouldContain("live:orders from:body, every 60s");
        var boss = AppFixture.Staff(Policy.Business);
        (
            await given.App.Run(
                boss,
                (ChangePolicy u) => u.Run("orders.refresh_seconds", "601", "少刷新", CancellationToken.None)
            )
        ).IsDone.ShouldBeFalse();
        await GivenShop.Must(
            given.App.Run(
                boss,
                (ChangePolicy u) => u.Run("orders.refresh_seconds", "600", "少刷新", CancellationToken.None)
            )
        );
        (await browser.GetStringAsync("/office/desk")).ShouldContain("every 600s");
    }

    [Theory, Databases]
    public async Task The_queue_is_narrowed_by_reason_and_by_presale(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        var organization = await Staffed(given);
        var plain = await given.PlacedOrder();
        var many = await given.PlacedOrder(units: 20);
        var presale = await given.PlacedOrder([new CheckoutLine(given.Presale, new Quantity(1))]);
        using var browser = await organization.SignedIn("lin");
        async Task<string[]> Shown(string query)
        {
            var page = await browser.GetStringAsync("/office/desk?part=queue&" + query);
            return
            [
                .. new[] { plain, many, presale }
                    .Where(o => page.Contains($"data-row=\"{o.No}\"", StringComparison.Ordinal))
                    .Select(o => o.No),
            ];
        }

        (await Shown("tab=new")).ShouldBe([plain.No, many.No, presale.No]);
        (await Shown("flag=unusual_quantity")).ShouldBe([many.No]);
        (await Shown("flag=none")).ShouldBe([plain.No, presale.No]);
        (await Shown("presale=no")).ShouldBe([plain.No, many.No]);
        (await Shown("channel=nowhere")).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Many_orders_are_worked_off_at_once_each_with_a_result_of_its_own(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        var organization = await Staffed(given);
        var (first, second, gone) = (await given.PlacedOrder(), await given.PlacedOrder(), await given.PlacedOrder());
        await GivenShop.Must(given.Cancel(gone.Id, GivenShop.Manager));
        using var browser = await organization.SignedIn("lin");
        async Task<JsonElement> Bulk(object body)
        {
            var answer = await browser.PostAsJsonAsync("/api/v1/desk/orders/bulk", body);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        string[] numbers = [first.No, gone.No, second.No, "SO20261122-999999"];
        var preview = await Bulk(
            new
            {
                act = "accept",
                numbers,
                preview = true,
            }
        );
        preview.GetProperty("done").GetInt32().ShouldBe(2);
        (await given.Status(first.Id)).ShouldBe(OrderStatus.New);

        var done = await Bulk(new { act = "accept", numbers });
        done.GetProperty("rows")
            .EnumerateArray()
            .Select(r => (r.GetProperty("no").GetString(), r.GetProperty("done").GetBoolean()))
            .ShouldBe([(first.No, true), (gone.No, false), (second.No, true), ("SO20261122-999999", false)]);
        (await given.Status(first.Id)).ShouldBe(OrderStatus.Accepted);
        (await given.Status(second.Id)).ShouldBe(OrderStatus.Accepted);
        (await given.Status(gone.Id)).ShouldBe(OrderStatus.Cancelled);
    }

    [Theory, Databases]
    public async Task A_bulk_act_is_shown_before_it_is_done_and_asks_why_where_one_order_would(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 100);
        var organization = await Staffed(given);
        var order = await given.PlacedOrder();
        using var browser = await organization.SignedIn("lin");
        async Task<string> Post(params (string, string)[] fields) =>
            await (
                await browser.PostAsync(
                    "/office/orders/bulk",
                    new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)))
                )
            ).Content.ReadAsStringAsync();

        (await Post(("act", "hold"), ("no", order.No))).ShouldContain("name=\"reason\"");
        (await Post(("act", "hold"), ("no", order.No), ("go", "1"), ("reason", " "))).ShouldContain("请写明原因");
        (await given.Status(order.Id)).ShouldBe(OrderStatus.New);
        (await Post(("act", "hold"), ("no", order.No), ("go", "1"), ("reason", "等客户回电"))).ShouldContain(
            "完成 1 张"
        );
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Held);
        (await Post(("act", "burn"), ("no", order.No))).ShouldContain("ordering.bulk_act");
        (await Post(("act", "accept"))).ShouldContain("ordering.bulk_count");
    }

    private static async Task Next(StreamReader lines, string topic, CancellationToken ct)
    {
        while (await lines.ReadLineAsync(ct) is { } line)
            if (line == "data: " + topic)
                return;
        throw new EndOfStreamException("The stream ended without " + topic);
    }

    private static async Task<OrganizationFixture> Staffed(GivenShop given)
    {
        await GivenShop.Must(given.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(CancellationToken.None)));
        var organization = new OrganizationFixture(given.App);
        await organization.Staff("lin", "CSPRE");
        return organization;
    }
}
