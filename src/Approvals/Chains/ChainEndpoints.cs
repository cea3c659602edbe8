using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Approvals;

/// <summary>A kind of request in an answer.</summary>
public sealed record ApprovalKindView(string Key, Text Name, string Chain, Text Words, int Hours, string Rule);

/// <summary>The kinds with their chains: GET /office/approvals/chains and /api/v1/approvals/kinds.</summary>
internal static class ChainEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/approvals/chains", Page).NeedsSignIn().ExcludeFromDescription();
        routes
            .MapGet("/api/v1/approvals/kinds", List)
            .NeedsSignIn()
            .WithTags(ApprovalsApi.Tag)
            .WithName("ListApprovalKinds")
            .WithSummary("Kinds of request with their chains and time limits (ORG-28)");
    }

    private static async Task<IResult> Page(
        HttpContext http,
        ApprovalKinds kinds,
        Policies policies,
        ApprovalLists lists,
        IRefusalPages refusals,
        IStringLocalizer<ApprovalsTexts> l,
        CancellationToken ct
    )
    {
        if (http.Actor().Kind != ActorKind.Staff)
            return refusals.Answer(http, ApprovalErrors.StaffOnly);
        var rows = kinds
            .All.Select(k => new ChainViews.Row(
                k,
                policies.Get(k.ChainPolicy),
                policies.Get(k.HoursPolicy),
                policies.TextOf(k.ChainPolicy) != k.ChainPolicy.DefaultText
            ))
            .ToList();
        return PageResult.Page(
            l["审批人"],
            ChainViews.Page(rows, await lists.BenchNow(ct), http.Actor().May("rep.view"), l),
            typeof(OfficeLayout)
        );
    }

    private static async Task<IResult> List(
        HttpContext http,
        ApprovalKinds kinds,
        Policies policies,
        ApprovalLists lists,
        CancellationToken ct
    )
    {
        if (http.Actor().Kind != ActorKind.Staff)
            return Refusals.Problem(ApprovalErrors.StaffOnly);
        var words = new ChainWords(await lists.BenchNow(ct));
        return TypedResults.Ok(
            kinds
                .All.Select(k => (Kind: k, Chain: policies.Get(k.ChainPolicy)))
                .Select(x => new ApprovalKindView(
                    x.Kind.Key,
                    x.Kind.Name,
                    x.Chain.ToString(),
                    words.Of(x.Chain, null),
                    policies.Get(x.Kind.HoursPolicy),
                    x.Kind.Rule
                ))
        );
    }
}
