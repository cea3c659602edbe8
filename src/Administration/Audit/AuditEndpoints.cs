using System.Globalization;
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

/// <summary>The audit log (DAT-09) and one document's chain with its check. JSON under /api/v1/audit.</summary>
internal static class AuditEndpoints
{
    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/audit", Log).Needs("audit.view").ExcludeFromDescription();
        routes.MapGet("/office/audit/export", ExportLog).Needs("audit.view").ExcludeFromDescription();
        routes.MapGet("/office/audit/{type}/{id:guid}", Chain).Needs("audit.view").ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1/audit").WithTags("House 系统");
        api.MapGet("", LogApi)
            .Needs("audit.view")
            .WithName("ListAudit")
            .WithSummary("The audit log, newest first; after = the key of the last entry seen (DAT-09)");
        api.MapGet("/{type}/{id:guid}", ChainApi)
            .Needs("audit.view")
            .WithName("GetAuditChain")
            .WithSummary("One document's entries, with its hash chain checked");
    }

    private static AuditQuery QueryOf(TableQuery q) =>
        new(
            q.Filter("document"),
            q.Filter("who"),
            q.Filter("type"),
            Day(q.Filter("from")),
            Day(q.Filter("to")),
            q.After
        );

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 9000
            ? day
            : null;

    private static async Task<IResult> Log(
        HttpContext http,
        AuditQueries queries,
        IStringLocalizer<AdministrationTexts> l,
        CancellationToken ct
    )
    {
        var query = TableQuery.From(http);
        var rows = await queries.Find(QueryOf(query), PageSize + 1, ct);
        var next = rows.Count > PageSize ? AuditQueries.KeyOf(rows[PageSize - 1]) : null;
        return PageResult.Page(
            l["审计日志"],
            AuditViews.Log([.. rows.Take(PageSize)], next, query, await queries.Types(ct), l),
            typeof(OfficeLayout)
        );
    }

    private static IResult ExportLog(HttpContext http, AuditQueries queries, Company company) =>
        Export.File(
            "audit",
            TableQuery.From(http).Filter("format"),
            [
                new ExportColumn<AuditEntry>(("时间", "Time"), e => company.Calendar.Local(e.At)),
                new ExportColumn<AuditEntry>(("谁", "Who"), e => e.ActorName),
                new ExportColumn<AuditEntry>(("地址", "Address"), e => e.Address),
                new ExportColumn<AuditEntry>(("做了什么", "What"), e => e.Verb),
                new ExportColumn<AuditEntry>(("类别", "Kind"), e => e.SubjectType),
                new ExportColumn<AuditEntry>(("单据", "Document"), e => e.SubjectNo),
                new ExportColumn<AuditEntry>(("序号", "No."), e => e.Seq),
                new ExportColumn<AuditEntry>(("原因", "Reason"), e => e.Note),
                new ExportColumn<AuditEntry>(("改前", "Before"), e => e.Before),
                new ExportColumn<AuditEntry>(("改后", "After"), e => e.After),
                new ExportColumn<AuditEntry>(("哈希", "Hash"), e => e.Hash),
            ],
            queries.All(QueryOf(TableQuery.From(http)))
        );

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

    private static AuditView View(AuditEntry e) =>
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

    private static async Task<IResult> LogApi(
        AuditQueries queries,
        CancellationToken ct,
        string? document = null,
        string? who = null,
        string? type = null,
        DateOnly? from = null,
        DateOnly? to = null,
        string? after = null,
        int take = 100
    )
    {
        var rows = await queries.Find(
            new AuditQuery(document, who, type, from, to, after),
            Math.Clamp(take, 1, 1000),
            ct
        );
        return TypedResults.Ok(
            new { rows = rows.Select(View), next = rows.Count > 0 ? AuditQueries.KeyOf(rows[^1]) : null }
        );
    }

    private static async Task<IResult> ChainApi(string type, Guid id, AuditTrail audit, CancellationToken ct)
    {
        var chain = await audit.Of(type, id, ct);
        var state = ChainState.Of(chain);
        return TypedResults.Ok(
            new ChainView(state.Entries, state.BrokenAt is null, state.BrokenAt, [.. chain.Select(View)])
        );
    }
}
