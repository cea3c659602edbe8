using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Inbound;

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

/// <summary>The JSON API of receiving; the list is an <see cref="InboundPage"/>.</summary>
internal static class InboundApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/warehouse/inbound").WithTags("Warehouse").DisableAntiforgery();
        api.MapPost("", Register)
            .Needs("inbound.register")
            .WithName("RegisterInbound")
            .WithSummary("Registers an arrival; a second person posts it");
        api.MapGet("/{no}", One)
            .Needs(InboundEndpoints.Viewers)
            .WithName("GetInbound")
            .WithSummary("One inbound slip with its lines");
        api.MapPost("/{no}/post", Post)
            .Needs("inbound.post")
            .WithName("ReceiveGoods")
            .WithSummary("A second person has verified the slip: the stock rises");
        api.MapPost("/{no}/refuse", Refuse)
            .Needs("inbound.post", "inbound.register")
            .WithName("RefuseInbound")
            .WithSummary("Sends a slip back that does not match the goods");
    }

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

    private static async Task<IResult> Register(RegisterInboundInput input, InboundQueries queries, ApiCall call)
    {
        var made = await call.Outcome(
            (RegisterInbound u) =>
                u.Run(new WarehouseId(input.Warehouse), input.Source ?? "", input.Lines ?? [], call.Ct)
        );
        if (!made.IsDone)
            return Refusals.Problem(made.Refusal);
        var view = (await queries.View(made.Value.Value.ToString(), call.Ct))!;
        return Results.Created("/api/v1/warehouse/inbound/" + view.Slip.No, Json(view.Slip, view.Progress, view.Lines));
    }

    private static async Task<IResult> One(string no, InboundQueries queries, CancellationToken ct) =>
        await queries.View(no, ct) is { } view
            ? Results.Ok(Json(view.Slip, view.Progress, view.Lines))
            : Refusals.Problem(InboundErrors.NotFound);

    private static Task<IResult> Post(string no, InboundQueries queries, ApiCall call) =>
        queries
            .View(no, call.Ct)
            .Then(InboundErrors.NotFound, view => call.Run((ReceiveGoods u) => u.Run(view.Slip.Id, call.Ct)));

    private static Task<IResult> Refuse(string no, ReasonInput input, InboundQueries queries, ApiCall call) =>
        queries
            .View(no, call.Ct)
            .Then(
                InboundErrors.NotFound,
                view => call.Run((RefuseInbound u) => u.Run(view.Slip.Id, input.Reason, call.Ct))
            );
}
