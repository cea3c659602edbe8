using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>
/// A message belongs to whoever delivers it for as long as the delivery takes, and to nobody for longer.
/// </summary>
public sealed class OutboxLeaseTests
{
    private static readonly Actor Somebody = Actor.Visitor("10.0.0.1");
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases]
    public async Task A_reaction_slower_than_the_lease_and_what_waits_behind_it_are_delivered_exactly_once_by_two_dispatchers(
        string database
    )
    {
        var slow = new SlowReaction();
        await using var app = await Start(database, slow);
        foreach (var word in new[] { "slow", "b", "c" })
            await Tell(app, word);
        var (first, second) = (Dispatcher(app), Dispatcher(app));
        // Four times 50 seconds: each time the first renews, and the second takes what has run out by then, which is
        // all but the slow one.
        var takenBySecond = 0;
        slow.Work = async () =>
        {
            for (var i = 0; i < 4; i++)
            {
                app.Clock.Advance(TimeSpan.FromSeconds(50));
                await Renewed(app, "slow");
                takenBySecond += await second.DeliverDue(None);
            }
        };

        (await first.DeliverDue(None)).ShouldBe(1);

        takenBySecond.ShouldBe(2);
        slow.Heard.ShouldBe(["slow", "b", "c"], ignoreOrder: true);
        var messages = await Messages(app);
        messages.Select(m => m.State).Distinct().ShouldBe([OutboxState.Done]);
        messages.Select(m => m.Tries).ShouldBe([1, 2, 2]);
        (await first.DeliverDue(None), await second.DeliverDue(None)).ShouldBe((0, 0));
    }

    [Theory, Databases]
    public async Task A_message_that_waits_long_behind_another_keeps_its_holder_when_nobody_else_has_taken_it(
        string database
    )
    {
        var slow = new SlowReaction();
        await using var app = await Start(database, slow);
        foreach (var word in new[] { "slow", "b" })
            await Tell(app, word);
        var (first, second) = (Dispatcher(app), Dispatcher(app));
        slow.Work = async () =>
        {
            app.Clock.Advance(TimeSpan.FromSeconds(90));
            await Renewed(app, "slow");
        };
        // Begun with 30 seconds left of its lease, and 100 seconds long.
        slow.WorkOfOthers = async () =>
        {
            app.Clock.Advance(TimeSpan.FromSeconds(100));
            (await second.DeliverDue(None)).ShouldBe(0);
        };

        (await first.DeliverDue(None)).ShouldBe(2);

        slow.Heard.ShouldBe(["slow", "b"]);
        (await Messages(app)).Select(m => (m.State, m.Tries)).ShouldBe([(OutboxState.Done, 1), (OutboxState.Done, 1)]);
    }

    [Theory, Databases]
    public async Task Whoever_has_lost_a_message_is_stopped_and_does_not_settle_it(string database)
    {
        var slow = new SlowReaction();
        await using var app = await Start(database, slow);
        await Tell(app, "slow");
        var isStopped = false;
        slow.WorkUntil = async ct =>
        {
            // Another node has found the lease run out, as after a long pause of this one.
            await app.Ask(
                (ShopDb db) => db.Set<OutboxMessage>().ExecuteUpdateAsync(s => s.SetProperty(m => m.Tries, 2))
            );
            await Should.ThrowAsync<TaskCanceledException>(() => Task.Delay(TimeSpan.FromMinutes(1), ct));
            isStopped = true;
        };

        await Dispatcher(app).DeliverDue(None);

        isStopped.ShouldBeTrue();
        (await Messages(app))
            .Select(m => (m.State, m.Tries, m.EndedAt))
            .ShouldBe([(OutboxState.Open, 2, (DateTimeOffset?)null)]);
    }

    private static Task<AppFixture> Start(string database, SlowReaction slow) =>
        AppFixture.Start(
            database,
            configure: s => s.AddSingleton(slow).AddUseCase<Say>().AddIntegrationEventHandler<Said, Hear>()
        );

    /// <summary>Beats on real time, often: the test's clock decides only when a lease has run out.</summary>
    private static OutboxDispatcher Dispatcher(AppFixture app)
    {
        T Of<T>()
            where T : notnull => app.Services.GetRequiredService<T>();
        return new OutboxDispatcher(
            Of<IServiceScopeFactory>(),
            Of<WriteQueue>(),
            Of<OutboxSignal>(),
            Of<Reactions>(),
            app.Clock,
            NullLogger<OutboxDispatcher>.Instance
        )
        {
            Beat = TimeSpan.FromMilliseconds(10),
        };
    }

    private static async Task Tell(AppFixture app, string word) =>
        await GivenShop.Must(app.Run(Somebody, (Say u) => u.Run(word, None)));

    /// <summary>Waits until the beat has given the message a whole lease again.</summary>
    private static async Task Renewed(AppFixture app, string word)
    {
        var until = app.Clock.GetUtcNow() + OutboxDispatcher.Lease;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (
            (await Messages(app)).Single(m => m.Payload.Contains($"\"{word}\"", StringComparison.Ordinal)).NextAt
            < until
        )
            await Task.Delay(5, patience.Token);
    }

    private static Task<List<OutboxMessage>> Messages(AppFixture app) =>
        app.Ask((ShopDb db) => db.Set<OutboxMessage>().AsNoTracking().OrderBy(m => m.Seq).ToListAsync());

    internal sealed record Said(string Word) : IEvent;

    internal sealed class SlowReaction
    {
        public List<string> Heard { get; } = [];
        public Func<Task>? Work { get; set; }
        public Func<Task>? WorkOfOthers { get; set; }
        public Func<CancellationToken, Task>? WorkUntil { get; set; }
    }

    [Open]
    internal sealed class Say(OperationContext context)
    {
        public async Task<Result> Run(string word, CancellationToken ct)
        {
            context.Record(
                new Subject("said", context.NewId<Zhanggui.Catalog.SkuId>().Value, word, IsNew: true),
                ("说", "Said")
            );
            await context.Raise(new Said(word), ct);
            return Result.Done;
        }
    }

    internal sealed class Hear(SlowReaction slow) : IIntegrationEventHandler<Said>
    {
        public async Task Handle(Said e, Guid eventId, CancellationToken ct)
        {
            slow.Heard.Add(e.Word);
            if (e.Word == "slow" && slow.WorkUntil is { } until)
                await until(ct);
            var work = e.Word == "slow" ? slow.Work : slow.WorkOfOthers;
            if (work is not null)
                await work();
        }
    }
}
