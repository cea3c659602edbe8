using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Approvals;

/// <summary>A decision in a request; with revision and step, one on what has moved since is refused.</summary>
public sealed record DecisionBody(string? Comment = null, int? Revision = null, int? Step = null)
{
    internal Seen? Seen => Revision is { } r && Step is { } s ? new Seen(r, s) : null;
}

/// <summary>Passing on, in a request.</summary>
public sealed record PassBody(Guid Person, string? Comment = null, int? Revision = null, int? Step = null)
{
    internal Seen? Seen => Revision is { } r && Step is { } s ? new Seen(r, s) : null;
}

/// <summary>Submitting again, in a request.</summary>
public sealed record ResubmitBody(string Reason);

/// <summary>A request in a list.</summary>
public sealed record ApprovalListView(
    string No,
    string Kind,
    Text KindName,
    string SubjectType,
    Guid SubjectId,
    string SubjectNo,
    Text Title,
    Money? Amount,
    string Maker,
    DateTimeOffset MadeAt,
    string State,
    int Step,
    int Steps,
    DateTimeOffset? DueAt,
    DateTimeOffset? DecidedAt
);

/// <summary>Requests as a resource: /api/v1/approvals.</summary>
internal static class ApprovalsApi
{
    public const string Tag = "Approvals 审批";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/approvals").WithTags(Tag);
        api.MapGet("", List)
            .NeedsSignIn()
            .WithName("ListApprovals")
            .WithSummary(
                "Requests: scope = decide (mine to decide, the most urgent first), made, decided or all (newest first); after = the key of the last one seen (ORG-28)"
            );
        api.MapGet("/count", Count)
            .NeedsSignIn()
            .WithName("CountApprovals")
            .WithSummary("How many wait for me, how many of them are overdue, and how many of mine are open");
        api.MapPost("", Ask)
            .NeedsSignIn()
            .WithName("AskForApproval")
            .WithSummary(
                "A general request: title, reason, amount; the superior decides, and the general manager from an amount on"
            );
        api.MapGet("/{no}", One)
            .NeedsSignIn()
            .WithName("GetApproval")
            .WithSummary("One request with its steps and history; allowed = what I may do now");
        api.MapPost(
                "/{no}/approve",
                (string no, DecisionBody body, HttpContext http, ApprovalActs acts, CancellationToken ct) =>
                    Do<ApproveRequest>(http, acts, no, (u, id) => u.Run(id, body.Comment, body.Seen, ct), ct)
            )
            .NeedsSignIn()
            .WithName("ApproveRequest")
            .WithSummary("Agree; refused to the maker, and to whoever has no seat at the open step");
        api.MapPost(
                "/{no}/reject",
                (string no, DecisionBody body, HttpContext http, ApprovalActs acts, CancellationToken ct) =>
                    Do<RejectRequest>(http, acts, no, (u, id) => u.Run(id, body.Comment, body.Seen, ct), ct)
            )
            .NeedsSignIn()
            .WithName("RejectRequest")
            .WithSummary("Reject for good; needs a comment");
        api.MapPost(
                "/{no}/return",
                (string no, DecisionBody body, HttpContext http, ApprovalActs acts, CancellationToken ct) =>
                    Do<ReturnRequest>(http, acts, no, (u, id) => u.Run(id, body.Comment, body.Seen, ct), ct)
            )
            .NeedsSignIn()
            .WithName("ReturnRequest")
            .WithSummary("Return to the maker; needs a comment");
        api.MapPost(
                "/{no}/pass",
                (string no, PassBody body, HttpContext http, ApprovalActs acts, CancellationToken ct) =>
                    Do<PassRequestOn>(
                        http,
                        acts,
                        no,
                        (u, id) => u.Run(id, body.Person, body.Comment, body.Seen, ct),
                        ct
                    )
            )
            .NeedsSignIn()
            .WithName("PassRequestOn")
            .WithSummary("Pass on to a colleague of the position, or to somebody delegated to");
        api.MapPost(
                "/{no}/withdraw",
                (string no, DecisionBody body, HttpContext http, ApprovalActs acts, CancellationToken ct) =>
                    Do<WithdrawRequest>(http, acts, no, (u, id) => u.Run(id, body.Comment, ct), ct)
            )
            .NeedsSignIn()
            .WithName("WithdrawRequest")
            .WithSummary("Take my own request back");
        api.MapPost(
                "/{no}/resubmit",
                (string no, ResubmitBody body, HttpContext http, ApprovalActs acts, CancellationToken ct) =>
                    Do<ResubmitRequest>(http, acts, no, (u, id) => u.Run(id, body.Reason, ct), ct)
            )
            .NeedsSignIn()
            .WithName("ResubmitRequest")
            .WithSummary("Submit my returned request again, with another reason");
    }

    private static async Task<IResult> Do<TUseCase>(
        HttpContext http,
        ApprovalActs acts,
        string no,
        Func<TUseCase, ApprovalId, Task<Result>> act,
        CancellationToken ct
    )
        where TUseCase : class => (await acts.Run(http, no, act, ct)).ToHttp();

    private static async Task<IResult> List(
        HttpContext http,
        ApprovalLists lists,
        ApprovalKinds kinds,
        CancellationToken ct,
        string? scope = null,
        string? kind = null,
        string? state = null,
        string? person = null,
        DateOnly? from = null,
        DateOnly? to = null,
        string? q = null,
        string? after = null,
        int take = 50
    )
    {
        if (http.Actor().Kind != ActorKind.Staff)
            return Refusals.Problem(ApprovalErrors.StaffOnly);
        var asked =
            Enum.TryParse<ApprovalScope>(scope, ignoreCase: true, out var s) && Enum.IsDefined(s)
                ? s
                : ApprovalScope.Decide;
        if (asked == ApprovalScope.All && !http.Actor().May(ApprovalsModule.ViewAll))
            return Refusals.Problem(Access.Denied(ApprovalsModule.ViewAll));
        var filter = new ApprovalFilter(
            asked,
            Blank(kind),
            Enum.TryParse<ApprovalState>(state, ignoreCase: true, out var st) && Enum.IsDefined(st) ? st : null,
            Blank(person),
            from,
            to,
            Blank(q),
            after
        );
        var rows = await lists.List(http.Actor(), filter, Math.Clamp(take, 1, 500), ct);
        return TypedResults.Ok(
            new
            {
                rows = rows.Select(r => View(r, kinds)),
                next = rows.Count > 0 ? ApprovalLists.KeyOf(rows[^1], asked) : null,
            }
        );
    }

    private static async Task<IResult> Count(HttpContext http, ApprovalLists lists, CancellationToken ct) =>
        TypedResults.Ok(await lists.Counts(http.Actor(), ct));

    private static async Task<IResult> Ask(
        GeneralRequest body,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (await executor.Run(http.Actor(), (AskForApproval u) => u.Run(body, ct), ct, http.IdempotencyKey())).ToCreated(
            a => $"/api/v1/approvals/{a.No}"
        );

    private static async Task<IResult> One(
        string no,
        HttpContext http,
        ApprovalQueries queries,
        ApprovalLists lists,
        CancellationToken ct
    )
    {
        if (await queries.One(no, ct) is not { } story || !await lists.MaySee(story, http.Actor(), ct))
            return Refusals.Problem(ApprovalErrors.NotFound);
        var mine = story.Request.MakerId is { } maker && maker == http.Actor().Id;
        var turn = story.TurnOf(http.Actor(), await lists.BenchNow(ct)) is not null;
        var allowed = ApprovalStates
            .Table.Allowed(story.Progress.State)
            .Where(v => v is ApprovalVerb.Withdraw or ApprovalVerb.Resubmit ? mine : turn && v != ApprovalVerb.Conclude)
            .Select(v => ApprovalStates.NameOf(v).En);
        return TypedResults.Ok(new { request = queries.View(story), allowed });
    }

    private static ApprovalListView View(ApprovalRow row, ApprovalKinds kinds)
    {
        var (r, p) = (row.Request, row.Progress);
        return new ApprovalListView(
            r.No,
            r.Kind,
            kinds.NameOf(r.Kind),
            r.SubjectType,
            r.SubjectId,
            r.SubjectNo,
            r.Title,
            r.Amount,
            r.MakerName,
            r.MadeAt,
            p.State.ToString(),
            p.Step,
            p.Steps,
            p.DueAt,
            p.DecidedAt
        );
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
