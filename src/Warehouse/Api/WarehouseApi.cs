using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Warehouse;

/// <summary>What a slip is, as JSON.</summary>
internal sealed record OutboundOrderJson(
    string No,
    string OrderNo,
    string Status,
    string Warehouse,
    string Courier,
    DateTimeOffset MadeAt,
    DateTimeOffset CutOff,
    int Pieces,
    bool IsAmended,
    int Part,
    IReadOnlyList<string> Orders,
    string? MergeNo,
    Money? CashDue,
    string? Intercepted,
    string Recipient,
    string Address,
    string? WaybillNo,
    string? Batch,
    int Box,
    string? Tote,
    string? Picker,
    DateTimeOffset? PickStartedAt,
    DateTimeOffset? PickedAt,
    string? Checker,
    DateTimeOffset? CheckStartedAt,
    DateTimeOffset? PackedAt,
    string? Shipper,
    DateTimeOffset? HandedOverAt,
    IReadOnlyList<OutboundOrderLineJson> Lines,
    IReadOnlyList<RemarkJson> Remarks
);

/// <summary>One line of a slip, with how far it is.</summary>
internal sealed record OutboundOrderLineJson(
    int No,
    string SkuCode,
    string Barcode,
    string Name,
    string Colour,
    string Size,
    int Quantity,
    int Picked,
    int Checked,
    string? OrderNo
);

/// <summary>A remark on a slip.</summary>
internal sealed record RemarkJson(Guid Id, string Kind, string Body, string By, bool MustAcknowledge);

/// <summary>One row of the list of slips.</summary>
internal sealed record OutboundOrderRowJson(
    string No,
    string OrderNo,
    string Status,
    string Courier,
    string Recipient,
    int Pieces,
    DateTimeOffset CutOff,
    string? Picker,
    string? Checker,
    string? WaybillNo
);

/// <summary>One step of a batch's walk.</summary>
internal sealed record StepJson(
    string SlipNo,
    int Step,
    int Box,
    string Bin,
    string SkuCode,
    string Barcode,
    string Name,
    string Colour,
    string Size,
    int Wanted,
    int Taken
);

/// <summary>A batch as a handheld needs it.</summary>
internal sealed record BatchJson(
    string No,
    string Picker,
    int PiecesLeft,
    DateTimeOffset CutOff,
    IReadOnlyList<StepJson> Steps
);

/// <summary>A batch that was started.</summary>
internal sealed record StartedJson(string No);

internal sealed record StartBatchInput(IReadOnlyList<string> Slips, Guid? Picker = null);

internal sealed record CodeInput(string Code);

internal sealed record ShortInput(int Step, string? Note = null);

internal sealed record PickerInput(Guid Picker, string Reason);

internal sealed record ConfirmInput(string What);

internal sealed record PackInput(int? WeightGrams = null, bool LookedAgain = false);

internal sealed record SendBackInput(string Reason, int? Line = null);

/// <summary>The JSON API of picking, checking and packing.</summary>
internal static class WarehouseApi
{
    public static readonly string[] Viewers =
    [
        "ship.view",
        "outbound.pick",
        "outbound.check",
        "outbound.ship",
        "stk.view",
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/warehouse").WithTags("Warehouse").DisableAntiforgery();
        api.MapGet("/slips", List)
            .Needs(Viewers)
            .WithName("ListSlips")
            .WithSummary("Outbound slips by state, courier or text, page by page");
        api.MapGet("/slips/{no}", One)
            .Needs(Viewers)
            .WithName("GetSlip")
            .WithSummary("One outbound slip with its lines, remarks and steps");
        api.MapGet("/nodes", Nodes)
            .Needs(Viewers)
            .WithName("GetShippingNodes")
            .WithSummary("A day's shipping nodes with counts per state");
        api.MapPost("/batches", Start)
            .Needs("outbound.pick", "stk.edit")
            .WithName("StartPicking")
            .WithSummary("Hands waiting slips to a picker as one batch");
        api.MapGet("/batches/{no}", Batch)
            .Needs(Viewers)
            .WithName("GetBatch")
            .WithSummary("A batch's walk, bin by bin");
        api.MapPost("/batches/{no}/scans", Pick)
            .Needs("outbound.pick")
            .WithName("ScanPick")
            .WithSummary("Counts one piece of the batch's current step by its bar code");
        api.MapPost("/batches/{no}/hand-over", Hand)
            .Needs("outbound.pick")
            .WithName("HandToCheck")
            .WithSummary("Hands the batch's complete slips over to checking");
        api.MapPost("/batches/{no}/picker", Reassign)
            .Needs("stk.edit")
            .WithName("ReassignPicker")
            .WithSummary("Gives a batch to another picker");
        api.MapPost("/slips/{no}/short", Short)
            .Needs("outbound.pick")
            .WithName("PickShort")
            .WithSummary("Reports that a step's goods are missing; the order waits for stock");
        api.MapPost("/slips/{no}/tote", Tote)
            .Needs("outbound.pick")
            .WithName("ChangeTote")
            .WithSummary("Notes the tote that a slip's goods lie in");
        api.MapPost("/checks", Check)
            .Needs("outbound.check")
            .WithName("StartChecking")
            .WithSummary("Takes a picked slip onto the packing table by slip, order or tote code");
        api.MapPost("/slips/{no}/scans", Scan)
            .Needs("outbound.check")
            .WithName("ScanCheck")
            .WithSummary("Counts one piece on the packing table; a wrong piece is refused and noted");
        api.MapPost("/slips/{no}/confirmations", Confirm)
            .Needs("outbound.check")
            .WithName("ConfirmPacking")
            .WithSummary("Signs a remark, the amendment (“amended”) or goods and address (“goods”)");
        api.MapPost("/slips/{no}/pack", Pack)
            .Needs("outbound.check")
            .WithName("FinishPacking")
            .WithSummary("Closes the parcel and takes its waybill");
        api.MapPost("/slips/{no}/send-back", Back)
            .Needs("outbound.check")
            .WithName("SendBack")
            .WithSummary("Sends a slip back to its picker with a reason");
        api.MapPost("/slips/{no}/stop-check", Stop)
            .Needs("outbound.check", "stk.edit")
            .WithName("StopChecking")
            .WithSummary("Leaves the check of a slip to somebody else");
    }

    private static async Task<IResult> List(
        OutboundOrderQueries queries,
        TimeProvider clock,
        CancellationToken ct,
        string state = "open",
        string? courier = null,
        string? q = null,
        string sort = "due",
        string? after = null,
        int take = 50
    )
    {
        var page = await queries.List(
            new OutboundOrderFilter(state, courier, q, null, sort == "new"),
            after,
            Math.Clamp(take, 1, 200),
            clock.Now(),
            ct
        );
        return Results.Ok(new PageOf<OutboundOrderRowJson>([.. page.Rows.Select(Row)], page.Next));
    }

    private static OutboundOrderRowJson Row(OutboundOrderProgress p) =>
        new(
            p.No,
            p.OrderNo,
            p.Status.ToString(),
            p.Courier,
            p.Recipient,
            p.Pieces,
            p.CutOff,
            p.Picker,
            p.Checker,
            p.WaybillNo
        );

    private static async Task<IResult> One(string no, OutboundOrderQueries queries, CancellationToken ct)
    {
        if (await queries.View(no, ct) is not { } view)
            return Refusals.Problem(OutboundOrderErrors.NotFound);
        var (outboundOrder, p) = (view.Slip, view.Progress);
        var lines = view.Lines.Select(l => new OutboundOrderLineJson(
            l.No,
            l.Goods.SkuCode,
            l.Goods.Barcode,
            l.Goods.Name,
            l.Goods.Colour,
            l.Goods.Size,
            l.Quantity.Units,
            view.Picks.Where(k => k.LineNo == l.No).Sum(k => k.Taken.Units),
            view.Checks.FirstOrDefault(c => c.LineNo == l.No)?.Checked.Units ?? 0,
            l.OrderNo
        ));
        return Results.Ok(
            new OutboundOrderJson(
                p.No,
                p.OrderNo,
                p.Status.ToString(),
                outboundOrder.WarehouseName,
                p.Courier,
                outboundOrder.MadeAt,
                p.CutOff,
                p.Pieces,
                p.IsAmended,
                p.Part,
                outboundOrder.Merge is null
                    ? [outboundOrder.OrderNo]
                    : [.. view.Lines.Select(l => l.OrderNo!).Distinct()],
                outboundOrder.MergeNo,
                outboundOrder.CashDue,
                p.Interception is null ? null : p.InterceptReason,
                p.Recipient,
                outboundOrder.Address.OneLine,
                p.WaybillNo,
                view.Batch?.No,
                p.Box,
                p.Tote,
                p.Picker,
                p.PickStartedAt,
                p.PickedAt,
                p.Checker,
                p.CheckStartedAt,
                p.PackedAt,
                p.Shipper,
                p.HandedOverAt,
                [.. lines],
                [.. view.Remarks.Select(r => new RemarkJson(r.Remark, r.Kind, r.Body, r.By, r.MustAcknowledge))]
            )
        );
    }

    private static async Task<IResult> Nodes(
        OutboundOrderQueries queries,
        ShippingDay day,
        TimeProvider clock,
        CancellationToken ct,
        DateOnly? date = null
    )
    {
        var board = await queries.Board(date ?? day.Calendar.DateOf(clock.Now()), ct);
        return Results.Ok(
            board.Select(n => new
            {
                no = n.Node.No,
                name = n.Node.Name.ToString(),
                CutOff = n.Node.At,
                n.All,
                n.Open,
                counts = Enum.GetValues<OutboundOrderStatus>().ToDictionary(s => s.ToString(), n.Of),
            })
        );
    }

    private static async Task<IResult> Start(StartBatchInput input, OutboundOrderQueries slips, ShopDb db, ApiCall call)
    {
        if (await slips.IdsOf(input.Slips ?? [], call.Ct) is not { } ids)
            return Refusals.Problem(OutboundOrderErrors.NotFound);
        AccountId? picker = input.Picker is { } person ? new AccountId(person) : null;
        var started = await call.Outcome((StartPicking u) => u.Run(ids, picker, call.Ct));
        if (!started.IsDone)
            return Refusals.Problem(started.Refusal);
        var batch = (await db.Set<Batch>().FindAsync([started.Value], call.Ct))!;
        return Results.Created($"/api/v1/warehouse/batches/{batch.No}", new StartedJson(batch.No));
    }

    private static async Task<IResult> Batch(string no, PickQueries queries, CancellationToken ct)
    {
        if (await queries.Walking(no, ct) is not { } view)
            return Refusals.Problem(WarehouseErrors.BatchNotFound);
        var steps = view
            .Walk.Steps.Select(s => (s.Pick, s.Slip, Line: view.LineOf(s.Pick)))
            .Select(s => new StepJson(
                s.Slip.No,
                s.Pick.No,
                s.Slip.Box,
                s.Pick.BinCode,
                s.Line.Goods.SkuCode,
                s.Line.Goods.Barcode,
                s.Line.Goods.Name,
                s.Line.Goods.Colour,
                s.Line.Goods.Size,
                s.Pick.Wanted.Units,
                s.Pick.Taken.Units
            ));
        return Results.Ok(new BatchJson(no, view.All.First().Picker!, view.Walk.PiecesLeft, view.CutOff, [.. steps]));
    }

    private static Task<IResult> Pick(string no, CodeInput input, PickQueries queries, ApiCall call) =>
        queries
            .IdOf(no, call.Ct)
            .Then(WarehouseErrors.BatchNotFound, id => call.Run((ScanPick u) => u.Run(id, input.Code, call.Ct)));

    private static Task<IResult> Hand(string no, PickQueries queries, ApiCall call) =>
        queries
            .IdOf(no, call.Ct)
            .Then(WarehouseErrors.BatchNotFound, id => call.Run((HandToCheck u) => u.Run(id, call.Ct)));

    private static Task<IResult> Reassign(string no, PickerInput input, PickQueries queries, ApiCall call) =>
        queries
            .IdOf(no, call.Ct)
            .Then(
                WarehouseErrors.BatchNotFound,
                id => call.Run((ReassignPicker u) => u.Run(id, new AccountId(input.Picker), input.Reason, call.Ct))
            );

    private static Task<IResult> Short(string no, ShortInput input, OutboundOrderActions on, CancellationToken ct) =>
        on.Run(no, (PickShort u, OutboundOrderId id) => u.Run(id, input.Step, input.Note, ct), ct);

    private static Task<IResult> Tote(string no, CodeInput input, OutboundOrderActions on, CancellationToken ct) =>
        on.Run(no, (ChangeTote u, OutboundOrderId id) => u.Run(id, input.Code ?? "", ct), ct);

    private static async Task<IResult> Check(CodeInput input, ShopDb db, ApiCall call)
    {
        var taken = await call.Outcome((StartChecking u) => u.Run(input.Code, call.Ct));
        if (!taken.IsDone)
            return Refusals.Problem(taken.Refusal);
        var outboundOrder = (await db.Progress(taken.Value, call.Ct))!;
        return Results.Ok(Row(outboundOrder));
    }

    private static async Task<IResult> Scan(string no, CodeInput input, OutboundOrderQueries queries, ApiCall call)
    {
        if (await queries.IdOf(no, call.Ct) is not { } id)
            return Refusals.Problem(OutboundOrderErrors.NotFound);
        var counted = await call.Outcome((ScanCheck u) => u.Run(id, input.Code, call.Ct));
        return counted.IsDone && counted.Value.Wrong is { } wrong
            ? Refusals.Problem(WarehouseErrors.Wrong(wrong))
            : counted.ToHttp();
    }

    private static Task<IResult> Confirm(
        string no,
        ConfirmInput input,
        OutboundOrderActions on,
        CancellationToken ct
    ) => on.Run(no, (ConfirmPacking u, OutboundOrderId id) => u.Run(id, input.What ?? "", ct), ct);

    private static Task<IResult> Pack(string no, PackInput input, OutboundOrderQueries queries, ApiCall call) =>
        queries
            .IdOf(no, call.Ct)
            .Then(
                OutboundOrderErrors.NotFound,
                id => call.Run((FinishPacking u) => u.Run(id, input.WeightGrams, input.LookedAgain, call.Ct))
            );

    private static Task<IResult> Back(string no, SendBackInput input, OutboundOrderActions on, CancellationToken ct) =>
        on.Run(no, (SendBack u, OutboundOrderId id) => u.Run(id, input.Reason, input.Line, ct), ct);

    private static Task<IResult> Stop(string no, OutboundOrderActions on, CancellationToken ct) =>
        on.Run(no, (StopChecking u, OutboundOrderId id) => u.Run(id, ct), ct);
}

/// <summary>Runs an act on the slip with this number, for the request that asks.</summary>
internal sealed class OutboundOrderActions(
    OutboundOrderQueries queries,
    UseCaseExecutor executor,
    IHttpContextAccessor http
)
{
    public async Task<IResult> Run<TUseCase>(
        string no,
        Func<TUseCase, OutboundOrderId, Task<Result>> act,
        CancellationToken ct
    )
        where TUseCase : class => (await Act(no, act, ct)).ToHttp();

    public async Task<Result> Act<TUseCase>(
        string no,
        Func<TUseCase, OutboundOrderId, Task<Result>> act,
        CancellationToken ct
    )
        where TUseCase : class
    {
        var context = http.HttpContext!;
        return await queries.IdOf(no, ct) is { } id
            ? await executor.Run(context.Actor(), (TUseCase u) => act(u, id), ct, context.IdempotencyKey())
            : OutboundOrderErrors.NotFound;
    }
}
