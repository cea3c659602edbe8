using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Inventory;
using Zhanggui.OrderScreening;

namespace Zhanggui.Ordering;

/// <summary>A reason in a request.</summary>
public sealed record ReasonBody(string? Reason);

/// <summary>Why an order is cancelled.</summary>
/// <param name="Reason">In words.</param>
/// <param name="Code">
/// customer, wrong, unreachable, stock, duplicate, unpaid, refused, malicious or other (ORD-27).
/// </param>
/// <param name="Blacklist">True to blacklist the phone of a malicious order.</param>
public sealed record CancelBody(string? Reason, string? Code = null, bool Blacklist = false);

/// <summary>A remark in a request.</summary>
public sealed record RemarkBody(string Kind, string Body, bool MustAcknowledge = true);

/// <summary>Orders for staff and partners as JSON. Every act is the same use case as the page's.</summary>
internal static class OrderApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/desk/orders").WithTags("Orders 订单");
        api.MapGet("", List)
            .Needs("ord.view")
            .WithName("ListDeskOrders")
            .WithSummary(
                "Orders, newest first, or sorted by `placed`, `amount` or `no`; `next` of the answer pages on as `after`. What no index answers is looked for in the last days only (policy orders.list.days), unless `from` is given"
            );
        api.MapGet("/{no}", One)
            .Needs("ord.view")
            .WithName("GetDeskOrder")
            .WithSummary("One order with lines, remarks, contacts and what the audit found (ORD-06)");
        api.MapGet("/{no}/history", History)
            .Needs("ord.view")
            .WithName("GetDeskOrderHistory")
            .WithSummary("Everything that happened to an order");
        api.MapPost(
                "/{no}/accept",
                (string no, Desk desk, CancellationToken ct) =>
                    desk.Do(no, (AcceptOrder u, OrderId id) => u.Run(id, ct), ct)
            )
            .Needs("order.accept")
            .WithName("AcceptOrder")
            .WithSummary("Accept; a flagged order is held (ORD-04, ORD-06)");
        api.MapPost(
                "/{no}/contacts",
                (string no, ContactInput body, Desk desk, CancellationToken ct) =>
                    desk.Do(no, (RecordContact u, OrderId id) => u.Run(id, body, ct), ct)
            )
            .Needs("order.accept", "order.confirm")
            .WithName("RecordContact")
            .WithSummary("Record a contact with the customer");
        api.MapPost(
                "/{no}/confirm",
                (string no, ContactInput body, Desk desk, CancellationToken ct) =>
                    desk.Do(no, (ConfirmOrder u, OrderId id) => u.Run(id, body, ct), ct)
            )
            .Needs("order.confirm")
            .WithName("ConfirmOrder")
            .WithSummary("Confirm as valid (ORD-05)");
        api.MapPost(
                "/{no}/hold",
                (string no, ReasonBody body, Desk desk, CancellationToken ct) =>
                    desk.Do(no, (HoldOrder u, OrderId id) => u.Run(id, body.Reason ?? "", ct), ct)
            )
            .Needs("order.accept", "order.confirm")
            .WithName("HoldOrder")
            .WithSummary("Hold with a reason");
        api.MapPost(
                "/{no}/clear",
                (string no, ReasonBody body, Desk desk, CancellationToken ct) =>
                    desk.Do(no, (ClearOrder u, OrderId id) => u.Run(id, body.Reason, ct), ct)
            )
            .Needs("order.confirm")
            .WithName("ClearOrder")
            .WithSummary("Let a held order go on");
        api.MapPost(
                "/{no}/release",
                (string no, Desk desk, CancellationToken ct) =>
                    desk.Do(no, (ReleaseOrder u, OrderId id) => u.Run(id, ct), ct)
            )
            .Needs("order.confirm")
            .WithName("ReleaseOrder")
            .WithSummary("Send to the warehouse (ORD-14)");
        api.MapPost(
                "/{no}/cancel",
                (string no, CancelBody body, Desk desk, CancellationToken ct) =>
                    desk.Do(
                        no,
                        (CancelOrder u, OrderId id) =>
                            u.Run(id, body.Code ?? CancelReasons.Other, body.Reason ?? "", body.Blacklist, ct),
                        ct
                    )
            )
            .Needs("order.cancel", "order.cancel.before-confirmation")
            .WithName("CancelOrder")
            .WithSummary("Cancel with a reason; stock and money go back (ORD-27)");
        api.MapPost(
                "/{no}/remarks",
                (string no, RemarkBody body, Desk desk, CancellationToken ct) =>
                    desk.Do(
                        no,
                        (AddRemark u, OrderId id) => u.Run(id, body.Kind, body.Body, body.MustAcknowledge, ct),
                        ct
                    )
            )
            .Needs("order.accept", "order.confirm")
            .WithName("AddRemark")
            .WithSummary("Add a remark for the warehouse (ORD-19)");
        api.MapPost(
                "/{no}/settle",
                (string no, Desk desk, CancellationToken ct) =>
                    desk.Do(no, (SettleOrder u, OrderId id) => u.Run(id, ct), ct)
            )
            .Needs("fin.edit", "payment.confirm")
            .WithName("SettleOrder")
            .WithSummary("Close the money side (ORD-23)");
    }

    private static async Task<IResult> List(
        [AsParameters] OrderAsk ask,
        [AsParameters] ListPlace place,
        OrderList list,
        CancellationToken ct,
        int take = 50
    )
    {
        var page = await list.Page(ask.Filter, place, Math.Clamp(take, 1, 200), ct);
        return TypedResults.Ok(
            page.Of(o => new
            {
                o.Id,
                o.No,
                o.PlacedAt,
                o.Status,
                o.Channel,
                o.ChannelNo,
                o.Address.Name,
                o.Total,
                o.Method,
                o.Courier,
                o.Progress.WaybillNo,
                o.Progress.IsPaid,
                depositPaid = o.Standing.IsDepositPaid,
                o.Progress.BalanceUntil,
                o.Progress.StockOn,
                o.Progress.IsAmended,
                handler = o.Progress.HandlerName,
                o.Progress.DueAt,
                flags = o.Progress.Flags.Split(',', StringSplitOptions.RemoveEmptyEntries),
                lines = o.Lines.Count,
            })
        );
    }

    private static async Task<IResult> One(
        string no,
        DeskQueries queries,
        PrintQueries prints,
        Policies policies,
        IBackorders backorders,
        CancellationToken ct
    )
    {
        var order = await queries.ByNo(no, ct);
        if (order is null)
            return Refusals.Problem(OrderErrors.NotFound);
        var remarks = await queries.Remarks(order.Id, ct);
        var contacts = await queries.Contacts(order.Id, ct);
        var findings = await queries.Findings([order], ct);
        return TypedResults.Ok(
            new
            {
                order = OrderQueries.View(order, [.. remarks.Select(r => r.View)], policies),
                channelNo = order.ChannelNo,
                replaces = order.Replaces,
                stockOn = order.Progress.StockOn,
                waits = (await backorders.Of(order.Id.Value, ct)).Select(w => new
                {
                    sku = order.Lines.FirstOrDefault(l => l.Sku == w.Sku)?.Goods.SkuCode,
                    w.Quantity,
                    w.Since,
                    request = w.Request?.No,
                    state = w.Request?.State.ToString(),
                    w.Request?.ExpectedOn,
                    w.Request?.Note,
                }),
                contacts = contacts.Select(c => new
                {
                    c.Channel,
                    c.Reached,
                    c.Verified,
                    c.Note,
                    c.By,
                    c.At,
                    c.Late,
                }),
                prints = (await prints.OfOrder(order.Id, ct)).Select(p => new { p.By, p.At }),
                audit = new
                {
                    order.Progress.Score,
                    findings = findings.Select(f => new
                    {
                        f.Code,
                        name = ScreeningCatalog.NameOf(f.Code),
                        f.Weight,
                        f.Reason,
                        f.Revision,
                        f.At,
                    }),
                },
                allowed = OrderStates.Table.Allowed(order.Status).Select(v => v.ToString()),
            }
        );
    }

    private static async Task<IResult> History(string no, DeskQueries queries, AuditTrail audit, CancellationToken ct)
    {
        var order = await queries.ByNo(no, ct);
        if (order is null)
            return Refusals.Problem(OrderErrors.NotFound);
        var entries = await audit.Of("order", order.Id.Value, ct);
        return TypedResults.Ok(
            entries.Select(e => new
            {
                e.Seq,
                e.At,
                by = e.ActorName,
                what = e.Verb.ToString(),
                e.Note,
                e.Hash,
            })
        );
    }
}

/// <summary>Finds an order by its number and runs one act on it, for the caller of this request.</summary>
internal sealed class Desk(DeskQueries queries, UseCaseExecutor executor, IHttpContextAccessor http)
{
    public async Task<IResult> Do<TUseCase>(string no, Func<TUseCase, OrderId, Task<Result>> act, CancellationToken ct)
        where TUseCase : class => (await Act(no, act, ct)).ToHttp();

    public async Task<Result> Act<TUseCase>(string no, Func<TUseCase, OrderId, Task<Result>> act, CancellationToken ct)
        where TUseCase : class
    {
        var order = await queries.ByNo(no, ct);
        if (order is null)
            return OrderErrors.NotFound;
        var context = http.HttpContext!;
        return await executor.Run(context.Actor(), (TUseCase u) => act(u, order.Id), ct, context.IdempotencyKey());
    }
}
