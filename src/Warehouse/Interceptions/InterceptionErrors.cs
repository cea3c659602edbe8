namespace Zhanggui.Warehouse;

/// <summary>What intercepting refuses.</summary>
internal static class InterceptionErrors
{
    public static readonly Refusal Nothing = Refusal.Conflict(
        "warehouse.nothing_to_intercept",
        "仓库没有这张订单没交快递的包裹，不用拦截",
        "The warehouse has no parcel of this order that the courier has not; there is nothing to intercept."
    );

    public static readonly Refusal OtherReturned = Refusal.Conflict(
        "warehouse.other_returned",
        "这张订单另一个包裹的货已经放回货位，这一包不能单独发。请把这一包也放回，再重新放行整单",
        "The goods of another parcel of this order are back in their bins, so this one can't go alone. Put it back too, and release the whole order again."
    );

    public static readonly Refusal NotIntercepted = Refusal.Conflict(
        "warehouse.not_intercepted",
        "这张发货单没有被拦截",
        "This slip is not intercepted."
    );
}
