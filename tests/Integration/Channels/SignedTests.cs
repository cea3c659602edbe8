using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Channels;
using Zhanggui.Ordering;

namespace Zhanggui.Integration.Channels;

/// <summary>Orders that a channel's program sends, signed with the channel's secret (ORD-02).</summary>
public sealed class SignedTests
{
    private const string Path = "/api/v1/channels/tmall/orders";

    private static string Body(params string[] numbers) =>
        JsonSerializer.Serialize(
            new
            {
                orders = numbers.Select(n => new
                {
                    no = n,
                    name = "沈知微",
                    phone = "13800001234",
                    address = "浙江省杭州市西湖区文三路 100 号",
                    paid = 9900,
                    lines = new[]
                    {
                        new
                        {
                            sku = "T-001",
                            quantity = 1,
                            price = 9900,
                        },
                    },
                }),
            }
        );

    private sealed class Program(ChannelFixture shop, string secret) : IDisposable
    {
        private readonly HttpClient _client = new() { BaseAddress = shop.App.Address };
        private int _nonces;

        public async Task<(HttpStatusCode Status, JsonElement Body)> Send(
            string body,
            string? path = null,
            string? nonce = null,
            TimeSpan late = default,
            string? tampered = null,
            bool signed = true,
            string? as_ = null
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path ?? Path)
            {
                Content = new StringContent(tampered ?? body, Encoding.UTF8, "application/json"),
            };
            var timestamp = (shop.Given.Clock.GetUtcNow() - late)
                .ToUnixTimeSeconds()
                .ToString(CultureInfo.InvariantCulture);
            nonce ??= $"nonce-{++_nonces:0000}";
            request.Headers.Add(SignedRequests.TimestampHeader, timestamp);
            request.Headers.Add(SignedRequests.NonceHeader, nonce);
            if (signed)
                request.Headers.Add(
                    SignedRequests.SignatureHeader,
                    SignedRequests.Signature(
                        secret,
                        "POST",
                        as_ ?? path ?? Path,
                        timestamp,
                        nonce,
                        Encoding.UTF8.GetBytes(body)
                    )
                );
            request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
            using var response = await _client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
        }

        public void Dispose() => _client.Dispose();
    }

    private static async Task<string> Secret(ChannelFixture shop, string code = "tmall")
    {
        using var scope = shop.App.Services.CreateScope();
        return await GivenShop.Must(
            scope
                .ServiceProvider.GetRequiredService<ChannelDirectory>()
                .Rotate(ChannelFixture.Owner, code, CancellationToken.None)
        );
    }

    [Theory, Databases, Trait("Rule", "ORD-02/platforms"), Trait("Rule", "ORD-02/once")]
    public async Task A_signed_request_brings_orders_with_an_answer_for_each(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        using var program = new Program(shop, await Secret(shop));
        var (status, body) = await program.Send(
            Body("A1", "A2", "A1")
                .Replace("\"A2\",\"name\":\"\\u6C88\\u77E5\\u5FAE\"", "\"A2\",\"name\":\"\"", StringComparison.Ordinal)
        );
        status.ShouldBe(HttpStatusCode.OK, body.ToString());
        var results = body.GetProperty("results").EnumerateArray().ToList();
        results.Select(r => r.GetProperty("result").GetString()).ShouldBe(["placed", "refused", "refused"]);
        results[1].GetProperty("field").GetString().ShouldBe("Name");
        results[1].GetProperty("message").GetString()!.ShouldContain("Recipient");
        results[2].GetProperty("code").GetString().ShouldBe("channels.twice");

        var again = await program.Send(Body("A1"));
        again.Body.GetProperty("results")[0].GetProperty("result").GetString().ShouldBe("already");
        again
            .Body.GetProperty("results")[0]
            .GetProperty("orderNo")
            .GetString()
            .ShouldBe(results[0].GetProperty("orderNo").GetString());
        (await shop.Orders()).Count.ShouldBe(1);
        await shop.Sound();
    }

    [Theory, Databases]
    public async Task Unsigned_tampered_stale_replayed_and_foreign_requests_bring_nothing(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        await GivenShop.Must(
            shop.App.Run(
                ChannelFixture.Owner,
                (AddChannel u) =>
                    u.Run(
                        new ChannelInput("other", ("别家", "Other"), ChannelKind.Marketplace, ChannelMoney.Collected),
                        CancellationToken.None
                    )
            )
        );
        var (mine, theirs) = (await Secret(shop), await Secret(shop, "other"));
        using var program = new Program(shop, mine);
        using var other = new Program(shop, theirs);
        async Task Refused(Task<(HttpStatusCode, JsonElement)> sent, HttpStatusCode status, string code)
        {
            var (got, body) = await sent;
            (got, body.GetProperty("code").GetString()).ShouldBe((status, code));
        }

        await Refused(program.Send(Body("B1"), signed: false), HttpStatusCode.Unauthorized, "channels.not_signed");
        await Refused(
            program.Send(Body("B1"), tampered: Body("B2")),
            HttpStatusCode.Unauthorized,
            "channels.bad_signature"
        );
        await Refused(
            program.Send(Body("B1"), as_: "/api/v1/channels/other/orders"),
            HttpStatusCode.Unauthorized,
            "channels.bad_signature"
        );
        await Refused(other.Send(Body("B1")), HttpStatusCode.Unauthorized, "channels.bad_signature");
        await Refused(
            program.Send(Body("B1"), "/api/v1/channels/nobody/orders"),
            HttpStatusCode.Unauthorized,
            "channels.bad_signature"
        );
        await Refused(
            program.Send(Body("B1"), late: TimeSpan.FromSeconds(301)),
            HttpStatusCode.Unauthorized,
            "channels.stale"
        );
        await Refused(
            program.Send(Body("B1"), late: -TimeSpan.FromSeconds(301)),
            HttpStatusCode.Unauthorized,
            "channels.stale"
        );
        await Refused(program.Send("""{"orders":[null]}"""), HttpStatusCode.UnprocessableEntity, "channels.bad_body");
        await Refused(program.Send("""{"orders":[]}"""), HttpStatusCode.UnprocessableEntity, "channels.too_many");
        (await shop.Orders()).ShouldBeEmpty();

        (await program.Send(Body("B1"), nonce: "nonce-of-mine", late: TimeSpan.FromSeconds(299))).Status.ShouldBe(
            HttpStatusCode.OK
        );
        await Refused(program.Send(Body("B1"), nonce: "nonce-of-mine"), HttpStatusCode.Conflict, "channels.replayed");
        // The secret is replaced: the old one is void.
        await Secret(shop);
        await Refused(program.Send(Body("B3")), HttpStatusCode.Unauthorized, "channels.bad_signature");
        (await shop.Orders()).Count.ShouldBe(1);
    }

    [Theory, Databases]
    public async Task What_no_file_may_say_no_program_may_say_either(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        using var program = new Program(shop, await Secret(shop));
        async Task<string?> Field(string from, string to)
        {
            var (_, body) = await program.Send(Body("C1").Replace(from, to, StringComparison.Ordinal));
            return body.TryGetProperty("results", out var results)
                ? results[0].GetProperty("result").GetString() + " " + results[0].GetProperty("field").GetString()
                : body.GetProperty("code").GetString();
        }

        (await Field("\"paid\":9900", "\"paid\":9900,\"orderedAt\":\"0001-01-01T00:00:00Z\"")).ShouldBe(
            "refused OrderedAt"
        );
        (await Field("\"paid\":9900", "\"postage\":9000000000000000000")).ShouldBe("refused Paid");
        (await Field("\"paid\":9900", "\"remark\":\"a\\u0007b\"")).ShouldBe("refused Remark");
        (await Field("\"paid\":9900", "\"remark\":\"a\\u0000b\"")).ShouldBe("channels.bad_body");
        (await Field("\"C1\"", "\"1.23E+15\"")).ShouldBe("refused No");
        (await Field("\"lines\":[", "\"lines\":[null,")).ShouldBe("channels.bad_body");
        (await program.Send(Body("C1").PadRight(4_000_001)))
            .Body.GetProperty("code")
            .GetString()
            .ShouldBe("channels.bad_body");
        (await shop.Orders()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task The_secret_is_kept_enciphered_and_stands_in_no_log(string database)
    {
        await using var shop = await ChannelFixture.Open(database);
        var secret = await Secret(shop);
        var kept = await shop.App.Ask((ChannelDirectory directory) => directory.Of("tmall", CancellationToken.None));
        kept!.Secret!.ShouldNotContain(secret);
        var log = await shop.App.Ask((AuditTrail trail) => trail.Of("channel", kept.Id.Value, CancellationToken.None));
        log.Select(e => e.Before + e.After + e.Note).ShouldAllBe(t => !t.Contains(secret) && !t.Contains(kept.Secret!));
    }
}
