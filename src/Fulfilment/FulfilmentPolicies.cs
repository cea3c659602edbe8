namespace Zhanggui.Fulfilment;

/// <summary>How many orders may share a parcel, and which.</summary>
public static class FulfilmentPolicies
{
    /// <summary>ORD-32: how many orders one parcel may carry.</summary>
    public static readonly NumberPolicy MergeMax = new(
        "orders.merge.most",
        ("一个包裹最多合几张订单", "Most orders in one parcel"),
        "ORD-32",
        5,
        2,
        20
    );

    /// <summary>ORD-32: cash on delivery and prepaid orders in one parcel.</summary>
    public static readonly SwitchPolicy MergeMixCash = new(
        "orders.merge.mix_cash",
        ("货到付款可以和已付款的合单", "Cash on delivery and prepaid orders may share a parcel"),
        "ORD-32",
        false
    );

    internal static readonly Policy[] All = [MergeMax, MergeMixCash];
}
