using Zhanggui.Ui;

namespace Zhanggui.Fulfilment;

/// <summary>What can be done with an outbound slip.</summary>
public enum OutboundOrderVerb
{
    /// <summary>A picker takes it.</summary>
    StartPicking,

    /// <summary>Another picker takes it over.</summary>
    ReassignPicker,

    /// <summary>All is picked.</summary>
    HandToCheck,

    /// <summary>A checker takes it up.</summary>
    StartChecking,

    /// <summary>The checker leaves it.</summary>
    StopChecking,

    /// <summary>The check found a mismatch.</summary>
    SendBack,

    /// <summary>It is packed.</summary>
    FinishPacking,

    /// <summary>Another courier takes the parcel.</summary>
    ChangeCourier,

    /// <summary>The courier has it.</summary>
    HandOver,

    /// <summary>It is given up.</summary>
    Void,
}

/// <summary>The slip's life (flow F4, steps 8 to 10).</summary>
public static class OutboundOrderStates
{
    /// <summary>What may be done in which state.</summary>
    public static readonly TransitionTable<OutboundOrderStatus, OutboundOrderVerb> Table = new(
        "warehouse",
        Name,
        Name,
        (OutboundOrderStatus.Waiting, OutboundOrderVerb.StartPicking, OutboundOrderStatus.Picking),
        (OutboundOrderStatus.Waiting, OutboundOrderVerb.Void, OutboundOrderStatus.Voided),
        (OutboundOrderStatus.Picking, OutboundOrderVerb.ReassignPicker, OutboundOrderStatus.Picking),
        (OutboundOrderStatus.Picking, OutboundOrderVerb.HandToCheck, OutboundOrderStatus.Picked),
        (OutboundOrderStatus.Picking, OutboundOrderVerb.Void, OutboundOrderStatus.Voided),
        (OutboundOrderStatus.Picked, OutboundOrderVerb.StartChecking, OutboundOrderStatus.Checking),
        (OutboundOrderStatus.Picked, OutboundOrderVerb.Void, OutboundOrderStatus.Voided),
        (OutboundOrderStatus.Checking, OutboundOrderVerb.StopChecking, OutboundOrderStatus.Picked),
        (OutboundOrderStatus.Checking, OutboundOrderVerb.SendBack, OutboundOrderStatus.Picking),
        (OutboundOrderStatus.Checking, OutboundOrderVerb.FinishPacking, OutboundOrderStatus.Packed),
        (OutboundOrderStatus.Checking, OutboundOrderVerb.Void, OutboundOrderStatus.Voided),
        (OutboundOrderStatus.Packed, OutboundOrderVerb.ChangeCourier, OutboundOrderStatus.Packed),
        (OutboundOrderStatus.Packed, OutboundOrderVerb.HandOver, OutboundOrderStatus.HandedOver),
        (OutboundOrderStatus.Packed, OutboundOrderVerb.Void, OutboundOrderStatus.Voided)
    );

    /// <summary>Its name for people.</summary>
    public static Text Name(OutboundOrderStatus status) =>
        status switch
        {
            OutboundOrderStatus.Waiting => ("待拣货", "to pick"),
            OutboundOrderStatus.Picking => ("拣货中", "picking"),
            OutboundOrderStatus.Picked => ("待复核", "to check"),
            OutboundOrderStatus.Checking => ("复核中", "checking"),
            OutboundOrderStatus.Packed => ("已打包", "packed"),
            OutboundOrderStatus.HandedOver => ("已交接", "handed over"),
            OutboundOrderStatus.Voided => ("已作废", "void"),
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };

    /// <summary>Its name for people.</summary>
    public static Text Name(OutboundOrderVerb verb) =>
        verb switch
        {
            OutboundOrderVerb.StartPicking => ("开始拣货", "start picking"),
            OutboundOrderVerb.ReassignPicker => ("换拣货员", "change the picker"),
            OutboundOrderVerb.HandToCheck => ("交复核", "hand over to checking"),
            OutboundOrderVerb.StartChecking => ("开始复核", "start checking"),
            OutboundOrderVerb.StopChecking => ("让出复核", "leave the check to somebody else"),
            OutboundOrderVerb.SendBack => ("退回拣货", "send back to picking"),
            OutboundOrderVerb.FinishPacking => ("打包完成", "finish packing"),
            OutboundOrderVerb.ChangeCourier => ("换快递", "change the courier"),
            OutboundOrderVerb.HandOver => ("交给快递", "hand over to the courier"),
            OutboundOrderVerb.Void => ("作废", "void"),
            _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, null),
        };

    /// <summary>The colour of a state.</summary>
    public static string Tone(OutboundOrderStatus status) =>
        status switch
        {
            OutboundOrderStatus.Waiting => Tones.Idle,
            OutboundOrderStatus.Voided => "line",
            OutboundOrderStatus.HandedOver => Tones.Ok,
            OutboundOrderStatus.Packed => Tones.Ok,
            _ => Tones.Info,
        };
}
