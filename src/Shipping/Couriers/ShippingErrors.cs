namespace Zhanggui.Shipping;

/// <summary>What a person can be refused here.</summary>
internal static class ShippingErrors
{
    public static readonly Refusal UnknownCourier = Refusal.Invalid(
        "shipping.unknown_courier",
        "courier",
        "没有这家快递，或者已停用",
        "There is no such courier, or it is not used any more."
    );
    public static readonly Refusal NoCourier = Refusal.NotFound(
        "shipping.no_courier",
        "没有这家快递",
        "There is no such courier."
    );
    public static readonly Refusal NotServed = Refusal.Conflict(
        "shipping.not_served",
        "这家快递不到这个地区，请换一家",
        "This courier does not serve that region; choose another one."
    );
    public static readonly Refusal NoParcel = Refusal.NotFound(
        "shipping.no_parcel",
        "没有找到这个包裹",
        "There is no such parcel."
    );
    public static readonly Refusal HandedOver = Refusal.Conflict(
        "shipping.handed_over",
        "包裹已经交给快递，不能再换单",
        "The courier has the parcel; its waybill can't be changed any more."
    );
    public static readonly Refusal SameCourier = Refusal.Invalid(
        "shipping.same_courier",
        "courier",
        "已经是这家快递",
        "It goes with this courier already."
    );
    public static readonly Refusal ReasonMissing = Refusal.Invalid(
        "shipping.reason_missing",
        "why",
        "请写明原因，2 到 200 个字",
        "Give a reason, 2 to 200 characters."
    );
    public static readonly Refusal Zone = Refusal.Invalid(
        "shipping.zone",
        "zone",
        "区域是 1、2 或 3",
        "The zone is 1, 2 or 3."
    );

    public static Refusal Field(string field, string zh, string en) =>
        Refusal.Invalid("shipping." + field, field, zh, en);
}
