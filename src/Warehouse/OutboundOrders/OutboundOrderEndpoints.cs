using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Warehouse;

/// <summary>The supervisor's desk (/office/warehouse), one slip's page and its shipping note.</summary>
internal static class OutboundOrderEndpoints
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/warehouse", Desk).Needs("ship.view", "stk.view").ExcludeFromDescription();
        routes.MapGet("/office/warehouse/export", ExportList).Needs("ship.view", "stk.view").ExcludeFromDescription();
        routes.MapGet("/office/warehouse/slips/{no}", One).Needs(WarehouseApi.Viewers).ExcludeFromDescription();
        routes
            .MapPost("/office/warehouse/slips/{no}/picker", Reassign)
            .Needs("stk.edit")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPost("/office/warehouse/slips/{no}/stop-check", StopCheck)
            .Needs("stk.edit")
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    private static OutboundOrderFilter FilterOf(TableQuery query) =>
        new(
            query.Filter("state") ?? "open",
            query.Filter("courier"),
            query.Filter("q"),
            null,
            query.Sort == "no",
            query.Sort == "no" ? !query.Descending : query.Descending
        );

    private static async Task<IResult> Desk(
        HttpContext context,
        OutboundOrderQueries slips,
        PickQueries picks,
        IOpenToDos todos,
        ShopDb db,
        IShippingRates couriers,
        ShippingDay day,
        TimeProvider clock,
        IStringLocalizer<WarehouseTexts> l,
        CancellationToken ct,
        string? part = null
    )
    {
        var (query, now) = (TableQuery.From(context), clock.Now());
        if (query.Sort is not (null or "no" or "due"))
            return Refusals.Problem(
                Refusal.Invalid("warehouse.unknown_sort", "sort", "不能按这一列排序", "This column can't be sorted by.")
            );
        var codes = await db.Set<OutboundOrderProgress>().Select(p => p.Courier).Distinct().ToListAsync(ct);
        var model = new OutboundOrderViews.DeskModel(
            await slips.Board(day.Calendar.DateOf(day.Nodes.NodeFor(now).At), ct),
            await slips.Late(now, ct),
            part is null ? await picks.Running(null, ct) : [],
            (await picks.Shortages(ct)).Count,
            // Receipts that nobody has verified yet are an item each on the supervisor's list (INV-04).
            await todos.Count("inbound.post", "WHMGR", ct),
            part is null
                ? await slips.List(FilterOf(query), query.After, PageSize, now, ct)
                : new PageOf<OutboundOrderProgress>([], null),
            query,
            [
                .. codes
                    .Order(StringComparer.Ordinal)
                    .Select(c => new SelectOption(c, couriers.CourierName(c).ToString())),
            ],
            now
        );
        return part == "nodes"
            ? PageResult.Fragment(OutboundOrderViews.Nodes(model, l))
            : PageResult.Page(l["仓库台"], OutboundOrderViews.Desk(model, l), typeof(OfficeLayout));
    }

    private static IResult ExportList(
        HttpContext context,
        OutboundOrderQueries slips,
        Company company,
        TimeProvider clock
    ) =>
        Export.File(
            "slips",
            context.Request.Query["format"],
            [
                new ExportColumn<OutboundOrderProgress>(("发货单", "Slip"), s => s.No),
                new ExportColumn<OutboundOrderProgress>(("订单", "Order"), s => s.OrderNo),
                new ExportColumn<OutboundOrderProgress>(
                    ("状态", "State"),
                    s => OutboundOrderStates.Name(s.Status).ToString()
                ),
                new ExportColumn<OutboundOrderProgress>(("截单", "Cut-off"), s => company.Calendar.Local(s.CutOff)),
                new ExportColumn<OutboundOrderProgress>(("收件人", "Recipient"), s => s.Recipient),
                new ExportColumn<OutboundOrderProgress>(("件数", "Pieces"), s => s.Pieces),
                new ExportColumn<OutboundOrderProgress>(("快递", "Courier"), s => s.Courier),
                new ExportColumn<OutboundOrderProgress>(("拣货", "Picker"), s => s.Picker),
                new ExportColumn<OutboundOrderProgress>(
                    ("拣齐", "Picked at"),
                    s => s.PickedAt is { } at ? company.Calendar.Local(at) : null
                ),
                new ExportColumn<OutboundOrderProgress>(("复核", "Checker"), s => s.Checker),
                new ExportColumn<OutboundOrderProgress>(
                    ("打包", "Packed at"),
                    s => s.PackedAt is { } at ? company.Calendar.Local(at) : null
                ),
                new ExportColumn<OutboundOrderProgress>(
                    ("交接", "Handed over at"),
                    s => s.HandedOverAt is { } at ? company.Calendar.Local(at) : null
                ),
                new ExportColumn<OutboundOrderProgress>(("运单号", "Waybill"), s => s.WaybillNo),
                new ExportColumn<OutboundOrderProgress>(("错扫", "Mismatches"), s => s.Mismatches),
            ],
            slips.Export(FilterOf(TableQuery.From(context)), clock.Now())
        );

    private static Task<IResult> One(string no, OutboundOrderPage page, CancellationToken ct) =>
        page.Show(no, new FormState(), 200, ct);

    private static async Task<IResult> Reassign(
        string no,
        HttpContext context,
        ShopDb db,
        UseCaseExecutor executor,
        OutboundOrderPage page,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var outboundOrder = await db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .FirstOrDefaultAsync(p => p.No == no, ct);
        var picker = Guid.TryParse(form["picker"], out var id) ? new AccountId(id) : default;
        Result done = outboundOrder?.Batch is { } batch
            ? await executor.Run(
                context.Actor(),
                (ReassignPicker u) => u.Run(batch, picker, form["reason"], ct),
                ct,
                form.IdempotencyKey
            )
            : OutboundOrderErrors.NotPicking;
        if (done.IsDone)
            return PageResult.Redirect(context, "/office/warehouse/slips/" + no);
        form.Accept(done.Refusal);
        return await page.Show(no, form, Refusals.Status(done.Refusal), ct);
    }

    private static async Task<IResult> StopCheck(
        string no,
        HttpContext context,
        OutboundOrderActions on,
        OutboundOrderPage page,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var done = await on.Act(no, (StopChecking u, OutboundOrderId id) => u.Run(id, ct), ct);
        if (done.IsDone)
            return PageResult.Redirect(context, "/office/warehouse/slips/" + no);
        form.Accept(done.Refusal);
        return await page.Show(no, form, Refusals.Status(done.Refusal), ct);
    }
}

/// <summary>Answers with one slip's page.</summary>
internal sealed class OutboundOrderPage(
    OutboundOrderQueries slips,
    AuditTrail audit,
    IAccounts accounts,
    IShippingRates couriers,
    IHttpContextAccessor http,
    IStringLocalizer<WarehouseTexts> l
)
{
    public async Task<IResult> Show(string no, FormState form, int status, CancellationToken ct)
    {
        var context = http.HttpContext!;
        if (await slips.View(no, ct) is not { } view)
            return ((IRefusalPages)context.RequestServices.GetService(typeof(IRefusalPages))!).Answer(
                context,
                OutboundOrderErrors.NotFound
            );
        var clock = (TimeProvider)context.RequestServices.GetService(typeof(TimeProvider))!;
        var model = new OutboundOrderViews.OutboundOrderModel(
            view,
            await audit.Of("outbound", view.Slip.Id.Value, ct),
            couriers.CourierName(view.Slip.Courier),
            await accounts.Holders("PICKER", ct),
            context.Actor(),
            form,
            clock.Now()
        );
        return PageResult.Page(no, OutboundOrderViews.OutboundOrder(model, l), typeof(OfficeLayout), status);
    }
}
