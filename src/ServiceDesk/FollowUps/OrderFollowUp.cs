using Zhanggui.Ordering;

namespace Zhanggui.ServiceDesk;

/// <summary>Who follows an order from its confirmation until it is received (ORD-07, ORD-25).</summary>
internal sealed class OrderFollowUp
{
    public required OrderId OrderId { get; init; }
    public required string OrderNo { get; init; }
    public required DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>Until when somebody must have taken it over.</summary>
    public required DateTimeOffset DueAt { get; init; }
    public Guid? OwnerId { get; private set; }
    public string? Owner { get; private set; }
    public DateTimeOffset? TakenAt { get; private set; }

    /// <summary>When it was received, or given up.</summary>
    public DateTimeOffset? EndedAt { get; init; }
    public DateTimeOffset? NotedAt { get; private set; }

    /// <summary>When its owner wants to look at it again.</summary>
    public DateTimeOffset? AgainAt { get; private set; }
    public int Notes { get; private set; }
    public int Version { get; private set; }

    /// <summary>What is done with it stands in its order's history.</summary>
    public Subject Subject => new("order", OrderId.Value, OrderNo);

    public bool IsLate => (TakenAt ?? DateTimeOffset.MaxValue) > DueAt;

    /// <summary>One person follows it; who takes it over from another leaves a note of why.</summary>
    public Result Take(Actor by, string? note, DateTimeOffset now)
    {
        if (EndedAt is not null)
            return FollowUpErrors.Ended;
        if (OwnerId == by.Id && by.Id is not null)
            return FollowUpErrors.Yours;
        if (OwnerId is not null && string.IsNullOrWhiteSpace(note))
            return FollowUpErrors.WhyFromAnother(Owner!);
        (OwnerId, Owner, TakenAt, Version) = (by.Id, by.Name, TakenAt ?? now, Version + 1);
        return Result.Done;
    }

    public Result Note(DateTimeOffset now, DateTimeOffset? again)
    {
        if (EndedAt is not null)
            return FollowUpErrors.Ended;
        (NotedAt, AgainAt, Notes, Version) = (now, again, Notes + 1, Version + 1);
        return Result.Done;
    }

    /// <summary>For the demo company's past.</summary>
    internal static OrderFollowUp Restore(OrderFollowUp fresh, Guid? ownerId, string? owner, DateTimeOffset? takenAt)
    {
        (fresh.OwnerId, fresh.Owner, fresh.TakenAt) = (ownerId, owner, takenAt);
        return fresh;
    }
}

/// <summary>What somebody found out about an order on its way. Append-only.</summary>
internal sealed class FollowUpNote
{
    public required Guid Id { get; init; }
    public required OrderId OrderId { get; init; }
    public required string Body { get; init; }

    /// <summary>When the order is to be looked at again; null when nothing is left to do.</summary>
    public DateTimeOffset? AgainAt { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Why a tracking act is refused.</summary>
internal static class FollowUpErrors
{
    public static readonly Refusal NotConfirmed = Refusal.Conflict(
        "ordering.not_confirmed",
        "订单还没确认，不用跟单",
        "The order is not confirmed yet; there is nothing to track."
    );
    public static readonly Refusal Ended = Refusal.Conflict(
        "ordering.tracking.ended",
        "订单已签收或取消，跟单已经结束",
        "The order was received or cancelled; its tracking has ended."
    );
    public static readonly Refusal Yours = Refusal.Conflict(
        "ordering.tracking.yours",
        "这张订单已经由您跟单",
        "You track this order already."
    );
    public static readonly Refusal NotYours = Refusal.Conflict(
        "ordering.tracking.nobody",
        "还没有人接手，先接手再写跟单记录",
        "Nobody has taken it over yet. Take it over first."
    );
    public static readonly Refusal Body = Refusal.Invalid(
        "ordering.tracking.body",
        "body",
        "跟单记录请写 1 到 500 个字",
        "A tracking note has 1 to 500 characters."
    );
    public static readonly Refusal Again = Refusal.Invalid(
        "ordering.tracking.again",
        "again",
        "再看的时间要在现在以后、30 天以内",
        "The time to look again lies ahead, within 30 days."
    );

    public static Refusal WhyFromAnother(string owner) =>
        Refusal.Invalid(
            "ordering.tracking.why",
            "reason",
            $"{owner}正在跟这张订单，接过来请写明原因",
            $"{owner} tracks this order. Say why you take it over."
        );
}
