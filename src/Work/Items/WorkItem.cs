namespace Zhanggui.Work;

/// <summary>Where an item stands.</summary>
internal enum WorkState
{
    Open,
    Done,
    Dropped,
}

/// <summary>How an item ends.</summary>
internal enum WorkEnd
{
    Finish,
    Drop,
}

internal static class WorkStates
{
    /// <summary>
    /// All that may happen to an item: whoever asked for it says that it is done, or that it is not needed any more.
    /// </summary>
    public static readonly TransitionTable<WorkState, WorkEnd> Table = new(
        "work",
        StateName,
        EndName,
        (WorkState.Open, WorkEnd.Finish, WorkState.Done),
        (WorkState.Open, WorkEnd.Drop, WorkState.Dropped)
    );

    public static Text StateName(WorkState state) =>
        state switch
        {
            WorkState.Open => ("待办", "open"),
            WorkState.Done => ("已办", "done"),
            _ => ("已撤", "dropped"),
        };

    private static Text EndName(WorkEnd end) => end == WorkEnd.Finish ? ("办完", "finish") : ("撤下", "drop");
}

/// <summary>One thing that somebody must do next.</summary>
internal sealed class WorkItem
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string KindZh { get; init; }
    public required string KindEn { get; init; }
    public required string SubjectType { get; init; }
    public required Guid SubjectId { get; init; }
    public required string SubjectNo { get; init; }
    public required string Link { get; init; }

    /// <summary>The position whose list it stands on.</summary>
    public required string Position { get; init; }

    /// <summary>
    /// More positions, ",CSPOST,ORDERS,": bounded by commas so that one is found exactly; empty for most items.
    /// </summary>
    public required string AlsoFor { get; init; }

    /// <summary>Whose it is; null while it is the whole position's.</summary>
    public Guid? Person { get; set; }
    public string? PersonName { get; set; }

    /// <summary>By when, as it stands now.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>
    /// By when it was asked for at first: punctuality is measured against this one, putting off does not mend it.
    /// </summary>
    public DateTimeOffset? FirstDueAt { get; init; }

    /// <summary>From when on it is amber.</summary>
    public DateTimeOffset? WarnAt { get; set; }
    public required int WarnMinutes { get; init; }
    public required string RuleZh { get; init; }
    public required string RuleEn { get; init; }
    public required string VerbZh { get; init; }
    public required string VerbEn { get; init; }

    /// <summary>The position it is reported to when overdue.</summary>
    public string? EscalateTo { get; init; }

    /// <summary>
    /// The position it was reported to: <see cref="EscalateTo"/>, or the next one above that somebody holds.
    /// </summary>
    public string? EscalatedTo { get; set; }

    /// <summary>When it was found overdue and reported upwards; set once.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }
    public string? Who { get; init; }
    public Money? Amount { get; init; }
    public required DateTimeOffset At { get; init; }
    public WorkState State { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? EndedBy { get; set; }
    public Guid? EndedById { get; set; }
    public int Postponed { get; set; }

    /// <summary>Why it was put off or handed over last.</summary>
    public string? Note { get; set; }

    public Text KindName => new(KindZh, KindEn);
    public Text Rule => new(RuleZh, RuleEn);
    public Text Verb => new(VerbZh, VerbEn);
    public IEnumerable<string> Positions => AlsoFor.Split(',', StringSplitOptions.RemoveEmptyEntries).Prepend(Position);

    /// <summary>True or false once it has ended and had a deadline.</summary>
    public bool? WasOnTime => EndedAt is { } end && FirstDueAt is { } due ? end <= due : null;

    public static WorkItem Of(ToDoDraft d, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Kind = d.Kind,
            KindZh = d.KindName.Zh,
            KindEn = d.KindName.En,
            SubjectType = d.Subject.Type,
            SubjectId = d.Subject.Id,
            SubjectNo = d.Subject.No,
            Link = d.Link,
            Position = d.Position,
            AlsoFor = Bounded(d.AlsoFor.Where(p => p != d.Position)),
            Person = d.Person,
            PersonName = d.PersonName,
            DueAt = d.DueAt,
            FirstDueAt = d.DueAt,
            WarnAt = d.DueAt - d.WarnBefore,
            WarnMinutes = (int)d.WarnBefore.TotalMinutes,
            RuleZh = d.Rule.Zh,
            RuleEn = d.Rule.En,
            VerbZh = d.Verb.Zh,
            VerbEn = d.Verb.En,
            EscalateTo = d.EscalateTo,
            Who = d.Who,
            Amount = d.Amount,
            At = now,
        };

    private static string Bounded(IEnumerable<string> positions)
    {
        var joined = string.Join(',', positions.Distinct());
        return joined.Length == 0 ? "" : $",{joined},";
    }
}

/// <summary>What a person, or the clock, did with an item: its history (ORG-03, ORG-04).</summary>
internal sealed class WorkEvent
{
    public required Guid Id { get; init; }
    public required Guid ItemId { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ById { get; init; }
    public required string By { get; init; }
    public required WorkVerb Verb { get; init; }

    /// <summary>To whom, or until when.</summary>
    public string? Detail { get; init; }
    public string? Note { get; init; }

    public static WorkEvent Of(
        WorkItem item,
        WorkVerb verb,
        OperationContext context,
        string? detail = null,
        string? note = null
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(context.Now),
            ItemId = item.Id,
            At = context.Now,
            ById = context.Actor.Id,
            By = context.Actor.Name,
            Verb = verb,
            Detail = detail,
            Note = note,
        };
}

/// <summary>What happens to an item between its beginning and its end.</summary>
internal enum WorkVerb
{
    Taken,
    HandedOver,
    PutOff,
    Escalated,
}
