namespace Zhanggui.Catalog;

/// <summary>
/// Changes what a product says of itself; never its price or whether it is listed. Before and after are audited
/// (CAT-06).
/// </summary>
[Needs("cat.edit")]
public sealed class EditProduct
{
    private readonly OperationContext _context;
    private readonly ProductDirectory _directory;
    private readonly CatalogCache _cache;

    internal EditProduct(OperationContext context, ProductDirectory directory, CatalogCache cache) =>
        (_context, _directory, _cache) = (context, directory, cache);

    /// <param name="id">Which product.</param>
    /// <param name="version">
    /// The version that the person saw; a later one is refused, so that nobody overwrites what they have not seen.
    /// Null: whatever it is.
    /// </param>
    /// <param name="input">All of it; what is left out is emptied.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result> Run(ProductId id, int? version, ProductInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var product = await _directory.Find(id, ct);
        if (product is null)
            return ProductErrors.NotFound;
        if (version is { } seen && seen != product.Version)
            return ProductErrors.Changed;
        var wrong = input.Check()?.All.ToList() ?? [];
        if (!await _directory.HasCategory(input.Category, ct))
            wrong.Add(CategoryErrors.Unknown);
        if (Refusal.Join(wrong) is { } refusal)
            return refusal;

        var before = ProductPicture.Of(product);
        input.CopyTo(product, _context);
        product.Touch();
        await _directory.Index(product, ct);
        _context.Record(product.Subject, ("修改商品资料", "Product data changed"), before, ProductPicture.Of(product));
        await _cache.Changed(product, ct);
        return Result.Done;
    }
}
