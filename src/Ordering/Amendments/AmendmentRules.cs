using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Inventory;
using Zhanggui.Shipping;

namespace Zhanggui.Ordering;

/// <summary>
/// Whether an order may be amended now (C18), and whether what is wanted is possible: asked when it is made, and again
/// at the last agreement.
/// </summary>
internal sealed class AmendmentRules(
    OrderingDb db,
    Policies policies,
    IStock stock,
    IReceivables receivables,
    IParcels parcels,
    IShipments shipments
)
{
    /// <summary>The state alone; for buttons. Null when it may.</summary>
    public Refusal? When(OrderStatus status)
    {
        if (!policies.Get(OrderingPolicies.AmendAllowed))
            return AmendmentErrors.NotAllowed;
        if (status is OrderStatus.New or OrderStatus.Held)
            return AmendmentErrors.AcceptFirst;
        if (status == OrderStatus.Shipped)
            return AmendmentErrors.Shipped;
        if (status > OrderStatus.Shipped)
            return AmendmentErrors.Over;
        return status > Enum.Parse<OrderStatus>(policies.Get(OrderingPolicies.AmendUntil))
            ? AmendmentErrors.TooLate
            : null;
    }

    /// <summary>
    /// State and warehouse. With <paramref name="hold"/> nobody begins to pick before the transaction ends.
    /// </summary>
    public async Task<Refusal?> When(Order order, bool hold, CancellationToken ct)
    {
        if (When(order.Status) is { } refused)
            return refused;
        if (order.Progress.Split is not null)
            return SplitErrors.UndoFirst;
        if (await shipments.RefuseToAmend(order.Id, hold, ct) is { } picking)
            return picking;
        // A part that has left fixes the whole: its goods and its address are with the courier.
        return (await parcels.Of([order.Id.Value], ct))[order.Id.Value].Any(p => p.HandedOverAt is not null)
            ? AmendmentErrors.Shipped
            : null;
    }

    /// <summary>
    /// Stock and money. The SKUs stay locked until the transaction ends, so that what was possible here stays possible
    /// until it is applied.
    /// </summary>
    public async Task<Refusal?> Possible(Order before, Order after, CancellationToken ct)
    {
        if (after.Total < before.Total)
        {
            var owed = (await receivables.Of([before.Id.Value], ct)).GetValueOrDefault(before.Id.Value);
            if (owed is null || owed.State == ReceivableState.Cancelled || owed.Amount != before.Total)
                return AmendmentErrors.NoMoney;
        }

        var more = MoreOf(before, after);
        if (more.Count == 0)
            return null;
        var reader = new SetReader(db.Shop);
        await stock.Lock(reader, [.. before.Lines.Concat(after.Lines).Select(l => l.Sku).Distinct()], ct);
        await reader.Send(ct);
        var levels = await stock.Of([.. more.Keys], ct);
        foreach (var (sku, units) in more)
        {
            if (levels[sku].Available.Units >= units)
                continue;
            var line = after.Lines.First(l => l.Sku == sku);
            return AmendmentErrors.SoldOut(
                line.No,
                $"{line.Goods.Name} {line.Goods.Colour} {line.Goods.Size}",
                levels[sku].Available.Units
            );
        }

        return null;
    }

    /// <summary>SKUs of which the changed order wants more pieces than it did, and how many more.</summary>
    public static IReadOnlyDictionary<Catalog.SkuId, int> MoreOf(Order before, Order after)
    {
        var had = before.Lines.GroupBy(l => l.Sku).ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity.Units));
        return after
            .Lines.GroupBy(l => l.Sku)
            .Select(g => (g.Key, More: g.Sum(l => l.Quantity.Units) - had.GetValueOrDefault(g.Key)))
            .Where(m => m.More > 0)
            .ToDictionary(m => m.Key, m => m.More);
    }
}
