using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Finance;
using Zhanggui.Organization;
using Zhanggui.Shipping;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>
/// The list of all orders, its export, and one order's page. The JSON twin is <see cref="OrderApi"/>.
/// </summary>
internal static class OrderEndpoints
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/orders", List).Needs("ord.view").ExcludeFromDescription();
        routes.MapGet("/office/orders/export", ExportList).Needs("ord.view").ExcludeFromDescription();
        routes.MapGet("/office/orders/{no}", One).Needs("ord.view").ExcludeFromDescription();
    }

    private static async Task<IResult> List(
        HttpContext http,
        OrderList list,
        OrderChoiceQueries choices,
        IViews views,
        IStringLocalizer<OrderingTexts> l,
        CancellationToken ct
    )
    {
        var query = TableQuery.From(http);
        var filter = OrderFilter.Of(query);
        var page = await list.Page(filter, query.Place, PageSize, ct);
        // A page that holds everything needs no counting.
        var count =
            page.Next is null && query.After is null ? page.Rows.Count : await list.Count(filter, query.Place, ct);
        var model = new OrderListViews.ListModel(
            query,
            filter,
            list.Led(filter, query.Place),
            page,
            count,
            await views.Of(http.Actor(), query, ct),
            await choices.Choices(ct),
            http.Actor()
        );
        return PageResult.Page(l["全部订单"], OrderListViews.Page(model, l), typeof(OfficeLayout));
    }

    private static IResult ExportList(HttpContext http, OrderExport export)
    {
        var query = TableQuery.From(http);
        return Export.File(
            "orders",
            query.Filter("format"),
            export.Columns,
            export.Rows(OrderFilter.Of(query), query.Place)
        );
    }

    private static async Task<IResult> One(
        string no,
        HttpContext http,
        DeskQueries queries,
        AmendmentQueries amendments,
        ArrangementQueries arrangements,
        Company company,
        AmendmentRules rules,
        AuditTrail audit,
        IReceivables receivables,
        IParcels parcels,
        ICourierTrouble trouble,
        IShippingRates rates,
        PrintQueries prints,
        TimeProvider clock,
        IRefusalPages refusals,
        IEnumerable<IOrderPanel> panels,
        IStringLocalizer<OrderingTexts> l,
        CancellationToken ct
    )
    {
        var order = await queries.ByNo(no, ct);
        if (order is null)
            return refusals.Answer(http, OrderErrors.NotFound);
        var history = await audit.Of("order", order.Id.Value, ct);
        Guid[] ids = [order.Id.Value];
        var model = new OrderViews.OrderModel(
            order,
            await queries.Contacts(order.Id, ct),
            await queries.Remarks(order.Id, ct),
            history,
            IsWhole(history),
            (await receivables.Of(ids, ct)).GetValueOrDefault(order.Id.Value),
            [.. (await parcels.Of(ids, ct))[order.Id.Value].Select(p => (rates.CourierName(p.Courier), p))],
            rates.CourierName(order.Courier),
            clock.Now(),
            http.Actor(),
            await prints.OfOrder(order.Id, ct)
        )
        {
            Findings = await queries.Findings([order], ct),
            Arrangement = await arrangements.Of(order, ct),
            Today = company.Calendar.DateOf(clock.Now()),
            Placed = order.Progress.IsAmended ? (await queries.AsPlaced(no, ct))! : order,
            Amendments = await amendments.OfOrder(order.Id, ct),
            Troubles = order.Progress.ShippedAt is null ? [] : await trouble.Of(order.Id.Value, ct),
            NoAmendment = order.Progress.OpenAmendment is not null
                ? AmendmentErrors.OpenAlready
                : await rules.When(order, hold: false, ct),
        };
        foreach (var panel in panels)
        {
            if (await panel.Card(order.Id, http.Actor(), ct) is { } card)
                model.Cards.Add(card);
            if (await panel.Button(order.Id, order.No, order.Status, http.Actor(), ct) is { } button)
                model.Buttons.Add(button);
        }

        return PageResult.Page(order.No, OrderViews.Page(model, l), typeof(OfficeLayout));
    }

    private static bool IsWhole(IReadOnlyList<AuditEntry> chain)
    {
        var (previous, seq) = ("", 0);
        foreach (var entry in chain)
        {
            if (entry.Seq != ++seq || entry.Hash != entry.HashAfter(previous))
                return false;
            previous = entry.Hash;
        }

        return chain.Count > 0;
    }
}
