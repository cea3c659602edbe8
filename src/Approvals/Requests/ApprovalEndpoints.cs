using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Approvals;

/// <summary>
/// The inbox, one request and the acts on it, asking, printing, the export. JSON: <see cref="ApprovalsApi"/>.
/// </summary>
internal static class ApprovalEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/office/approvals").DisableAntiforgery().ExcludeFromDescription();
        pages
            .MapGet(
                "",
                (HttpContext http, ApprovalPages p, CancellationToken ct) =>
                    p.Inbox(http, null, new FormState(), 200, ct)
            )
            .NeedsSignIn();
        pages.MapGet("/count", Count).NeedsSignIn();
        pages.MapGet("/export", ExportList).NeedsSignIn();
        pages
            .MapGet(
                "/new",
                (HttpContext http, ApprovalPages p, Policies policies, CancellationToken ct) =>
                    p.New(http, policies, new FormState(), 200, ct)
            )
            .NeedsSignIn();
        pages.MapPost("/new", Make).NeedsSignIn();
        pages
            .MapGet(
                "/{no}",
                (string no, HttpContext http, ApprovalPages p, CancellationToken ct) =>
                    p.Inbox(http, no, new FormState(), 200, ct)
            )
            .NeedsSignIn();
        pages
            .MapGet(
                "/{no}/pass",
                (string no, HttpContext http, ApprovalPages p, CancellationToken ct) =>
                    p.PassForm(http, no, new FormState(), 200, ct)
            )
            .NeedsSignIn();
        pages.MapPost("/{no}/pass", Pass).NeedsSignIn();
        pages
            .MapPost(
                "/{no}/approve",
                (string no, HttpContext http, ApprovalActs acts, CancellationToken ct) =>
                    acts.Do<ApproveRequest>(
                        http,
                        no,
                        l => l["已同意 {0}", no],
                        f => (u, id) => u.Run(id, f["comment"], Seen.Read(f["seen"]), ct),
                        ct
                    )
            )
            .NeedsSignIn();
        pages
            .MapPost(
                "/{no}/reject",
                (string no, HttpContext http, ApprovalActs acts, CancellationToken ct) =>
                    acts.Do<RejectRequest>(
                        http,
                        no,
                        l => l["已拒绝 {0}", no],
                        f => (u, id) => u.Run(id, f["comment"], Seen.Read(f["seen"]), ct),
                        ct
                    )
            )
            .NeedsSignIn();
        pages
            .MapPost(
                "/{no}/return",
                (string no, HttpContext http, ApprovalActs acts, CancellationToken ct) =>
                    acts.Do<ReturnRequest>(
                        http,
                        no,
                        l => l["已退回 {0}", no],
                        f => (u, id) => u.Run(id, f["comment"], Seen.Read(f["seen"]), ct),
                        ct
                    )
            )
            .NeedsSignIn();
        pages
            .MapPost(
                "/{no}/withdraw",
                (string no, HttpContext http, ApprovalActs acts, CancellationToken ct) =>
                    acts.Do<WithdrawRequest>(
                        http,
                        no,
                        l => l["已撤回 {0}", no],
                        f => (u, id) => u.Run(id, f["comment"], ct),
                        ct
                    )
            )
            .NeedsSignIn();
        pages
            .MapPost(
                "/{no}/resubmit",
                (string no, HttpContext http, ApprovalActs acts, CancellationToken ct) =>
                    acts.Do<ResubmitRequest>(
                        http,
                        no,
                        l => l["已重新提交 {0}", no],
                        f => (u, id) => u.Run(id, f["reason"], ct),
                        ct
                    )
            )
            .NeedsSignIn();
    }

    private static async Task<IResult> Count(HttpContext http, ApprovalLists lists, CancellationToken ct) =>
        PageResult.Fragment(InboxViews.Badge(await lists.Counts(http.Actor(), ct)));

    private static async Task<IResult> Make(
        HttpContext http,
        UseCaseExecutor executor,
        ApprovalPages pages,
        Policies policies,
        IStringLocalizer<ApprovalsTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        Money? amount = null;
        if (form["amount"].Length > 0)
        {
            if (Money.TryParse(form["amount"], out var money))
                amount = money;
            else
                form.Accept(ApprovalErrors.BadAmount);
        }

        if (!form.HasErrors)
        {
            var asked = await executor.Run(
                http.Actor(),
                (AskForApproval u) => u.Run(new GeneralRequest(form["title"], form["reason"], amount), ct),
                ct,
                form.IdempotencyKey
            );
            if (asked.IsDone)
                return PageResult.Redirect(
                    http,
                    $"/office/approvals/{asked.Value.No}?tab=made",
                    l["已提交 {0}", asked.Value.No]
                );
            form.Accept(asked.Refusal);
        }

        return await pages.New(http, policies, form, 422, ct);
    }

    private static async Task<IResult> Pass(
        string no,
        HttpContext http,
        UseCaseExecutor executor,
        ApprovalQueries queries,
        ApprovalPages pages,
        IStringLocalizer<ApprovalsTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var to = Guid.TryParse(form["person"], out var person) ? person : Guid.Empty;
        var result = await queries.IdOf(no, ct) is { } id
            ? await executor.Run(
                http.Actor(),
                (PassRequestOn u) => u.Run(id, to, form["comment"], Seen.Read(form["seen"]), ct),
                ct
            )
            : (Result)ApprovalErrors.NotFound;
        if (result.IsDone)
            return PageResult.Redirect(http, "/office/approvals", l["已转交 {0}", no]);
        form.Accept(result.Refusal);
        return await pages.PassForm(http, no, form, Refusals.Status(result.Refusal), ct);
    }

    private static IResult ExportList(HttpContext http, ApprovalLists lists, ApprovalKinds kinds, Company company)
    {
        var (query, actor) = (TableQuery.From(http), http.Actor());
        DateTimeOffset? Local(DateTimeOffset? at) => at is { } a ? company.Calendar.Local(a) : null;
        return Export.File(
            "approvals",
            query.Filter("format"),
            [
                new ExportColumn<ApprovalRow>(("申请号", "Number"), r => r.Request.No),
                new ExportColumn<ApprovalRow>(("类别", "Kind"), r => kinds.NameOf(r.Request.Kind)),
                new ExportColumn<ApprovalRow>(("标题", "Title"), r => r.Request.Title),
                new ExportColumn<ApprovalRow>(("单据", "Document"), r => r.Request.SubjectNo),
                new ExportColumn<ApprovalRow>(("金额", "Amount"), r => r.Request.Amount),
                new ExportColumn<ApprovalRow>(("提出人", "Maker"), r => r.Request.MakerName),
                new ExportColumn<ApprovalRow>(("提出时间", "Made at"), r => Local(r.Request.MadeAt)),
                new ExportColumn<ApprovalRow>(("状态", "State"), r => ApprovalStates.NameOf(r.Progress.State)),
                new ExportColumn<ApprovalRow>(("第几步", "Step"), r => r.Progress.Step),
                new ExportColumn<ApprovalRow>(("期限", "Deadline"), r => Local(r.Progress.DueAt)),
                new ExportColumn<ApprovalRow>(("办结时间", "Decided at"), r => Local(r.Progress.DecidedAt)),
            ],
            Rows()
        );

        async IAsyncEnumerable<ApprovalRow> Rows()
        {
            var filter = ApprovalPages.FilterOf(query) with { After = null };
            while (true)
            {
                var page = await lists.List(actor, filter, 500, CancellationToken.None);
                foreach (var row in page)
                    yield return row;
                if (page.Count < 500)
                    yield break;
                filter = filter with { After = ApprovalLists.KeyOf(page[^1], filter.Scope) };
            }
        }
    }
}

/// <summary>Runs one act on one request for the caller, and answers with the page.</summary>
internal sealed class ApprovalActs(
    UseCaseExecutor executor,
    ApprovalQueries queries,
    ApprovalPages pages,
    IStringLocalizer<ApprovalsTexts> l
)
{
    public async Task<IResult> Do<TUseCase>(
        HttpContext http,
        string no,
        Func<IStringLocalizer<ApprovalsTexts>, string> said,
        Func<FormState, Func<TUseCase, ApprovalId, Task<Result>>> act,
        CancellationToken ct
    )
        where TUseCase : class
    {
        var form = await FormState.Read(http, ct);
        var result = await Run(http, no, act(form), ct);
        return result.IsDone
            ? await pages.After(http, said(l), ct)
            : await pages.Refused(http, no, form, result.Refusal, ct);
    }

    public async Task<Result> Run<TUseCase>(
        HttpContext http,
        string no,
        Func<TUseCase, ApprovalId, Task<Result>> act,
        CancellationToken ct
    )
        where TUseCase : class =>
        await queries.IdOf(no, ct) is { } id
            ? await executor.Run(http.Actor(), (TUseCase u) => act(u, id), ct, http.IdempotencyKey())
            : ApprovalErrors.NotFound;
}
