using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Catalog;
using Zhanggui.Inventory;
using Zhanggui.Ui;

namespace Zhanggui.AfterSales;

/// <summary>Pieces of a line, in a request; <paramref name="NewSku"/> is a SKU code or bar code, of an exchange.</summary>
internal sealed record ReturnLineBody(int Line, int Quantity, string? NewSku = null);

/// <summary>A return, in a request; <paramref name="Photo"/> in Base64, <paramref name="Postage"/> in fen.</summary>
internal sealed record ReturnBody(string Order, ReturnKind Kind, ReturnReason Reason, string What, string Consent, IReadOnlyList<ReturnLineBody> Lines, Money? Postage = null, string? PhotoName = null, byte[]? Photo = null);

/// <summary>What was found of a line, in a request.</summary>
internal sealed record FoundLineBody(int Line, int Good, int Bad, string? Bin = null);

/// <summary>An inspection, in a request; <paramref name="Warehouse"/> is its code.</summary>
internal sealed record InspectionBody(string Warehouse, IReadOnlyList<FoundLineBody> Lines, string? Note = null);

/// <summary>Taking a return back, in a request.</summary>
internal sealed record WithdrawReturnBody(string Why);

/// <summary>The customer's waybill, in a request.</summary>
internal sealed record ReturnWaybillBody(string Waybill);

/// <summary>Returns and exchanges (ORD-22, ORD-29, AFS-06 to AFS-13): the list, registering one, its page; the same as JSON under /api/v1/returns.</summary>
internal static class ReturnEndpoints
{
    internal static readonly string[] See = ["return.request", "return.register", "return.slip.sign", "return.confirm", "refund.pay"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/office/returns").DisableAntiforgery().ExcludeFromDescription();
        pages.MapGet("", (HttpContext http, ReturnPages p, CancellationToken ct) => p.List(http, ct)).Needs(See);
        pages.MapGet("/count", (ReturnQueries queries, CancellationToken ct) => Count(queries, ct)).Needs(See);
        pages.MapGet("/export", ExportList).Needs(See);
        pages.MapGet("/new", (HttpContext http, ReturnPages p, CancellationToken ct) => p.Form(FormState.OfQuery(http), http, 200, ct)).Needs("return.request");
        pages.MapPost("/new", (HttpContext http, ReturnPages p, CancellationToken ct) => p.Register(http, ct)).Needs("return.request");
        pages.MapPost("/preview", (HttpContext http, ReturnPages p, CancellationToken ct) => p.Preview(http, ct)).Needs("return.request");
        pages.MapGet("/{no}", (string no, HttpContext http, ReturnPages p, CancellationToken ct) => p.One(no, http, new FormState(), 200, ct)).Needs(See);
        pages.MapPost("/{no}/withdraw", (string no, HttpContext http, ReturnPages p, CancellationToken ct) => p.Do(no, http, (WithdrawReturn u, FormState f) => u.Run(no, f["why"], ct), ct)).Needs("return.request");
        pages.MapPost("/{no}/waybill", (string no, HttpContext http, ReturnPages p, CancellationToken ct) => p.Do(no, http, (RecordReturnWaybill u, FormState f) => u.Run(no, f["waybill"], ct), ct)).Needs("return.request", "return.register");
        pages.MapPost("/{no}/inspect", (string no, HttpContext http, ReturnPages p, CancellationToken ct) => p.Inspect(no, http, ct)).Needs("return.register");
        MapApi(routes.MapGroup("/api/v1/returns").WithTags("After-sales 售后"));
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        api.MapGet("", ListApi).Needs(See).WithName("ListReturns").WithSummary("Returns and exchanges, newest first: `tab` open, reviewing, awaiting, inspected or ended; `kind`, `channel`, `q`; sorted by `made`, `no` or `order` (ORD-22)");
        api.MapGet("/{no}", OneApi).Needs(See).WithName("GetReturn").WithSummary("One return with its lines and what was found");
        api.MapPost("", Post).Needs("return.request").WithName("RegisterReturn").WithSummary("Agree on a return or an exchange; within the position's authority at once, beyond it and after the window another person decides (ORD-29)");
        api.MapPost("/{no}/withdraw", async (string no, WithdrawReturnBody b, HttpContext http, UseCaseExecutor executor, CancellationToken ct) => (await executor.Run(http.Actor(), (WithdrawReturn u) => u.Run(no, b.Why, ct), ct, http.IdempotencyKey())).ToHttp())
            .Needs("return.request").WithName("WithdrawReturn").WithSummary("Take a return back while nothing has come");
        api.MapPost("/{no}/waybill", async (string no, ReturnWaybillBody b, HttpContext http, UseCaseExecutor executor, CancellationToken ct) => (await executor.Run(http.Actor(), (RecordReturnWaybill u) => u.Run(no, b.Waybill, ct), ct, http.IdempotencyKey())).ToHttp())
            .Needs("return.request", "return.register").WithName("NoteReturnWaybill").WithSummary("Note with which waybill the customer sends it (AFS-23)");
        api.MapPost("/{no}/inspection", InspectApi).Needs("return.register").WithName("InspectReturn").WithSummary("Say what came, good and broken, and into which bins; the return slip is signed next (AFS-11, AFS-13)");
    }

    internal static ReturnFilter FilterOf(TableQuery q) => ReturnFilter.Of(q.Filter("tab"), q.Filter("kind"), q.Filter("channel"), q.Filter("q"));

    private static async Task<IResult> Count(ReturnQueries queries, CancellationToken ct)
    {
        var open = (await queries.Counts(ct)).Values.Sum();
        return PageResult.Fragment(b => b.AddMarkupContent(0, open == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"<span>{open}</span>")));
    }

    private static async Task<IResult> ExportList(HttpContext http, ReturnQueries queries, Ordering.IChannelNames channels, Company company, CancellationToken ct)
    {
        var (q, names) = (TableQuery.From(http), await channels.All(ct));
        return Export.File("returns", q.Filter("format"),
        [
            new ExportColumn<ReturnCase>(("退换货单", "Return"), c => c.No), new ExportColumn<ReturnCase>(("类型", "Kind"), c => ReturnStates.NameOf(c.Kind).ToString()), new ExportColumn<ReturnCase>(("状态", "State"), c => ReturnStates.NameOf(c.State).ToString()),
            new ExportColumn<ReturnCase>(("订单", "Order"), c => c.OrderNo), new ExportColumn<ReturnCase>(("渠道", "Channel"), c => Ordering.ChannelNaming.Of(c.Channel, names).ToString()), new ExportColumn<ReturnCase>(("客户", "Customer"), c => c.Customer),
            new ExportColumn<ReturnCase>(("商品", "Goods"), c => string.Join("; ", c.Lines.OrderBy(x => x.No).Select(x => $"{x.SkuCode} ×{x.Quantity}{(x.NewSkuCode is { } n ? " → " + n : "")}"))), new ExportColumn<ReturnCase>(("原因", "Reason"), c => ReturnStates.NameOf(c.Reason).ToString()), new ExportColumn<ReturnCase>(("说明", "What"), c => c.What),
            new ExportColumn<ReturnCase>(("应退（元）", "To refund (yuan)"), c => c.Refund), new ExportColumn<ReturnCase>(("已退（元）", "Refunded (yuan)"), c => c.Progress.Refunded), new ExportColumn<ReturnCase>(("补发订单", "Sent anew as"), c => c.Progress.ReplacementNo),
            new ExportColumn<ReturnCase>(("登记时间", "Registered at"), c => company.Calendar.Local(c.MadeAt)), new ExportColumn<ReturnCase>(("登记人", "Registered by"), c => c.Maker), new ExportColumn<ReturnCase>(("办结时间", "Ended at"), c => c.Progress.EndedAt is { } at ? company.Calendar.Local(at) : null),
        ], queries.Export(FilterOf(q), q.Place, ct));
    }

    private static async Task<IResult> ListApi(ReturnQueries queries, [AsParameters] ListPlace place, CancellationToken ct, string? tab = null, string? kind = null, string? channel = null, string? q = null, int take = ReturnQueries.PageSize) =>
        TypedResults.Ok((await queries.Page(ReturnFilter.Of(tab, kind, channel, q), place, Math.Clamp(take, 1, 200), ct)).Of(c => View(c)));

    private static async Task<IResult> OneApi(string no, ReturnQueries queries, CancellationToken ct) => await queries.Of(no, ct) is { } file ? TypedResults.Ok(View(file.Case, file.Found)) : Refusals.Problem(ReturnErrors.NotFound);

    private static async Task<IResult> Post(ReturnBody body, HttpContext http, ICatalog catalog, UseCaseExecutor executor, CancellationToken ct)
    {
        List<ReturnedLine> lines = [];
        foreach (var line in body.Lines ?? [])
        {
            var sku = line.NewSku is { Length: > 0 } code ? await catalog.ByCode(code, ct) : null;
            if (line.NewSku is { Length: > 0 } && sku is null) return Refusals.Problem(ReturnErrors.NotAVariant(line.Line));
            lines.Add(new ReturnedLine(line.Line, line.Quantity, sku?.Id));
        }

        var input = new ReturnInput(body.Order ?? "", body.Kind, body.Reason, body.What ?? "", body.Consent ?? "", lines, body.Postage, body.Photo is { Length: > 0 } bytes ? new ReturnPicture(body.PhotoName ?? "photo", bytes) : null);
        return (await executor.Run(http.Actor(), (RequestReturn u) => u.Run(input, ct), ct, http.IdempotencyKey())).ToCreated(made => $"/api/v1/returns/{made.No}");
    }

    private static async Task<IResult> InspectApi(string no, InspectionBody body, HttpContext http, IStock stock, UseCaseExecutor executor, CancellationToken ct)
    {
        var warehouse = (await stock.Warehouses(ct)).FirstOrDefault(w => string.Equals(w.Code, body.Warehouse, StringComparison.OrdinalIgnoreCase));
        List<FoundLine> found = [.. (body.Lines ?? []).Select(l => new FoundLine(l.Line, l.Good, l.Bad, l.Bin))];
        var done = await executor.Run(http.Actor(), (InspectReturn u) => u.Run(no, warehouse?.Id ?? default, found, body.Note, ct), ct, http.IdempotencyKey());
        return done.IsDone ? TypedResults.Ok(new { slipApproval = done.Value }) : Refusals.Problem(done.Refusal);
    }

    private static object View(ReturnCase c, IReadOnlyList<ReturnFinding>? found = null) => new
    {
        c.No, kind = c.Kind.ToString(), state = c.State.ToString(), reason = c.Reason.ToString(), c.OrderNo, c.Channel, c.Customer, c.What, c.Consent, picture = c.Picture is { } p ? Files.Url(p) : null, c.Goods, c.Postage, c.Refund, c.MadeAt, c.Maker, c.SendTo,
        lines = c.Lines.OrderBy(l => l.No).Select(l => new { l.No, line = l.OrderLine, sku = l.SkuCode, name = l.Shown, variant = l.Variant, l.Quantity, l.Amount, newSku = l.NewSkuCode }),
        c.Progress.ApprovalNo, c.Progress.GrantedBy, c.Progress.GrantedAt, c.Progress.BackBy, c.Progress.WaybillNo, c.Progress.InspectedBy, c.Progress.InspectedAt, c.Progress.InspectionNote, slipApproval = c.Progress.SlipApprovalNo,
        c.Progress.Refunded, replacement = c.Progress.ReplacementNo, c.Progress.EndedAt, c.Progress.EndedBy, c.Progress.EndNote, found = found?.Select(f => new { line = f.LineNo, f.Good, f.Bad, bin = f.BinCode }),
    };
}
