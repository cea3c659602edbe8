using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;
using Zhanggui.Ordering;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>
/// The real program is killed with SIGKILL while customers are buying, and started again on what it left behind.
/// </summary>
public sealed class KillTests
{
    private const int Buyers = 8;
    private const int HandsOfABuyer = 2;
    private const int Orders = 500;
    private const string NumbersOfOrders = """SELECT "No" FROM ordering_order""";

    [Theory, Databases]
    public async Task Killed_in_the_middle_of_500_orders_it_keeps_every_answered_one_repeats_none_and_loses_no_message(
        string database
    )
    {
        var given = await GivenShop.Open(database, skus: 4, stock: Orders, at: TimeProvider.System.GetUtcNow());
        given.App.Stays = true;
        await given.DisposeAsync();
        var choice = given.App.Database;
        var stall = new StalledCommit(choice, Key(Orders / 2));
        await stall.Prepare();
        using var day = new Day(given);

        await using (var program = await ServedProgram.Start(choice))
        {
            day.MeetAt(program.Address);
            await day.Register();
            var buying = day.Buy();
            await Task.WhenAny(day.HalfWay, buying);
            await stall.Begun(() => day.Answered.Count);
            await program.Kill();
            await buying;
            await stall.Wake();
        }

        // In the middle: whatever the other hands sent beside the one that stands still may have been in an earlier
        // group.
        day.Answered.Count.ShouldBeInRange(Orders / 4, Orders / 2 + Buyers * HandsOfABuyer);
        day.Unanswered.Count.ShouldBe(Buyers * HandsOfABuyer);
        await using (var program = await ServedProgram.Start(choice))
        {
            await stall.Remove();
            day.Answered.Values.Except(await Raw.Column(choice, NumbersOfOrders)).ShouldBeEmpty();
            day.MeetAt(program.Address);
            await day.SendAgain();
            await day.Buy();
            await Delivered(choice);
            (await program.Stop()).ShouldBe(0, program.Said);
        }

        day.Answered.Count.ShouldBe(Orders);
        (await Raw.Column(choice, NumbersOfOrders)).Order().ShouldBe(day.Answered.Values.Order());
        // One piece and one debt per order: nothing half-done was left behind by the transaction that died.
        (await Raw.Column(choice, """SELECT SUM("Reserved") FROM inventory_stock""")).ShouldBe([$"{Orders}"]);
        (await Raw.Column(choice, """SELECT COUNT(*) FROM inventory_reservation""")).ShouldBe([$"{Orders}"]);
        (await Raw.Column(choice, """SELECT COUNT(*) FROM finance_receivable""")).ShouldBe([$"{Orders}"]);
        await EachOrderWasToldOnce(choice);
    }

    private static string Key(int wish) => $"wish-{wish}";

    /// <summary>
    /// The started program delivers by itself what is due. What the dead one had claimed stays claimed until its lease
    /// is over.
    /// </summary>
    private static async Task Delivered(DatabaseChoice choice)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (
            (
                await Raw.Column(
                    choice,
                    """SELECT "EventId" FROM platform_outbox WHERE "State" = 0 AND "Tries" = 0 LIMIT 1"""
                )
            ).Count > 0
        )
            await Task.Delay(50, patience.Token);
    }

    private static async Task EachOrderWasToldOnce(DatabaseChoice choice)
    {
        await using var app = await AppFixture.On(choice, TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(5));
        await app.DeliverOutbox();
        var messages = await app.Ask(
            (ShopDb db) =>
                db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Type == nameof(OrderPlaced)).ToListAsync()
        );
        messages.Where(m => m.State != OutboxState.Done).Select(m => $"{m.Seq} {m.State} {m.Error}").ShouldBeEmpty();
        var placed = await app.Ask((ShopDb db) => db.Set<Order>().Select(o => o.Id).ToListAsync());
        // Every module that listens has a message of its own for each order.
        messages.ShouldNotBeEmpty();
        foreach (var listener in messages.GroupBy(m => m.Reaction))
            listener
                .Select(m => JsonSerializer.Deserialize<OrderPlaced>(m.Payload, OperationContext.Json)!.Id)
                .OrderBy(i => i.Value)
                .SequenceEqual(placed.OrderBy(i => i.Value))
                .ShouldBeTrue(listener.Key);
        var told = await app.Ask(
            (ShopDb db) =>
                db.Set<Message>()
                    .Where(m => m.IdempotencyKey.StartsWith("placed:"))
                    .Select(m => m.IdempotencyKey)
                    .ToListAsync()
        );
        told.Order().ShouldBe(placed.Select(i => $"placed:{i.Value:N}").Order());
        (await app.Verify()).ShouldBeEmpty();
    }

    /// <summary>What the customers do, and what they were told.</summary>
    private sealed class Day(GivenShop given) : IDisposable
    {
        private readonly CookieContainer[] _sessions =
        [
            .. Enumerable.Range(0, Buyers).Select(_ => new CookieContainer()),
        ];
        private readonly ConcurrentQueue<int> _wishes = new(Enumerable.Range(0, Orders));
        private readonly TaskCompletionSource _halfWay = new();
        private HttpClient[] _clients = [];

        /// <summary>Order numbers by the key of the submit.</summary>
        public ConcurrentDictionary<int, string> Answered { get; } = new();

        /// <summary>Submits that nobody answered.</summary>
        public ConcurrentBag<int> Unanswered { get; } = [];

        /// <summary>The program listens somewhere else after every start; the customers' sessions go on.</summary>
        public void MeetAt(Uri address)
        {
            foreach (var old in _clients)
                old.Dispose();
            _clients =
            [
                .. _sessions.Select(s => new HttpClient(
                    new SocketsHttpHandler { CookieContainer = s, AllowAutoRedirect = false }
                )
                {
                    BaseAddress = address,
                }),
            ];
        }

        /// <summary>Done when the submit is sent on which the database stands still.</summary>
        public Task HalfWay => _halfWay.Task;

        public Task Register() =>
            Task.WhenAll(
                _clients.Select(
                    async (client, n) =>
                        (
                            await client.PostAsJsonAsync(
                                "/api/v1/members",
                                new { login = $"1390000000{n}", password = "qihe2026" }
                            )
                        ).StatusCode.ShouldBe(HttpStatusCode.Created)
                )
            );

        /// <summary>Everybody buys until all wishes are gone or nobody answers any more.</summary>
        public Task Buy() =>
            Task.WhenAll(
                Enumerable
                    .Range(0, Buyers * HandsOfABuyer)
                    .Select(async _ =>
                    {
                        while (_wishes.TryDequeue(out var wish))
                        {
                            var answer = Submit(wish);
                            if (wish == Orders / 2)
                                _halfWay.TrySetResult();
                            if (await answer)
                                continue;
                            Unanswered.Add(wish);
                            return;
                        }
                    })
            );

        /// <summary>
        /// The customers press the button again, twice: the first answer and the second are the same order.
        /// </summary>
        public Task SendAgain() =>
            Task.WhenAll(
                Unanswered.Select(async wish =>
                {
                    (await Submit(wish)).ShouldBeTrue();
                    var first = Answered[wish];
                    (await Submit(wish)).ShouldBeTrue();
                    Answered[wish].ShouldBe(first);
                })
            );

        /// <summary>False when the connection broke before an answer was there.</summary>
        private async Task<bool> Submit(int wish)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/orders")
            {
                Content = new StringContent(Body(wish), Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Idempotency-Key", Key(wish));
            try
            {
                using var response = await _clients[wish % Buyers].SendAsync(request);
                var body = await response.Content.ReadAsStringAsync();
                response.StatusCode.ShouldBe(HttpStatusCode.Created, body);
                Answered[wish] = JsonDocument.Parse(body).RootElement.GetProperty("no").GetString()!;
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        private string Body(int wish) =>
            $$"""
                {"lines":[{"sku":"{{given.Skus[
                    wish % 4
                ].Value}}","quantity":1}],"address":{"name":"慕容思远","phone":"13800001234","province":"浙江省","city":"杭州市","district":"西湖区","street":"和风路 {{wish}} 号"},
                "courier":"STO","method":0,"expectedTotal":10400}
                """;

        public void Dispose()
        {
            foreach (var client in _clients)
                client.Dispose();
        }
    }
}
