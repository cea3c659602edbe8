using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>Amendments: the form under an order, the list, its export, withdrawing. JSON: <see cref="AmendmentApi"/>.</summary>
internal static class AmendmentEndpoints
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var order = routes.MapGroup("/office/orders/{no}/amend").DisableAntiforgery().ExcludeFromDescription();
        order.MapGet("", Form).Needs("order.amend.request");
        order.MapPost("", Make).Needs("order.amend.request");
        order.MapPost("/region", Region).Needs("order.amend.request");
        order.MapPost("/preview", Preview).Needs("order.amend.request");
        var list = routes.MapGroup("/office/amendments").DisableAntiforgery().ExcludeFromDescription();
        list.MapGet("", List).Needs("ord.view");
        list.MapGet("/count", Count).Needs("ord.view");
        list.MapGet("/export", ExportList).Needs("ord.view");
        list.MapGet("/{no}", One).Needs("ord.view");
        list.MapPost("/{no}/withdraw", Withdraw).Needs("order.amend.request", "order.amend.approve");
    }

    private static async Task<IResult> Form(string no, HttpContext http, AmendmentPages pages, IRefusalPages refusals, CancellationToken ct) =>
        await pages.Order(no, ct) is { } order ? await pages.Form(http, order, new FormState(), 200, ct) : refusals.Answer(http, OrderErrors.NotFound);

    private static async Task<IResult> Make(string no, HttpContext http, AmendmentPages pages, UseCaseExecutor executor, IRefusalPages refusals, IStringLocalizer<OrderingTexts> l, CancellationToken ct)
    {
        if (await pages.Order(no, ct) is not { } order) return refusals.Answer(http, OrderErrors.NotFound);
        var form = await FormState.Read(http, ct);
        var input = await AmendmentPages.Input(order, form, ct);
        var made = await executor.Run(http.Actor(), (RequestAmendment u) => u.Run(order.Id, input, ct), ct, form.IdempotencyKey);
        if (made.IsDone)
            return PageResult.Redirect(http, $"/office/orders/{order.No}", made.Value.State == AmendmentState.Approved ? l["{0} 已生效", made.Value.No] : l["{0} 已提交，等审批", made.Value.No]);
        form.Accept(made.Refusal);
        return await pages.Form(http, order, form, Refusals.Status(made.Refusal), ct);
    }

    /// <summary>Province or city have changed: the lists below them follow; without script the whole form.</summary>
    private static async Task<IResult> Region(string no, HttpContext http, AmendmentPages pages, IRefusalPages refusals, CancellationToken ct)
    {
        if (await pages.Order(no, ct) is not { } order) return refusals.Answer(http, OrderErrors.NotFound);
        var form = await FormState.Read(http, ct);
        return PageResult.WantsPart(http.Request) ? PageResult.Fragment(AmendViews.Region(order.No, form)) : await pages.Form(http, order, form, 200, ct);
    }

    private static async Task<IResult> Preview(string no, HttpContext http, AmendmentPages pages, IRefusalPages refusals, CancellationToken ct)
    {
        if (await pages.Order(no, ct) is not { } order) return refusals.Answer(http, OrderErrors.NotFound);
        var form = await FormState.Read(http, ct);
        return PageResult.WantsPart(http.Request) ? PageResult.Fragment(await pages.PreviewPart(order, form, ct)) : await pages.Form(http, order, form, 200, ct);
    }

    private static async Task<IResult> List(HttpContext http, AmendmentQueries queries, IStringLocalizer<OrderingTexts> l, CancellationToken ct)
    {
        var filter = FilterOf(http.Request.Query);
        var found = await queries.List(filter, PageSize + 1, ct);
        var page = found.Take(PageSize).ToList();
        var query = $"state={filter.State?.ToString() ?? ""}&q={Uri.EscapeDataString(filter.Search ?? "")}";
        var older = found.Count > PageSize ? $"/office/amendments?{query}&before={page[^1].MadeAt.UtcTicks}&beforeId={page[^1].Id.Value}" : null;
        return PageResult.Page(l["变更单"], AmendmentViews.Page(new AmendmentViews.ListModel(filter, page, older, $"/office/amendments/export?{query}&"), l), typeof(OfficeLayout));
    }

    private static AmendmentFilter FilterOf(IQueryCollection query) => new(
        Enum.TryParse<AmendmentState>(query["state"], out var state) && Enum.IsDefined(state) ? state : null, query["q"].ToString(),
        long.TryParse(query["before"], out var ticks) && ticks > 0 && ticks < DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
        Guid.TryParse(query["beforeId"], out var id) ? id : null);

    private static IResult ExportList(HttpContext http, AmendmentExport export, CancellationToken ct) =>
        Export.File("amendments", http.Request.Query["format"], export.Columns, export.Rows(FilterOf(http.Request.Query) with { Before = null, BeforeId = null }, ct));

    private static async Task<IResult> Count(AmendmentQueries queries, CancellationToken ct)
    {
        var waiting = await queries.Waiting(ct);
        return PageResult.Fragment(Render.Text(waiting == 0 ? "" : waiting.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<IResult> One(string no, HttpContext http, AmendmentQueries queries, IRefusalPages refusals, CancellationToken ct) =>
        await queries.ByNo(no, ct) is { } amendment ? PageResult.Redirect(http, $"/office/orders/{amendment.OrderNo}#{amendment.No}") : refusals.Answer(http, AmendmentErrors.NotFound);

    private static async Task<IResult> Withdraw(string no, HttpContext http, AmendmentQueries queries, UseCaseExecutor executor, IRefusalPages refusals, IStringLocalizer<OrderingTexts> l, CancellationToken ct)
    {
        if (await queries.ByNo(no, ct) is not { } amendment) return refusals.Answer(http, AmendmentErrors.NotFound);
        var form = await FormState.Read(http, ct);
        var done = await executor.Run(http.Actor(), (WithdrawAmendment u) => u.Run(amendment.Id, form["why"], ct), ct, form.IdempotencyKey);
        return done.IsDone ? PageResult.Redirect(http, $"/office/orders/{amendment.OrderNo}", l["已撤回 {0}", amendment.No]) : refusals.Answer(http, done.Refusal);
    }
}
