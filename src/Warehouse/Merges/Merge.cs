namespace Zhanggui.Warehouse;

/// <summary>
/// Orders of one customer that go in one parcel (合单, ORD-32): which slips became which. The orders themselves stay as
/// they are. Append-only; taking it back is a document of its own that points to it.
/// </summary>
internal sealed class Merge
{
    public required MergeId Id { get; init; }
    public required string No { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ById { get; init; }
    public required string By { get; init; }
    public string? Reason { get; init; }

    /// <summary>The slip that carries the goods of all of them.</summary>
    public required OutboundOrderId Slip { get; init; }
    public required string SlipNo { get; init; }
    public required int Orders { get; init; }
    public required string Recipient { get; init; }

    /// <summary>The merge that this one takes back; it has no parts of its own.</summary>
    public MergeId? Undoes { get; init; }

    public List<MergePart> Parts { get; init; } = [];

    public Subject Subject => new("merge", Id.Value, No);

    /// <summary>What the audit keeps of it.</summary>
    public object Snapshot =>
        new
        {
            No,
            SlipNo,
            Orders,
            Reason,
            Parts = Parts
                .OrderBy(p => p.No)
                .Select(p => new
                {
                    p.OrderNo,
                    p.SlipNo,
                    p.Part,
                    p.Pieces,
                    p.CashDue,
                }),
        };

    public Merge Ended(MergeId id, string no, OperationContext context, string why) =>
        new()
        {
            Id = id,
            No = no,
            At = context.Now,
            ById = context.Actor.Id,
            By = context.Actor.Name,
            Reason = why,
            Slip = Slip,
            SlipNo = SlipNo,
            Orders = Orders,
            Recipient = Recipient,
            Undoes = Id,
        };
}

/// <summary>One order of a merge, and the slip that it had. Append-only.</summary>
internal sealed class MergePart
{
    public required MergeId Merge { get; init; }
    public required int No { get; init; }
    public required OrderId Order { get; init; }
    public required string OrderNo { get; init; }
    public required OutboundOrderId Slip { get; init; }
    public required string SlipNo { get; init; }
    public required int Part { get; init; }
    public required int Pieces { get; init; }

    /// <summary>What of the parcel's cash on delivery is this order's.</summary>
    public Money? CashDue { get; init; }
}

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

    public static readonly Refusal UndoFirst = Refusal.Conflict(
        "warehouse.undo_merge_first",
        "这张订单和别的订单合在一个包裹里。请先撤销合单，再做这件事",
        "This order shares a parcel with others. Undo the merge first."
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
