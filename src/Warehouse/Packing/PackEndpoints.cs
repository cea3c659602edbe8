using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Warehouse;

/// <summary>The packing table (/office/pack): one scan field for slips and pieces.</summary>
internal static class PackEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/pack", Page).Needs("outbound.check", "ship.view", "stk.view").ExcludeFromDescription();
        routes.MapGet("/office/pack/count", Count).Needs("outbound.check").ExcludeFromDescription();
        var acts = routes.MapGroup("/office/pack").DisableAntiforgery().ExcludeFromDescription();
        acts.MapPost("/scan", ScanOne).Needs("outbound.check");
        acts.MapPost("/{no}/confirm", Confirm).Needs("outbound.check");
        acts.MapPost("/{no}/finish", Finish).Needs("outbound.check");
        acts.MapPost("/{no}/back", Back).Needs("outbound.check");
        acts.MapPost("/{no}/stop", Stop).Needs("outbound.check");
    }

    /// <summary>
    /// A link with a code only fills the field: a page that is opened changes nothing. Whoever answers for the packers
    /// lands on the slip.
    /// </summary>
    private static async Task<IResult> Page(
        HttpContext context,
        PackPages pages,
        CancellationToken ct,
        string? code = null
    ) =>
        context.Actor().May("outbound.check")
            ? await pages.Open(code, ct)
            : PageResult.Redirect(
                context,
                code is null ? "/office/warehouse" : $"/office/warehouse/slips/{Uri.EscapeDataString(code)}"
            );

    private static async Task<IResult> Count(ShopDb db, CancellationToken ct)
    {
        var waiting = await db.Set<OutboundOrderProgress>().CountAsync(p => p.Status == OutboundOrderStatus.Picked, ct);
        return PageResult.Fragment(Render.Text(waiting == 0 ? "" : waiting.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A piece of the slip on the table, else another slip, else a piece that is not of this order.</summary>
    private static async Task<IResult> ScanOne(
        HttpContext context,
        OutboundOrderQueries slips,
        ShopDb db,
        UseCaseExecutor executor,
        PackPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var (code, idempotencyKey) = (form["code"], context.IdempotencyKey());
        var current = form["slip"].Length > 0 ? await slips.IdOf(form["slip"], ct) : null;
        var isPiece = current is { } on && (await db.Lines(on, ct)).Any(l => l.Goods.IsCode(code));
        if (current is null || (!isPiece && await db.OutboundOrderByCode(code, ct) is not null))
        {
            var taken = await executor.Run(context.Actor(), (StartChecking u) => u.Run(code, ct), ct, idempotencyKey);
            return taken.IsDone
                ? await pages.Table(taken.Value, null, ct)
                : await pages.Refused(current, taken.Refusal, ct);
        }

        var counted = await executor.Run(
            context.Actor(),
            (ScanCheck u) => u.Run(current.Value, code, ct),
            ct,
            idempotencyKey
        );
        if (!counted.IsDone)
            return await pages.Refused(current, counted.Refusal, ct);
        return counted.Value.Wrong is { } wrong
            ? await pages.Refused(current, WarehouseErrors.Wrong(wrong), ct)
            : await pages.Counted(counted.Value, ct);
    }

    private static async Task<IResult> Confirm(
        string no,
        HttpContext context,
        OutboundOrderActions on,
        OutboundOrderQueries slips,
        PackPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var signed = await on.Act(no, (ConfirmPacking u, OutboundOrderId id) => u.Run(id, form["what"], ct), ct);
        var outboundOrder = await slips.IdOf(no, ct);
        return signed.IsDone
            ? await pages.Table(outboundOrder!.Value, null, ct)
            : await pages.Refused(outboundOrder, signed.Refusal, ct);
    }

    private static async Task<IResult> Finish(
        string no,
        HttpContext context,
        OutboundOrderQueries slips,
        UseCaseExecutor executor,
        PackPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        if (await slips.IdOf(no, ct) is not { } id)
            return await pages.Refused(null, OutboundOrderErrors.NotFound, ct);
        int? grams =
            form["weight"].Length == 0 ? null
            : int.TryParse(form["weight"], NumberStyles.None, CultureInfo.InvariantCulture, out var g) ? g
            : -1;
        var packed = await executor.Run(
            context.Actor(),
            (FinishPacking u) => u.Run(id, grams, form.Checked("again"), ct),
            ct,
            form.IdempotencyKey
        );
        return packed.IsDone ? await pages.Packed(packed.Value, ct) : await pages.Refused(id, packed.Refusal, ct, form);
    }

    private static async Task<IResult> Back(
        string no,
        HttpContext context,
        OutboundOrderActions on,
        OutboundOrderQueries slips,
        PackPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        int? line = int.TryParse(form["line"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        var back = await on.Act(no, (SendBack u, OutboundOrderId id) => u.Run(id, form["reason"], line, ct), ct);
        return back.IsDone
            ? await pages.SentBack(no, ct)
            : await pages.Refused(
                await slips.IdOf(no, ct),
                back.Refusal,
                ct,
                form,
                backOpen: back.Refusal.Field is not null
            );
    }

    private static async Task<IResult> Stop(
        string no,
        OutboundOrderActions on,
        OutboundOrderQueries slips,
        PackPages pages,
        CancellationToken ct
    )
    {
        var left = await on.Act(no, (StopChecking u, OutboundOrderId id) => u.Run(id, ct), ct);
        return left.IsDone
            ? await pages.Open(null, ct)
            : await pages.Refused(await slips.IdOf(no, ct), left.Refusal, ct);
    }
}

/// <summary>Answers with the packing table.</summary>
internal sealed class PackPages(
    ShopDb db,
    PackingNeeds needs,
    IShippingRates couriers,
    IHttpContextAccessor http,
    TimeProvider clock,
    IStringLocalizer<WarehouseTexts> l
)
{
    public async Task<IResult> Open(string? code, CancellationToken ct)
    {
        var found = string.IsNullOrWhiteSpace(code) ? await Mine(ct) : await db.OutboundOrderByCode(code, ct);
        if (found is { Status: OutboundOrderStatus.Checking } && found.CheckerId == Me.Id)
            return await Table(found.Slip, null, ct);
        return await Idle(
            string.IsNullOrWhiteSpace(code) ? null : new Scan.Answer("info", l["按回车开始复核 {0}", code]),
            null,
            code ?? "",
            200,
            ct
        );
    }

    public Task<IResult> Counted(CheckCount count, CancellationToken ct) =>
        Table(
            count.Slip,
            Scan.Answer.Ok(count.PiecesLeft > 0 ? l["对了，还差 {0} 件", count.PiecesLeft] : l["件数够了"]),
            ct
        );

    public Task<IResult> Packed(PackedParcel parcel, CancellationToken ct) =>
        Idle(Scan.Answer.Ok(l["{0} 打包完成，运单号 {1}", parcel.SlipNo, parcel.WaybillNo]), parcel, "", 200, ct);

    public Task<IResult> SentBack(string no, CancellationToken ct) =>
        Idle(new Scan.Answer("warn", l["{0} 已退回拣货", no]), null, "", 200, ct);

    public async Task<IResult> Refused(
        OutboundOrderId? outboundOrder,
        Refusal refusal,
        CancellationToken ct,
        FormState? form = null,
        bool backOpen = false
    )
    {
        var (answer, status) = (Scan.Answer.Bad(refusal.Message), Refusals.Status(refusal));
        if (
            outboundOrder is not { } id
            || await db.Progress(id, ct) is not { Status: OutboundOrderStatus.Checking } progress
            || progress.CheckerId != Me.Id
        )
            return await Idle(answer, null, "", status, ct);
        form ??= new FormState();
        if (refusal.Field is not (null or "code"))
            form.Accept(refusal);
        return await Table(id, answer, ct, form, status, backOpen);
    }

    public async Task<IResult> Table(
        OutboundOrderId id,
        Scan.Answer? answer,
        CancellationToken ct,
        FormState? form = null,
        int status = 200,
        bool backOpen = false
    )
    {
        var progress = await db.Set<OutboundOrderProgress>().AsNoTracking().FirstAsync(p => p.Slip == id, ct);
        var check = await needs.Of(id, ct);
        var model = new PackViews.TableModel(
            check,
            progress,
            answer,
            form ?? new FormState(),
            couriers.CourierName(progress.Courier),
            new CutOff(progress.NodeNo, default, progress.CutOff).Name,
            clock.Now(),
            backOpen
        );
        return PageResult
            .Page(
                l["复核台"] + "　" + Me.Name + "　" + progress.No,
                PackViews.Table(model, l),
                typeof(HandheldLayout),
                status
            )
            .With("BackUrl", "/office");
    }

    private async Task<IResult> Idle(
        Scan.Answer? answer,
        PackedParcel? done,
        string code,
        int status,
        CancellationToken ct
    )
    {
        var picked = db.Set<OutboundOrderProgress>().AsNoTracking().Where(p => p.Status == OutboundOrderStatus.Picked);
        var model = new PackViews.IdleModel(
            await picked.OrderBy(p => p.CutOff).ThenBy(p => p.No).Take(12).ToListAsync(ct),
            await picked.CountAsync(ct),
            answer,
            done,
            code,
            clock.Now()
        );
        return PageResult
            .Page(l["复核台"] + "　" + Me.Name, PackViews.Idle(model, l), typeof(HandheldLayout), status)
            .With("BackUrl", "/office");
    }

    private Task<OutboundOrderProgress?> Mine(CancellationToken ct)
    {
        var me = Me.Id;
        return db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .Where(p => p.Status == OutboundOrderStatus.Checking && p.CheckerId == me)
            .OrderBy(p => p.CheckStartedAt)
            .FirstOrDefaultAsync(ct);
    }

    private Actor Me => http.HttpContext!.Actor();
}
