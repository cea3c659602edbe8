using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Warehouse;

/// <summary>Goods to put back, and bins to look into (/office/putback).</summary>
internal static class RestockEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/office/putback", Page)
            .Needs("outbound.pick", "outbound.check", "stk.view")
            .ExcludeFromDescription();
        routes
            .MapPost("/office/putback/{id:guid}", Done)
            .Needs("outbound.pick")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPost("/office/shortages/{id:guid}", Clear)
            .Needs("stk.edit")
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    private static Task<IResult> Page(
        HttpContext context,
        PickQueries queries,
        InterceptionQueries interceptions,
        TimeProvider clock,
        IStringLocalizer<WarehouseTexts> l,
        CancellationToken ct
    ) => Show(context, queries, interceptions, clock, l, new FormState(), 200, ct);

    private static async Task<IResult> Done(
        Guid id,
        HttpContext context,
        UseCaseExecutor executor,
        PickQueries queries,
        InterceptionQueries interceptions,
        TimeProvider clock,
        IStringLocalizer<WarehouseTexts> l,
        CancellationToken ct
    ) =>
        await After(
            context,
            await executor.Run(context.Actor(), (RestockGoods u) => u.Run(new RestockId(id), ct), ct),
            queries,
            interceptions,
            clock,
            l,
            ct
        );

    private static async Task<IResult> Clear(
        Guid id,
        HttpContext context,
        UseCaseExecutor executor,
        PickQueries queries,
        InterceptionQueries interceptions,
        TimeProvider clock,
        IStringLocalizer<WarehouseTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        return await After(
            context,
            await executor.Run(
                context.Actor(),
                (ClearShortage u) => u.Run(new ShortageId(id), form["finding"], ct),
                ct
            ),
            queries,
            interceptions,
            clock,
            l,
            ct
        );
    }

    private static async Task<IResult> After(
        HttpContext context,
        Result done,
        PickQueries queries,
        InterceptionQueries interceptions,
        TimeProvider clock,
        IStringLocalizer<WarehouseTexts> l,
        CancellationToken ct
    )
    {
        if (done.IsDone)
            return PageResult.Redirect(context, "/office/putback");
        var form = new FormState();
        form.AddError(done.Refusal.Message.ToString());
        return await Show(context, queries, interceptions, clock, l, form, Refusals.Status(done.Refusal), ct);
    }

    private static async Task<IResult> Show(
        HttpContext context,
        PickQueries queries,
        InterceptionQueries interceptions,
        TimeProvider clock,
        IStringLocalizer<WarehouseTexts> l,
        FormState form,
        int status,
        CancellationToken ct
    ) =>
        PageResult.Page(
            l["放回和缺货"],
            RestockViews.Page(
                new RestockViews.RestockModel(
                    await queries.PutBacks(ct),
                    await queries.Shortages(ct),
                    await interceptions.Open(ct),
                    context.Actor(),
                    form,
                    clock.Now()
                ),
                l
            ),
            typeof(OfficeLayout),
            status
        );
}
