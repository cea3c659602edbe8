using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Warehouse;

/// <summary>Goods to put back, and bins to look into (/office/putback).</summary>
internal static class PutBackEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/putback", Page).Needs("outbound.pick", "outbound.check", "stk.view").ExcludeFromDescription();
        routes.MapPost("/office/putback/{id:guid}", Done).Needs("outbound.pick").DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/office/shortages/{id:guid}", Clear).Needs("stk.edit").DisableAntiforgery().ExcludeFromDescription();
    }

    private static Task<IResult> Page(HttpContext context, PickReads reads, InterceptionReads interceptions, TimeProvider clock, IStringLocalizer<WarehouseTexts> l, CancellationToken ct) => Show(context, reads, interceptions, clock, l, new FormState(), 200, ct);

    private static async Task<IResult> Done(Guid id, HttpContext context, Operations operations, PickReads reads, InterceptionReads interceptions, TimeProvider clock, IStringLocalizer<WarehouseTexts> l, CancellationToken ct) =>
        await After(context, await operations.Run(context.Actor(), (PutBackGoods u) => u.Run(new PutBackId(id), ct), ct), reads, interceptions, clock, l, ct);

    private static async Task<IResult> Clear(Guid id, HttpContext context, Operations operations, PickReads reads, InterceptionReads interceptions, TimeProvider clock, IStringLocalizer<WarehouseTexts> l, CancellationToken ct)
    {
        var form = await FormState.Read(context, ct);
        return await After(context, await operations.Run(context.Actor(), (ClearShortage u) => u.Run(new ShortageId(id), form["finding"], ct), ct), reads, interceptions, clock, l, ct);
    }

    private static async Task<IResult> After(HttpContext context, Result done, PickReads reads, InterceptionReads interceptions, TimeProvider clock, IStringLocalizer<WarehouseTexts> l, CancellationToken ct)
    {
        if (done.IsDone) return PageResult.Redirect(context, "/office/putback");
        var form = new FormState();
        form.AddError(done.Refusal.Message.ToString());
        return await Show(context, reads, interceptions, clock, l, form, Refusals.Status(done.Refusal), ct);
    }

    private static async Task<IResult> Show(HttpContext context, PickReads reads, InterceptionReads interceptions, TimeProvider clock, IStringLocalizer<WarehouseTexts> l, FormState form, int status, CancellationToken ct) =>
        PageResult.Page(l["放回和缺货"], PutBackViews.Page(new PutBackViews.PutBackModel(await reads.PutBacks(ct), await reads.Shortages(ct), await interceptions.Open(ct), context.Actor(), form, clock.Now()), l), typeof(OfficeLayout), status);
}
