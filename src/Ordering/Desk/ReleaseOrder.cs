namespace Zhanggui.Ordering;

/// <summary>
/// Sends a ready order to the warehouse by hand, where the policy does not do it by itself (ORD-14, SHIP-26).
/// </summary>
[Needs("order.confirm")]
public sealed class ReleaseOrder
{
    private readonly OrderTransitions _transitions;

    internal ReleaseOrder(OrderTransitions transitions) => _transitions = transitions;

    /// <summary>Refused with <c>ordering.not_paid</c> before the money is there.</summary>
    public async Task<Result> Run(OrderId id, CancellationToken ct)
    {
        var order = await _transitions.Find(id, ct);
        return order is null ? OrderErrors.NotFound : await _transitions.Release(order, ct);
    }
}
