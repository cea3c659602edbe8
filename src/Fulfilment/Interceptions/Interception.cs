namespace Zhanggui.Fulfilment;

/// <summary>
/// Customer service stops a slip before the courier has it (拦截, ORD-32). Append-only; how it ended is its
/// <see cref="Progress"/>.
/// </summary>
public sealed class Interception
{
    /// <summary>Its id.</summary>
    public required InterceptionId Id { get; init; }

    /// <summary>The outbound order that is stopped.</summary>
    public required OutboundOrderId Slip { get; init; }

    /// <summary>Its number.</summary>
    public required string SlipNo { get; init; }

    /// <summary>The order that it was asked for; on a shared slip the others go on.</summary>
    public required OrderId Order { get; init; }

    /// <summary>That order's number.</summary>
    public required string OrderNo { get; init; }

    /// <summary>How far it was.</summary>
    public required OutboundOrderStatus Status { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who stopped it.</summary>
    public Guid? ById { get; init; }

    /// <summary>Their name.</summary>
    public required string By { get; init; }

    /// <summary>Why; the warehouse reads it.</summary>
    public required string Reason { get; init; }

    /// <summary>The order is cancelled when its goods are back.</summary>
    public required bool ThenCancel { get; init; }

    /// <summary>How it ended.</summary>
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
    /// <summary>Its id.</summary>
    public required InterceptionId Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How it stands.</summary>
    public InterceptionState State { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who ended it.</summary>
    public string? EndedBy { get; private set; }

    /// <summary>Rises with every change.</summary>
    public int Version { get; private set; }

    /// <summary>It ends, lifted or with the goods back.</summary>
    public void End(InterceptionState state, string by, DateTimeOffset now) =>
        (State, EndedBy, EndedAt, Version) = (state, by, now, Version + 1);
}
