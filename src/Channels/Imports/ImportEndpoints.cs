using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Channels;

/// <summary>
/// The upload, and one import with its progress, refusals and error file; the list is <see cref="ImportPage" />.
/// </summary>
internal static class ImportEndpoints
{
    /// <summary>Above the largest file of the policy, with room for the form around it.</summary>
    public static readonly RequestSizeLimitAttribute Large = new(64_000_000);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/office/imports").DisableAntiforgery().ExcludeFromDescription();
        imports
            .MapGet("/new", (ImportPages pages, CancellationToken ct) => pages.Upload(new FormState(), 200, ct))
            .Needs("order.create");
        imports
            .MapPost("", (ImportPages pages, CancellationToken ct) => pages.Start(ct))
            .Needs("order.create")
            .WithMetadata(Large);
        imports
            .MapGet("/{no}", (string no, ImportPages pages, CancellationToken ct) => pages.One(no, ct))
            .Needs("ord.view");
        imports
            .MapGet("/{no}/errors", (string no, ImportPages pages, CancellationToken ct) => pages.ErrorFile(no, ct))
            .Needs("order.create");
        imports
            .MapPost(
                "/{no}/pause",
                (string no, ImportPages pages, CancellationToken ct) =>
                    pages.Steer(no, (PauseImport u) => u.Run(no, ct), ct)
            )
            .Needs("order.create");
        imports
            .MapPost(
                "/{no}/resume",
                (string no, ImportPages pages, CancellationToken ct) =>
                    pages.Steer(no, (ResumeImport u) => u.Run(no, ct), ct)
            )
            .Needs("order.create");
        imports
            .MapPost(
                "/{no}/cancel",
                (string no, ImportPages pages, CancellationToken ct) =>
                    pages.Steer(no, (CancelImport u) => u.Run(no, ct), ct)
            )
            .Needs("order.create");
    }
}

/// <summary>Puts the pages of imports together.</summary>
internal sealed class ImportPages(
    IHttpContextAccessor context,
    ImportQueries queries,
    ChannelDirectory directory,
    ImportUpload upload,
    ChannelPageContext pageContext
)
{
    private const int RefusalsAPage = 50;

    private HttpContext Http => context.HttpContext!;

    public async Task<IResult> Upload(FormState form, int status, CancellationToken ct)
    {
        var active = (await directory.All(ct)).Where(c => c.IsActive).ToList();
        return PageResult.Page(
            pageContext.L["上传订单文件"],
            ImportViews.Upload(active, form, pageContext.L),
            typeof(OfficeLayout),
            status
        );
    }

    public async Task<IResult> Start(CancellationToken ct)
    {
        var form = await FormState.Read(Http, ct);
        if (form["channel"].Length == 0)
            form.AddError("channel", pageContext.L["请选渠道"]);
        else
        {
            var started = await upload.Start(
                Http.Actor(),
                form["channel"],
                form.Files.FirstOrDefault(),
                form.IdempotencyKey,
                ct
            );
            if (started.IsDone)
                return PageResult.Redirect(Http, $"{ImportPage.Home}/{started.Value.No}");
            form.Accept(started.Refusal);
        }

        return await Upload(form, 422, ct);
    }

    public async Task<IResult> One(string no, CancellationToken ct)
    {
        if (await queries.Of(no, ct) is not { } run)
            return pageContext.Pages.Answer(Http, ChannelErrors.NoRun);
        var after = int.TryParse(Http.Request.Query["after"], out var a) && a > 0 ? a : 0;
        var refusals = run.Refused == 0 || run.IsSwept ? [] : await queries.Refusals(run, after, RefusalsAPage + 1, ct);
        var older =
            refusals.Count > RefusalsAPage
                ? $"{ImportPage.Home}/{run.No}?after={refusals[RefusalsAPage - 1].Place}"
                : null;
        var channel = await directory.Of(run.ChannelCode, ct);
        var model = new ImportViews.OneModel(
            run,
            channel,
            [.. refusals.Take(RefusalsAPage)],
            older,
            after > 0,
            Http.Actor(),
            pageContext.Clock.Now()
        );
        return PageResult.Page(run.No, ImportViews.One(model, pageContext.L), typeof(OfficeLayout));
    }

    public async Task<IResult> ErrorFile(string no, CancellationToken ct)
    {
        if (await queries.Of(no, ct) is not { } run)
            return pageContext.Pages.Answer(Http, ChannelErrors.NoRun);
        if (run.Refused == 0 || run.IsSwept)
            return pageContext.Pages.Answer(Http, ChannelErrors.NothingRefused);
        var (columns, rows) = queries.ErrorFile(run);
        return Export.File($"{run.No}-refused", Http.Request.Query["format"], columns, rows);
    }

    public async Task<IResult> Steer<T>(string no, Func<T, Task<Result>> act, CancellationToken ct)
        where T : class
    {
        var done = await pageContext.Executor.Run(Http.Actor(), act, ct);
        return done.IsDone
            ? PageResult.Redirect(Http, $"{ImportPage.Home}/{Uri.EscapeDataString(no)}")
            : pageContext.Pages.Answer(Http, done.Refusal);
    }
}

/// <summary>What pages of this module need besides what they show.</summary>
internal sealed record ChannelPageContext(
    UseCaseExecutor Executor,
    IRefusalPages Pages,
    TimeProvider Clock,
    IStringLocalizer<ChannelsTexts> L
);
