namespace Zhanggui.Records;

/// <summary>How a process moves: a pure function of its definition, its standing, what happens, and now.</summary>
public static class ProcessEngine
{
    /// <summary>What a blocked task's other position has to clear the way.</summary>
    private const int UnblockWithin = 1;

    /// <summary>A process begins with its first stage.</summary>
    public static (ProcessStatus Status, IReadOnlyList<ProcessEffect> Effects) Start(
        Process process,
        DateTimeOffset now,
        WorkCalendar calendar
    )
    {
        ArgumentNullException.ThrowIfNull(process);
        var tasks = process
            .Stages.SelectMany(s => s.Tasks)
            .Select(t => new TaskStatus(t.Key, TaskState.Waiting))
            .ToList();
        return Begin(process, new ProcessStatus(ProcessState.Running, 0, now, tasks), 0, now, calendar);
    }

    /// <summary>Something happens; refused when it can't.</summary>
    public static Result<(ProcessStatus Status, IReadOnlyList<ProcessEffect> Effects)> Apply(
        Process process,
        ProcessStatus status,
        ProcessEvent e,
        DateTimeOffset now,
        WorkCalendar calendar
    )
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(status);
        if (status.State != ProcessState.Running)
            return ProcessErrors.NotRunning;
        var stage = process.Stages[status.Stage];
        return e switch
        {
            ProcessEvent.TaskDone done => Done(process, status, done, now, calendar),
            ProcessEvent.TaskBlocked blocked => Move(
                stage,
                status,
                blocked.Task,
                TaskState.Open,
                t => t with { State = TaskState.Blocked, Note = blocked.Why, BlockedBy = blocked.By },
                t =>
                    [
                        new ProcessEffect.AskUnblock(
                            t,
                            blocked.By,
                            blocked.Why,
                            calendar.DueAfterWorkdays(now, UnblockWithin)
                        ),
                    ]
            ),
            ProcessEvent.TaskUnblocked free => Move(
                stage,
                status,
                free.Task,
                TaskState.Blocked,
                t => t with { State = TaskState.Open, Note = null, BlockedBy = null },
                _ => []
            ),
            ProcessEvent.TaskReopened again => Reopen(stage, status, again, now, calendar),
            ProcessEvent.StageReleased => Release(process, status, now, calendar),
            _ => Cancel(status, stage),
        };
    }

    private static (ProcessStatus, IReadOnlyList<ProcessEffect>) Begin(
        Process process,
        ProcessStatus status,
        int stage,
        DateTimeOffset now,
        WorkCalendar calendar
    )
    {
        var begun = status with { Stage = stage, StageBeganAt = now };
        return Open(process.Stages[stage], begun, calendar);
    }

    /// <summary>Opens what waits for nothing any more.</summary>
    private static (ProcessStatus, IReadOnlyList<ProcessEffect>) Open(
        Stage stage,
        ProcessStatus status,
        WorkCalendar calendar
    )
    {
        List<ProcessEffect> effects = [];
        var tasks = status.Tasks.ToList();
        foreach (var task in stage.Tasks)
        {
            var at = tasks.FindIndex(t => t.Key == task.Key);
            if (tasks[at].State != TaskState.Waiting || task.After.Any(a => status.Of(a).State != TaskState.Done))
                continue;
            var due = calendar.DueAfterWorkdays(status.StageBeganAt, task.Workdays ?? stage.Workdays);
            tasks[at] = tasks[at] with { State = TaskState.Open, DueAt = due };
            effects.Add(new ProcessEffect.AskTask(task, due));
        }

        return (status with { Tasks = tasks }, effects);
    }

    private static Result<(ProcessStatus, IReadOnlyList<ProcessEffect>)> Done(
        Process process,
        ProcessStatus status,
        ProcessEvent.TaskDone e,
        DateTimeOffset now,
        WorkCalendar calendar
    )
    {
        var stage = process.Stages[status.Stage];
        var moved = Move(
            stage,
            status,
            e.Task,
            TaskState.Open,
            t => t with { State = TaskState.Done, EndedAt = now, By = e.By, Note = e.Note, Values = e.Values },
            t => [new ProcessEffect.Drop(t.Key)]
        );
        if (!moved.IsDone)
            return moved.Refusal;
        var (after, effects) = moved.Value;
        var (opened, asked) = Open(stage, after, calendar);
        List<ProcessEffect> all = [.. effects, .. asked];
        if (!IsWhole(stage, opened))
            return (opened, all);
        if (stage.Gate is not null)
        {
            all.Add(new ProcessEffect.AskRelease(stage, calendar.DueAfterWorkdays(now, 1)));
            return (opened, all);
        }

        var (next, more) = Next(process, opened, now, calendar);
        return (next, [.. all, .. more]);
    }

    private static Result<(ProcessStatus, IReadOnlyList<ProcessEffect>)> Release(
        Process process,
        ProcessStatus status,
        DateTimeOffset now,
        WorkCalendar calendar
    )
    {
        var stage = process.Stages[status.Stage];
        if (stage.Gate is null || !IsWhole(stage, status))
            return ProcessErrors.NotWhole;
        var (next, effects) = Next(process, status, now, calendar);
        return (next, [new ProcessEffect.ForgetRelease(stage.Key), .. effects]);
    }

    private static (ProcessStatus, IReadOnlyList<ProcessEffect>) Next(
        Process process,
        ProcessStatus status,
        DateTimeOffset now,
        WorkCalendar calendar
    ) =>
        status.Stage + 1 < process.Stages.Count
            ? Begin(process, status, status.Stage + 1, now, calendar)
            : (status with { State = ProcessState.Ended }, []);

    /// <summary>
    /// A done task is open again, and what came after it in its stage waits for it again; its time is as long as it
    /// was.
    /// </summary>
    private static Result<(ProcessStatus, IReadOnlyList<ProcessEffect>)> Reopen(
        Stage stage,
        ProcessStatus status,
        ProcessEvent.TaskReopened e,
        DateTimeOffset now,
        WorkCalendar calendar
    )
    {
        if (stage.Tasks.All(t => t.Key != e.Task))
            return ProcessErrors.NoTask;
        if (status.Of(e.Task).State != TaskState.Done)
            return ProcessErrors.NotNow;
        List<string> again = [e.Task];
        for (var grown = true; grown; )
        {
            var more = stage
                .Tasks.Where(t => !again.Contains(t.Key) && t.After.Any(again.Contains))
                .Select(t => t.Key)
                .ToList();
            again.AddRange(more);
            grown = more.Count > 0;
        }

        var task = stage.Tasks.First(t => t.Key == e.Task);
        var due = calendar.DueAfterWorkdays(now, Math.Max(1, task.Workdays ?? stage.Workdays));
        List<TaskStatus> tasks =
        [
            .. status.Tasks.Select(t =>
                t.Key == e.Task ? new TaskStatus(t.Key, TaskState.Open, due, Note: e.Why)
                : again.Contains(t.Key) ? new TaskStatus(t.Key, TaskState.Waiting)
                : t
            ),
        ];
        List<ProcessEffect> effects =
        [
            .. again.Select(k => new ProcessEffect.Drop(k)),
            new ProcessEffect.ForgetRelease(stage.Key),
            new ProcessEffect.AskTask(task, due),
        ];
        return (status with { Tasks = tasks }, effects);
    }

    private static Result<(ProcessStatus, IReadOnlyList<ProcessEffect>)> Cancel(ProcessStatus status, Stage stage)
    {
        List<ProcessEffect> effects =
        [
            .. stage.Tasks.Select(t => new ProcessEffect.Drop(t.Key)),
            new ProcessEffect.ForgetRelease(stage.Key),
        ];
        return (status with { State = ProcessState.Cancelled }, effects);
    }

    private static bool IsWhole(Stage stage, ProcessStatus status) =>
        stage.Tasks.All(t => status.Of(t.Key).State == TaskState.Done);

    private static Result<(ProcessStatus, IReadOnlyList<ProcessEffect>)> Move(
        Stage stage,
        ProcessStatus status,
        string key,
        TaskState from,
        Func<TaskStatus, TaskStatus> change,
        Func<StageTask, IReadOnlyList<ProcessEffect>> effects
    )
    {
        if (stage.Tasks.FirstOrDefault(t => t.Key == key) is not { } task)
            return ProcessErrors.NoTask;
        if (status.Of(key).State != from)
            return ProcessErrors.NotNow;
        return (status with { Tasks = [.. status.Tasks.Select(t => t.Key == key ? change(t) : t)] }, effects(task));
    }
}

/// <summary>Why a process does not move.</summary>
internal static class ProcessErrors
{
    public static readonly Refusal NotRunning = Refusal.Conflict(
        "records.process_ended",
        "这个项目已经结束或取消",
        "This process has ended or was cancelled."
    );
    public static readonly Refusal NoTask = Refusal.NotFound(
        "records.no_task",
        "现在这一步里没有这项任务",
        "The stage that is open has no such task."
    );
    public static readonly Refusal NotNow = Refusal.Conflict(
        "records.task_not_now",
        "这项任务现在不能这样处理，请刷新看最新状态",
        "This can't be done with the task now; reload to see where it stands."
    );
    public static readonly Refusal NotWhole = Refusal.Conflict(
        "records.stage_not_whole",
        "这一步还有没做完的任务，不能放行",
        "Tasks of this stage are not done yet; it can't be released."
    );
    public static readonly Refusal NoProcess = Refusal.NotFound(
        "records.no_process",
        "没有这个项目，或者你不能看",
        "There is no such process, or you may not see it."
    );
    public static readonly Refusal NotYours = Refusal.Forbidden(
        "records.not_your_task",
        "这项任务不归你的岗位",
        "This task is not your position's."
    );
    public static readonly Refusal Title = Refusal.Invalid(
        "records.process_title",
        "title",
        "请写项目名称，不超过 60 个字",
        "Name it, in at most 60 characters."
    );
    public static readonly Refusal Reason = Refusal.Invalid(
        "records.reason",
        "reason",
        "请写原因，不超过 200 个字",
        "Say why, in at most 200 characters."
    );
}
