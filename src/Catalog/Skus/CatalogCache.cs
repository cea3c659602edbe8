namespace Zhanggui.Catalog;

/// <summary>
/// Every use case that changes the catalogue ends here: what was remembered is forgotten after the commit, and the
/// modules above are told.
/// </summary>
internal sealed class CatalogCache(OperationContext context)
{
    public const string Topic = "catalog";

    /// <param name="product">The product; null when it may be any of them.</param>
    /// <param name="ct">When the caller has gone.</param>
    public Task Changed(Product? product, CancellationToken ct)
    {
        context.Invalidate(Topic);
        return context.Raise(new CatalogChanged(product?.StyleNo ?? ""), ct);
    }
}
