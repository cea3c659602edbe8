namespace Zhanggui.Catalog;

/// <summary>Shows a product in the shop (CAT-12). Refuses one that lacks what a shopper needs (CAT-21).</summary>
[Needs("list.edit")]
public sealed class ListProduct
{
    private readonly OperationContext _context;
    private readonly ProductDirectory _directory;
    private readonly CatalogCache _cache;

    internal ListProduct(OperationContext context, ProductDirectory directory, CatalogCache cache) =>
        (_context, _directory, _cache) = (context, directory, cache);

    /// <summary>The note is optional.</summary>
    public async Task<Result> Run(ProductId id, string? note, CancellationToken ct)
    {
        var product = await _directory.Find(id, ct);
        if (product is null)
            return ProductErrors.NotFound;
        if (note?.Length > 200)
            return ProductErrors.ReasonMissing;
        var before = product.Status;
        if (product.List(_context.Now) is { IsDone: false } refused)
            return refused;
        _context.Record(
            product.Subject,
            ("上架", "Listed"),
            new { status = before.ToString() },
            new { status = product.Status.ToString() },
            string.IsNullOrWhiteSpace(note) ? null : note.Trim()
        );
        await _cache.Changed(product, ct);
        return Result.Done;
    }
}
