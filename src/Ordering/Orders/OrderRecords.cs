namespace Zhanggui.Ordering;

/// <summary>One contact with the customer about an order (ORD-04, ORD-20). Append-only.</summary>
internal sealed class OrderContact
{
    public required Guid Id { get; init; }
    public required OrderId OrderId { get; init; }

    /// <summary>phone, chat, sms.</summary>
    public required string Channel { get; init; }
    public required bool Reached { get; init; }

    /// <summary>
    /// What was ticked off with the customer, joined by commas: name, phone, address, items, amount, delivery.
    /// </summary>
    public required string Verified { get; init; }
    public string? Note { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>True when it came after the ten minutes.</summary>
    public required bool Late { get; init; }
}

/// <summary>A remark on an order (ORD-19). Append-only; the warehouse acknowledges those that must be.</summary>
internal sealed class OrderRemarkRow
{
    public required Guid Id { get; init; }
    public required OrderId OrderId { get; init; }

    /// <summary>customer, gift, colour, hold, pack, other.</summary>
    public required string Kind { get; init; }
    public required string Body { get; init; }
    public required bool MustAcknowledge { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    public OrderRemark View => new(Id, Kind, Body, By, At, MustAcknowledge);
}
