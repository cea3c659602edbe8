namespace Zhanggui.Platform;

/// <summary>A job's bookkeeping: the lease that keeps nodes apart, and how the last run went.</summary>
public sealed class JobState
{
    /// <summary>The job's name.</summary>
    public required string Name { get; init; }

    /// <summary>Not before this instant.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>When it last began.</summary>
    public DateTimeOffset? LastStartedAt { get; set; }

    /// <summary>When it last ended; before the beginning while it runs.</summary>
    public DateTimeOffset? LastEndedAt { get; set; }

    /// <summary>How the last run that ended went; null before the first.</summary>
    public JobOutcome? LastOutcome { get; set; }

    /// <summary>Why the last run failed; null when it did not.</summary>
    public string? LastError { get; set; }

    /// <summary>How often it ran; of jobs that run all the time only what was kept counts.</summary>
    public long Runs { get; set; }

    /// <summary>Who asked for the coming run; null when the clock did.</summary>
    public string? AskedBy { get; set; }

    /// <summary>How long the last run took; null while it runs.</summary>
    public TimeSpan? LastTook => IsRunning ? null : LastEndedAt - LastStartedAt;

    /// <summary>True while a run is under way, or was when the program died.</summary>
    public bool IsRunning => LastStartedAt is { } from && (LastEndedAt is not { } to || to < from);
}

/// <summary>One run of a job.</summary>
public sealed class JobRun
{
    /// <summary>The run's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The job's name.</summary>
    public required string Job { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How it went.</summary>
    public JobOutcome Outcome { get; set; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; set; }

    /// <summary>How far it came, in Chinese.</summary>
    public string? ProgressZh { get; set; }

    /// <summary>How far it came, in English.</summary>
    public string? ProgressEn { get; set; }

    /// <summary>Who asked for it; null when the clock did.</summary>
    public string? AskedBy { get; init; }

    /// <summary>How long it took; null while it runs.</summary>
    public TimeSpan? Took => EndedAt - StartedAt;
}

/// <summary>How a run went.</summary>
public enum JobOutcome
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>An error ended it; it runs again when it is due.</summary>
    Failed,

    /// <summary>The program stopped or died in the middle.</summary>
    Interrupted,
}
