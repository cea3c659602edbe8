using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>
/// Tells open pages which lists have changed ("orders", "todos"), never what is in them: a page that hears fetches
/// again, with its viewer's own rights (ORD-03). However many acts change a list, it is told at most every half second,
/// here and, on PostgreSQL, to the other nodes.
/// </summary>
public sealed class ChangeFeed
{
    /// <summary>Said when all may have changed.</summary>
    public const string All = "all";

    internal const string Topic = "live";
    private const int MaxViewers = 2000;

    private readonly ConcurrentDictionary<string, byte> _marked = new();
    private readonly ConcurrentDictionary<Channel<string>, byte> _viewers = new();

    /// <summary>Listens to the other nodes.</summary>
    public ChangeFeed(CacheInvalidationBus invalidations) =>
        (invalidations ?? throw new ArgumentNullException(nameof(invalidations))).Subscribe(
            Topic,
            topic => Publish(topic.Length == 0 ? All : topic)
        );

    /// <summary>Says that a list has changed. Inside an operation use <see cref="OperationContext.Changed"/>.</summary>
    public void Changed(string topic) => _marked.TryAdd(topic, 0);

    /// <summary>How many pages listen.</summary>
    public int Viewers => _viewers.Count;

    /// <summary>
    /// The topics as they change, until <paramref name="ct"/> ends it; ends at once when too many listen.
    /// </summary>
    public async IAsyncEnumerable<string> Listen([EnumeratorCancellation] CancellationToken ct)
    {
        if (_viewers.Count >= MaxViewers)
            yield break;
        // A page that does not read loses nothing: it fetches the list as it is then.
        var channel = Channel.CreateBounded<string>(
            new BoundedChannelOptions(32) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        _viewers.TryAdd(channel, 0);
        try
        {
            await foreach (var topic in channel.Reader.ReadAllAsync(ct))
                yield return topic;
        }
        finally
        {
            _viewers.TryRemove(channel, out _);
        }
    }

    /// <summary>What has changed since it was last asked.</summary>
    internal IReadOnlyList<string> Take() => [.. _marked.Keys.Where(topic => _marked.TryRemove(topic, out _))];

    internal void Publish(string topic)
    {
        foreach (var viewer in _viewers.Keys)
            viewer.Writer.TryWrite(topic);
    }
}

/// <summary>
/// Passes on what was marked, twice a second, in one statement of its own: a NOTIFY inside of every order's commit
/// would make the commits queue.
/// </summary>
internal sealed class ChangeFeedPublisher(
    ChangeFeed feed,
    CacheInvalidationBus invalidations,
    DatabaseChoice database,
    IServiceScopeFactory scopes,
    ILogger<ChangeFeedPublisher> log
) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Pass(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private async Task Pass(CancellationToken ct)
    {
        var topics = feed.Take();
        if (topics.Count == 0)
            return;
        foreach (var topic in topics)
            feed.Publish(topic);
        if (!database.IsPostgres)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var messages = topics.Select(t => invalidations.Encode(ChangeFeed.Topic, t)).ToArray();
            await scope
                .ServiceProvider.GetRequiredService<ShopDb>()
                .Database.ExecuteSqlAsync(
                    $"SELECT pg_notify({CacheInvalidationBus.Channel}, m) FROM unnest({messages}) AS m",
                    ct
                );
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or TimeoutException)
        {
            log.LogWarning(
                "The other nodes were not told that lists changed: {Reason}. Their pages ask every minute.",
                e.Message
            );
        }
    }
}
