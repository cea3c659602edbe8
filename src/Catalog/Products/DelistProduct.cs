namespace Zhanggui.Catalog;

/// <summary>
/// Takes a product out of the shop; the reason is kept (CAT-14). It can't be found or bought from then on (SHOP-35).
/// </summary>
[Needs("list.edit")]
public sealed class DelistProduct
{
    private readonly OperationContext _context;
    private readonly ProductDirectory _directory;
    private readonly CatalogCache _cache;

    internal DelistProduct(OperationContext context, ProductDirectory directory, CatalogCache cache) =>
        (_context, _directory, _cache) = (context, directory, cache);

    /// <summary>Refuses an empty reason.</summary>
    public async Task<Result> Run(ProductId id, string why, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(why) || why.Length > 200)
            return ProductErrors.ReasonMissing;
        var product = await _directory.Find(id, ct);
        if (product is null)
            return ProductErrors.NotFound;
        var before = product.Status;
        if (product.Delist() is { IsDone: false } refused)
            return refused;
        _context.Record(
            product.Subject,
            ("下架", "Delisted"),
            new { status = before.ToString() },
            new { status = product.Status.ToString() },
            why.Trim()
        );
        await _cache.Changed(product, ct);
        return Result.Done;
    }
}
