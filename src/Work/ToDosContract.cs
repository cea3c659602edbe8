namespace Zhanggui.Work;

/// <summary>Something that somebody must do next, as the module that asks for it describes it.</summary>
/// <param name="Kind">Stable, for instance "order.accept". One document has at most one open item of a kind.</param>
/// <param name="KindName">The kind for people: 联系客户.</param>
/// <param name="Subject">The document.</param>
/// <param name="Link">Where it is done.</param>
/// <param name="Position">The code of the position whose list it stands on (CSPRE, ORDERS, PICKER, ...).</param>
/// <param name="DueAt">By when; null for "when you get to it".</param>
/// <param name="Rule">What must be done, in one sentence.</param>
/// <param name="Verb">The button.</param>
public sealed record ToDoDraft(
    string Kind,
    Text KindName,
    Subject Subject,
    string Link,
    string Position,
    DateTimeOffset? DueAt,
    Text Rule,
    Text Verb
)
{
    /// <summary>More positions that see it and may do it.</summary>
    public IReadOnlyList<string> AlsoFor { get; init; } = [];

    /// <summary>One person, when it is not for the whole position.</summary>
    public Guid? Person { get; init; }

    /// <summary>That person's name, for colleagues who look at the position's list.</summary>
    public string? PersonName { get; init; }

    /// <summary>The superior's position that it is reported to when it is overdue; null for none.</summary>
    public string? EscalateTo { get; init; }

    /// <summary>The customer or colleague it is about.</summary>
    public string? Who { get; init; }

    /// <summary>The money it is about.</summary>
    public Money? Amount { get; init; }

    /// <summary>How long before the deadline it turns amber.</summary>
    public TimeSpan WarnBefore { get; init; } = TimeSpan.FromMinutes(10);
}

/// <summary>The to-do lists. Every method works inside the running operation.</summary>
public interface IToDos
{
    /// <summary>Puts an item on a list. An open item of the same kind and document is replaced.</summary>
    Task Open(ToDoDraft draft, CancellationToken ct);

    /// <summary>Puts items of new documents on lists, for those who write many at once.</summary>
    void OpenMany(SetWriter writer, IReadOnlyCollection<ToDoDraft> drafts, DateTimeOffset now);

    /// <summary>
    /// A document's open item of one kind becomes one person's, as late as it is; nothing happens when there is none.
    /// </summary>
    Task Give(string kind, Guid subjectId, Guid person, string name, CancellationToken ct);

    /// <summary>
    /// Takes a document's open item of one kind off the list as done; nothing happens when there is none.
    /// </summary>
    Task Finish(string kind, Guid subjectId, CancellationToken ct);

    /// <summary>Takes all of a document's open items off the lists, because it was cancelled or closed.</summary>
    Task FinishAll(Guid subjectId, CancellationToken ct);
}

/// <summary>What waits to be done, for pages that show how much it is.</summary>
public interface IOpenToDos
{
    /// <summary>How many items of a kind are open on a position's list, whoever has taken them.</summary>
    Task<int> Count(string kind, string position, CancellationToken ct);
}

/// <summary>An item passed its deadline; raised once per item, in the transaction that notes it.</summary>
public sealed record ToDoOverdue(
    string Kind,
    Guid SubjectId,
    string SubjectNo,
    string Position,
    string? EscalatedTo,
    DateTimeOffset DueAt
) : IEvent;
