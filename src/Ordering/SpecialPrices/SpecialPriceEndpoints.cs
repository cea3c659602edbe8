using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Approvals;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>A special price, in a request. Money in fen; <paramref name="Until"/> is the last day on which it holds.</summary>
public sealed record SpecialPriceBody(string Customer, string Sku, Money Price, int Quantity, DateOnly? Until, string Reason);

/// <summary>Special prices (CAT-11): the list, asking, one with its uses; the same as JSON under /api/v1/special-prices.</summary>
internal static class SpecialPriceEndpoints
{
    private static readonly string[] See = ["price.special.request", "price.special.approve"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/office/special-prices").DisableAntiforgery().ExcludeFromDescription();
        pages.MapGet("", List).Needs(See);
        pages.MapGet("/export", ExportList).Needs(See);
        pages.MapGet("/new", New).Needs("price.special.request");
        pages.MapPost("", Ask).Needs("price.special.request");
        pages.MapGet("/{no}", One).Needs(See);
        pages.MapPost("/{no}/withdraw", Withdraw).Needs(See);
        var api = routes.MapGroup("/api/v1/special-prices").WithTags("Orders 订单");
        api.MapGet("", ListApi).Needs(See).WithName("ListSpecialPrices").WithSummary("Special prices, newest first; `state` Pending, Approved, Refused, Withdrawn, live or over, `q`, `sort`, `desc`, `after` (CAT-11)");
        api.MapGet("/{no}", OneApi).Needs(See).WithName("GetSpecialPrice").WithSummary("One special price: what was asked, who decided, what is left, which orders used it");
        api.MapPost("", Post).Needs("price.special.request").WithName("RequestSpecialPrice").WithSummary("Ask for a special price for one member (mobile number or login); another person decides (CAT-11)");
        api.MapPost("/{no}/withdraw", WithdrawApi).Needs(See).WithName("WithdrawSpecialPrice").WithSummary("Take a special price back; what was bought at it stays as it is");
    }

    private static SpecialPriceQuery QueryOf(HttpContext http) => new(http.Request.Query["state"].FirstOrDefault(), http.Request.Query["q"].FirstOrDefault());

    private static async Task<IResult> List(HttpContext http, SpecialPriceQueries queries, TimeProvider clock, IStringLocalizer<OrderingTexts> l, CancellationToken ct)
    {
        var (query, table) = (QueryOf(http), TableQuery.From(http));
        var model = new SpecialPriceViews.ListModel(query, table, await queries.Page(query, table.Place, ct), clock.Now(), http.Actor());
        return PageResult.Page(l["特价申请"], SpecialPriceViews.List(model, l), typeof(OfficeLayout));
    }

    private static IResult ExportList(HttpContext http, SpecialPriceQueries queries, Company company, TimeProvider clock) => Export.File("special-prices", http.Request.Query["format"].ToString(),
    [
        new ExportColumn<SpecialPrice>(("单号", "Number"), s => s.No), new ExportColumn<SpecialPrice>(("状态", "State"), s => SpecialPriceStates.NameOf(s, clock.Now()).ToString()),
        new ExportColumn<SpecialPrice>(("客户", "Customer"), s => s.Customer), new ExportColumn<SpecialPrice>(("商品编码", "SKU"), s => s.SkuCode), new ExportColumn<SpecialPrice>(("商品", "Goods"), s => new Text(s.Name, s.NameEn).ToString()),
        new ExportColumn<SpecialPrice>(("现价", "Usual price"), s => s.Usual), new ExportColumn<SpecialPrice>(("特价", "Special price"), s => s.Price), new ExportColumn<SpecialPrice>(("件数", "Pieces"), s => s.Most),
        new ExportColumn<SpecialPrice>(("剩余", "Left"), s => s.Progress.Left), new ExportColumn<SpecialPrice>(("有效至", "Until"), s => company.Calendar.Local(s.Until)), new ExportColumn<SpecialPrice>(("原因", "Reason"), s => s.Reason),
        new ExportColumn<SpecialPrice>(("申请人", "Asked by"), s => s.Maker), new ExportColumn<SpecialPrice>(("申请时间", "Asked at"), s => company.Calendar.Local(s.MadeAt)), new ExportColumn<SpecialPrice>(("决定人", "Decided by"), s => s.Progress.DecidedBy),
    ], queries.All(QueryOf(http), TableQuery.From(http).Place));

    private static Task<IResult> New(SpecialPricePages pages, CancellationToken ct, string? customer = null, string? sku = null) => pages.Form(pages.Empty(customer, sku), 200, ct);

    private static async Task<IResult> Ask(HttpContext http, SpecialPricePages pages, UseCaseExecutor executor, IStringLocalizer<OrderingTexts> l, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        if (form["look"] == "1") return await pages.Form(form, 200, ct);
        var made = await executor.Run(http.Actor(), (RequestSpecialPrice u) => u.Run(SpecialPricePages.Input(form), ct), ct, form.IdempotencyKey);
        if (made.IsDone) return PageResult.Redirect(http, $"/office/special-prices/{made.Value.No}", l["{0} 已提交，等审批", made.Value.No]);
        form.Accept(made.Refusal);
        return await pages.Form(form, Refusals.Status(made.Refusal), ct);
    }

    private static async Task<IResult> One(string no, HttpContext http, SpecialPriceQueries queries, IApprovalCards cards, TimeProvider clock, IRefusalPages refusals, IStringLocalizer<OrderingTexts> l, CancellationToken ct)
    {
        if (await queries.ByNo(no, ct) is not { } special) return refusals.Answer(http, SpecialPriceErrors.NotFound);
        var model = new SpecialPriceViews.FileModel(special, await queries.Uses(special.Id, ct), await cards.Of(special.Id.Value, ct), clock.Now(), http.Actor());
        return PageResult.Page(special.No, SpecialPriceViews.File(model, l), typeof(OfficeLayout));
    }

    private static async Task<IResult> Withdraw(string no, HttpContext http, SpecialPriceQueries queries, UseCaseExecutor executor, IRefusalPages refusals, IStringLocalizer<OrderingTexts> l, CancellationToken ct)
    {
        if (await queries.ByNo(no, ct) is not { } special) return refusals.Answer(http, SpecialPriceErrors.NotFound);
        var form = await FormState.Read(http, ct);
        var done = await executor.Run(http.Actor(), (WithdrawSpecialPrice u) => u.Run(special.Id, form["why"], ct), ct, form.IdempotencyKey);
        return done.IsDone ? PageResult.Redirect(http, $"/office/special-prices/{special.No}", l["已撤回 {0}", special.No]) : refusals.Answer(http, done.Refusal);
    }

    private static async Task<IResult> ListApi(HttpContext http, SpecialPriceQueries queries, TimeProvider clock, CancellationToken ct)
    {
        var page = await queries.Page(QueryOf(http), TableQuery.From(http).Place, ct);
        return TypedResults.Ok(new { rows = page.Rows.Select(s => View(s, clock.Now())), next = page.Next });
    }

    private static async Task<IResult> OneApi(string no, SpecialPriceQueries queries, TimeProvider clock, CancellationToken ct) => await queries.ByNo(no, ct) is { } s
        ? TypedResults.Ok(new { special = View(s, clock.Now()), uses = (await queries.Uses(s.Id, ct)).Select(u => new { order = u.OrderNo, line = u.LineNo, u.Units, u.At, u.ReturnedAt }) }) : Refusals.Problem(SpecialPriceErrors.NotFound);

    private static async Task<IResult> Post(SpecialPriceBody body, HttpContext http, UseCaseExecutor executor, CancellationToken ct) =>
        (await executor.Run(http.Actor(), (RequestSpecialPrice u) => u.Run(new SpecialPriceInput(body.Customer, body.Sku, body.Price, body.Quantity, body.Until, body.Reason), ct), ct, http.IdempotencyKey())).ToCreated(m => $"/api/v1/special-prices/{m.No}");

    private static async Task<IResult> WithdrawApi(string no, ReasonBody body, HttpContext http, SpecialPriceQueries queries, UseCaseExecutor executor, CancellationToken ct) =>
        await queries.ByNo(no, ct) is { } s ? (await executor.Run(http.Actor(), (WithdrawSpecialPrice u) => u.Run(s.Id, body.Reason, ct), ct, http.IdempotencyKey())).ToHttp() : Refusals.Problem(SpecialPriceErrors.NotFound);

    private static object View(SpecialPrice s, DateTimeOffset now) => new
    {
        s.No, state = s.Progress.State.ToString(), isOver = s.IsOver(now), s.Account, s.Customer, sku = s.SkuCode, name = new Text(s.Name, s.NameEn).ToString(), s.Colour, s.Size, s.Usual, s.Price, quantity = s.Most, left = s.Progress.Left, s.Until, s.Reason,
        s.MadeAt, s.Maker, s.Progress.ApprovalNo, s.Progress.DecidedBy, s.Progress.DecidedAt, s.Progress.Comment,
    };
}

/// <summary>The form: whoever is named in it is looked up, so that customer service sees for whom and off what it asks.</summary>
internal sealed class SpecialPricePages(ICustomers customers, ICatalog catalog, Policies policies, Company company, TimeProvider clock, IStringLocalizer<OrderingTexts> l)
{
    private DateOnly Today => company.Calendar.DateOf(clock.Now());

    public FormState Empty(string? customer, string? sku) => new() { ["customer"] = customer ?? "", ["sku"] = sku ?? "", ["quantity"] = "1", ["until"] = Today.AddDays(Math.Min(2, policies.Get(SpecialPricePolicies.Days))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };

    public static SpecialPriceInput Input(FormState form) => new(form["customer"], form["sku"], Money.TryParse(form["price"].TrimStart('¥', '￥'), out var price) ? price : Money.Zero,
        int.TryParse(form["quantity"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0, DateOnly.TryParseExact(form["until"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, form["reason"]);

    public async Task<IResult> Form(FormState form, int status, CancellationToken ct)
    {
        var customer = form["customer"].Length > 0 ? await customers.ByLogin(form["customer"], ct) : null;
        var card = form["sku"] is { Length: > 0 and <= 64 } code ? await catalog.ByCode(code, ct) : null;
        var days = policies.Get(SpecialPricePolicies.Days);
        var model = new SpecialPriceViews.FormModel(form, customer, card, policies.Get(SpecialPricePolicies.Floor), policies.Get(SpecialPricePolicies.Max), Today, Today.AddDays(days));
        return PageResult.Page(l["申请特价"], SpecialPriceViews.Form(model, l), typeof(OfficeLayout), status);
    }
}
