using System.Text.Json;

namespace Zhanggui.Approvals;

/// <summary>
/// What was asked for. Never changed: how far it has come is its <see cref="ApprovalProgress"/>, another reason is
/// another <see cref="ApprovalRevision"/>.
/// </summary>
internal sealed class ApprovalRequest
{
    public required ApprovalId Id { get; init; }
    public required string No { get; init; }
    public required string Kind { get; init; }
    public required string SubjectType { get; init; }
    public required Guid SubjectId { get; init; }
    public required string SubjectNo { get; init; }
    public required string Link { get; init; }
    public required string TitleZh { get; init; }
    public required string TitleEn { get; init; }

    /// <summary>Facts, figures and what else is only shown, as JSON.</summary>
    public required string Content { get; init; }
    public Money? Amount { get; init; }
    public DateTimeOffset? NeededBy { get; init; }
    public Guid? MakerId { get; init; }
    public required string MakerName { get; init; }
    public string? MakerPosition { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>
    /// The chain as the policy said on that day, "leader" replaced; a later policy does not touch it.
    /// </summary>
    public required string Chain { get; init; }

    public Text Title => new(TitleZh, TitleEn);
    public Subject Document => new(SubjectType, SubjectId, SubjectNo);
    public Subject Subject => new("approval", Id.Value, No);
    public ApprovalContent Shown => JsonSerializer.Deserialize<ApprovalContent>(Content, OperationContext.Json)!;
}

/// <summary>What a request shows besides its columns.</summary>
internal sealed record ApprovalContent(
    IReadOnlyList<ApprovalFact> Facts,
    IReadOnlyList<ApprovalFigure> Figures,
    IReadOnlyList<ApprovalLink> Links,
    Text? Caution,
    Text? Then,
    Text? NeededWhy
)
{
    /// <summary>The content with one more fact.</summary>
    public string With(ApprovalFact fact) =>
        JsonSerializer.Serialize(this with { Facts = [.. Facts, fact] }, OperationContext.Json);

    public static string Of(ApprovalAsk ask, ApprovalKind kind) =>
        JsonSerializer.Serialize(
            new ApprovalContent(ask.Facts, ask.Figures, ask.Links, ask.Caution, kind.Then, ask.NeededWhy),
            OperationContext.Json
        );
}

/// <summary>One submission: the reason as it was given then.</summary>
internal sealed class ApprovalRevision
{
    public required ApprovalId RequestId { get; init; }

    /// <summary>From 1.</summary>
    public required int No { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
}

/// <summary>
/// How far a request has come. Every act takes hold of it first, so of two at the same moment the second sees what the
/// first has done.
/// </summary>
internal sealed class ApprovalProgress
{
    public required ApprovalId RequestId { get; init; }
    public required string Kind { get; init; }
    public required Guid SubjectId { get; init; }
    public ApprovalState State { get; private set; }
    public int Revision { get; private set; } = 1;

    /// <summary>The step that is open, from 1; 0 before the first.</summary>
    public int Step { get; private set; }
    public required int Steps { get; init; }

    /// <summary>By when the open step must be decided, or the maker must answer.</summary>
    public DateTimeOffset? DueAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>How often somebody took hold of it: the statement that counts it up is what others wait for.</summary>
    public int Version { get; private set; } = 1;

    public void OpenStep(int step, DateTimeOffset due) => (Step, DueAt) = (step, due);

    public Result Do(ApprovalVerb verb, DateTimeOffset now, DateTimeOffset? due = null)
    {
        var next = ApprovalStates.Table.Next(State, verb);
        if (!next.IsDone)
            return next.Refusal;
        State = next.Value;
        if (verb == ApprovalVerb.Resubmit)
            (Revision, Step) = (Revision + 1, 0);
        if (State == ApprovalState.Returned)
            DueAt = due;
        if (State is not (ApprovalState.Pending or ApprovalState.Returned))
            (DueAt, DecidedAt) = (null, now);
        return Result.Done;
    }
}

/// <summary>How a seat stands.</summary>
internal enum SeatState
{
    Waiting,
    Open,
    Agreed,

    /// <summary>Nobody could be asked but people who had agreed already: counts as agreed.</summary>
    Carried,

    /// <summary>Not needed any more: another one of the step was enough, or the request ended.</summary>
    Skipped,
    Rejected,
    Returned,
}

/// <summary>A place at one step of one submission, and who decided there.</summary>
internal sealed class ApprovalSeat
{
    public required Guid Id { get; init; }
    public required ApprovalId RequestId { get; init; }
    public required int Revision { get; init; }
    public required int Step { get; init; }

    /// <summary>The place within the step, from 1.</summary>
    public required int Place { get; init; }

    /// <summary>The position that the chain names.</summary>
    public required string Position { get; init; }
    public required bool NeedsAll { get; init; }
    public Money? From { get; init; }

    /// <summary>
    /// The position whose holders decide: the named one, or the next above that somebody else than the maker holds.
    /// </summary>
    public required string Acting { get; set; }
    public SeatState State { get; set; }
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>To whom it was passed on; null while it is the position's.</summary>
    public Guid? PersonId { get; set; }
    public string? PersonName { get; set; }

    /// <summary>The position it was reported to when it was overdue; its holders may decide as well.</summary>
    public string? EscalatedTo { get; set; }
    public string? DecidedBy { get; set; }
    public string? DecidedFor { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? Comment { get; set; }

    public bool IsAgreed => State is SeatState.Agreed or SeatState.Carried;

    public void Decide(SeatState state, string by, string? on, string? comment, DateTimeOffset now) =>
        (State, DecidedBy, DecidedFor, Comment, DecidedAt) = (state, by, on, comment, now);
}

/// <summary>What somebody, or the clock, did with a request.</summary>
internal enum ActVerb
{
    Asked,
    Agreed,
    Rejected,
    Returned,
    PassedOn,
    Resubmitted,
    Withdrawn,
    Escalated,
    Carried,
    Granted,
}

/// <summary>One line of a request's history; never changed (ORG-28).</summary>
internal sealed class ApprovalAct
{
    public required ApprovalId RequestId { get; init; }

    /// <summary>The place in the request's history, from 1.</summary>
    public required int No { get; init; }
    public required int Revision { get; init; }
    public required int Step { get; init; }
    public required ActVerb Verb { get; init; }
    public Guid? ById { get; init; }
    public required string By { get; init; }
    public Guid? ForId { get; init; }
    public string? For { get; init; }
    public string? To { get; init; }
    public string? Comment { get; init; }
    public required DateTimeOffset At { get; init; }

    public bool IsDecision => Verb is ActVerb.Agreed or ActVerb.Rejected or ActVerb.Returned;
}
