namespace Zhanggui.Inventory;

internal static class PurchaseRequestErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "inventory.no_such_purchase_request",
        "没有这张补货申请，请核对单号",
        "There is no such purchase request. Check its number."
    );

    public static readonly Refusal Quantity = Refusal.Invalid(
        "inventory.purchase_quantity",
        "quantity",
        "订货件数填 1 到 99999",
        "The number of pieces is 1 to 99999."
    );

    public static readonly Refusal Day = Refusal.Invalid(
        "inventory.purchase_day",
        "expectedOn",
        "到货日期从今天起，一年以内",
        "It comes today or later, within a year."
    );

    public static readonly Refusal Note = Refusal.Invalid(
        "inventory.purchase_note",
        "note",
        "说明不超过 200 个字",
        "The note has 200 characters at most."
    );

    public static readonly Refusal Why = Refusal.Invalid(
        "inventory.purchase_why",
        "why",
        "请写为什么不补，200 字以内，客服要照着告诉客户",
        "Say why it is not bought, in at most 200 characters: customer service tells the customers."
    );
}
