using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>
/// What the nodes of one installation tell each other: which cached entries are out of date. A change says so with
/// <see cref="OperationContext.Invalidate"/>; on PostgreSQL the news travels with the commit (NOTIFY), so every node
/// invalidates within milliseconds and may otherwise keep for long. A node that cannot hear keeps for seconds only.
/// </summary>
public sealed class CacheInvalidationBus(DatabaseChoice database)
{
    internal const string Channel = "zhanggui_news";
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Untold = TimeSpan.FromSeconds(5);

    // The embedded database has one node. Somebody may still run a command beside it, and is seen within this time.
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, ConcurrentBag<Action<string>>> _listeners = new();
    private volatile bool _isHearing;

    /// <summary>This node, to know its own news when they come back.</summary>
    internal Guid Node { get; } = Guid.CreateVersion7();

    /// <summary>How long an entry may be kept that other nodes invalidate.</summary>
    public TimeSpan Lifetime =>
        !database.IsPostgres ? Alone
        : _isHearing ? Told
        : Untold;

    /// <summary>
    /// Calls <paramref name="invalidate"/> with the detail (or an empty text, which means all) when this topic has
    /// changed here or on another node.
    /// </summary>
    public void Subscribe(string topic, Action<string> invalidate) =>
        _listeners.GetOrAdd(topic, _ => []).Add(invalidate);

    internal void Publish(string topic, string detail)
    {
        if (!_listeners.TryGetValue(topic, out var listeners))
            return;
        foreach (var invalidate in listeners)
            invalidate(detail);
    }

    internal string Encode(string topic, string detail) => $"{Node:N} {topic} {detail}";

    internal void Receive(string message)
    {
        if (message.Split(' ', 3) is [var node, var topic, var detail] && node != Node.ToString("N"))
            Publish(topic, detail);
    }

    /// <summary>Whatever was said until now may have been missed.</summary>
    internal void BeginListening()
    {
        _isHearing = true;
        foreach (var topic in _listeners.Keys)
            Publish(topic, "");
    }

    internal void StopListening() => _isHearing = false;
}

/// <summary>
/// Listens for what other nodes say, on a connection of its own. A broken connection is noticed within seconds and made
/// anew.
/// </summary>
internal sealed class CacheInvalidationListener(
    DatabaseChoice database,
    CacheInvalidationBus invalidations,
    TimeProvider clock,
    ILogger<CacheInvalidationListener> log
) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (database.IsPostgres && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                invalidations.StopListening();
                log.LogWarning("News of other nodes are not heard: {Reason}. Trying again.", e.Message);
                await Task.Delay(Again, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                invalidations.StopListening();
            }
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.ConnectionString)
            {
                Pooling = false,
                KeepAlive = 5,
                ApplicationName = "zhanggui-news",
            }.ToString()
        );
        connection.Notification += (_, e) => invalidations.Receive(e.Payload);
        await connection.OpenAsync(ct);
        await using (var listen = new NpgsqlCommand($"LISTEN {CacheInvalidationBus.Channel}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        invalidations.BeginListening();
        while (true)
            await connection.WaitAsync(ct);
    }
}
