namespace Zhanggui.Catalog;

/// <summary>Puts a picture first: lists show it (CAT-17).</summary>
[Needs("cat.edit", "cat.edit.pictures")]
public sealed class SetMainPicture
{
    private readonly OperationContext _context;
    private readonly ProductDirectory _directory;
    private readonly CatalogCache _cache;

    internal SetMainPicture(OperationContext context, ProductDirectory directory, CatalogCache cache) =>
        (_context, _directory, _cache) = (context, directory, cache);

    /// <summary>The others keep their order behind it.</summary>
    public async Task<Result> Run(ProductId id, PictureId pictureId, CancellationToken ct)
    {
        var product = await _directory.Find(id, ct);
        var picture = product?.Pictures.Find(p => p.Id == pictureId);
        if (product is null || picture is null)
            return ProductErrors.NoPicture;
        var before = product.Pictures.MinBy(p => p.Sort)!.Id;
        var place = 0;
        foreach (var other in product.Pictures.OrderBy(p => p.Id == pictureId ? 0 : 1).ThenBy(p => p.Sort))
            other.Sort = place++;
        product.Touch();
        _context.Record(
            product.Subject,
            ("设为主图", "Main picture set"),
            new { main = before },
            new { main = pictureId }
        );
        await _cache.Changed(product, ct);
        return Result.Done;
    }
}
