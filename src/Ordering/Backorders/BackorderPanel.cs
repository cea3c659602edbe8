using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Zhanggui.Catalog;
using Zhanggui.Inventory;

namespace Zhanggui.Ordering;

/// <summary>What an order waits for and what purchasing says of it, on the order's page.</summary>
internal sealed class BackorderPanel(IBackorders backorders, ICatalog catalog, IStringLocalizer<OrderingTexts> l)
    : IOrderPanel
{
    public async Task<RenderFragment?> Card(OrderId order, Actor viewer, CancellationToken ct)
    {
        var lines = await backorders.Of(order.Value, ct);
        return lines.Count == 0
            ? null
            : BackorderViews.Card(lines, await catalog.Skus([.. lines.Select(x => x.Sku)], ct), l);
    }

    public Task<RenderFragment?> Button(
        OrderId order,
        string no,
        OrderStatus status,
        Actor viewer,
        CancellationToken ct
    ) => Task.FromResult<RenderFragment?>(null);
}

/// <summary>Nobody waits for goods who is cancelled, or whose goods have left as a whole.</summary>
internal sealed class WaitingCheck(IBackorders backorders) : IIntegrityCheck
{
    private const int Part = 500;

    public Text Name => new("等货的订单还在等", "Orders that wait for goods are waiting");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var part in (await backorders.Everybody("order", ct)).Chunk(Part))
        {
            var ids = part.Select(w => new OrderId(w.Key)).ToList();
            var standing = await db.Set<OrderProgress>()
                .AsNoTracking()
                .Where(p => EF.Parameter(ids).Contains(p.OrderId))
                .Select(p => new
                {
                    p.OrderId,
                    p.Status,
                    p.Split,
                })
                .ToDictionaryAsync(p => p.OrderId.Value, ct);
            foreach (var (id, no) in part)
                if (
                    !standing.TryGetValue(id, out var p)
                    || (
                        p.Status != OrderStatus.AwaitingStock
                        && (p.Split is null || p.Status is not (OrderStatus.ReadyToShip or OrderStatus.Released))
                    )
                )
                    yield return new IntegrityViolation(
                        "wanted",
                        $"{no}: waits for goods and is {p?.Status.ToString() ?? "not there"}"
                    );
        }
    }
}
