using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Inventory;

/// <summary>When it comes, in a request.</summary>
internal sealed record PromiseBody(int Quantity, DateOnly ExpectedOn, string? Note = null);

/// <summary>Why it is not bought, in a request.</summary>
internal sealed record DeclineBody(string Why);

/// <summary>What every page of purchase requests needs.</summary>
internal sealed record PurchaseRequestFrame(PurchaseRequestQueries Queries, UseCaseExecutor Executor, Company Company, TimeProvider Clock, IRefusalPages Refusals, IStringLocalizer<InventoryTexts> L)
{
    public DateOnly Today => Company.Calendar.DateOf(Clock.Now());
}

/// <summary>Purchase requests (ORD-12, PUR-40): the list, one request with who waits, purchasing's answer; the same as JSON under /api/v1/purchase-requests.</summary>
internal static class PurchaseRequestEndpoints
{
    internal static readonly string[] See = ["purchase.answer", "stk.view", "ord.view"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/office/purchase-requests").DisableAntiforgery().ExcludeFromDescription();
        pages.MapGet("", List).Needs(See);
        pages.MapGet("/count", async (PurchaseRequestQueries queries, CancellationToken ct) => Count((await queries.Counts(ct)).GetValueOrDefault(PurchaseRequestState.Asked))).Needs(See);
        pages.MapGet("/export", ExportList).Needs(See);
        pages.MapGet("/{no}", (string no, HttpContext http, PurchaseRequestFrame f, CancellationToken ct) => One(no, http, f, new FormState(), new FormState(), 200, ct)).Needs(See);
        pages.MapPost("/{no}/promise", Promise).Needs("purchase.answer");
        pages.MapPost("/{no}/decline", Decline).Needs("purchase.answer");
        MapApi(routes.MapGroup("/api/v1/purchase-requests").WithTags("Stock 库存"));
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        api.MapGet("", ListApi).Needs(See).WithName("ListPurchaseRequests").WithSummary("SKUs of which more is wanted than is there, newest first: `tab` open, asked, promised, declined, late or ended; `q`; sorted by `asked` or `no` (ORD-12, PUR-40)");
        api.MapGet("/{no}", OneApi).Needs(See).WithName("GetPurchaseRequest").WithSummary("One purchase request with the documents that wait");
        api.MapPost("/{no}/promise", async (string no, PromiseBody b, HttpContext http, UseCaseExecutor executor, CancellationToken ct) => (await executor.Run(http.Actor(), (PromisePurchase u) => u.Run(no, b.Quantity, b.ExpectedOn, b.Note, ct), ct, http.IdempotencyKey())).ToHttp())
            .Needs("purchase.answer").WithName("PromisePurchase").WithSummary("Say how many were ordered and when they come; the customers who wait are told the day");
        api.MapPost("/{no}/decline", async (string no, DeclineBody b, HttpContext http, UseCaseExecutor executor, CancellationToken ct) => (await executor.Run(http.Actor(), (DeclinePurchase u) => u.Run(no, b.Why, ct), ct, http.IdempotencyKey())).ToHttp())
            .Needs("purchase.answer").WithName("DeclinePurchase").WithSummary("Say that it is not bought; customer service talks with those who wait");
    }

    private static PurchaseRequestFilter FilterOf(TableQuery q) => PurchaseRequestFilter.Of(q.Filter("tab"), q.Filter("q"));

    private static async Task<IResult> List(HttpContext http, PurchaseRequestFrame f, CancellationToken ct)
    {
        var (q, today) = (TableQuery.From(http), f.Today);
        var filter = FilterOf(q);
        var model = new PurchaseRequestViews.ListModel(filter, q, await f.Queries.Counts(ct), await f.Queries.Late(today, ct), await f.Queries.Page(filter, q.Place, today, PurchaseRequestQueries.PageSize, ct), f.Clock.Now(), today);
        return PageResult.Page(f.L["缺货补货"], PurchaseRequestViews.List(model, f.L), typeof(OfficeLayout));
    }

    private static IResult Count(int asked) => PageResult.Fragment(b => b.AddMarkupContent(0, asked == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"<span>{asked}</span>")));

    private static IResult ExportList(HttpContext http, PurchaseRequestFrame f)
    {
        var q = TableQuery.From(http);
        return Export.File("purchase-requests", q.Filter("format"),
        [
            new ExportColumn<PurchaseRequestRow>(("补货申请", "Request"), r => r.R.No), new ExportColumn<PurchaseRequestRow>(("状态", "State"), r => PurchaseRequestStates.NameOf(r.R.State).ToString()),
            new ExportColumn<PurchaseRequestRow>(("款号", "Style"), r => r.Card.StyleNo), new ExportColumn<PurchaseRequestRow>(("SKU 编码", "SKU"), r => r.Card.Code), new ExportColumn<PurchaseRequestRow>(("名称", "Name"), r => r.Card.Name.ToString()), new ExportColumn<PurchaseRequestRow>(("颜色", "Colour"), r => r.Card.Colour.ToString()), new ExportColumn<PurchaseRequestRow>(("尺码", "Size"), r => r.Card.Size),
            new ExportColumn<PurchaseRequestRow>(("等货（件）", "Wanted"), r => r.Wanted), new ExportColumn<PurchaseRequestRow>(("可用（件）", "Available"), r => r.Stock.Available), new ExportColumn<PurchaseRequestRow>(("缺（件）", "Missing"), r => r.Missing), new ExportColumn<PurchaseRequestRow>(("已订（件）", "Ordered"), r => r.R.Ordered), new ExportColumn<PurchaseRequestRow>(("要订（件）", "To order"), r => r.ToOrder),
            new ExportColumn<PurchaseRequestRow>(("等货订单", "Orders waiting"), r => r.Waiting), new ExportColumn<PurchaseRequestRow>(("最早等货", "Waiting since"), r => r.Since is { } since ? f.Company.Calendar.Local(since) : null),
            new ExportColumn<PurchaseRequestRow>(("到货日期", "Expected on"), r => r.R.ExpectedOn), new ExportColumn<PurchaseRequestRow>(("说明", "Note"), r => r.R.Note), new ExportColumn<PurchaseRequestRow>(("答复人", "Answered by"), r => r.R.AnsweredBy), new ExportColumn<PurchaseRequestRow>(("申请时间", "Asked at"), r => f.Company.Calendar.Local(r.R.AskedAt)),
        ], f.Queries.Export(FilterOf(q), q.Place, f.Today, CancellationToken.None));
    }

    private static async Task<IResult> One(string no, HttpContext http, PurchaseRequestFrame f, FormState promise, FormState decline, int status, CancellationToken ct)
    {
        if (await f.Queries.Of(no, ct) is not { } row) return f.Refusals.Answer(http, PurchaseRequestErrors.NotFound);
        if (!promise.Has("quantity")) promise["quantity"] = Math.Max(1, row.R.Ordered ?? row.Missing).ToString(CultureInfo.InvariantCulture);
        if (!promise.Has("expectedOn")) promise["expectedOn"] = row.R.ExpectedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        var model = new PurchaseRequestViews.OneModel(row, await f.Queries.WaitingFor(row.R, ct), promise, decline, f.Clock.Now(), f.Today, http.Actor());
        return PageResult.Page(row.R.No, PurchaseRequestViews.One(model, f.L), typeof(OfficeLayout), status);
    }

    private static async Task<IResult> Promise(string no, HttpContext http, PurchaseRequestFrame f, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var quantity = int.TryParse(form["quantity"], NumberStyles.None, CultureInfo.InvariantCulture, out var pieces) ? pieces : 0;
        var day = DateOnly.TryParseExact(form["expectedOn"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : default;
        var done = await f.Executor.Run(http.Actor(), (PromisePurchase u) => u.Run(no, quantity, day, form["note"], ct), ct, form.IdempotencyKey);
        if (done.IsDone) return PageResult.Redirect(http, $"/office/purchase-requests/{no}", f.L["已答复，等货的客户会收到到货日期"]);
        form.Accept(done.Refusal);
        form["once"] = "";
        return await One(no, http, f, form, new FormState(), Refusals.Status(done.Refusal), ct);
    }

    private static async Task<IResult> Decline(string no, HttpContext http, PurchaseRequestFrame f, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var done = await f.Executor.Run(http.Actor(), (DeclinePurchase u) => u.Run(no, form["why"], ct), ct, form.IdempotencyKey);
        if (done.IsDone) return PageResult.Redirect(http, $"/office/purchase-requests/{no}", f.L["已答复不补，客服会联系等货的客户"]);
        form.Accept(done.Refusal);
        form["once"] = "";
        return await One(no, http, f, new FormState(), form, Refusals.Status(done.Refusal), ct);
    }

    private static async Task<IResult> ListApi(PurchaseRequestFrame f, [AsParameters] ListPlace place, CancellationToken ct, string? tab = null, string? q = null, int take = PurchaseRequestQueries.PageSize) =>
        TypedResults.Ok((await f.Queries.Page(PurchaseRequestFilter.Of(tab, q), place, f.Today, Math.Clamp(take, 1, 200), ct)).Of(r => View(r)));

    private static async Task<IResult> OneApi(string no, PurchaseRequestQueries queries, CancellationToken ct) =>
        await queries.Of(no, ct) is { } row ? TypedResults.Ok(View(row, await queries.WaitingFor(row.R, ct))) : Refusals.Problem(PurchaseRequestErrors.NotFound);

    private static object View(PurchaseRequestRow row, IReadOnlyList<Backorder>? wants = null) => new
    {
        row.R.No, state = row.R.State.ToString(), sku = row.Card.Code, name = row.Card.Name, row.Wanted, available = row.Stock.Available, row.Missing, row.R.Ordered, row.Came, row.ToOrder, row.Waiting, waitingSince = row.Since,
        row.R.ExpectedOn, row.R.Note, row.R.AnsweredBy, row.R.AnsweredAt, row.R.AskedAt, row.R.MissingThen, row.R.EndedAt,
        wants = wants?.Select(w => new { type = w.DocumentType, no = w.DocumentNo, w.Quantity, w.NeedBy, w.Since, w.EndedAt }),
    };
}
