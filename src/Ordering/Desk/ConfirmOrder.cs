namespace Zhanggui.Ordering;

/// <summary>
/// 订单有效吗, Y: the customer has confirmed the order (ORD-05). The stock is checked at once (ORD-12), a paid order goes on
/// to the warehouse, and operations have 24 hours to take the tracking over (ORD-07).
/// </summary>
[Needs("order.confirm")]
public sealed class ConfirmOrder
{
    private readonly OrderTransitions _transitions;
    private readonly OrderingDb _db;
    private readonly OperationContext _context;
    private readonly Policies _policies;

    internal ConfirmOrder(OrderTransitions transitions, OrderingDb db, OperationContext context, Policies policies) =>
        (_transitions, _db, _context, _policies) = (transitions, db, context, policies);

    /// <summary>Refused with <c>ordering.not_verified</c> while something is not ticked off.</summary>
    public async Task<Result> Run(OrderId id, ContactInput contact, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (contact.Refuse() is { } refusal)
            return refusal;
        if (
            !contact.Reached
            || (_policies.Get(OrderingPolicies.VerifyAll) && ContactInput.Items.Except(contact.Verified).Any())
        )
            return OrderErrors.NotVerified;
        var order = await _transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        if (OrderStates.Table.Next(order.Status, OrderVerb.Confirm) is { IsDone: false } not)
            return not.Refusal;
        Contacts.Add(_db, _context, order, contact);
        var moved = await _transitions.Move(
            order,
            p => p.Confirm(_context.Now, _policies.Get(OrderingPolicies.HandOverWithin)),
            ("确认订单有效", "Confirmed as valid"),
            contact.Note,
            ct
        );
        if (!moved.IsDone)
            return moved;
        await _transitions.Finish(order, DeskToDos.ContactKind, ct);
        return await _transitions.CheckStock(order, ct);
    }
}
