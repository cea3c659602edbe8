using Shouldly;
using Xunit;
using Zhanggui.Kernel;
using Zhanggui.Platform;
using Zhanggui.Records;

namespace Zhanggui.Unit.Records;

/// <summary>
/// How a process moves, without a database: two tasks beside each other, one after them, a gate, a last stage.
/// </summary>
public sealed class ProcessEngineTests
{
    private static readonly Process Trip = new(
        "trip",
        ("出差", "Trip"),
        "CC",
        "own",
        "LEAD",
        [
            new Stage(
                "plan",
                ("计划", "Plan"),
                3,
                [
                    new StageTask("tickets", ("车票", "Tickets"), "A") { Workdays = 1 },
                    new StageTask("hotel", ("酒店", "Hotel"), "B"),
                    new StageTask("papers", ("材料", "Papers"), "A") { After = ["tickets", "hotel"] },
                ]
            )
            {
                Gate = "BOSS",
            },
            new Stage("go", ("出发", "Go"), 1, [new StageTask("leave", ("出发", "Leave"), "A")]),
        ]
    );

    private static readonly WorkCalendar Calendar = new(
        new BusinessCalendar(),
        new Dictionary<DateOnly, bool>(),
        new TimeOnly(9, 0),
        new TimeOnly(18, 0)
    );
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <summary>Friday 27 November 2026, 10:00 in Shanghai.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 2, 0, 0, TimeSpan.Zero);

    private static (ProcessStatus Status, IReadOnlyList<ProcessEffect> Effects) Do(ProcessStatus status, ProcessEvent e)
    {
        var moved = ProcessEngine.Apply(Trip, status, e, Now, Calendar);
        moved.IsDone.ShouldBeTrue(moved.Refusal?.Message.En);
        return moved.Value;
    }

    private static ProcessEvent Done(string task) => new ProcessEvent.TaskDone(task, "某人", Nothing, null);

    [Fact]
    public void It_begins_with_what_waits_for_nothing_due_in_working_days()
    {
        var (status, effects) = ProcessEngine.Start(Trip, Now, Calendar);

        effects
            .OfType<ProcessEffect.AskTask>()
            .Select(a => (a.Task.Key, a.DueAt))
            .ShouldBe([
                ("tickets", new DateTimeOffset(2026, 11, 30, 10, 0, 0, TimeSpan.Zero)),
                ("hotel", new DateTimeOffset(2026, 12, 2, 10, 0, 0, TimeSpan.Zero)),
            ]);
        status
            .Tasks.Select(t => t.State)
            .ShouldBe([TaskState.Open, TaskState.Open, TaskState.Waiting, TaskState.Waiting]);
    }

    [Fact]
    public void A_task_after_others_opens_when_the_last_of_them_is_done_and_the_gate_is_asked_at_the_end()
    {
        var status = ProcessEngine.Start(Trip, Now, Calendar).Status;
        status = Do(status, Done("hotel")).Status;
        status.Of("papers").State.ShouldBe(TaskState.Waiting);
        var (after, effects) = Do(status, Done("tickets"));
        effects.OfType<ProcessEffect.AskTask>().Single().Task.Key.ShouldBe("papers");
        ProcessEngine
            .Apply(Trip, after, new ProcessEvent.StageReleased(), Now, Calendar)
            .Refusal!.Code.ShouldBe("records.stage_not_whole");
        (after, effects) = Do(after, Done("papers"));
        effects.OfType<ProcessEffect.AskRelease>().Single().Stage.Key.ShouldBe("plan");
        after.Stage.ShouldBe(0);

        (after, effects) = Do(after, new ProcessEvent.StageReleased());

        (after.Stage, effects.OfType<ProcessEffect.AskTask>().Single().Task.Key).ShouldBe((1, "leave"));
        Do(after, Done("leave")).Status.State.ShouldBe(ProcessState.Ended);
    }

    [Fact]
    public void A_blocked_task_asks_the_position_that_it_waits_for_and_is_not_done_before()
    {
        var (status, effects) = Do(
            ProcessEngine.Start(Trip, Now, Calendar).Status,
            new ProcessEvent.TaskBlocked("hotel", "C", "等预算")
        );
        effects.OfType<ProcessEffect.AskUnblock>().Select(a => (a.Position, a.Why)).ShouldBe([("C", "等预算")]);
        ProcessEngine.Apply(Trip, status, Done("hotel"), Now, Calendar).Refusal!.Code.ShouldBe("records.task_not_now");
        Do(Do(status, new ProcessEvent.TaskUnblocked("hotel")).Status, Done("hotel"))
            .Status.Of("hotel")
            .State.ShouldBe(TaskState.Done);
    }

    [Fact]
    public void A_task_that_is_reopened_takes_what_came_after_it_along()
    {
        var status = ProcessEngine.Start(Trip, Now, Calendar).Status;
        foreach (var task in new[] { "tickets", "hotel", "papers" })
            status = Do(status, Done(task)).Status;

        var (again, effects) = Do(status, new ProcessEvent.TaskReopened("tickets", "退票了"));

        (again.Of("tickets").State, again.Of("hotel").State, again.Of("papers").State).ShouldBe(
            (TaskState.Open, TaskState.Done, TaskState.Waiting)
        );
        effects.OfType<ProcessEffect.ForgetRelease>().Count().ShouldBe(1);
    }

    [Fact]
    public void What_has_ended_or_was_cancelled_does_not_move()
    {
        var status = Do(ProcessEngine.Start(Trip, Now, Calendar).Status, new ProcessEvent.Cancelled()).Status;
        status.State.ShouldBe(ProcessState.Cancelled);
        ProcessEngine.Apply(Trip, status, Done("hotel"), Now, Calendar).Refusal!.Code.ShouldBe("records.process_ended");
    }
}
