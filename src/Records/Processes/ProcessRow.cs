using System.Text.Json;

namespace Zhanggui.Records;

/// <summary>A process on its way, or ended. It keeps the definition under which it was started.</summary>
internal sealed class ProcessRow
{
    public required Guid Id { get; init; }
    public required string No { get; init; }
    public required string Process { get; init; }
    public required string Title { get; init; }

    /// <summary>The definition as it was at the start, as JSON.</summary>
    public required string Definition { get; init; }

    /// <summary>The standing, as JSON.</summary>
    public required string Status { get; set; }

    public required ProcessState State { get; set; }
    public required DateTimeOffset StartedAt { get; init; }
    public required string StartedBy { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the first open task is due; null when none is.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public int Version { get; set; }

    public Subject Subject => new("process", Id, No);

    public Process Frozen() => JsonSerializer.Deserialize<Process>(Definition, OperationContext.Json)!;

    public ProcessStatus Read() => JsonSerializer.Deserialize<ProcessStatus>(Status, OperationContext.Json)!;

    /// <summary>True for who has to do with it by its definition, and for a position that it waits for.</summary>
    public bool MayRead(Actor actor) =>
        Frozen().MayRead(actor)
        || Read().Tasks.Any(t => t.BlockedBy is { } position && actor.Positions.Contains(position));

    public void Write(ProcessStatus status, DateTimeOffset now)
    {
        (Status, State) = (JsonSerializer.Serialize(status, OperationContext.Json), status.State);
        DueAt = status.Tasks.Where(t => t.State is TaskState.Open or TaskState.Blocked).Min(t => t.DueAt);
        Version++;
        EndedAt = State == ProcessState.Running ? null : now;
    }
}
