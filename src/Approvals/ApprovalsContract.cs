namespace Zhanggui.Approvals;

/// <summary>A request's id.</summary>
public readonly record struct ApprovalId(Guid Value) : IId<ApprovalId>
{
    /// <inheritdoc />
    public static ApprovalId From(Guid value) => new(value);
}

/// <summary>One thing that whoever decides must know, as a label and a value.</summary>
/// <param name="Label">原价, or the goods' name when <paramref name="Before"/> is given.</param>
/// <param name="Value">What is asked for.</param>
/// <param name="Before">What it is now; the page then shows both side by side.</param>
public sealed record ApprovalFact(Text Label, Text Value, Text? Before = null)
{
    /// <summary>A picture before the label.</summary>
    public string? PictureUrl { get; init; }

    /// <summary>What is unusual about it, in two or three words: 破底价.</summary>
    public Text? Warning { get; init; }
}

/// <summary>A figure at the top of the page that says how much it is about: 预计让利 ¥38,420.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Value">The figure.</param>
/// <param name="Note">Behind it, smaller: 原 52.6%.</param>
public sealed record ApprovalFigure(Text Label, string Value, Text? Note = null);

/// <summary>Somewhere to read on: the price list, the conversation.</summary>
public sealed record ApprovalLink(Text Name, string Url);

/// <summary>
/// What somebody wants to have approved, as its kind describes the document. None of it can be changed afterwards but
/// the reason.
/// </summary>
/// <param name="Kind">The key of a declared kind.</param>
/// <param name="Subject">The document that waits; at most one request of a kind is open for it.</param>
/// <param name="Link">The document's page.</param>
/// <param name="Title">促销价 12 款，双十二预热.</param>
/// <param name="Reason">Why, in the asker's words.</param>
internal sealed record ApprovalAsk(string Kind, Subject Subject, string Link, Text Title, string Reason)
{
    /// <summary>What it is about, in lines.</summary>
    public IReadOnlyList<ApprovalFact> Facts { get; init; } = [];

    /// <summary>How much it is about; three fit side by side.</summary>
    public IReadOnlyList<ApprovalFigure> Figures { get; init; } = [];

    /// <summary>Where to read on.</summary>
    public IReadOnlyList<ApprovalLink> Links { get; init; } = [];

    /// <summary>What is out of the ordinary, and what agreeing therefore means.</summary>
    public Text? Caution { get; init; }

    /// <summary>The money it is about; steps with an amount take part from there on.</summary>
    public Money? Amount { get; init; }

    /// <summary>When it must be decided to be of use; no step is given longer.</summary>
    public DateTimeOffset? NeededBy { get; init; }

    /// <summary>Why then: 才赶得上 11月28日 上线.</summary>
    public Text? NeededWhy { get; init; }
}

/// <summary>Where a request stands.</summary>
public enum ApprovalState
{
    /// <summary>Somebody must decide.</summary>
    Pending,

    /// <summary>Back with the maker, who amends and submits again, or withdraws.</summary>
    Returned,

    /// <summary>Everybody has agreed.</summary>
    Approved,

    /// <summary>Somebody has refused.</summary>
    Rejected,

    /// <summary>The maker, or the document's own end, took it back.</summary>
    Withdrawn,
}

/// <summary>How a request ended.</summary>
public enum ApprovalOutcome
{
    /// <summary>Everybody has agreed.</summary>
    Approved,

    /// <summary>Somebody has refused.</summary>
    Rejected,

    /// <summary>The maker took it back.</summary>
    Withdrawn,
}

/// <summary>What came of asking.</summary>
/// <param name="Id">The request.</param>
/// <param name="No">Its number, AP20261122-000018.</param>
/// <param name="State">Pending; or Approved at once when the chain asks nobody for this amount.</param>
public sealed record ApprovalAsked(ApprovalId Id, string No, ApprovalState State);

/// <summary>
/// A request has ended; raised in the transaction of the decision, so what follows from it happens with it or not at
/// all. What follows is said in the kind (<see cref="ApprovalKind{TDocument}"/>), which is found by its key. Not raised
/// for what the module above does itself: <see cref="IApprovals.Withdraw"/>, or asking for something that nobody needs
/// to approve.
/// </summary>
/// <param name="Kind">The kind's key.</param>
/// <param name="SubjectId">The document.</param>
/// <param name="SubjectNo">Its number.</param>
/// <param name="Request">The request.</param>
/// <param name="No">The request's number.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="By">Who decided last.</param>
/// <param name="Comment">What they said.</param>
/// <param name="Amount">The money that was approved.</param>
public sealed record ApprovalDecided(
    string Kind,
    Guid SubjectId,
    string SubjectNo,
    ApprovalId Request,
    string No,
    ApprovalOutcome Outcome,
    string By,
    string? Comment,
    Money? Amount
) : IEvent;

/// <summary>A request went back to its maker; raised in the transaction of the act.</summary>
public sealed record ApprovalReturned(
    string Kind,
    Guid SubjectId,
    string SubjectNo,
    ApprovalId Request,
    string No,
    string By,
    string Comment
) : IEvent;

/// <summary>
/// Asking for approval. The acts work inside the running operation, in its transaction, in the name of its actor.
/// </summary>
public interface IApprovals
{
    /// <summary>
    /// Submits a document, as its declared kind shows it, and puts it before its first step. Refused at "title" or
    /// "reason"; when a request of the kind is open for the document already (<c>approvals.open_already</c>); and when
    /// nobody but the maker could decide a step (<c>approvals.nobody</c>): a maker is never the checker.
    /// </summary>
    Task<Result<ApprovalAsked>> Ask<TDocument>(ApprovalKind<TDocument> kind, TDocument document, CancellationToken ct)
        where TDocument : class;

    /// <summary>
    /// Adds what another module knows of the matter to a request of the running operation, after its other facts; once
    /// it is committed nothing is added any more.
    /// </summary>
    void AddFact(ApprovalId request, ApprovalFact fact);

    /// <summary>
    /// Takes the open request of a kind back because its document was cancelled or changed; nothing happens when there
    /// is none.
    /// </summary>
    Task Withdraw(string kind, Guid subjectId, string why, CancellationToken ct);

    /// <summary>
    /// The requests of a document with their steps and history, newest first; for reading, also outside of operations.
    /// </summary>
    Task<IReadOnlyList<ApprovalView>> Of(Guid subjectId, CancellationToken ct);
}

/// <summary>A document's requests for its own page.</summary>
public interface IApprovalCards
{
    /// <summary>
    /// A card with chain and history of each request, newest first; null when there never was one. Whoever may see the
    /// document may see it.
    /// </summary>
    Task<Microsoft.AspNetCore.Components.RenderFragment?> Of(Guid subjectId, CancellationToken ct);
}

/// <summary>A request as others see it.</summary>
public sealed record ApprovalView(
    ApprovalId Id,
    string No,
    string Kind,
    Text KindName,
    Subject Subject,
    string Link,
    Text Title,
    string Reason,
    ApprovalState State,
    int Revision,
    Guid? MakerId,
    string Maker,
    DateTimeOffset MadeAt,
    Money? Amount,
    int Step,
    DateTimeOffset? DueAt,
    DateTimeOffset? DecidedAt
)
{
    /// <summary>What it is about.</summary>
    public IReadOnlyList<ApprovalFact> Facts { get; init; } = [];

    /// <summary>How much it is about.</summary>
    public IReadOnlyList<ApprovalFigure> Figures { get; init; } = [];

    /// <summary>The steps of the present revision.</summary>
    public IReadOnlyList<ApprovalStepView> Steps { get; init; } = [];

    /// <summary>What has happened, oldest first.</summary>
    public IReadOnlyList<ApprovalActView> History { get; init; } = [];
}

/// <summary>One step of a chain.</summary>
/// <param name="No">From 1.</param>
/// <param name="NeedsAll">True when every seat must agree; false when one is enough.</param>
/// <param name="From">The amount from which on the step is needed; null for always.</param>
/// <param name="Seats">Who sits there.</param>
public sealed record ApprovalStepView(int No, bool NeedsAll, Money? From, IReadOnlyList<ApprovalSeatView> Seats);

/// <summary>One seat of a step.</summary>
/// <param name="Position">The position that the chain names.</param>
/// <param name="Acting">
/// The position that decides: another one when the named one is vacant, or held by the maker alone.
/// </param>
/// <param name="State">Waiting, Open, Agreed, Carried, Skipped, Rejected or Returned.</param>
/// <param name="Person">To whom it was passed on, or who decided.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Comment">What was said.</param>
public sealed record ApprovalSeatView(
    string Position,
    string Acting,
    string State,
    string? Person,
    DateTimeOffset? At,
    string? Comment
);

/// <summary>One act of a request's history.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="For">In whose name, when it was delegated.</param>
/// <param name="Verb">
/// Asked, Agreed, Rejected, Returned, PassedOn, Resubmitted, Withdrawn, Escalated, Carried or Granted.
/// </param>
/// <param name="VerbName">The verb for people.</param>
/// <param name="Step">At which step; 0 for the request as a whole.</param>
/// <param name="Revision">Of which submission.</param>
/// <param name="To">To whom it went, when it went to somebody.</param>
/// <param name="Comment">What was said.</param>
public sealed record ApprovalActView(
    DateTimeOffset At,
    string By,
    string? For,
    string Verb,
    Text VerbName,
    int Step,
    int Revision,
    string? To,
    string? Comment
);
