using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Approvals;

/// <summary>A delegation in an answer.</summary>
public sealed record DelegationView(
    Guid Id,
    string From,
    string To,
    DateTimeOffset Begins,
    DateTimeOffset Ends,
    string Reason,
    DateTimeOffset MadeAt,
    DateTimeOffset? RevokedAt,
    bool InForce
);

/// <summary>
/// Delegations: GET and POST /office/approvals/delegations, and the same under /api/v1/approvals/delegations.
/// </summary>
internal static class DelegationEndpoints
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/office/approvals/delegations",
                (HttpContext http, DelegationPages pages, CancellationToken ct) =>
                    pages.Show(http, new FormState(), 200, ct)
            )
            .NeedsSignIn()
            .ExcludeFromDescription();
        routes
            .MapPost("/office/approvals/delegations", Make)
            .NeedsSignIn()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPost("/office/approvals/delegations/{id:guid}/revoke", Revoke)
            .NeedsSignIn()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/approvals/delegations").WithTags(ApprovalsApi.Tag);
        api.MapGet("", List)
            .NeedsSignIn()
            .WithName("ListDelegations")
            .WithSummary("What I delegated and what was delegated to me; all=true with approval.view.all (ORG-28)");
        api.MapPost(
                "",
                async (DelegationInput body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(
                            http.Actor(),
                            (DelegateApprovals u) => u.Run(body, ct),
                            ct,
                            http.IdempotencyKey()
                        )
                    ).ToCreated(id => $"/api/v1/approvals/delegations/{id}")
            )
            .NeedsSignIn()
            .WithName("DelegateApprovals")
            .WithSummary("Let a colleague decide in my name for a time, with a reason");
        api.MapPost(
                "/{id:guid}/revoke",
                async (Guid id, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(
                            http.Actor(),
                            (RevokeDelegation u) => u.Run(id, ct),
                            ct,
                            http.IdempotencyKey()
                        )
                    ).ToHttp()
            )
            .NeedsSignIn()
            .WithName("RevokeDelegation")
            .WithSummary("End my delegation early");
    }

    private static async Task<IResult> Make(
        HttpContext http,
        UseCaseExecutor executor,
        DelegationPages pages,
        Company company,
        TimeProvider clock,
        IStringLocalizer<ApprovalsTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        var (from, until) = (Day(form["from"]), Day(form["until"]));
        if (until is null)
            form.AddError("until", l["请选结束日期"]);
        if (!form.HasErrors)
        {
            // A day's delegation lasts until the day is over.
            var begins =
                from is { } first && first > company.Calendar.DateOf(clock.Now())
                    ? company.Calendar.StartOf(first)
                    : clock.Now();
            var input = new DelegationInput(
                Guid.TryParse(form["to"], out var to) ? to : Guid.Empty,
                begins,
                company.Calendar.StartOf(until!.Value.AddDays(1)),
                form["reason"]
            );
            var made = await executor.Run(http.Actor(), (DelegateApprovals u) => u.Run(input, ct), ct);
            if (made.IsDone)
                return PageResult.Redirect(http, "/office/approvals/delegations", l["已委托"]);
            form.Accept(made.Refusal);
        }

        return await pages.Show(http, form, 422, ct);
    }

    private static async Task<IResult> Revoke(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<ApprovalsTexts> l,
        CancellationToken ct
    )
    {
        var result = await executor.Run(http.Actor(), (RevokeDelegation u) => u.Run(id, ct), ct);
        return result.IsDone
            ? PageResult.Redirect(http, "/office/approvals/delegations", l["已收回"])
            : refusals.Answer(http, result.Refusal);
    }

    private static async Task<IResult> List(
        HttpContext http,
        DelegationQueries queries,
        TimeProvider clock,
        CancellationToken ct,
        bool all = false,
        string? after = null,
        int take = PageSize
    )
    {
        if (http.Actor().Kind != ActorKind.Staff)
            return Refusals.Problem(ApprovalErrors.StaffOnly);
        var rows = await queries.Of(
            http.Actor().Id,
            all && http.Actor().May(ApprovalsModule.ViewAll),
            after,
            Math.Clamp(take, 1, 500),
            ct
        );
        return TypedResults.Ok(
            new
            {
                rows = rows.Select(d => new DelegationView(
                    d.Id,
                    d.FromName,
                    d.ToName,
                    d.From,
                    d.Until,
                    d.Reason,
                    d.At,
                    d.RevokedAt,
                    d.Holds(clock.Now())
                )),
                next = rows.Count > 0 ? DelegationQueries.KeyOf(rows[^1]) : null,
            }
        );
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 9000
            ? day
            : null;
}

/// <summary>Puts the delegations page together.</summary>
internal sealed class DelegationPages(
    DelegationQueries queries,
    IPositions positions,
    Policies policies,
    TimeProvider clock,
    IRefusalPages refusals,
    IStringLocalizer<ApprovalsTexts> l
)
{
    private const int PageSize = 50;

    public async Task<IResult> Show(HttpContext http, FormState form, int status, CancellationToken ct)
    {
        var actor = http.Actor();
        if (actor.Kind != ActorKind.Staff)
            return refusals.Answer(http, ApprovalErrors.StaffOnly);
        var query = TableQuery.From(http);
        var all = query.Filter("all") == "1" && actor.May(ApprovalsModule.ViewAll);
        var rows = await queries.Of(actor.Id, all, query.After, PageSize + 1, ct);
        var next = rows.Count > PageSize ? DelegationQueries.KeyOf(rows[PageSize - 1]) : null;
        var colleagues = (await positions.All(ct))
            .Values.SelectMany(p => p.Holders.Select(h => (h.Id, h.Name, p.Name)))
            .Where(c => c.Id.Value != actor.Id)
            .DistinctBy(c => c.Id)
            .Select(c => new SelectOption(c.Id.Value.ToString(), l["{0}（{1}）", c.Item2, c.Item3]))
            .ToList();
        var model = new DelegationViews.Model(
            [.. rows.Take(PageSize)],
            next,
            query,
            actor,
            all,
            colleagues,
            policies.Get(DelegateApprovals.MaxDays),
            clock.Now(),
            form
        );
        return PageResult.Page(l["委托"], DelegationViews.Page(model, l), typeof(OfficeLayout), status);
    }
}
