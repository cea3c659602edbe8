using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Warehouse;

/// <summary>A merge, in a request.</summary>
public sealed record MergeBody(IReadOnlyList<string> Slips, string? Reason = null);

/// <summary>Why a merge is taken back.</summary>
public sealed record UndoMergeBody(string Reason);

/// <summary>
/// Orders of one customer into one parcel: /office/merge shows what could be, one button a group, or several at once
/// with a preview; JSON under /api/v1/merges.
/// </summary>
internal static class MergeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/office/merge").DisableAntiforgery().ExcludeFromDescription();
        pages.MapGet("", (MergePages p, CancellationToken ct) => p.List(null, 200, ct)).Needs("order.arrange");
        pages.MapGet("/count", Count).Needs("order.arrange");
        pages.MapPost("", Make).Needs("order.arrange");
        pages.MapPost("/bulk", Bulk).Needs("order.arrange");
        pages.MapPost("/{no}/undo", UndoPage).Needs("order.arrange");
        var api = routes.MapGroup("/api/v1/merges").WithTags("Orders 订单").DisableAntiforgery();
        api.MapGet("/candidates", Candidates)
            .Needs("order.arrange")
            .WithName("ListMergeCandidates")
            .WithSummary(
                "Groups of released orders that could share a parcel: one recipient, address, courier and warehouse (ORD-32)"
            );
        api.MapGet("", List)
            .Needs("ord.view")
            .WithName("ListMerges")
            .WithSummary("Merges, newest first, with their orders");
        api.MapGet("/{no}", One)
            .Needs("ord.view")
            .WithName("GetMerge")
            .WithSummary("One merge: which slips became which, and whether it still stands");
        api.MapPost("", Post)
            .Needs("order.arrange")
            .WithName("MergeOrders")
            .WithSummary(
                "Put the goods of several orders into one parcel, by their slips; the orders stay as they are (ORD-32)"
            );
        api.MapPost("/{no}/undo", Undo)
            .Needs("order.arrange")
            .WithName("UndoMerge")
            .WithSummary("Take a merge back until picking begins");
    }

    private static async Task<IResult> Count(MergeQueries queries, CancellationToken ct)
    {
        var groups = await queries.Count(ct);
        return PageResult.Fragment(Render.Text(groups == 0 ? "" : groups.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<IResult> Make(
        HttpContext context,
        UseCaseExecutor executor,
        MergePages pages,
        IStringLocalizer<WarehouseTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var made = await executor.Run(
            context.Actor(),
            (MergeOutboundOrders u) => u.Run(form.All("slip"), form["reason"], ct),
            ct,
            form.IdempotencyKey
        );
        return made.IsDone
            ? PageResult.Redirect(
                context,
                "/office/merge",
                l["{0} 合单完成，发货单 {1}", made.Value.No, made.Value.SlipNo]
            )
            : await pages.List(made.Refusal, Refusals.Status(made.Refusal), ct);
    }

    /// <summary>
    /// First what would happen to each group that is ticked; with go=1 it happens, each in a transaction of its own.
    /// </summary>
    private static async Task<IResult> Bulk(
        HttpContext context,
        UseCaseExecutor executor,
        MergePages pages,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        List<string[]> groups =
        [
            .. form.All("group")
                .Distinct()
                .Take(100)
                .Select(g => g.Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Where(g => g.Length > 0),
        ];
        if (groups.Count == 0)
            return await pages.List(MergeErrors.TooFew, 422, ct);
        if (form["go"] != "1")
            return await pages.Preview(groups, form, ct);
        var rows = new List<MergeViews.BulkRow>();
        foreach (var group in groups)
        {
            var made = await executor.Run(
                context.Actor(),
                (MergeOutboundOrders u) => u.Run(group, null, ct),
                ct,
                form.IdempotencyKey is { } idempotencyKey ? $"{idempotencyKey}:{group[0]}" : null
            );
            rows.Add(
                new MergeViews.BulkRow(
                    string.Join('+', group),
                    made.IsDone ? made.Value.No : null,
                    group.Length,
                    null,
                    made.IsDone ? null : made.Refusal
                )
            );
        }

        return pages.Done(rows);
    }

    private static async Task<IResult> UndoPage(
        string no,
        HttpContext context,
        UseCaseExecutor executor,
        IRefusalPages refusals,
        IStringLocalizer<WarehouseTexts> l,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var undone = await executor.Run(
            context.Actor(),
            (UndoMerge u) => u.Run(no, form["reason"], ct),
            ct,
            form.IdempotencyKey
        );
        return undone.IsDone
            ? PageResult.Redirect(
                context,
                LocalUrl.Or(form["back"], "/office/merge"),
                l["已撤销 {0}，每张订单各发各的", no]
            )
            : refusals.Answer(context, undone.Refusal);
    }

    private static async Task<IResult> Candidates(MergeQueries queries, CancellationToken ct) =>
        Results.Ok(
            (await queries.Candidates(ct)).Select(g => new
            {
                recipient = g.Address.Name,
                address = g.Address.OneLine,
                g.Courier,
                g.Warehouse,
                g.Pieces,
                g.WeightGrams,
                g.CutOff,
                orders = g.Orders.Select(o => new
                {
                    o.OrderNo,
                    o.SlipNo,
                    o.Pieces,
                    o.CashDue,
                }),
            })
        );

    private static async Task<IResult> List(MergeQueries queries, CancellationToken ct, int take = 50) =>
        Results.Ok((await queries.Made(Math.Clamp(take, 1, 200), ct)).Select(Json));

    private static async Task<IResult> One(string no, MergeQueries queries, CancellationToken ct) =>
        await queries.ByNo(no, ct) is { } row ? Results.Ok(Json(row)) : Refusals.Problem(MergeErrors.NotFound);

    private static object Json(MergeRow r) =>
        new
        {
            r.Merge.No,
            r.Merge.At,
            r.Merge.By,
            r.Merge.Reason,
            r.Merge.SlipNo,
            r.Merge.Recipient,
            slipState = r.Status.ToString(),
            r.UndoneBy,
            orders = r
                .Merge.Parts.OrderBy(p => p.No)
                .Select(p => new
                {
                    p.OrderNo,
                    formerSlip = p.SlipNo,
                    p.Pieces,
                    p.CashDue,
                }),
        };

    private static async Task<IResult> Post(
        MergeBody body,
        HttpContext context,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var made = await executor.Run(
            context.Actor(),
            (MergeOutboundOrders u) => u.Run(body.Slips ?? [], body.Reason, ct),
            ct,
            context.IdempotencyKey()
        );
        return made.IsDone
            ? Results.Created($"/api/v1/merges/{made.Value.No}", new { made.Value.No, made.Value.SlipNo })
            : Refusals.Problem(made.Refusal);
    }

    private static async Task<IResult> Undo(
        string no,
        UndoMergeBody body,
        HttpContext context,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                context.Actor(),
                (UndoMerge u) => u.Run(no, body.Reason ?? "", ct),
                ct,
                context.IdempotencyKey()
            )
        ).ToHttp();
}

/// <summary>Answers with the pages of merging.</summary>
internal sealed class MergePages(
    MergeQueries queries,
    IShippingRates couriers,
    TimeProvider clock,
    IStringLocalizer<WarehouseTexts> l
)
{
    public async Task<IResult> List(Refusal? refusal, int status, CancellationToken ct)
    {
        var form = new FormState();
        if (refusal is not null)
            form.AddError(refusal.Message.ToString());
        var model = new MergeViews.ListModel(
            await queries.Candidates(ct),
            await queries.Made(30, ct),
            couriers.CourierName,
            form,
            clock.Now()
        );
        return PageResult.Page(l["合单"], MergeViews.Page(model, l), typeof(OfficeLayout), status);
    }

    /// <summary>What is not among today's candidates any more was picked, merged or withdrawn meanwhile.</summary>
    public async Task<IResult> Preview(IReadOnlyList<string[]> groups, FormState form, CancellationToken ct)
    {
        var able = (await queries.Candidates(ct)).ToDictionary(g => string.Join('+', g.Orders.Select(o => o.SlipNo)));
        List<MergeViews.BulkRow> rows =
        [
            .. groups
                .Select(g => string.Join('+', g))
                .Select(key =>
                    able.TryGetValue(key, out var group)
                        ? new MergeViews.BulkRow(key, null, group.Orders.Count, group, null)
                        : new MergeViews.BulkRow(key, null, key.Split('+').Length, null, MergeErrors.Begun)
                ),
        ];
        return PageResult.Page(
            l["合单"],
            MergeViews.Bulk(new MergeViews.BulkModel(rows, false, form), l),
            typeof(OfficeLayout)
        );
    }

    public IResult Done(IReadOnlyList<MergeViews.BulkRow> rows) =>
        PageResult.Page(
            l["合单"],
            MergeViews.Bulk(new MergeViews.BulkModel(rows, true, new FormState()), l),
            typeof(OfficeLayout)
        );
}
