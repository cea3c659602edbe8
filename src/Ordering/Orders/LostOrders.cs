using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Ordering;

/// <summary>An order that was cancelled: a deal that failed after it was placed (ORD-15, ORD-27).</summary>
/// <param name="No">Its number.</param>
/// <param name="At">When it was cancelled.</param>
/// <param name="Code">The category of the reason, stable.</param>
/// <param name="Reason">The category for people.</param>
/// <param name="Note">What was written with it.</param>
/// <param name="Handler">Who handled it; null when nobody had taken it up.</param>
/// <param name="Total">What it was worth.</param>
/// <param name="Lines">What was ordered, by SKU and name.</param>
public sealed record LostOrder(
    string No,
    DateTimeOffset At,
    string Code,
    Text Reason,
    string? Note,
    string? Handler,
    Money Total,
    IReadOnlyList<(SkuId Sku, Text Name)> Lines
);

/// <summary>Orders that came to nothing, with their reasons.</summary>
public interface ILostOrders
{
    /// <summary>The categories of reasons, in their order.</summary>
    IReadOnlyList<(string Code, Text Name)> Reasons { get; }

    /// <summary>
    /// What was cancelled from one instant until before another, oldest first; read as it is consumed.
    /// </summary>
    IAsyncEnumerable<LostOrder> Cancelled(DateTimeOffset from, DateTimeOffset until, CancellationToken ct);
}

/// <inheritdoc cref="ILostOrders" />
internal sealed class LostOrders(ShopDb db) : ILostOrders
{
    private const int Part = 500;

    public IReadOnlyList<(string Code, Text Name)> Reasons => CancelReasons.All;

    public async IAsyncEnumerable<LostOrder> Cancelled(
        DateTimeOffset from,
        DateTimeOffset until,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        var names = CancelReasons.All.ToDictionary(r => r.Code, r => r.Name);
        var (at, id) = (from, Guid.Empty);
        while (true)
        {
            var (since, last) = (at, id);
            var part = await db.Set<Order>()
                .AsNoTracking()
                .Include(o => o.Lines)
                .Include(o => o.Progress)
                .AsSplitQuery()
                .Where(o =>
                    o.Progress.CancelledAt != null
                    && o.Progress.CancelledAt >= since
                    && o.Progress.CancelledAt < until
                    && (o.Progress.CancelledAt > since || o.Id.Value > last)
                )
                .OrderBy(o => o.Progress.CancelledAt)
                .ThenBy(o => o.Id.Value)
                .Take(Part)
                .ToListAsync(ct);
            foreach (var order in part)
            {
                var (p, code) = (order.Progress, order.Progress.CancelCode ?? CancelReasons.Other);
                yield return new LostOrder(
                    order.No,
                    p.CancelledAt!.Value,
                    code,
                    names.GetValueOrDefault(code, names[CancelReasons.Other]),
                    p.CancelReason,
                    p.HandlerName,
                    order.Total,
                    [.. order.Lines.OrderBy(l => l.No).Select(l => (l.Sku, new Text(l.Name, l.NameEn)))]
                );
            }

            if (part.Count < Part)
                yield break;
            (at, id) = (part[^1].Progress.CancelledAt!.Value, part[^1].Id.Value);
        }
    }
}
