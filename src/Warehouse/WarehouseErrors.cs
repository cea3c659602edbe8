namespace Zhanggui.Warehouse;

/// <summary>What the warehouse refuses, each saying what to do instead.</summary>
internal static class WarehouseErrors
{
    public static readonly Refusal BatchNotFound = Refusal.NotFound(
        "warehouse.no_such_batch",
        "没有找到这个拣货批次",
        "There is no such picking batch."
    );

    public static readonly Refusal NothingToPick = Refusal.Invalid(
        "warehouse.nothing_to_pick",
        "slips",
        "请至少选一张待拣货的发货单",
        "Choose at least one slip that waits for picking."
    );

    public static readonly Refusal NeedsReason = Refusal.Invalid(
        "warehouse.needs_reason",
        "reason",
        "请写明原因，200 字以内",
        "Say why, in at most 200 characters."
    );

    public static readonly Refusal EmptyScan = Refusal.Invalid(
        "warehouse.empty_scan",
        "code",
        "没有读到条码，请再扫一次",
        "No code was read; scan again."
    );

    public static Refusal TooManyOrders(int max) =>
        Refusal.Invalid(
            "warehouse.batch_too_big",
            "slips",
            $"一批最多拣 {max} 单。请少选几单",
            $"A batch has at most {max} orders; choose fewer."
        );

    public static Refusal NotEnoughInBins(string slip, string what) =>
        Refusal.Conflict(
            "warehouse.not_enough_in_bins",
            $"{slip} 的 {what} 在账上没有足够的库位库存。请仓库主管查库位",
            $"The bins do not hold enough of {what} for {slip}. The warehouse supervisor must look into it."
        );

    public static Refusal StillToPick(int pieces) =>
        Refusal.Conflict(
            "warehouse.still_to_pick",
            $"还差 {pieces} 件没拣。拣齐了再交复核；货不够按 F2",
            $"{pieces} pieces are not picked yet. Pick them first; press F2 when goods are missing."
        );

    /// <summary>A wrong scan: what it is, and what to do.</summary>
    public static Refusal Wrong(Text words) => new("warehouse.wrong_item", words, RefusalKind.Invalid, "code");

    public static Refusal Wrong(string titleZh, string titleEn, string doZh, string doEn) =>
        Wrong(new Text($"{titleZh}。{doZh}", $"{titleEn}. {doEn}"));
}
