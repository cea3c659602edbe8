namespace Zhanggui.Records;

/// <summary>Where a process stands.</summary>
public enum ProcessState
{
    /// <summary>On its way.</summary>
    Running,

    /// <summary>Every stage is done.</summary>
    Ended,

    /// <summary>Given up, with a reason.</summary>
    Cancelled,
}

/// <summary>Where a task stands.</summary>
public enum TaskState
{
    /// <summary>Its stage, or a task before it, is not there yet.</summary>
    Waiting,

    /// <summary>Somebody owes it.</summary>
    Open,

    /// <summary>It can't go on before another position has done something.</summary>
    Blocked,

    /// <summary>Done.</summary>
    Done,
}

/// <summary>A task's standing.</summary>
/// <param name="Key">The task.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueAt">By when; null while it waits.</param>
/// <param name="EndedAt">When it was done.</param>
/// <param name="By">Who did it.</param>
/// <param name="Note">Why it is blocked, or what was said when it was done.</param>
/// <param name="BlockedBy">The position that it waits for.</param>
/// <param name="Values">What was written down.</param>
public sealed record TaskStatus(
    string Key,
    TaskState State,
    DateTimeOffset? DueAt = null,
    DateTimeOffset? EndedAt = null,
    string? By = null,
    string? Note = null,
    string? BlockedBy = null,
    IReadOnlyDictionary<string, string>? Values = null
)
{
    /// <summary>True when it was, or is, late.</summary>
    public bool IsLate(DateTimeOffset now) => DueAt is { } due && (EndedAt ?? now) > due;
}

/// <summary>A process's standing: which stage is open since when, and each task.</summary>
public sealed record ProcessStatus(
    ProcessState State,
    int Stage,
    DateTimeOffset StageBeganAt,
    IReadOnlyList<TaskStatus> Tasks
)
{
    /// <summary>A task's standing.</summary>
    public TaskStatus Of(string task) => Tasks.First(t => t.Key == task);
}

/// <summary>What happens to a process.</summary>
public abstract record ProcessEvent
{
    private ProcessEvent() { }

    /// <summary>A task is done.</summary>
    public sealed record TaskDone(string Task, string By, IReadOnlyDictionary<string, string> Values, string? Note)
        : ProcessEvent;

    /// <summary>A task can't go on before a position has done something.</summary>
    public sealed record TaskBlocked(string Task, string By, string Why) : ProcessEvent;

    /// <summary>What blocked a task is out of the way.</summary>
    public sealed record TaskUnblocked(string Task) : ProcessEvent;

    /// <summary>A task of the open stage must be done again: a review was not passed.</summary>
    public sealed record TaskReopened(string Task, string Why) : ProcessEvent;

    /// <summary>The gate of the open stage is opened.</summary>
    public sealed record StageReleased : ProcessEvent;

    /// <summary>The process is given up.</summary>
    public sealed record Cancelled : ProcessEvent;
}

/// <summary>What must be done in the world because a process has moved.</summary>
public abstract record ProcessEffect
{
    private ProcessEffect() { }

    /// <summary>A task comes onto its position's list.</summary>
    public sealed record AskTask(StageTask Task, DateTimeOffset DueAt) : ProcessEffect;

    /// <summary>A position is asked to clear the way for a task.</summary>
    public sealed record AskUnblock(StageTask Task, string Position, string Why, DateTimeOffset DueAt) : ProcessEffect;

    /// <summary>The gate's position is asked to let the next stage begin.</summary>
    public sealed record AskRelease(Stage Stage, DateTimeOffset DueAt) : ProcessEffect;

    /// <summary>A task leaves all lists.</summary>
    public sealed record Drop(string Task) : ProcessEffect;

    /// <summary>The gate leaves the list.</summary>
    public sealed record ForgetRelease(string Stage) : ProcessEffect;
}
