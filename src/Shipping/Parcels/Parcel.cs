using Zhanggui.Customers;

namespace Zhanggui.Shipping;

/// <summary>Where a parcel is.</summary>
public enum ParcelState
{
    /// <summary>It has a waybill and stands in the warehouse.</summary>
    Issued,

    /// <summary>The courier has it.</summary>
    OnTheWay,

    /// <summary>The customer has signed.</summary>
    Signed,

    /// <summary>The waybill was given up before the hand-over.</summary>
    Void,
}

/// <summary>What moves a parcel.</summary>
public enum ParcelVerb
{
    /// <summary>The courier takes it.</summary>
    HandOver,

    /// <summary>The customer signs.</summary>
    Sign,

    /// <summary>The waybill is given up.</summary>
    Void,
}

/// <summary>
/// Another document whose goods travel in the parcel of a part (ORD-32). Append-only; the part's waybill may be void
/// and made anew, the part is the same.
/// </summary>
internal sealed class ParcelShare
{
    public required Guid Part { get; init; }
    public required Guid DocumentId { get; init; }
    public required string DocumentNo { get; init; }
}

/// <summary>A parcel with its waybill, and what happened to it when (SHIP-31).</summary>
internal sealed class Parcel
{
    public static readonly TransitionTable<ParcelState, ParcelVerb> Moves = new(
        "shipping.parcel",
        Name,
        Name,
        (ParcelState.Issued, ParcelVerb.HandOver, ParcelState.OnTheWay),
        (ParcelState.Issued, ParcelVerb.Void, ParcelState.Void),
        (ParcelState.OnTheWay, ParcelVerb.Sign, ParcelState.Signed)
    );

    public required Guid Id { get; init; }
    public required string DocumentType { get; init; }
    public required Guid DocumentId { get; init; }
    public required string DocumentNo { get; init; }

    /// <summary>What was packed into it, the outbound slip: a document may go in several parcels.</summary>
    public required Guid Part { get; init; }
    public required string Courier { get; init; }
    public required string WaybillNo { get; init; }

    /// <summary>The courier's sorting code, the big letters of the waybill.</summary>
    public required string SortCode { get; init; }
    public required PostalAddress To { get; init; }
    public required int WeightGrams { get; init; }
    public required int Zone { get; init; }

    /// <summary>What the courier will probably charge: the upper bound (C30).</summary>
    public required Money EstimatedCost { get; init; }

    /// <summary>What the courier's bill says (SHIP-19); null until it is there.</summary>
    public Money? ActualCost { get; private set; }
    public required DateOnly PromisedOn { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required string IssuedBy { get; init; }
    public DateTimeOffset? HandedOverAt { get; private set; }
    public DateTimeOffset? SignedAt { get; private set; }
    public DateTimeOffset? VoidedAt { get; private set; }
    public string? VoidReason { get; private set; }
    public ParcelState State { get; private set; }

    /// <summary>How often the waybill was printed.</summary>
    public int Prints { get; private set; }
    public int Version { get; private set; }

    public Subject Subject => new("parcel", Id, WaybillNo);
    public Money Cost => ActualCost ?? EstimatedCost;

    public ParcelCard Card() =>
        new(
            Id,
            DocumentId,
            Part,
            DocumentNo,
            Courier,
            WaybillNo,
            To,
            WeightGrams,
            IssuedAt,
            HandedOverAt,
            SignedAt,
            State == ParcelState.Void
        );

    public Result HandOver(DateTimeOffset now)
    {
        if (Move(ParcelVerb.HandOver) is { IsDone: false } refused)
            return refused;
        HandedOverAt = now;
        return Result.Done;
    }

    public Result Sign(DateTimeOffset at)
    {
        if (Move(ParcelVerb.Sign) is { IsDone: false } refused)
            return refused;
        SignedAt = at;
        return Result.Done;
    }

    public Result Void(string reason, DateTimeOffset now)
    {
        if (Move(ParcelVerb.Void) is { IsDone: false } refused)
            return refused;
        (VoidedAt, VoidReason) = (now, reason);
        return Result.Done;
    }

    public void Printed()
    {
        Prints++;
        Version++;
    }

    public void Billed(Money cost)
    {
        ActualCost = cost;
        Version++;
    }

    private Result Move(ParcelVerb verb)
    {
        var next = Moves.Next(State, verb);
        if (!next.IsDone)
            return next.Refusal;
        State = next.Value;
        Version++;
        return Result.Done;
    }

    public static Text Name(ParcelState state) =>
        state switch
        {
            ParcelState.Issued => new("待交接", "To hand over"),
            ParcelState.OnTheWay => new("运输中", "On the way"),
            ParcelState.Signed => new("已签收", "Signed for"),
            _ => new("已作废", "Void"),
        };

    private static Text Name(ParcelVerb verb) =>
        verb switch
        {
            ParcelVerb.HandOver => new("交给快递", "hand over"),
            ParcelVerb.Sign => new("签收", "sign"),
            _ => new("作废面单", "void the waybill"),
        };
}

/// <summary>What a courier reports of a parcel.</summary>
public enum TrackingKind
{
    /// <summary>揽收.</summary>
    Collected,

    /// <summary>到达转运中心.</summary>
    Arrived,

    /// <summary>离开.</summary>
    Departed,

    /// <summary>派送中.</summary>
    OutForDelivery,

    /// <summary>派送失败.</summary>
    DeliveryFailed,

    /// <summary>已签收.</summary>
    Signed,

    /// <summary>丢失.</summary>
    Lost,

    /// <summary>拒收.</summary>
    Refused,
}

/// <summary>One report of a courier, once per event id. Never changed.</summary>
internal sealed class TrackingEvent
{
    public required Guid Id { get; init; }
    public required Guid ParcelId { get; init; }
    public required string Courier { get; init; }

    /// <summary>The courier's own id of the report.</summary>
    public required string EventId { get; init; }
    public required TrackingKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string WhatZh { get; init; }
    public required string WhatEn { get; init; }
    public required string Place { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    public TrackingStep Step(string waybillNo) => new(At, new Text(WhatZh, WhatEn), Place, waybillNo);
}

/// <summary>A report as it came, the refused ones too. Never changed.</summary>
internal sealed class CourierCallback
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Provider { get; init; }

    /// <summary>Null when it was taken; else bad_signature, too_old, unknown_waybill, not_handed_over.</summary>
    public required string Reason { get; init; }
    public string? WaybillNo { get; init; }
    public string? Address { get; init; }
    public required string Body { get; init; }
}

/// <summary>The courier has a parcel: from now on it reports.</summary>
internal sealed record ParcelHandedOver(Guid ParcelId) : IEvent;
