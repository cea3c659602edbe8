namespace Zhanggui.Warehouse;

/// <summary>The handbooks' numbers that the warehouse works by.</summary>
public static class WarehousePolicies
{
    /// <summary>The day's cut-offs. The handbooks give only their number, three; C32 proposes the times.</summary>
    public static readonly TextPolicy Waves = new(
        "ship.waves",
        ("发货节点", "Shipping nodes"),
        "SHIP-06",
        "11:00,15:30,18:00",
        CutOffs.CanRead,
        (
            "用逗号隔开、由早到晚的时刻，最多 10 个，如 11:00,15:30,18:00",
            "up to ten rising clock times separated by commas, such as 11:00,15:30,18:00"
        )
    );

    /// <summary>How far a weighed parcel may be from the estimate before it must be opened again.</summary>
    public static readonly NumberPolicy WeightTolerance = new(
        "pack.weight.tolerance.percent",
        ("称重允许偏差（%）", "Weight tolerance (%)"),
        "ORD-18",
        20,
        1,
        100
    );

    /// <summary>How many orders one picker may take at once: as many as there are boxes on a trolley.</summary>
    public static readonly NumberPolicy BatchMax = new(
        "pick.batch.max",
        ("一批最多拣几单", "Most orders in a picking batch"),
        "SHIP-02",
        12,
        1,
        60
    );

    /// <summary>How many minutes before its node's cut-off unfinished work turns amber.</summary>
    public static readonly MinutesPolicy WarnBefore = new(
        "ship.waves.warn_minutes",
        ("截单前多久提醒", "Warn before the cut-off"),
        "SHIP-06",
        60,
        5,
        240
    );

    internal static readonly Policy[] All = [Waves, WeightTolerance, BatchMax, WarnBefore];
}
