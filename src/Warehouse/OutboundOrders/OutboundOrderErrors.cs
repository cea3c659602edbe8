namespace Zhanggui.Warehouse;

/// <summary>What the warehouse refuses, each saying what to do instead.</summary>
internal static class OutboundOrderErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "warehouse.no_such_slip",
        "没有找到这张发货单。请扫发货单、周转箱或订单的条码",
        "There is no such slip. Scan the slip, the tote or the order."
    );

    public static readonly Refusal BatchNotFound = Refusal.NotFound(
        "warehouse.no_such_batch",
        "没有找到这个拣货批次",
        "There is no such picking batch."
    );

    public static readonly Refusal NotPicking = Refusal.Conflict(
        "warehouse.not_picking",
        "这张发货单现在不在拣货。请看一下它的状态",
        "This slip is not being picked now; look at its state."
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

    public static Refusal Intercepted(string no, string why, string by) =>
        Refusal.Conflict(
            "warehouse.intercepted",
            $"{no} 已被客服拦截（{by}：{why}）。请停手，把货放回货位，在“放回和缺货”里确认",
            $"Customer service has intercepted {no} ({by}: {why}). Stop, put the goods back into their bins, and confirm it under “Put back, shortages”."
        );

    public static Refusal TooLateToIntercept(Text state) =>
        Refusal.Conflict(
            "warehouse.too_late_to_intercept",
            $"发货单已经是“{state.Zh}”，拦不住了。已交快递的请联系快递，或等签收后办退货",
            $"The slip is “{state.En}” already, so it can't be intercepted. Ask the courier, or return it once it has arrived."
        );

    public static Refusal NotChecking(Text state) =>
        Refusal.Conflict(
            "warehouse.not_checking",
            $"这张发货单现在是“{state.Zh}”，不在复核。请先扫发货单",
            $"This slip is “{state.En}”, not being checked. Scan the slip first."
        );

    public static Refusal PickerCannotCheck(string name, IReadOnlyCollection<string> others) =>
        Refusal.Forbidden(
            "warehouse.picker_cannot_check",
            $"这单是 {name} 拣的，不能自己复核。{(others.Count == 0 ? "请找仓库主管安排别人" : $"可以请 {string.Join("、", others.Take(5))}")}",
            $"{name} picked this order and can't check it. {(others.Count == 0 ? "Ask the warehouse supervisor for somebody else." : $"Ask {string.Join(", ", others.Take(5))}.")}"
        );

    public static Refusal SomebodyChecks(string name) =>
        Refusal.Conflict(
            "warehouse.somebody_checks",
            $"{name} 正在复核这一单。请扫下一单，或请 {name} 先让出",
            $"{name} is checking this order. Scan the next one, or ask {name} to leave it."
        );

    public static Refusal SomebodyPicks(string name) =>
        Refusal.Conflict(
            "warehouse.somebody_picks",
            $"这一批在 {name} 手里。要换人请仓库主管改派",
            $"{name} has this batch. The warehouse supervisor can reassign it."
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
