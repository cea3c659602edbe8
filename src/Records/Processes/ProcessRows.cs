using Microsoft.EntityFrameworkCore;
using Zhanggui.Work;

namespace Zhanggui.Records;

/// <summary>Moves processes: the engine decides, this keeps the outcome and puts work on lists and off them.</summary>
internal sealed class ProcessRows(
    ShopDb db,
    OperationContext context,
    IToDos todos,
    IWorkCalendar calendars,
    DocumentNumbers numbers
)
{
    public Task<ProcessRow?> Find(string no, CancellationToken ct) =>
        db.Set<ProcessRow>().FirstOrDefaultAsync(p => p.No == no, ct);

    public async Task<ProcessRow> Begin(Process process, string title, CancellationToken ct)
    {
        var (status, effects) = ProcessEngine.Start(process, context.Now, await calendars.Get(ct));
        var row = new ProcessRow
        {
            Id = Guid.CreateVersion7(context.Now),
            No = await numbers.Next(db, process.Prefix, context.Now, ct),
            Process = process.Key,
            Title = title,
            Definition = System.Text.Json.JsonSerializer.Serialize(process, OperationContext.Json),
            Status = "",
            State = ProcessState.Running,
            StartedAt = context.Now,
            StartedBy = context.Actor.Name,
        };
        row.Write(status, context.Now);
        db.Add(row);
        context.Record(
            row.Subject with
            {
                IsNew = true,
            },
            ("开始", "Started"),
            after: new { row.Title, process = process.Key }
        );
        await Carry(row, process, effects, ct);
        return row;
    }

    /// <summary>Something happens to a process.</summary>
    public async Task<Result> Apply(
        ProcessRow row,
        Process process,
        ProcessEvent e,
        Text what,
        string? note,
        CancellationToken ct
    )
    {
        var before = row.Read();
        var moved = ProcessEngine.Apply(process, before, e, context.Now, await calendars.Get(ct));
        if (!moved.IsDone)
            return moved.Refusal;
        var (status, effects) = moved.Value;
        row.Write(status, context.Now);
        context.Record(
            row.Subject,
            what,
            new { stage = process.Stages[before.Stage].Key },
            new
            {
                stage = process.Stages[status.Stage].Key,
                status.State,
                e,
            },
            note
        );
        await Carry(row, process, effects, ct);
        return Result.Done;
    }

    private async Task Carry(
        ProcessRow row,
        Process process,
        IReadOnlyList<ProcessEffect> effects,
        CancellationToken ct
    )
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case ProcessEffect.AskTask ask:
                    await todos.Open(
                        Draft(
                            row,
                            process,
                            "task:" + ask.Task.Key,
                            ask.Task.Name,
                            ask.Task.Position,
                            ask.DueAt,
                            ask.Task.Help ?? process.Name,
                            ("去处理", "Do it")
                        ),
                        ct
                    );
                    break;
                case ProcessEffect.AskUnblock ask:
                    await todos.Open(
                        Draft(
                            row,
                            process,
                            "block:" + ask.Task.Key,
                            ask.Task.Name,
                            ask.Position,
                            ask.DueAt,
                            (ask.Why, ask.Why),
                            ("去解决", "Clear the way")
                        ),
                        ct
                    );
                    break;
                case ProcessEffect.AskRelease ask:
                    await todos.Open(
                        Draft(
                            row,
                            process,
                            "gate:" + ask.Stage.Key,
                            ask.Stage.Name,
                            ask.Stage.Gate!,
                            ask.DueAt,
                            ("任务都做完了，确认后放行到下一步", "All tasks are done: release the next stage"),
                            ("去放行", "Release")
                        ),
                        ct
                    );
                    break;
                case ProcessEffect.Drop forget:
                    await todos.Finish(Kind(process, "task:" + forget.Task), row.Id, ct);
                    await todos.Finish(Kind(process, "block:" + forget.Task), row.Id, ct);
                    break;
                case ProcessEffect.ForgetRelease forget:
                    await todos.Finish(Kind(process, "gate:" + forget.Stage), row.Id, ct);
                    break;
            }
        }

        context.Changed("processes");
    }

    /// <summary>One document has at most one open item of a kind, so each task is a kind of its own.</summary>
    private static string Kind(Process process, string key) => $"process.{process.Key}.{key}";

    private static ToDoDraft Draft(
        ProcessRow row,
        Process process,
        string key,
        Text name,
        string position,
        DateTimeOffset dueAt,
        Text rule,
        Text verb
    ) =>
        new(Kind(process, key), name, row.Subject, $"/office/processes/{row.No}", position, dueAt, rule, verb)
        {
            Who = row.Title,
            EscalateTo = process.EscalateTo,
            WarnBefore = TimeSpan.FromHours(4),
        };
}
