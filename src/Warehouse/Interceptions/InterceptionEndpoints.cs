using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Warehouse;

/// <summary>An interception, in a request.</summary>
public sealed record InterceptBody(string Reason, bool ThenCancel = false);

/// <summary>
/// Intercepting an order, lifting it, and the warehouse's word that the goods are back; pages and JSON.
/// </summary>
internal static class InterceptionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/office").DisableAntiforgery().ExcludeFromDescription();
        pages.MapPost("/orders/{no}/intercept", Intercept).Needs("order.arrange");
        pages.MapPost("/warehouse/slips/{no}/lift", Lift).Needs("order.arrange");
        pages.MapPost("/warehouse/slips/{no}/returned", Returned).Needs("outbound.pick", "outbound.check", "stk.edit");
        var api = routes.MapGroup("/api/v1").WithTags("Warehouse").DisableAntiforgery();
        api.MapPost("/desk/orders/{no}/intercept", InterceptApi)
            .Needs("order.arrange")
            .WithTags("Orders 订单")
            .WithName("InterceptOrder")
            .WithSummary(
                "Stop an order before the courier has it; with `thenCancel` it is cancelled when its goods are back (ORD-32)"
            );
        api.MapGet("/warehouse/interceptions", List)
            .Needs(WarehouseApi.Viewers)
            .WithName("ListInterceptions")
            .WithSummary("Slips that are intercepted now");
        api.MapPost(
                "/warehouse/slips/{no}/lift",
                (string no, OutboundOrderActions on, CancellationToken ct) =>
                    on.Run(no, (LiftInterception u, OutboundOrderId id) => u.Run(id, ct), ct)
            )
            .Needs("order.arrange")
            .WithName("LiftInterception")
            .WithSummary("Let an intercepted slip go on from where it stood");
        api.MapPost(
                "/warehouse/slips/{no}/returned",
                (string no, OutboundOrderActions on, CancellationToken ct) =>
                    on.Run(no, (ConfirmReturned u, OutboundOrderId id) => u.Run(id, ct), ct)
            )
            .Needs("outbound.pick", "outbound.check", "stk.edit")
            .WithName("ConfirmReturned")
            .WithSummary("The goods of an intercepted slip lie in their bins again");
    }

    private static async Task<Result> Stop(
        string no,
        InterceptBody body,
        HttpContext context,
        InterceptionQueries queries,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        await queries.OrderOf(no, ct) is { } order
            ? await executor.Run(
                context.Actor(),
                (InterceptOrder u) => u.Run(order, body.Reason, body.ThenCancel, ct),
                ct,
                context.IdempotencyKey()
            )
            : InterceptionErrors.Nothing;

    private static async Task<IResult> Intercept(
        string no,
        HttpContext context,
        InterceptionQueries queries,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<WarehouseTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var done = await Stop(
            no,
            new InterceptBody(form["reason"], form.Checked("cancel")),
            context,
            queries,
            executor,
            ct
        );
        return done.IsDone
            ? PageResult.Redirect(
                context,
                $"/office/orders/{Uri.EscapeDataString(no)}#arrange",
                l["已拦截，仓库马上看到"]
            )
            : refusals.Answer(context, done.Refusal);
    }

    private static async Task<IResult> InterceptApi(
        string no,
        InterceptBody body,
        HttpContext context,
        InterceptionQueries queries,
        UseCaseExecutor executor,
        CancellationToken ct
    ) => (await Stop(no, body, context, queries, executor, ct)).ToHttp();

    private static async Task<IResult> Lift(
        string no,
        HttpContext context,
        OutboundOrderActions on,
        IRefusalPages refusals,
        IStringLocalizer<WarehouseTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var done = await on.Act(no, (LiftInterception u, OutboundOrderId id) => u.Run(id, ct), ct);
        return done.IsDone
            ? PageResult.Redirect(
                context,
                LocalUrl.Or(form["back"], "/office/warehouse/slips/" + no),
                l["已解除拦截，{0} 接着做", no]
            )
            : refusals.Answer(context, done.Refusal);
    }

    private static async Task<IResult> Returned(
        string no,
        HttpContext context,
        OutboundOrderActions on,
        IRefusalPages refusals,
        IStringLocalizer<WarehouseTexts> l,
        CancellationToken ct
    )
    {
        var done = await on.Act(no, (ConfirmReturned u, OutboundOrderId id) => u.Run(id, ct), ct);
        return done.IsDone
            ? PageResult.Redirect(context, "/office/putback", l["{0} 的货已放回", no])
            : refusals.Answer(context, done.Refusal);
    }

    private static async Task<IResult> List(InterceptionQueries queries, CancellationToken ct) =>
        Results.Ok(
            (await queries.Open(ct)).Select(s => new
            {
                s.Progress.No,
                s.Document.OrderNo,
                status = s.Progress.Status.ToString(),
                s.Document.Reason,
                s.Document.By,
                s.Document.At,
                s.Document.ThenCancel,
                goods = s.Goods.Select(g => new
                {
                    g.BinCode,
                    g.Name,
                    g.Pieces,
                }),
            })
        );
}

/// <summary>What lies out of its bin for an intercepted slip.</summary>
internal sealed record ReturnedGoods(string BinCode, string Name, int Pieces);

/// <summary>A slip that is intercepted now.</summary>
internal sealed record InterceptedOutboundOrder(
    Interception Document,
    OutboundOrderProgress Progress,
    IReadOnlyList<ReturnedGoods> Goods
);

/// <summary>Reads interceptions.</summary>
internal sealed class InterceptionQueries(ShopDb db)
{
    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<InterceptedOutboundOrder>> Open(CancellationToken ct)
    {
        var open = await db.Set<Interception>()
            .AsNoTracking()
            .Where(i => i.Progress.State == InterceptionState.Open)
            .OrderBy(i => i.At)
            .Take(200)
            .Join(
                db.Set<OutboundOrderProgress>(),
                i => i.Slip,
                p => p.Slip,
                (i, p) => new { Document = i, Progress = p }
            )
            .ToListAsync(ct);
        var ids = open.Select(o => o.Progress.Slip).ToList();
        var picks =
            ids.Count == 0
                ? []
                : await db.Set<Pick>()
                    .AsNoTracking()
                    .Where(k => EF.Parameter(ids).Contains(k.Slip) && k.Taken > Quantity.Zero)
                    .Join(
                        db.Set<OutboundOrderLine>(),
                        k => new { k.Slip, No = k.LineNo },
                        s => new { s.Slip, s.No },
                        (k, s) =>
                            new
                            {
                                k.Slip,
                                k.BinCode,
                                k.Taken,
                                Line = s,
                            }
                    )
                    .ToListAsync(ct);
        return
        [
            .. open.OrderBy(o => o.Document.At)
                .Select(o => new InterceptedOutboundOrder(
                    o.Document,
                    o.Progress,
                    [
                        .. picks
                            .Where(k => k.Slip == o.Progress.Slip)
                            .OrderBy(k => k.BinCode, StringComparer.Ordinal)
                            .Select(k => new ReturnedGoods(
                                k.BinCode,
                                $"{k.Line.Goods.Name} {k.Line.Goods.Variant}".Trim(),
                                k.Taken.Units
                            )),
                    ]
                )),
        ];
    }

    /// <summary>An order that the warehouse has or had, by its number.</summary>
    public async Task<OrderId?> OrderOf(string no, CancellationToken ct) =>
        await db.Set<OutboundOrderProgress>()
            .Where(p => p.OrderNo == no)
            .Select(p => (OrderId?)p.Order)
            .FirstOrDefaultAsync(ct)
        ?? await db.Set<ConsolidatedOrder>()
            .Where(g => g.OrderNo == no)
            .Select(g => (OrderId?)g.Order)
            .FirstOrDefaultAsync(ct);
}
