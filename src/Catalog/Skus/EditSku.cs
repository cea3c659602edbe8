namespace Zhanggui.Catalog;

/// <summary>What may be changed of one SKU without touching its price.</summary>
/// <param name="Cost">What one costs; null leaves it as it is, for people who may not see it.</param>
/// <param name="WeightGrams">Grams of one piece with its bag.</param>
/// <param name="SafetyStock">Below this the stock is short.</param>
/// <param name="PresaleShipsOn">The promised day of a presale; null otherwise.</param>
/// <param name="IsOff">No longer sold in this colour and size.</param>
public sealed record SkuInput(Money? Cost, int WeightGrams, Quantity SafetyStock, DateOnly? PresaleShipsOn, bool IsOff);

/// <summary>Changes one SKU's cost, weight, safety stock, presale day, or stops selling it (CAT-39).</summary>
[Needs("cat.edit")]
public sealed class EditSku
{
    private readonly OperationContext _context;
    private readonly ProductDirectory _directory;
    private readonly CatalogCache _cache;

    internal EditSku(OperationContext context, ProductDirectory directory, CatalogCache cache) =>
        (_context, _directory, _cache) = (context, directory, cache);

    /// <summary>
    /// To sell it again on a listed product, its price must be in force: that needs <c>price.publish</c> as well
    /// (CAT-09).
    /// </summary>
    public async Task<Result> Run(ProductId id, SkuId skuId, SkuInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var product = await _directory.Find(id, ct);
        var sku = product?.Skus.Find(s => s.Id == skuId);
        if (product is null || sku is null)
            return ProductErrors.NoSku;
        var wrong = new List<Refusal>();
        if (input.Cost is { IsNegative: true })
            wrong.Add(Refusal.Invalid("catalog.cost", "cost", "成本不能小于零", "The cost can't be below zero."));
        if (input.WeightGrams is < 1 or > 100_000)
            wrong.Add(
                Refusal.Invalid(
                    "catalog.weight",
                    "weight",
                    "单件重量请填 1 到 100000 克",
                    "Weight of one piece: 1 to 100,000 grams."
                )
            );
        if (input.SafetyStock.Units is < 0 or > 1_000_000)
            wrong.Add(
                Refusal.Invalid(
                    "catalog.safety",
                    "safety",
                    "安全库存请填 0 到 1000000",
                    "Safety stock: 0 to 1,000,000."
                )
            );
        if (Refusal.Join(wrong) is { } refusal)
            return refusal;
        if (sku.IsOff && !input.IsOff && product.Status == ProductStatus.Listed && !_context.Actor.May("price.publish"))
            return Access.Denied("price.publish");

        var before = new SkuInput(sku.Cost, sku.WeightGrams, sku.SafetyStock, sku.PresaleShipsOn, sku.IsOff);
        (sku.Cost, sku.WeightGrams, sku.SafetyStock, sku.PresaleShipsOn, sku.IsOff) = (
            input.Cost ?? sku.Cost,
            input.WeightGrams,
            input.SafetyStock,
            input.PresaleShipsOn,
            input.IsOff
        );
        product.Touch();
        _context.Record(
            product.Subject,
            ("修改规格", "SKU changed"),
            new { sku.Code, data = before },
            new { sku.Code, data = input }
        );
        await _cache.Changed(product, ct);
        return Result.Done;
    }
}
