namespace Zhanggui.Warehouse;

/// <summary>What merging refuses, each saying what to do instead.</summary>
internal static class MergeErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "warehouse.no_such_merge",
        "没有这张合单，请核对单号",
        "There is no such merge. Check the number."
    );

    public static readonly Refusal TooFew = Refusal.Invalid(
        "warehouse.merge_too_few",
        "slips",
        "请选至少两张订单的发货单",
        "Choose the slips of at least two orders."
    );

    public static readonly Refusal Begun = Refusal.Conflict(
        "warehouse.merge_begun",
        "有发货单已经开始拣货、被拦截或作废，不能合单。请刷新后再选",
        "One of the slips is being picked, intercepted or void, so they can't be merged. Look again."
    );

    public static readonly Refusal Differs = Refusal.Conflict(
        "warehouse.merge_differs",
        "收件人、电话、地址、快递和仓库都相同的才能合单",
        "Only orders with the same recipient, phone, address, courier and warehouse share a parcel."
    );

    public static readonly Refusal Merged = Refusal.Conflict(
        "warehouse.merged_already",
        "其中一张已经和别的订单合单。请先撤销那次合单",
        "One of them shares a parcel already. Undo that merge first."
    );

    public static readonly Refusal Amending = Refusal.Conflict(
        "warehouse.merge_amending",
        "其中一张订单有变更单待批。请等批完再合单",
        "An amendment of one of the orders is pending. Merge once it is decided."
    );

    public static readonly Refusal Cash = Refusal.Conflict(
        "warehouse.merge_cash",
        "货到付款的不和已付款的合单（策略 orders.merge.mix_cash）",
        "Cash on delivery and prepaid orders don't share a parcel (policy orders.merge.mix_cash)."
    );

    public static readonly Refusal UndoneAlready = Refusal.Conflict(
        "warehouse.merge_undone",
        "这次合单已经撤销",
        "This merge is undone already."
    );

    public static Refusal TooMany(int max) =>
        Refusal.Invalid(
            "warehouse.merge_too_many",
            "slips",
            $"一个包裹最多合 {max} 张订单，请分开合",
            $"A parcel carries at most {max} orders; merge them in groups."
        );

    public static Refusal PickingBegun(string slip, Text state) =>
        Refusal.Conflict(
            "warehouse.merge_picking",
            $"发货单 {slip} 已经是“{state.Zh}”，不能撤销合单。需要停下请拦截",
            $"Slip {slip} is “{state.En}” already, so the merge can't be undone. Intercept it to stop it."
        );
}
