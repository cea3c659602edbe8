using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Warehouse;

/// <summary>Manifests and pickup calls (/office/manifests).</summary>
internal static class ManifestEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/manifests", List).Needs("outbound.ship", "ship.view").ExcludeFromDescription();
        routes
            .MapGet("/office/manifests/export", ExportList)
            .Needs("outbound.ship", "ship.view")
            .ExcludeFromDescription();
        routes.MapGet("/office/manifests/{no}", One).Needs("outbound.ship", "ship.view").ExcludeFromDescription();
        var acts = routes.MapGroup("").DisableAntiforgery().ExcludeFromDescription();
        acts.MapPost("/office/manifests", Open).Needs("outbound.ship");
        acts.MapPost("/office/pickups", Call).Needs("outbound.ship");
        acts.MapPost("/office/manifests/{no}/scan", ScanOne).Needs("outbound.ship");
        acts.MapPost("/office/manifests/{no}/remove", Remove).Needs("outbound.ship");
        acts.MapPost("/office/manifests/{no}/close", Close).Needs("outbound.ship");
        acts.MapPost("/office/manifests/{no}/cancel", Cancel).Needs("outbound.ship");
    }

    private static Task<IResult> List(HttpContext context, ManifestPages pages, CancellationToken ct) =>
        pages.List(new FormState(), 200, ct);

    private static IResult ExportList(
        HttpContext context,
        ManifestQueries queries,
        Company company,
        string? courier = null,
        string? state = null
    ) =>
        Export.File(
            "manifests",
            context.Request.Query["format"],
            [
                new ExportColumn<Manifest>(("清单", "Manifest"), m => m.No),
                new ExportColumn<Manifest>(("快递", "Courier"), m => m.Courier),
                new ExportColumn<Manifest>(("状态", "State"), m => Manifest.Name(m.Status).ToString()),
                new ExportColumn<Manifest>(("包裹", "Parcels"), m => m.Parcels),
                new ExportColumn<Manifest>(("重量（克）", "Weight (g)"), m => m.WeightGrams),
                new ExportColumn<Manifest>(
                    ("交接时间", "Handed over at"),
                    m => m.ClosedAt is { } at ? company.Calendar.Local(at) : null
                ),
                new ExportColumn<Manifest>(("交接人", "Handed over by"), m => m.ClosedBy),
                new ExportColumn<Manifest>(("快递员", "Courier's name"), m => m.CourierPerson),
            ],
            queries.Export(courier?.ToUpperInvariant(), state, TableQuery.From(context).Place)
        );

    private static Task<IResult> One(string no, ManifestPages pages, CancellationToken ct) =>
        pages.One(no, null, new FormState(), 200, ct);

    private static async Task<IResult> Open(
        HttpContext context,
        ManifestQueries queries,
        UseCaseExecutor executor,
        ManifestPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var opened = await executor.Run(context.Actor(), (OpenManifest u) => u.Run(form["courier"], ct), ct);
        if (opened.IsDone)
            return PageResult.Redirect(
                context,
                "/office/manifests/" + (await queries.View(opened.Value, ct))!.Manifest.No
            );
        form.AddError(opened.Refusal.Message.ToString());
        return await pages.List(form, Refusals.Status(opened.Refusal), ct);
    }

    private static async Task<IResult> Call(
        HttpContext context,
        UseCaseExecutor executor,
        ManifestPages pages,
        ShippingDay day,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var expected = DateTime.TryParseExact(
            form["expected"],
            ["yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var wall
        )
            ? day.Calendar.At(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall))
            : DateTimeOffset.MinValue;
        var parcels = int.TryParse(form["parcels"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var called = await executor.Run(
            context.Actor(),
            (CallPickup u) => u.Run(form["courier"], expected, parcels, form["note"], ct),
            ct,
            form.IdempotencyKey
        );
        if (called.IsDone)
            return PageResult.Redirect(context, "/office/manifests");
        form.Accept(called.Refusal);
        return await pages.List(form, Refusals.Status(called.Refusal), ct);
    }

    private static async Task<IResult> ScanOne(
        string no,
        HttpContext context,
        ManifestQueries queries,
        UseCaseExecutor executor,
        ManifestPages pages,
        IStringLocalizer<WarehouseTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        if (await queries.IdOf(no, ct) is not { } id)
            return await pages.One(no, null, new FormState(), 404, ct);
        var added = await executor.Run(
            context.Actor(),
            (AddParcel u) => u.Run(id, form["code"], ct),
            ct,
            context.IdempotencyKey()
        );
        return added.IsDone
            ? await pages.One(
                no,
                Scan.Answer.Ok(l["第 {0} 件：{1}", added.Value.Parcels, added.Value.WaybillNo]),
                new FormState(),
                200,
                ct
            )
            : await pages.One(
                no,
                Scan.Answer.Bad(added.Refusal.Message),
                new FormState(),
                Refusals.Status(added.Refusal),
                ct
            );
    }

    private static async Task<IResult> Remove(
        string no,
        HttpContext context,
        ManifestQueries queries,
        OutboundOrderActions on,
        ManifestPages pages,
        IStringLocalizer<WarehouseTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        if (await queries.IdOf(no, ct) is not { } id)
            return await pages.One(no, null, new FormState(), 404, ct);
        var done = await on.Act(
            form["slip"],
            (RemoveParcel u, OutboundOrderId outboundOrder) => u.Run(id, outboundOrder, ct),
            ct
        );
        return done.IsDone
            ? await pages.One(no, new Scan.Answer("warn", l["已移出，可以再扫"]), new FormState(), 200, ct)
            : await pages.One(
                no,
                Scan.Answer.Bad(done.Refusal.Message),
                new FormState(),
                Refusals.Status(done.Refusal),
                ct
            );
    }

    private static async Task<IResult> Close(
        string no,
        HttpContext context,
        ManifestQueries queries,
        UseCaseExecutor executor,
        ManifestPages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        if (await queries.IdOf(no, ct) is not { } id)
            return await pages.One(no, null, new FormState(), 404, ct);
        var counted = int.TryParse(form["counted"], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? n
            : -1;
        var closed = await executor.Run(
            context.Actor(),
            (CloseManifest u) => u.Run(id, form["person"], counted, ct),
            ct,
            form.IdempotencyKey
        );
        if (closed.IsDone)
            return PageResult.Redirect(context, "/office/manifests/" + no);
        form.Accept(closed.Refusal);
        return await pages.One(no, null, form, Refusals.Status(closed.Refusal), ct);
    }

    private static async Task<IResult> Cancel(
        string no,
        HttpContext context,
        ManifestQueries queries,
        UseCaseExecutor executor,
        ManifestPages pages,
        CancellationToken ct
    )
    {
        if (await queries.IdOf(no, ct) is not { } id)
            return await pages.One(no, null, new FormState(), 404, ct);
        var done = await executor.Run(context.Actor(), (CancelManifest u) => u.Run(id, ct), ct);
        return done.IsDone
            ? PageResult.Redirect(context, "/office/manifests")
            : await pages.One(
                no,
                Scan.Answer.Bad(done.Refusal.Message),
                new FormState(),
                Refusals.Status(done.Refusal),
                ct
            );
    }
}

/// <summary>Answers with the pages of manifests.</summary>
internal sealed class ManifestPages(
    ManifestQueries queries,
    IShippingRates couriers,
    IHttpContextAccessor http,
    IRefusalPages refusals,
    TimeProvider clock,
    IStringLocalizer<WarehouseTexts> l
)
{
    public async Task<IResult> List(FormState form, int status, CancellationToken ct)
    {
        var query = TableQuery.From(http.HttpContext!) with { Path = "/office/manifests" };
        var (courier, state) = (query.Filter("courier")?.ToUpperInvariant(), query.Filter("state"));
        var model = new ManifestViews.ListModel(
            await queries.Packed(ct),
            await queries.List(courier, state, query.Place, 50, ct),
            courier,
            state,
            query,
            await queries.Calls(10, ct),
            couriers.CourierName,
            form,
            MayShip,
            clock.Now(),
            [.. (await couriers.Loads(clock.Now(), ct)).Select(c => c.Courier)]
        );
        return PageResult.Page(l["交接清单"], ManifestViews.List(model, l), typeof(OfficeLayout), status);
    }

    public async Task<IResult> One(string no, Scan.Answer? answer, FormState form, int status, CancellationToken ct)
    {
        if (await queries.View(no, ct) is not { } view)
            return refusals.Answer(http.HttpContext!, ManifestErrors.NotFound);
        var model = new ManifestViews.OneModel(
            view,
            couriers.CourierName(view.Manifest.Courier),
            answer,
            form,
            MayShip,
            clock.Now()
        );
        return view.Manifest.Status == ManifestStatus.Open
            ? PageResult
                .Page($"{no}　{model.Courier}", ManifestViews.Counting(model, l), typeof(HandheldLayout), status)
                .With("BackUrl", "/office/manifests")
            : PageResult.Page(no, ManifestViews.Closed(model, l), typeof(OfficeLayout), status);
    }

    private bool MayShip => http.HttpContext!.Actor().May("outbound.ship");
}
