using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>An order that was cancelled (ORD-27).</summary>
/// <param name="No">Its number.</param>
/// <param name="At">When it was cancelled.</param>
/// <param name="Code">The category of the reason, stable.</param>
/// <param name="Reason">The category for people.</param>
/// <param name="Note">What was written with it.</param>
/// <param name="Handler">Who handled it; null when nobody had taken it up.</param>
/// <param name="Products">What was ordered, by name, each once.</param>
public sealed record CancelledOrder(
    string No,
    DateTimeOffset At,
    string Code,
    Text Reason,
    string? Note,
    string? Handler,
    IReadOnlyList<Text> Products
);

/// <summary>An order that left the warehouse, with the instants of its way; null for steps not reached.</summary>
/// <param name="No">Its number.</param>
/// <param name="Channel">By which channel it came.</param>
/// <param name="Handler">Who accepted it; null when it passed by itself.</param>
/// <param name="Placed">When it was placed.</param>
/// <param name="Paid">When it was paid.</param>
/// <param name="Accepted">When somebody accepted it.</param>
/// <param name="Contacted">When its customer was contacted (ORD-04).</param>
/// <param name="Released">When the warehouse got it.</param>
/// <param name="Picked">When it was picked.</param>
/// <param name="Packed">When it was packed.</param>
/// <param name="Shipped">When the courier had it.</param>
/// <param name="Received">When its customer had it.</param>
/// <param name="IsPresale">Whether it, or a part of it, was promised for a later date (ORD-26).</param>
public sealed record ShippedOrder(
    string No,
    string Channel,
    string? Handler,
    DateTimeOffset Placed,
    DateTimeOffset? Paid,
    DateTimeOffset? Accepted,
    DateTimeOffset? Contacted,
    DateTimeOffset? Released,
    DateTimeOffset? Picked,
    DateTimeOffset? Packed,
    DateTimeOffset Shipped,
    DateTimeOffset? Received,
    bool IsPresale
);

/// <summary>What became of orders, for reports. Read as it is consumed, oldest first.</summary>
public interface IOrderHistory
{
    /// <summary>What left the warehouse from one instant until before another.</summary>
    /// <param name="from">From when.</param>
    /// <param name="until">Until before when.</param>
    /// <param name="channel">Only of this channel; null: of all.</param>
    /// <param name="handler">Only what this person accepted; null: all.</param>
    IAsyncEnumerable<ShippedOrder> Shipped(
        DateTimeOffset from,
        DateTimeOffset until,
        string? channel,
        string? handler,
        CancellationToken ct
    );

    /// <summary>What was cancelled from one instant until before another.</summary>
    IAsyncEnumerable<CancelledOrder> Cancelled(DateTimeOffset from, DateTimeOffset until, CancellationToken ct);
}

/// <inheritdoc cref="IOrderHistory" />
internal sealed class OrderHistory(OrderingDb db) : IOrderHistory
{
    private const int Part = 500;

    /// <summary>One walk over the index on the shipping day, whatever the number of older orders.</summary>
    public IAsyncEnumerable<ShippedOrder> Shipped(
        DateTimeOffset from,
        DateTimeOffset until,
        string? channel,
        string? handler,
        CancellationToken ct
    )
    {
        var orders = db.Orders.Where(o => o.Progress.ShippedAt >= from && o.Progress.ShippedAt < until);
        if (channel is not null)
            orders = orders.Where(o => o.Channel == channel);
        if (handler is not null)
            orders = orders.Where(o => o.Progress.HandlerName == handler);
        return orders
            .OrderBy(o => o.Progress.ShippedAt)
            .Select(o => new ShippedOrder(
                o.No,
                o.Channel,
                o.Progress.HandlerName,
                o.PlacedAt,
                o.Progress.PaidAt,
                o.Progress.AcceptedAt,
                o.Progress.ContactedAt,
                o.Progress.ReleasedAt,
                o.Progress.PickedAt,
                o.Progress.PackedAt,
                o.Progress.ShippedAt!.Value,
                o.Progress.ReceivedAt,
                o.Lines.Any(l => l.ShipsOn != null)
                    || db.Shop.Set<SplitPart>().Any(p => p.SplitId == o.Progress.Split && p.NotBefore != null)
            ))
            .AsAsyncEnumerable();
    }

    public async IAsyncEnumerable<CancelledOrder> Cancelled(
        DateTimeOffset from,
        DateTimeOffset until,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var names = CancelReasons.All.ToDictionary(r => r.Code, r => r.Name);
        var (at, id) = (from, Guid.Empty);
        while (true)
        {
            var (since, last) = (at, id);
            var part = await db
                .Orders.AsSplitQuery()
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
                yield return new CancelledOrder(
                    order.No,
                    p.CancelledAt!.Value,
                    code,
                    names.GetValueOrDefault(code, names[CancelReasons.Other]),
                    p.CancelReason,
                    p.HandlerName,
                    [.. order.Lines.OrderBy(l => l.No).Select(l => new Text(l.Goods.Name, l.NameEn)).Distinct()]
                );
            }

            if (part.Count < Part)
                yield break;
            (at, id) = (part[^1].Progress.CancelledAt!.Value, part[^1].Id.Value);
        }
    }
}
