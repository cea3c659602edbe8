using Zhanggui.Fulfilment;
using Zhanggui.Shipping;

namespace Zhanggui.Ordering;

/// <summary>Whether an order may be arranged anew now, and whether the parts that are wanted are its whole.</summary>
internal sealed class SplitRules(
    Policies policies,
    Company company,
    TimeProvider clock,
    IParcels parcels,
    IShipments shipments
)
{
    /// <summary>The state alone; for buttons. Null when it may be split.</summary>
    public static Refusal? When(Order order) =>
        order.Status is not (>= OrderStatus.Accepted and <= OrderStatus.Released) ? SplitErrors.NotNow
        : order.Progress.OpenAmendment is not null ? AmendmentErrors.Pending
        : order.Progress.Split is not null ? SplitErrors.Already
        : null;

    /// <summary>The warehouse: nothing has left, and nobody begins to pick before the transaction ends.</summary>
    public async Task<Refusal?> Untouched(Order order, CancellationToken ct)
    {
        if (await shipments.RefuseToArrange(order.Id, ct) is { } begun)
            return begun;
        return (await parcels.Of([order.Id.Value], ct))[order.Id.Value].Any(p => p.HandedOverAt is not null)
            ? OrderErrors.PartHasLeft
            : null;
    }

    /// <summary>Null when the parts are so many, so late and so whole as they must be.</summary>
    public Refusal? Wrong(Order order, IReadOnlyList<ShipmentPartInput> parts)
    {
        var max = policies.Get(SplitPolicies.MaxParts);
        if (
            parts.Count < 2
            || parts.Count > max
            || parts.Any(p => p.Lines.Sum(l => (long)l.Quantity) < 1)
            || parts.Any(p => p.Lines.Any(l => l.Quantity is < 0 or > 999))
        )
            return SplitErrors.Parts(max);
        if (parts.SelectMany(p => p.Lines).FirstOrDefault(l => order.Lines.All(x => x.No != l.Line)) is { } unknown)
            return AmendmentErrors.NoSuchLine(unknown.Line);
        foreach (var line in order.Lines.OrderBy(l => l.No))
            if (
                parts.SelectMany(p => p.Lines).Where(l => l.Line == line.No).Sum(l => l.Quantity) != line.Quantity.Units
            )
                return SplitErrors.Pieces(
                    line.No,
                    $"{line.Goods.Name} {line.Goods.Colour} {line.Goods.Size}".Trim(),
                    line.Quantity.Units
                );
        var (today, days) = (company.Calendar.DateOf(clock.Now()), policies.Get(SplitPolicies.LatestDays));
        return parts.Any(p => p.NotBefore is { } day && (day < today || day > today.AddDays(days)))
            ? SplitErrors.Date(days)
            : null;
    }
}
