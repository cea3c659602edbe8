namespace Zhanggui.Warehouse;

/// <summary>What can be done with an outbound slip.</summary>
internal enum SlipVerb
{
    StartPicking,
    ReassignPicker,
    HandToCheck,
    StartChecking,
    StopChecking,
    SendBack,
    FinishPacking,
    ChangeCourier,
    HandOver,
    Void,
}

/// <summary>The slip's life (flow F4, steps 8 to 10).</summary>
internal static class SlipStates
{
    public static readonly TransitionTable<SlipStatus, SlipVerb> Table = new("warehouse", Name, Name,
        (SlipStatus.Waiting, SlipVerb.StartPicking, SlipStatus.Picking),
        (SlipStatus.Waiting, SlipVerb.Void, SlipStatus.Voided),
        (SlipStatus.Picking, SlipVerb.ReassignPicker, SlipStatus.Picking),
        (SlipStatus.Picking, SlipVerb.HandToCheck, SlipStatus.Picked),
        (SlipStatus.Picking, SlipVerb.Void, SlipStatus.Voided),
        (SlipStatus.Picked, SlipVerb.StartChecking, SlipStatus.Checking),
        (SlipStatus.Picked, SlipVerb.Void, SlipStatus.Voided),
        (SlipStatus.Checking, SlipVerb.StopChecking, SlipStatus.Picked),
        (SlipStatus.Checking, SlipVerb.SendBack, SlipStatus.Picking),
        (SlipStatus.Checking, SlipVerb.FinishPacking, SlipStatus.Packed),
        (SlipStatus.Checking, SlipVerb.Void, SlipStatus.Voided),
        (SlipStatus.Packed, SlipVerb.ChangeCourier, SlipStatus.Packed),
        (SlipStatus.Packed, SlipVerb.HandOver, SlipStatus.HandedOver),
        (SlipStatus.Packed, SlipVerb.Void, SlipStatus.Voided));

    public static Text Name(SlipStatus status) => status switch
    {
        SlipStatus.Waiting => ("待拣货", "to pick"),
        SlipStatus.Picking => ("拣货中", "picking"),
        SlipStatus.Picked => ("待复核", "to check"),
        SlipStatus.Checking => ("复核中", "checking"),
        SlipStatus.Packed => ("已打包", "packed"),
        SlipStatus.HandedOver => ("已交接", "handed over"),
        SlipStatus.Voided => ("已作废", "void"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static Text Name(SlipVerb verb) => verb switch
    {
        SlipVerb.StartPicking => ("开始拣货", "start picking"),
        SlipVerb.ReassignPicker => ("换拣货员", "change the picker"),
        SlipVerb.HandToCheck => ("交复核", "hand over to checking"),
        SlipVerb.StartChecking => ("开始复核", "start checking"),
        SlipVerb.StopChecking => ("让出复核", "leave the check to somebody else"),
        SlipVerb.SendBack => ("退回拣货", "send back to picking"),
        SlipVerb.FinishPacking => ("打包完成", "finish packing"),
        SlipVerb.ChangeCourier => ("换快递", "change the courier"),
        SlipVerb.HandOver => ("交给快递", "hand over to the courier"),
        SlipVerb.Void => ("作废", "void"),
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, null),
    };
}
