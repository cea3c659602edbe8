namespace Zhanggui.Catalog;

/// <summary>
/// Gives a product more colours or sizes (CAT-02). Combinations that it has already stay as they are.
/// </summary>
[Needs("cat.edit")]
public sealed class AddVariants
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly ProductDirectory _directory;
    private readonly CatalogCache _cache;

    internal AddVariants(ShopDb db, OperationContext context, ProductDirectory directory, CatalogCache cache) =>
        (_db, _context, _directory, _cache) = (db, context, directory, cache);

    /// <summary>
    /// On a product that is on sale already, the new ones are off until somebody with the right to publish prices turns
    /// them on: nobody puts an unapproved price live by adding a size (CAT-09).
    /// </summary>
    public async Task<Result> Run(ProductId id, VariantsInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (Variants.Check(input) is { } wrong)
            return wrong;
        var product = await _directory.Find(id, ct);
        if (product is null)
            return ProductErrors.NotFound;
        var added = Variants.Add(product, input, _context);
        if (added.Count == 0)
            return Refusal.Conflict(
                "catalog.nothing_new",
                "这些颜色和尺码都已经有了，没有改动",
                "It has all these colours and sizes already; nothing was changed."
            );
        if (await Variants.Taken(_db, added, ct) is { } taken)
            return taken;
        foreach (var sku in added)
            sku.IsOff = product.Status == ProductStatus.Listed;
        _db.AddRange(added);
        product.Touch();
        await _directory.Index(product, ct);
        _context.Record(
            product.Subject,
            ("增加规格", "Variants added"),
            after: new { skus = added.Select(s => s.Code).ToArray(), price = input.Price }
        );
        await _cache.Changed(product, ct);
        return Result.Done;
    }
}
