using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>Reactions follow their act for certain, and an act with a key happens once.</summary>
public sealed class OutboxTests
{
    private static readonly Actor Somebody = Actor.Visitor("10.0.0.1");

    [Theory, Databases]
    public async Task A_reaction_that_fails_is_tried_again_later_and_later_and_a_person_decides_after_ten(string database)
    {
        var mood = new Mood { Works = false };
        await using var house = await Start(database, mood);
        await house.Run(Somebody, (Shout u) => u.Run("hei", CancellationToken.None));
        await house.DeliverOutbox();
        mood.Tries.ShouldBe(1);
        await house.DeliverOutbox();
        mood.Tries.ShouldBe(1);

        var waited = new List<TimeSpan>();
        for (var tries = 1; tries < OutboxDispatcher.MostTries; tries++)
        {
            var open = await Message(house);
            (open.State, open.Tries, open.Error).ShouldBe((OutboxState.Open, tries, "in a bad mood"));
            waited.Add(open.NextAt - house.Clock.GetUtcNow());
            house.Clock.Advance(open.NextAt - house.Clock.GetUtcNow());
            await house.DeliverOutbox();
        }

        waited.ShouldBe(waited.Order());
        waited[0].ShouldBeLessThan(TimeSpan.FromSeconds(5));
        waited[^1].ShouldBeGreaterThan(TimeSpan.FromMinutes(5));
        var dead = await Message(house);
        (dead.State, dead.Tries).ShouldBe((OutboxState.Dead, OutboxDispatcher.MostTries));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.DeliverOutbox();
        mood.Tries.ShouldBe(OutboxDispatcher.MostTries);

        (await house.Run(Somebody, (RetryOutboxMessage u) => u.Run(dead.Seq, CancellationToken.None))).Refusal!.Code.ShouldBe("platform.not_permitted");
        mood.Works = true;
        await GivenShop.Must(house.Run(House.Staff("db.edit"), (RetryOutboxMessage u) => u.Run(dead.Seq, CancellationToken.None)));
        await house.DeliverOutbox();
        (mood.Heard.Single(), (await Message(house)).State).ShouldBe(("hei", OutboxState.Done));
        (await house.Run(House.Staff("db.edit"), (RetryOutboxMessage u) => u.Run(dead.Seq, CancellationToken.None))).Refusal!.Code.ShouldBe("organization.not_dead");
    }

    [Theory, Databases]
    public async Task When_what_they_need_is_back_all_dead_messages_are_tried_again_at_once_and_the_meter_counts_them(string database)
    {
        var counted = new System.Collections.Concurrent.ConcurrentDictionary<string, long>();
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == Measures.Name) l.EnableMeasurementEvents(instrument);
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
        await using var house = await Start(database, mood);
        foreach (var word in new[] { "a", "b", "c" }) await house.Run(Somebody, (Shout u) => u.Run(word, CancellationToken.None));
        for (var tries = 0; tries < OutboxDispatcher.MostTries; tries++)
        {
            await house.DeliverOutbox();
            house.Clock.Advance(TimeSpan.FromHours(2));
        }

        (await house.Run(Somebody, (RetryOutbox u) => u.Run(CancellationToken.None))).Refusal!.Code.ShouldBe("platform.not_permitted");
        (await house.Run(House.Staff("db.edit"), (RetryOutbox u) => u.Run(CancellationToken.None))).Value.ShouldBe(3);
        mood.Works = true;
        await house.DeliverOutbox();
        mood.Heard.Order().ShouldBe(["a", "b", "c"]);
        (await house.Run(House.Staff("db.edit"), (RetryOutbox u) => u.Run(CancellationToken.None))).Value.ShouldBe(0);
        // Other tests run beside this one in the same process: at least these.
        foreach (var (of, least) in new[] { ("Shout done", 3), ("RetryOutbox done", 2), ("Listen:Shouted again", 27), ("Listen:Shouted dead", 3), ("Listen:Shouted done", 3) })
            counted.GetValueOrDefault(of).ShouldBeGreaterThanOrEqualTo(least, of + " of " + string.Join(", ", counted.Keys.Order()));
    }

    [Theory, Databases]
    public async Task A_refused_or_failed_act_leaves_no_message_no_audit_and_no_outcome(string database)
    {
        var mood = new Mood();
        await using var house = await Start(database, mood);
        (await house.Run(Somebody, (Shout u) => u.Run("", CancellationToken.None), once: "k")).Refusal!.Code.ShouldBe("test.silent");
        await Should.ThrowAsync<InvalidOperationException>(() => house.Run(Somebody, (Shout u) => u.Run("throw", CancellationToken.None), once: "k"));
        await house.DeliverOutbox();
        (mood.Heard.Count, await house.Ask((ShopDb db) => db.Set<AuditEntry>().CountAsync()), await house.Ask((ShopDb db) => db.Set<OutboxMessage>().CountAsync())).ShouldBe((0, 0, 0));
        // The key is still free: the act has not happened.
        (await house.Run(Somebody, (Shout u) => u.Run("now", CancellationToken.None), once: "k")).Value.ShouldBe("now!");
    }

    [Theory, Databases]
    public async Task An_act_with_a_key_happens_once_however_often_and_however_parallel_it_is_sent(string database)
    {
        var mood = new Mood();
        await using var house = await Start(database, mood);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => house.Run(Somebody, (Shout u) => u.Run("nr" + i, CancellationToken.None), once: "same"))));
        answers.Select(a => a.Value).Distinct().Count().ShouldBe(1);
        (await house.Run(Somebody, (Shout u) => u.Run("later", CancellationToken.None), once: "same")).Value.ShouldBe(answers[0].Value);
        (await house.Ask((ShopDb db) => db.Set<AuditEntry>().CountAsync())).ShouldBe(1);
        // Somebody else's key, or another key, is another act.
        (await house.Run(House.Staff(), (Shout u) => u.Run("other", CancellationToken.None), once: "same")).Value.ShouldBe("other!");
        (await house.Run(Somebody, (Shout u) => u.Run("third", CancellationToken.None), once: "another")).Value.ShouldBe("third!");

        await house.DeliverOutbox();
        mood.Heard.Count.ShouldBe(3);
        (await house.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Two_dispatchers_at_once_deliver_each_message_once(string database)
    {
        var mood = new Mood();
        await using var house = await Start(database, mood);
        for (var i = 0; i < 60; i++) await house.Run(Somebody, (Shout u) => u.Run("n" + i, CancellationToken.None));
        var dispatcher = house.Services.GetRequiredService<OutboxDispatcher>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (await dispatcher.DeliverDue(CancellationToken.None) > 0)
            {
            }
        })));
        mood.Heard.Count.ShouldBe(60);
        mood.Heard.Distinct().Count().ShouldBe(60);
    }

    private static Task<House> Start(string database, Mood mood) => House.Start(database, configure: s => s.AddSingleton(mood).AddUseCase<Shout>().AddReaction<Shouted, Listen>());

    private static Task<OutboxMessage> Message(House house) => house.Ask((ShopDb db) => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());

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
            if (!Works) throw new InvalidOperationException("in a bad mood");
            Heard.Add(what);
        }
    }

    [Open]
    internal sealed class Shout(Act act)
    {
        public async Task<Result<string>> Run(string what, CancellationToken ct)
        {
            act.Record(new Subject("shout", Guid.CreateVersion7(act.Now), what, IsNew: true), ("喊", "Shouted"));
            await act.Raise(new Shouted(what), ct);
            if (what.Length == 0) return Refusal.Conflict("test.silent", "没有声音", "Nothing was said.");
            if (what == "throw") throw new InvalidOperationException("broken");
            return what + "!";
        }
    }

    internal sealed class Listen(Mood mood) : IReact<Shouted>
    {
        public Task React(Shouted e, Guid eventId, CancellationToken ct)
        {
            mood.Take(e.What);
            return Task.CompletedTask;
        }
    }
}
