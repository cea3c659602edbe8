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

/// <summary>The JSON API of manifests, pickup calls, and goods to put back.</summary>
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

    private static async Task<IResult> Open(OpenManifestInput input, ManifestQueries queries, ApiCall call)
    {
        var opened = await call.Outcome((OpenManifest u) => u.Run(input.Courier, call.Ct));
        if (!opened.IsDone)
            return Refusals.Problem(opened.Refusal);
        var view = (await queries.View(opened.Value, call.Ct))!;
        return Results.Created("/api/v1/warehouse/manifests/" + view.Manifest.No, Json(view.Manifest, view.Lines));
    }

    private static async Task<IResult> One(string no, ManifestQueries queries, CancellationToken ct) =>
        await queries.View(no, ct) is { } view
            ? Results.Ok(Json(view.Manifest, view.Lines))
            : Refusals.Problem(ManifestErrors.NotFound);

    private static Task<IResult> Add(string no, CodeInput input, ManifestQueries queries, ApiCall call) =>
        queries
            .IdOf(no, call.Ct)
            .Then(ManifestErrors.NotFound, id => call.Run((AddParcel u) => u.Run(id, input.Code, call.Ct)));

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

    private static Task<IResult> Close(string no, CloseManifestInput input, ManifestQueries queries, ApiCall call) =>
        queries
            .IdOf(no, call.Ct)
            .Then(
                ManifestErrors.NotFound,
                id => call.Run((CloseManifest u) => u.Run(id, input.Person, input.Counted, call.Ct))
            );

    private static Task<IResult> Cancel(string no, ManifestQueries queries, ApiCall call) =>
        queries
            .IdOf(no, call.Ct)
            .Then(ManifestErrors.NotFound, id => call.Run((CancelManifest u) => u.Run(id, call.Ct)));

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

    private static Task<IResult> Call(PickupInput input, ApiCall call) =>
        call.Run((CallPickup u) => u.Run(input.Courier, input.ExpectedAt, input.Parcels, input.Note, call.Ct));

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

    private static Task<IResult> PutBack(Guid id, ApiCall call) =>
        call.Run((RestockGoods u) => u.Run(new RestockId(id), call.Ct));

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

    private static Task<IResult> Clear(Guid id, FindingInput input, ApiCall call) =>
        call.Run((ClearShortage u) => u.Run(new ShortageId(id), input.Finding, call.Ct));
}
