using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Warehouse;

internal sealed record ManifestJson(
    string No,
    string Courier,
    string Status,
    DateTimeOffset At,
    string OpenedBy,
    DateTimeOffset? ClosedAt,
    string? ClosedBy,
    string? CourierPerson,
    int Parcels,
    int Pieces,
    int WeightGrams,
    IReadOnlyList<ParcelJson> Lines
);

internal sealed record ParcelJson(
    string WaybillNo,
    string SlipNo,
    string OrderNo,
    string City,
    int Pieces,
    int WeightGrams
);

internal sealed record OpenManifestInput(string Courier);

internal sealed record CloseManifestInput(string Person, int Counted);

internal sealed record PickupInput(string Courier, DateTimeOffset ExpectedAt, int Parcels, string? Note = null);

internal sealed record FindingInput(string Finding);

internal sealed record ReasonInput(string Reason);

internal sealed record RegisterInboundInput(Guid Warehouse, string Source, IReadOnlyList<ArrivalLine> Lines);

internal sealed record InboundJson(
    string No,
    string Status,
    string Warehouse,
    string Source,
    string Receiver,
    DateTimeOffset At,
    string? Verifier,
    DateTimeOffset? EndedAt,
    string? Why,
    int Pieces,
    IReadOnlyList<InboundLineJson> Lines
);

internal sealed record InboundLineJson(
    int No,
    string SkuCode,
    string Barcode,
    string Name,
    string Colour,
    string Size,
    int Quantity,
    string Lot,
    string Bin
);

/// <summary>The JSON API of manifests, pickup calls, goods to put back, and receipts.</summary>
internal static class GoodsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/warehouse").WithTags("Warehouse").DisableAntiforgery();
        api.MapGet("/manifests", Manifests)
            .Needs(WarehouseApi.Viewers)
            .WithName("ListManifests")
            .WithSummary(
                "Hand-over manifests, newest first, or sorted by `opened`, `no`, `parcels` or `weight`; `next` of the answer pages on as `after`"
            );
        api.MapPost("/manifests", Open)
            .Needs("outbound.ship")
            .WithName("OpenManifest")
            .WithSummary("Opens a courier's manifest, or answers the one that is open");
        api.MapGet("/manifests/{no}", One)
            .Needs(WarehouseApi.Viewers)
            .WithName("GetManifest")
            .WithSummary("One manifest with its parcels");
        api.MapPost("/manifests/{no}/parcels", Add)
            .Needs("outbound.ship")
            .WithName("AddParcel")
            .WithSummary("Scans a packed parcel into a manifest");
        api.MapDelete("/manifests/{no}/parcels/{slip}", Remove)
            .Needs("outbound.ship")
            .WithName("RemoveParcel")
            .WithSummary("Takes a parcel off an open manifest");
        api.MapPost("/manifests/{no}/close", Close)
            .Needs("outbound.ship")
            .WithName("CloseManifest")
            .WithSummary("The courier has signed: everything on it leaves in one transaction");
        api.MapPost("/manifests/{no}/cancel", Cancel)
            .Needs("outbound.ship")
            .WithName("CancelManifest")
            .WithSummary("Gives up an open manifest");
        api.MapGet("/pickups", Calls)
            .Needs(WarehouseApi.Viewers)
            .WithName("ListPickups")
            .WithSummary("Pickup calls, newest first");
        api.MapPost("/pickups", Call)
            .Needs("outbound.ship")
            .WithName("CallPickup")
            .WithSummary("Records that a courier was called to fetch parcels");
        api.MapGet("/put-back", PutBacks)
            .Needs(WarehouseApi.Viewers)
            .WithName("ListPutBack")
            .WithSummary("Goods of void slips that go back into their bins");
        api.MapPost("/put-back/{id:guid}", PutBack)
            .Needs("outbound.pick")
            .WithName("PutBackGoods")
            .WithSummary("Ticks one item off as put back");
        api.MapGet("/shortages", Shortages)
            .Needs(WarehouseApi.Viewers)
            .WithName("ListShortages")
            .WithSummary("Bins that held less than the books, not looked into yet");
        api.MapPost("/shortages/{id:guid}/clear", Clear)
            .Needs("stk.edit")
            .WithName("ClearShortage")
            .WithSummary("Closes a shortage with what was found");
        api.MapPost("/inbound", Register)
            .Needs("inbound.register")
            .WithName("RegisterInbound")
            .WithSummary("Registers an arrival; a second person posts it");
        api.MapGet("/inbound/{no}", OneInbound)
            .Needs("stk.view", "inbound.register", "inbound.post")
            .WithName("GetInbound")
            .WithSummary("One inbound slip with its lines");
        api.MapPost("/inbound/{no}/post", Post)
            .Needs("inbound.post")
            .WithName("ReceiveGoods")
            .WithSummary("A second person has verified the slip: the stock rises");
        api.MapPost("/inbound/{no}/refuse", Refuse)
            .Needs("inbound.post", "inbound.register")
            .WithName("RefuseInbound")
            .WithSummary("Sends a slip back that does not match the goods");
    }

    private static ManifestJson Json(Manifest m, IReadOnlyList<ManifestLine> lines) =>
        new(
            m.No,
            m.Courier,
            m.Status.ToString(),
            m.At,
            m.OpenedBy,
            m.ClosedAt,
            m.ClosedBy,
            m.CourierPerson,
            m.Parcels,
            m.Pieces,
            m.WeightGrams,
            [.. lines.Select(l => new ParcelJson(l.WaybillNo, l.SlipNo, l.OrderNo, l.City, l.Pieces, l.WeightGrams))]
        );

    private static async Task<IResult> Manifests(
        ManifestQueries queries,
        [AsParameters] ListPlace place,
        CancellationToken ct,
        string? courier = null,
        string? state = null,
        int take = 50
    )
    {
        return Results.Ok(
            (await queries.List(courier, state, place, Math.Clamp(take, 1, 200), ct)).Of(m => Json(m, []))
        );
    }

    private static async Task<IResult> Open(
        OpenManifestInput input,
        ManifestQueries queries,
        UseCaseExecutor executor,
        HttpContext context,
        CancellationToken ct
    )
    {
        var opened = await executor.Run(
            context.Actor(),
            (OpenManifest u) => u.Run(input.Courier, ct),
            ct,
            context.IdempotencyKey()
        );
        if (!opened.IsDone)
            return Refusals.Problem(opened.Refusal);
        var view = (await queries.View(opened.Value, ct))!;
        return Results.Created("/api/v1/warehouse/manifests/" + view.Manifest.No, Json(view.Manifest, view.Lines));
    }

    private static async Task<IResult> One(string no, ManifestQueries queries, CancellationToken ct) =>
        await queries.View(no, ct) is { } view
            ? Results.Ok(Json(view.Manifest, view.Lines))
            : Refusals.Problem(ManifestErrors.NotFound);

    private static async Task<IResult> Add(
        string no,
        CodeInput input,
        ManifestQueries queries,
        UseCaseExecutor executor,
        HttpContext context,
        CancellationToken ct
    ) =>
        await queries.IdOf(no, ct) is { } id
            ? (
                await executor.Run(
                    context.Actor(),
                    (AddParcel u) => u.Run(id, input.Code, ct),
                    ct,
                    context.IdempotencyKey()
                )
            ).ToHttp()
            : Refusals.Problem(ManifestErrors.NotFound);

    private static async Task<IResult> Remove(
        string no,
        string slip,
        ManifestQueries queries,
        OutboundOrderActions on,
        CancellationToken ct
    ) =>
        await queries.IdOf(no, ct) is { } id
            ? await on.Run(slip, (RemoveParcel u, OutboundOrderId parcel) => u.Run(id, parcel, ct), ct)
            : Refusals.Problem(ManifestErrors.NotFound);

    private static async Task<IResult> Close(
        string no,
        CloseManifestInput input,
        ManifestQueries queries,
        UseCaseExecutor executor,
        HttpContext context,
        CancellationToken ct
    ) =>
        await queries.IdOf(no, ct) is { } id
            ? (
                await executor.Run(
                    context.Actor(),
                    (CloseManifest u) => u.Run(id, input.Person, input.Counted, ct),
                    ct,
                    context.IdempotencyKey()
                )
            ).ToHttp()
            : Refusals.Problem(ManifestErrors.NotFound);

    private static async Task<IResult> Cancel(
        string no,
        ManifestQueries queries,
        UseCaseExecutor executor,
        HttpContext context,
        CancellationToken ct
    ) =>
        await queries.IdOf(no, ct) is { } id
            ? (
                await executor.Run(context.Actor(), (CancelManifest u) => u.Run(id, ct), ct, context.IdempotencyKey())
            ).ToHttp()
            : Refusals.Problem(ManifestErrors.NotFound);

    private static async Task<IResult> Calls(ManifestQueries queries, CancellationToken ct, int take = 50) =>
        Results.Ok(
            (await queries.Calls(Math.Clamp(take, 1, 200), ct)).Select(c => new
            {
                c.Id,
                c.Courier,
                c.CalledAt,
                c.CalledBy,
                c.ExpectedAt,
                c.Parcels,
                c.Note,
                c.CameAt,
            })
        );

    private static async Task<IResult> Call(
        PickupInput input,
        UseCaseExecutor executor,
        HttpContext context,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                context.Actor(),
                (CallPickup u) => u.Run(input.Courier, input.ExpectedAt, input.Parcels, input.Note, ct),
                ct,
                context.IdempotencyKey()
            )
        ).ToHttp();

    private static async Task<IResult> PutBacks(PickQueries queries, CancellationToken ct) =>
        Results.Ok(
            (await queries.PutBacks(ct)).Select(i => new
            {
                id = i.Id.Value,
                i.SlipNo,
                i.SkuCode,
                i.Barcode,
                i.Name,
                i.Variant,
                i.BinCode,
                quantity = i.Quantity.Units,
                i.At,
                i.Why,
            })
        );

    private static async Task<IResult> PutBack(
        Guid id,
        UseCaseExecutor executor,
        HttpContext context,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                context.Actor(),
                (RestockGoods u) => u.Run(new RestockId(id), ct),
                ct,
                context.IdempotencyKey()
            )
        ).ToHttp();

    private static async Task<IResult> Shortages(PickQueries queries, CancellationToken ct) =>
        Results.Ok(
            (await queries.Shortages(ct)).Select(s => new
            {
                id = s.Id.Value,
                s.SlipNo,
                s.SkuCode,
                s.Name,
                s.Variant,
                s.BinCode,
                missing = s.Missing.Units,
                s.At,
                s.By,
                s.Note,
            })
        );

    private static async Task<IResult> Clear(
        Guid id,
        FindingInput input,
        UseCaseExecutor executor,
        HttpContext context,
        CancellationToken ct
    ) =>
        (
            await executor.Run(
                context.Actor(),
                (ClearShortage u) => u.Run(new ShortageId(id), input.Finding, ct),
                ct,
                context.IdempotencyKey()
            )
        ).ToHttp();

    internal static InboundJson Json(InboundReceipt s, InboundProgress p, IReadOnlyList<InboundLine> lines) =>
        new(
            s.No,
            p.Status.ToString(),
            s.WarehouseName,
            s.Source,
            s.Receiver,
            s.At,
            p.Verifier,
            p.EndedAt,
            p.Why,
            s.Pieces,
            [
                .. lines.Select(l => new InboundLineJson(
                    l.No,
                    l.SkuCode,
                    l.Barcode,
                    l.Name,
                    l.Colour,
                    l.Size,
                    l.Quantity.Units,
                    l.Lot,
                    l.BinCode
                )),
            ]
        );

    private static async Task<IResult> Register(
        RegisterInboundInput input,
        InboundQueries queries,
        UseCaseExecutor executor,
        HttpContext context,
        CancellationToken ct
    )
    {
        var made = await executor.Run(
            context.Actor(),
            (RegisterInbound u) => u.Run(new WarehouseId(input.Warehouse), input.Source ?? "", input.Lines ?? [], ct),
            ct,
            context.IdempotencyKey()
        );
        if (!made.IsDone)
            return Refusals.Problem(made.Refusal);
        var view = (await queries.View(made.Value.Value.ToString(), ct))!;
        return Results.Created("/api/v1/warehouse/inbound/" + view.Slip.No, Json(view.Slip, view.Progress, view.Lines));
    }

    private static async Task<IResult> OneInbound(string no, InboundQueries queries, CancellationToken ct) =>
        await queries.View(no, ct) is { } view
            ? Results.Ok(Json(view.Slip, view.Progress, view.Lines))
            : Refusals.Problem(InboundErrors.NotFound);

    private static async Task<IResult> Post(
        string no,
        InboundQueries queries,
        UseCaseExecutor executor,
        HttpContext context,
        CancellationToken ct
    ) =>
        await queries.View(no, ct) is { } view
            ? (
                await executor.Run(
                    context.Actor(),
                    (ReceiveGoods u) => u.Run(view.Slip.Id, ct),
                    ct,
                    context.IdempotencyKey()
                )
            ).ToHttp()
            : Refusals.Problem(InboundErrors.NotFound);

    private static async Task<IResult> Refuse(
        string no,
        ReasonInput input,
        InboundQueries queries,
        UseCaseExecutor executor,
        HttpContext context,
        CancellationToken ct
    ) =>
        await queries.View(no, ct) is { } view
            ? (
                await executor.Run(
                    context.Actor(),
                    (RefuseInbound u) => u.Run(view.Slip.Id, input.Reason, ct),
                    ct,
                    context.IdempotencyKey()
                )
            ).ToHttp()
            : Refusals.Problem(InboundErrors.NotFound);
}
