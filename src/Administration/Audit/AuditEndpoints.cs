using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Administration;

/// <summary>An audit entry in an answer.</summary>
public sealed record AuditView(
    Guid Id,
    string SubjectType,
    Guid SubjectId,
    string SubjectNo,
    int Seq,
    DateTimeOffset At,
    Guid? ActorId,
    string ActorName,
    string? Address,
    string UseCase,
    Text Verb,
    string? Before,
    string? After,
    string? Note,
    string Hash
);

/// <summary>One document's chain, re-computed.</summary>
public sealed record ChainView(int Entries, bool IsWhole, int? BrokenAt, IReadOnlyList<AuditView> Log);

/// <summary>One document's chain with its check; the log itself is <see cref="AuditPage" />.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/audit/{type}/{id:guid}", Chain).Needs("audit.view").ExcludeFromDescription();
        routes
            .MapGet("/api/v1/audit/{type}/{id:guid}", ChainApi)
            .Needs("audit.view")
            .WithTags("House 系统")
            .WithName("GetAuditChain")
            .WithSummary("One document's entries, with its hash chain checked");
    }

    private static async Task<IResult> Chain(
        string type,
        Guid id,
        HttpContext http,
        AuditTrail audit,
        IRefusalPages refusals,
        IStringLocalizer<AdministrationTexts> l,
        CancellationToken ct
    )
    {
        var chain = await audit.Of(type, id, ct);
        if (chain.Count == 0)
            return refusals.Answer(
                http,
                Refusal.NotFound("organization.no_chain", "这份单据没有审计记录", "This document has no audit entries.")
            );
        return PageResult.Page(
            chain[^1].SubjectNo,
            AuditViews.Chain(chain, ChainState.Of(chain), l),
            typeof(OfficeLayout)
        );
    }

    public static AuditView View(AuditEntry e) =>
        new(
            e.Id,
            e.SubjectType,
            e.SubjectId,
            e.SubjectNo,
            e.Seq,
            e.At,
            e.ActorId,
            e.ActorName,
            e.Address,
            e.UseCase,
            e.Verb,
            e.Before,
            e.After,
            e.Note,
            e.Hash
        );

    private static async Task<IResult> ChainApi(string type, Guid id, AuditTrail audit, CancellationToken ct)
    {
        var chain = await audit.Of(type, id, ct);
        var state = ChainState.Of(chain);
        return TypedResults.Ok(
            new ChainView(state.Entries, state.BrokenAt is null, state.BrokenAt, [.. chain.Select(View)])
        );
    }
}
