using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Zhanggui.Ordering;

namespace Zhanggui.AfterSales;

/// <summary>Returns on their order's page.</summary>
internal sealed class ReturnPanel(ReturnQueries queries, TimeProvider clock, IStringLocalizer<AfterSalesTexts> l)
    : IOrderPanel
{
    public async Task<RenderFragment?> Card(OrderId order, Actor viewer, CancellationToken ct) =>
        await queries.CasesOf(order.Value, ct) is { Count: > 0 } cases ? ReturnViews.Card(cases, clock.Now(), l) : null;

    public Task<RenderFragment?> Button(
        OrderId order,
        string no,
        OrderStatus status,
        Actor viewer,
        CancellationToken ct
    ) =>
        Task.FromResult(
            status is OrderStatus.Shipped or OrderStatus.Received or OrderStatus.Settled && viewer.May("return.request")
                ? ReturnViews.Button(no, l)
                : null
        );
}
