using Microsoft.EntityFrameworkCore;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>Technical records go after their days, and not an instant before.</summary>
public sealed class PurgeTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Theory, Databases]
    public async Task A_delivered_message_stays_for_thirty_days_and_dead_and_open_ones_for_ever(string database)
    {
        await using var house = await House.Start(database);
        await Write(house, Message(house, "done", OutboxState.Done), Message(house, "dead", OutboxState.Dead), Message(house, "open", OutboxState.Open));

        house.Clock.Advance(30 * Day);
        (await Outbox(house)).ShouldBe(0);
        (await Left(house)).ShouldBe(["done", "dead", "open"]);
        house.Clock.Advance(Moment);
        (await Outbox(house)).ShouldBe(1);
        (await Left(house)).ShouldBe(["dead", "open"]);
        house.Clock.Advance(1000 * Day);
        (await Outbox(house)).ShouldBe(0);
        (await Left(house)).ShouldBe(["dead", "open"]);
    }

    [Theory, Databases]
    public async Task An_outcome_stays_for_thirty_days_and_longer_while_its_event_waits_for_a_person(string database)
    {
        await using var house = await House.Start(database);
        var dead = Message(house, "dead", OutboxState.Dead);
        await Write(house, dead, Outcome(house, "plain"), Outcome(house, dead.EventId.ToString()), Outcome(house, $"{dead.EventId:N}"));

        house.Clock.Advance(30 * Day);
        (await Idempotency(house)).ShouldBe(0);
        house.Clock.Advance(Moment);
        (await Idempotency(house)).ShouldBe(1);
        (await Keys(house)).ShouldBe(new[] { dead.EventId.ToString(), $"{dead.EventId:N}" }.Order(StringComparer.Ordinal));
        await house.Ask((ShopDb db) => db.Set<OutboxMessage>().ExecuteUpdateAsync(s => s.SetProperty(m => m.State, OutboxState.Done)));
        (await Idempotency(house)).ShouldBe(2);
    }

    [Theory, Databases]
    public async Task How_long_is_a_policy_and_a_transaction_removes_a_thousand_rows_oldest_first(string database)
    {
        await using var house = await House.Start(database);
        await GivenShop.Must(house.Run(House.Staff(Policy.Technical), (ChangePolicy u) =>
            u.Run("platform.outbox.keep_days", "7", "磁盘不够", CancellationToken.None)));
        var messages = Enumerable.Range(0, 1002).Select(i => Message(house, i == 0 ? "young" : $"n{i:0000}", OutboxState.Done, house.Clock.GetUtcNow().AddSeconds(-i)));
        await Write(house, [.. messages]);

        house.Clock.Advance(7 * Day);
        (await Outbox(house)).ShouldBe(1000);
        (await Left(house)).ShouldBe(["young", "n0001"]);
        (await Outbox(house)).ShouldBe(1);
        (await Left(house)).ShouldBe(["young"]);
    }

    [Theory, Databases]
    public async Task The_daily_jobs_go_on_until_nothing_old_is_left(string database)
    {
        await using var house = await House.Start(database);
        await Write(house, [.. Enumerable.Range(0, 1002).Select(i => Message(house, $"n{i:0000}", OutboxState.Done))]);
        await Write(house, [.. Enumerable.Range(0, 1002).Select(i => Outcome(house, $"k{i:0000}"))]);

        await house.RunJobs();
        ((await Left(house)).Count, (await Keys(house)).Count).ShouldBe((1002, 1002));
        house.Clock.Advance(31 * Day);
        await house.RunJobs();
        ((await Left(house)).Count, (await Keys(house)).Count).ShouldBe((0, 0));
    }

    private static OutboxMessage Message(House house, string name, OutboxState state, DateTimeOffset? ended = null)
    {
        var now = ended ?? house.Clock.GetUtcNow();
        return new OutboxMessage
        {
            EventId = Guid.CreateVersion7(now), Reaction = name, Type = "Gone", Payload = "{}", At = now, NextAt = now.AddYears(9),
            State = state, EndedAt = state == OutboxState.Open ? null : now,
        };
    }

    private static IdempotentOutcome Outcome(House house, string key) =>
        new() { Scope = "Test:Visitor:", Key = key, Outcome = "true", At = house.Clock.GetUtcNow() };

    private static Task<int> Write(House house, params object[] rows) => house.Ask((ShopDb db) =>
    {
        db.AddRange(rows);
        return db.SaveChangesAsync();
    });

    private static async Task<int> Outbox(House house) =>
        (await house.Run(Actor.System("test"), (PurgeOutbox u) => u.Run(CancellationToken.None))).Value;

    private static async Task<int> Idempotency(House house) =>
        (await house.Run(Actor.System("test"), (PurgeIdempotency u) => u.Run(CancellationToken.None))).Value;

    private static Task<List<string>> Left(House house) => house.Ask((ShopDb db) =>
        db.Set<OutboxMessage>().AsNoTracking().OrderBy(m => m.Seq).Select(m => m.Reaction).ToListAsync());

    private static async Task<List<string>> Keys(House house)
    {
        var keys = await house.Ask((ShopDb db) => db.Set<IdempotentOutcome>().AsNoTracking().Where(o => o.Scope == "Test:Visitor:").Select(o => o.Key).ToListAsync());
        return [.. keys.Order(StringComparer.Ordinal)];
    }
}
