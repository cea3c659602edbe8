namespace Zhanggui.Work;

/// <summary>In December the next year's holidays must be known, or deadlines in working days would be wrong.</summary>
[SystemOnly]
public sealed class AskForYear(OperationContext context, IToDos todos, IWorkCalendar calendars, Company company)
{
    private const string Kind = "work.calendar";

    /// <summary>Puts it on the list of personnel when the next year is not known; takes it off when it is.</summary>
    public async Task<Result> Run(CancellationToken ct)
    {
        var today = company.Calendar.DateOf(context.Now);
        var next = today.Year + 1;
        var subject = Subject.Of("work-calendar", $"{next}");
        if ((await calendars.Get(ct)).Knows(next))
            await todos.Finish(Kind, subject.Id, ct);
        else if (today.Month == 12)
            await todos.Open(
                new ToDoDraft(
                    Kind,
                    ("工作日历", "Working calendar"),
                    subject,
                    $"/office/calendar?year={next}",
                    "HRADMIN",
                    company.Calendar.At(new DateOnly(today.Year, 12, 25), new TimeOnly(18, 0)),
                    (
                        $"{next} 年的节假日还没有录入：按国务院办公厅通知粘贴进来",
                        $"The holidays of {next} are not entered yet: paste the announcement"
                    ),
                    ("去录入", "Enter them")
                )
                {
                    EscalateTo = "DEPUTY",
                },
                ct
            );
        return Result.Done;
    }
}

internal sealed class AskForYearJob(UseCaseExecutor executor) : IJob
{
    public JobDefinition Definition { get; } =
        new(
            "work.calendar",
            ("节假日提醒", "Holidays of the next year"),
            (
                "12 月起，下一年的节假日没有录入就提醒行政人事。",
                "From December on, asks personnel for the next year's holidays when they are not entered."
            ),
            JobSchedule.Daily(9, 0)
        );

    public Task Run(JobProgress progress, CancellationToken ct) => executor.Run(Actor.System("work"), (AskForYear u) => u.Run(ct), ct);
}
