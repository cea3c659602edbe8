using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Zhanggui.Inventory;
using Zhanggui.Shipping;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>
/// The order desk: the queue, the drawer of one order, and the acts on it. Pages under /office/desk, acts under
/// /office/orders/{no}/..., JSON in <see cref="OrderApi"/>.
/// </summary>
internal static class DeskEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/desk", Page).Needs("order.accept", "ord.view").ExcludeFromDescription();
        routes.MapGet("/office/desk/count", Count).Needs("order.accept", "ord.view").ExcludeFromDescription();
        routes.MapGet("/office/desk/{no}", OneDrawer).Needs("order.accept", "ord.view").ExcludeFromDescription();
        var order = routes.MapGroup("/office/orders/{no}").DisableAntiforgery().ExcludeFromDescription();
        order
            .MapPost(
                "/accept",
                (string no, DrawerPage page, CancellationToken ct) =>
                    page.After(no, (AcceptOrder u, OrderId id) => u.Run(id, ct), ct)
            )
            .Needs("order.accept");
        order
            .MapPost(
                "/clear",
                (string no, DrawerPage page, CancellationToken ct) =>
                    page.After(no, (ClearOrder u, OrderId id) => u.Run(id, null, ct), ct)
            )
            .Needs("order.confirm");
        order
            .MapPost(
                "/release",
                (string no, DrawerPage page, CancellationToken ct) =>
                    page.After(no, (ReleaseOrder u, OrderId id) => u.Run(id, ct), ct)
            )
            .Needs("order.confirm");
        order
            .MapPost(
                "/hold",
                (string no, DrawerPage page, CancellationToken ct) =>
                    page.After<HoldOrder>(no, f => (u, id) => u.Run(id, f["reason"], ct), ct)
            )
            .Needs("order.accept", "order.confirm");
        order
            .MapPost(
                "/cancel",
                (string no, DrawerPage page, CancellationToken ct) =>
                    page.After<CancelOrder>(
                        no,
                        f =>
                            (u, id) =>
                                u.Run(
                                    id,
                                    f["code"] is "" ? CancelReasons.Other : f["code"],
                                    f["reason"],
                                    f.Checked("blacklist"),
                                    ct
                                ),
                        ct
                    )
            )
            .Needs("order.cancel", "order.cancel.before-confirmation");
        order
            .MapPost(
                "/confirm",
                (string no, DrawerPage page, CancellationToken ct) =>
                    page.After<ConfirmOrder>(no, f => (u, id) => u.Run(id, Contact(f, true), ct), ct)
            )
            .Needs("order.confirm");
        order
            .MapPost(
                "/missed",
                (string no, DrawerPage page, CancellationToken ct) =>
                    page.After<RecordContact>(no, f => (u, id) => u.Run(id, Contact(f, false), ct), ct)
            )
            .Needs("order.accept", "order.confirm");
        order
            .MapPost(
                "/remark",
                (string no, DrawerPage page, CancellationToken ct) =>
                    page.After<AddRemark>(
                        no,
                        f => (u, id) => u.Run(id, f["kind"], f["body"], f.Checked("must"), ct),
                        ct
                    )
            )
            .Needs("order.accept", "order.confirm");
        order
            .MapPost(
                "/settle",
                (string no, DrawerPage page, CancellationToken ct) =>
                    page.After(no, (SettleOrder u, OrderId id) => u.Run(id, ct), ct)
            )
            .Needs("fin.edit", "payment.confirm");
        BulkEndpoints.Map(routes);
        OrderApi.Map(routes);
    }

    private static ContactInput Contact(FormState form, bool reached) =>
        new(form["channel"] is "" ? "phone" : form["channel"], reached, form.All("verified"), form["note"]);

    private static async Task<IResult> Page(
        HttpContext http,
        DeskQueries queries,
        DrawerPage drawers,
        TimeProvider clock,
        Policies policies,
        IStringLocalizer<OrderingTexts> l,
        CancellationToken ct,
        string? part = null,
        string? no = null
    )
    {
        var query = QueryOf(http.Request.Query);
        var orders = await queries.Queue(query, http.Actor().Id, DeskQuery.Max, ct);
        var seconds = policies.Get(OrderingPolicies.RefreshSeconds);
        var model = new DeskViews.DeskModel(
            query,
            await queries.Counts(ct),
            orders,
            await queries.Channels(ct),
            await queries.OldestUnseen(ct),
            clock.Now(),
            no,
            http.Actor()
        )
        {
            Findings = await queries.Findings(orders, ct),
            Refresh = seconds == 0 ? "live:orders from:body, every 60s" : $"every {seconds}s",
            IsLive = seconds == 0,
            IsDense = http.RequestServices.GetRequiredService<IShell>().Dense,
        };
        if (part == "queue")
            return PageResult.Fragment(DeskViews.Queue(model, l));
        var drawer = no is null ? null : await drawers.Body(no, new FormState(), ct);
        return PageResult
            .Page(l["订单台"], DeskViews.Page(model, l, drawer), typeof(OfficeLayout))
            .With("OwnDrawer", true);
    }

    private static DeskQuery QueryOf(IQueryCollection query) =>
        new(
            Enum.TryParse<DeskTab>(query["tab"], ignoreCase: true, out var tab) && Enum.IsDefined(tab)
                ? tab
                : DeskTab.New,
            query["mine"] == "1",
            Given(query["channel"]),
            Given(query["flag"]),
            query["presale"] == "no"
        );

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > 40 ? null : text;

    private static async Task<IResult> Count(DeskQueries queries, CancellationToken ct)
    {
        var (waiting, overdue) = (await queries.Waiting(ct), await queries.Overdue(ct));
        return PageResult.Fragment(b =>
            b.AddMarkupContent(0, waiting == 0 ? "" : $"<span class=\"{(overdue > 0 ? "hot" : "")}\">{waiting}</span>")
        );
    }

    private static async Task<IResult> OneDrawer(string no, HttpContext http, DrawerPage page, CancellationToken ct)
    {
        if (!http.Request.Headers.ContainsKey("HX-Request"))
            return PageResult.Redirect(http, $"/office/orders/{Uri.EscapeDataString(no)}");
        var body = await page.Body(no, new FormState(), ct);
        return body is null ? Refusals.Problem(OrderErrors.NotFound) : PageResult.Fragment(body);
    }
}

/// <summary>Runs one act on one order and answers with its drawer, or, without script, with its page.</summary>
internal sealed class DrawerPage(
    DeskQueries queries,
    Desk desk,
    IStock stock,
    IHttpContextAccessor http,
    TimeProvider clock,
    IStringLocalizer<OrderingTexts> l
)
{
    public Task<IResult> After<TUseCase>(string no, Func<TUseCase, OrderId, Task<Result>> act, CancellationToken ct)
        where TUseCase : class => After(no, _ => act, ct);

    public async Task<IResult> After<TUseCase>(
        string no,
        Func<FormState, Func<TUseCase, OrderId, Task<Result>>> act,
        CancellationToken ct
    )
        where TUseCase : class
    {
        var context = http.HttpContext!;
        var form = await FormState.Read(context, ct);
        var result = await desk.Act(no, act(form), ct);
        var scripted = context.Request.Headers.ContainsKey("HX-Request");
        if (result.IsDone)
        {
            if (!scripted)
                return PageResult.Redirect(context, $"/office/orders/{Uri.EscapeDataString(no)}");
            return PageResult.Fragment((await Body(no, new FormState(), ct))!).Trigger("orders-changed");
        }

        if (!scripted)
            return context.RequestServices.GetRequiredService<IRefusalPages>().Answer(context, result.Refusal);
        form.Accept(result.Refusal);
        var body = await Body(no, form, ct);
        return body is null
            ? Refusals.Problem(result.Refusal)
            : PageResult.Fragment(body, Refusals.Status(result.Refusal)).Trigger("orders-changed");
    }

    public async Task<RenderFragment?> Body(string no, FormState form, CancellationToken ct)
    {
        var order = await queries.ByNo(no, ct);
        if (order is null)
            return null;
        var levels = await stock.Of([.. order.Lines.Select(x => x.Sku)], ct);
        var free = order
            .Lines.GroupBy(x => x.Goods.SkuCode)
            .ToDictionary(g => g.Key, g => levels[g.First().Sku].Available.Units);
        var model = new DrawerViews.DrawerModel(
            order,
            await queries.Contacts(order.Id, ct),
            await queries.Remarks(order.Id, ct),
            clock.Now(),
            form,
            http.HttpContext!.Actor(),
            free,
            http.HttpContext!.RequestServices.GetRequiredService<IShippingRates>().CourierName(order.Courier),
            DeskViews.ChannelName(
                order.Channel,
                await http.HttpContext!.RequestServices.GetRequiredService<IChannelNames>().All(ct)
            )
        )
        {
            MayGo = http.HttpContext!.RequestServices.GetRequiredService<PaymentGate>().LetsGo(order),
            Findings = await queries.Findings([order], ct),
            Scripts = http.HttpContext!.RequestServices.GetRequiredService<DeskScripts>().For(order),
        };
        return DrawerViews.Drawer(model, l);
    }
}
