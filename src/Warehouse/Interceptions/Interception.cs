namespace Zhanggui.Warehouse;

/// <summary>
/// Customer service stops a slip before the courier has it (拦截, ORD-32). Append-only; how it ended is its
/// <see cref="Progress"/>.
/// </summary>
internal sealed class Interception
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
internal enum InterceptionState
{
    /// <summary>拦截中.</summary>
    Open,

    /// <summary>已解除: customer service let it go on.</summary>
    Lifted,

    /// <summary>已放回: the goods are in their bins again.</summary>
    Returned,
}

/// <summary>The part of an interception that changes.</summary>
internal sealed class InterceptionProgress
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

/// <summary>What intercepting refuses.</summary>
internal static class InterceptionErrors
{
    public static readonly Refusal Nothing = Refusal.Conflict(
        "warehouse.nothing_to_intercept",
        "仓库没有这张订单没交快递的包裹，不用拦截",
        "The warehouse has no parcel of this order that the courier has not; there is nothing to intercept."
    );

    public static readonly Refusal OtherReturned = Refusal.Conflict(
        "warehouse.other_returned",
        "这张订单另一个包裹的货已经放回货位，这一包不能单独发。请把这一包也放回，再重新放行整单",
        "The goods of another parcel of this order are back in their bins, so this one can't go alone. Put it back too, and release the whole order again."
    );

    public static readonly Refusal LiftFirst = Refusal.Conflict(
        "warehouse.lift_first",
        "订单正被拦截。请先解除拦截，或等货放回货位后再变更",
        "The order is intercepted. Lift that first, or amend it once the goods are back in their bins."
    );

    public static readonly Refusal NotIntercepted = Refusal.Conflict(
        "warehouse.not_intercepted",
        "这张发货单没有被拦截",
        "This slip is not intercepted."
    );
}
