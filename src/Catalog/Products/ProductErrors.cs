namespace Zhanggui.Catalog;

/// <summary>What can be refused about products.</summary>
internal static class ProductErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "catalog.no_product",
        "没有这个商品",
        "There is no such product."
    );
    public static readonly Refusal NoSku = Refusal.NotFound("catalog.no_sku", "没有这个规格", "There is no such SKU.");
    public static readonly Refusal NoPicture = Refusal.NotFound(
        "catalog.no_picture",
        "没有这张图片",
        "There is no such picture."
    );
    public static readonly Refusal ReasonMissing = Refusal.Invalid(
        "catalog.reason_missing",
        "why",
        "请写明原因，200 字以内",
        "Say why, in at most 200 characters."
    );
    public static readonly Refusal Changed = Refusal.Conflict(
        "catalog.changed_meanwhile",
        "没有保存：这个商品刚被别人改过。请看新内容再改",
        "Not saved: somebody has just changed this product. Look at it again."
    );

    public static Refusal StyleTaken(string no) =>
        Refusal.Invalid(
            "catalog.style_taken",
            "styleNo",
            $"款号 {no} 已经有了，请换一个",
            $"The style number {no} is taken. Choose another."
        );

    public static Refusal CodeTaken(string code) =>
        Refusal.Invalid(
            "catalog.sku_taken",
            "skus",
            $"SKU 编码或条码 {code} 已经有了，请换一个",
            $"The SKU code or bar code {code} is taken. Choose another."
        );
}
