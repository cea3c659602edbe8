using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>
/// What the nodes of one house tell each other: which memory has grown old. A change says so with <see cref="Act.Forget"/>; on PostgreSQL the news
/// travels with the commit (NOTIFY), so every node forgets within milliseconds and may otherwise remember for long. A node that cannot hear
/// remembers for seconds only.
/// </summary>
public sealed class NodeNews(DatabaseChoice database)
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

    /// <summary>How long a memory may be kept that is forgotten by news.</summary>
    public TimeSpan Lifetime => !database.IsPostgres ? Alone : _isHearing ? Told : Untold;

    /// <summary>Calls <paramref name="forget"/> with the detail (or an empty text, which means all) when this topic has changed here or on another node.</summary>
    public void On(string topic, Action<string> forget) => _listeners.GetOrAdd(topic, _ => []).Add(forget);

    internal void Tell(string topic, string detail)
    {
        if (!_listeners.TryGetValue(topic, out var listeners)) return;
        foreach (var forget in listeners) forget(detail);
    }

    internal string Written(string topic, string detail) => $"{Node:N} {topic} {detail}";

    internal void Hear(string message)
    {
        if (message.Split(' ', 3) is [var node, var topic, var detail] && node != Node.ToString("N")) Tell(topic, detail);
    }

    /// <summary>Whatever was said until now may have been missed.</summary>
    internal void BeginToHear()
    {
        _isHearing = true;
        foreach (var topic in _listeners.Keys) Tell(topic, "");
    }

    internal void StopHearing() => _isHearing = false;
}

/// <summary>Listens for what other nodes say, on a connection of its own. A broken connection is noticed within seconds and made anew.</summary>
internal sealed class NewsListener(DatabaseChoice database, NodeNews news, TimeProvider clock, ILogger<NewsListener> log) : BackgroundService
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
                news.StopHearing();
                log.LogWarning("News of other nodes are not heard: {Reason}. Trying again.", e.Message);
                await Task.Delay(Again, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                news.StopHearing();
            }
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 5, ApplicationName = "zhanggui-news" }.ToString());
        connection.Notification += (_, e) => news.Hear(e.Payload);
        await connection.OpenAsync(ct);
        await using (var listen = new NpgsqlCommand($"LISTEN {NodeNews.Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
        news.BeginToHear();
        while (true) await connection.WaitAsync(ct);
    }
}
