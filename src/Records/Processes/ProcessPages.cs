using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;
using Zhanggui.Ui;
using Zhanggui.Work;

namespace Zhanggui.Records;

/// <summary>The pages of processes: the list, and the board of one.</summary>
internal sealed class ProcessPages(
    RecordContext context,
    ShopDb db,
    IEnumerable<Process> processes,
    IPositions positions,
    IWorkCalendar calendars,
    AuditTrail audit
)
{
    private static readonly Sorts<ProcessRow> Sorts = new Sorts<ProcessRow>(p => p.Id).By("started", p => p.StartedAt);

    public IReadOnlyList<Process> Mine => [.. processes.Where(p => p.MayRead(context.Viewer))];

    public async Task<PageOf<ProcessRow>> Rows(ProcessState? state, ListPlace place, int take, CancellationToken ct)
    {
        var keys = Mine.Select(p => p.Key).ToList();
        var rows = db.Set<ProcessRow>().AsNoTracking().Where(p => EF.Parameter(keys).Contains(p.Process));
        if (state is { } only)
            rows = rows.Where(p => p.State == only);
        return await Sorts.Page(rows, place, take, ct);
    }

    /// <summary>One process, when the viewer sees it.</summary>
    public async Task<ProcessRow?> One(string no, CancellationToken ct) =>
        await db.Set<ProcessRow>().AsNoTracking().FirstOrDefaultAsync(p => p.No == no, ct) is { } row
        && row.MayRead(context.Viewer)
            ? row
            : null;

    public async Task<IResult> List(CancellationToken ct) => await List(new FormState(), 200, ct);

    public async Task<IResult> Board(string no, CancellationToken ct) => await Board(no, new FormState(), 200, ct);

    public async Task<IResult> Start(CancellationToken ct)
    {
        var form = await FormState.Read(context.Http, ct);
        var started = await context.Executor.Run(
            context.Viewer,
            (StartProcess u) => u.Run(form["process"], form["title"], ct),
            ct,
            form.IdempotencyKey
        );
        if (started.IsDone)
            return PageResult.Redirect(
                context.Http,
                "/office/processes/" + started.Value,
                context.L["已开始 {0}", started.Value]
            );
        form.Accept(started.Refusal);
        return await List(form, 422, ct);
    }

    /// <summary>What a form of the board asks for.</summary>
    public async Task<IResult> Act(string no, string verb, CancellationToken ct)
    {
        if (await One(no, ct) is not { } row)
            return context.Refuse(ProcessErrors.NoProcess);
        var form = await FormState.Read(context.Http, ct);
        var task = form["task"];
        Task<Result> Run<T>(Func<T, Task<Result>> act)
            where T : class => context.Executor.Run(context.Viewer, act, ct, form.IdempotencyKey);
        var done = verb switch
        {
            "done" => await Run(
                (CompleteTask u) => u.Run(no, task, Values(row.Frozen(), task, form), form["reason"], ct)
            ),
            "block" => await Run((BlockTask u) => u.Run(no, task, form["position"], form["reason"], ct)),
            "unblock" => await Run((UnblockTask u) => u.Run(no, task, form["reason"], ct)),
            "reopen" => await Run((ReopenTask u) => u.Run(no, task, form["reason"], ct)),
            "release" => await Run((ReleaseStage u) => u.Run(no, form["reason"], ct)),
            "cancel" => await Run((CancelProcess u) => u.Run(no, form["reason"], ct)),
            _ => ProcessErrors.NoTask,
        };
        if (done.IsDone)
            return PageResult.Redirect(context.Http, $"/office/processes/{no}", context.L["已保存"]);
        form.Accept(done.Refusal);
        return await Board(no, form, 422, ct);
    }

    private async Task<IResult> List(FormState form, int status, CancellationToken ct)
    {
        var table = TableQuery.From(context.Http);
        var rows = await Rows(Asked.Choice<ProcessState>(table.Filter("state")), table.Place, 50, ct);
        var model = new ProcessViews.ListModel(Mine, rows, await Counts(ct), table, form, context.Viewer, context.Now);
        return PageResult.Page(context.L["项目"], ProcessViews.List(model, context.L), typeof(OfficeLayout), status);
    }

    private async Task<Dictionary<ProcessState, int>> Counts(CancellationToken ct)
    {
        var keys = Mine.Select(p => p.Key).ToList();
        return await db.Set<ProcessRow>()
            .Where(p => EF.Parameter(keys).Contains(p.Process))
            .GroupBy(p => p.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    private async Task<IResult> Board(string no, FormState form, int status, CancellationToken ct)
    {
        if (await One(no, ct) is not { } row)
            return context.Refuse(ProcessErrors.NoProcess);
        var model = new BoardViews.Model(
            row,
            row.Frozen(),
            row.Read(),
            await calendars.Get(ct),
            context.Calendar,
            await audit.Of("process", row.Id, ct),
            await positions.All(ct),
            context.Http.Request.Query["task"],
            form,
            context.Viewer,
            context.Now
        );
        return PageResult.Page(row.Title, BoardViews.Board(model, context.L), typeof(OfficeLayout), status);
    }

    private static Dictionary<string, string?> Values(Process process, string task, FormState form)
    {
        var fields = process.Stages.SelectMany(s => s.Tasks).FirstOrDefault(t => t.Key == task)?.Fields ?? [];
        return RecordEndpoints
            .Input(form, new Register(task, new Text("", ""), "", "", fields))
            .Values.ToDictionary(v => v.Key, v => v.Value);
    }
}
