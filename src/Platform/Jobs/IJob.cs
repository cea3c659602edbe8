namespace Zhanggui.Platform;

/// <summary>
/// Recurring work. It never runs beside itself on a node; with several nodes each run happens on one of them.
/// </summary>
public interface IJob
{
    /// <summary>What it is called, what it is for, and when it runs.</summary>
    JobDefinition Definition { get; }

    /// <summary>One run; must be safe to repeat.</summary>
    /// <param name="progress">Takes how far the run is, for the console.</param>
    /// <param name="ct">When the program stops.</param>
    Task Run(JobProgress progress, CancellationToken ct);
}

/// <summary>A job as the console shows it.</summary>
/// <param name="Name">Unique, "module.noun".</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Purpose">What it does, in a sentence.</param>
/// <param name="Schedule">When it runs.</param>
public sealed record JobDefinition(string Name, Text Title, Text Purpose, JobSchedule Schedule)
{
    /// <summary>Under whose name it acts: its module's.</summary>
    public Actor Actor => Actor.System(Name.Split('.')[0]);
}

/// <summary>How far a run is, in words; the console shows them while it runs, and the last ones afterwards.</summary>
public sealed class JobProgress
{
    private readonly Func<Text, Task>? _write;
    private readonly TimeProvider? _clock;
    private DateTimeOffset? _written;

    private JobProgress() { }

    internal JobProgress(Func<Text, Task> write, TimeProvider clock) => (_write, _clock) = (write, clock);

    /// <summary>Of work that no job does: nobody looks on.</summary>
    public static JobProgress Unseen => new();

    /// <summary>The last words; null when nothing was said.</summary>
    public Text? Words { get; private set; }

    /// <summary>Says how far the run is. Written at most once a second, so it may be said for each of many.</summary>
    public async Task Say(Text words)
    {
        Words = words;
        if (_write is null || _clock is null)
            return;
        var now = _clock.Now();
        if (_written is { } last && now - last < TimeSpan.FromSeconds(1))
            return;
        _written = now;
        await _write(words);
    }
}
