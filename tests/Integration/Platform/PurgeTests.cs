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
        await using var app = await AppFixture.Start(database);
        await Write(
            app,
            Message(app, "done", OutboxState.Done),
            Message(app, "dead", OutboxState.Dead),
            Message(app, "open", OutboxState.Open)
        );

        app.Clock.Advance(30 * Day);
        (await Outbox(app)).ShouldBe(0);
        (await Left(app)).ShouldBe(["done", "dead", "open"]);
        app.Clock.Advance(Moment);
        (await Outbox(app)).ShouldBe(1);
        (await Left(app)).ShouldBe(["dead", "open"]);
        app.Clock.Advance(1000 * Day);
        (await Outbox(app)).ShouldBe(0);
        (await Left(app)).ShouldBe(["dead", "open"]);
    }

    [Theory, Databases]
    public async Task An_outcome_stays_for_thirty_days_and_longer_while_its_event_waits_for_a_person(string database)
    {
        await using var app = await AppFixture.Start(database);
        var dead = Message(app, "dead", OutboxState.Dead);
        await Write(
            app,
            dead,
            Outcome(app, "plain"),
            Outcome(app, dead.EventId.ToString()),
            Outcome(app, $"{dead.EventId:N}")
        );

        app.Clock.Advance(30 * Day);
        (await Idempotency(app)).ShouldBe(0);
        app.Clock.Advance(Moment);
        (await Idempotency(app)).ShouldBe(1);
        (await Keys(app)).ShouldBe(
            new[] { dead.EventId.ToString(), $"{dead.EventId:N}" }.Order(StringComparer.Ordinal)
        );
        await app.Ask(
            (ShopDb db) =>
                db.Set<OutboxMessage>().ExecuteUpdateAsync(s => s.SetProperty(m => m.State, OutboxState.Done))
        );
        (await Idempotency(app)).ShouldBe(2);
    }

    [Theory, Databases]
    public async Task How_long_is_a_policy_and_a_transaction_removes_a_thousand_rows_oldest_first(string database)
    {
        await using var app = await AppFixture.Start(database);
        await GivenShop.Must(
            app.Run(
                AppFixture.Staff(Policy.Technical),
                (ChangePolicy u) => u.Run("platform.outbox.keep_days", "7", "磁盘不够", CancellationToken.None)
            )
        );
        var messages = Enumerable
            .Range(0, 1002)
            .Select(i =>
                Message(app, i == 0 ? "young" : $"n{i:0000}", OutboxState.Done, app.Clock.GetUtcNow().AddSeconds(-i))
            );
        await Write(app, [.. messages]);

        app.Clock.Advance(7 * Day);
        (await Outbox(app)).ShouldBe(1000);
        (await Left(app)).ShouldBe(["young", "n0001"]);
        (await Outbox(app)).ShouldBe(1);
        (await Left(app)).ShouldBe(["young"]);
    }

    [Theory, Databases]
    public async Task The_daily_jobs_go_on_until_nothing_old_is_left(string database)
    {
        await using var app = await AppFixture.Start(database);
        await Write(app, [.. Enumerable.Range(0, 1002).Select(i => Message(app, $"n{i:0000}", OutboxState.Done))]);
        await Write(app, [.. Enumerable.Range(0, 1002).Select(i => Outcome(app, $"k{i:0000}"))]);

        await app.RunJobs();
        ((await Left(app)).Count, (await Keys(app)).Count).ShouldBe((1002, 1002));
        app.Clock.Advance(31 * Day);
        await app.RunJobs();
        ((await Left(app)).Count, (await Keys(app)).Count).ShouldBe((0, 0));
    }

    private static OutboxMessage Message(AppFixture app, string name, OutboxState state, DateTimeOffset? ended = null)
    {
        var now = ended ?? app.Clock.GetUtcNow();
        return new OutboxMessage
        {
            EventId = Guid.CreateVersion7(now),
            Reaction = name,
            Type = "Gone",
            Payload = "{}",
            At = now,
            NextAt = now.AddYears(9),
            State = state,
            EndedAt = state == OutboxState.Open ? null : now,
        };
    }

    private static IdempotencyRecord Outcome(AppFixture app, string key) =>
        new()
        {
            Scope = "Test:Visitor:",
            Key = key,
            Outcome = "true",
            At = app.Clock.GetUtcNow(),
        };

    private static Task<int> Write(AppFixture app, params object[] rows) =>
        app.Ask(
            (ShopDb db) =>
            {
                db.AddRange(rows);
                return db.SaveChangesAsync();
            }
        );

    private static async Task<int> Outbox(AppFixture app) =>
        (await app.Run(Actor.System("test"), (PurgeOutbox u) => u.Run(CancellationToken.None))).Value;

    private static async Task<int> Idempotency(AppFixture app) =>
        (await app.Run(Actor.System("test"), (PurgeIdempotency u) => u.Run(CancellationToken.None))).Value;

    private static Task<List<string>> Left(AppFixture app) =>
        app.Ask(
            (ShopDb db) =>
                db.Set<OutboxMessage>().AsNoTracking().OrderBy(m => m.Seq).Select(m => m.Reaction).ToListAsync()
        );

    private static async Task<List<string>> Keys(AppFixture app)
    {
        var keys = await app.Ask(
            (ShopDb db) =>
                db.Set<IdempotencyRecord>()
                    .AsNoTracking()
                    .Where(o => o.Scope == "Test:Visitor:")
                    .Select(o => o.Key)
                    .ToListAsync()
        );
        return [.. keys.Order(StringComparer.Ordinal)];
    }
}
