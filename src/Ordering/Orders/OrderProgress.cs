using Zhanggui.OrderScreening;

namespace Zhanggui.Ordering;

/// <summary>How far an order has come. The only part of an order that changes, and only through its verbs.</summary>
internal sealed class OrderProgress
{
    public required OrderId OrderId { get; init; }
    public OrderStatus Status { get; private set; }
    public int Version { get; private set; }

    /// <summary>Repeated here so that the desk's lists are one index walk.</summary>
    public required DateTimeOffset PlacedAt { get; init; }
    public required Money Total { get; init; }
    public Guid? Account { get; init; }
    public bool IsPaid { get; private set; }

    /// <summary>
    /// Codes of the audit's rules that hit, joined by commas (ORD-06): the index for the desk's filter. Their reasons
    /// are the findings.
    /// </summary>
    public string Flags { get; private set; } = "";

    /// <summary>What the rules that hit weigh together.</summary>
    public int Score { get; private set; }

    /// <summary>Until when the present step must be done: accept, contact, or hand over.</summary>
    public DateTimeOffset? DueAt { get; private set; }
    public Guid? HandlerId { get; private set; }
    public string? HandlerName { get; private set; }
    public bool IsAmended { get; private set; }

    /// <summary>How many amendments have taken effect; each keeps its turn.</summary>
    public int Amendments { get; private set; }

    /// <summary>When the last amendment took effect.</summary>
    public DateTimeOffset? AmendedAt { get; private set; }

    /// <summary>The amendment that waits for its approval and holds the release (ORD-10).</summary>
    public AmendmentId? OpenAmendment { get; private set; }

    /// <summary>The split by which it is sent in parts now (ORD-32); null while it goes as one.</summary>
    public SplitId? Split { get; private set; }

    /// <summary>Why it was called back from the warehouse and stands until somebody decides; null otherwise.</summary>
    public string? Stopped { get; private set; }
    public string? HoldReason { get; private set; }
    public string? CancelReason { get; private set; }

    /// <summary>One of <see cref="CancelReasons"/> (ORD-27).</summary>
    public string? CancelCode { get; private set; }
    public string? WaybillNo { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>When the deposit came, of an order that is paid by deposit and balance (SHOP-25).</summary>
    public DateTimeOffset? FirstPaidAt { get; private set; }

    /// <summary>Until when the balance can be paid; null while it was not asked for.</summary>
    public DateTimeOffset? BalanceUntil { get; private set; }

    /// <summary>
    /// The day on which all that it waits for is there, as purchasing says; null while that is not known.
    /// </summary>
    public DateOnly? StockOn { get; private set; }
    public DateTimeOffset? BalanceRemindedAt { get; private set; }

    /// <summary>What stays with us of the deposits, because the balance was not paid.</summary>
    public Money DepositKept { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? ContactedAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }
    public DateTimeOffset? PickedAt { get; private set; }
    public DateTimeOffset? PackedAt { get; private set; }
    public DateTimeOffset? ShippedAt { get; private set; }
    public DateTimeOffset? ReceivedAt { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }

    public static OrderProgress Start(
        OrderId order,
        DateTimeOffset placedAt,
        Money total,
        Guid? account,
        DateTimeOffset dueAt
    ) =>
        new()
        {
            OrderId = order,
            PlacedAt = placedAt,
            Total = total,
            Account = account,
            DueAt = dueAt,
            Version = 1,
        };

    public bool HasFlags => Flags.Length > 0;

    /// <summary>What the audit found last (ORD-06).</summary>
    public void Judged(ScreeningVerdict verdict)
    {
        if (Flags == verdict.Flags && Score == verdict.Score)
            return;
        (Flags, Score, Version) = (verdict.Flags, verdict.Score, Version + 1);
    }

    /// <summary>ORD-04: the contact's clock starts now.</summary>
    public Result Accept(Actor by, DateTimeOffset now, TimeSpan contactWithin)
    {
        var moved = Move(OrderVerb.Accept);
        if (!moved.IsDone)
            return moved;
        (AcceptedAt, DueAt, HandlerId, HandlerName) = (now, now + contactWithin, by.Id, by.Name);
        return Result.Done;
    }

    public Result Hold(string reason)
    {
        var moved = Move(OrderVerb.Hold);
        if (moved.IsDone)
            HoldReason = reason;
        return moved;
    }

    public Result Clear(Actor by, DateTimeOffset now, TimeSpan contactWithin)
    {
        var moved = Move(OrderVerb.Clear);
        if (!moved.IsDone)
            return moved;
        (AcceptedAt, DueAt, HandlerId, HandlerName) = (AcceptedAt ?? now, now + contactWithin, by.Id, by.Name);
        return Result.Done;
    }

    public void Contacted(DateTimeOffset now) => (ContactedAt, Version) = (ContactedAt ?? now, Version + 1);

    /// <summary>ORD-07: from now on the hand-over to operations is due.</summary>
    public Result Confirm(DateTimeOffset now, TimeSpan handOverWithin, bool contacted = true)
    {
        var moved = Move(OrderVerb.Confirm);
        if (!moved.IsDone)
            return moved;
        (ConfirmedAt, ContactedAt, DueAt) = (now, contacted ? ContactedAt ?? now : ContactedAt, now + handOverWithin);
        return Result.Done;
    }

    public Result LackStock() => Move(OrderVerb.LackStock);

    /// <summary>When all that it waits for is there; true when that is new.</summary>
    public bool ExpectStock(DateOnly? on)
    {
        if (StockOn == on)
            return false;
        (StockOn, Version) = (on, Version + 1);
        return true;
    }

    public Result StockReady() => Move(OrderVerb.StockReady);

    public Result Release(DateTimeOffset now) =>
        Stamp(OrderVerb.Release, () => (ReleasedAt, DueAt, Stopped) = (now, null, null));

    public Result CallBack(string? stopped) =>
        Stamp(OrderVerb.CallBack, () => (ReleasedAt, PickedAt, PackedAt, Stopped) = (null, null, null, stopped));

    /// <summary>A part of it went to the warehouse.</summary>
    public void PartReleased() => Version++;

    /// <summary>From now on it goes in the parts of this split; null: as one again.</summary>
    public void GoesIn(SplitId? split) => (Split, Version) = (split, Version + 1);

    public Result Pick(DateTimeOffset now) => Stamp(OrderVerb.Pick, () => PickedAt = now);

    public Result PickShort() => Move(OrderVerb.PickShort);

    public Result SendBack() => Stamp(OrderVerb.SendBack, () => PickedAt = null);

    public Result Pack(DateTimeOffset now) => Stamp(OrderVerb.Pack, () => PackedAt = now);

    public Result Ship(string waybillNo, DateTimeOffset now) =>
        Stamp(OrderVerb.Ship, () => (ShippedAt, WaybillNo) = (now, waybillNo));

    public Result Receive(DateTimeOffset now) => Stamp(OrderVerb.Receive, () => ReceivedAt = now);

    public Result Settle(DateTimeOffset now) => Stamp(OrderVerb.Settle, () => SettledAt = now);

    public Result Close(DateTimeOffset now) => Stamp(OrderVerb.Close, () => ClosedAt = now);

    public Result Cancel(string code, string reason, Money kept, DateTimeOffset now) =>
        Stamp(
            OrderVerb.Cancel,
            () => (CancelCode, CancelReason, DepositKept, CancelledAt, DueAt) = (code, reason, kept, now, null)
        );

    public void AmendmentAsked(AmendmentId amendment) => (OpenAmendment, Version) = (amendment, Version + 1);

    public void AmendmentEnded() => (OpenAmendment, Version) = (null, Version + 1);

    /// <summary>ORD-11: from now on it is marked, and re-verified before it ships.</summary>
    public void Amended(DateTimeOffset now) =>
        (IsAmended, Amendments, AmendedAt, OpenAmendment, Version) = (true, Amendments + 1, now, null, Version + 1);

    public void Paid(DateTimeOffset at) => (IsPaid, PaidAt, Version) = (true, at, Version + 1);

    public void FirstPaid(DateTimeOffset at) => (FirstPaidAt, Version) = (at, Version + 1);

    public void BalanceAsked(DateTimeOffset until) => (BalanceUntil, Version) = (until, Version + 1);

    public void BalanceReminded(DateTimeOffset at) => (BalanceRemindedAt, Version) = (at, Version + 1);

    private Result Stamp(OrderVerb verb, Action stamp)
    {
        var moved = Move(verb);
        if (moved.IsDone)
            stamp();
        return moved;
    }

    private Result Move(OrderVerb verb)
    {
        var next = OrderStates.Table.Next(Status, verb);
        if (!next.IsDone)
            return next.Refusal;
        (Status, Version) = (next.Value, Version + 1);
        return Result.Done;
    }

    /// <summary>For the demo company's past: an order that has come this far already.</summary>
    internal static OrderProgress Restore(OrderProgress fresh, OrderStatus status, bool isPaid, OrderMilestones at)
    {
        (fresh.Status, fresh.IsPaid, fresh.PaidAt, fresh.AcceptedAt, fresh.ContactedAt, fresh.ConfirmedAt) = (
            status,
            isPaid,
            at.Paid,
            at.Accepted,
            at.Contacted,
            at.Confirmed
        );
        (
            fresh.ReleasedAt,
            fresh.PickedAt,
            fresh.PackedAt,
            fresh.ShippedAt,
            fresh.ReceivedAt,
            fresh.SettledAt,
            fresh.ClosedAt,
            fresh.CancelledAt
        ) = (at.Released, at.Picked, at.Packed, at.Shipped, at.Received, at.Settled, at.Closed, at.Cancelled);
        (
            fresh.CancelCode,
            fresh.DueAt,
            fresh.CancelReason,
            fresh.WaybillNo,
            fresh.HoldReason,
            fresh.HandlerName,
            fresh.HandlerId
        ) = (at.CancelCode, at.Due, at.CancelReason, at.WaybillNo, at.HoldReason, at.HandlerName, at.HandlerId);
        return fresh;
    }
}

/// <summary>When an order of the past reached what.</summary>
public sealed record OrderMilestones
{
    /// <summary>When each step happened; null for steps not reached.</summary>
    public DateTimeOffset? Paid { get; init; }

    /// <inheritdoc cref="Paid"/>
    public DateTimeOffset? Accepted { get; init; }

    /// <inheritdoc cref="Paid"/>
    public DateTimeOffset? Contacted { get; init; }

    /// <inheritdoc cref="Paid"/>
    public DateTimeOffset? Confirmed { get; init; }

    /// <inheritdoc cref="Paid"/>
    public DateTimeOffset? Released { get; init; }

    /// <inheritdoc cref="Paid"/>
    public DateTimeOffset? Picked { get; init; }

    /// <inheritdoc cref="Paid"/>
    public DateTimeOffset? Packed { get; init; }

    /// <inheritdoc cref="Paid"/>
    public DateTimeOffset? Shipped { get; init; }

    /// <inheritdoc cref="Paid"/>
    public DateTimeOffset? Received { get; init; }

    /// <inheritdoc cref="Paid"/>
    public DateTimeOffset? Settled { get; init; }

    /// <inheritdoc cref="Paid"/>
    public DateTimeOffset? Closed { get; init; }

    /// <inheritdoc cref="Paid"/>
    public DateTimeOffset? Cancelled { get; init; }

    /// <inheritdoc cref="Paid"/>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Why it was cancelled.</summary>
    public string? CancelReason { get; init; }

    /// <summary>Its code: customer, wrong, unreachable, stock, duplicate, unpaid, refused, malicious, other.</summary>
    public string? CancelCode { get; init; }

    /// <summary>Why it is held.</summary>
    public string? HoldReason { get; init; }

    /// <summary>Its waybill.</summary>
    public string? WaybillNo { get; init; }

    /// <summary>Who handles it.</summary>
    public Guid? HandlerId { get; init; }

    /// <summary>Who handles it, by name.</summary>
    public string? HandlerName { get; init; }
}
