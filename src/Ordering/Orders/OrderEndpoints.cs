using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Finance;
using Zhanggui.Shipping;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>The list of all orders, its export, and one order's page. The JSON twin is <see cref="OrderApi"/>.</summary>
internal static class OrderEndpoints
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/orders", List).Needs("ord.view").ExcludeFromDescription();
        routes.MapGet("/office/orders/export", ExportList).Needs("ord.view").ExcludeFromDescription();
        routes.MapGet("/office/orders/{no}", One).Needs("ord.view").ExcludeFromDescription();
        routes.MapGet("/office/search", Find).Needs("ord.view").ExcludeFromDescription();
    }

    private static async Task<IResult> List(HttpContext http, DeskReads reads, IStringLocalizer<OrderingTexts> l, CancellationToken ct)
    {
        var filter = FilterOf(http.Request.Query);
        var orders = await reads.List(filter, PageSize + 1, ct);
        var page = orders.Take(PageSize).ToList();
        var query = string.Join('&', http.Request.Query.Where(q => q.Key is "q" or "status" or "paid" or "from" or "to" && q.Value.ToString().Length > 0).Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value.ToString())}"));
        var older = orders.Count > PageSize ? $"/office/orders?{query}&before={page[^1].PlacedAt.UtcTicks}&beforeId={page[^1].Id.Value}" : null;
        return PageResult.Page(l["全部订单"], OrderListViews.Page(new OrderListViews.ListModel(filter, page, older is not null, older, $"/office/orders/export?{query}&", http.Actor()), l), typeof(OfficeLayout));
    }

    private static OrderFilter FilterOf(IQueryCollection query) => new(
        query["q"].ToString(),
        Enum.TryParse<OrderStatus>(query["status"], out var status) && Enum.IsDefined(status) ? status : null,
        DateOnly.TryParse(query["from"], out var from) ? from : null,
        DateOnly.TryParse(query["to"], out var to) ? to : null,
        bool.TryParse(query["paid"], out var paid) ? paid : null,
        long.TryParse(query["before"], out var ticks) && ticks > 0 && ticks < DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
        Guid.TryParse(query["beforeId"], out var id) ? id : null);

    private static IResult ExportList(HttpContext http, OrderExport export) => Export.File("orders", http.Request.Query["format"], export.Columns, export.Rows(FilterOf(http.Request.Query)));

    private static async Task<IResult> One(string no, HttpContext http, DeskReads reads, AmendmentReads amendments, ArrangementReads arrangements, Company company, AmendmentRules rules, AuditTrail audit, IReceivables receivables, IParcels parcels, IShippingRates rates, PrintReads prints, TimeProvider clock, IRefusalPages refusals, IStringLocalizer<OrderingTexts> l, CancellationToken ct)
    {
        var order = await reads.ByNo(no, ct);
        if (order is null) return refusals.Answer(http, OrderErrors.NotFound);
        var history = await audit.Of("order", order.Id.Value, ct);
        Guid[] ids = [order.Id.Value];
        var model = new OrderViews.OrderModel(order, await reads.Contacts(order.Id, ct), await reads.Remarks(order.Id, ct), history, IsWhole(history),
            (await receivables.Of(ids, ct)).GetValueOrDefault(order.Id.Value), [.. (await parcels.Of(ids, ct))[order.Id.Value].Select(p => (rates.CourierName(p.Courier), p))], rates.CourierName(order.Courier), clock.Now(), http.Actor(), await prints.OfOrder(order.Id, ct))
        {
            Findings = await reads.Findings([order], ct), Arrangement = await arrangements.Of(order, ct), Today = company.Calendar.DateOf(clock.Now()),
            Placed = order.Progress.IsAmended ? (await reads.AsPlaced(no, ct))! : order, Amendments = await amendments.OfOrder(order.Id, ct),
            NoAmendment = order.Progress.OpenAmendment is not null ? AmendmentErrors.OpenAlready : await rules.When(order, hold: false, ct),
        };
        return PageResult.Page(order.No, OrderViews.Page(model, l), typeof(OfficeLayout));
    }

    private static bool IsWhole(IReadOnlyList<AuditEntry> chain)
    {
        var (previous, seq) = ("", 0);
        foreach (var entry in chain)
        {
            if (entry.Seq != ++seq || entry.Hash != entry.HashAfter(previous)) return false;
            previous = entry.Hash;
        }

        return chain.Count > 0;
    }

    /// <summary>The search box of every desk: one hit opens the order, several are a list.</summary>
    private static async Task<IResult> Find(HttpContext http, DeskReads reads, CancellationToken ct, string? q = null)
    {
        if (string.IsNullOrWhiteSpace(q)) return PageResult.Redirect(http, "/office/orders");
        var found = await reads.List(new OrderFilter(q, null, null, null, null, null, null), 2, ct);
        return PageResult.Redirect(http, found.Count == 1 ? $"/office/orders/{found[0].No}" : $"/office/orders?q={Uri.EscapeDataString(q)}");
    }
}
