using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Administration;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>Reactions follow their act for certain, and an act with a key happens once.</summary>
public sealed class OutboxTests
{
    private static readonly Actor Somebody = Actor.Visitor("10.0.0.1");

    [Theory, Databases]
    public async Task A_reaction_that_fails_is_tried_again_later_and_later_and_a_person_decides_after_ten(
        string database
    )
    {
        var mood = new Mood { Works = false };
        await using var app = await Start(database, mood);
        await app.Run(Somebody, (Shout u) => u.Run("hei", CancellationToken.None));
        await app.DeliverOutbox();
        mood.Tries.ShouldBe(1);
        await app.DeliverOutbox();
        mood.Tries.ShouldBe(1);

        var waited = new List<TimeSpan>();
        for (var tries = 1; tries < OutboxDispatcher.MaxTries; tries++)
        {
            var open = await Message(app);
            (open.State, open.Tries, open.Error).ShouldBe((OutboxState.Open, tries, "in a bad mood"));
            waited.Add(open.NextAt - app.Clock.GetUtcNow());
            app.Clock.Advance(open.NextAt - app.Clock.GetUtcNow());
            await app.DeliverOutbox();
        }

        waited.ShouldBe(waited.Order());
        waited[0].ShouldBeLessThan(TimeSpan.FromSeconds(5));
        waited[^1].ShouldBeGreaterThan(TimeSpan.FromMinutes(5));
        var dead = await Message(app);
        (dead.State, dead.Tries).ShouldBe((OutboxState.Dead, OutboxDispatcher.MaxTries));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.DeliverOutbox();
        mood.Tries.ShouldBe(OutboxDispatcher.MaxTries);

        (
            await app.Run(Somebody, (RetryOutboxMessage u) => u.Run(dead.Seq, CancellationToken.None))
        ).Refusal!.Code.ShouldBe("platform.not_permitted");
        mood.Works = true;
        await GivenShop.Must(
            app.Run(AppFixture.Staff("db.edit"), (RetryOutboxMessage u) => u.Run(dead.Seq, CancellationToken.None))
        );
        await app.DeliverOutbox();
        (mood.Heard.Single(), (await Message(app)).State).ShouldBe(("hei", OutboxState.Done));
        (
            await app.Run(
                AppFixture.Staff("db.edit"),
                (RetryOutboxMessage u) => u.Run(dead.Seq, CancellationToken.None)
            )
        ).Refusal!.Code.ShouldBe("organization.not_dead");
    }

    [Theory, Databases]
    public async Task When_what_they_need_is_back_all_dead_messages_are_tried_again_at_once_and_the_meter_counts_them(
        string database
    )
    {
        var counted = new System.Collections.Concurrent.ConcurrentDictionary<string, long>();
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == Measures.Name)
                l.EnableMeasurementEvents(instrument);
        };
        void Count(ReadOnlySpan<KeyValuePair<string, object?>> tags, long by)
        {
            var of = string.Join(' ', tags.ToArray().Select(t => t.Value));
            counted.AddOrUpdate(of, by, (_, n) => n + by);
        }

        listener.SetMeasurementEventCallback<long>((_, n, tags, _) => Count(tags, n));
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Count(tags, 1));
        listener.Start();
        var mood = new Mood { Works = false };
        await using var app = await Start(database, mood);
        foreach (var word in new[] { "a", "b", "c" })
            await app.Run(Somebody, (Shout u) => u.Run(word, CancellationToken.None));
        for (var tries = 0; tries < OutboxDispatcher.MaxTries; tries++)
        {
            await app.DeliverOutbox();
            app.Clock.Advance(TimeSpan.FromHours(2));
        }

        (await app.Run(Somebody, (RetryOutbox u) => u.Run(CancellationToken.None))).Refusal!.Code.ShouldBe(
            "platform.not_permitted"
        );
        (await app.Run(AppFixture.Staff("db.edit"), (RetryOutbox u) => u.Run(CancellationToken.None))).Value.ShouldBe(
            3
        );
        mood.Works = true;
        await app.DeliverOutbox();
        mood.Heard.Order().ShouldBe(["a", "b", "c"]);
        (await app.Run(AppFixture.Staff("db.edit"), (RetryOutbox u) => u.Run(CancellationToken.None))).Value.ShouldBe(
            0
        );
        // Other tests run beside this one in the same process: at least these.
        foreach (
            var (of, least) in new[]
            {
                ("Shout done", 3),
                ("RetryOutbox done", 2),
                ("Listen:Shouted again", 27),
                ("Listen:Shouted dead", 3),
                ("Listen:Shouted done", 3),
            }
        )
            counted
                .GetValueOrDefault(of)
                .ShouldBeGreaterThanOrEqualTo(least, of + " of " + string.Join(", ", counted.Keys.Order()));
    }

    [Theory, Databases]
    public async Task A_refused_or_failed_act_leaves_no_message_no_audit_and_no_outcome(string database)
    {
        var mood = new Mood();
        await using var app = await Start(database, mood);
        (
            await app.Run(Somebody, (Shout u) => u.Run("", CancellationToken.None), idempotencyKey: "k")
        ).Refusal!.Code.ShouldBe("test.silent");
        await Should.ThrowAsync<InvalidOperationException>(() =>
            app.Run(Somebody, (Shout u) => u.Run("throw", CancellationToken.None), idempotencyKey: "k")
        );
        await app.DeliverOutbox();
        (
            mood.Heard.Count,
            await app.Ask((ShopDb db) => db.Set<AuditEntry>().CountAsync()),
            await app.Ask((ShopDb db) => db.Set<OutboxMessage>().CountAsync())
        ).ShouldBe((0, 0, 0));
        // The key is still free: the act has not happened.
        (
            await app.Run(Somebody, (Shout u) => u.Run("now", CancellationToken.None), idempotencyKey: "k")
        ).Value.ShouldBe("now!");
    }

    [Theory, Databases]
    public async Task An_act_with_a_key_happens_once_however_often_and_however_parallel_it_is_sent(string database)
    {
        var mood = new Mood();
        await using var app = await Start(database, mood);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    Task.Run(() =>
                        app.Run(Somebody, (Shout u) => u.Run("nr" + i, CancellationToken.None), idempotencyKey: "same")
                    )
                )
        );
        answers.Select(a => a.Value).Distinct().Count().ShouldBe(1);
        (
            await app.Run(Somebody, (Shout u) => u.Run("later", CancellationToken.None), idempotencyKey: "same")
        ).Value.ShouldBe(answers[0].Value);
        (await app.Ask((ShopDb db) => db.Set<AuditEntry>().CountAsync())).ShouldBe(1);
        // Somebody else's key, or another key, is another act.
        (
            await app.Run(
                AppFixture.Staff(),
                (Shout u) => u.Run("other", CancellationToken.None),
                idempotencyKey: "same"
            )
        ).Value.ShouldBe("other!");
        (
            await app.Run(Somebody, (Shout u) => u.Run("third", CancellationToken.None), idempotencyKey: "another")
        ).Value.ShouldBe("third!");

        await app.DeliverOutbox();
        mood.Heard.Count.ShouldBe(3);
        (await app.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Two_dispatchers_at_once_deliver_each_message_once(string database)
    {
        var mood = new Mood();
        await using var app = await Start(database, mood);
        for (var i = 0; i < 60; i++)
            await app.Run(Somebody, (Shout u) => u.Run("n" + i, CancellationToken.None));
        var dispatcher = app.Services.GetRequiredService<OutboxDispatcher>();
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (await dispatcher.DeliverDue(CancellationToken.None) > 0) { }
                    })
                )
        );
        mood.Heard.Count.ShouldBe(60);
        mood.Heard.Distinct().Count().ShouldBe(60);
    }

    private static Task<AppFixture> Start(string database, Mood mood) =>
        AppFixture.Start(
            database,
            configure: s => s.AddSingleton(mood).AddUseCase<Shout>().AddIntegrationEventHandler<Shouted, Listen>()
        );

    private static Task<OutboxMessage> Message(AppFixture app) =>
        app.Ask((ShopDb db) => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());

    internal sealed record Shouted(string What) : IEvent;

    internal sealed class Mood
    {
        private int _tries;
        public bool Works { get; set; } = true;
        public int Tries => _tries;
        public global::System.Collections.Concurrent.ConcurrentBag<string> Heard { get; } = [];

        public void Take(string what)
        {
            Interlocked.Increment(ref _tries);
            if (!Works)
                throw new InvalidOperationException("in a bad mood");
            Heard.Add(what);
        }
    }

    [Open]
    internal sealed class Shout(OperationContext context)
    {
        public async Task<Result<string>> Run(string what, CancellationToken ct)
        {
            context.Record(
                new Subject("shout", Guid.CreateVersion7(context.Now), what, IsNew: true),
                ("喊", "Shouted")
            );
            await context.Raise(new Shouted(what), ct);
            if (what.Length == 0)
                return Refusal.Conflict("test.silent", "没有声音", "Nothing was said.");
            if (what == "throw")
                throw new InvalidOperationException("broken");
            return what + "!";
        }
    }

    internal sealed class Listen(Mood mood) : IIntegrationEventHandler<Shouted>
    {
        public Task Handle(Shouted e, Guid eventId, CancellationToken ct)
        {
            mood.Take(e.What);
            return Task.CompletedTask;
        }
    }
}
