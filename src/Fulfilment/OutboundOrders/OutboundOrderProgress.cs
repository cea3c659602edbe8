using Zhanggui.Inventory;

namespace Zhanggui.Fulfilment;

/// <summary>
/// How far the work on one slip is: its state, who did each step and when (SHIP-31). Moves only by its verbs.
/// </summary>
public sealed class OutboundOrderProgress
{
    public required OutboundOrderId Slip { get; init; }
    public required string No { get; init; }
    public required OrderId Order { get; init; }
    public required string OrderNo { get; init; }
    public required WarehouseId Warehouse { get; init; }

    /// <summary>Who takes the parcel; the slip itself keeps what the warehouse was told.</summary>
    public string Courier { get; private set; } = "";
    public required string Recipient { get; init; }
    public required string Phone { get; init; }
    public required int NodeNo { get; init; }
    public required DateTimeOffset CutOff { get; init; }
    public required int Pieces { get; init; }
    public required bool IsAmended { get; init; }

    /// <summary>Which part of a split order; 0 for the whole.</summary>
    public int Part { get; init; }

    /// <summary>How many other orders' goods are on it.</summary>
    public int Guests { get; init; }

    /// <summary>The interception that stops it; null when nothing does. Then no step is done but void.</summary>
    public InterceptionId? Interception { get; private set; }
    public string? InterceptReason { get; private set; }
    public string? InterceptedBy { get; private set; }

    public OutboundOrderStatus Status { get; private set; }
    public BatchId? Batch { get; private set; }
    public int Box { get; private set; }
    public string? Tote { get; private set; }
    public Guid? PickerId { get; private set; }
    public string? Picker { get; private set; }
    public DateTimeOffset? PickStartedAt { get; private set; }
    public DateTimeOffset? PickedAt { get; private set; }
    public Guid? CheckerId { get; private set; }
    public string? Checker { get; private set; }
    public DateTimeOffset? CheckStartedAt { get; private set; }
    public DateTimeOffset? PackedAt { get; private set; }
    public string? WaybillNo { get; private set; }

    /// <summary>
    /// The manifest that the parcel stands on. Claimed by one conditional statement: a parcel stands on one only.
    /// </summary>
    public ManifestId? Manifest { get; private set; }
    public int? WeighedGrams { get; private set; }
    public Guid? ShipperId { get; private set; }
    public string? Shipper { get; private set; }
    public DateTimeOffset? HandedOverAt { get; private set; }
    public DateTimeOffset? VoidedAt { get; private set; }
    public string? Why { get; private set; }
    public int Mismatches { get; private set; }

    /// <summary>
    /// Rises with every change, scans included: of two people at one slip, one is told to look again.
    /// </summary>
    public int Version { get; private set; }

    public Subject Subject => new("outbound", Slip.Value, No);

    /// <summary>The progress of a slip that was just made.</summary>
    public static OutboundOrderProgress Of(OutboundOrder outboundOrder, int guests = 0) =>
        new()
        {
            Slip = outboundOrder.Id,
            No = outboundOrder.No,
            Order = outboundOrder.Order,
            OrderNo = outboundOrder.OrderNo,
            Warehouse = outboundOrder.Warehouse,
            Courier = outboundOrder.Courier,
            Recipient = outboundOrder.Recipient,
            Phone = outboundOrder.Phone,
            NodeNo = outboundOrder.NodeNo,
            CutOff = outboundOrder.CutOff,
            Pieces = outboundOrder.Pieces,
            IsAmended = outboundOrder.IsAmended,
            Part = outboundOrder.Part,
            Guests = guests,
        };

    public Result StartPicking(Person picker, BatchId batch, int box, DateTimeOffset now)
    {
        if (Move(OutboundOrderVerb.StartPicking) is { IsDone: false } refused)
            return refused;
        (Batch, Box, PickerId, Picker, PickStartedAt) = (batch, box, picker.Id, picker.Name, now);
        return Result.Done;
    }

    public Result ReassignPicker(Person picker)
    {
        if (Move(OutboundOrderVerb.ReassignPicker) is { IsDone: false } refused)
            return refused;
        (PickerId, Picker) = (picker.Id, picker.Name);
        return Result.Done;
    }

    /// <summary>F3: the goods lie in this tote now. Its label finds the slip on the packing table.</summary>
    public Result UseTote(string label)
    {
        if (Stopped() is { } stopped)
            return stopped;
        if (Status != OutboundOrderStatus.Picking)
            return OutboundOrderErrors.NotPicking;
        Tote = label;
        Version++;
        return Result.Done;
    }

    public Result HandToCheck(DateTimeOffset now)
    {
        if (Move(OutboundOrderVerb.HandToCheck) is { IsDone: false } refused)
            return refused;
        PickedAt = now;
        return Result.Done;
    }

    /// <summary>Segregation (section 4.1): who picked never checks. Taking up one's own check again is fine.</summary>
    public Result StartChecking(Person checker, IReadOnlyCollection<string> others, DateTimeOffset now)
    {
        if (Stopped() is { } stopped)
            return stopped;
        if (Status is OutboundOrderStatus.Picked or OutboundOrderStatus.Checking && checker.Id == PickerId)
            return OutboundOrderErrors.PickerCannotCheck(checker.Name, others);
        if (Status == OutboundOrderStatus.Checking)
            return checker.Id == CheckerId ? Result.Done : OutboundOrderErrors.SomebodyChecks(Checker!);
        if (Move(OutboundOrderVerb.StartChecking) is { IsDone: false } refused)
            return refused;
        (CheckerId, Checker, CheckStartedAt) = (checker.Id, checker.Name, now);
        return Result.Done;
    }

    public Result StopChecking()
    {
        if (Move(OutboundOrderVerb.StopChecking) is { IsDone: false } refused)
            return refused;
        (CheckerId, Checker, CheckStartedAt) = (null, null, null);
        return Result.Done;
    }

    public Result SendBack(string why)
    {
        if (Move(OutboundOrderVerb.SendBack) is { IsDone: false } refused)
            return refused;
        (CheckerId, Checker, CheckStartedAt, PickedAt, Why) = (null, null, null, null, why);
        Mismatches++;
        return Result.Done;
    }

    public Result FinishPacking(string waybillNo, int? weighedGrams, DateTimeOffset now)
    {
        if (Move(OutboundOrderVerb.FinishPacking) is { IsDone: false } refused)
            return refused;
        (PackedAt, WaybillNo, WeighedGrams, Tote, Why) = (now, waybillNo, weighedGrams, null, null);
        return Result.Done;
    }

    /// <summary>
    /// SHIP-11: the packed parcel goes with another courier, under its new waybill. It leaves the old courier's
    /// manifest.
    /// </summary>
    public Result ChangeCourier(string courier, string waybillNo)
    {
        if (Move(OutboundOrderVerb.ChangeCourier) is { IsDone: false } refused)
            return refused;
        (Courier, WaybillNo, Manifest) = (courier, waybillNo, null);
        return Result.Done;
    }

    public Result HandOver(Person shipper, DateTimeOffset now)
    {
        if (Move(OutboundOrderVerb.HandOver) is { IsDone: false } refused)
            return refused;
        (ShipperId, Shipper, HandedOverAt) = (shipper.Id, shipper.Name, now);
        return Result.Done;
    }

    public Result Void(string why, DateTimeOffset now)
    {
        if (Move(OutboundOrderVerb.Void) is { IsDone: false } refused)
            return refused;
        (VoidedAt, Why, Tote, Manifest, Interception) = (now, why, null, null, null);
        return Result.Done;
    }

    /// <summary>Only the checker who has taken the slip up works on it.</summary>
    public Result MayCheck(Person person)
    {
        if (Stopped() is { } stopped)
            return stopped;
        if (Status != OutboundOrderStatus.Checking)
            return OutboundOrderErrors.NotChecking(OutboundOrderStates.Name(Status));
        return person.Id == CheckerId ? Result.Done : OutboundOrderErrors.SomebodyChecks(Checker!);
    }

    /// <summary>Only the picker who has taken the slip works on it.</summary>
    public Result MayPick(Person person)
    {
        if (Stopped() is { } stopped)
            return stopped;
        if (Status != OutboundOrderStatus.Picking)
            return OutboundOrderErrors.NotPicking;
        return person.Id == PickerId ? Result.Done : OutboundOrderErrors.SomebodyPicks(Picker!);
    }

    /// <summary>A scan has changed a count that belongs to this slip.</summary>
    public void Scanned() => Version++;

    /// <summary>A scan on the packing table was not of this order.</summary>
    public void CountMismatch()
    {
        Mismatches++;
        Version++;
    }

    /// <summary>
    /// Customer service stops it before the courier has it (ORD-32). It leaves a manifest that it stands on.
    /// </summary>
    public Result Intercept(InterceptionId id, string reason, string by)
    {
        if (Status >= OutboundOrderStatus.HandedOver)
            return OutboundOrderErrors.TooLateToIntercept(OutboundOrderStates.Name(Status));
        if (Interception is not null)
            return OutboundOrderErrors.Intercepted(No, InterceptReason!, InterceptedBy!);
        (Interception, InterceptReason, InterceptedBy, Manifest, Version) = (id, reason, by, null, Version + 1);
        return Result.Done;
    }

    /// <summary>It goes on from where it stood.</summary>
    public void Lift() => (Interception, InterceptReason, InterceptedBy, Version) = (null, null, null, Version + 1);

    private Refusal? Stopped() =>
        Interception is null ? null : OutboundOrderErrors.Intercepted(No, InterceptReason!, InterceptedBy!);

    private Result Move(OutboundOrderVerb verb)
    {
        if (
            verb is not (OutboundOrderVerb.Void or OutboundOrderVerb.StopChecking or OutboundOrderVerb.ChangeCourier)
            && Stopped() is { } stopped
        )
            return stopped;
        var next = OutboundOrderStates.Table.Next(Status, verb);
        if (!next.IsDone)
            return next.Refusal;
        Status = next.Value;
        Version++;
        return Result.Done;
    }
}
