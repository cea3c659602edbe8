namespace Zhanggui.Finance;

/// <summary>Where a trade stands at the local provider.</summary>
internal enum TradeState
{
    Waiting,
    Paid,
    Failed,
    Cancelled,
}

/// <summary>
/// A trade as the provider keeps it. Only LocalPay reads this table; the shop knows it by its notices alone.
/// </summary>
internal sealed class LocalPayTrade
{
    /// <summary>Random, stands in the address of the provider's page.</summary>
    public required string Token { get; init; }
    public required string TradeNo { get; init; }
    public required string ChargeNo { get; init; }
    public required Money Amount { get; init; }
    public Money Refunded { get; init; }
    public required PaymentMethod Method { get; init; }
    public required string Title { get; init; }
    public required string ReturnPath { get; init; }
    public TradeState State { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>A refund as the provider keeps it: one per refund number.</summary>
internal sealed class LocalPayRefund
{
    public required string RefundNo { get; init; }
    public required string TradeNo { get; init; }
    public required Money Amount { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A notice that the provider has to send.</summary>
internal sealed class LocalPayNotice
{
    public required Guid Id { get; init; }
    public required string TradeNo { get; init; }
    public required DateTimeOffset NextAt { get; init; }
    public int Tries { get; init; }
    public bool IsOver { get; init; }

    /// <summary>What the shop answered last.</summary>
    public string? Answer { get; init; }
}
