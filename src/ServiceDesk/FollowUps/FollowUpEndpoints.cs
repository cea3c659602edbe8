using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Ordering;
using Zhanggui.Shipping;
using Zhanggui.Ui;

namespace Zhanggui.ServiceDesk;

/// <summary>A tracking note, in a request.</summary>
/// <param name="Body">What was found out, 1 to 500 characters.</param>
/// <param name="Again">When to look again; null when nothing is left to do.</param>
public sealed record FollowUpNoteBody(string Body, DateTimeOffset? Again = null);

/// <summary>
/// Who follows which order (ORD-07, ORD-25): the list, taking over, notes; the same as JSON under /api/v1/tracking.
/// </summary>
internal static class FollowUpEndpoints
{
    private static readonly string[] See = ["order.track", "ord.view"];
    private static readonly string[] Takers = ["TRACKER", "STOREMGR", "OPSDIR"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/tracking", List).Needs("order.track").ExcludeFromDescription();
        routes.MapGet("/office/tracking/count", Count).Needs("order.track").ExcludeFromDescription();
        routes.MapGet("/office/tracking/export", ExportList).Needs("order.track").ExcludeFromDescription();
        var order = routes.MapGroup("/office/orders/{no}").DisableAntiforgery().ExcludeFromDescription();
        order.MapPost("/take-over", TakeOver).Needs("order.track");
        order.MapPost("/track", Note).Needs("order.track");
        var api = routes.MapGroup("/api/v1").WithTags("Orders 订单");
        api.MapGet("/tracking", ListApi)
            .Needs("order.track")
            .WithName("ListTracking")
            .WithSummary(
                "Who follows which order: `tab` free (nobody yet), mine, all or over; `q`; sorted by `due`, `confirmed` or `no` (ORD-07)"
            );
        api.MapPost(
                "/desk/orders/{no}/take-over",
                (string no, ReasonBody body, IOrders orders, ApiCall call) =>
                    orders
                        .ByNo(no, call.Ct)
                        .Then(
                            OrderErrors.NotFound,
                            o => call.Run((TakeOverFollowUp u) => u.Run(o.Id, body.Reason, call.Ct))
                        )
            )
            .Needs("order.track")
            .WithName("TakeOverTracking")
            .WithSummary(
                "Take over the tracking of a confirmed order; from another person only with a reason (ORD-07)"
            );
        api.MapPost(
                "/desk/orders/{no}/tracking-notes",
                (string no, FollowUpNoteBody body, IOrders orders, ApiCall call) =>
                    orders
                        .ByNo(no, call.Ct)
                        .Then(
                            OrderErrors.NotFound,
                            o => call.Run((RecordFollowUp u) => u.Run(o.Id, body.Body, body.Again, call.Ct))
                        )
            )
            .Needs("order.track")
            .WithName("NoteTracking")
            .WithSummary("Write down what was found out, and when to look again (ORD-25)");
        api.MapGet("/desk/orders/{no}/tracking", OneApi)
            .Needs(See)
            .WithName("GetTracking")
            .WithSummary("Who follows an order, since when, and the notes");
    }

    private static FollowUpFilter FilterOf(TableQuery query) =>
        FollowUpFilter.Of(query.Filter("tab"), query.Filter("q"));

    private static async Task<IResult> List(
        HttpContext http,
        FollowUpQueries queries,
        IShippingRates couriers,
        TimeProvider clock,
        IStringLocalizer<ServiceDeskTexts> l,
        CancellationToken ct
    )
    {
        var query = TableQuery.From(http);
        var (filter, me) = (FilterOf(query), http.Actor());
        var model = new FollowUpViews.ListModel(
            filter,
            query,
            await queries.Counts(me.Id, ct),
            await queries.Page(filter, me.Id, query.Place, 50, ct),
            couriers.CourierName,
            clock.Now(),
            me
        );
        return PageResult.Page(l["跟单"], FollowUpViews.List(model, l), typeof(OfficeLayout));
    }

    private static async Task<IResult> Count(HttpContext http, FollowUpQueries queries, CancellationToken ct)
    {
        // Operations see what nobody has yet, everybody else what is their own.
        var counts = await queries.Counts(http.Actor().Id, ct);
        var (count, hot) = http.Actor().Positions.Intersect(Takers).Any()
            ? (counts.Free, counts.Late > 0)
            : (counts.Mine, false);
        return PageResult.Fragment(b =>
            b.AddMarkupContent(
                0,
                count == 0
                    ? ""
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"<span class=\"{(hot ? "hot" : "")}\">{count}</span>"
                    )
            )
        );
    }

    private static IResult ExportList(
        HttpContext http,
        FollowUpQueries queries,
        Company company,
        IShippingRates couriers,
        CancellationToken ct
    )
    {
        var query = TableQuery.From(http);
        return Export.File(
            "tracking",
            query.Filter("format"),
            [
                new ExportColumn<FollowUpRow>(("订单", "Order"), r => r.Order.No),
                new ExportColumn<FollowUpRow>(("状态", "State"), r => OrderStates.NameOf(r.Order.Status).ToString()),
                new ExportColumn<FollowUpRow>(("收件人", "Recipient"), r => r.Order.CustomerName),
                new ExportColumn<FollowUpRow>(("城市", "City"), r => r.Order.Address.City),
                new ExportColumn<FollowUpRow>(
                    ("快递", "Courier"),
                    r => couriers.CourierName(r.Order.Courier).ToString()
                ),
                new ExportColumn<FollowUpRow>(("快递单号", "Waybill"), r => r.Order.WaybillNo),
                new ExportColumn<FollowUpRow>(
                    ("确认时间", "Confirmed at"),
                    r => company.Calendar.Local(r.Tracking.ConfirmedAt)
                ),
                new ExportColumn<FollowUpRow>(
                    ("移交时限", "Take over by"),
                    r => company.Calendar.Local(r.Tracking.DueAt)
                ),
                new ExportColumn<FollowUpRow>(("跟单人", "Tracked by"), r => r.Tracking.Owner),
                new ExportColumn<FollowUpRow>(
                    ("接手时间", "Taken over at"),
                    r => r.Tracking.TakenAt is { } at ? company.Calendar.Local(at) : null
                ),
                new ExportColumn<FollowUpRow>(("最后记录", "Last note"), r => r.Last?.Body),
                new ExportColumn<FollowUpRow>(
                    ("签收或取消", "Ended at"),
                    r => r.Tracking.EndedAt is { } at ? company.Calendar.Local(at) : null
                ),
            ],
            queries.Export(FilterOf(query), http.Actor().Id, query.Place, ct)
        );
    }

    private static async Task<IResult> TakeOver(string no, HttpContext http, FollowUpPages pages, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        return await pages.After(no, http, (TakeOverFollowUp u, OrderId id) => u.Run(id, form["reason"], ct), ct);
    }

    /// <summary>The instant is the company's wall clock, as a browser's field sends it.</summary>
    private static async Task<IResult> Note(
        string no,
        HttpContext http,
        FollowUpPages pages,
        Company company,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(http, ct);
        DateTimeOffset? again =
            form["again"].Length == 0 ? null
            : DateTime.TryParseExact(
                form["again"],
                ["yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var wall
            )
                ? company.Calendar.At(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall))
            : DateTimeOffset.MinValue;
        return await pages.After(no, http, (RecordFollowUp u, OrderId id) => u.Run(id, form["body"], again, ct), ct);
    }

    private static async Task<IResult> ListApi(
        HttpContext http,
        FollowUpQueries queries,
        [AsParameters] ListPlace place,
        CancellationToken ct,
        string? tab = null,
        string? q = null,
        int take = 50
    ) =>
        TypedResults.Ok(
            (await queries.Page(FollowUpFilter.Of(tab, q), http.Actor().Id, place, Math.Clamp(take, 1, 200), ct)).Of(
                r => new
                {
                    r.Order.No,
                    status = r.Order.Status.ToString(),
                    Name = r.Order.CustomerName,
                    r.Order.Address.City,
                    r.Order.Courier,
                    r.Order.WaybillNo,
                    r.Order.ShippedAt,
                    r.Tracking.ConfirmedAt,
                    r.Tracking.DueAt,
                    r.Tracking.Owner,
                    r.Tracking.TakenAt,
                    late = r.Tracking.TakenAt is not null && r.Tracking.IsLate,
                    r.Tracking.AgainAt,
                    r.Tracking.EndedAt,
                    lastNote = r.Last?.Body,
                }
            )
        );

    private static async Task<IResult> OneApi(string no, IOrders orders, FollowUpQueries queries, CancellationToken ct)
    {
        if (await orders.ByNo(no, ct) is not { } order)
            return Refusals.Problem(OrderErrors.NotFound);
        if (await queries.Of(order.Id, ct) is not { } t)
            return Refusals.Problem(FollowUpErrors.NotConfirmed);
        return TypedResults.Ok(
            new
            {
                order.No,
                t.ConfirmedAt,
                t.DueAt,
                t.Owner,
                t.TakenAt,
                t.AgainAt,
                t.EndedAt,
                notes = (await queries.Notes(order.Id, ct)).Select(n => new
                {
                    n.At,
                    n.By,
                    n.Body,
                    n.AgainAt,
                }),
            }
        );
    }
}

/// <summary>Runs an act on an order and leads back to its page.</summary>
internal sealed class FollowUpPages(IOrders orders, UseCaseExecutor executor, IRefusalPages refusals)
{
    public async Task<IResult> After<TUseCase>(
        string no,
        HttpContext http,
        Func<TUseCase, OrderId, Task<Result>> act,
        CancellationToken ct
    )
        where TUseCase : class
    {
        if (await orders.ByNo(no, ct) is not { } order)
            return refusals.Answer(http, OrderErrors.NotFound);
        var done = await executor.Run(http.Actor(), (TUseCase u) => act(u, order.Id), ct, http.IdempotencyKey());
        return done.IsDone
            ? PageResult.Redirect(http, $"/office/orders/{Uri.EscapeDataString(no)}")
            : refusals.Answer(http, done.Refusal);
    }
}
