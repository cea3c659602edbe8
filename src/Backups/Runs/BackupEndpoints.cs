using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Backups;

/// <summary>
/// Asking for a backup, and one run with its file (/office/backups); the log is a <see cref="BackupPage"/>.
/// </summary>
internal static class BackupEndpoints
{
    /// <summary>Who may look: the order clerk, the database manager, and those who watch the system.</summary>
    public static readonly string[] Lookers = ["db.view", "order.backup.record", "backup.run"];

    /// <summary>Who may have files checked.</summary>
    public static readonly string[] Checkers = ["backup.run", "order.backup.record", "db.edit"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/office/backups").DisableAntiforgery().ExcludeFromDescription();
        pages
            .MapPost("", (BackupPages p, CancellationToken ct) => p.Request(ct))
            .Needs("backup.run", "order.backup.record");
        pages
            .MapGet("/{id:guid}", (Guid id, BackupPages p, CancellationToken ct) => p.One(id, null, null, ct))
            .Needs(Lookers);
        pages
            .MapGet("/{id:guid}/file", (Guid id, BackupPages p, CancellationToken ct) => p.Download(id, ct))
            .Needs("backup.download");
        pages
            .MapPost("/{id:guid}/check", (Guid id, BackupPages p, CancellationToken ct) => p.Check(id, ct))
            .Needs(Checkers);
        pages
            .MapGet("/{id:guid}/look", (Guid id, BackupPages p, CancellationToken ct) => p.Look(id, ct))
            .Needs("order.backup.record");
        pages
            .MapPost("/{id:guid}/compare", (Guid id, BackupPages p, CancellationToken ct) => p.Compare(id, ct))
            .Needs("order.backup.record");
    }
}

/// <summary>What pages of this module need besides what they show.</summary>
internal sealed record BackupPageContext(
    UseCaseExecutor Executor,
    IRefusalPages Refusals,
    BackupRunner Runner,
    TimeProvider Clock,
    IStringLocalizer<BackupsTexts> L
);

/// <summary>Puts the pages together.</summary>
internal sealed class BackupPages(
    IHttpContextAccessor context,
    BackupQueries queries,
    BackupCheck check,
    OrderEvidence evidence,
    BackupPageContext pageContext
)
{
    private const string Home = "/office/backups";

    private HttpContext Http => context.HttpContext!;

    public async Task<IResult> Request(CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        if (!Enum.TryParse<BackupKind>(form["kind"], ignoreCase: true, out var kind))
            return pageContext.Refusals.Answer(Http, BackupsErrors.Kind);
        var asked = await pageContext.Executor.Run(
            Http.Actor(),
            (RequestBackup u) => u.Run(kind, ct),
            ct,
            form.IdempotencyKey
        );
        if (!asked.IsDone)
            return pageContext.Refusals.Answer(Http, asked.Refusal);
        pageContext.Runner.Wake();
        return PageResult.Redirect(Http, Home, pageContext.L["马上开始，做好了会显示在这里"]);
    }

    public async Task<IResult> One(
        Guid id,
        IReadOnlyList<JsonObject>? found,
        EvidenceReport? report,
        CancellationToken ct,
        FormState? form = null,
        int status = 200
    )
    {
        if (await queries.Of(RunId.From(id), ct) is not { } run)
            return pageContext.Refusals.Answer(Http, BackupsErrors.NotFound);
        var model = new BackupViews.OneModel(
            run,
            found,
            report,
            form ?? new FormState(),
            Http.Actor(),
            pageContext.Clock.Now()
        );
        return PageResult.Page(
            BackupRun.NameOf(run.Kind).ToString(),
            BackupViews.One(model, pageContext.L),
            typeof(OfficeLayout),
            status
        );
    }

    public async Task<IResult> Check(Guid id, CancellationToken ct)
    {
        var damage = await check.Run(Http.Actor(), RunId.From(id), ct);
        if (!damage.IsDone)
            return pageContext.Refusals.Answer(Http, damage.Refusal);
        return PageResult.Redirect(
            Http,
            $"{Home}/{id}",
            damage.Value is null ? pageContext.L["文件完好，和做好时一样"] : pageContext.L["文件坏了，已通知负责人"]
        );
    }

    public async Task<IResult> Download(Guid id, CancellationToken ct)
    {
        var noted = await pageContext.Executor.Run(Http.Actor(), (RecordDownload u) => u.Run(id, ct), ct);
        if (!noted.IsDone)
            return pageContext.Refusals.Answer(Http, noted.Refusal);
        Http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(noted.Value, "application/zip", Path.GetFileName(noted.Value));
    }

    public async Task<IResult> Look(Guid id, CancellationToken ct)
    {
        var form = FormState.OfQuery(Http);
        var found = await evidence.Look(Http.Actor(), RunId.From(id), form["no"], ct);
        if (found.IsDone)
            return await One(id, [.. found.Value.Select(o => OrderMask.For(Http.Actor(), o))], null, ct, form);
        form.Accept(found.Refusal);
        return await One(id, null, null, ct, form, Refusals.Status(found.Refusal));
    }

    public async Task<IResult> Compare(Guid id, CancellationToken ct)
    {
        var report = await evidence.Compare(Http.Actor(), RunId.From(id), ct);
        return report.IsDone
            ? await One(id, null, report.Value, ct)
            : pageContext.Refusals.Answer(Http, report.Refusal);
    }
}
