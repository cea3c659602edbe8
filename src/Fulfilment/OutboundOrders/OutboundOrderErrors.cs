namespace Zhanggui.Fulfilment;

/// <summary>What an outbound order refuses, each saying what to do instead.</summary>
public static class OutboundOrderErrors
{
    /// <summary>No outbound order has this number or code.</summary>
    public static readonly Refusal NotFound = Refusal.NotFound(
        "warehouse.no_such_slip",
        "没有找到这张发货单。请扫发货单、周转箱或订单的条码",
        "There is no such slip. Scan the slip, the tote or the order."
    );

    /// <summary>It is not being picked now.</summary>
    public static readonly Refusal NotPicking = Refusal.Conflict(
        "warehouse.not_picking",
        "这张发货单现在不在拣货。请看一下它的状态",
        "This slip is not being picked now; look at its state."
    );

    /// <summary>Customer service has intercepted it.</summary>
    public static Refusal Intercepted(string no, string why, string by) =>
        Refusal.Conflict(
            "warehouse.intercepted",
            $"{no} 已被客服拦截（{by}：{why}）。请停手，把货放回货位，在“放回和缺货”里确认",
            $"Customer service has intercepted {no} ({by}: {why}). Stop, put the goods back into their bins, and confirm it under “Put back, shortages”."
        );

    /// <summary>It has left already.</summary>
    public static Refusal TooLateToIntercept(Text state) =>
        Refusal.Conflict(
            "warehouse.too_late_to_intercept",
            $"发货单已经是“{state.Zh}”，拦不住了。已交快递的请联系快递，或等签收后办退货",
            $"The slip is “{state.En}” already, so it can't be intercepted. Ask the courier, or return it once it has arrived."
        );

    /// <summary>It is not being checked.</summary>
    public static Refusal NotChecking(Text state) =>
        Refusal.Conflict(
            "warehouse.not_checking",
            $"这张发货单现在是“{state.Zh}”，不在复核。请先扫发货单",
            $"This slip is “{state.En}”, not being checked. Scan the slip first."
        );

    /// <summary>Who picked it may not check it; <paramref name="others"/> may.</summary>
    public static Refusal PickerCannotCheck(string name, IReadOnlyCollection<string> others) =>
        Refusal.Forbidden(
            "warehouse.picker_cannot_check",
            $"这单是 {name} 拣的，不能自己复核。{(others.Count == 0 ? "请找仓库主管安排别人" : $"可以请 {string.Join("、", others.Take(5))}")}",
            $"{name} picked this order and can't check it. {(others.Count == 0 ? "Ask the warehouse supervisor for somebody else." : $"Ask {string.Join(", ", others.Take(5))}.")}"
        );

    /// <summary>Another person checks it.</summary>
    public static Refusal SomebodyChecks(string name) =>
        Refusal.Conflict(
            "warehouse.somebody_checks",
            $"{name} 正在复核这一单。请扫下一单，或请 {name} 先让出",
            $"{name} is checking this order. Scan the next one, or ask {name} to leave it."
        );

    /// <summary>Another person picks it.</summary>
    public static Refusal SomebodyPicks(string name) =>
        Refusal.Conflict(
            "warehouse.somebody_picks",
            $"这一批在 {name} 手里。要换人请仓库主管改派",
            $"{name} has this batch. The warehouse supervisor can reassign it."
        );

    /// <summary>It shares a parcel, and what is asked concerns one order.</summary>
    public static readonly Refusal UndoMergeFirst = Refusal.Conflict(
        "warehouse.undo_merge_first",
        "这张订单和别的订单合在一个包裹里。请先撤销合单，再做这件事",
        "This order shares a parcel with others. Undo the merge first."
    );

    /// <summary>It is intercepted, and what is asked would change what was stopped.</summary>
    public static readonly Refusal LiftFirst = Refusal.Conflict(
        "warehouse.lift_first",
        "订单正被拦截。请先解除拦截，或等货放回货位后再变更",
        "The order is intercepted. Lift that first, or amend it once the goods are back in their bins."
    );
}
