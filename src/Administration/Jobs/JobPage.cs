using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Administration;

/// <summary>What runs by the clock (OPS-01, PLUS-17): what each job does, when, how it went, and a button.</summary>
internal static class JobPage
{
    public static readonly ListPage<JobRow> List = new ListPage<JobRow>("jobs", ("定时任务", "Jobs"), "db.view")
        .For(
            (
                "按时自己做的事，互不等待。几台服务器同时开着时，每次只有一台做。",
                "What happens by the clock; no job waits for another. With several servers, one of them does each run."
            )
        )
        .From<JobQueries>(
            async (queries, request, _) => new PageOf<JobRow>(Narrowed(await queries.All(request.Ct), request), null)
        )
        .At(r => JobViews.UrlOf(r.Job))
        .Live(JobRecords.List)
        .Link("/office/outbox", ("发件箱", "Outbox"), "send")
        .Filter(ListFilter.Search(("任务或代号", "Job or its code")))
        .Filter(ListFilter.Of<JobOutcome>("outcome", ("全部结果", "All results"), JobViews.NameOf))
        .Empty(_ => new ListEmpty(
            ("没有符合条件的任务", "No job fits"),
            ("换个词或结果再看", "Try another word or result"),
            "clock"
        ))
        .Column("name", ("任务", "Job"), r => r.Job.Name, cell: (r, _) => Render.Text(r.Job.Title.ToString()))
        .Column("title", ("名称", "Name"), r => r.Job.Title, shown: false)
        .Column("purpose", ("做什么", "What it does"), r => r.Job.Purpose, cell: (r, _) => JobViews.Purpose(r))
        .Column("schedule", ("时间安排", "Schedule"), r => r.Job.Schedule.Words, cell: (r, _) => JobViews.Schedule(r))
        .Column("last", ("上次运行", "Last run"), r => r.State?.LastStartedAt)
        .Column("took", ("用时（秒）", "Seconds"), r => JobViews.Seconds(r.State?.LastTook))
        .Column("outcome", ("结果", "Result"), r => JobViews.NameOf(r.Outcome), cell: (r, _) => JobViews.Outcome(r))
        .Column("error", ("错误", "Error"), r => r.State?.LastError, shown: false)
        .Column("next", ("下次运行", "Next run"), r => r.NextAt, cell: JobViews.Next)
        .Column("runs", ("次数", "Runs"), r => r.State?.Runs ?? 0, shown: false)
        .Buttons((r, request) => JobViews.RunNow(r, request.Viewer, "/office/jobs"));

    private static IReadOnlyList<JobRow> Narrowed(IReadOnlyList<JobRow> rows, ListRequest request)
    {
        var (q, outcome) = (request["q"], Asked.Choice<JobOutcome>(request["outcome"]));
        return [.. rows.Where(r => (q is null || r.Says(q)) && (outcome is null || r.Outcome == outcome))];
    }
}
