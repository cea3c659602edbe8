namespace Zhanggui.Fulfilment;

/// <summary>
/// Customer service stops a slip before the courier has it (拦截, ORD-32). Append-only; how it ended is its
/// <see cref="Progress"/>.
/// </summary>
public sealed class Interception
{
    public required InterceptionId Id { get; init; }
    public required OutboundOrderId Slip { get; init; }
    public required string SlipNo { get; init; }

    /// <summary>The order that it was asked for; on a shared slip the others go on.</summary>
    public required OrderId Order { get; init; }
    public required string OrderNo { get; init; }
    public required OutboundOrderStatus Status { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ById { get; init; }
    public required string By { get; init; }
    public required string Reason { get; init; }

    /// <summary>The order is cancelled when its goods are back.</summary>
    public required bool ThenCancel { get; init; }

    public InterceptionProgress Progress { get; init; } = null!;
}

/// <summary>How an interception ended.</summary>
public enum InterceptionState
{
    /// <summary>拦截中.</summary>
    Open,

    /// <summary>已解除: customer service let it go on.</summary>
    Lifted,

    /// <summary>已放回: the goods are in their bins again.</summary>
    Returned,
}

/// <summary>The part of an interception that changes.</summary>
public sealed class InterceptionProgress
{
    public required InterceptionId Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public InterceptionState State { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndedBy { get; private set; }
    public int Version { get; private set; }

    public void End(InterceptionState state, string by, DateTimeOffset now) =>
        (State, EndedBy, EndedAt, Version) = (state, by, now, Version + 1);
}
