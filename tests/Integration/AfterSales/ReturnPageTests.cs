using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Zhanggui.AfterSales;
using Zhanggui.Channels;
using Zhanggui.Finance;
using Zhanggui.Integration.Channels;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using static Zhanggui.Integration.AfterSales.GivenReturns;
using static Zhanggui.Integration.GivenShop;

namespace Zhanggui.Integration.AfterSales;

/// <summary>Returns through the pages and the API, and a distributor's under the distributor's account.</summary>
public sealed class ReturnPageTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases, Trait("Rule", "ORD-22/returns"), Trait("Rule", "CHN-16/returns")]
    [Trait("Rule", "AFS-12/original-way")]
    public async Task A_distributors_return_lessens_what_the_distributor_owes_and_its_exchange_goes_out_in_their_name(
        string database
    )
    {
        await using var given = await GivenReturns.Open(database);
        var channels = new ChannelFixture(given.Shop);
        await Must(
            given.App.Run(
                ChannelFixture.Owner,
                (AddChannel u) =>
                    u.Run(
                        new ChannelInput(
                            "lan",
                            ("蓝岸分销", "Lan'an"),
                            ChannelKind.Distributor,
                            ChannelMoney.Collected,
                            "STO"
                        ),
                        None
                    )
            )
        );
        await channels.Import(ChannelFixture.File([1], units: 3), "lan");
        var no = (await channels.Orders()).Single().No;
        var order = (await given.App.Ask((IOrders o) => o.ByNo(no, None)))!;
        await Must(given.Shop.Accept(order.Id));
        await Must(given.Shop.Confirm(order.Id));
        await given.Shop.Ship(new PlacedOrder(order.Id, order.No, order.Total, null));
        await given.SignFor(order.Id);
        var owed = await given.Shop.Balance(LedgerAccount.ChannelBalance);

        var back = await given.Asked(Input(no));
        await given.Settle(back);
        var refund = (await given.App.Ask((IMoneyTraces m) => m.Of([order.Id.Value], None)))[order.Id.Value]
            .Refunds.Single();
        (refund.Amount, refund.Method).ShouldBe((Money.Yuan(99), PaymentMethod.Channel));
        var id = await given.RefundId(refund.No);
        await Must(
            given.App.Run(
                new Actor(ActorKind.Staff, Cashier.Id, Cashier.Name, new HashSet<string> { "refund.pay" }),
                (PayRefundByHand u) => u.Run(id, "蓝岸 11 月对账", None)
            )
        );
        (await given.Shop.Balance(LedgerAccount.ChannelBalance)).ShouldBe(owed - Money.Yuan(99));

        var swap = await given.Asked(
            Input(no, ReturnKind.Exchange, ReturnReason.WrongGoods, new ReturnedLine(1, 1, given.Shop.Skus[1]))
        );
        await given.Settle(swap);
        var anew = (
            await given.App.Ask(
                async (IOrders o) => await o.ByNo((await given.File(swap.No)).Case.Progress.ReplacementNo!, None)
            )
        )!;
        (anew.Channel, anew.Total, anew.Replaces).ShouldBe(("lan", Money.Zero, no));
        using var song = await given.Organization.SignedIn("song");
        (await Ended(song, "lan")).ShouldBe(2);
        (await Ended(song, "mall")).ShouldBe(0);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-29/returns")]
    public async Task Pages_and_API_lead_a_return_from_the_order_to_the_signed_slip(string database)
    {
        await using var given = await GivenReturns.Open(database);
        var order = await given.Received(1, 2);
        using var song = await given.Organization.SignedIn("song");
        using var du = await given.Organization.SignedIn("du");
        using var stranger = given.Organization.Browser();
        (await song.GetStringAsync("/office/orders/" + order.No)).ShouldContain(
            "/office/returns/new?order=" + order.No
        );
        (await song.GetStringAsync("/office/returns/new?order=" + order.No)).ShouldContain("T-001");
        (await song.GetStringAsync("/office/returns/new?order=SO0")).ShouldContain("没有这张订单");
        var fields = new Dictionary<string, string>
        {
            ["order"] = order.No,
            ["kind"] = "Return",
            ["reason"] = "NoReason",
            ["line"] = "1",
            ["quantity-1"] = "1",
            ["what"] = "大了",
            ["consent"] = "电话",
        };
        (await Text(await Send(song, "/office/returns/preview", fields, part: true))).ShouldContain("在你的权限内");
        var wrong = await Send(song, "/office/returns/new", new(fields) { ["quantity-1"] = "5" });
        (wrong.StatusCode, (await Text(wrong)).Contains("填 0 到 2", StringComparison.Ordinal)).ShouldBe(
            (HttpStatusCode.UnprocessableEntity, true)
        );
        var made = await Send(song, "/office/returns/new", fields);
        made.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = made.Headers.Location!.ToString();
        var no = page[(page.LastIndexOf('/') + 1)..];
        foreach (
            var path in new[]
            {
                "/office/returns",
                page,
                "/office/returns/export?format=csv",
                "/office/returns?tab=Awaiting&kind=Return&q=" + order.No,
            }
        )
            (await song.GetStringAsync(path)).ShouldContain(no);
        (await song.GetStringAsync("/office/orders/" + order.No)).ShouldContain(no);
        (await Send(song, page + "/waybill", new() { ["waybill"] = "7730 9144 02" })).StatusCode.ShouldBe(
            HttpStatusCode.SeeOther
        );
        (await du.GetStringAsync("/office/returns?q=7730914402")).ShouldContain(no);
        (await Send(song, page + "/inspection", [])).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await du.GetStringAsync(page)).ShouldContain(given.Shop.Bins[0].Code);

        var inspected = await du.PostAsJsonAsync(
            $"/api/v1/returns/{no}/inspection",
            new
            {
                warehouse = "HZ",
                lines = new[]
                {
                    new
                    {
                        line = 1,
                        good = 1,
                        bad = 0,
                        bin = given.Shop.Bins[0].Code,
                    },
                },
            }
        );
        inspected.IsSuccessStatusCode.ShouldBeTrue();
        var one = await song.GetFromJsonAsync<JsonElement>("/api/v1/returns/" + no);
        (one.GetProperty("state").GetString(), one.GetProperty("found")[0].GetProperty("good").GetInt32()).ShouldBe(
            ("Inspected", 1)
        );
        (await stranger.GetAsync("/api/v1/returns/" + no)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.GetFromJsonAsync<JsonElement>($"/api/v1/orders/{order.No}?phone={Home.Phone}"))
            .GetProperty("returns")[0]
            .GetProperty("words")
            .GetString()!
            .ShouldContain("已收到");
        (
            await song.PostAsJsonAsync(
                "/api/v1/returns",
                new
                {
                    order = order.No,
                    kind = "Return",
                    reason = "NoReason",
                    what = "再退一件",
                    consent = "电话",
                    lines = new[] { new { line = 1, quantity = 1 } },
                }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await song.PostAsJsonAsync($"/api/v1/returns/{no}/withdraw", new { why = "不退了" })).StatusCode.ShouldBe(
            HttpStatusCode.Conflict
        );
        (await song.GetFromJsonAsync<JsonElement>("/api/v1/returns?tab=inspected"))
            .GetProperty("rows")
            .GetArrayLength()
            .ShouldBe(1);
    }

    private static async Task<int> Ended(HttpClient browser, string channel) =>
        (await browser.GetFromJsonAsync<JsonElement>($"/api/v1/returns?tab=ended&channel={channel}"))
            .GetProperty("rows")
            .GetArrayLength();

    private static async Task<string> Text(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static async Task<HttpResponseMessage> Send(
        HttpClient browser,
        string path,
        Dictionary<string, string> fields,
        bool part = false
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields),
        };
        if (part)
            request.Headers.Add("HX-Request", "true");
        return await browser.SendAsync(request);
    }
}
