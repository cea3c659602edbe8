using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Organization;

namespace Zhanggui.Demo;

/// <summary>Why the demo company could not be filled, in one sentence, and at which step.</summary>
public sealed class DemoFailed(Text step, string reason, Exception? inner = null)
    : Exception($"{step.En}: {reason}", inner)
{
    /// <summary>The step that failed.</summary>
    public Text Step { get; } = step;

    /// <summary>What was wrong.</summary>
    public string Reason { get; } = reason;
}

/// <summary>
/// One filling of the demo company. All of it happens at or before <see cref="Start"/>, the moment at which the first
/// attempt began; an attempt that was interrupted goes on with what is not marked yet. An act is done exactly once
/// under its key: its outcome is kept in the act's own transaction.
/// </summary>
internal sealed class DemoRun(
    IServiceProvider services,
    UseCaseExecutor executor,
    DemoClock clock,
    DateTimeOffset start,
    CancellationToken ct
)
{
    private readonly Dictionary<string, IReadOnlyList<(AccountId Id, string Name)>> _holders = [];

    /// <summary>The moment that the demo company's last hours lead up to.</summary>
    public DateTimeOffset Start { get; } = start;

    /// <summary>The business date of <see cref="Start"/>.</summary>
    public DateOnly Today => Calendar.DateOf(Start);

    public BusinessCalendar Calendar { get; } = services.GetRequiredService<Company>().Calendar;

    public CancellationToken Ct => ct;

    /// <summary>The program itself.</summary>
    public static Actor System { get; } = Actor.System("demo");

    /// <summary>Told each act's key before it is done; a test stops the filling there.</summary>
    public Action<string>? Before { get; init; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>From now on everything happens at this instant, and never after the start.</summary>
    public void At(DateTimeOffset instant) => clock.StandAt(instant < Start ? instant : Start);

    /// <summary>From now on everything happens so long before the start.</summary>
    public void Ago(TimeSpan time) => At(Start - time);

    /// <summary>
    /// When a planned order was placed: today's so many minutes before the start, older ones at their time of day.
    /// </summary>
    public DateTimeOffset PlacedAt(DemoOrder order) =>
        order.MinutesBeforeNow is { } minutes
            ? Start - TimeSpan.FromMinutes(minutes)
            : Calendar.At(Today.AddDays(-order.DaysAgo), order.TimeOfDay);

    /// <summary>Does something once and remembers its outcome under the key.</summary>
    public async Task<T> RunOnce<T>(string key, Func<Task<T>> step)
    {
        var marked = await Get<ShopDb>()
            .Set<DemoStep>()
            .AsNoTracking()
            .Where(s => s.Key == key)
            .Select(s => s.Outcome)
            .FirstOrDefaultAsync(ct);
        if (marked is not null)
            return JsonSerializer.Deserialize<T>(marked, OperationContext.Json)!;
        var outcome = await step();
        var text = JsonSerializer.Serialize(outcome, OperationContext.Json);
        Must(await executor.Run(System, (MarkDemoStep u) => u.Run(key, text, ct), ct), key);
        return outcome;
    }

    /// <summary>Does something once.</summary>
    public Task RunOnce(string key, Func<Task> step) =>
        RunOnce(
            key,
            async () =>
            {
                await step();
                return true;
            }
        );

    /// <summary>Runs a use case once; must be done.</summary>
    public async Task Do<TUseCase>(string key, Actor by, Func<TUseCase, Task<Result>> act)
        where TUseCase : class
    {
        Before?.Invoke(key);
        Must(await executor.Run(by, act, ct, "demo:" + key), key);
    }

    /// <summary>Runs a use case once and answers its outcome; must be done.</summary>
    public async Task<T> Do<TUseCase, T>(string key, Actor by, Func<TUseCase, Task<Result<T>>> act)
        where TUseCase : class
    {
        var done = await Try(key, by, act);
        return done.IsDone ? done.Value : throw Failed(key, done.Refusal);
    }

    /// <summary>Runs a use case that may be refused.</summary>
    public Task<Result<T>> Try<TUseCase, T>(string key, Actor by, Func<TUseCase, Task<Result<T>>> act)
        where TUseCase : class
    {
        Before?.Invoke(key);
        return executor.Run(by, act, ct, "demo:" + key);
    }

    /// <summary>
    /// Delivers what the acts so far have left in the outbox, at the instant at which the clock stands.
    /// </summary>
    public async Task Deliver()
    {
        while (await Get<OutboxDispatcher>().DeliverDue(ct) > 0) { }
    }

    /// <summary>The n-th holder of a position, with these permissions.</summary>
    public async Task<Actor> Someone(string position, int n, params string[] permissions)
    {
        if (!_holders.TryGetValue(position, out var holders))
            _holders[position] = holders = await Get<IAccounts>().Holders(position, ct);
        var (id, name) = holders[n % holders.Count];
        return new Actor(ActorKind.Staff, id.Value, name, permissions.ToHashSet()) { Positions = [position] };
    }

    /// <summary>The accounts of these logins; those that are not there are left out.</summary>
    public async Task<IReadOnlyDictionary<string, AccountId>> Accounts(IEnumerable<string> logins)
    {
        var wanted = logins.Select(l => l.ToUpperInvariant()).ToList();
        var found = await Get<ShopDb>()
            .Set<Account>()
            .AsNoTracking()
            .Where(a => EF.Parameter(wanted).Contains(a.NormalizedUserName!))
            .Select(a => new { a.UserName, a.Id })
            .ToListAsync(ct);
        return found.ToDictionary(a => a.UserName!, a => new AccountId(a.Id));
    }

    public static void Must(Result done, string key)
    {
        if (!done.IsDone)
            throw Failed(key, done.Refusal);
    }

    public static Exception Failed(string key, Refusal refusal) =>
        new InvalidOperationException($"{key}: {refusal.Message.En}");
}
