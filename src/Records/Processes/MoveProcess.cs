namespace Zhanggui.Records;

/// <summary>What every move of a process asks first.</summary>
public abstract class ProcessMove
{
    private protected ProcessMove(OperationContext context, ProcessRows rows) => (Context, Rows) = (context, rows);

    private protected OperationContext Context { get; }

    private protected ProcessRows Rows { get; }

    /// <summary>The process, when the actor sees it and may do this.</summary>
    private protected async Task<Result<(ProcessRow Row, Process Process)>> Find(
        string no,
        Func<Process, bool> may,
        CancellationToken ct
    )
    {
        if (await Rows.Find(no, ct) is not { } row || !row.MayRead(Context.Actor))
            return ProcessErrors.NoProcess;
        var process = row.Frozen();
        return may(process) ? (row, process) : ProcessErrors.NotYours;
    }

    /// <summary>Whose task it is, or who leads the process.</summary>
    private protected bool Owns(Process process, string task) =>
        process.MayLead(Context.Actor)
        || process
            .Stages.SelectMany(s => s.Tasks)
            .Any(t => t.Key == task && Context.Actor.Positions.Contains(t.Position));
}

/// <summary>Starts a process.</summary>
[Needs(RecordPermissions.Use)]
public sealed class StartProcess
{
    private readonly OperationContext _context;
    private readonly ProcessRows _rows;
    private readonly IEnumerable<Process> _processes;
    private readonly Policies _policies;

    internal StartProcess(
        OperationContext context,
        ProcessRows rows,
        IEnumerable<Process> processes,
        Policies policies
    ) => (_context, _rows, _processes, _policies) = (context, rows, processes, policies);

    /// <summary>Refused for who does not lead it, and without a title.</summary>
    /// <returns>The number.</returns>
    public async Task<Result<string>> Run(string process, string? title, CancellationToken ct)
    {
        if (
            _processes.FirstOrDefault(p => p.Key == process) is not { } definition
            || !definition.MayRead(_context.Actor)
        )
            return ProcessErrors.NoProcess;
        if (!definition.MayLead(_context.Actor))
            return ProcessErrors.NotYours;
        var name = (title ?? "").Trim();
        if (name.Length is 0 or > 60)
            return ProcessErrors.Title;
        return (await _rows.Begin(definition.Frozen(_policies), name, ct)).No;
    }
}

/// <summary>A task is done, with what its form asks for.</summary>
[Needs(RecordPermissions.Use)]
public sealed class CompleteTask : ProcessMove
{
    internal CompleteTask(OperationContext context, ProcessRows rows)
        : base(context, rows) { }

    /// <summary>Refused at the form's fields, for other positions, and when the task is not open.</summary>
    public async Task<Result> Run(
        string no,
        string task,
        IReadOnlyDictionary<string, string?>? values,
        string? note,
        CancellationToken ct
    )
    {
        var found = await Find(no, p => Owns(p, task), ct);
        if (!found.IsDone)
            return found.Refusal;
        var (row, process) = found.Value;
        if (process.Stages.SelectMany(s => s.Tasks).FirstOrDefault(t => t.Key == task) is not { } definition)
            return ProcessErrors.NoTask;
        var read = FieldValues.Read(
            new Register(task, definition.Name, "", "", definition.Fields),
            values ?? new Dictionary<string, string?>()
        );
        if (!read.IsDone)
            return read.Refusal;
        return await Rows.Apply(
            row,
            process,
            new ProcessEvent.TaskDone(task, Context.Actor.Name, read.Value, Reason.Read(note)),
            ($"完成：{definition.Name.Zh}", $"Done: {definition.Name.En}"),
            Reason.Read(note),
            ct
        );
    }
}

/// <summary>A task can't go on before another position has done something; that position is asked.</summary>
[Needs(RecordPermissions.Use)]
public sealed class BlockTask : ProcessMove
{
    private readonly Organization.IPositions _positions;

    internal BlockTask(OperationContext context, ProcessRows rows, Organization.IPositions positions)
        : base(context, rows) => _positions = positions;

    /// <summary>Refused without a reason and for a position that does not exist.</summary>
    public async Task<Result> Run(string no, string task, string position, string? why, CancellationToken ct)
    {
        var found = await Find(no, p => Owns(p, task), ct);
        if (!found.IsDone)
            return found.Refusal;
        if (Reason.Read(why) is not { } reason)
            return ProcessErrors.Reason;
        if (!(await _positions.All(ct)).ContainsKey(position ?? ""))
            return RecordErrors.NoWriters;
        return await Rows.Apply(
            found.Value.Row,
            found.Value.Process,
            new ProcessEvent.TaskBlocked(task, position!, reason),
            ("卡住", "Blocked"),
            reason,
            ct
        );
    }
}

/// <summary>The way is clear again.</summary>
[Needs(RecordPermissions.Use)]
public sealed class UnblockTask : ProcessMove
{
    internal UnblockTask(OperationContext context, ProcessRows rows)
        : base(context, rows) { }

    /// <summary>By the position that was asked, whose task it is, or who leads the process.</summary>
    public async Task<Result> Run(string no, string task, string? note, CancellationToken ct)
    {
        var found = await Find(no, _ => true, ct);
        if (!found.IsDone)
            return found.Refusal;
        var (row, process) = found.Value;
        var asked = row.Read().Tasks.FirstOrDefault(t => t.Key == task)?.BlockedBy;
        if (!Owns(process, task) && (asked is null || !Context.Actor.Positions.Contains(asked)))
            return ProcessErrors.NotYours;
        return await Rows.Apply(
            row,
            process,
            new ProcessEvent.TaskUnblocked(task),
            ("解决", "Cleared"),
            Reason.Read(note),
            ct
        );
    }
}

/// <summary>A task must be done again: a review was not passed.</summary>
[Needs(RecordPermissions.Use)]
public sealed class ReopenTask : ProcessMove
{
    internal ReopenTask(OperationContext context, ProcessRows rows)
        : base(context, rows) { }

    /// <summary>Refused without a reason.</summary>
    public async Task<Result> Run(string no, string task, string? why, CancellationToken ct)
    {
        var found = await Find(no, p => Owns(p, task), ct);
        if (!found.IsDone)
            return found.Refusal;
        if (Reason.Read(why) is not { } reason)
            return ProcessErrors.Reason;
        return await Rows.Apply(
            found.Value.Row,
            found.Value.Process,
            new ProcessEvent.TaskReopened(task, reason),
            ("退回重做", "To be done again"),
            reason,
            ct
        );
    }
}

/// <summary>Opens the gate of a stage: the next one begins.</summary>
[Needs(RecordPermissions.Use)]
public sealed class ReleaseStage : ProcessMove
{
    internal ReleaseStage(OperationContext context, ProcessRows rows)
        : base(context, rows) { }

    /// <summary>By the gate's position; refused while a task is not done.</summary>
    public async Task<Result> Run(string no, string? note, CancellationToken ct)
    {
        var found = await Find(no, _ => true, ct);
        if (!found.IsDone)
            return found.Refusal;
        var (row, process) = found.Value;
        var stage = process.Stages[row.Read().Stage];
        if (stage.Gate is null || !Context.Actor.Positions.Contains(stage.Gate))
            return ProcessErrors.NotYours;
        return await Rows.Apply(
            row,
            process,
            new ProcessEvent.StageReleased(),
            ($"放行：{stage.Name.Zh}", $"Released: {stage.Name.En}"),
            Reason.Read(note),
            ct
        );
    }
}

/// <summary>Gives a process up.</summary>
[Needs(RecordPermissions.Use)]
public sealed class CancelProcess : ProcessMove
{
    internal CancelProcess(OperationContext context, ProcessRows rows)
        : base(context, rows) { }

    /// <summary>By who leads it; refused without a reason.</summary>
    public async Task<Result> Run(string no, string? why, CancellationToken ct)
    {
        var found = await Find(no, p => p.MayLead(Context.Actor), ct);
        if (!found.IsDone)
            return found.Refusal;
        if (Reason.Read(why) is not { } reason)
            return ProcessErrors.Reason;
        return await Rows.Apply(
            found.Value.Row,
            found.Value.Process,
            new ProcessEvent.Cancelled(),
            ("取消", "Cancelled"),
            reason,
            ct
        );
    }
}
