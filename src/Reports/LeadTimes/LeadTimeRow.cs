using Zhanggui.Ordering;

namespace Zhanggui.Reports;

/// <summary>The stages of an order's way whose length is measured (ORD-24, SHIP-31).</summary>
internal enum LeadTimeStage
{
    /// <summary>订单处理: placed (a prepaid order: paid) until released to the warehouse.</summary>
    Handling,

    /// <summary>分拣: released until picked.</summary>
    Picking,

    /// <summary>包装: picked until packed.</summary>
    Packing,

    /// <summary>等快递: packed until the courier has it.</summary>
    Waiting,

    /// <summary>配送: with the courier until received.</summary>
    Delivery,
}

/// <summary>How long a shipped order took.</summary>
/// <param name="Order">The order with the instants of its way.</param>
/// <param name="ChannelName">What its channel is called.</param>
/// <param name="ContactWithin">Within how long a customer is contacted (ORD-04).</param>
internal sealed record LeadTimeRow(ShippedOrder Order, Text ChannelName, TimeSpan ContactWithin)
{
    /// <summary>From when we could act: a prepaid order waits for its money first.</summary>
    public DateTimeOffset Start => Order.Paid is { } paid && paid > Order.Placed ? paid : Order.Placed;

    /// <summary>
    /// Placed until shipped; an order on presale, or with a part that was scheduled for later, is not late before its
    /// date (ORD-26) and is left out.
    /// </summary>
    public TimeSpan? ToShipping => Order.IsPresale ? null : Positive(Start, Order.Shipped);

    /// <summary>Accepted until the customer was contacted (ORD-04); null when nobody accepted it by hand.</summary>
    public TimeSpan? ToContact =>
        Order.Accepted is { } accepted && Order.Contacted is { } contacted ? Positive(accepted, contacted) : null;

    public TimeSpan? Of(LeadTimeStage stage) =>
        stage switch
        {
            LeadTimeStage.Handling => Order.IsPresale ? null : Positive(Start, Order.Released),
            LeadTimeStage.Picking => Positive(Order.Released, Order.Picked),
            LeadTimeStage.Packing => Positive(Order.Picked, Order.Packed),
            LeadTimeStage.Waiting => Positive(Order.Packed, Order.Shipped),
            _ => Positive(Order.Shipped, Order.Received),
        };

    private static TimeSpan? Positive(DateTimeOffset? from, DateTimeOffset? to) =>
        from is { } a && to is { } b && b >= a ? b - a : null;
}
