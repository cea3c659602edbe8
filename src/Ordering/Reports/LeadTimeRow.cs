namespace Zhanggui.Ordering;

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

/// <summary>One shipped order's instants.</summary>
internal sealed record LeadTimeRow(
    string No,
    string Channel,
    string? Person,
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
)
{
    /// <summary>What the channel is called.</summary>
    public Text ChannelName { get; init; } = new("", "");

    /// <summary>Within how long a customer is contacted (ORD-04).</summary>
    public TimeSpan ContactWithin { get; init; }

    /// <summary>From when we could act: a prepaid order waits for its money first.</summary>
    public DateTimeOffset Start => Paid is { } paid && paid > Placed ? paid : Placed;

    /// <summary>
    /// Placed until shipped; an order on presale, or with a part that was scheduled for later, is not late before its
    /// date (ORD-26) and is left out.
    /// </summary>
    public TimeSpan? ToShipping => IsPresale ? null : Positive(Start, Shipped);

    /// <summary>Accepted until the customer was contacted (ORD-04); null when nobody accepted it by hand.</summary>
    public TimeSpan? ToContact =>
        Accepted is { } accepted && Contacted is { } contacted ? Positive(accepted, contacted) : null;

    public TimeSpan? Of(LeadTimeStage stage) =>
        stage switch
        {
            LeadTimeStage.Handling => IsPresale ? null : Positive(Start, Released),
            LeadTimeStage.Picking => Positive(Released, Picked),
            LeadTimeStage.Packing => Positive(Picked, Packed),
            LeadTimeStage.Waiting => Positive(Packed, Shipped),
            _ => Positive(Shipped, Received),
        };

    private static TimeSpan? Positive(DateTimeOffset? from, DateTimeOffset? to) =>
        from is { } a && to is { } b && b >= a ? b - a : null;
}
