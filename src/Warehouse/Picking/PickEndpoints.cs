using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Warehouse;

/// <summary>
/// The picker's handheld (/office/pick) and the printed pick list. Every scan answers with the page's content, so it
/// works from the offline queue and without scripts.
/// </summary>
internal static class PickEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/pick", Start).Needs("outbound.pick", "ship.view", "stk.view").ExcludeFromDescription();
        routes.MapGet("/office/pick/count", Count).Needs("outbound.pick").ExcludeFromDescription();
        routes.MapGet("/office/pick/{no}", Walk).Needs("outbound.pick").ExcludeFromDescription();
        var acts = routes.MapGroup("/office/pick").DisableAntiforgery().ExcludeFromDescription();
        acts.MapPost("", Begin).Needs("outbound.pick");
        acts.MapPost("/{no}/scan", ScanOne).Needs("outbound.pick");
        acts.MapPost("/{no}/hand-over", Hand).Needs("outbound.pick");
        acts.MapPost("/{no}/short", Short).Needs("outbound.pick");
        acts.MapPost("/{no}/tote", Tote).Needs("outbound.pick");
    }

    /// <summary>
    /// Whoever answers for the pickers follows the same links from their list, and lands where the work is given out.
    /// </summary>
    private static async Task<IResult> Start(
        HttpContext context,
        PickPages pages,
        CancellationToken ct,
        string? slip = null
    ) =>
        context.Actor().May("outbound.pick")
            ? await pages.Start(new FormState(), null, ct)
            : PageResult.Redirect(
                context,
                slip is null ? "/office/warehouse" : $"/office/warehouse/slips/{Uri.EscapeDataString(slip)}"
            );

    private static async Task<IResult> Count(PickQueries queries, CancellationToken ct)
    {
        var waiting = await queries.WaitingCount(ct);
        return PageResult.Fragment(Render.Text(waiting == 0 ? "" : waiting.ToString(CultureInfo.InvariantCulture)));
    }

    private static Task<IResult> Walk(string no, PickPages pages, CancellationToken ct) =>
        pages.Walk(no, null, new FormState(), ct);

    private static async Task<IResult> Begin(
        HttpContext context,
        OutboundOrderQueries slips,
        UseCaseExecutor executor,
        ShopDb db,
        PickPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        if (await slips.IdsOf([.. form.All("slips")], ct) is not { } ids)
            return await pages.Start(form, OutboundOrderErrors.NotFound, ct);
        var started = await executor.Run(
            context.Actor(),
            (StartPicking u) => u.Run(ids, null, ct),
            ct,
            form.IdempotencyKey
        );
        if (!started.IsDone)
            return await pages.Start(form, started.Refusal, ct);
        var batch = (await db.Set<Batch>().FindAsync([started.Value], ct))!;
        return PageResult.Redirect(context, "/office/pick/" + batch.No);
    }

    private static async Task<IResult> ScanOne(
        string no,
        HttpContext context,
        PickQueries queries,
        UseCaseExecutor executor,
        PickPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        if (await queries.IdOf(no, ct) is not { } id)
            return await pages.Walk(no, WarehouseErrors.BatchNotFound, new FormState(), ct);
        var counted = await executor.Run(
            context.Actor(),
            (ScanPick u) => u.Run(id, form["code"], ct),
            ct,
            context.IdempotencyKey()
        );
        return counted.IsDone
            ? await pages.Counted(no, counted.Value, ct)
            : await pages.Walk(no, counted.Refusal, new FormState(), ct);
    }

    private static async Task<IResult> Hand(
        string no,
        HttpContext context,
        PickQueries queries,
        UseCaseExecutor executor,
        PickPages pages,
        CancellationToken ct
    )
    {
        if (await queries.IdOf(no, ct) is not { } id)
            return await pages.Walk(no, WarehouseErrors.BatchNotFound, new FormState(), ct);
        var handed = await executor.Run(
            context.Actor(),
            (HandToCheck u) => u.Run(id, ct),
            ct,
            context.IdempotencyKey()
        );
        if (!handed.IsDone)
            return await pages.Walk(no, handed.Refusal, new FormState(), ct);
        return await queries.Walking(no, ct) is null
            ? PageResult.Redirect(context, "/office/pick")
            : await pages.Walk(no, null, new FormState(), ct);
    }

    private static async Task<IResult> Short(
        string no,
        HttpContext context,
        OutboundOrderActions on,
        PickQueries queries,
        PickPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var step = int.TryParse(form["step"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var told = await on.Act(
            form["slip"],
            (PickShort u, OutboundOrderId id) => u.Run(id, step, form["note"], ct),
            ct
        );
        if (!told.IsDone)
            return await pages.Walk(no, told.Refusal, form, ct, shortOpen: told.Refusal.Field is not null);
        return await queries.Walking(no, ct) is null
            ? PageResult.Redirect(context, "/office/putback")
            : await pages.Walk(no, null, new FormState(), ct);
    }

    private static async Task<IResult> Tote(
        string no,
        HttpContext context,
        OutboundOrderActions on,
        PickPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var changed = await on.Act(form["slip"], (ChangeTote u, OutboundOrderId id) => u.Run(id, form["code"], ct), ct);
        return await pages.Walk(no, changed.Refusal, changed.IsDone ? new FormState() : form, ct);
    }
}

/// <summary>Answers with the picker's pages.</summary>
internal sealed class PickPages(
    PickQueries queries,
    Policies policies,
    IHttpContextAccessor http,
    TimeProvider clock,
    IStringLocalizer<WarehouseTexts> l
)
{
    private const int Shown = 40;

    public async Task<IResult> Start(FormState form, Refusal? refusal, CancellationToken ct)
    {
        if (refusal is not null)
            form.Accept(refusal);
        var model = new PickViews.StartModel(
            await queries.Running(http.HttpContext!.Actor().Id ?? Guid.Empty, ct),
            await queries.Waiting(Shown, ct),
            await queries.WaitingCount(ct),
            policies.Get(WarehousePolicies.BatchMax),
            clock.Now(),
            form
        );
        return PageResult
            .Page(
                l["拣货"],
                PickViews.Start(model, l),
                typeof(HandheldLayout),
                refusal is null ? 200 : Refusals.Status(refusal)
            )
            .With("BackUrl", "/office");
    }

    public Task<IResult> Counted(string no, PickCount count, CancellationToken ct)
    {
        var left = (count.Wanted - count.Taken).Units;
        var words =
            left > 0 ? l["对了，第 {0} 件。再扫 {1} 件", count.Taken, left]
            : count.PiecesLeft > 0 ? l["这一格够了，去下一格"]
            : l["全部拣齐，按 F8 交复核"];
        return Page(no, Scan.Answer.Ok(words), new FormState(), 200, false, ct);
    }

    public Task<IResult> Walk(string no, Refusal? refusal, FormState form, CancellationToken ct, bool shortOpen = false)
    {
        if (refusal is not null && shortOpen)
            form.Accept(refusal);
        return Page(
            no,
            refusal is null ? null : Scan.Answer.Bad(refusal.Message),
            form,
            refusal is null ? 200 : Refusals.Status(refusal),
            shortOpen,
            ct
        );
    }

    private async Task<IResult> Page(
        string no,
        Scan.Answer? answer,
        FormState form,
        int status,
        bool shortOpen,
        CancellationToken ct
    )
    {
        var context = http.HttpContext!;
        var view = await queries.Walking(no, ct);
        if (view is null)
            return
                answer is null && !HttpMethods.IsGet(context.Request.Method) || await queries.IdOf(no, ct) is not null
                ? await Gone(answer, status, ct)
                : NotFound(context);
        return PageResult
            .Page(
                no,
                PickViews.Walking(new PickViews.WalkModel(view, answer, form, shortOpen), l),
                typeof(HandheldLayout),
                status
            )
            .With("BackUrl", "/office/pick")
            .With("Right", PickViews.Left(view.CutOff, clock.Now()));
    }

    /// <summary>Everything of the batch is handed over: what is next.</summary>
    private async Task<IResult> Gone(Scan.Answer? answer, int status, CancellationToken ct)
    {
        var form = new FormState();
        if (answer is not null)
            form.AddError(answer.Title);
        var model = new PickViews.StartModel(
            await queries.Running(http.HttpContext!.Actor().Id ?? Guid.Empty, ct),
            await queries.Waiting(Shown, ct),
            await queries.WaitingCount(ct),
            policies.Get(WarehousePolicies.BatchMax),
            clock.Now(),
            form
        );
        return PageResult
            .Page(l["拣货"], PickViews.Start(model, l), typeof(HandheldLayout), status)
            .With("BackUrl", "/office");
    }

    private static IResult NotFound(HttpContext context) =>
        ((IRefusalPages)context.RequestServices.GetService(typeof(IRefusalPages))!).Answer(
            context,
            WarehouseErrors.BatchNotFound
        );
}
