namespace Zhanggui.Catalog;

/// <summary>The new price of one SKU.</summary>
public sealed record PriceInput(SkuId Sku, PriceTag Tag);

/// <summary>
/// Puts prices in force. Only who may publish prices does it (CAT-09); before, after and reason are audited (CAT-06).
/// </summary>
[Needs("price.publish")]
public sealed class ChangePrice
{
    private readonly OperationContext _context;
    private readonly ProductDirectory _directory;
    private readonly CatalogCache _cache;

    internal ChangePrice(OperationContext context, ProductDirectory directory, CatalogCache cache) =>
        (_context, _directory, _cache) = (context, directory, cache);

    /// <summary>All prices or none: one that makes no sense refuses the whole.</summary>
    public async Task<Result> Run(ProductId id, IReadOnlyList<PriceInput> prices, string why, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(prices);
        if (string.IsNullOrWhiteSpace(why) || why.Length > 200)
            return ProductErrors.ReasonMissing;
        var product = await _directory.Find(id, ct);
        if (product is null)
            return ProductErrors.NotFound;
        var (before, after) = (new List<object>(), new List<object>());
        foreach (var (skuId, tag) in prices)
        {
            if (product.Skus.Find(s => s.Id == skuId) is not { } sku)
                return ProductErrors.NoSku;
            if (tag.Check() is { } wrong)
                return wrong;
            if (sku.Tag == tag)
                continue;
            before.Add(new { sku.Code, tag = sku.Tag });
            sku.Reprice(tag);
            after.Add(new { sku.Code, tag });
        }

        if (after.Count == 0)
            return Refusal.Conflict(
                "catalog.price_unchanged",
                "价格和现在的一样，没有改动",
                "These are the prices in force already; nothing was changed."
            );
        product.Touch();
        _context.Record(product.Subject, ("改价", "Price changed"), before, after, why.Trim());
        await _cache.Changed(product, ct);
        return Result.Done;
    }
}
