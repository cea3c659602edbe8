using Zhanggui.Inventory;

namespace Zhanggui.Fulfilment;

/// <summary>
/// How far the work on one slip is: its state, who did each step and when (SHIP-31). Moves only by its verbs.
/// </summary>
public sealed class OutboundOrderProgress
{
    /// <summary>The outbound order whose state this is.</summary>
    public required OutboundOrderId Slip { get; init; }

    /// <summary>Its number, DN….</summary>
    public required string No { get; init; }

    /// <summary>The order; the earliest of those that share it.</summary>
    public required OrderId Order { get; init; }

    /// <summary>That order's number.</summary>
    public required string OrderNo { get; init; }

    /// <summary>Where it is picked.</summary>
    public required WarehouseId Warehouse { get; init; }

    /// <summary>Who takes the parcel; the slip itself keeps what the warehouse was told.</summary>
    public string Courier { get; private set; } = "";

    /// <summary>Who gets the parcel.</summary>
    public required string Recipient { get; init; }

    /// <summary>Their phone, plain.</summary>
    public required string Phone { get; init; }

    /// <summary>Which cut-off of the day it is for, from 1 on.</summary>
    public required int NodeNo { get; init; }

    /// <summary>Until when it must be with the courier.</summary>
    public required DateTimeOffset CutOff { get; init; }

    /// <summary>How many pieces are on it.</summary>
    public required int Pieces { get; init; }

    /// <summary>The order was amended: it is verified again before it leaves (ORD-11).</summary>
    public required bool IsAmended { get; init; }

    /// <summary>Which part of a split order; 0 for the whole.</summary>
    public int Part { get; init; }

    /// <summary>How many other orders' goods are on it.</summary>
    public int Guests { get; init; }

    /// <summary>The interception that stops it; null when nothing does. Then no step is done but void.</summary>
    public InterceptionId? Interception { get; private set; }

    /// <summary>Why it is intercepted.</summary>
    public string? InterceptReason { get; private set; }

    /// <summary>Who intercepted it.</summary>
    public string? InterceptedBy { get; private set; }

    /// <summary>How far it is.</summary>
    public OutboundOrderStatus Status { get; private set; }

    /// <summary>The picker's batch.</summary>
    public BatchId? Batch { get; private set; }

    /// <summary>Its box in the batch, from 1 on.</summary>
    public int Box { get; private set; }

    /// <summary>The label of the tote that its goods lie in.</summary>
    public string? Tote { get; private set; }

    /// <summary>Who picks or has picked it.</summary>
    public Guid? PickerId { get; private set; }

    /// <summary>Their name.</summary>
    public string? Picker { get; private set; }

    /// <summary>When picking began.</summary>
    public DateTimeOffset? PickStartedAt { get; private set; }

    /// <summary>When it was handed over to checking.</summary>
    public DateTimeOffset? PickedAt { get; private set; }

    /// <summary>Who checks or has checked it.</summary>
    public Guid? CheckerId { get; private set; }

    /// <summary>Their name.</summary>
    public string? Checker { get; private set; }

    /// <summary>When the check began.</summary>
    public DateTimeOffset? CheckStartedAt { get; private set; }

    /// <summary>When it was packed.</summary>
    public DateTimeOffset? PackedAt { get; private set; }

    /// <summary>The waybill of its parcel.</summary>
    public string? WaybillNo { get; private set; }

    /// <summary>
    /// The manifest that the parcel stands on. Claimed by one conditional statement: a parcel stands on one only.
    /// </summary>
    public ManifestId? Manifest { get; private set; }

    /// <summary>What the parcel weighs; null when it was not weighed.</summary>
    public int? WeighedGrams { get; private set; }

    /// <summary>Who handed it over to the courier.</summary>
    public Guid? ShipperId { get; private set; }

    /// <summary>Their name.</summary>
    public string? Shipper { get; private set; }

    /// <summary>When the courier took it.</summary>
    public DateTimeOffset? HandedOverAt { get; private set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    /// <summary>Why it went back to picking, or is void.</summary>
    public string? Why { get; private set; }

    /// <summary>How many wrong scans the check has counted.</summary>
    public int Mismatches { get; private set; }

    /// <summary>
    /// Rises with every change, scans included: of two people at one slip, one is told to look again.
    /// </summary>
    public int Version { get; private set; }

    /// <summary>It as the subject of audit entries.</summary>
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
            Recipient = outboundOrder.Address.Name,
            Phone = outboundOrder.Address.Phone,
            NodeNo = outboundOrder.NodeNo,
            CutOff = outboundOrder.CutOff,
            Pieces = outboundOrder.Pieces,
            IsAmended = outboundOrder.IsAmended,
            Part = outboundOrder.Part,
            Guests = guests,
        };

    /// <summary>A picker takes it in a batch.</summary>
    public Result StartPicking(Person picker, BatchId batch, int box, DateTimeOffset now)
    {
        if (Move(OutboundOrderVerb.StartPicking) is { IsDone: false } refused)
            return refused;
        (Batch, Box, PickerId, Picker, PickStartedAt) = (batch, box, picker.Id, picker.Name, now);
        return Result.Done;
    }

    /// <summary>Another picker takes it over.</summary>
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

    /// <summary>All of it is picked.</summary>
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

    /// <summary>The checker leaves it to somebody else.</summary>
    public Result StopChecking()
    {
        if (Move(OutboundOrderVerb.StopChecking) is { IsDone: false } refused)
            return refused;
        (CheckerId, Checker, CheckStartedAt) = (null, null, null);
        return Result.Done;
    }

    /// <summary>The check found a mismatch: it is picked again.</summary>
    public Result SendBack(string why)
    {
        if (Move(OutboundOrderVerb.SendBack) is { IsDone: false } refused)
            return refused;
        (CheckerId, Checker, CheckStartedAt, PickedAt, Why) = (null, null, null, null, why);
        Mismatches++;
        return Result.Done;
    }

    /// <summary>It is packed and has its waybill.</summary>
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

    /// <summary>The courier has it.</summary>
    public Result HandOver(Person shipper, DateTimeOffset now)
    {
        if (Move(OutboundOrderVerb.HandOver) is { IsDone: false } refused)
            return refused;
        (ShipperId, Shipper, HandedOverAt) = (shipper.Id, shipper.Name, now);
        return Result.Done;
    }

    /// <summary>It is given up; refused once the courier has it.</summary>
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
