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
