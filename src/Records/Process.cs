using System.Text.Json.Serialization;

namespace Zhanggui.Records;

/// <summary>
/// A process: work that goes through stages over days or weeks, each with tasks of positions and a deadline in working
/// days. A definition of at most 80 lines in the module that it belongs to (<c>services.AddProcess(...)</c>) gives
/// board, list, forms, to-dos, gates, history, API. What is running keeps the definition under which it was started.
/// </summary>
/// <param name="Key">Stable, in addresses: "shop-opening".</param>
/// <param name="Name">For people: 开店.</param>
/// <param name="Prefix">Of the numbers, two capital letters.</param>
/// <param name="Rule">The requirement it comes from.</param>
/// <param name="Owner">The position that starts and leads it.</param>
/// <param name="Stages">In their order; one is open at a time.</param>
public sealed record Process(
    string Key,
    Text Name,
    string Prefix,
    string Rule,
    string Owner,
    IReadOnlyList<Stage> Stages
)
{
    /// <summary>What it is for.</summary>
    public Text Purpose { get; init; } = new("", "");

    /// <summary>More positions that read it; those with a task or a gate in it do anyway.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>To whom tasks that are late are reported.</summary>
    public string? EscalateTo { get; init; }

    /// <summary>The process as it runs from now on: numbers of policies are fixed.</summary>
    public Process Frozen(Policies policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return this with
        {
            Stages = [.. Stages.Select(s => s.Within is { } within ? s with { Workdays = policies.Get(within) } : s)],
        };
    }

    /// <summary>True when somebody leads it.</summary>
    public bool MayLead(Actor actor) => actor is not null && actor.Positions.Contains(Owner);

    /// <summary>True when somebody sees it.</summary>
    public bool MayRead(Actor actor) =>
        MayLead(actor)
        || actor.May(RecordPermissions.ReadAll)
        || actor.Positions.Any(p =>
            Readers.Contains(p) || Stages.Any(s => s.Gate == p || s.Tasks.Any(t => t.Position == p))
        );
}

/// <summary>A stage: its tasks run beside each other unless one waits for others.</summary>
/// <param name="Key">Stable within the process.</param>
/// <param name="Name">For people.</param>
/// <param name="Workdays">
/// Due at the end of so many working days after it began; <see cref="Within"/> overrides it.
/// </param>
/// <param name="Tasks">What is to be done.</param>
public sealed record Stage(string Key, Text Name, int Workdays, IReadOnlyList<StageTask> Tasks)
{
    /// <summary>The policy that says how many working days.</summary>
    [JsonIgnore]
    public NumberPolicy? Within { get; init; }

    /// <summary>Who lets the next stage begin, once all tasks are done; null: it begins by itself.</summary>
    public string? Gate { get; init; }
}

/// <summary>A task of a stage.</summary>
/// <param name="Key">Stable within the process.</param>
/// <param name="Name">For people.</param>
/// <param name="Position">On whose list it stands.</param>
public sealed record StageTask(string Key, Text Name, string Position)
{
    /// <summary>Due at the end of so many working days after the stage began; with the stage when it is null.</summary>
    public int? Workdays { get; init; }

    /// <summary>Tasks of the same stage that must be done before.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>What is written down when it is done, such as the papers of a checklist.</summary>
    public IReadOnlyList<RegisterField> Fields { get; init; } = [];

    /// <summary>What to do.</summary>
    public Text? Help { get; init; }
}
