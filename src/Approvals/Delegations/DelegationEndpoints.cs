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
/// Making and revoking delegations: /office/approvals/delegations/new, POST to the list's own address, and the same
/// under /api/v1/approvals/delegations. The list is <see cref="DelegationPage" />.
/// </summary>
internal static class DelegationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/office/approvals/delegations/new",
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
        var (from, until) = (Asked.Day(form["from"]), Asked.Day(form["until"]));
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
}

/// <summary>Puts the page of a new delegation together.</summary>
internal sealed class DelegationPages(
    IPositions positions,
    Policies policies,
    TimeProvider clock,
    IRefusalPages refusals,
    IStringLocalizer<ApprovalsTexts> l
)
{
    public async Task<IResult> Show(HttpContext http, FormState form, int status, CancellationToken ct)
    {
        var actor = http.Actor();
        if (actor.Kind != ActorKind.Staff)
            return refusals.Answer(http, ApprovalErrors.StaffOnly);
        var colleagues = (await positions.All(ct))
            .Values.SelectMany(p => p.Holders.Select(h => (h.Id, h.Name, p.Name)))
            .Where(c => c.Id.Value != actor.Id)
            .DistinctBy(c => c.Id)
            .Select(c => new SelectOption(c.Id.Value.ToString(), l["{0}（{1}）", c.Item2, c.Item3]))
            .ToList();
        var model = new DelegationViews.Model(colleagues, policies.Get(DelegateApprovals.MaxDays), clock.Now(), form);
        return PageResult.Page(l["委托给同事"], DelegationViews.New(model, l), typeof(OfficeLayout), status);
    }
}
