using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>
/// One event waiting for one of its reactions. Written with the act; the reaction runs after the commit.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>Storage order; never a cursor, because rows commit late.</summary>
    public long Seq { get; init; }

    /// <summary>The event's id, the reaction's idempotency key.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Which reaction.</summary>
    public required string Reaction { get; init; }

    /// <summary>Which event.</summary>
    public required string Type { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>When the act happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Not before this instant: leases and back-off.</summary>
    public required DateTimeOffset NextAt { get; set; }

    /// <summary>How often it was claimed; whoever claimed it last holds it.</summary>
    public int Tries { get; set; }

    /// <summary>Open, done or dead.</summary>
    public OutboxState State { get; set; }

    /// <summary>When it was done or given up.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The last failure.</summary>
    public string? Error { get; set; }
}

/// <summary>Where an outbox message stands.</summary>
public enum OutboxState
{
    /// <summary>Waiting or under way.</summary>
    Open,

    /// <summary>Delivered.</summary>
    Done,

    /// <summary>Given up after too many tries; a person decides.</summary>
    Dead,
}

/// <summary>Wakes the dispatcher after a commit, so that reactions follow at once and not with the next tick.</summary>
public sealed class OutboxSignal
{
    private readonly SemaphoreSlim _wake = new(0, 1);

    /// <summary>Something was committed.</summary>
    public void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            try
            {
                _wake.Release();
            }
            catch (SemaphoreFullException)
            {
                // Two wakes met: one is enough.
            }
        }
    }

    internal Task<bool> Wait(TimeSpan atMost, CancellationToken ct) => _wake.WaitAsync(atMost, ct);
}

/// <summary>Which reactions exist for which events; made once from the registrations.</summary>
public sealed class Reactions
{
    private readonly FrozenDictionary<
        string,
        (Type Event, Func<IServiceProvider, object, Guid, CancellationToken, Task> Run)
    > _byName;
    private readonly FrozenDictionary<string, Text> _names;
    private readonly ILookup<Type, string> _byEvent;

    /// <summary>Collects the registrations.</summary>
    public Reactions(IEnumerable<Reaction> reactions)
    {
        var all = reactions.ToList();
        _byName = all.ToFrozenDictionary(r => r.Name, r => (r.Event, r.Run));
        _names = all.Where(r => r.Title is not null).ToFrozenDictionary(r => r.Name, r => r.Title!.Value);
        _byEvent = all.ToLookup(r => r.Event, r => r.Name);
    }

    /// <summary>What a reaction does, in words; its own name when nobody has said.</summary>
    public Text NameOf(string reaction) =>
        _names.TryGetValue(reaction, out var name) ? name : (reaction.Split(':')[0], reaction.Split(':')[0]);

    internal IEnumerable<string> Of(Type e) => _byEvent[e];

    internal Task Run(IServiceProvider services, OutboxMessage message, CancellationToken ct)
    {
        var (type, run) = _byName[message.Reaction];
        return run(
            services,
            JsonSerializer.Deserialize(message.Payload, type, OperationContext.Json)!,
            message.EventId,
            ct
        );
    }
}

/// <summary>One registered reaction.</summary>
public sealed record Reaction(
    string Name,
    Type Event,
    Func<IServiceProvider, object, Guid, CancellationToken, Task> Run,
    Text? Title = null
);

/// <summary>Stores the events of the running operation for those who react after the commit.</summary>
public sealed class Outbox(ShopDb db, Reactions reactions)
{
    private readonly List<OutboxMessage> _messages = [];

    internal void Add(IEvent e, DateTimeOffset now) => _messages.AddRange(Messages(e, now));

    internal void Write()
    {
        db.AddRange(_messages);
        _messages.Clear();
    }

    /// <summary>The rows for one event, for those who write many at once.</summary>
    public IEnumerable<OutboxMessage> Messages(IEvent e, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(e);
        var names = reactions.Of(e.GetType()).ToList();
        if (names.Count == 0)
            yield break;
        var id = Guid.CreateVersion7(now);
        var payload = JsonSerializer.Serialize(e, e.GetType(), OperationContext.Json);
        foreach (var name in names)
            yield return new OutboxMessage
            {
                EventId = id,
                Reaction = name,
                Type = e.GetType().Name,
                Payload = payload,
                At = now,
                NextAt = now,
            };
    }
}

/// <summary>Registers handlers and reactions.</summary>
public static class EventRegistration
{
    /// <summary>Registers a part of the same business act.</summary>
    public static IServiceCollection AddDomainEventHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : IEvent
        where THandler : class, IDomainEventHandler<TEvent> =>
        services.AddScoped<IDomainEventHandler<TEvent>, THandler>();

    /// <summary>Registers what happens after the commit.</summary>
    /// <param name="services">The services.</param>
    /// <param name="title">What it does, for whoever finds it in the outbox.</param>
    public static IServiceCollection AddIntegrationEventHandler<TEvent, TReaction>(
        this IServiceCollection services,
        Text? title = null
    )
        where TEvent : IEvent
        where TReaction : class, IIntegrationEventHandler<TEvent>
    {
        services.AddScoped<TReaction>();
        return services.AddSingleton(
            new Reaction(
                $"{typeof(TReaction).Name}:{typeof(TEvent).Name}",
                typeof(TEvent),
                (provider, e, id, ct) => provider.GetRequiredService<TReaction>().Handle((TEvent)e, id, ct),
                title
            )
        );
    }
}
