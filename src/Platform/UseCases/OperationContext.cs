using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>Marks a record as an event: something that a module tells the modules above it.</summary>
public interface IEvent;

/// <summary>
/// A higher module's part of the same business act: runs inside the transaction, and if it throws nothing has happened.
/// </summary>
public interface IDomainEventHandler<in T>
    where T : IEvent
{
    /// <summary>Does this module's part.</summary>
    Task Handle(T e, CancellationToken ct);
}

/// <summary>
/// What happens after the commit, through the outbox: retried until it succeeds, so it must be idempotent by
/// <paramref name="eventId"/>.
/// </summary>
public interface IIntegrationEventHandler<in T>
    where T : IEvent
{
    /// <summary>Reacts to a committed event.</summary>
    Task Handle(T e, Guid eventId, CancellationToken ct);
}

/// <summary>
/// The running operation as the use case sees it: who, when, and the two things every change leaves behind: an audit
/// entry and, for those above, an event. One per operation, scoped.
/// </summary>
public sealed class OperationContext(
    IServiceProvider services,
    ShopDb db,
    AuditTrail audit,
    Outbox outbox,
    CacheInvalidationBus invalidations,
    ChangeFeed feed
)
{
    /// <summary>How documents are written as JSON in the audit log and the outbox.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new MoneyJson(), new QuantityJson(), new IdJson() },
    };

    private readonly List<Action> _afterCommit = [];
    private readonly HashSet<(string Topic, string Detail)> _news = [];
    private readonly HashSet<string> _changed = [];
    private Actor? _actor;

    /// <summary>Who acts.</summary>
    public Actor Actor =>
        _actor ?? throw new InvalidOperationException("No operation is running: use cases run through Operations.");

    /// <summary>The instant of the act; the same for everything it writes.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The use case's name, as the audit shows it.</summary>
    public string Name { get; private set; } = "";

    internal void Begin(Actor actor, DateTimeOffset now, string name) => (_actor, Now, Name) = (actor, now, name);

    /// <summary>
    /// Leaves an audit entry in the chain of one document (DAT-09). It is written with the act or not at all.
    /// </summary>
    /// <param name="subject">Which document: its type ("order"), id and number.</param>
    /// <param name="verb">What was done, as the trade says it, in both languages.</param>
    /// <param name="before">What it was, null for something new.</param>
    /// <param name="after">What it is now.</param>
    /// <param name="note">A reason that the person gave.</param>
    public void Record(Subject subject, Text verb, object? before = null, object? after = null, string? note = null) =>
        audit.Add(new AuditNote(subject, verb, ToJson(before), ToJson(after), note), Actor, Now, Name);

    /// <summary>
    /// Tells the modules above, inside this transaction, and stores the event for those who react after the commit.
    /// </summary>
    public async Task Raise<T>(T e, CancellationToken ct)
        where T : IEvent
    {
        foreach (var handler in services.GetServices<IDomainEventHandler<T>>())
            await handler.Handle(e, ct);
        outbox.Add(e, Now);
    }

    /// <summary>
    /// Does something on this node once the act is committed, and never when it is rolled back: invalidating what is
    /// cached. Before the commit another reader would read, and remember, the old state. It must neither wait nor fail.
    /// </summary>
    public void AfterCommit(Action then) => _afterCommit.Add(then);

    /// <summary>
    /// Says that cached entries are out of date: invalidated here once the act is committed, and told to the other
    /// nodes with the commit.
    /// </summary>
    /// <param name="topic">As in <see cref="CacheInvalidationBus.Subscribe"/>.</param>
    /// <param name="detail">Which part of it; empty for all.</param>
    public void Invalidate(string topic, string detail = "")
    {
        if (_news.Add((topic, detail)))
            AfterCommit(() => invalidations.Publish(topic, detail));
    }

    /// <summary>Says to open pages, once the act is committed, that a list has changed: they fetch it again.</summary>
    /// <param name="list">As in the pages' triggers: "orders" for live:orders.</param>
    public void Changed(string list)
    {
        if (_changed.Add(list))
            AfterCommit(() => feed.Changed(list));
    }

    /// <summary>A new id, stamped with the act's instant.</summary>
    public T NewId<T>()
        where T : struct, IId<T> => Ids.New<T>(Now);

    internal async Task Complete(CancellationToken ct)
    {
        await audit.Write(ct);
        outbox.Write();
        await db.SaveChangesAsync(ct);
        if (!db.IsPostgres)
            return;
        foreach (var (topic, detail) in _news)
            await db.Database.ExecuteSqlAsync(
                $"SELECT pg_notify({CacheInvalidationBus.Channel}, {invalidations.Encode(topic, detail)})",
                ct
            );
    }

    internal void Committed() => _afterCommit.ForEach(then => then());

    internal static string? ToJson(object? value) =>
        value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Json);
}

/// <summary>The document that an audit entry, a to-do item or a journal entry speaks of.</summary>
/// <param name="Type">The noun, "order", "sku", "account".</param>
/// <param name="Id">Its id.</param>
/// <param name="No">The number or name that people see.</param>
/// <param name="IsNew">True when this act makes it: its chain begins here.</param>
public readonly record struct Subject(string Type, Guid Id, string No, bool IsNew = false)
{
    /// <summary>
    /// Something that has a code and no id, such as a position or a year: the same code has one audit chain.
    /// </summary>
    public static Subject Of(string type, string code) =>
        new(
            type,
            new Guid(
                System
                    .Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{type}:{code}"))
                    .AsSpan(0, 16)
            ),
            code
        );
}
